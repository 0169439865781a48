"""Word documents: paragraphs with their automatic numbers, tables with their merges, revisions as accepted."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from lxml import etree

from documents.reading.formats.beside import (
    FALLBACK,
    box_of,
    boxes_of,
    in_font,
    margins_of,
    notes_of,
    prompts,
    shows_pictures,
    sign_of,
)
from documents.reading.formats.numbering import Numbering, attribute
from documents.reading.formats.styles import Look, Styles, is_on, look_of, over
from documents.reading.outline import Grid, Outline, beyond
from documents.reading.package import DAMAGED, Package
from documents.reading.result import Line
from domain.errors import InputError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Wrappers that only stand around content; their content is read as if they were not there.
_WRAPPERS = {_W + n for n in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple")}
_HINT = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_WRAPPERS |= {_HINT + "sect", _HINT + "sub-section"}
_GONE = {_W + n for n in ("del", "moveFrom", "txbxContent", "pPr", "rPr", "sdtPr", "delText", "instrText", "rt")} | {
    FALLBACK
}
_LEVELS = set("012345678")
_ALIGNED = {"center": "center", "right": "right", "end": "right"}
MAX_COLUMNS = 400
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SIGNS = {_W + "cr": "\n", _W + "tab": "\t", _W + "ptab": "\t", _W + "noBreakHyphen": "-"}
_NOTES = {_W + "footnoteReference": "footnotes", _W + "endnoteReference": "endnotes"}


def outline(path: Path) -> Outline:
    """Read a .docx."""
    package = Package(path)
    main = package.main_part("word/document.xml")
    if not package.has(main):
        raise InputError(DAMAGED)
    return _Reader(package, main).read()


class Parts(Protocol):
    """Where the parts of a document come from: a zip package, or one flat file."""

    def has(self, name: str, /) -> bool: ...
    def tree(self, name: str, /) -> etree._Element: ...
    def relations(self, name: str, /) -> list[tuple[str, str, str, bool]]: ...
    def remarks(self) -> list[str]: ...


def read(parts: Parts) -> Outline:
    """Read a document whose main part has its usual name."""
    if not parts.has("word/document.xml"):
        raise InputError(DAMAGED)
    return _Reader(parts, "word/document.xml").read()


def content(element: etree._Element) -> Iterator[etree._Element]:
    """Children, with those of wrappers in their place."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from () if prompts(child) else content(child)
        elif isinstance(child.tag, str):
            yield child


