"""Files that are there whole or not at all: write aside, flush, rename, flush the folder."""

import errno
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from domain.errors import PlaceError

PATIENCE = 2.5  # seconds; on Windows a virus scanner may hold a new file for a moment
PAUSE, LONGEST_PAUSE = 0.001, 0.1
WRITE_PROTECTED = 19  # Windows: ERROR_WRITE_PROTECT
PRIVATE = 0o700  # of folders: other users of the computer have no business in them


def disk_error(error: OSError | None, folder: Path, *, stick: bool = False) -> PlaceError:
    """What a failing disk means to the user, with the space left; None for a disk that is full.

    stick for what is written out of the workspace: nobody should make room on the wrong disk.
    """
    disk, lost = ("U盘或所选的磁盘", "这一次没有写完") if stick else ("磁盘", "这一步没有保存")
    if error is None or error.errno in {errno.ENOSPC, errno.EDQUOT}:
        room = "它的空间" if stick else "磁盘空间"
        return PlaceError(f"{disk}已满{_space_left(folder)}，{lost}；此前保存的内容都在，请腾出{room}后再做一次。")
    if error.errno == errno.EFBIG:
        told = "的格式放不下超过4 GB的文件"
        return PlaceError(f"{disk}{told}，{lost}；此前保存的内容都在，请换一块exFAT或NTFS格式的盘再做。")
    if is_read_only(error):
        return PlaceError(f"{disk}只能读、不能写，{lost}；此前保存的内容都在，请去掉写保护，或者换一个位置再做。")
    it = "它" if stick else "磁盘"
    return PlaceError(f"{disk}读写出错，{lost}；此前保存的内容都在，请检查{it}是否还连着、能否写入，再做一次。")


def is_read_only(error: OSError) -> bool:
    """Whether the disk is protected against writing; Windows has a number of its own for it."""
    return error.errno == errno.EROFS or getattr(error, "winerror", None) == WRITE_PROTECTED


def _space_left(folder: Path) -> str:
    try:
        return f"（只剩{shutil.disk_usage(folder).free / 1024 / 1024:.1f} MB）"
    except OSError:
        return ""


def flush_folder(folder: Path) -> None:
    """Makes a rename in that folder last; Windows has no such call and needs none."""
    if os.name == "nt":  # pragma: no cover  # tried on Windows only
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(path: Path) -> None:
    """Makes a folder and those above it, each so that it lasts; one that is there stays."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(PRIVATE, exist_ok=True)
    flush_folder(path.parent)


def flush_folders(top: Path) -> None:
    """Makes every name below a folder last."""
    for path in (top, *top.rglob("*")):
        if path.is_dir():
            flush_folder(path)


def flush_file(path: Path) -> None:
    """Makes the bytes of a written file last."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def put_in_place(aside: Path, path: Path, patience: float = PATIENCE) -> None:
    """Renames over the target and makes it last."""
    rename(aside, path, patience)
    flush_folder(path.parent)


def rename(aside: Path, path: Path, patience: float = PATIENCE) -> None:
    """Renames over the target; waits a little for a scanner that holds it."""
    _patiently(lambda: aside.replace(path), patience)


def remove_folder(folder: Path, patience: float = PATIENCE) -> None:
    """Removes a folder with all in it, as far as it goes; waits a little for a scanner that holds a file."""
    with suppress(OSError):
        _patiently(lambda: shutil.rmtree(folder), patience)
    shutil.rmtree(folder, ignore_errors=True)


def _patiently(deed: Callable[[], object], patience: float) -> None:
    until, pause = time.monotonic() + patience, PAUSE
    while True:
        try:
            deed()
            break
        except PermissionError:
            if time.monotonic() > until:
                raise
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def write_whole(path: Path, content: bytes, *, stick: bool = False) -> None:
    """Replaces a small file in one step; stick as of `disk_error`."""
    aside = path.with_name(path.name + ".part")
    try:
        with aside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        put_in_place(aside, path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise not_written(error, path, stick=stick) from error


def not_written(error: OSError, path: Path, *, stick: bool = False) -> PlaceError:
    """On Windows a file that is open in another program cannot be replaced, and that is the usual reason."""
    if isinstance(error, PermissionError) and path.exists():
        return PlaceError(
            f"“{path.name}”正在别的程序里打开或者不许改写，这一步没有保存；原来的文件没有动，"
            "请关掉那个程序，或者换一个名字、换一个文件夹再做一次。"
        )
    return disk_error(error, path.parent, stick=stick)
