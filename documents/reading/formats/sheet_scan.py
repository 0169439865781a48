"""The cells of a worksheet by their usual spelling, many times faster than element by element.

Whatever is spelt otherwise (prefixes, rich text, comments, another order of attributes) is left to lxml: None.
"""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from documents.reading.outline import column_index
from documents.reading.package import parse_xml

_TEXT = r'<t(?: xml:space="preserve")?>([^<>]*)</t>'
# What follows the place of a cell: s, t in this order, a formula before its value, plain text inline, as every office
# program writes it.
_CELL = re.compile(
    r'(?: s="([0-9]{1,5}+)")?+(?: t="([A-Za-z]{1,9}+)")?+'
    r"(?:/>|>(?:(<f)(?:[^>]*/>|[^>]*>[^<]*</f>))?+(?:<v>([^<>]*+)</v>|<v/>|<is>" + _TEXT + r"</is>)?+</c>)\s*"
)
_PLACES = re.compile("(?:[A-Z]{1,3}[|])*")
_ROW = re.compile(r'((?:\s*[A-Za-z0-9:]+="[^"<>]*")*)\s*/?>\s*')
_ATTRIBUTE = re.compile(r'(?:^|\s)([A-Za-z0-9]+)="([^"]*)"')
_ITEM = re.compile("<si>" + _TEXT + "</si>")
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_UTF_8 = re.compile(
    rb'\s*(?:<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?(?: standalone="(?:yes|no)")?\s*\?>)?\s*<'
)
_MARKED = re.compile(">([^<>&_]*+[&_][^<>]*+)<")
_START, _END = "<sheetData>", "</sheetData>"

Row = tuple[dict[str, str], list[int], list[str]]  # attributes, columns from 0, texts


Shown = Callable[[str, str, str, bool], str]  # what a cell shows by its kind, value, style, whether it has a formula


class Unusual(Exception):  # noqa: N818  # no error: a sheet may be spelt otherwise
    """Some cell of a sheet is spelt otherwise; what was told of it so far does not count."""


class _Texts(dict[str, str]):
    """What each spelling of a cell shows, found out once: a long table says the same in most of its cells."""

    def __init__(self, shown: Shown, meant: dict[str, str]) -> None:
        self._shown = shown
        self._meant = meant

    def __missing__(self, spelling: str) -> str:
        found = _CELL.fullmatch(spelling)
        if found is None:
            raise Unusual
        style, kind, formula, value, inline = found.groups("")
        if inline:
            text = self._meant.get(inline, inline).strip()
        else:
            text = self._shown(kind, self._meant.get(value, value), style, bool(formula))
        if value or not formula:  # formulas without a result are counted
            self[spelling] = text
        return text


class _Columns(dict[str, list[int]]):
    """The columns of the cells of a row, A|B|C|, whose places are written A7B7C7; most rows have the same."""

    def __missing__(self, places: str) -> list[int]:
        if not _PLACES.fullmatch(places):
            raise Unusual
        self[places] = [column_index(letters) for letters in places.split("|")[:-1]]
        return self[places]


def scan(data: bytes, shown: Shown) -> tuple[etree._Element, Iterator[Row]] | None:
    """What stands around the rows of a worksheet, and the rows in turn; Unusual may end them."""
    text = _plain(data)
    before, start, rest = (text or "").partition(_START)
    body, end, after = rest.rpartition(_END)
    if not (start and end):
        return None
    return parse_xml((before + after).encode()), _rows(body, _Texts(shown, _meant(body)))


def _rows(body: str, texts: _Texts) -> Iterator[Row]:
    columns = _Columns()
    first, *rows = body.split("<row")
    if first.strip():
        raise Unusual
    for row in rows:
        opening, *cells = row.rstrip().removesuffix("</row>").split('<c r="')
        attributed = _ROW.fullmatch(opening)
        if attributed is None:
            raise Unusual
        attributes = dict(_ATTRIBUTE.findall(attributed[1]))
        parts = [cell.partition('"') for cell in cells]
        places = "".join([place for place, _, _ in parts]).replace(attributes.get("r", "?"), "|")
        yield attributes, columns[places], [texts[cell] for _, _, cell in parts]


def strings(data: bytes) -> list[str] | None:
    """The shared strings of a workbook."""
    text = _plain(data)
    if text is None:
        return None
    found = _ITEM.findall(text)
    if len(found) != text.count("<si>") + text.count("<si/>"):
        return None
    meant = _meant(text)
    return [meant.get(words, words).strip() for words in found]


def _meant(text: str) -> dict[str, str]:
    """What each text with references or returns stands for; one parse for all of them."""
    if "&" not in text and "_x000D_" not in text:
        return {}
    marked = list(dict.fromkeys(_MARKED.findall(text)))
    root = parse_xml(("<a>" + "".join(f"<t>{words}</t>" for words in marked) + "</a>").encode())
    return {words: _without_returns(element.text or "") for words, element in zip(marked, root, strict=True)}


def _without_returns(text: str) -> str:
    """Words without the returns that Excel writes beside its line feeds."""
    return text.replace("_x000D_", "").replace("\r", "")


def _plain(data: bytes) -> str | None:
    """The text of a part that holds neither comments nor returns nor names with prefixes."""
    if not _UTF_8.match(data) or _MAIN not in data[:2000] or b"\r" in data[200:] or (b"!" in data and b"<!" in data):
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
