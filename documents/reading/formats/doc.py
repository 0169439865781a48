"""Word 97 documents (.doc): text by its piece table, numbers, tables with their merges, revisions as accepted."""

import re
import struct
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path

from documents.reading.formats import doc_lists, doc_properties
from documents.reading.formats.beside import in_font, told
from documents.reading.formats.compound import Compound
from documents.reading.formats.doc_properties import Modifiers, flag
from documents.reading.formats.docx import MAX_COLUMNS, lay
from documents.reading.outline import Grid, Outline, beyond
from documents.reading.package import DAMAGED
from documents.reading.result import Line
from domain.errors import InputError

_CHARACTERS, _PARAGRAPHS = 0xFA, 0x102  # where the head of the document names the property pages
_CELL = "\x07"
_ENDS = {"\r", _CELL, "\x0c"}
_SHOWN = {"\x0b": "\n", "\x1e": "-", "\t": "\t"}
# The stories of a document as they follow each other; those without a name are told of elsewhere or hold no words.
_STORIES = ("正文", "脚注", "页眉页脚", "", "", "尾注", "文本框", "页眉页脚里的文本框")
_UNSEEN = re.compile("\x13[^\x14\x15]*\x14?|[\x00-\x1f]")  # the code of a field, and signs that print nothing
_ENDING = re.compile("[\r\x07\x0b\x0c]")
_NEAR = 40  # twentieths of a point: edges of cells closer than this are one


def outline(path: Path) -> Outline:
    """Read a .doc."""
    compound = Compound(path)
    main = compound.stream("WordDocument")
    try:
        (flags,) = struct.unpack_from("<H", main, 10)
        if flags & 0x0100:
            raise InputError("文件加了密码，没有读入任何内容，请去掉密码后再导入。")
        table = compound.stream("1Table" if flags & 0x0200 else "0Table")
        extra = compound.stream("Data") if compound.has("Data") else b""
        result = _Reader(main, table, extra).read()
    except (struct.error, UnicodeDecodeError, IndexError, ValueError) as error:
        raise InputError(DAMAGED) from error
    if compound.has("VBA") or compound.has("_VBA_PROJECT"):
        result.remarks.append("文件带有宏，没有运行。")
    return result


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """Characters that stand together in the file; wide are units of two bytes each."""

    text: str
    place: int
    wide: int


@dataclass(kw_only=True)
class _Paragraph:
    """The words up to a mark, and what is said of them; `bold` tells whether every sign of them is."""

    text: str
    mark: str
    style: int
    said: Modifiers
    bold: bool | None


@dataclass(kw_only=True)
class _Row:
    cells: list[str]
    edges: list[int] = field(default_factory=list)
    continues: list[bool] = field(default_factory=list)


