"""The cells of a worksheet by their usual spelling, many times faster than element by element.

Whatever is spelt otherwise (prefixes, rich text, comments, another order of attributes) is left to lxml: None.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from documents.reading.package import parse_xml

_TEXT = r'<t(?: xml:space="preserve")?>([^<]*)</t>'
# r, s, t in this order, a formula before its value, plain text inline: so every office program writes a cell.
_CELL = re.compile(
    r'<c r="([A-Z]{1,3}+)[0-9]{1,7}+"(?: s="([0-9]{1,5}+)")?+(?: t="([A-Za-z]{1,9}+)")?+'
    r"(?:/>|>(?:(<f)(?:[^>]*/>|[^>]*>[^<]*</f>))?+(?:<v>([^<]*+)</v>|<v/>|<is>" + _TEXT + "</is>)?+</c>)"
)
_ROW = re.compile(r'((?:\s*[A-Za-z0-9:]+="[^"<>]*")*)\s*/?>')
_ATTRIBUTE = re.compile(r'(?:^|\s)([A-Za-z0-9]+)="([^"]*)"')
_ITEM = re.compile("<si>" + _TEXT + "</si>")
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_UTF_8 = re.compile(
    rb'\s*(?:<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?(?: standalone="(?:yes|no)")?\s*\?>)?\s*<'
)
_START, _END = "<sheetData>", "</sheetData>"

Cell = tuple[str, str, str, str, str, str]  # letters, style, type, formula mark, value, inline text


class Scanned(NamedTuple):
    """A sheet: its rows, what stands around them, and what escaped texts mean."""

    rows: list[tuple[dict[str, str], list[Cell]]]
    around: etree._Element
    meant: dict[str, str]


def scan(data: bytes) -> Scanned | None:
    """The rows of a worksheet."""
    text = _plain(data)
    if text is None or text.count(_START) != 1 or text.count(_END) != 1:
        return None
    start, end = text.index(_START), text.index(_END)
    body = text[start + len(_START) : end]
    rows = []
    found = 0
    for part in body.split("<row")[1:]:
        opening = _ROW.match(part)
        if opening is None:
            return None
        cells = _CELL.findall(part)
        found += len(cells)
        rows.append((dict(_ATTRIBUTE.findall(opening[1])), cells))
    if found != body.count("<c ") + body.count("<c>"):
        return None
    texts = (words for _, cells in rows for cell in cells for words in cell[4:]) if "&" in body else ()
    return Scanned(rows, parse_xml((text[:start] + text[end + len(_END) :]).encode()), _meant(texts))


def strings(data: bytes) -> list[str] | None:
    """The shared strings of a workbook."""
    text = _plain(data)
    if text is None:
        return None
    found = _ITEM.findall(text)
    if len(found) != text.count("<si>") + text.count("<si/>"):
        return None
    meant = _meant(found)
    return [meant.get(words, words) for words in found] if meant else found


def _plain(data: bytes) -> str | None:
    """The characters of a part that holds neither comments nor returns nor names with prefixes."""
    if not _UTF_8.match(data) or _MAIN not in data[:2000] or b"<!" in data or b"\r" in data[200:]:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _meant(texts: Iterable[str]) -> dict[str, str]:
    """What each text with references stands for; one parse for all of them."""
    marked = [text for text in dict.fromkeys(texts) if "&" in text]
    if not marked:
        return {}
    root = parse_xml(("<a>" + "".join(f"<t>{text}</t>" for text in marked) + "</a>").encode())
    return {text: element.text or "" for text, element in zip(marked, root, strict=True)}
