"""Compound files (.doc, .xls): the streams inside, read with every chain and size checked."""

import struct
from pathlib import Path

from documents.reading.package import DAMAGED
from domain.errors import InputError

_LAST = 0xFFFFFFFA  # sector numbers from here on are marks
_MAX_STREAM = 128 << 20


class Compound:
    """The named streams of one compound file."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        self._data += b"\0" * (-len(self._data) % 512)  # some programs leave the last sector short
        try:
            self._open()
        except (struct.error, IndexError, ValueError, UnicodeDecodeError) as error:
            raise InputError(DAMAGED) from error

    def _open(self) -> None:
        head = self._data
        shift, mini_shift = struct.unpack_from("<HH", head, 30)
        if not (7 <= shift <= 12 and mini_shift == 6):
            raise InputError(DAMAGED)
        self._size = 1 << shift
        (directory,) = struct.unpack_from("<I", head, 48)
        (self._cutoff,) = struct.unpack_from("<I", head, 56)
        mini_fat, _, difat, difat_count = struct.unpack_from("<IIII", head, 60)
        tables = [s for s in struct.unpack_from("<109I", head, 76) if s < _LAST]
        for _ in range(min(difat_count, 10_000)):
            if difat >= _LAST:
                break
            *more, difat = struct.unpack(f"<{self._size // 4}I", self._sector(difat))
            tables += [s for s in more if s < _LAST]
        self._fat = [n for table in tables for n in struct.unpack(f"<{self._size // 4}I", self._sector(table))]
        mini = self._chain(mini_fat)
        self._mini_fat = list(struct.unpack(f"<{len(mini) // 4}I", mini))
        self._entries: dict[str, tuple[int, int]] = {}
        entries = self._chain(directory)
        for at in range(0, len(entries) - 127, 128):
            self._entry(entries[at : at + 128])

    def _entry(self, entry: bytes) -> None:
        (length,) = struct.unpack_from("<H", entry, 64)
        kind = entry[66]
        start, size = struct.unpack_from("<II", entry, 116)
        if kind == 5:
            self._mini = self._chain(start)
        elif kind == 2 and 2 <= length <= 64:
            self._entries.setdefault(entry[: length - 2].decode("utf-16-le"), (start, size))

    def has(self, name: str) -> bool:
        return name in self._entries

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; InputError when it is missing or broken."""
        try:
            start, size = self._entries[name]
            if size < self._cutoff:
                data = b"".join(self._mini[s * 64 : s * 64 + 64] for s in _follow(start, self._mini_fat))
            else:
                data = self._chain(start)
        except (KeyError, IndexError, AttributeError, ValueError, struct.error) as error:
            raise InputError(DAMAGED) from error
        if len(data) < size:
            raise InputError(DAMAGED)
        return data[:size]

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        sector = self._data[at : at + self._size]
        if len(sector) < self._size:
            raise ValueError("a sector outside of the file")
        return sector

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(start, self._fat))


def _follow(start: int, table: list[int]) -> list[int]:
    """The sectors of a chain; a chain longer than its table runs in a circle."""
    chain = []
    while start < _LAST:
        chain.append(start)
        if len(chain) > len(table) or len(chain) * 64 > _MAX_STREAM:
            raise ValueError("a chain without end")
        start = table[start]
    return chain
