"""Tables on pages: they start and end on the grid, go on with their head, and never cut a line."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import ceil

from documents.paper import faces
from documents.paper.faces import Fonts
from documents.paper.grid import CLOSING, OPENING
from documents.paper.model import Picture, Table, clean, paragraphs
from documents.paper.prints import fitted
from documents.paper.rows import Begins, Cell, Frame, Op, Page, Photo, Rule, Text, baseline
from documents.paper.styles import Face, Styles
from documents.paper.typeset import Measure, TextLine, lines, one_line

WIDEST_GAP = 0.1  # of the size, between two signs of a cell
EPSILON = 0.01  # points
FOREIGN = re.compile(f"[{OPENING}]*[!-~]+[{CLOSING}]*")  # with the marks that no line break parts from it
SMALLEST = 0.85  # of the size: a longer word is cut rather than set smaller still


@dataclass(frozen=True)
class TableRow:
    """The broken lines of each cell, and the photograph of the first."""

    cells: tuple[tuple[TextLine, ...], ...]
    head: bool = False
    least: int = 1
    photo: Photo | None = None

    @property
    def count(self) -> int:
        """Lines of the tallest cell."""
        return max(self.least, *(len(cell) for cell in self.cells))

    def parted(self, at: int) -> tuple["TableRow", "TableRow"]:
        """Its first lines, with the photograph, and the others."""
        first, rest = tuple(cell[:at] for cell in self.cells), tuple(cell[at:] for cell in self.cells)
        return replace(self, cells=first, least=at), replace(self, cells=rest, least=1, photo=None)


def edges(table: Table, width: float) -> tuple[float, ...]:
    """Left and right edges of the columns."""
    total, found = sum(table.widths), [0.0]
    for share in table.widths:
        found.append(found[-1] + width * share / total)
    return tuple(found)


def least_lines(table: Table, place: int) -> int:
    """Lines that a row has at least."""
    return table.least if not table.only_last or place >= len(table.rows) - table.only_last else 1


@dataclass(frozen=True)
class Setting:
    """A table broken into lines, ready for pages."""

    table: Table
    frame: Frame
    styles: Styles

    @cached_property
    def fonts(self) -> Fonts:
        return faces.of(self.styles)

    @cached_property
    def columns(self) -> tuple[float, ...]:
        """The edges."""
        return edges(self.table, self.frame.width)

    @cached_property
    def type(self) -> tuple[float, float]:
        """Size and pitch of the text."""
        return self.styles.cells_type(landscape=self.frame.page_width > self.frame.page_height)

    @cached_property
    def head(self) -> tuple[TableRow, ...]:
        """What stands at the top of every page: the heads, but not when they take more than half of it."""
        row = self._row(self.table.head, Face.HEI)
        return (row,) if self.height(row) <= self.frame.height / 2 else ()

    @cached_property
    def photo_room(self) -> tuple[float, float]:
        """Width and height that a photograph may fill: the first column, and what the head leaves of a page."""
        pad = 2 * self.styles.table.pad
        return self.columns[1] - pad, self.frame.height - self.height(*self.head) - pad

    @cached_property
    def most(self) -> int:
        """Lines that a row may have and stay in one piece: what a page holds below the head."""
        return max(1, int(self.photo_room[1] // self.type[1]))

    @cached_property
    def rows(self) -> tuple[TableRow, ...]:
        """All of them, as tall as they are."""
        pictures = self.table.pictures or (None,) * len(self.table.rows)
        heads = () if self.head else (self._row(self.table.head, Face.HEI),)
        return *heads, *(
            replace(
                self._row(texts, Face.FANG),
                least=least_lines(self.table, place),
                photo=_photo(picture, *self.photo_room) if picture else None,
            )
            for place, (texts, picture) in enumerate(zip(self.table.rows, pictures, strict=True))
        )

    def runs_on(self, texts: tuple[str, ...]) -> bool:
        """Whether a row of these texts is taller than a page and has to go on line by line; few are broken to know."""
        size, half = self.type[0], self.most / 2
        pairs = zip(texts, self.rooms, strict=True)
        long = any(len(text) * size / room + text.count("\n") > half for text, room in pairs)
        return long and self._row(texts, Face.FANG).count > self.most

    @cached_property
    def rooms(self) -> tuple[float, ...]:
        """The width of the text in each column."""
        return tuple(right - left - 2 * self.styles.table.pad for left, right in pairwise(self.columns))

    def size(self, text: str, room: float, face: Face) -> float:
        """The size of a cell's text: smaller by half points where a word of it, a digest say, has not quite room."""
        size = self.type[0]
        words = [word for word in FOREIGN.findall(text) if len(word) > room / size]
        if not words:
            return size
        longest = max(one_line([(word, face)], size, size, self.fonts).width for word in words)
        fitting = int(size * min(1.0, room / longest) * 2) / 2
        return fitting if fitting >= size * SMALLEST else size

    def _row(self, texts: tuple[str, ...], face: Face) -> TableRow:
        cells = []
        for text, room in zip(texts, self.rooms, strict=True):
            size = self.size(text, room, face)
            measure = Measure(fonts=self.fonts, size=size, cell=size, width=room, widest_gap=size * WIDEST_GAP)
            cells.append(tuple(line for part in paragraphs(text) for line in lines([(part, face)], measure)))
        return TableRow(tuple(cells), head=face is Face.HEI)

    def inner(self, row: TableRow) -> float:
        """The height of what stands in a row."""
        return max(row.count * self.type[1], row.photo.height if row.photo else 0.0)

    def height(self, *rows: TableRow) -> float:
        """Of all these rows with their padding."""
        return sum(self.inner(row) + 2 * self.styles.table.pad for row in rows)

    @cached_property
    def groups(self) -> list[tuple[TableRow, ...]]:
        """Rows that stay on one page: those to be signed, with the one before them if there is room."""
        signed = self.table.only_last
        for together in (signed + 1, signed) if signed else ():
            single, last = self.rows[:-together], self.rows[-together:]
            if self.height(*self.head, *last) <= self.frame.height:
                return [*((row,) for row in single), last]
        return [(row,) for row in self.rows]

    @property
    def least_lines(self) -> int:
        """Grid lines that the head and the first rows need, with what goes with them where they are all."""
        first, below = self.groups[0] if self.rows else (), self.table.below if len(self.groups) == 1 else 0
        if first and first[0].count > self.most:
            first, below = (first[0].parted(1)[0],), 0
        return min(ceil(self.height(*self.head, *first) / self.styles.pitch - 0.001) + below, self.frame.lines)


