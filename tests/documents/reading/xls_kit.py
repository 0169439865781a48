"""Small old workbooks made on the spot: one stream of records in a compound file."""

import struct
from collections.abc import Sequence
from pathlib import Path

LAST, FREE, OF_TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR, PER_TABLE = 512, 128
BOF, EOF, BOUND_SHEET, CODE_PAGE, LABEL = 0x809, 0x0A, 0x85, 0x42, 0x204


def xls(path: Path, *rows: Sequence[str], name: str = "台账") -> Path:
    """A .xls of one sheet whose cells are texts, each in a record of its own."""
    path.write_bytes(compound("Workbook", _book(rows, name)))
    return path


def compound(name: str, stream: bytes) -> bytes:
    """A compound file that holds one stream of at least 4,096 bytes, with its tables and its directory before it."""
    stream = stream.ljust(-(-max(len(stream), 4096) // SECTOR) * SECTOR, b"\0")
    sectors = len(stream) // SECTOR
    tables = -(-(sectors + 1) // (PER_TABLE - 1))
    chain = [OF_TABLE] * tables + [LAST, *range(tables + 2, tables + 1 + sectors), LAST]
    chain += [FREE] * (tables * PER_TABLE - len(chain))
    head = bytearray(SECTOR)
    head[:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", head, 44, tables, tables)
    struct.pack_into("<IIIII", head, 56, 4096, LAST, 0, LAST, 0)
    struct.pack_into("<109I", head, 76, *range(tables), *[FREE] * (109 - tables))
    directory = bytearray(SECTOR)
    for at, told, kind, start, size in ((0, "Root Entry", 5, LAST, 0), (128, name, 2, tables + 1, len(stream))):
        words = told.encode("utf-16-le")
        directory[at : at + len(words)] = words
        struct.pack_into("<HBB", directory, at + 64, len(words) + 2, kind, 1)
        struct.pack_into("<III", directory, at + 68, FREE, FREE, 1 if at == 0 else FREE)
        struct.pack_into("<II", directory, at + 116, start, size)
    return bytes(head) + struct.pack(f"<{len(chain)}I", *chain) + bytes(directory) + stream


def _book(rows: Sequence[Sequence[str]], name: str) -> bytes:
    code_page = _record(CODE_PAGE, struct.pack("<H", 1200))
    title = name.encode("utf-16-le")
    sheet_head = struct.pack("<HBB", 0, len(name), 1) + title
    start = 20 + len(code_page) + 8 + len(sheet_head) + 4
    book = _begin(5) + code_page + _record(BOUND_SHEET, struct.pack("<I", start) + sheet_head) + _record(EOF, b"")
    cells = [
        _record(
            LABEL,
            struct.pack("<HHHHB", row, column, 15, len(words.encode("utf-16-le")) // 2, 1) + words.encode("utf-16-le"),
        )
        for row, told in enumerate(rows)
        for column, words in enumerate(told)
    ]
    return book + _begin(0x10) + b"".join(cells) + _record(EOF, b"")


def _begin(kind: int) -> bytes:
    return _record(BOF, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 6))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body
