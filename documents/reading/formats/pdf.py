"""PDF with text: printed lines joined into paragraphs by where they begin and end. Scans hold no text and say so."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, takewhile
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from documents.reading.formats.beside import told
from documents.reading.formats.pdf_columns import may_hold, unruled
from documents.reading.formats.pdf_paragraphs import Printed, Shapes, paragraphs
from documents.reading.formats.pdf_tables import Ruled, Sign, fill, find_tables
from documents.reading.outline import Grid, Outline
from documents.reading.package import DAMAGED
from documents.reading.result import Line
from domain.errors import InputError

MAX_PAGES = 2_000
PAGE_NUMBER = re.compile(
    r"[—\-－–·\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:[\s，,]*[/／共]\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[—\-－–·\s]*"
)
_HEADER = re.compile(r"\s*(?:(?:问题)?\s*(?:序号|编号)|(?=.*序号.*措施.*(?:责任|时限)))[^。，；：:]{6,}")
_COUNTED = re.compile(r"[0-9]+")
_FLAT = 0.3  # of the height of type: a sign this low tells nothing of it
_ALIGNED = 20.0  # points between the beginnings of lines that stand below one another
_APART = 3.0  # heights of type between two pieces of one line; what stands further apart is a column of its own


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
        parts = [part for number in range(len(document)) for part in _page(document, number)]
    except pypdfium2.PdfiumError as error:
        raise InputError(DAMAGED) from error
    finally:
        document.close()
    if not parts:
        raise InputError("这份 PDF 是扫描件，没有文字可读，没有读入任何内容，请向提供的人要 Word 或 Excel 版本。")
    return outline_of(parts)


def outline_of(parts: list[Printed | Ruled]) -> Outline:
    """Paragraphs and tables of what stands on the pages, and what was set aside."""
    parts, margins = _without_margins(parts)
    remarks = [f"页眉页脚的文字没有收进正文：{'、'.join(f'“{words}”' for words in margins)}。"] if margins else []
    guessed = dict.fromkeys(part.grid.name for part in parts if isinstance(part, Ruled) and not part.drawn)
    remarks += [f"{name}没有框线，按文字的位置分行分栏，请逐行核对。" for name in guessed]
    lost = {part.page: str(part.page) for part in parts if isinstance(part, Printed) and _HEADER.fullmatch(part.text)}
    if lost:
        remarks.append(
            f"第{'、'.join(lost.values())}页的表格没有框线，分不出行和栏，只按段落读，请另要 Word 或 Excel 版本。"
        )
    return Outline(blocks=list(blocks_of(parts)), remarks=remarks)


def _without_margins(parts: list[Printed | Ruled]) -> tuple[list[Printed | Ruled], list[str]]:
    """What is left without the lines that stand at the edge of most pages, digits aside; and the words of those."""
    pages: dict[int, list[Printed]] = {}
    for part in parts:
        if isinstance(part, Printed) and part.height > 0:
            pages.setdefault(part.page, []).append(part)
    at_edge: dict[tuple[str, int], list[Printed]] = {}
    inside: Counter[str] = Counter()
    for lines in pages.values():
        ordered = sorted(lines, key=lambda line: line.middle)
        for line in {id(line): line for line in (*ordered[:2], *ordered[-2:])}.values():
            at_edge.setdefault(_margin_key(line), []).append(line)
        inside.update(_margin_key(line)[0] for line in ordered[2:-2])
    often = [lines for lines in at_edge.values() if len(lines) > max(1, len(pages) // 2)]
    margins = [line for lines in often if _is_margin(lines, inside) for line in lines]
    repeated = set(map(id, margins))
    title = _title(parts, repeated)
    gone = repeated - set(map(id, title))
    kept = set(map(_margin_key, title))
    words = told(line.text for line in margins if _margin_key(line) not in kept)
    return [part for part in parts if id(part) not in gone], words


def _is_margin(lines: list[Printed], inside: Counter[str]) -> bool:
    """A label that stands as often within the pages is none, nor two lines at one height, a title and a signature."""
    lefts = [line.left for line in lines]
    return inside[_margin_key(lines[0])[0]] < len(lines) and (len(lines) > 2 or max(lefts) - min(lefts) < _ALIGNED)


def _title(parts: list[Printed | Ruled], repeated: set[int]) -> list[Printed]:
    """Repeated lines right above the first table, on the page where the document begins, are its title."""
    above: list[Printed] = []
    for part in parts:
        if isinstance(part, Ruled):
            return list(takewhile(lambda line: id(line) in repeated and line.page == above[0].page, reversed(above)))
        above.append(part)
    return []


def _margin_key(line: Printed) -> tuple[str, int]:
    return _COUNTED.sub("", line.text), round(line.middle / 4)


def _page(document: pypdfium2.PdfDocument, number: int) -> list[Printed | Ruled]:
    """The lines and tables of a page from top to bottom, without its page number."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        across = page.get_width()
        tables = find_tables(page, f"第{number + 1}页表格")
        signs = _signs(text_page) if tables else []
        for table in tables:
            fill(table, signs)
        tables = [table for table in tables if any(map(any, table.grid.rows))]
        if not tables and may_hold(text_page.get_text_range()):
            tables = [table for table in [unruled(_signs(text_page), f"第{number + 1}页表格")] if table]
        return in_order([replace(line, across=across) for line in _lines(text_page, number, tables)], tables)
    finally:
        text_page.close()
        page.close()