def _photo(picture: Picture, width: float, height: float) -> Photo:
    jpeg, wide, high = fitted(picture, width, height)
    return Photo(0.0, 0.0, wide, high, jpeg, clean(picture.caption))


def put(setting: Setting, pages: list[Page], line: int) -> float:
    """Draw the table from that line of the last page on; returns how many lines of the then last page are used."""
    pitch, groups = setting.styles.pitch, setting.groups
    drawn = _Drawn(setting, pages, setting.frame.top + line * pitch)
    for number, group in enumerate(groups, 1):
        below = setting.table.below * pitch if number == len(groups) else 0.0
        if number > 1 and group[0].count <= setting.most and setting.height(*group) + below > drawn.free:
            drawn.turn()
        for row in group:
            drawn.add(row, below)
    drawn.end()
    return (drawn.y - setting.frame.top) / pitch


class _Drawn:
    """A table as it grows down the pages."""

    def __init__(self, setting: Setting, pages: list[Page], top: float) -> None:
        self.setting, self.pages = setting, pages
        self._begin(top, Begins.TABLE)

    @property
    def free(self) -> float:
        """What is left of the page."""
        return self.setting.frame.top + self.setting.frame.height + EPSILON - self.y

    def turn(self) -> None:
        """Go on below the head on a new page."""
        self.end()
        self.pages.append(Page())
        self._begin(self.setting.frame.top, Begins.AGAIN if self.setting.head else Begins.ROW)

    def add(self, row: TableRow, below: float) -> None:
        """A row with so much free below it; one taller than a page goes on line by line from where it begins."""
        tall = row.count > self.setting.most
        while tall and row.count > 1 and self.setting.height(row) + below > self.free:
            at = min(self._lines_for(row), row.count - 1)
            if at:
                piece, row = row.parted(at)
                self._draw(piece)
            self.turn()
        if not tall and self.setting.height(row) > self.free:
            self.turn()
        self._draw(row)

    def _lines_for(self, row: TableRow) -> int:
        """How many of its lines find room here, none where its photograph does not."""
        room = self.free - 2 * self.setting.styles.table.pad
        return max(0, int(room // self.setting.type[1])) if not row.photo or row.photo.height <= room else 0

    def _begin(self, top: float, begins: Begins) -> None:
        self.top = self.y = top
        self.begins = begins
        self._level()
        for row in self.setting.head:
            self._draw(row)

    def _draw(self, row: TableRow) -> None:
        """One row and its lower edge, which ends its last cell."""
        setting, ops, end = self.setting, self.pages[-1].ops, self.y + self.setting.height(row)
        for column, cell in enumerate(row.cells):
            ops.append(Cell(Begins.CELL if column and self.begins is not Begins.AGAIN else self.begins, row.head))
            ops += _cell(setting, row, column, cell, self.y)
            if row.photo and not column:
                across, down = setting.columns[1] - row.photo.width, end - self.y - row.photo.height
                ops.append(row.photo.moved(setting.frame.left + across / 2, self.y + down / 2))
        self.y, self.begins = end, Begins.ROW
        self._level()

    def _level(self) -> None:
        """A rule across all columns."""
        left, right = self.setting.frame.left, self.setting.frame.left + self.setting.columns[-1]
        self.pages[-1].ops.append(Rule(left, self.y, right, self.y, self.setting.styles.table.rule))

    def end(self) -> None:
        """The edges of the columns, all of a page in one go."""
        left, thick = self.setting.frame.left, self.setting.styles.table.rule
        self.pages[-1].ops += [Rule(left + x, self.top, left + x, self.y, thick) for x in self.setting.columns]


def _cell(setting: Setting, row: TableRow, column: int, cell: tuple[TextLine, ...], y: float) -> list[Op]:
    """The lines of a cell: short words in the middle, prose from the top left."""
    pad, (size, pitch) = setting.styles.table.pad, setting.type
    left, right = setting.columns[column], setting.columns[column + 1]
    middle = row.head or column in setting.table.centred
    down = (setting.inner(row) - len(cell) * pitch) / 2 if middle else 0.0
    found: list[Op] = []
    for number, line in enumerate(cell):
        indent = (right - left - line.width) / 2 if middle else pad
        base = y + pad + down + number * pitch + baseline(size, pitch)
        found += [Text(setting.frame.left + left + indent + run.x, base, run) for run in line.runs]
    return found
