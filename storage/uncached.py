"""Reading what really lies on a disk, past the memory in which the system keeps what was just written."""

import os
import sys
from collections.abc import Iterator
from io import FileIO
from mmap import mmap
from pathlib import Path

if sys.platform == "win32":  # pragma: no cover  # tried on Windows only
    import _winapi
    import msvcrt

    _SHARED, _NO_BUFFERING = 0x7, 0x20000000

    def _handle(name: str, flags: int) -> int:
        try:
            at = _winapi.GENERIC_READ, _SHARED, _winapi.NULL, _winapi.OPEN_EXISTING, _NO_BUFFERING, _winapi.NULL
            return msvcrt.open_osfhandle(_winapi.CreateFile(name, *at), flags)
        except OSError:  # a disk that does not know of it; or no file, which the ordinary way says
            return os.open(name, flags)

    def _forget(_file: FileIO) -> None:
        """Nothing was remembered."""

else:
    _handle = os.open

    def _forget(file: FileIO) -> None:
        if hasattr(os, "posix_fadvise"):  # pragma: no branch  # not on macOS
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def opened(path: Path) -> FileIO:
    """A file for `blocks`, where the system can be asked for it past its memory."""
    return FileIO(str(path), "rb", opener=_handle)


def blocks(file: FileIO, start: int, end: int, size: int) -> Iterator[memoryview]:
    """The bytes from start to end, each piece to be used before the next is asked for.

    start is a multiple of size, and size one of a sector of the disk: past the memory only whole sectors are read, into
    a place that begins as they do.
    """
    _forget(file)
    file.seek(start)
    room = memoryview(mmap(-1, size))
    while start < end and (count := file.readinto(room)):
        yield room[: min(count, end - start)]
        start += count
