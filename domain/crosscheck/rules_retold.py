"""The same work of the plan told by the report with another number."""

import re
from collections.abc import Iterator

from domain.crosscheck.accounts import told_of_less
from domain.crosscheck.case import Case, Problem, Rule, quote_entry, quote_measure
from domain.crosscheck.counted import OBJECTS, SAME_WORK
from domain.crosscheck.figures import Figure, figures, of_measure
from domain.crosscheck.pairs import likeness
from domain.crosscheck.rules_targets import FLOOR, target_change, unreached
from domain.crosscheck.rules_things import differing, told_otherwise
from domain.quantities import quantities
from domain.records import Contradiction
from domain.words import ContradictionKind, DocumentKind, RectificationStatus

_OPEN = re.compile("其余|剩余|余下|另|尚|仍|正在|预计")  # what is left is told: another alarm says so
_REPORT, _PLAN = DocumentKind.RECTIFICATION_REPORT, DocumentKind.RECTIFICATION_PLAN


def planned_otherwise(case: Case) -> Iterator[Contradiction]:
    """剩余27处 to be built by the plan, 剩余17处 built by the report: the same words around another number."""
    for problem in case.problems:
        new, told = _new_in_report(case, problem)
        known = {figure.quote for pair in told_otherwise(case, problem) for figure in pair}
        new = [figure for figure in new if figure.quote not in known]
        for measure in case.planned(problem) if new else ():
            for given in of_measure(_PLAN, measure):
                same = [figure for figure in new if _is_same(given, figure)]
                right = any((f.unit, f.value) == (given.unit, given.value) for f in told)
                met = FLOOR.search(measure.text) and same and same[0].value > given.value
                if len(same) == 1 and not (right or met) and not target_change(measure.text, same[0].text):
                    yield differing(case, problem, given, same[0])


def told_less_of(case: Case) -> Iterator[Contradiction]:
    """登记备案23个 where the plan's measure is about 26个账号: a sentence on that measure, of work called completed."""
    for problem in case.problems:
        measures = case.planned(problem)
        known = {figure.quote.text for pair in told_otherwise(case, problem) for figure in pair}
        for statement in (s for s in problem.statements if s.claimed_status is RectificationStatus.COMPLETED):
            for sentence in re.split("[。；;\\n]", statement.detail):
                nearest = max(measures, key=lambda measure: likeness(measure.text, sentence), default=None)
                less = nearest and told_of_less(nearest.text, sentence)
                things = {q.unit for q in quantities(less or "")} <= OBJECTS and not _OPEN.search(sentence)
                if nearest and less and less not in known and things and not unreached(nearest.text, sentence):
                    yield case.alarm(
                        ContradictionKind.COUNT_MISMATCH,
                        "整改报告写已完成，所述数目少于方案措施的数目。",
                        [quote_measure(nearest), quote_entry(statement, sentence)],
                        about=problem,
                    )


def _new_in_report(case: Case, problem: Problem) -> tuple[list[Figure], list[Figure]]:
    """The numbers of things that only the report's account of finished work has; all numbers of that account."""
    found = figures(case, problem)
    known = {(f.unit, f.value) for f in found if f.kind is not _REPORT}
    told = [f for f in found if f.kind is _REPORT and f.account and f.unit in OBJECTS]
    return [f for f in told if f.done and (f.unit, f.value) not in known], told


def _is_same(given: Figure, told: Figure) -> bool:
    alike = given.unit == told.unit and given.thing == told.thing and given.part == told.part
    return alike and len(told.about & given.about) >= SAME_WORK


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.COUNT_MISMATCH, planned_otherwise),
    (ContradictionKind.COUNT_MISMATCH, told_less_of),
)
