"""Small old workbooks and documents made on the spot: streams in a compound file."""

import struct
from collections.abc import Sequence
from pathlib import Path

LAST, FREE, OF_TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR, PER_TABLE = 512, 128
BOF, EOF, BOUND_SHEET, CODE_PAGE, LABEL = 0x809, 0x0A, 0x85, 0x42, 0x204
NUMBER, FORMAT, STYLE = 0x203, 0x41E, 0xE0
Number = tuple[float, str]  # a cell that holds a number, and how it is shown


def xls(path: Path, *rows: Sequence[str | Number], name: str = "台账", drawn: bytes = b"") -> Path:
    """A .xls of one sheet whose cells are texts or numbers, each in a record of its own; what is drawn behind them."""
    path.write_bytes(compound(("Workbook", _book(rows, name, drawn))))
    return path


def old_word(path: Path, *paragraphs: str, notes: str = "") -> Path:
    """A .doc of plain paragraphs, with the words of notes behind them."""
    main, rest = "".join(f"{words}\r" for words in paragraphs).encode("utf-16-le"), notes.encode("utf-16-le")
    head = bytearray(0x800)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", head, 10, 0x200)  # its tables stand in 1Table
    struct.pack_into("<ii", head, 0x4C, len(main) // 2, len(rest) // 2)
    plan = struct.pack("<IIHIH", 0, len(main + rest) // 2, 0, len(head), 0)
    pieces = b"\x02" + struct.pack("<I", len(plan)) + plan
    struct.pack_into("<II", head, 0x1A2, 0, len(pieces))
    path.write_bytes(compound(("WordDocument", bytes(head) + main + rest), ("1Table", pieces)))
    return path


def compound(*streams: tuple[str, bytes]) -> bytes:
    """A compound file of at most three streams, with its tables and its directory before them."""
    told = [(name, data.ljust(-(-max(len(data), 4096) // SECTOR) * SECTOR, b"\0")) for name, data in streams]
    sectors = sum(len(data) for _, data in told) // SECTOR
    tables = -(-(sectors + 1) // (PER_TABLE - 1))
    chain = [OF_TABLE] * tables + [LAST]
    directory = bytearray(SECTOR)
    _enter(directory, 0, "Root Entry", (5, LAST, 0), below=1)
    for index, (name, data) in enumerate(told, 1):
        start, count = len(chain), len(data) // SECTOR
        chain += [*range(start + 1, start + count), LAST]
        _enter(directory, index, name, (2, start, len(data)), beside=index + 1 if index < len(told) else FREE)
    chain += [FREE] * (tables * PER_TABLE - len(chain))
    head = bytearray(SECTOR)
    head[:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", head, 44, tables, tables)
    struct.pack_into("<IIIII", head, 56, 4096, LAST, 0, LAST, 0)
    struct.pack_into("<109I", head, 76, *range(tables), *[FREE] * (109 - tables))
    return bytes(head) + struct.pack(f"<{len(chain)}I", *chain) + bytes(directory) + b"".join(d for _, d in told)


def _enter(
    directory: bytearray, index: int, name: str, what: tuple[int, int, int], *, below: int = FREE, beside: int = FREE
) -> None:
    """Name a stream or the root: what is (kind, first sector, size)."""
    at, words = 128 * index, name.encode("utf-16-le")
    directory[at : at + len(words)] = words
    struct.pack_into("<HBB", directory, at + 64, len(words) + 2, what[0], 1)
    struct.pack_into("<III", directory, at + 68, FREE, beside, below)
    struct.pack_into("<II", directory, at + 116, *what[1:])


def shape(kind: int, words: str) -> bytes:
    """A shape of this kind with words in it: 6 is a text box, 0x19 the frame of a comment."""
    told = struct.pack("<HHHHHHHHH", 0, 0, 0, 0, 0, len(words), 16, 0, 0)
    text, runs = record(0x3C, b"\1" + words.encode("utf-16-le")), record(0x3C, bytes(16))
    return record(0x5D, struct.pack("<HHHH", 0x15, 0x12, kind, 1) + bytes(14)) + record(0x1B6, told) + text + runs


def chart(*numbers: float) -> bytes:
    """A chart in a sheet, with the numbers it keeps of what it shows."""
    kept = (record(NUMBER, struct.pack("<HHHd", 9, 9, 0, number)) for number in numbers)
    return _begin(0x20) + b"".join(kept) + record(EOF, b"")


def _book(rows: Sequence[Sequence[str | Number]], name: str, drawn: bytes) -> bytes:
    codes = list(dict.fromkeys(cell[1] for row in rows for cell in row if isinstance(cell, tuple)))
    head = record(CODE_PAGE, struct.pack("<H", 1200))
    for number, code in enumerate(codes, 164):
        head += record(FORMAT, struct.pack("<HHB", number, len(code), 1) + code.encode("utf-16-le"))
    head += b"".join(record(STYLE, struct.pack("<HH", 0, 164 + n) + bytes(16)) for n, _ in enumerate(codes))
    title = name.encode("utf-16-le")
    sheet_head = struct.pack("<HBB", 0, len(name), 1) + title
    start = 20 + len(head) + 8 + len(sheet_head) + 4
    book = _begin(5) + head + record(BOUND_SHEET, struct.pack("<I", start) + sheet_head) + record(EOF, b"")
    cells = [
        _cell(row, column, cell, codes) for row, told in enumerate(rows) for column, cell in enumerate(told) if cell
    ]
    return book + _begin(0x10) + b"".join(cells) + drawn + record(EOF, b"")


def _cell(row: int, column: int, cell: str | Number, codes: list[str]) -> bytes:
    if isinstance(cell, tuple):
        return record(NUMBER, struct.pack("<HHHd", row, column, codes.index(cell[1]), cell[0]))
    words = cell.encode("utf-16-le")
    return record(LABEL, struct.pack("<HHHHB", row, column, 15, len(words) // 2, 1) + words)


def _begin(kind: int) -> bytes:
    return record(BOF, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 6))


def record(kind: int, body: bytes) -> bytes:
    """A record of an old workbook."""
    return struct.pack("<HH", kind, len(body)) + body
