"""Ruled tables of a PDF page: the lines drawn make the cells, each character falls into the cell around it."""

import ctypes
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

import pypdfium2
import pypdfium2.raw as pdfium

from documents.reading.outline import Grid
from documents.reading.vocabulary import names_a_column

_NEAR = 3.0  # points: lines closer than this are one
_SHORT = 6.0  # a shorter stroke rules nothing
Sign = tuple[str, float, float, float]  # character, left, right, middle height
_MAX_STROKES = 20_000
_MAX_LINES = 400  # rows or columns of one table
_PATH = 2
_SHORT_OF = 3.2  # signs of white behind a line that ends its paragraph
_STOPS = "。；;！!"
_PADDING, _FREE = 1.05, 99.0  # signs of white that every cell keeps behind its words
_TOGETHER = re.compile("[〔（《【]*(?:[!-~]+[一-鿿]{0,2}[，。；：、）》〕】]*|.(?:[“”‘’].|[，。；：、）》〕】])*)")
_LEAST = 3  # columns whose names are known make a header
_ENOUGH = 40  # rows that show how a table is numbered
# Typesetters put a thin space between Chinese and Latin or digits; it is no character of the text.
_THIN = re.compile(
    r"(?<=[一-鿿，。；：、（）“”《》％])[ \t]+(?=[0-9A-Za-z一-鿿（“《])"
    r"|(?<=[0-9A-Za-z%）”])[ \t]+(?=[一-鿿，。；：、（）％])"
)


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """A straight line: at `at` across, from start to end along."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(kw_only=True)
class Ruled:
    """A table's frame on its page: columns from left to right, rows from top to bottom."""

    columns: list[float]
    rows: list[float]
    grid: Grid
    drawn: bool = True  # False where no line is drawn and the words alone tell rows and columns
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # merged: first cell → last cell
    white: dict[int, float] = field(default_factory=dict)  # column → signs that would fit behind its last words

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """(row, column) around a point."""
        column = bisect_right(self.columns, x) - 1
        row = bisect_right([-edge for edge in self.rows], -y) - 1
        inside = 0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1
        return (row, column) if inside else None

    def goes_on(self, before: "Ruled") -> bool:
        """Whether this is the same table on the next page: its columns stand where those before stood."""
        return len(self.columns) == len(before.columns) and all(
            abs(one - other) < 2 * _NEAR for one, other in zip(self.columns, before.columns, strict=True)
        )

    def take(self, more: "Ruled") -> None:
        """Go on with the rows of the next page; a row that the page break cut in two is one row again."""
        rows, other = self.grid.rows, more.grid.rows
        start = _repeated(rows, other)
        cut = start < len(other) and _is_rest(self, other[start])
        self.grid.append(more.grid, start, cut=cut)
        self.white = more.white


def _repeated(rows: list[list[str]], other: list[list[str]]) -> int:
    """How many rows of a header stand again at the top of the next page."""
    if not rows or sum(map(names_a_column, rows[0])) < _LEAST:
        return 0
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(rows, other, strict=False)))


def _is_rest(table: Ruled, row: list[str]) -> bool:
    """Whether a row is the rest of the last one: without the number that all such rows have, or inside of sentences."""
    grid = table.grid
    rows = range(max(0, len(grid.rows) - _ENOUGH), len(grid.rows))
    counting = next((c for c in range(2) if sum(grid.rows[row][c].isdecimal() for row in rows) > 1), 0)
    told = [column for column, words in enumerate(row) if words]
    if not rows or not told or row[counting]:
        return False

    def numbered(column: int) -> bool:
        numbers = [grid.own(row, counting) for row in rows if grid.own(row, column)]
        return all(numbers) and sum(map(str.isdecimal, numbers)) > 1

    def broken(column: int) -> bool:
        words = grid.rows[-1][column]
        return words[-1:] not in _STOPS and table.white.get(column, _FREE) <= _PADDING + first_width(row[column])

    if row[1 - counting] and numbered(1 - counting):
        return True
    return len(told) <= len(row) // 2 and (all(map(numbered, told)) or all(map(broken, told)))


def first_width(text: str) -> float:
    """How many signs wide the words are that may not be parted at the beginning."""
    word = _TOGETHER.match(text)
    return sum(0.5 if sign.isascii() else 1.0 for sign in word[0]) if word else 0.0


def find_tables(page: pypdfium2.PdfPage, name: str) -> list[Ruled]:
    """The ruled tables of a page from top to bottom, still without words."""
    return tables_of(list(_strokes(page)), name)


def tables_of(strokes: list[Stroke], name: str) -> list[Ruled]:
    """The tables that these lines rule."""
    if len(strokes) < 6:
        return []
    tables = [table for group in _joined(strokes) if (table := _table(group, name))]
    return sorted(tables, key=lambda table: -table.rows[0])


def fill(table: Ruled, signs: list[Sign]) -> None:
    """Put characters (sign, left, right, middle height) into their cells; a line that stops short ends a paragraph."""
    words: dict[tuple[int, int], list[Sign]] = {}
    for sign in signs:
        cell = table.cell((sign[1] + sign[2]) / 2, sign[3])
        if cell is not None:
            words.setdefault(table.grid.anchor(*cell), []).append(sign)
    for (row, column), inside in words.items():
        bottom, last = table.spans.get((row, column), (row, column))
        edge = table.columns[last + 1]
        table.grid.rows[row][column] = _text(inside, edge)
        if bottom == len(table.rows) - 2:
            table.white[column] = (edge - inside[-1][2]) / _size(inside)
    spans = table.spans
    table.grid.owner.clear()
    for (top, left), (bottom, right) in spans.items():
        table.grid.cover(top, left, bottom, right)


