"""Small files are replaced whole, also under a scanner that holds them for a moment."""

import errno
import os
import random
import threading
import time
from itertools import count
from pathlib import Path

import pytest

from domain.errors import PlaceError
from storage.aside import disk_error, put_in_place, remove_folder, rename, write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [*tmp_path.iterdir()] == [path]


def test_a_place_that_takes_no_file_is_said_and_keeps_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(PlaceError, match="读写出错"):
        write_whole(tmp_path / "file", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_names_the_space_left_where_it_is_known(tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, "full")
    assert "MB" in str(disk_error(full, tmp_path))
    assert "磁盘已满，" in str(disk_error(full, tmp_path / "gone"))
    assert "只能读、不能写" in str(disk_error(OSError(errno.EROFS, "Read-only file system"), tmp_path))
    assert "超过4 GB" in str(disk_error(OSError(errno.EFBIG, "File too large"), tmp_path)), "a film on a FAT32 stick"


class Held(type(Path())):  # type: ignore[misc]
    """A new file that a scanner holds."""

    freed = threading.Event()

    def replace(self, target: Path) -> Path:
        if not self.freed.is_set():
            raise PermissionError(errno.EACCES, "held by a scanner")
        return Path(self).rename(target)


def test_a_file_held_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    aside = Held(tmp_path / "new")
    aside.write_bytes(b"new")
    timer = threading.Timer(0.1, Held.freed.set)
    timer.start()
    put_in_place(aside, tmp_path / "file")
    timer.join()
    Held.freed.clear()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_file_held_for_good_is_given_up_in_bounded_time(tmp_path: Path) -> None:
    aside = Held(tmp_path / "new")
    aside.write_bytes(b"new")
    began = time.monotonic()
    with pytest.raises(PermissionError):
        put_in_place(aside, tmp_path / "file", patience=0.2)
    assert time.monotonic() - began < 2


def test_a_file_open_in_another_program_is_named_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = Held(tmp_path / "统计.xlsx")
    table.write_bytes(b"open in WPS")
    monkeypatch.setattr(time, "monotonic", count().__next__)
    with pytest.raises(PlaceError, match=r"“统计\.xlsx”正在别的程序里打开"):
        write_whole(table, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"统计.xlsx": b"open in WPS"}


def test_a_folder_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "original").write_bytes(b"plain")
    tries = iter([True, True, False])
    really = os.unlink

    def unlink(*told: object, **how: object) -> None:
        if next(tries, False):
            raise PermissionError(errno.EACCES, "WinError 32")
        really(*told, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "unlink", unlink)
    remove_folder(folder)
    assert not folder.exists()


def test_what_is_held_for_good_in_a_folder_stays_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / "folder" / name).mkdir(parents=True)
    really = os.rmdir

    def rmdir(path: str, **how: object) -> None:
        if Path(path).name == "b":
            raise PermissionError(errno.EACCES, "WinError 32")
        really(path, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "rmdir", rmdir)
    remove_folder(tmp_path / "folder", patience=0.1)
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["b"]


class Scanned(type(Path())):  # type: ignore[misc]
    """A disk on which a scanner holds one new file in twenty-five for some tries, as Windows tells it."""

    chance = random.Random(16)
    held = 0
    waited = 0

    def replace(self, target: Path) -> Path:
        if type(self).held == 0 and self.chance.random() < 0.04:
            type(self).held = self.chance.randint(1, 4)
        if type(self).held:
            type(self).held -= 1
            type(self).waited += 1
            raise PermissionError(errno.EACCES, "WinError 5, 32 or 33")
        return Path(self).rename(target)


def test_four_thousand_replacements_under_a_scanner_all_succeed(tmp_path: Path) -> None:
    for number in range(4_000):
        aside = Scanned(tmp_path / "new")
        aside.write_bytes(str(number).encode())
        rename(aside, tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"3999"
    assert Scanned.waited > 150
