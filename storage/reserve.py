"""Room kept beside an open workspace: given up when the disk is full, so that what is being typed is still saved."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from domain.errors import PlaceError

NAME = "reserve"
MB = 1024 * 1024
SIZE = 32 * MB
FULL = 8 * MB  # a disk with less counts as full: what is typed in an hour needs a hundredth of it


class Reserve:
    """A file of 32 MiB while people type; it is gone whenever the workspace is locked."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._wanted = False
        self.given_up = False

    def hold(self) -> None:
        """Takes the room, where there is as much again; from here on it comes and goes with what the disk has left."""
        self._wanted = True
        self._take()

    def look(self) -> None:
        """Before anything is written: gives it up on a disk that is full, takes it again where there is room."""
        if not self._wanted:
            return
        if self.given_up:
            self._take()
        elif self._free() < FULL:
            self.give_up()

    def give_up(self) -> None:
        """Lets the next writing have it."""
        if self._wanted and self._path.exists():
            self._remove()
            self.given_up = True

    def check(self, size: int) -> None:
        """PlaceError for an original that would eat what was given up for typing."""
        if self.given_up and self._free() - size < SIZE:
            raise PlaceError(
                f"磁盘快满了（只剩{self._free() / MB:.1f} MB），余下的留给正在写的内容，这一份没有收进来；"
                "已保存的内容都在，请腾出磁盘空间后再收。"
            )

    def let_go(self) -> None:
        """The workspace is locked, or nobody types any more."""
        if self._wanted:
            self._wanted = self.given_up = False
            self._remove()

    def _take(self) -> None:
        if self._free() < 2 * SIZE + FULL:
            return
        try:
            with self._path.open("wb") as out:
                _fill(out.fileno())
        except OSError:
            self._remove()
        else:
            self.given_up = False

    def _free(self) -> int:
        try:
            return shutil.disk_usage(self._path.parent).free
        except OSError:
            return 0

    def _remove(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def _fill(file: int) -> None:
    """Makes the disk really give the room; a length alone would not."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file, 0, SIZE)
        return
    for _ in range(SIZE // MB):  # pragma: no cover  # Windows and macOS
        os.write(file, bytes(MB))
