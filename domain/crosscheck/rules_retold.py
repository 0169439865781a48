"""The same work of the plan told by the report with another number."""

from collections.abc import Iterator

from domain.crosscheck.case import Case, Problem, Rule
from domain.crosscheck.figures import Figure, figures, of_measure
from domain.crosscheck.rules_targets import target_change
from domain.crosscheck.rules_things import OBJECTS, SAME_WORK, told_otherwise
from domain.records import Contradiction
from domain.words import ContradictionKind, DocumentKind

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
                if len(same) == 1 and not right and not target_change(measure.text, same[0].text):
                    yield _alarm(case, problem, given, same[0])


def _new_in_report(case: Case, problem: Problem) -> tuple[list[Figure], list[Figure]]:
    """The numbers of things that only the report's account of finished work has; all numbers of that account."""
    found = figures(case, problem)
    known = {(f.unit, f.value) for f in found if f.kind is not _REPORT}
    told = [f for f in found if f.kind is _REPORT and f.account and f.unit in OBJECTS]
    return [f for f in told if f.done and (f.unit, f.value) not in known], told


def _is_same(given: Figure, told: Figure) -> bool:
    alike = given.unit == told.unit and given.thing == told.thing and given.part == told.part
    return alike and len(told.about & given.about) >= SAME_WORK


def _alarm(case: Case, problem: Problem, given: Figure, told: Figure) -> Contradiction:
    return case.alarm(
        ContradictionKind.COUNT_MISMATCH,
        f"数目不一致：{given.said_by}写{given.text}，{told.said_by}写{told.text}。",
        [given.quote, told.quote],
        problem=problem.heading,
        subject_uid=problem.issue.uid,
    )


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.COUNT_MISMATCH, planned_otherwise),)
