"""Styles and automatic numbers of a Word 97 document."""

import struct
from dataclasses import dataclass

from documents.reading.formats.doc_properties import (
    ALIGNED,
    ALIGNED_80,
    BOLD,
    LEVEL,
    LIST,
    OUTLINE,
    Modifiers,
    flag,
    modifiers,
)
from documents.reading.formats.numbering import Level, Numbering

_STYLES, _LISTS, _USES = 0xA2, 0x2E2, 0x2EA  # where the head of the document names these tables
FORMATS = {1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero"}
FORMATS |= dict.fromkeys((10, 11, 33, 35, 37, 39), "chineseCounting") | dict.fromkeys(
    (34, 38), "chineseLegalSimplified"
)
FORMATS |= dict.fromkeys((18, 28), "decimalEnclosedCircle") | {30: "ideographTraditional", 31: "ideographZodiac"}
FORMATS |= {23: "bullet", 255: "none"}
_BODY = 9  # the outline level of what is no heading
_MOST = 4_000  # styles or lists; more are in no sound document


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a paragraph says with all its styles; level is 0-based, list 0 for none."""

    list: int = 0
    level: int = 0
    bold: bool = False
    aligned: str = ""
    outline: int | None = None  # the level of a heading, 0 for the highest


class Styles:
    """The modifiers of the paragraph styles, with what each inherits."""

    def __init__(self, main: bytes, table: bytes) -> None:
        self._said: dict[int, tuple[int, Modifiers]] = {}
        start, size = struct.unpack_from("<II", main, _STYLES)
        data = table[start : start + size]
        if len(data) < 6:
            return
        length, count, base = struct.unpack_from("<HHH", data)
        at = 2 + length
        for style in range(min(count, _MOST)):
            if at + 2 > len(data):
                return
            (wide,) = struct.unpack_from("<H", data, at)
            if wide:
                self._said[style] = _style(data[at + 2 : at + 2 + wide], base)
            at += 2 + wide + wide % 2

    def modifiers(self, style: int) -> Modifiers:
        """All that the style and those it is based on say."""
        chain: list[Modifiers] = []
        while style in self._said and len(chain) < 20:
            chain.append(self._said[style][1])
            style = self._said[style][0]
        found: Modifiers = {}
        for one in reversed(chain):
            found |= one
        return found

    def look(self, style: int, own: Modifiers) -> Look:
        """A paragraph's look: its style, and over it what it says itself."""
        found = self.modifiers(style) | own
        number = struct.unpack("<h", found[LIST])[0] if len(found.get(LIST, b"")) == 2 else 0
        level = found[LEVEL][0] if found.get(LEVEL) else 0
        outline = found[OUTLINE][0] if found.get(OUTLINE) else _BODY
        side = (found.get(ALIGNED) or found.get(ALIGNED_80) or b"\0")[0]
        return Look(
            list=max(number, 0),
            level=level,
            bold=flag(found, BOLD) is True,
            aligned={1: "center", 2: "right"}.get(side, ""),
            outline=outline if outline < _BODY else None,
        )


def _style(data: bytes, base: int) -> tuple[int, Modifiers]:
    """(style it is based on, its modifiers); only paragraph styles say anything here."""
    if len(data) < base + 2:
        return 0xFFF, {}
    kind_and_base, counted = struct.unpack_from("<HH", data, 2)
    (length,) = struct.unpack_from("<H", data, base)
    at = base + 2 + 2 * length + 2
    found: Modifiers = {}
    if kind_and_base & 15 != 1:
        return kind_and_base >> 4, found
    for index in range(min(counted & 15, 2)):
        if at + 2 > len(data):
            break
        (size,) = struct.unpack_from("<H", data, at)
        part = data[at + 2 : at + 2 + size]
        found |= modifiers(part[2:] if index == 0 else part)
        at += 2 + size + size % 2
    return kind_and_base >> 4, found


def numbering(main: bytes, table: bytes) -> Numbering:
    """The counters of all lists of a document."""
    start, size = struct.unpack_from("<II", main, _LISTS)
    lists: dict[str, dict[int, Level]] = {}
    if size >= 2:
        (count,) = struct.unpack_from("<H", table, start)
        at = start + size  # the levels stand behind the table of lists
        for index in range(min(count, _MOST)):
            name, simple = _list(table, start + 2 + 28 * index)
            levels: dict[int, Level] = {}
            for deep in range(1 if simple else 9):
                levels[deep], at = _level(table, at)
            lists[name] = levels
    return Numbering.of(lists, *_uses(main, table))


def _list(table: bytes, at: int) -> tuple[str, bool]:
    (name,) = struct.unpack_from("<I", table, at)
    return str(name), bool(table[at + 26] & 1)


def _level(table: bytes, at: int) -> tuple[Level, int]:
    start, kind, info = struct.unpack_from("<iBB", table, at)
    runs, paragraphs, restart = table[at + 24], table[at + 25], table[at + 26]
    at += 28 + runs + paragraphs
    (length,) = struct.unpack_from("<H", table, at)
    words = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(sign) + 1}" if ord(sign) < 9 else sign for sign in words)
    level = Level(
        style=FORMATS.get(kind, "decimal"),
        text=text,
        start=start,
        restart=restart if info & 8 else None,
        legal=bool(info & 4),
    )
    return level, at + 2 + 2 * length


def _uses(main: bytes, table: bytes) -> tuple[dict[str, str], dict[str, dict[int, int]]]:
    """Which list each use of one names, and where a use begins to count."""
    start, size = struct.unpack_from("<II", main, _USES)
    of_number: dict[str, str] = {}
    starts: dict[str, dict[int, int]] = {}
    if size < 4:
        return of_number, starts
    (count,) = struct.unpack_from("<I", table, start)
    count = min(count, _MOST)
    at = start + 4 + 16 * count
    for index in range(count):
        (name,) = struct.unpack_from("<I", table, start + 4 + 16 * index)
        of_number[str(index + 1)] = str(name)
        at += 4
        for _ in range(table[start + 4 + 16 * index + 12]):
            first, told = struct.unpack_from("<iI", table, at)
            at += 8
            if told & 0x10:
                starts.setdefault(str(index + 1), {})[told & 15] = first
            if told & 0x20:
                _, at = _level(table, at)
    return of_number, starts
