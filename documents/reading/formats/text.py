"""Plain text in UTF-8, UTF-16 or GB18030, one line a paragraph."""

import re
from pathlib import Path

from documents.reading.formats.stacked import stacked
from documents.reading.formats.wrapped import unwrapped
from documents.reading.outline import Grid, Outline
from documents.reading.package import DAMAGED
from documents.reading.result import Line
from domain.calendar import parse_date
from domain.errors import InputError

_RULE = re.compile("[-—=_─*]{5,}")
_ENDS = re.compile("\r\n|\r|\n")  # other signs that end a line somewhere are words of the document
_FRONT = re.compile("[一-鿿]{2,6}[：:]")


def outline(path: Path) -> Outline:
    """Read a text file; a head of 词：… lines closed by a rule describes the file and is no part of the document."""
    lines, beside = unwrapped(_ENDS.split(text_of(path).removesuffix("\n")))
    start, title, dated = _front(lines)
    result = Outline(dated=dated)
    if title:
        result.blocks.append(Line(place="第1行", text=title, heading="title"))
    result.blocks += [
        Line(place=f"第{number}行", text=line.strip(), heading="header")
        for number, line in enumerate(lines[:start], 1)
        if not line.startswith("标题")
    ]
    index, tables = start, 0
    while index < len(lines):
        end = _table_end(lines, index)
        if end > index:
            tables += 1
            result.blocks.append(_grid(f"表{tables}", lines, index, end))
            index = end
        elif table := stacked(f"表{tables + 1}", lines, index):
            grid, index, remark = table
            tables += 1
            result.blocks.append(grid)
            result.remarks.append(remark)
        else:
            if lines[index].strip() != title:
                heading = "header" if index in beside else ""
                result.blocks.append(Line(place=f"第{index + 1}行", text=lines[index].strip(), heading=heading))
            index += 1
    return result


def _table_end(lines: list[str], start: int) -> int:
    """The line after the last that the same mark cuts into at least three cells; `start` when these are no table."""
    for mark in "\t|":
        end = start
        while end < len(lines) and lines[end].count(mark) >= 2:
            end += 1
        if end - start >= 3:
            return end
    return start


def _grid(name: str, lines: list[str], start: int, end: int) -> Grid:
    mark = "\t" if lines[start].count("\t") >= 2 else "|"
    rows = [[cell.strip() for cell in line.split(mark)] for line in lines[start:end]]
    width = max(len(row) for row in rows)
    return Grid(
        name=name,
        rows=[row + [""] * (width - len(row)) for row in rows],
        numbers=list(range(1, len(rows) + 1)),
    )


def text_of(path: Path) -> str:
    """The characters of a file, by its byte order mark or by what decodes."""
    data = path.read_bytes()
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            if encoding == "utf-8-sig" and _is_damaged(data):
                raise InputError(DAMAGED) from None
    raise InputError("文字编码认不出，没有读入任何内容，请另存为 UTF-8 文本后再导入。")


def _is_damaged(data: bytes) -> bool:
    """Whether text in UTF-8 has a few broken signs; another encoding taken for it would break nearly all."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 20 < sum(sign > "\x7f" for sign in text)


def _front(lines: list[str]) -> tuple[int, str, Line | None]:
    """(index of the first line of the document, the title and the line with the date that the head names)"""
    title = ""
    dated = None
    for index, line in enumerate(lines[:15]):
        if _RULE.fullmatch(line.strip()):
            return index + 1, title, dated
        if not _FRONT.match(line):
            break
        if line.startswith("标题"):
            title = line[3:].strip()
        elif line.startswith("日期") and parse_date(line[3:]):
            dated = Line(place=f"第{index + 1}行", text=line[3:].strip())
    return 0, "", None
