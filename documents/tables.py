"""Tables on pages: they start and end on the grid, go on with their head, and never cut a line."""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from documents.model import Table, clean
from documents.rows import Frame, Op, Page, Rule, Text, baseline
from documents.styles import Face, Styles
from documents.typeset import Measure, TextLine, lines

WIDEST_GAP = 0.1  # of the size, between two signs of a cell


@dataclass(frozen=True)
class TableRow:
    """The broken lines of each cell."""

    cells: tuple[tuple[TextLine, ...], ...]
    head: bool = False
    least: int = 1

    @property
    def count(self) -> int:
        """Lines of the tallest cell."""
        return max(self.least, *(len(cell) for cell in self.cells))


@dataclass(frozen=True)
class Setting:
    """A table broken into lines, ready for pages."""

    head: TableRow
    rows: tuple[TableRow, ...]
    columns: tuple[float, ...]  # edges
    centred: frozenset[int]
    frame: Frame
    styles: Styles

    @property
    def type(self) -> tuple[float, float]:
        """Size and pitch of the text."""
        return self.styles.cells_type(landscape=self.frame.page_width > self.frame.page_height)

    def height(self, row: TableRow) -> float:
        return row.count * self.type[1] + 2 * self.styles.table.pad

    @property
    def least_lines(self) -> int:
        """Grid lines that the head and the first row need."""
        need = self.height(self.head) + (min(self.height(self.rows[0]), self.frame.height / 2) if self.rows else 0.0)
        return min(ceil(need / self.styles.pitch), self.frame.lines)


def edges(table: Table, width: float) -> tuple[float, ...]:
    """Left and right edges of the columns."""
    total, found = sum(table.widths), [0.0]
    for share in table.widths:
        found.append(found[-1] + width * share / total)
    return tuple(found)


def prepare(table: Table, frame: Frame, styles: Styles) -> Setting:
    """Break the cells; a row taller than a page is parted between its lines."""
    columns = edges(table, frame.width)
    size, pitch = styles.cells_type(landscape=frame.page_width > frame.page_height)
    pad = styles.table.pad
    room = frame.height - 2 * pad

    def row(texts: tuple[str, ...], face: Face, least: int = 1) -> TableRow:
        cells = []
        for text, (left, right) in zip(texts, pairwise(columns), strict=True):
            measure = Measure(size=size, cell=size, width=right - left - 2 * pad, widest_gap=size * WIDEST_GAP)
            cells.append(tuple(lines([(clean(text), face)], measure)) if clean(text) else ())
        return TableRow(tuple(cells), head=face is Face.HEI, least=least)

    head = row(table.head, Face.HEI)
    most = max(1, int((room - head.count * pitch - 2 * pad) // pitch))
    rows = tuple(
        part
        for place, texts in enumerate(table.rows)
        for part in _parts(row(texts, Face.FANG, least_lines(table, place)), most)
    )
    return Setting(head, rows, columns, frozenset(table.centred), frame, styles)


def least_lines(table: Table, place: int) -> int:
    """Lines that a row has at least."""
    return table.least if not table.only_last or place >= len(table.rows) - table.only_last else 1


def _parts(row: TableRow, most: int) -> list[TableRow]:
    """The row in pieces of at most so many lines."""
    starts = range(0, row.count, most)
    return [replace(row, cells=tuple(cell[start : start + most] for cell in row.cells)) for start in starts]


def put(setting: Setting, pages: list[Page], line: int) -> int:
    """Draw the table from that line of the last page on; returns the next free line."""
    frame, pitch = setting.frame, setting.styles.pitch
    bottom = frame.top + frame.height
    y = frame.top + line * pitch
    y = _draw(setting, setting.head, pages[-1], y, first=True)
    for row in setting.rows:
        if y + setting.height(row) > bottom + 0.01:
            pages.append(Page())
            y = _draw(setting, setting.head, pages[-1], frame.top, first=True)
        y = _draw(setting, row, pages[-1], y)
    return ceil((y - frame.top) / pitch - 0.001)


def _draw(setting: Setting, row: TableRow, page: Page, y: float, *, first: bool = False) -> float:
    """One row with its edges; returns where it ends."""
    frame, table = setting.frame, setting.styles.table
    end = y + setting.height(row)
    left, right = frame.left, frame.left + setting.columns[-1]
    rules: list[Op] = [Rule(frame.left + x, y, frame.left + x, end, table.rule) for x in setting.columns]
    if first:
        rules.append(Rule(left, y, right, y, table.rule))
    page.ops += [*rules, Rule(left, end, right, end, table.rule)]
    for column, cell in enumerate(row.cells):
        page.ops += _cell(setting, row, column, cell, y)
    return end


def _cell(setting: Setting, row: TableRow, column: int, cell: tuple[TextLine, ...], y: float) -> list[Op]:
    """The lines of a cell: short words in the middle, prose from the top left."""
    pad, (size, pitch) = setting.styles.table.pad, setting.type
    left, right = setting.columns[column], setting.columns[column + 1]
    middle = row.head or column in setting.centred
    down = (row.count - len(cell)) * pitch / 2 if middle else 0.0
    found: list[Op] = []
    for number, line in enumerate(cell):
        indent = (right - left - line.width) / 2 if middle else pad
        base = y + pad + down + number * pitch + baseline(size, pitch)
        found += [Text(setting.frame.left + left + indent + run.x, base, run) for run in line.runs]
    return found
