"""What the columns of one table say in the rows of one problem, asked by their fields."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from documents.reading.headers import Header
from documents.reading.outline import Grid
from documents.reading.result import Doubt
from documents.reading.vocabulary import BY_MONTH

_PHONE = re.compile(r"\s*+(?:电话|手机|联系电话)?[:：]?\s*(?:\d{3,4}-\d{6,8}|1\d{10})\s*$")
_BY_MONTH = re.compile(BY_MONTH)
_SAID_ONCE = {"heading", "closed", "lead_dept", "aspect"}
_PHONED = {"lead_officer", "lead_dept", "support_dept"}


class Cell(NamedTuple):
    """A cell with words, and where it stands."""

    words: str
    place: str


NOTHING = Cell("", "")


class Cells:
    """The cells of one table."""

    def __init__(self, grid: Grid, header: Header) -> None:
        self.grid = grid
        self.header = header
        self.doubts: list[Doubt] = []
        self._unknown = [column for column in header.unknown() if column not in grid.hidden_columns]
        self._unknown += header.many.get("remark", [])
        self._by_month = [c for c in header.many.get("progress", []) if _BY_MONTH.search(header.paths[c])]

    def column_name(self, field: str) -> str:
        """What the table calls a field, "" when it has none such."""
        column = self.header.fields.get(field)
        return "" if column is None else self._name(column)

    def column_path(self, field: str) -> str:
        """The same with the names above it."""
        column = self.header.fields.get(field)
        return "" if column is None else self.header.paths[column]

    def words(self, field: str, rows: Sequence[int]) -> str:
        """The first words in a column, "" where it has none."""
        column = self.header.fields.get(field)
        if column is not None:
            cells = self.grid.rows
            for row in rows:
                if words := cells[row][column]:
                    return words
        return ""

    def first(self, field: str, rows: Sequence[int]) -> Cell:
        """The first cell with words; differing words below it are told as a doubt."""
        column = self.header.fields.get(field)
        if column is None:
            return NOTHING
        cells = self.grid.rows
        for row in rows:
            if words := cells[row][column]:
                break
        else:
            return NOTHING
        if field in _PHONED and words[-1].isdigit():
            words = _PHONE.sub("", words)
        place = self.grid.place(row, column)
        if len(rows) > 1 and field in _SAID_ONCE:
            told = dict.fromkeys([cells[row][column] for row in rows])
            told.pop("", None)
            if len(told) > 1:
                reason = f"同一个问题的“{self._name(column)}”有不同写法，取第一个。"
                self.doubts.append(Doubt(place=place, reason=reason, quote="；".join(told)[:80]))
        return Cell(words, place)

    def own(self, field: str, rows: Sequence[int]) -> Cell:
        """The cell of a column for these rows, a blank one too: what is missing has a place."""
        column = self.header.fields[field]
        cells = self.grid.rows
        row = rows[0]
        if len(rows) > 1:
            row = next((row for row in rows if cells[row][column]), row)
        return Cell(cells[row][column], self.grid.place(row, column))

    def several(self, field: str, rows: Sequence[int]) -> tuple[str, ...]:
        """Everything in the columns of a field that may take several."""
        columns = self.header.many.get(field)
        return tuple(dict.fromkeys(words for _, words in self._filled(columns, rows))) if columns else ()

    def place_of(self, field: str, rows: Sequence[int]) -> str:
        """Where the first of it stands."""
        return self.grid.place(*self._filled(self.header.many[field], rows)[0][0])

    def others(self, rows: Sequence[int]) -> tuple[tuple[str, str], ...]:
        """What stands in columns that no rule knows: kept under their names, so that no word is lost."""
        own = self.grid.own
        found = [(self._name(c), words) for c in self._unknown for row in rows if (words := own(row, c))]
        found += [(self._name(column), words) for (_, column), words in self._earlier(rows)]
        return tuple(dict.fromkeys(found))

    def _filled(self, columns: Sequence[int], rows: Sequence[int]) -> list[tuple[tuple[int, int], str]]:
        """(row, column) and words of the cells that say something, of several months the last."""
        own = self.grid.own
        earlier = {cell for cell, _ in self._earlier(rows)} if len(self._by_month) > 1 else ()
        return [((r, c), words) for r in rows for c in columns if (words := own(r, c)) and (r, c) not in earlier]

    def _earlier(self, rows: Sequence[int]) -> list[tuple[tuple[int, int], str]]:
        """What was told in the months before the last one: 4月进展, 6月进展 beside 7月进展."""
        told = [[(row, c) for c in self._by_month if self.grid.own(row, c)] for row in rows]
        return [(cell, self.grid.own(*cell)) for cells in told for cell in cells[:-1]]

    def _name(self, column: int) -> str:
        return self.header.paths[column].rpartition("/")[2]
