"""What a ledger says of each measure in the rows of one problem."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from documents.reading.cells import Cell, Cells
from documents.reading.claims import chosen
from documents.reading.due import date_of, deadline_of
from documents.reading.inline import numbered_parts
from documents.reading.manner import Manner, parts_of
from documents.reading.result import ReadMeasure
from domain.statuses import ClaimedStatus, parse_status

_BARE_NUMBER = re.compile("[0-9]{1,3}(?:[.][0-9]+)?")
_PER_CENT = re.compile("[%％]|百分")
# A long ledger says the same few things thousands of times.
_status_of = lru_cache(4096)(parse_status)


class Measures:
    """The measures of one table."""

    def __init__(self, cells: Cells, manner: Manner, *, year: int | None) -> None:
        self._cells = cells
        self._year = year
        self._by_measure = manner.by_measure
        fields = cells.header.fields
        self._told_columns = [n for n in (*self._by_measure, "planned_on", "measure_status") if n in fields]
        self._in_percent = bool(_PER_CENT.search(cells.column_name("status")))

    def of(self, rows: Sequence[int]) -> list[ReadMeasure]:
        """The measures in the rows of one problem."""
        cells = self._cells
        column = cells.header.fields.get("measure")
        starts = [] if column is None else [row for row in rows if cells.grid.own(row, column)]
        if not starts:
            return []
        measures: list[ReadMeasure] = []
        for start, end in pairwise([*starts, rows[-1] + 1]):
            inside = [row for row in rows if start <= row < end]
            parts = parts_of(cells.grid, cells.header, inside, len(measures) + 1)
            told = {name: self._told(name, inside, len(parts)) for name in self._told_columns}
            told["progress"] = self._accounts(inside, len(parts))
            for index, (part, place) in enumerate(parts):
                of_part = {name: found[index] for name, found in told.items()}
                measures.append(self._measure(part, place, inside, of_part, alone=len(parts) == 1))
        return measures

    def status(self, words: str | None) -> ClaimedStatus:
        """The status that a cell claims; 75 in a column 进度% is 75%."""
        words = chosen(words) if words else ""
        return _status_of(f"{words}%" if self._in_percent and _BARE_NUMBER.fullmatch(words) else words)

    def _accounts(self, rows: Sequence[int], count: int) -> Sequence[Cell | None]:
        """What is told of each measure: 1.已修订；2.清退3人 of each of two in one row."""
        cell = self._cells.told("progress", rows)
        if count == 1:
            return (cell,)
        parts = numbered_parts(cell.words)
        return [Cell(part, cell.place) for part in parts] if len(parts) == count else [None] * count

    def _told(self, field: str, rows: Sequence[int], count: int) -> Sequence[Cell | None]:
        """What a column says of each of the measures in these rows: ①已完成；②正在整改 is one for each of two."""
        if count == 1:
            return (self._cells.own(field, rows) if self._by_measure.get(field, True) else None,)
        cell = self._cells.own(field, rows)
        parts = numbered_parts(cell.words) if cell else []
        return [Cell(part, cell.place) for part in parts] if cell and len(parts) == count else [None] * count

    def _measure(
        self, text: str, place: str, rows: Sequence[int], told: dict[str, Cell | None], *, alone: bool
    ) -> ReadMeasure:
        """One measure; what a row says of several measures at once is not repeated for each."""
        status, evidence = told.get("measure_status") or told.get("status"), told.get("evidence")
        done, planned = told.get("completed_on"), told.get("planned_on")
        due, dept = told.get("deadline"), told.get("lead_dept")
        account = told.get("progress")
        several = alone and self._by_measure["status"]
        claimed = self.status(status.words if status else None)
        return ReadMeasure(
            text=text.rstrip("。；;") or text,
            place=place,
            status_text=(status.words or None) if status else None,
            status=claimed.status,
            long_term=claimed.long_term,
            status_place=status.place if status else "",
            completed_on_text=(done.words if done else "") or (planned.words if planned else "") or None,
            completed_on=date_of(done.words, year=self._year) if done else None,
            evidence=(evidence.words or None) if evidence else None,
            evidence_place=evidence.place if evidence else "",
            progress=self._cells.several("progress", rows) if several else (),
            support_officers=self._cells.several("support_officer", rows) if several else (),
            deadline=deadline_of(due.words, year=self._year) if due and due.words else None,
            deadline_place=due.place if due and due.words else "",
            responsible=(dept.words or None) if dept else None,
            account=account.words if account else "",
            account_place=account.place if account and account.words else "",
            completed_place=done.place if done and done.words else "",
        )
