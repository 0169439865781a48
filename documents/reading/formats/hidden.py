"""What calamine does not tell of an old workbook (.xls): what it hides, how it shows numbers, how wide it is."""

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from documents.reading.formats.cell_values import BUILT_IN
from documents.reading.formats.compound import Compound

_SHEET, _COLUMNS, _ROW, _END, _PASSWORD = 0x85, 0x7D, 0x208, 0x0A, 0x2F
_FORMAT, _STYLE = 0x41E, 0xE0
_NUMBERS, _MANY_NUMBERS = {0x06, 0x203, 0x27E}, 0xBD
_BEGIN, _NOTE, _SHAPE, _SHAPE_TEXT, _MORE = 0x809, 0x1C, 0x5D, 0x1B6, 0x3C
_DRAWN = {_NOTE, _SHAPE, _SHAPE_TEXT, _MORE}
_OF_NOTE = 0x19  # the shape in which a comment is drawn
_VALUES = {0x06, 0x7E, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E}  # records of cells that hold something


@dataclass(kw_only=True)
class Hidden:
    """What a sheet of an old workbook holds and calamine does not tell; rows and columns from 0."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    codes: dict[tuple[int, int], str] = field(default_factory=dict)  # (row, column) → how its number is shown
    notes: int = 0
    shapes: list[str] = field(default_factory=list)  # the words in each
    cells: int = 0  # of the rectangle around all that holds something, blanks counted


def has_macros(path: Path) -> bool:
    """Whether an old workbook carries a program; a newer binary one (.xlsb) is told by its package."""
    with path.open("rb") as file:
        if file.read(2) == b"PK":
            return False
    compound = Compound(path)
    return compound.has("_VBA_PROJECT") or compound.has("_VBA_PROJECT_CUR")


def hidden_of(path: Path) -> list[Hidden]:
    """0-based rows and columns hidden in each sheet, in the order of the sheets."""
    compound = Compound(path)
    name = next((n for n in ("Workbook", "Book") if compound.has(n)), "")
    if not name:
        return []
    data = compound.stream(name)
    book = list(_records(data, 0))
    if any(kind == _PASSWORD for kind, _ in book):
        return []
    starts = [struct.unpack_from("<I", body)[0] for kind, body in book if kind == _SHEET and len(body) >= 4]
    codes = _codes(book) if name == "Workbook" else []
    return [_sheet(data, start, codes) for start in starts]


def _codes(book: Iterable[tuple[int, bytes]]) -> list[str]:
    """The format code of each style that a cell may name."""
    own: dict[int, str] = {}
    styles: list[int] = []
    for kind, body in book:
        if kind == _FORMAT and len(body) >= 5:
            number, length, wide = struct.unpack_from("<HHB", body)
            own[number] = body[5:].decode("utf-16-le", "replace")[:length] if wide & 1 else body[5:].decode("latin-1")
        elif kind == _STYLE and len(body) >= 4:
            styles.append(struct.unpack_from("<H", body, 2)[0])
    return [own.get(number, BUILT_IN.get(number, "")) for number in styles]


def _styled(kind: int, body: bytes) -> Iterator[tuple[int, int]]:
    """(column, style) of the numbers in a record of cells."""
    if kind in _NUMBERS and len(body) >= 6:
        yield struct.unpack_from("<2H", body, 2)
    elif kind == _MANY_NUMBERS and len(body) >= 6:
        (first,) = struct.unpack_from("<H", body, 2)
        for at in range(4, len(body) - 6, 6):
            yield first + (at - 4) // 6, struct.unpack_from("<H", body, at)[0]


def _sheet(data: bytes, start: int, codes: Sequence[str]) -> Hidden:
    hidden = Hidden()
    rows: set[int] = set()
    columns: set[int] = set()
    drawn: list[tuple[int, bytes]] = []
    for kind, body in _records(data, start):
        if kind == _COLUMNS and len(body) >= 10:
            first, last, _, _, options = struct.unpack_from("<5H", body)
            if options & 1:
                hidden.columns.update(range(first, min(last, 255) + 1))
        elif kind == _ROW and len(body) >= 16:
            (row,) = struct.unpack_from("<H", body)
            (options,) = struct.unpack_from("<H", body, 12)
            if options & 0x20:
                hidden.rows.add(row)
        elif kind in _DRAWN:
            drawn.append((kind, body))
        elif kind in _VALUES and len(body) >= 4:
            row, column = struct.unpack_from("<2H", body)
            rows.add(row)
            columns.add(column)
            for at, style in _styled(kind, body):
                if style < len(codes) and codes[style]:
                    hidden.codes[row, at] = codes[style]
    hidden.notes = sum(kind == _NOTE for kind, _ in drawn)
    hidden.shapes = list(_words_of(drawn))
    hidden.cells = _reach(rows) * _reach(columns)
    return hidden


def _reach(places: set[int]) -> int:
    return max(places) - min(places) + 1 if places else 0


def _words_of(drawn: Iterable[tuple[int, bytes]]) -> Iterator[str]:
    """The words in each shape that draws no comment; they stand in the records behind it."""
    words, left, of_note = "", 0, False
    for kind, body in drawn:
        if kind == _SHAPE:
            of_note = body[4:6] == struct.pack("<H", _OF_NOTE)
        elif kind == _SHAPE_TEXT and len(body) >= 12 and not of_note:
            words, left = "", struct.unpack_from("<H", body, 10)[0]
        elif left:
            words += body[1:].decode("utf-16-le" if body[:1] == b"\1" else "latin-1", "replace")[: left - len(words)]
            if len(words) == left:
                yield words.strip()
                left = 0


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """(kind, body) of the records from here to the end of the part, without those of the charts inside it."""
    depth = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        depth += kind == _BEGIN
        if depth <= 1:
            yield kind, data[at + 4 : at + 4 + length]
        depth -= kind == _END
        if kind == _END and depth <= 0:
            return
        at += 4 + length
