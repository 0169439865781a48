"""What a ledger says of each measure in the rows of one problem."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from documents.reading.cells import NOTHING, Cell, Cells
from documents.reading.claims import chosen
from documents.reading.due import date_of, deadline_of
from documents.reading.duties import at_the_end
from documents.reading.inline import numbered_parts
from documents.reading.manner import OWED, Manner, parts_of
from documents.reading.result import ReadMeasure
from domain.statuses import ClaimedStatus, parse_status

_BARE_NUMBER = re.compile("[0-9]{1,3}(?:[.][0-9]+)?")
_IN_BRACKETS = re.compile("(?:完成|办结|到位)（((?:20[0-9]{2}[年./-])?[0-9]{1,2}[月./-][0-9]{1,2}日?)）$")
_PER_CENT = re.compile("[%％]|百分")


@lru_cache(4096)  # a long ledger says the same few things thousands of times
def _status_of(words: str, *, in_percent: bool) -> ClaimedStatus:
    words = chosen(words)
    return parse_status(f"{words}%" if in_percent and _BARE_NUMBER.fullmatch(words) else words)


def _by_semicolons(words: str) -> list[str]:
    """修订制度；开展检查。 of a cell without numbers."""
    return [piece for part in words.rstrip("。").split("；") if (piece := part.strip())]


class Measures:
    """The measures of one table."""

    def __init__(self, cells: Cells, manner: Manner, *, year: int | None) -> None:
        self._cells = cells
        self._year = year
        self._by_measure = manner.by_measure
        told = (*self._by_measure, "planned_on", "measure_status")
        self._told_columns = [name for name in told if name in cells.header.fields]
        self._of_measure = [name for name in self._told_columns if self._by_measure.get(name, True)]
        self._in_percent = bool(_PER_CENT.search(cells.column_name("status")))

    def of(self, rows: list[int]) -> list[ReadMeasure]:
        """The measures in the rows of one problem."""
        column = self._cells.header.fields.get("measure")
        own = self._cells.grid.own
        starts = [] if column is None else [index for index, row in enumerate(rows) if own(row, column)]
        measures: list[ReadMeasure] = []
        for start, end in pairwise([*starts, len(rows)]):
            inside = rows[start:end]
            parts = parts_of(self._cells.grid, self._cells.header, inside, len(measures) + 1)
            progress = self._cells.several("progress", inside)
            account = Cell("\n".join(progress), self._cells.place_of("progress", inside)) if progress else NOTHING
            if len(parts) == 1 and len(pieces := _by_semicolons(parts[0][0])) == len(_by_semicolons(account.words)) > 1:
                parts = [(piece, parts[0][1]) for piece in pieces]
            several = len(parts) == 1 and self._by_measure["status"]
            officers = self._cells.several("support_officer", inside) if several else ()
            for (part, place), told in zip(parts, self._told(inside, len(parts), account), strict=True):
                measures.append(self._measure(part, place, told, progress if several else (), officers))
        return measures

    def status(self, words: str) -> ClaimedStatus:
        """The status that a cell claims; 75 in a column 进度% is 75%."""
        return _status_of(words, in_percent=self._in_percent)

    def _told(self, rows: Sequence[int], count: int, account: Cell) -> list[dict[str, Cell]]:
        """What the columns say of each measure in these rows: ①已完成；②正在整改 is one for each of two."""
        if count == 1:
            return [{name: self._cells.own(name, rows) for name in self._of_measure} | {"progress": account}]
        told: list[dict[str, Cell]] = [{} for _ in range(count)]
        for name in (*self._told_columns, "progress"):
            words, place = self._cells.own(name, rows) if name != "progress" else account
            parts = numbered_parts(words, blanks=True)
            if len(parts) == 1 and len(pieces := _by_semicolons(words)) == count:
                parts = pieces
            if len(parts) == 1 and name in OWED and self._by_measure[name]:
                parts = parts * count  # by when and by whom is said of all of them
            if len(parts) == count:
                for of_measure, part in zip(told, parts, strict=True):
                    of_measure[name] = Cell(part, place)
        return told

    def _measure(
        self, text: str, place: str, told: dict[str, Cell], progress: tuple[str, ...], officers: tuple[str, ...]
    ) -> ReadMeasure:
        """One measure; what a row says of several measures at once is not repeated for each."""
        text, own = at_the_end(text)
        status = told.get("measure_status") or told.get("status", NOTHING)
        evidence = told.get("evidence", NOTHING)
        done, planned = told.get("completed_on", NOTHING), told.get("planned_on", NOTHING)
        if not done.words and status.words.endswith("）") and (day := _IN_BRACKETS.search(status.words)):
            done = Cell(day[1], status.place)
        due, dept = (
            cell if (cell := told.get(name, NOTHING)).words else Cell(own.get(name, ""), place)
            for name in ("deadline", "lead_dept")
        )
        account = told.get("progress", NOTHING)
        claimed = self.status(status.words)
        return ReadMeasure(
            text=text.rstrip("。；;") or text,
            place=place,
            status_text=status.words or None,
            status=claimed.status,
            long_term=claimed.long_term,
            status_place=status.place,
            completed_on_text=done.words or planned.words or None,
            completed_on=date_of(done.words, year=self._year) if done.words else None,
            evidence=evidence.words or None,
            evidence_place=evidence.place,
            progress=progress,
            support_officers=officers,
            deadline=deadline_of(due.words, year=self._year) if due.words else None,
            deadline_place=due.place if due.words else "",
            responsible=dept.words or None,
            account=account.words,
            account_place=account.place,
            completed_place=done.place if done.words else "",
        )
