"""What a Word 97 document says of its paragraphs and runs: property pages and the single modifiers in them.

Names follow [MS-DOC]: FKP pages of 512 bytes name runs of file positions, each with a list of sprm (modifier, operand).
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

IN_TABLE, ROW_END = 0x2416, 0x2417
LEVEL, LIST, ALIGNED_80, ALIGNED, OUTLINE = 0x260A, 0x460B, 0x2403, 0x2461, 0x2640
BOLD, HIDDEN, DELETED, INSERTED = 0x0835, 0x083C, 0x0800, 0x0801
FONT, SYMBOL = 0x4A4F, 0x6A09  # of a run, as a place in the list of fonts; of a sign, that and which it is
_FONTS, _NAME = 0x112, 39  # where the head of the document names the list of fonts, and where each holds its name
TABLE, VERTICAL, HUGE = 0xD608, 0xD62B, 0x6646
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_PAGE = 512
Modifiers = dict[int, bytes]


def modifiers(data: bytes) -> Modifiers:
    """Modifier → operand, the last of each."""
    found: Modifiers = {}
    at = 0
    while at + 2 < len(data):
        (name,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES.get(name >> 13, 0)
        if name == TABLE:
            (length,) = struct.unpack_from("<H", data, at)
            at, size = at + 2, max(length - 1, 0)
        elif name >> 13 == 6:
            at, size = at + 1, data[at]
        if name == VERTICAL:
            found[name] = found.get(name, b"") + data[at : at + size]
        else:
            found[name] = data[at : at + size]
        at += size
    return found


def flag(found: Modifiers, name: int) -> bool | None:
    """A switch; None when nothing is said of it. Values from 128 on mean as the style says."""
    operand = found.get(name)
    return None if not operand or operand[0] > 1 else bool(operand[0])


def fonts(main: bytes, table: bytes) -> list[str]:
    """The names of the fonts in their order."""
    start, size = struct.unpack_from("<II", main, _FONTS)
    told = table[start : start + size]
    names: list[str] = []
    at = 4
    while at < len(told):
        words = told[at + 1 + _NAME : at + 1 + told[at]].decode("utf-16-le", "replace")
        names.append(words.partition("\0")[0])
        at += 1 + told[at]
    return names


@dataclass(kw_only=True)
class Runs:
    """Runs of file positions with what is said of each."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    said: list[tuple[int, Modifiers]] = field(default_factory=list)  # (style, modifiers)

    def at(self, place: int) -> tuple[int, Modifiers]:
        """What is said of the run around this position."""
        index = bisect_right(self.starts, place) - 1
        return self.said[index] if index >= 0 and place < self.ends[index] else (0, {})

    def until(self, place: int) -> int:
        """Where the run around this position ends; the next one begins there or later."""
        index = bisect_right(self.starts, place) - 1
        if index >= 0 and place < self.ends[index]:
            return self.ends[index]
        return self.starts[index + 1] if index + 1 < len(self.starts) else place + (1 << 30)


def runs(main: bytes, table: bytes, where: int, extra: bytes, *, paragraphs: bool) -> Runs:
    """The runs whose pages the table stream lists; `where` is the place of that list in the head of the document."""
    start, size = struct.unpack_from("<II", main, where)
    plan = table[start : start + size]
    count = max((len(plan) - 4) // 8, 0)
    pages = struct.unpack_from(f"<{count}I", plan, 4 * (count + 1)) if count else ()
    told: list[tuple[int, int, tuple[int, Modifiers]]] = []
    for number in dict.fromkeys(page & 0x3FFFFF for page in pages):
        page = main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            told += _page(page, extra, paragraphs=paragraphs)
    told.sort(key=lambda run: run[0])
    return Runs(starts=[run[0] for run in told], ends=[run[1] for run in told], said=[run[2] for run in told])


def _page(page: bytes, extra: bytes, *, paragraphs: bool) -> Iterator[tuple[int, int, tuple[int, Modifiers]]]:
    count = page[-1]
    if 4 * (count + 1) + count * (13 if paragraphs else 1) >= _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        offset = page[4 * (count + 1) + index * (13 if paragraphs else 1)] * 2
        said: tuple[int, Modifiers] = (0, {})
        if offset:
            said = _of_paragraph(page, offset, extra) if paragraphs else (0, modifiers(_sized(page, offset)))
        yield places[index], places[index + 1], said


def _sized(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]]


def _of_paragraph(page: bytes, at: int, extra: bytes) -> tuple[int, Modifiers]:
    size = page[at] * 2 - 1 if page[at] else page[at + 1] * 2
    start = at + 1 if page[at] else at + 2
    data = page[start : start + size]
    if len(data) < 2:
        return 0, {}
    found = modifiers(data[2:])
    if HUGE in found and len(found[HUGE]) == 4:  # the modifiers of a wide row stand in a stream of their own
        (place,) = struct.unpack("<I", found[HUGE])
        if place + 2 <= len(extra):
            (length,) = struct.unpack_from("<H", extra, place)
            found |= modifiers(extra[place + 2 : place + 2 + length])
    return struct.unpack_from("<H", data)[0], found