def _text(signs: list[Sign], edge: float) -> str:
    """The words of a cell: a line that stops well before the edge, though the next word would fit, ends a paragraph."""
    text = ""
    size = _size(signs)
    for index, (sign, _, _, height) in enumerate(signs):
        before = signs[index - 1] if index else None
        if before is not None and abs(before[3] - height) > 0.5 * size and sign != " ":
            text = text.rstrip()
            short = edge - before[2] > _SHORT_OF * size + _word_width(signs, index)
            between = " " if text[-1:].isascii() and sign.isascii() and text[-1:].isalpha() else ""
            text += "\n" if short else between
        text += sign
    return "\n".join(tidy(line) for line in text.split("\n"))


def _size(signs: list[Sign]) -> float:
    return max(6.0, *(right - left for _, left, right, _ in signs))


def _word_width(signs: list[Sign], start: int) -> float:
    """How wide the number or Latin word is that begins here; it is never broken."""
    end = start
    while end < len(signs) and signs[end][0].isascii() and signs[end][0] != " ":
        end += 1
    return signs[end - 1][2] - signs[start][1] if end > start else 0.0


def tidy(text: str) -> str:
    """The words without the thin spaces of the typesetter."""
    return _THIN.sub("", _THIN.sub("", text)).strip()


def _strokes(page: pypdfium2.PdfPage) -> Iterator[Stroke]:
    """Every upright or level line of the page, also the sides of boxes."""
    count = 0
    for thing in page.get_objects(filter=[_PATH], max_depth=3):
        matrix = thing.get_matrix()
        before: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        for index in range(min(pdfium.FPDFPath_CountSegments(thing.raw), 2_000)):
            segment = pdfium.FPDFPath_GetPathSegment(thing.raw, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.on_point(x.value, y.value)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            elif before is not None and (stroke := straight(before, point)):
                yield stroke
                count += 1
            if first and pdfium.FPDFPathSegment_GetClose(segment) and (stroke := straight(point, first)):
                yield stroke
                count += 1
            before = point
        if count > _MAX_STROKES:
            return


def straight(one: tuple[float, float], other: tuple[float, float]) -> Stroke | None:
    """The level or upright line between two points; None for a slanted or very short one."""
    (x0, y0), (x1, y1) = one, other
    if abs(x0 - x1) < 1 and abs(y0 - y1) >= _SHORT:
        return Stroke(upright=True, at=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1))
    if abs(y0 - y1) < 1 and abs(x0 - x1) >= _SHORT:
        return Stroke(upright=False, at=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
    return None


def _joined(strokes: list[Stroke]) -> list[list[Stroke]]:
    """Tables stand apart where no upright line reaches: level lines are grouped by the uprights that touch them."""
    uprights = sorted((s for s in strokes if s.upright), key=lambda s: -s.end)
    groups: list[tuple[float, float, list[Stroke]]] = []  # top, bottom, uprights
    for stroke in uprights:
        if groups and stroke.end >= groups[-1][1] - _NEAR:
            top, bottom, inside = groups[-1]
            inside.append(stroke)
            groups[-1] = (top, min(bottom, stroke.start), inside)
        else:
            groups.append((stroke.end, stroke.start, [stroke]))
    level = [s for s in strokes if not s.upright]
    return [[*inside, *(s for s in level if bottom - _NEAR <= s.at <= top + _NEAR)] for top, bottom, inside in groups]


def _table(strokes: list[Stroke], name: str) -> Ruled | None:
    columns = _edges([s.at for s in strokes if s.upright])
    rows = _edges([s.at for s in strokes if not s.upright])[::-1]
    if not (3 <= len(columns) <= _MAX_LINES and 3 <= len(rows) <= _MAX_LINES):
        return None
    grid = Grid(
        name=name,
        rows=[[""] * (len(columns) - 1) for _ in rows[1:]],
        numbers=list(range(1, len(rows))),
    )
    table = Ruled(columns=columns, rows=rows, grid=grid)
    _merge(table, strokes)
    return table


def _edges(places: list[float]) -> list[float]:
    """Places closer than a line is thick are one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _merge(table: Ruled, strokes: list[Stroke]) -> None:
    """Cells between which no line is drawn are one."""
    beside = _Drawn([s for s in strokes if s.upright], table.columns)
    below = _Drawn([s for s in strokes if not s.upright], table.rows)
    high = [(a + b) / 2 for a, b in pairwise(table.rows)]
    wide = [(a + b) / 2 for a, b in pairwise(table.columns)]
    taken: set[tuple[int, int]] = set()
    for row in range(len(high)):
        for column in range(len(wide)):
            if (row, column) in taken:
                continue
            right = column
            while right + 1 < len(wide) and (row, right + 1) not in taken and not beside.at(right + 1, high[row]):
                right += 1
            bottom = row
            while bottom + 1 < len(high) and not any(below.at(bottom + 1, wide[c]) for c in range(column, right + 1)):
                bottom += 1
            taken |= {(r, c) for r in range(row, bottom + 1) for c in range(column, right + 1)}
            if (right, bottom) != (column, row):
                table.spans[row, column] = (bottom, right)
                table.grid.cover(row, column, bottom, right)


class _Drawn:
    """Which edges of the table are drawn at a place along them."""

    def __init__(self, strokes: list[Stroke], edges: list[float]) -> None:
        self._spans: list[list[tuple[float, float]]] = [[] for _ in edges]
        for stroke in strokes:
            nearest = min(range(len(edges)), key=lambda index: abs(edges[index] - stroke.at))
            self._spans[nearest].append((stroke.start - 1, stroke.end + 1))

    def at(self, edge: int, place: float) -> bool:
        return any(start <= place <= end for start, end in self._spans[edge])
