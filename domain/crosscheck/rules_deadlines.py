"""Deadlines put off without leave or set later than they were asked for, of problems and of single measures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from domain.calendar import parse_deadline
from domain.crosscheck.case import Case, Problem, Quote, Rule, quote_entry, quote_measure
from domain.crosscheck.pairs import likeness, pair_measures
from domain.crosscheck.rules_assigned import taken_up
from domain.crosscheck.rules_dates import chinese
from domain.crosscheck.texts import bigrams, essence
from domain.records import AssignedTask, Contradiction, Entry, LedgerEntry, Measure, NamedMatter, SourceDocument
from domain.words import ContradictionKind, DocumentKind

_CERTAIN = 80
_AT_ONCE = re.compile("立行立改|即知即改|立即")
_APPROVED = re.compile("(?:经|已).{0,12}(?:批准|同意|批复|审批)|批准延期|同意延期|批复")
_LEAVE = re.compile(
    r"[^。；\n]{0,16}(?:批准|同意|批复)[^。；\n]{0,16}(?:延[期至长]|[时期]限|推迟)[^。；\n]{0,20}"
    r"|(?:延[期至长]|推迟)[^。；\n]{0,16}(?:批准|同意|批复)"
)


def deadline_extended(case: Case) -> Iterator[Contradiction]:
    """A deadline put off without leave, or later than the one set."""
    for problem in case.problems:
        set_by: Sequence[Entry] = [*problem.plan, *problem.tasks]
        told = False
        for entry in problem.ledger:
            for alarm in _put_off(case, problem, entry, [e for e in set_by if e.deadline_text]):
                told = True
                yield alarm
        if not told:
            yield from _measures_put_off(case, problem)
        for item in problem.plan:
            assigned = list(_later(case, problem, item, [t for t in problem.tasks if t.deadline_text]))
            yield from assigned
            if not assigned and len(problem.plan) == 1:
                yield from _later(case, problem, item, [n for n in problem.named if _is_due(case, problem, n)])


def _leave(problem: Problem, entry: Entry) -> list[Quote]:
    """经市委巡察办同意，时限延至12月底: what a remark of the ledger or the report tells of it."""
    told = ((e, match[0]) for e in (entry, *problem.statements) if (match := _LEAVE.search(e.detail)))
    return [quote_entry(e, words) for e, words in told][:1]


def _is_due(case: Case, problem: Problem, matter: NamedMatter) -> bool:
    """Whether a matter named from above is the problem itself, with a day by which nothing of it was done."""
    placed = matter.alignment_confirmed or (matter.alignment_score or 0) >= _CERTAIN
    ends = [
        m.completed_on for m in case.listed(problem) if m.completed_on and bigrams(m.text) & bigrams(matter.heading)
    ]
    return placed and not any(matter.deadline and day <= matter.deadline for day in ends)


def _put_off(case: Case, problem: Problem, entry: LedgerEntry, set_by: Sequence[Entry]) -> Iterator[Contradiction]:
    if entry.deadline_extended_to and not _APPROVED.search(entry.deadline_text):
        base = [_deadline(set_by[0])] if set_by else []
        yield case.alarm(
            ContradictionKind.DEADLINE_EXTENDED,
            f"台账自行注明延期到{chinese(entry.deadline_extended_to)}，材料中没有同意延期的依据。",
            [*base, _deadline(entry)],
            about=problem,
        )
        return
    if not entry.deadline_extended_to:
        yield from _later(case, problem, entry, set_by)


def _measures_put_off(case: Case, problem: Problem) -> Iterator[Contradiction]:
    """Measures with a day of their own that the ledger puts off, or sets later than the plan."""
    for plan, entry in pair_measures(case.planned(problem), case.listed(problem)):
        if not plan.deadline or not entry.deadline_text or _APPROVED.search(entry.deadline_text):
            continue
        stated = parse_deadline(entry.deadline_text, year=plan.deadline.year)
        day = entry.deadline_extended_to or (stated.day if stated.day and stated.year_inferred else entry.deadline)
        if day and day > plan.deadline:
            yield case.alarm(
                ContradictionKind.DEADLINE_EXTENDED,
                f"这条措施的时限，台账“{entry.deadline_text}”晚于方案的“{plan.deadline_text}”，没有说明。",
                [quote_measure(plan), _measure_deadline(plan), _measure_deadline(entry)],
                about=problem,
            )


def finished_late(case: Case) -> Iterator[Contradiction]:
    """Work completed, by the ledger, later than ledger and plan set the day; one alarm a problem."""
    for problem in case.problems:
        works = [(entry, work) for entry in problem.ledger for work in _works(case, entry)]
        planned = max((item.deadline for item in problem.plan if item.deadline), default=date.min)
        late = next(((entry, work) for entry, work in works if _is_late(case, entry, work, planned)), None)
        if late:
            entry, work = late
            due = _measure_deadline(work) if isinstance(work, Measure) and work.deadline else _deadline(entry)
            day = Quote(
                document_uid=work.document_uid,
                place=work.completed_place or work.place,
                text=work.completed_on_text,
            )
            yield case.alarm(
                ContradictionKind.DEADLINE_EXTENDED,
                f"台账的时限是“{due.text}”，完成时间却是“{day.text}”，没有同意延期的依据。",
                [due, day],
                about=problem,
            )


def _works(case: Case, entry: LedgerEntry) -> list[LedgerEntry | Measure]:
    return [entry, *case.measures[entry.uid]]


def _is_late(case: Case, entry: LedgerEntry, work: LedgerEntry | Measure, planned: date) -> bool:
    """Whether work ended after its day and the plan's; what is after the cut-off is told as such."""
    told = work if work.deadline else entry
    lenient = told.deadline_long_term or told.deadline_extended_to or _APPROVED.search(told.deadline_text)
    if not work.completed_on or not told.deadline or lenient:
        return False
    until = case.documents[work.document_uid].as_of
    return max(told.deadline, planned) < work.completed_on and not (until and work.completed_on > until)


