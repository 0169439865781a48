"""Tar as a stream: plain files with short ASCII names only, written and read without touching the disk.

What comes in was sealed by a member, yet it is read as if by an enemy: no links, no folders, no names but ours.
"""

import io
import re
import tarfile
from collections.abc import Callable

BLOCK = 512
NAME = re.compile(r"(?:[a-z0-9-]+/){1,3}[a-z0-9-]+(?:\.[a-z0-9]+){0,3}")
BIGGEST = 1 << 40


class TarError(ValueError):
    """Not a tar of ours."""


def header(name: str, size: int) -> bytes:
    """The block before a file."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.USTAR_FORMAT if size < 1 << 33 else tarfile.GNU_FORMAT)


def padding(size: int) -> bytes:
    """What fills the last block of a file."""
    return bytes(-size % BLOCK)


END = bytes(2 * BLOCK)


class Untar(io.RawIOBase):
    """Takes the bytes of a tar as they come and hands them on: begin(name, size), then more(bytes), then done()."""

    def __init__(
        self, begin: Callable[[str, int], None], more: Callable[[memoryview], None], done: Callable[[], None]
    ) -> None:
        super().__init__()
        self._begin, self._more, self._done = begin, more, done
        self._head = bytearray()
        self._left = self._pad = 0
        self._ended = False

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]
        view = memoryview(data)
        size = len(view)
        while view:
            view = self._step(view)
        return size

    def _step(self, view: memoryview) -> memoryview:
        if self._left:
            part = view[: self._left]
            self._more(part)
            self._left -= len(part)
            if not self._left:
                self._done()
            return view[len(part) :]
        if self._pad:
            part = view[: self._pad]
            if any(part):
                raise TarError("bytes in the padding")
            self._pad -= len(part)
            return view[len(part) :]
        taken = BLOCK - len(self._head)
        self._head += view[:taken]
        if len(self._head) == BLOCK:
            self._file(bytes(self._head))
            self._head.clear()
        return view[taken:]

    def _file(self, block: bytes) -> None:
        if not any(block):
            self._ended = True
            return
        if self._ended:
            raise TarError("something after the end")
        try:
            info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        except (tarfile.TarError, ValueError) as error:
            raise TarError("no header") from error
        if info.type != tarfile.REGTYPE or not NAME.fullmatch(info.name) or not 0 <= info.size <= BIGGEST:
            raise TarError("not a plain file")
        self._left, self._pad = info.size, -info.size % BLOCK
        self._begin(info.name, info.size)
        if not info.size:
            self._done()

    def finish(self) -> None:
        """TarError for one that ends too early."""
        if not self._ended or self._left or self._head:
            raise TarError("cut short")
