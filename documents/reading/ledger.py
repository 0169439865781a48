"""One problem's rows into an item: what is said once for the problem, what is said of each measure."""

import re
from datetime import date
from typing import TypedDict

from documents.reading.amounts import amount, fixed
from documents.reading.cells import NOTHING, Cell, Cells
from documents.reading.claims import chosen, section_status
from documents.reading.due import DURATION, date_of, deadline_of
from documents.reading.duties import person_and_office
from documents.reading.entries import Group
from documents.reading.headers import Header
from documents.reading.manner import manner_of
from documents.reading.measures import Measures
from documents.reading.numbers import split_number
from documents.reading.outline import Grid
from documents.reading.result import Doubt, ReadItem, ReadMeasure
from documents.reading.vocabulary import ANSWERS_IN_ONE
from domain.calendar import Deadline
from domain.numerals import chinese_number
from domain.statuses import furthest_behind, parse_closed
from domain.words import NamedKind
from domain.words import RectificationStatus as Status

_MONTH = re.compile("月|[年季]")
_DAY = re.compile(r"[农阴旧]历|[正冬腊]月|月初?\s*[0-9一二三四五六七八九十廿]|[0-9]{4}([./-])[0-9]{1,2}\1[0-9]{1,2}")
_OF_LEVELS = re.compile(r"[0-9]+(?:[.．-][0-9]+)+")  # 2.1 counts within a 方面
_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十百]+")
_AGREED = {"同意": True, "通过": True, "不同意": False, "不通过": False}  # 是否同意销号
_ADVICE = re.compile("建议(?:内容|事项)?$")  # a list of what is done about the recommendations
_NONE_SUCH = re.compile(r"[\s/／—–-]+|无|其他|共性(?:任务|问题|事项)|(?:无|没有)(?:直接)?对应(?:的)?(?:反馈)?问题")
_NAMED_IN_WORDS = 6  # signs of a problem named by its words; 第11个 is shorter
_IN_ONE = re.compile(ANSWERS_IN_ONE)
_KINDS = {"人": NamedKind.PERSON, "事": NamedKind.MATTER, "问题": NamedKind.ISSUE}


class _Named(TypedDict):
    number: str
    heading: str
    heading_number: str
    place: str


class _Under(TypedDict):
    aspect: str
    group: str
    unit: str
    named_kind: NamedKind | None
    feedback_number: int | None


class _Owed(TypedDict):
    lead_officer: str | None
    lead_dept: str | None
    support_dept: str | None
    responsible_place: str
    deadline: Deadline | None
    deadline_place: str


class _Claimed(TypedDict):
    detail: str
    status_text: str | None
    status: Status
    long_term: bool
    status_basis: str
    status_place: str
    status_column: str


class _Done(TypedDict):
    completed_on_text: str | None
    completed_on: date | None
    completed_place: str


class _Closed(TypedDict):
    closed_text: str | None
    closed: bool | None
    closed_place: str