class _Reader:
    def __init__(self, main: bytes, table: bytes, extra: bytes) -> None:
        self._main = main
        self._table = table
        self._characters = doc_properties.runs(main, table, _CHARACTERS, extra, paragraphs=False)
        self._paragraphs = doc_properties.runs(main, table, _PARAGRAPHS, extra, paragraphs=True)
        self._fonts = doc_properties.fonts(main, table)
        self._styles = doc_lists.Styles(main, table)
        self._numbering = doc_lists.numbering(main, table)
        self._revised = self._hidden = self._noted = False
        self._far: list[str] = []
        self._count = 0
        self._tables = 0

    def read(self) -> Outline:
        result = Outline(blocks=list(self._blocks()))
        if self._revised:
            result.remarks.append("文中有修订痕迹，按接受全部修订读取。")
        if self._noted:
            result.remarks.append("文中有批注，没有读取。")
        if self._hidden:
            result.remarks.append("文中有隐藏文字，没有读取。")
        result.remarks += [*self._far, *self._beside()]
        return result

    def _beside(self) -> list[str]:
        """What the stories behind the main text tell, which has no place in it."""
        lengths = [max(struct.unpack_from("<i", self._main, 0x4C + 4 * n)[0], 0) for n in range(len(_STORIES))]
        ends = list(accumulate(lengths))
        whole = "".join(piece.text for piece in _pieces(self._main, self._table))
        remarks = []
        for name, start, end in zip(_STORIES[1:], ends, ends[1:], strict=False):
            words = told(_UNSEEN.sub("", one).strip() for one in _ENDING.split(_signs(whole[start:end])))
            if name and words:
                remarks.append(f"{name}的文字没有收进正文：{'、'.join(f'“{one}”' for one in words)}。")
        return remarks

    def _blocks(self) -> Iterator[Line | Grid]:
        rows: list[_Row] = []
        cells: list[str] = []
        inside: list[str] = []
        for one in self._marked():
            look = self._styles.look(one.style, one.said)
            ended = flag(one.said, doc_properties.ROW_END)
            if ended and (cells or inside):
                rows.append(_row(cells, one.said))
                cells, inside = [], []
                continue
            number = self._numbering.next(str(look.list), look.level).strip() if look.list else ""
            if one.mark == _CELL or flag(one.said, doc_properties.IN_TABLE):
                inside.append(number + one.text.strip())
                if one.mark == _CELL:
                    cells.append("\n".join(words for words in inside if words))
                    inside = []
                continue
            if rows or cells or inside:
                yield self._grid([*rows, *_unended(cells, inside)])
                rows, cells, inside = [], [], []
            yield from self._lines(one, look, number)
        if rows or cells or inside:
            yield self._grid([*rows, *_unended(cells, inside)])

    def _lines(self, one: _Paragraph, look: doc_lists.Look, number: str) -> Iterator[Line]:
        if one.mark != "\x0c" or one.text.strip():
            self._count += 1
            bold = look.bold if one.bold is None else one.bold
            for index, part in enumerate(one.text.split("\n")):
                yield Line(
                    place=f"第{self._count}段",
                    text=part.strip(),
                    number="" if index else number,
                    bold=bold,
                    aligned=look.aligned,
                    level=look.outline,
                )

    def _marked(self) -> Iterator[_Paragraph]:
        """Every paragraph, cell and row mark with the visible words before it."""
        words: list[str] = []
        bold: set[bool | None] = set()
        fields: list[bool] = []  # for each field that is open: whether its code is being read
        for text, place, wide, said in self._runs():
            seen = self._is_seen(said)
            for index, sign in enumerate(text):
                if sign in _ENDS:
                    style, own = self._paragraphs.at(place + index * wide)
                    every = bold == {True} if bold in ({True}, {False}) else None
                    yield _Paragraph(text=_signs("".join(words)), mark=sign, style=style, said=own, bold=every)
                    words, bold = [], set()
                elif sign in "\x13\x14\x15":
                    _step(fields, sign)
                elif seen and not any(fields):
                    shown = _SHOWN.get(sign, sign if sign >= " " else "")
                    words.append(shown if sign != "\x1f" else "")
                    if shown.strip():
                        bold.add(flag(said, doc_properties.BOLD))
                    self._noted |= sign == "\x05"

    def _shown(self, words: str, said: Modifiers) -> str:
        """A run as its font prints it: R in Wingdings 2 is ☑; a sign inserted from a font is named beside its place."""
        if len(told := said.get(doc_properties.SYMBOL, b"")) == 4:
            font, code = struct.unpack("<HH", told)
            words = chr(code) * len(words)
        else:
            font = int.from_bytes(said.get(doc_properties.FONT, b"\xff\xff"), "little")
        return in_font(words, self._fonts[font]) if font < len(self._fonts) else words

    def _is_seen(self, said: Modifiers) -> bool:
        """Whether the words of a run stand in the document once all revisions are accepted."""
        deleted = flag(said, doc_properties.DELETED) is True
        hidden = flag(said, doc_properties.HIDDEN) is True
        self._revised |= deleted or flag(said, doc_properties.INSERTED) is True
        self._hidden |= hidden
        return not deleted and not hidden

    def _runs(self) -> Iterator[tuple[str, int, int, Modifiers]]:
        """(words, their place in the file, bytes for each sign, what is said of them)"""
        (left,) = struct.unpack_from("<i", self._main, 0x4C)  # signs of the main text, without notes and headers
        for piece in _pieces(self._main, self._table):
            text = piece.text[: max(left, 0)]
            left -= len(piece.text)
            at = 0
            while at < len(text):
                place = piece.place + at * piece.wide
                length = max((self._characters.until(place) - place) // piece.wide, 1)
                said = self._characters.at(place)[1]
                yield self._shown(text[at : at + length], said), place, piece.wide, said
                at += length

    def _grid(self, rows: list[_Row]) -> Grid:
        self._tables += 1
        edges = _edges(rows)
        spots: list[tuple[int, int, int, str, bool]] = []
        for index, row in enumerate(rows):
            for column, words in enumerate(row.cells):
                left, right = column, column + 1
                if row.edges:
                    left, right = (bisect_left(edges, row.edges[column + n] - _NEAR) for n in (0, 1))
                going_on = bool(row.continues) and row.continues[column]
                spots.append((index, left, max(right - left, 1), words, going_on))
        width = min(max((left + wide for _, left, wide, _, _ in spots), default=0), MAX_COLUMNS)
        grid = Grid(name=f"表{self._tables}", rows=[[""] * width for _ in rows], numbers=list(range(1, len(rows) + 1)))
        self._far += beyond(grid.name, MAX_COLUMNS, lay(grid, spots))
        return grid


def _signs(units: str) -> str:
    """The words of UTF-16 units: two units that are one sign are counted as two by everything in the file."""
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _step(fields: list[bool], sign: str) -> None:
    """A field opens with its code, goes on with its result, ends."""
    if sign == "\x13":
        fields.append(True)
    elif fields and sign == "\x14":
        fields[-1] = False
    elif fields:
        fields.pop()


def _unended(cells: list[str], inside: list[str]) -> list[_Row]:
    """Cells whose row mark is missing."""
    told = [*cells, "\n".join(inside)] if inside else cells
    return [_Row(cells=told)] if any(told) else []


def _row(cells: list[str], said: Modifiers) -> _Row:
    """A row with the edges of its cells, and which of them go on with the cell above."""
    data = said.get(doc_properties.TABLE, b"")
    if not data or data[0] != len(cells) or len(data) < 1 + 2 * (len(cells) + 1):
        return _Row(cells=cells)
    count = len(cells)
    edges = list(struct.unpack_from(f"<{count + 1}h", data, 1))
    flags = [_flags(data, 1 + 2 * (count + 1) + 20 * column) for column in range(count)]
    continues = [bits & 0x60 == 0x20 for bits in flags]
    told = said.get(doc_properties.VERTICAL, b"")
    for column, merge in zip(told[::2], told[1::2], strict=False):
        if column < count:
            continues[column] = merge == 1
    return _Row(cells=cells, edges=edges if edges == sorted(edges) else [], continues=continues)


def _flags(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0]) if at + 2 <= len(data) else 0


def _edges(rows: list[_Row]) -> list[int]:
    edges: list[int] = []
    for edge in sorted(edge for row in rows for edge in row.edges):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _pieces(main: bytes, table: bytes) -> Iterator[_Piece]:
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
            yield _Piece(text=main[begin : begin + last - first].decode("cp1252", "replace"), place=begin, wide=1)
        else:
            units = main[place : place + 2 * (last - first)]
            words = "".join(map(chr, struct.unpack_from(f"<{len(units) // 2}H", units)))
            yield _Piece(text=words, place=place, wide=2)