def _measure_deadline(measure: Measure) -> Quote:
    place = measure.deadline_place or measure.place
    return Quote(document_uid=measure.document_uid, place=place, text=measure.deadline_text)


def _later(case: Case, problem: Problem, entry: Entry, set_by: Sequence[Entry]) -> Iterator[Contradiction]:
    """A later day than the one set; or no day at all but 长期坚持 where a day was set."""
    joined = case.together(problem)
    if len(joined) > 1 and entry.deadline and any(_late_enough(item, entry) for p in joined for item in p.plan):
        return  # one line for several problems speaks of the latest of them
    base = _set_for(entry, set_by)
    if base is None or base.deadline is None or not entry.deadline_text or _APPROVED.search(entry.deadline_text):
        return
    if isinstance(base, AssignedTask | NamedMatter) and _own_day_kept(case, base, base.deadline, entry):
        return
    stated = parse_deadline(entry.deadline_text, year=base.deadline.year)  # a year left out is that of the base
    day = stated.day if stated.day and stated.year_inferred else entry.deadline
    open_end = entry.deadline is None and entry.deadline_long_term and not _AT_ONCE.search(entry.deadline_text)
    vague = open_end and not base.deadline_long_term
    last = max([base.deadline, *(m.deadline for m in case.measures[base.uid] if m.deadline)])
    if vague or (day and day > last):
        if isinstance(base, AssignedTask) and not taken_up(case, base):
            return  # told as missing; its day was set for something else
        names = (_kind(case, base), _kind(case, entry))
        leave = _leave(problem, entry)
        alarm = case.alarm(
            ContradictionKind.DEADLINE_EXTENDED,
            f"{names[1]}的时限“{entry.deadline_text}”晚于{names[0]}的“{base.deadline_text}”，"
            + ("写明已经同意，要核对批准件。" if leave else "没有说明。"),
            [_deadline(base), _deadline(entry), *leave],
            about=problem,
        )
        yield replace(alarm, weight=alarm.weight // 2) if leave else alarm


def _own_day_kept(case: Case, task: AssignedTask | NamedMatter, day: date, entry: Entry) -> bool:
    """Whether the measure that does what was asked for has a day of its own, and in time; others may come later."""
    dated = [m for m in case.measures[entry.uid] if m.deadline]
    asked = max((task.detail, task.heading), key=len)
    nearest = max(dated, key=lambda m: likeness(asked, m.text), default=None)
    return bool(nearest and nearest.deadline and nearest.deadline <= day < max(m.deadline for m in dated if m.deadline))


def _late_enough(item: Entry, entry: Entry) -> bool:
    return bool(item.deadline and entry.deadline and item.deadline >= entry.deadline)


def _set_for(entry: Entry, set_by: Sequence[Entry]) -> Entry | None:
    """The entry that set the deadline of this one: of several plan items for one problem the most alike."""
    dated = [e for e in set_by if e.deadline]
    same = [e for e in dated if isinstance(e, type(dated[0]))]
    return max(same, key=lambda e: fuzz.ratio(essence(e.heading), essence(entry.heading)), default=None)


def _deadline(entry: Entry) -> Quote:
    place = entry.deadline_place or entry.place
    return Quote(document_uid=entry.document_uid, place=place, text=entry.deadline_text)


def _kind(case: Case, entry: Entry) -> str:
    document: SourceDocument | None = case.documents.get(entry.document_uid)
    return document.kind.value if document else DocumentKind.RECTIFICATION_PLAN.value


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.DEADLINE_EXTENDED, deadline_extended),
    (ContradictionKind.DEADLINE_EXTENDED, finished_late),
)
