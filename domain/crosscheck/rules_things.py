"""The same things counted otherwise: in feedback, plan, ledger, its proof and the report."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from domain.calendar import dates
from domain.crosscheck import counts_of_work
from domain.crosscheck.case import Case, Problem, Rule
from domain.crosscheck.counted import (
    COUNTED,
    EACH_PROVEN,
    LOOSE_UNITS,
    OBJECTS,
    SAME_WORK,
    has_grown,
    made_up,
    same_thing,
)
from domain.crosscheck.figures import OTHERS, Figure, figures, is_misspelt, of_account, of_measure
from domain.crosscheck.pairs import pair_measures
from domain.crosscheck.rules_targets import FLOOR, target_change
from domain.records import Contradiction
from domain.words import ContradictionKind, DocumentKind

_SETS_OUT = (DocumentKind.RECTIFICATION_PLAN, DocumentKind.LEDGER)
_SAY_HOW_MANY = (DocumentKind.ASSIGNMENT_PLAN, DocumentKind.RECTIFICATION_REPORT)
# Of which more may well follow.
_BROUGHT = re.compile("填报|引进|引育|新增|新建|培养|招[录聘]|发展|建成|创建|开展|举办|组织|下派|研究")
_SOME_OF = re.compile("招[聘录]|恢复|轮岗|引进|选[送派拔调]")  # a beginning: fewer than there are lacking
_OF_THESE = re.compile("有|其中|仅|只")  # 机关单位186家，有103家未安置
_CHOSEN = re.compile("不(?:合格|达标|符合|称职|胜任)|违规|违法|严重")
_TO_RISE = re.compile(f"{FLOOR.pattern}|[由从][^，。；]{{0,12}}(?:增|提|扩|升)")  # 由3个增至10个
_BY_YEARS = re.compile("^(?:20[0-9]{2}年|年内|今年)[^0-9]")  # 2024年交流12名, and the others later
_BY_CHANCE = 100
_WORLDS_APART = 3  # as many times more 件 or 条 are other ones
_TASK = re.compile("任务|目标|计划|规划|指标|要求|应")


def things_counted(case: Case) -> Iterator[Contradiction]:
    """Fewer or more of the things the feedback or a measure of the plan counted (7处, 3个村); one alarm for each.

    7个 of 10个 promised of 14个 found: it is held against what stands nearest, and 10个 against 14个.
    """
    for problem in case.problems:
        nearest: dict[tuple[str, Decimal], tuple[Figure, Figure]] = {}
        for given, other in told_otherwise(case, problem):
            key = (other.unit, other.value)
            before = nearest.setdefault(key, (given, other))[0]
            if abs(given.value - other.value) < abs(before.value - other.value):
                nearest[key] = (given, other)
        told: set[tuple[str, frozenset[Decimal]]] = set()
        for given, other in nearest.values():
            pair = (other.unit, frozenset({given.value, other.value}))
            if pair not in told:
                told.add(pair)
                yield differing(case, problem, given, other)


def differing(case: Case, problem: Problem, given: Figure, other: Figure) -> Contradiction:
    """The alarm that two numbers of one thing differ."""
    return case.alarm(
        ContradictionKind.COUNT_MISMATCH,
        f"数目不一致：{given.said_by}写{given.text}，{other.said_by}写{other.text}。",
        [given.quote, other.quote],
        about=problem,
    )


def told_otherwise(case: Case, problem: Problem) -> list[tuple[Figure, Figure]]:
    """Every pair of numbers that differ, looked for once: several rules ask what is told already."""
    uid = problem.issue.uid
    if uid not in case.differing:
        pairs = (pair for look in _LOOKS for pair in look(case, problem))
        case.differing[uid] = [pair for pair in pairs if not has_grown(case, problem, *pair)]
    return case.differing[uid]


def _objects_otherwise(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    things = [figure for figure in figures(case, problem) if figure.unit in OBJECTS]
    asked = [f for f in things if f.kind is DocumentKind.ASSIGNMENT_PLAN and f.unit not in EACH_PROVEN]
    for given in things:
        if any(f.unit == given.unit and f.value < given.value and same_thing(given, f) for f in asked):
            continue  # of all there is of it, so much is to be dealt with
        if given.kind is DocumentKind.FEEDBACK_OPINION and not given.part:
            for kind in OTHERS:
                other = _otherwise(given, [f for f in things if f.kind is kind], things)
                if other:
                    yield given, other


def _ledger_otherwise(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """What a task or the report counts, and the ledger's account of the same finished work with another number."""
    things = [f for f in figures(case, problem) if f.unit in OBJECTS - LOOSE_UNITS and not f.part]
    listed = [f for f in things if f.kind is DocumentKind.LEDGER]
    yield from _left_over(case, problem)
    right = {(f.unit, f.value) for f in figures(case, problem) if f.kind is DocumentKind.LEDGER}
    asked = {(f.unit, f.value) for f in things if f.kind is not DocumentKind.LEDGER}
    for given in things:
        if given.kind in _SAY_HOW_MANY and (given.unit, given.value) not in right:
            yield from (
                (given, f)
                for f in listed
                if f.done and f.unit == given.unit and (f.unit, f.value) not in asked
                if len(f.about & given.about) >= SAME_WORK
            )