def _signs(page: pypdfium2.PdfTextPage) -> list[Sign]:
    """(character, left, right, middle height) of all that is printed."""
    signs = []
    before = ""
    for index in range(page.count_chars()):
        sign = before + chr(pdfium.FPDFText_GetUnicode(page.raw, index))
        if not before and "\ud800" <= sign <= "\udbff":  # a rare sign is told in two halves at one place
            before = sign
            continue
        sign, before = sign.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), ""
        if sign.isprintable():
            left, bottom, right, top = page.get_charbox(index, loose=True)
            signs.append((sign, left, right, (bottom + top) / 2))
    return signs


def in_order(lines: list[Printed], tables: list[Ruled]) -> list[Printed | Ruled]:
    """Each table where the fewest lines stand on its wrong side: a foot of the page may be printed first of all."""
    parts: list[Printed | Ruled] = list(lines)
    for table in reversed(tables):
        wrong = [0, *accumulate(1 if line.middle < table.rows[0] else -1 for line in lines)]
        parts.insert(wrong.index(min(wrong)), table)
    return parts


def _units(text: str) -> int:
    """How many characters PDFium counts: rare signs beyond the first 65,536 are two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _lines(text_page: pypdfium2.PdfTextPage, number: int, tables: list[Ruled]) -> Iterator[Printed]:
    """The lines of a page outside its tables."""
    text = text_page.get_text_range()
    counted = text_page.count_chars() == _units(text)
    found = []
    at = 0
    for part in re.split("(\r\n|\r|\n)", text):
        words = part.strip()
        if words:
            first = at + _units(part[: part.index(words[0])])
            last = at + _units(part.rstrip()) - 1
            found.append(_printed(text_page, words, number + 1, (first, last) if counted else None))
        at += _units(part)
    found = list(_rejoined(found))
    edges = {min((line.middle for line in found), default=0), max((line.middle for line in found), default=0)}
    for index, line in enumerate(found):
        if (index in {0, len(found) - 1} or line.middle in edges) and PAGE_NUMBER.fullmatch(line.text):
            continue
        if not any(table.cell(line.left + 1, line.middle) for table in tables):
            yield line


def _rejoined(pieces: list[Printed]) -> Iterator[Printed]:
    """Printed lines whole again: beside a table each sign may come as a line of its own."""
    line: Printed | None = None
    for piece in pieces:
        level = line is not None and line.height > 0 and abs(line.middle - piece.middle) < 0.5 * line.height
        if line is None or not level or not -1 <= piece.left - line.right < _APART * line.height:
            if line is not None:
                yield line
            line = piece
        else:
            wide = piece.left - line.right > 0.8 * line.height
            line = replace(line, text=line.text + ("　" if wide else "") + piece.text, right=piece.right)
    if line is not None:
        yield line


def _printed(page: pypdfium2.PdfTextPage, words: str, number: int, span: tuple[int, int] | None) -> Printed:
    if span is None:
        return Printed(text=words, page=number, left=0, right=0, height=0)
    left, bottom, _, top = page.get_charbox(span[0])
    right = page.get_charbox(span[1])[2]
    _, low, _, high = page.get_charbox(span[0], loose=True)
    if top - bottom < _FLAT * (high - low):  # 一, or a font that the file does not hold
        bottom, top = low, high
    return Printed(text=words, page=number, left=left, right=right, height=top - bottom, middle=(top + bottom) / 2)


def blocks_of(parts: list[Printed | Ruled]) -> Iterator[Line | Grid]:
    """Paragraphs and tables in order; a table goes on over pages as long as nothing else stands between."""
    printed = [part for part in parts if isinstance(part, Printed)]
    shape = Shapes(printed) if printed else None
    lines: list[Printed] = []
    last: Ruled | None = None
    for part in parts:
        if isinstance(part, Ruled):
            if lines and shape:
                yield from paragraphs(lines, shape)
                lines = []
            if last is not None and part.goes_on(last):
                last.take(part)
                continue
            if last is not None:
                yield last.grid
            last = part
        else:
            if last is not None:
                yield last.grid
                last = None
            lines.append(part)
    if last is not None:
        yield last.grid
    if lines and shape:
        yield from paragraphs(lines, shape)
