"""The cells of a worksheet by their usual spelling, many times faster than element by element.

Whatever is spelt otherwise (prefixes, rich text, comments, another order of attributes) is left to lxml: None.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from documents.reading.package import parse_xml

_TEXT = r'<t(?: xml:space="preserve")?>([^<>]*)</t>'
# r, s, t in this order, a formula before its value, plain text inline: so every office program writes a cell.
_CELL = re.compile(
    r'<c r="([A-Z]{1,3}+)[0-9]{1,7}+"(?: s="([0-9]{1,5}+)")?+(?: t="([A-Za-z]{1,9}+)")?+'
    r"(?:/>|>(?:(<f)(?:[^>]*/>|[^>]*>[^<]*</f>))?+(?:<v>([^<>]*+)</v>|<v/>|<is>" + _TEXT + "</is>)?+</c>)"
)
_ROW = re.compile(r'((?:\s*[A-Za-z0-9:]+="[^"<>]*")*)\s*/?>')
_ATTRIBUTE = re.compile(r'(?:^|\s)([A-Za-z0-9]+)="([^"]*)"')
_ITEM = re.compile("<si>" + _TEXT + "</si>")
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_UTF_8 = re.compile(
    rb'\s*(?:<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?(?: standalone="(?:yes|no)")?\s*\?>)?\s*<'
)
_MARKED = re.compile(">([^<>&_]*+[&_][^<>]*+)<")
_START, _END = b"<sheetData>", b"</sheetData>"

Cell = tuple[str, str, str, str, str, str]  # letters, style, type, formula mark, value, inline text


class Unusual(Exception):  # noqa: N818  # no error: a sheet may be spelt otherwise
    """Some cell of a sheet is spelt otherwise; what was told of it so far does not count."""


class Scanned(NamedTuple):
    """A sheet: what stands around its rows, what marked texts mean, the rows in turn; Unusual may end them."""

    around: etree._Element
    meant: dict[str, str]
    rows: Iterator[tuple[dict[str, str], list[Cell]]]


def scan(data: bytes) -> Scanned | None:
    """The rows of a worksheet."""
    if not _is_plain(data) or data.count(_START) != 1 or data.count(_END) != 1:
        return None
    before, _, rest = data.partition(_START)
    body, _, after = rest.partition(_END)
    text = body.decode()
    return Scanned(parse_xml(before + after), _meant(body, text), _rows(text, body.count(b"<c")))


def _rows(body: str, count: int) -> Iterator[tuple[dict[str, str], list[Cell]]]:
    found = 0
    for part in body.split("<row")[1:]:
        opening = _ROW.match(part)
        if opening is None:
            raise Unusual
        cells = _CELL.findall(part)
        found += len(cells)
        yield dict(_ATTRIBUTE.findall(opening[1])), cells
    if found != count:
        raise Unusual


def strings(data: bytes) -> list[str] | None:
    """The shared strings of a workbook."""
    if not _is_plain(data):
        return None
    text = data.decode()
    found = _ITEM.findall(text)
    if len(found) != data.count(b"<si>") + data.count(b"<si/>"):
        return None
    meant = _meant(data, text)
    return [meant.get(words, words).strip() for words in found]


def _meant(body: bytes, text: str) -> dict[str, str]:
    """What each text with references or returns stands for; one parse for all of them."""
    if b"&" not in body and b"_x000D_" not in body:
        return {}
    marked = list(dict.fromkeys(_MARKED.findall(text)))
    root = parse_xml(("<a>" + "".join(f"<t>{words}</t>" for words in marked) + "</a>").encode())
    return {words: _without_returns(element.text or "") for words, element in zip(marked, root, strict=True)}


def _without_returns(text: str) -> str:
    """Words without the returns that Excel writes beside its line feeds."""
    return text.replace("_x000D_", "").replace("\r", "")


def _is_plain(data: bytes) -> bool:
    """Whether a part holds neither comments nor returns nor names with prefixes, and is text."""
    if not _UTF_8.match(data) or _MAIN not in data[:2000] or b"\r" in data[200:] or (b"!" in data and b"<!" in data):
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