class Ledger:
    """The items of one table."""

    def __init__(
        self,
        grid: Grid,
        header: Header,
        groups: list[Group],
        *,
        year: int | None,
        in_wan: bool,
        named: NamedKind | None,
    ) -> None:
        self._grid = grid
        self._header = header
        self._year = year
        self._in_wan = in_wan
        self._named_kind = named
        self._manner = manner_of(grid, header, groups)
        self._cells = Cells(grid, header)
        self._measures = Measures(self._cells, self._manner, year=year)
        self.doubts = self._cells.doubts

    def item(self, group: Group, position: int, before: ReadItem | None) -> ReadItem:
        """The problem in these rows; blanks of 方面, 单位 and 内容 take the words of the problem before."""
        rows = group.rows
        measures = self._measures.of(rows)
        claimed = self._claimed(group, measures)
        evidence = NOTHING if any(m.evidence for m in measures) else self._cells.first("evidence", rows)
        return ReadItem(
            position=position,
            **self._named(rows, position, measures),
            **self._under(group, before),
            **self._owed(rows),
            **claimed,
            **self._closed(rows, claimed),
            **self._done(rows, measures),
            goal=self._cells.words("goal", rows),
            requirement=self._cells.words("requirement", rows),
            amount_fen=amount(self._grid, self._header, rows, in_wan=self._in_wan),
            amount_fixed=fixed(self._grid, self._header, rows, in_wan=self._in_wan),
            evidence=evidence.words or None,
            evidence_place=evidence.place,
            measures=tuple(measures),
            extras=tuple((n, w) for n in ("root_cause", "learn_from_one") if (w := self._cells.words(n, rows))),
            others=(*self._left(rows, measures), *self._cells.others(rows)),
        )

    def _left(self, rows: list[int], measures: list[ReadMeasure]) -> tuple[tuple[str, str], ...]:
        """What columns of measures say where no measure carries it, under their names, so that no word is lost."""
        carried = {words for m in measures for words in (m.completed_on_text, *m.support_officers)}
        told = [
            (self._cells.column_name(name), self._grid.rows[row][column])
            for name in ("completed_on", "planned_on")
            if (column := self._header.fields.get(name)) is not None
            for row in rows
        ]
        told += [("分管领导", words) for words in self._cells.several("support_officer", rows)]
        return tuple(dict.fromkeys((name, words) for name, words in told if words and words not in carried))

    def _named(self, rows: list[int], position: int, measures: list[ReadMeasure]) -> _Named:
        heading = self._cells.first("heading", rows)
        typed, named = split_number(heading.words) if self._manner.typed_numbers else (None, heading.words)
        named = "" if _NONE_SUCH.fullmatch(named) else named
        about = self._cells.words("named_object", rows)
        if named and about and about not in named:
            named = f"{about}：{named}"
        return {
            "number": self._number(rows, typed.value if typed and typed.value else position),
            "heading": named.rstrip("。；;") or (measures[0].text if measures else self._asked(rows)),
            "heading_number": typed.text if typed else "",
            "place": heading.place or self._grid.row_place(rows[0]),
        }

    def _asked(self, rows: list[int]) -> str:
        """A task that belongs to no problem is known by what it asks for."""
        return self._cells.words("requirement", rows).rstrip("。；;")

    def _number(self, rows: list[int], position: int) -> str:
        name = "number" if "number" in self._header.fields else "row_number"
        if name == "row_number" and self._manner.counts_rows:
            return str(position)
        match = _NUMBER.search(_OF_LEVELS.sub("", self._cells.words(name, rows)))
        value = chinese_number(match[0]) if match else None
        return str(value if value is not None else position)

    def _under(self, group: Group, before: ReadItem | None) -> _Under:
        """To what the problem belongs."""
        words, rows = self._cells.words, group.rows
        of_section = "" if section_status(group.section) else group.section
        advice = "意见建议" if _ADVICE.search(self._cells.column_name("heading")) else ""
        aspect = self._cells.first("aspect", rows).words or of_section or advice
        part = group.part or (before.group if before and not group.section else "")
        kind = words("named_kind", rows)
        refers = _NUMBER.search(words("feedback_number", rows))
        unsaid = before.named_kind if before else self._named_kind
        return {
            "aspect": aspect or (before.aspect if before else ""),
            "group": words("group", rows) or part,
            "unit": words("unit", rows) or (before.unit if before else ""),
            "named_kind": next((k for w, k in _KINDS.items() if w in kind), unsaid),
            "feedback_number": chinese_number(refers[0]) if refers else None,
        }

    def _owed(self, rows: list[int]) -> _Owed:
        """By whom and by when."""
        officer, dept, support = (
            self._cells.first(name, rows) for name in ("lead_officer", "lead_dept", "support_dept")
        )
        deadline, place = self._deadline(rows)
        who, office = officer.words, dept.words
        if not office and _IN_ONE.search(self._cells.column_path("lead_officer")):
            who, office = person_and_office(officer.words)
        return {
            "lead_officer": who or None,
            "lead_dept": office or None,
            "support_dept": support.words or None,
            "responsible_place": officer.place or dept.place or support.place,
            "deadline": deadline,
            "deadline_place": place,
        }

    def _deadline(self, rows: list[int]) -> tuple[Deadline | None, str]:
        """The last of the deadlines of a problem; several are told as a doubt."""
        column = self._header.fields.get("deadline")
        if column is None:
            return None, ""
        told: dict[str, str] = {}
        for row in rows:
            words = self._grid.rows[row][column]
            if words and words not in told:
                told[words] = self._grid.place(row, column)
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
        elif last[0].day is None and _DAY.search(last[0].text):  # 2025年2月29日, 农历八月十五
            reason = f"时限“{last[0].text}”定不出是公历哪一天，没有推算日期。"
            self.doubts.append(Doubt(place=last[1], reason=reason))
        if len(parsed) > 1:
            quote = "；".join(told)[:80]
            self.doubts.append(Doubt(place=last[1], reason="同一个问题写了几个时限，取最晚的一个。", quote=quote))
        return last

    def _claimed(self, group: Group, measures: list[ReadMeasure]) -> _Claimed:
        """How far it is said to be; under 三、需长期坚持的整改事项 the title says so where the row does not."""
        told = {m.status_text: m.status_place for m in measures if m.status_text}
        of_problem = self._cells.first("status", group.rows) if "measure_status" in self._header.fields else NOTHING
        if told and not of_problem.words:
            behind = furthest_behind(m.status for m in measures)
            long_term = all(m.long_term for m in measures)
            place = next((m.status_place for m in measures if m.status is behind), "") or next(iter(told.values()))
            cell, basis = Cell("；".join(told), place), "from_measures"
        else:
            cell = self._cells.first("status", group.rows)
            behind, long_term = self._status(cell.words)
            basis = "stated" if cell.words else "none"
        unsaid = behind is Status.UNSTATED and all(m.status is Status.UNSTATED for m in measures)
        of_section, account = section_status(group.section) if unsaid else "", ""
        if of_section and group.section_row is not None:
            cell, account = Cell(of_section, self._grid.row_place(group.section_row)), cell.words
            behind, long_term = self._status(of_section)
            basis = "stated"
        return {
            "detail": "\n".join(part for part in (self._detail(group.rows, measures), account) if part),
            "status_text": cell.words or None,
            "status": behind,
            "long_term": long_term,
            "status_basis": basis,
            "status_place": cell.place,
            "status_column": "" if basis == "from_measures" else self._cells.column_name("status"),
        }

    def _status(self, words: str) -> tuple[Status, bool]:
        claimed = self._measures.status(words)
        return claimed.status, claimed.long_term

    def _detail(self, rows: list[int], measures: list[ReadMeasure]) -> str:
        """What is said of the problem itself, and the account given of it that is not given of a single measure."""
        carried = {words for measure in measures for words in measure.progress}
        account = [words for words in self._cells.several("progress", rows) if words not in carried]
        told = (self._solved(rows), self._cells.words("detail", rows), *account)
        return "\n".join(part for part in told if part)

    def _solved(self, rows: list[int]) -> str:
        """The problem a task or named matter is for, where the column names it in words and not by its number."""
        words = self._cells.words("feedback_number", rows)
        return "" if len(words) < _NAMED_IN_WORDS or _NONE_SUCH.fullmatch(words) else words

    def _done(self, rows: list[int], measures: list[ReadMeasure]) -> _Done:
        """The day of the problem as a whole, where no measure has one of its own."""
        own = any(measure.completed_on_text for measure in measures)
        cell = NOTHING if own else self._cells.first("completed_on", rows)
        return {
            "completed_on_text": cell.words or None,
            "completed_on": date_of(cell.words, year=self._year) if cell.words else None,
            "completed_place": cell.place,
        }

    def _closed(self, rows: list[int], claimed: _Claimed) -> _Closed:
        """What its own column says, else a status that says 已销号."""
        cell = self._cells.first("closed", rows)
        if not cell.words and "销号" in (claimed["status_text"] or ""):
            cell = Cell(claimed["status_text"] or "", claimed["status_place"])
        return {
            "closed_text": cell.words or None,
            "closed": _AGREED.get(cell.words, parse_closed(chosen(cell.words))),
            "closed_place": cell.place,
        }
