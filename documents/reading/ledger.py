"""One problem's rows into an item: what is said once for the problem, what is said of each measure."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from documents.reading.amounts import amount, fixed
from documents.reading.claims import chosen, section_status
from documents.reading.due import DURATION, date_of, deadline_of
from documents.reading.entries import Group
from documents.reading.headers import Header
from documents.reading.headings import split_number
from documents.reading.inline import numbered_parts
from documents.reading.manner import manner_of, parts_of
from documents.reading.outline import Grid
from documents.reading.result import Doubt, ReadItem, ReadMeasure
from domain.calendar import Deadline
from domain.numerals import chinese_number
from domain.statuses import furthest_behind, parse_closed, parse_status
from domain.words import NamedKind
from domain.words import RectificationStatus as Status

_PHONE = re.compile(r"[\s　]*(?:电话|手机|联系电话)?[:：]?\s*(?:\d{3,4}-\d{6,8}|1\d{10})\s*$")
_MONTH = re.compile("月|[年季]")
_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十百]+")
_SAID_ONCE = {"heading", "closed", "lead_dept", "aspect"}
_PHONED = {"lead_officer", "lead_dept", "support_dept"}
_BARE_NUMBER = re.compile("[0-9]{1,3}(?:[.][0-9]+)?")
_AGREED = {"同意": True, "通过": True, "不同意": False, "不通过": False}  # 是否同意销号
_ADVICE = re.compile("建议(?:内容|事项)?$")  # a list of what is done about the recommendations
_PER_CENT = re.compile("[%％]|百分")
# A long ledger says the same few things thousands of times.
_status_of = lru_cache(4096)(parse_status)
_KINDS = {"人": NamedKind.PERSON, "事": NamedKind.MATTER, "问题": NamedKind.ISSUE}


@dataclass(kw_only=True)
class Cell:
    """A cell with words, and where it stands."""

    words: str
    place: str


class Ledger:
    """The items of one table."""

    def __init__(self, grid: Grid, header: Header, groups: list[Group], *, year: int | None, in_wan: bool) -> None:
        self._grid = grid
        self._header = header
        self._year = year
        self._in_wan = in_wan
        self._manner = manner_of(grid, header, groups)
        self._by_measure = self._manner.by_measure
        self._told_columns = [name for name in (*self._by_measure, "planned_on") if name in header.fields]
        self._unknown = [column for column in header.unknown() if column not in grid.hidden_columns]
        self.doubts: list[Doubt] = []

    def item(self, group: Group, position: int, before: ReadItem | None) -> ReadItem:
        """The problem in these rows; blanks of 方面, 单位 and 内容 take the words of the problem before."""
        rows = group.rows
        heading = self._cell("heading", rows)
        typed, named = split_number(heading.words) if self._manner.typed_numbers else (None, heading.words)
        measures = self._measures(rows)
        status, basis = self._status(rows, measures)
        claimed = _status_of(self._percent(status.words))
        of_section = section_status(group.section) if claimed.status is Status.UNSTATED else ""
        account = status.words if of_section else ""
        if of_section and group.section_row is not None:
            status, basis = Cell(words=of_section, place=self._grid.row_place(group.section_row)), "stated"
            claimed = _status_of(of_section)
        from_measures = basis == "from_measures"
        closed = self._cell("closed", rows)
        deadline = self._deadline(rows)
        dept = self._cell("lead_dept", rows)
        officer = self._cell("lead_officer", rows)
        support = self._cell("support_dept", rows)
        evidence = Cell(words="", place="") if any(m.evidence for m in measures) else self._cell("evidence", rows)
        kind = self._cell("named_kind", rows).words
        refers = _NUMBER.search(self._cell("feedback_number", rows).words)
        return ReadItem(
            position=position,
            number=self._number(rows, typed.value if typed and typed.value else position),
            heading=named.rstrip("。；;") or (measures[0].text if measures else ""),
            heading_number=typed.text if typed else "",
            aspect=self._cell("aspect", rows).words
            or ("" if section_status(group.section) else group.section)
            or ("意见建议" if _ADVICE.search(self._column_name("heading")) else "")
            or (before.aspect if before else ""),
            group=self._cell("group", rows).words
            or group.part
            or (before.group if before and not group.section else ""),
            unit=self._cell("unit", rows).words or (before.unit if before else ""),
            detail="\n".join(part for part in (self._detail(rows, measures), account) if part),
            goal=self._cell("goal", rows).words,
            requirement=self._cell("requirement", rows).words,
            named_kind=next((k for word, k in _KINDS.items() if word in kind), before.named_kind if before else None),
            feedback_number=chinese_number(refers[0]) if refers else None,
            lead_officer=officer.words or None,
            lead_dept=dept.words or None,
            support_dept=support.words or None,
            responsible_place=officer.place or dept.place or support.place,
            deadline=deadline[0],
            deadline_place=deadline[1],
            status_text=status.words or None,
            status=furthest_behind(m.status for m in measures) if from_measures else claimed.status,
            long_term=all(m.long_term for m in measures) if from_measures else claimed.long_term,
            status_basis=basis,
            status_place=status.place,
            status_column="" if from_measures else self._column_name("status"),
            closed_text=closed.words or None,
            closed=_AGREED.get(closed.words, parse_closed(chosen(closed.words))),
            closed_place=closed.place,
            amount_fen=amount(self._grid, self._header, rows, in_wan=self._in_wan),
            amount_fixed=fixed(self._grid, self._header, rows, in_wan=self._in_wan),
            evidence=evidence.words or None,
            evidence_place=evidence.place,
            measures=tuple(measures),
            extras=tuple((n, w) for n in ("root_cause", "learn_from_one") if (w := self._cell(n, rows).words)),
            others=self._others(rows),
            place=heading.place or self._grid.row_place(rows[0]),
        )

    def _others(self, rows: list[int]) -> tuple[tuple[str, str], ...]:
        """What stands in columns that no rule knows: kept under their names, so that no word is lost."""
        found = [
            (self._header.paths[column].rpartition("/")[2], words)
            for column in self._unknown
            for row in rows
            if (words := self._grid.own(row, column))
        ]
        return tuple(dict.fromkeys(found))

    def _percent(self, words: str) -> str:
        """75 in a column 进度% is 75%."""
        words = chosen(words)
        bare = _BARE_NUMBER.fullmatch(words) and _PER_CENT.search(self._column_name("status"))
        return f"{words}%" if bare else words

    def _detail(self, rows: list[int], measures: list[ReadMeasure]) -> str:
        """What is said of the problem itself, and the account given of it that is not given of a single measure."""
        told = {words for measure in measures for words in measure.progress}
        account = [words for words in self._several("progress", rows) if words not in told]
        return "\n".join(part for part in (self._cell("detail", rows).words, *account) if part)

    def _column_name(self, name: str) -> str:
        column = self._header.fields.get(name)
        return "" if column is None else self._header.paths[column].rpartition("/")[2]

    def _cell(self, name: str, rows: list[int]) -> Cell:
        """The first cell with words; differing words below it are told as a doubt."""
        column = self._header.fields.get(name)
        if column is None:
            return Cell(words="", place="")
        cells = self._grid.rows
        row = next((row for row in rows if cells[row][column]), None)
        if row is None:
            return Cell(words="", place="")
        words = cells[row][column]
        if name in _PHONED:
            words = _PHONE.sub("", words) if words[-1].isdigit() else words
        place = self._grid.place(row, column)
        if len(rows) > 1 and name in _SAID_ONCE:
            told = dict.fromkeys(cells[row][column] for row in rows)
            told.pop("", None)
            if len(told) > 1:
                reason = f"同一个问题的“{self._column_name(name)}”有不同写法，取第一个。"
                self.doubts.append(Doubt(place=place, reason=reason, quote="；".join(told)[:80]))
        return Cell(words=words, place=place)

    def _number(self, rows: list[int], position: int) -> str:
        name = "number" if "number" in self._header.fields else "row_number"
        if name == "row_number" and self._manner.counts_rows:
            return str(position)
        match = _NUMBER.search(self._cell(name, rows).words)
        value = chinese_number(match[0]) if match else None
        return str(value if value is not None else position)

    def _deadline(self, rows: list[int]) -> tuple[Deadline | None, str]:
        """The last of the deadlines of a problem; several are told as a doubt."""
        column = self._header.fields.get("deadline")
        if column is None:
            return None, ""
        told: dict[str, str] = {}
        for row in rows:
            if self._grid.rows[row][column]:
                told.setdefault(self._grid.rows[row][column], self._grid.place(row, column))
        if not told:
            return None, ""
        parsed = [(deadline_of(words, year=self._year), place) for words, place in told.items()]
        last = max(parsed, key=lambda one: one[0].day.toordinal() if one[0].day else 0)
        if last[0].day is None and DURATION.fullmatch(last[0].text):
            reason = f"时限“{last[0].text}”没有写从哪天算起，没有推算日期。"
            self.doubts.append(Doubt(place=last[1], reason=reason))
        elif last[0].day is None and self._year is None and _MONTH.search(last[0].text):
            reason = f"时限“{last[0].text}”没有写年份，文中也推不出，没有推算日期。"
            self.doubts.append(Doubt(place=last[1], reason=reason))
        if len(parsed) > 1:
            words = "；".join(told)
            self.doubts.append(Doubt(place=last[1], reason="同一个问题写了几个时限，取最晚的一个。", quote=words[:80]))
        return last

    def _measures(self, rows: list[int]) -> list[ReadMeasure]:
        column = self._header.fields.get("measure")
        if column is None:
            return []
        starts = [row for row in rows if self._grid.own(row, column)]
        if not starts:
            return []
        spans = [range(a, b) for a, b in pairwise([*starts, rows[-1] + 1])]
        measures: list[ReadMeasure] = []
        for span in spans:
            inside = [row for row in rows if row in span]
            parts = parts_of(self._grid, self._header, inside, len(measures) + 1)
            told = {name: self._told(name, inside, len(parts)) for name in self._told_columns}
            for index, (part, place) in enumerate(parts):
                cells = {name: cells[index] for name, cells in told.items()}
                measures.append(self._measure(part, place, inside, cells, alone=len(parts) == 1))
        return measures

    def _told(self, name: str, rows: list[int], count: int) -> list[Cell | None]:
        """What a column says of each of the measures in these rows: ①已完成；②正在整改 is one for each of two."""
        if count == 1 and not self._by_measure.get(name, True):
            return [None]
        cell = self._own(name, rows)
        if cell is None:
            return [None] * count
        if count == 1:
            return [cell]
        parts = numbered_parts(cell.words)
        return [Cell(words=part, place=cell.place) for part in parts] if len(parts) == count else [None] * count

    def _measure(
        self, text: str, place: str, rows: list[int], told: dict[str, Cell | None], *, alone: bool
    ) -> ReadMeasure:
        """One measure; what a row says of several measures at once is not repeated for each."""
        status, evidence = told.get("status"), told.get("evidence")
        done, planned = told.get("completed_on"), told.get("planned_on")
        due, dept = told.get("deadline"), told.get("lead_dept")
        several = alone and self._by_measure["status"]
        claimed = _status_of(self._percent(status.words) if status else None)
        return ReadMeasure(
            text=text.rstrip("。；;") or text,
            place=place,
            status_text=(status.words or None) if status else None,
            status=claimed.status,
            long_term=claimed.long_term,
            status_place=status.place if status else "",
            completed_on_text=next((cell.words for cell in (done, planned) if cell and cell.words), None),
            completed_on=date_of(done.words, year=self._year) if done else None,
            evidence=(evidence.words or None) if evidence else None,
            evidence_place=evidence.place if evidence else "",
            progress=self._several("progress", rows) if several else (),
            support_officers=self._several("support_officer", rows) if several else (),
            deadline=deadline_of(due.words, year=self._year) if due and due.words else None,
            deadline_place=due.place if due and due.words else "",
            responsible=(dept.words or None) if dept else None,
        )

    def _own(self, name: str, rows: list[int]) -> Cell | None:
        """The cell of a column for these rows, a blank one too: what is missing has a place."""
        column = self._header.fields.get(name)
        if column is None:
            return None
        row = next((row for row in rows if self._grid.rows[row][column]), rows[0])
        return Cell(words=self._grid.rows[row][column], place=self._grid.place(row, column))

    def _several(self, name: str, rows: list[int]) -> tuple[str, ...]:
        columns = self._header.many.get(name, [])
        return tuple(dict.fromkeys(w for row in rows for c in columns if (w := self._grid.own(row, c))))

    def _status(self, rows: list[int], measures: list[ReadMeasure]) -> tuple[Cell, str]:
        """(words and place, stated | from_measures | none)"""
        told = {m.status_text: m.status_place for m in measures if m.status_text}
        if told:
            behind = furthest_behind(m.status for m in measures)
            place = next((m.status_place for m in measures if m.status is behind), "") or next(iter(told.values()))
            return Cell(words="；".join(told), place=place), "from_measures"
        cell = self._cell("status", rows)
        return cell, "stated" if cell.words else "none"
