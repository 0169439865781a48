"""What a reader of one format hands over: the paragraphs and tables of a document in order, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from documents.reading.result import Line


@cache
def column_letters(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_index(letters: str) -> int:
    """A → 0, AA → 26; what names no column → 0."""
    if not (letters.isascii() and letters.isupper()):
        return 0
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def cell_place(row: str, column: int) -> str:
    """The place of a cell of a row: 台账!7 → 台账!G7, 表1第3行 → 表1第3行第2列."""
    sheet, mark, number = row.rpartition("!")
    return f"{sheet}!{column_letters(column)}{number}" if mark else f"{row}第{column + 1}列"


def beyond(table: str, columns: int, cells: Sequence[str]) -> list[str]:
    """The remark on cells to the right of all columns that are read."""
    if not cells:
        return []
    first = "、".join(cells[:3])
    return [f"{table}第{columns}栏以后有{len(cells)}个单元格没有读取（{first}{'等' if cells[3:] else ''}），请核对。"]


@dataclass(kw_only=True)
class Grid:
    """One sheet or table. `rows` has every row equally long, cells under a merge hold the words of the merged cell.

    `owner` names the first cell (row, column) of the merge for every covered cell; row indices are 0-based positions in
    `rows`, `numbers` the rows as a person counts them.
    """

    name: str
    rows: list[list[str]]
    numbers: list[int]
    owner: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_sheet: bool = False
    under: str = ""  # the numbered heading that stands above the table
    _merged_rows: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._merged_rows.update(row for row, _ in self.owner)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell that holds the words of this cell."""
        return self.owner.get((row, column), (row, column))

    def is_covered(self, row: int, column: int) -> bool:
        return (row, column) in self.owner

    def own(self, row: int, column: int) -> str:
        """The words that stand in this very cell, "" under a merge."""
        return "" if self.owner and (row, column) in self.owner else self.rows[row][column]

    def row_place(self, row: int) -> str:
        number = self.numbers[row]
        return f"{self.name}!{number}" if self.is_sheet else f"{self.name}第{number}行"

    def place(self, row: int, column: int) -> str:
        """Where a person finds the cell: ``三四方面!J13``, ``表1第3行第2列``; a covered cell at its anchor."""
        if self.owner:
            row, column = self.owner.get((row, column), (row, column))
        if self.is_sheet:
            return f"{self.name}!{column_letters(column)}{self.numbers[row]}"
        return f"{self.name}第{self.numbers[row]}行第{column + 1}列"

    def words(self, row: int) -> list[str]:
        """What stands in a row, each cell once."""
        cells = self.rows[row]
        if row not in self._merged_rows:
            return [words for words in cells if words]
        return [cells[column] for column in self.distinct(row) if cells[column]]

    def distinct(self, row: int) -> Sequence[int]:
        """Columns of this row that start a cell of their own, merged sideways counted once."""
        if row not in self._merged_rows:
            return range(self.width)
        columns = []
        seen = set()
        for column in range(self.width):
            anchor = self.anchor(row, column)
            if anchor not in seen:
                seen.add(anchor)
                columns.append(column)
        return columns

    def cover(self, top: int, left: int, bottom: int, right: int) -> None:
        """Record a merge (0-based, inclusive) and spread its words over the cells it covers."""
        bottom, right = min(bottom, len(self.rows) - 1), min(right, self.width - 1)
        if top > bottom or left > right or (bottom, right) in self.owner:
            return  # nothing of it is there, or another merge has it already
        words = self.rows[top][left]
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    self.owner[row, column] = (top, left)
                    self._merged_rows.add(row)
                    self.rows[row][column] = words

    def append(self, more: "Grid", start: int, *, cut: bool) -> None:
        """Go on with the rows of a grid of the same width from `start` on; `cut` where that is the rest of our last."""
        last, first = len(self.rows) - 1, start + cut
        down = len(self.rows) - first
        ends = [self.anchor(last, column) for column in range(self.width)] if cut else []
        for column, (row, at) in enumerate(ends):
            if not more.is_covered(start, column):
                self._write(row, at, self.rows[row][at] + more.rows[start][column])
        self.rows += more.rows[first:]
        self.numbers += [(self.numbers[last] if self.numbers else 0) + number for number in more.numbers[first:]]
        for (row, column), (top, left) in more.owner.items():
            if row >= first and (cut or top >= first):
                anchor = (top + down, left) if top >= first else ends[left]
                self.owner[row + down, column] = anchor
                self._merged_rows.add(row + down)
                self.rows[row + down][column] = self.rows[anchor[0]][anchor[1]]

    def _write(self, row: int, column: int, words: str) -> None:
        """New words for a cell near the end and for all that it covers."""
        for below in range(row, len(self.rows)):
            for beside in range(column, self.width):
                if self.anchor(below, beside) == (row, column):
                    self.rows[below][beside] = words

    def lines(self) -> list[Line]:
        """The rows as lines of the reading."""
        covered: dict[int, list[int]] = {}
        for row, column in self.owner:
            covered.setdefault(row, []).append(column)
        made = []
        for index, cells in enumerate(self.rows):
            made.append(
                Line(
                    place=self.row_place(index),
                    text="　".join(self.words(index)),
                    cells=tuple(cells),
                    covered=tuple(sorted(covered.get(index, ()))),
                    sheet=self.name,
                    row=self.numbers[index],
                    heading="hidden" if index in self.hidden_rows else "",
                )
            )
        return made


@dataclass(kw_only=True)
class Outline:
    """The whole document in reading order; remarks name what was seen and not followed."""

    blocks: list[Line | Grid] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    dated: Line | None = None  # a date that stands beside the document, not in it

    @property
    def grids(self) -> list[Grid]:
        return [block for block in self.blocks if isinstance(block, Grid)]

    @property
    def paragraphs(self) -> list[Line]:
        """The lines of the document itself; what only describes the file is a header."""
        return [block for block in self.blocks if isinstance(block, Line) and block.heading != "header"]
