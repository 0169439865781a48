"""PDF with text: printed lines joined into paragraphs by where they begin and end. Scans hold no text and say so."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from documents.reading.headings import split_number
from documents.reading.outline import Outline
from documents.reading.package import DAMAGED
from documents.reading.result import Line
from domain.errors import InputError

MAX_PAGES = 2_000
_PAGE_NUMBER = re.compile(
    r"[—\-－–·\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*[/／共]\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[—\-－–·\s]*"
)
# Typesetters put a thin space between Chinese and Latin or digits; it is no character of the text.
_THIN = re.compile(
    r"(?<=[一-鿿，。；：、（）“”《》％])[ \t]+(?=[0-9A-Za-z一-鿿（“《])"
    r"|(?<=[0-9A-Za-z%）”])[ \t]+(?=[一-鿿，。；：、（）％])"
)
_NO_SPACE = re.compile(r"[A-Za-z0-9,.;]$")


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One line as printed; left and right in points, height of its first character."""

    text: str
    page: int
    left: float
    right: float
    height: float


def outline(path: Path) -> Outline:
    """Read a .pdf."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise InputError("文件加了密码，没有读入任何内容，请去掉密码后再导入。") from error
        raise InputError(DAMAGED) from error
    try:
        if len(document) > MAX_PAGES:
            raise InputError("PDF 超过两千页，没有读入任何内容，请拆分后再导入。")
        printed = [line for number in range(len(document)) for line in _lines(document, number)]
    except pypdfium2.PdfiumError as error:
        raise InputError(DAMAGED) from error
    finally:
        document.close()
    if not printed:
        raise InputError("这份 PDF 是扫描件，没有文字可读，没有读入任何内容，请向提供的人要 Word 或 Excel 版本。")
    return Outline(blocks=list(_paragraphs(printed)))


def _lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[Printed]:
    """The lines of a page without its page number."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        counted = text_page.count_chars() == len(text)
        found = []
        at = 0
        for part in re.split("(\r\n|\r|\n)", text):
            words = part.strip()
            if words:
                first = at + part.index(words[0])
                last = at + len(part.rstrip()) - 1
                found.append(_printed(text_page, words, number + 1, (first, last) if counted else None))
            at += len(part)
    finally:
        text_page.close()
        page.close()
    for index, line in enumerate(found):
        if index in {0, len(found) - 1} and _PAGE_NUMBER.fullmatch(line.text):
            continue
        yield line


def _printed(page: pypdfium2.PdfTextPage, words: str, number: int, span: tuple[int, int] | None) -> Printed:
    if span is None:
        return Printed(text=words, page=number, left=0, right=0, height=0)
    left, bottom, _, top = page.get_charbox(span[0])
    right = page.get_charbox(span[1])[2]
    return Printed(text=words, page=number, left=left, right=right, height=top - bottom)


def _paragraphs(printed: list[Printed]) -> Iterator[Line]:
    margin = _margin(printed)
    edge = _edge(printed)
    size = max((h for h, n in Counter(round(p.height) for p in printed).items() if 5 * n >= len(printed)), default=12)
    words = ""
    place = ""
    before: Printed | None = None
    for line in printed:
        if before is None or _begins(line, before, margin, edge, size):
            if words:
                yield Line(place=place, text=_tidy(words))
            words, place = line.text, f"第{line.page}页"
        else:
            words += (
                " " if _NO_SPACE.search(words) and line.text[:1].isascii() and line.text[:1].isalpha() else ""
            ) + line.text
        before = line
    yield Line(place=place, text=_tidy(words))


def _margin(printed: list[Printed]) -> float:
    """Where full lines begin: the leftmost place at which several lines do."""
    lefts = Counter(round(line.left / 4) * 4 for line in printed)
    often = [left for left, count in lefts.items() if count >= max(2, len(printed) // 20)]
    return float(min(often, default=min(lefts)))


def _edge(printed: list[Printed]) -> float:
    """Where full lines end."""
    rights = Counter(round(line.right / 8) * 8 for line in printed)
    often = [right for right, count in rights.items() if count >= max(2, len(printed) // 12)]
    return float(max(often, default=max(rights)))


def _begins(line: Printed, before: Printed, margin: float, edge: float, size: float) -> bool:
    """Whether a line opens a paragraph: it is indented, or the one before stopped short."""
    indented = line.left > margin + 1.2 * size
    short = before.right < edge - 2.4 * size
    numbered = split_number(line.text)[0] is not None and not before.text[-1:].isalnum()
    return indented or short or (numbered and line.left > margin + 0.5 * size)


def _tidy(text: str) -> str:
    return _THIN.sub("", _THIN.sub("", text)).strip()
