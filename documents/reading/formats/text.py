"""Plain text in UTF-8, UTF-16 or GB18030, one line a paragraph."""

import re
from pathlib import Path

from documents.reading.outline import Outline
from documents.reading.result import Line
from domain.errors import InputError

_RULE = re.compile("[-—=_─*]{5,}")
_FRONT = re.compile("[一-鿿]{2,6}[：:]")


def outline(path: Path) -> Outline:
    """Read a text file; a head of 词：… lines closed by a rule describes the file and is no part of the document."""
    lines = text_of(path).splitlines()
    start = _after_front(lines)
    return Outline(
        blocks=[
            Line(place=f"第{number}行", text=line.strip()) for number, line in enumerate(lines, 1) if number > start
        ]
    )


def text_of(path: Path) -> str:
    """The characters of a file, by its byte order mark or by what decodes."""
    data = path.read_bytes()
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("文字编码认不出，没有读入任何内容，请另存为 UTF-8 文本后再导入。")


def _after_front(lines: list[str]) -> int:
    for index, line in enumerate(lines[:15]):
        if _RULE.fullmatch(line.strip()):
            return index + 1
        if not _FRONT.match(line):
            break
    return 0
