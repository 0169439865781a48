"""Word 97 documents (.doc): the text by its piece table, tables by their cell marks; formatting is not read."""

import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from documents.reading.formats.compound import Compound
from documents.reading.outline import Grid, Outline
from documents.reading.package import DAMAGED
from documents.reading.result import Line
from domain.errors import InputError

_CELL = "\x07"
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")
_UNSEEN = re.compile("[\x00-\x06\x08\x0e-\x1f]")


def outline(path: Path) -> Outline:
    """Read a .doc."""
    compound = Compound(path)
    main = compound.stream("WordDocument")
    try:
        (flags,) = struct.unpack_from("<H", main, 10)
        if flags & 0x0100:
            raise InputError("文件加了密码，没有读入任何内容，请去掉密码后再导入。")
        table = compound.stream("1Table" if flags & 0x0200 else "0Table")
        text = "".join(_pieces(main, table))
        (length,) = struct.unpack_from("<i", main, 0x4C)  # characters of the main text, without notes and headers
    except (struct.error, UnicodeDecodeError) as error:
        raise InputError(DAMAGED) from error
    result = Outline(remarks=["Word 97 格式不读取自动编号、修订痕迹和合并单元格，如有请另存为 .docx 再导入。"])
    result.blocks = list(_blocks(text[: max(length, 0)]))
    if compound.has("VBA") or compound.has("_VBA_PROJECT"):
        result.remarks.append("文件带有宏，没有运行。")
    return result


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    """The text in order; each piece is either UTF-16 or cp1252."""
    start, size = struct.unpack_from("<II", main, 0x1A2)
    clx = table[start : start + size]
    at = 0
    while at < len(clx) and clx[at] == 1:  # property lists stand before the pieces
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise InputError(DAMAGED)
    (length,) = struct.unpack_from("<I", clx, at + 1)
    plan = clx[at + 5 : at + 5 + length]
    count = (len(plan) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plan)
    for index, (first, last) in enumerate(pairwise(ends)):
        (place,) = struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * index + 2)
        if last < first:
            raise InputError(DAMAGED)
        if place & 0x40000000:
            begin = (place & 0x3FFFFFFF) // 2
            yield main[begin : begin + last - first].decode("cp1252", "replace")
        else:
            yield main[place : place + 2 * (last - first)].decode("utf-16-le", "replace")


def _blocks(text: str) -> Iterator[Line | Grid]:
    """Paragraphs and tables; a row ends with two cell marks in a row."""
    text = _UNSEEN.sub("", _FIELD_CODE.sub("", text).replace("\x15", ""))
    paragraphs = tables = 0
    rows: list[list[str]] = []
    for chunk in text.split("\r"):
        if _CELL in chunk:
            rows += _rows(chunk)
            if chunk.endswith(_CELL):
                continue
        if rows:
            tables += 1
            yield _grid(rows, tables)
            rows = []
        paragraphs += 1
        for line in chunk.rpartition(_CELL)[2].replace("\x0c", "").split("\x0b"):
            yield Line(place=f"第{paragraphs}段", text=line.strip())
    if rows:
        yield _grid(rows, tables + 1)


def _rows(chunk: str) -> list[list[str]]:
    """Cells end with a mark, rows with one more: the width is the least that leaves every row mark alone."""
    cells = chunk.split(_CELL)[:-1]
    for width in range(1, len(cells) // 2):
        ends = cells[width :: width + 1]
        if len(cells) % (width + 1) == 0 and not any(ends):
            return [cells[at : at + width] for at in range(0, len(cells), width + 1)]
    rows = [row.split(_CELL) for row in (chunk.rpartition(_CELL)[0] + _CELL).split(_CELL * 2)]
    return [row for row in rows if any(row)]


def _grid(rows: list[list[str]], number: int) -> Grid:
    width = max(len(row) for row in rows)
    cells = [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in rows]
    return Grid(name=f"表{number}", rows=cells, numbers=list(range(1, len(rows) + 1)))