def _left_over(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """The one number of a unit that only the ledger tells of its work, and the one that only the report tells."""
    ledger = of_account(DocumentKind.LEDGER, problem.ledger, case.listed(problem))
    report = of_account(DocumentKind.RECTIFICATION_REPORT, problem.statements)
    others = (f for f in figures(case, problem) if f.kind is not DocumentKind.RECTIFICATION_REPORT)
    told = {(f.unit, f.value) for f in (*others, *ledger)}
    for unit, named in dict.fromkeys(key for f in ledger if f.unit in OBJECTS | {"%"} for key in _kinds(f)):
        here = [
            f
            for f in ledger
            if (unit, named) in _kinds(f) and f.value not in {g.value for g in report if g.unit == unit}
        ]
        there = [f for f in report if (unit, named) in _kinds(f) and (unit, f.value) not in told]
        if [len({f.value for f in only}) for only in (here, there)] != [1, 1] or here[0].part != there[0].part:
            continue
        same = [f for f in ledger if f.unit == unit]
        if made_up(there[0], same) or (unit == "%" and _is_rounded(here[0].value, there[0].value)):
            continue
        common = here[0].about & there[0].about
        if len(common) > (unit in LOOSE_UNITS) or (common and common in (here[0].about, there[0].about)):
            yield here[0], there[0]


def _kinds(figure: Figure) -> tuple[tuple[str, str], ...]:
    """What it is one of: its unit, and for 新增学位720个 its unit with the name of what is counted."""
    return ((figure.unit, ""), (figure.unit, figure.named))


def _is_rounded(one: Decimal, other: Decimal) -> bool:
    """98.7 for 98.71."""
    return one.quantize(other) == other or other.quantize(one) == one


def _measures_otherwise(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """A number in a measure of the plan that its measure in the ledger gives otherwise."""
    for plan, entry in pair_measures(case.planned(problem), case.listed(*case.together(problem))):
        if target_change(plan.text, entry.text):
            continue
        before = [figure for figure in of_measure(DocumentKind.RECTIFICATION_PLAN, plan) if figure.unit in COUNTED]
        after = [figure for figure in of_measure(DocumentKind.LEDGER, entry) if figure.unit in COUNTED]
        for unit in dict.fromkeys(figure.unit for figure in before):
            gone, come = _changed([f for f in before if f.unit == unit], [f for f in after if f.unit == unit])
            if gone and come and not (gone.part and come.part and come.value > gone.value):
                yield gone, come


def _changed(before: Sequence[Figure], after: Sequence[Figure]) -> tuple[Figure | None, Figure | None]:
    """The first number that went and the first that came: of all of a unit, or of as many as there were."""
    gone = [figure for figure in before if figure.value not in {f.value for f in after}]
    come = [figure for figure in after if figure.value not in {f.value for f in before}]
    if len(gone) < len(before) and len(before) != len(after):
        return None, None
    return next(iter(gone), None), next(iter(come), None)


def _otherwise(given: Figure, own: Sequence[Figure], things: Sequence[Figure]) -> Figure | None:
    """A figure for the same things with another number, where the document has the right number nowhere."""
    same = [f for f in own if f.unit == given.unit]
    if any(f.value == given.value for f in same) or made_up(given, same):
        return None
    found = [f for f in things if f.kind is DocumentKind.FEEDBACK_OPINION and f.unit == given.unit]
    known = _known(found)
    same = [f for f in same if f.unit not in LOOSE_UNITS or f.value <= _WORLDS_APART * given.value]
    odd = (f for f in same if f.value not in known and not f.part and (same_thing(given, f) or _is_slip(given, f)))
    return next((f for f in odd if _is_nearest(given, f, found) and not _explained(given, f, things)), None)


def _is_slip(given: Figure, told: Figure) -> bool:
    """381亩 for 318亩: two digits changed about in a number that nobody hits by chance."""
    return given.unit not in LOOSE_UNITS and given.value >= _BY_CHANCE and is_misspelt(given.value, told.value)


def _known(found: Sequence[Figure]) -> set[Decimal]:
    """The numbers of the feedback, with sums and what is left: of 23件 with 11件 dealt with 12件 are left."""
    pairs = [(one.value, other.value) for one, other in combinations(found, 2)]
    return {f.value for f in found} | {a + b for a, b in pairs} | {abs(a - b) for a, b in pairs}


def _is_nearest(given: Figure, told: Figure, found: Sequence[Figure]) -> bool:
    """Whether no other number of the feedback is meant: by its name, its words, or as the part that was at fault."""
    alike = len(told.about & given.about)
    return not any(
        one.named == told.named != given.named
        or len(told.about & one.about) > alike
        or (told.value <= one.value < given.value and _OF_THESE.match(one.quote.text))
        for one in found
    )


def _explained(given: Figure, told: Figure, things: Sequence[Figure]) -> bool:
    """Why there may well be fewer, or more, of the same things."""
    if told.value < given.value:
        under_way = not told.done and (told.account or told.kind is DocumentKind.RECTIFICATION_REPORT)
        own_reason = under_way or (told.account and _of_all(given)) or _is_choice(given, told)
    else:
        own_reason = bool(_BROUGHT.search(given.quote.text))
    return own_reason or _as_set(given, told, things) or _taken_over(told, things)


def _taken_over(figure: Figure, things: Sequence[Figure]) -> bool:
    """对全市18个库点清查 of a plan, told once more by the report: it is held against the feedback where it came in."""
    own = (f for f in things if f.kind in _SETS_OUT and (f.unit, f.value) == (figure.unit, figure.value))
    return figure.kind is DocumentKind.RECTIFICATION_REPORT and any(same_thing(figure, f) for f in own)


def _as_set(given: Figure, told: Figure, things: Sequence[Figure]) -> bool:
    """8120吨 where 8000吨 were the task, or 不少于8000吨: as much as was to be done, or more; or a stage on the way."""
    if told.value < given.value:
        staged = _TASK.search(given.quote.text) and dates(told.quote.text, year=2000)
        return not told.account and bool(staged or _BY_YEARS.search(told.quote.text))
    same = (f for f in things if (f.unit, f.value) == (given.unit, given.value))
    return bool(_TASK.search(given.quote.text)) or any(_TO_RISE.search(f.quote.text) for f in same)


def _is_choice(given: Figure, told: Figure) -> bool:
    """清退不合格协管员11名 of 协管员183名: what is told of some is not told of all."""
    named = _CHOSEN.search(told.quote.text)
    return bool(_SOME_OF.search(told.quote.text) or (named and named[0] not in given.quote.text))


def _of_all(given: Figure) -> bool:
    """全县13家养老机构中有6家: the number of all of them, good ones too."""
    among = rf"{re.escape(given.text)}[^，。；]{{0,12}}中(?![心队学层央介标小型药医间外])"
    return bool(re.search(among, given.quote.text))


_LOOKS = (_objects_otherwise, _ledger_otherwise, _measures_otherwise, *counts_of_work.LOOKS)
RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.COUNT_MISMATCH, things_counted),)