class _Reader:
    def __init__(self, package: Parts, main: str) -> None:
        self._package = package
        self._root = package.tree(main)
        relations = package.relations(main)
        parts = {kind: target for _, kind, target, external in relations if not external}
        self._styles = Styles(self._part(parts.get("styles")))
        self._numbering = Numbering(self._part(parts.get("numbering")))
        self._outline = Outline(remarks=package.remarks())
        self._paragraphs = 0
        self._tables = 0
        self._hidden = False
        self._signs: Counter[str] = Counter()  # pictures of a font that stand for no sign known here, how often each
        self._notes = {kind: notes_of(self._part(parts.get(kind))) for kind in _NOTES.values()}
        self._margins = margins_of(self._part(n) for _, k, n, x in relations if k in {"header", "footer"} and not x)
        self._pending = ""  # words of a paragraph whose end was deleted

    def _part(self, name: str | None) -> etree._Element | None:
        return self._package.tree(name) if name and self._package.has(name) else None

    def read(self) -> Outline:
        body = self._root.find(_W + "body")
        if body is None:
            raise InputError(DAMAGED)
        self._blocks(body, "")
        self._remark()
        return self._outline

    def _remark(self) -> None:
        remarks = self._outline.remarks
        if next(self._root.iter(_W + "ins", _W + "del", _W + "moveFrom"), None) is not None:
            remarks.append("文中有修订痕迹，按接受全部修订读取。")
        if next(self._root.iter(_W + "commentReference"), None) is not None:
            remarks.append("文中有批注，没有读取。")
        if any(map(prompts, self._root.iter(_W + "sdt"))):
            remarks.append("文中有没有填写的控件，控件里的提示语没有读取。")
        if self._margins:
            remarks.append(f"页眉页脚的文字没有收进正文：{'、'.join(f'“{words}”' for words in self._margins)}。")
        if self._signs:
            told = "、".join(f"{sign}（{count}处）" for sign, count in self._signs.items())
            remarks.append(f"文中有认不出的图形符号，用〓代替：{told}，请对照原文。")
        if self._hidden:
            remarks.append("文中有隐藏文字，没有读取。")
        if next(self._root.iter(_W + "altChunk"), None) is not None:
            remarks.append("文中嵌有另一份文档，没有打开。")
        if any("DDE" in (code.text or "").upper() for code in self._root.iter(_W + "instrText")):
            remarks.append("文中有动态数据链接，没有执行。")

    def _blocks(self, parent: etree._Element, where: str) -> None:
        for child in content(parent):
            if child.tag == _W + "p":
                self._paragraphs += not where
                self._paragraph(child, where or f"第{self._paragraphs}段")
            elif child.tag == _W + "tbl":
                self._table(child)

    def _paragraph(self, element: etree._Element, place: str) -> None:
        look, number = self._number(element)
        text = self._pending + self._text(element)
        self._pending = ""
        if _end_deleted(element):
            self._pending = text
            return
        bold = self._bold(element, look)
        aligned = _ALIGNED.get(look.aligned or "", "")
        level = int(look.outline) if look.outline in _LEVELS else None
        for index, part in enumerate(text.split("\n")):
            self._outline.blocks.append(
                Line(
                    place=place,
                    text=part.strip(),
                    number="" if index else number,
                    bold=bold,
                    aligned=aligned,
                    level=level,
                )
            )
        for box in boxes_of(element):
            self._blocks(box, f"{place}文本框")
        for note in self._notes_of(element):
            self._blocks(note, f"{place}注")

    def _number(self, element: etree._Element) -> tuple[Look, str]:
        style = attribute(element.find(f"{_W}pPr/{_W}pStyle"))
        look = over(look_of(element), self._styles.look(style))
        if not look.number or look.number == "0":
            return look, ""
        return look, self._numbering.next(look.number, look.level or 0).strip()

    def _bold(self, element: etree._Element, look: Look) -> bool:
        """Whether every run with words is bold."""
        found = False
        for run in element.iter(_W + "r"):
            if not "".join(t.text or "" for t in run.iter(_W + "t")).strip():
                continue
            own = is_on(run.find(f"{_W}rPr/{_W}b"))
            if not (look.bold if own is None else own):
                return False
            found = True
        return found

    def _notes_of(self, element: etree._Element) -> list[etree._Element]:
        """The footnotes and endnotes that a paragraph points to."""
        pointed = ((self._notes[_NOTES[str(mark.tag)]], attribute(mark, "id")) for mark in element.iter(*_NOTES))
        return [notes[name] for notes, name in pointed if name in notes]

    def _text(self, element: etree._Element) -> str:
        """The words as they print with all revisions accepted."""
        words: list[str] = []
        self._collect(element, words)
        return "".join(words)

    def _collect(self, element: etree._Element, words: list[str]) -> None:
        for child in element:
            tag = child.tag
            if tag in _GONE or prompts(child):
                continue
            if tag == _W + "r" and (look := child.find(_W + "rPr")) is not None and self._special(child, look, words):
                continue
            if tag in {_W + "t", _MATH + "t"}:
                words.append(child.text or "")
            elif tag == _MATH + "den":
                words.append("/")
                self._collect(child, words)
            elif tag == _W + "br":
                words.append("\n" if attribute(child, "type") in {None, "textWrapping"} else "")
            elif tag == _W + "fldChar":
                words.append(box_of(child))
            elif tag in _SIGNS:
                words.append(_SIGNS[str(tag)])
            elif tag == _W + "sym":
                sign, unknown = sign_of(child)
                words.append(sign)
                self._signs.update(unknown)
            else:
                self._collect(child, words)

    def _special(self, run: etree._Element, look: etree._Element, words: list[str]) -> bool:
        """Whether a run is hidden, or is typed in a font of pictures and was read so."""
        if is_on(look.find(_W + "vanish")):
            self._hidden = True
            return True
        font = attribute(look.find(_W + "rFonts"), "ascii") or ""
        if not shows_pictures(font):
            return False
        inner: list[str] = []
        self._collect(run, inner)
        words += [in_font(word, font) for word in inner]
        return True

    def _table(self, element: etree._Element) -> None:
        rows = [row for row in content(element) if row.tag == _W + "tr" and row.find(f"{_W}trPr/{_W}del") is None]
        cells = [[cell for cell in content(row) if cell.tag == _W + "tc"] for row in rows]
        if all(len(row) == 1 for row in cells) and any(
            cell.find(f".//{_W}tbl") is not None for row in cells for cell in row
        ):
            for row in cells:  # a frame drawn with a table: its content is what counts
                self._blocks(row[0], f"第{self._paragraphs}段后表框")
            return
        self._tables += 1
        grid = self._grid(rows, cells)
        if grid.rows:
            self._outline.blocks.append(grid)

    def _grid(self, rows: list[etree._Element], cells: list[list[etree._Element]]) -> Grid:
        spots: list[tuple[int, int, int, str, bool]] = []  # row, column, width, words, continues the cell above
        width = 0
        for index, (row, row_cells) in enumerate(zip(rows, cells, strict=True)):
            column = _count(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
            for cell in row_cells:
                span = min(_count(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1), MAX_COLUMNS)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                continues = merge is not None and attribute(merge) != "restart"
                spots.append((index, column, span, self._cell(cell), continues))
                column += span
            width = min(max(width, column), MAX_COLUMNS)
        grid = Grid(name=f"表{self._tables}", rows=[[""] * width for _ in rows], numbers=list(range(1, len(rows) + 1)))
        self._outline.remarks += beyond(grid.name, MAX_COLUMNS, lay(grid, spots))
        return grid

    def _cell(self, cell: etree._Element) -> str:
        words = []
        for child in content(cell):
            if child.tag == _W + "p":
                _, number = self._number(child)
                words.append(number + self._text(child).strip())
                words += [self._cell(inner) for inner in (*boxes_of(child), *self._notes_of(child))]
            elif child.tag == _W + "tbl":
                words += [self._cell(inner) for inner in child.iter(_W + "tc") if inner.getparent() is not None]
        return "\n".join(word for word in words if word)


def lay(grid: Grid, spots: list[tuple[int, int, int, str, bool]]) -> list[str]:
    """Put the cells into the grid and join vertical merges; what stands too far to the right is returned."""
    left_out = []
    tops: dict[int, tuple[int, int]] = {}  # column → (row, width) of the cell that may be continued
    merges: dict[tuple[int, int], tuple[int, int]] = {}
    for row, column, span, words, continues in spots:
        if column >= grid.width:
            left_out += [f"第{row + 1}行“{words}”"] if words else []
            continue
        if continues and column in tops:
            top, width = tops[column]
            merges[top, column] = (row, column + width - 1)
            continue
        grid.rows[row][column] = words
        tops[column] = (row, span)
        if span > 1:
            merges[row, column] = (row, column + span - 1)
    for (top, left), (bottom, right) in merges.items():
        grid.cover(top, left, bottom, right)
    return left_out


def _end_deleted(element: etree._Element) -> bool:
    return element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def _count(element: etree._Element | None, otherwise: int) -> int:
    text = attribute(element) or ""
    return int(text) if text.isdecimal() and len(text) < 5 else otherwise
