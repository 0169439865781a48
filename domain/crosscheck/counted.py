"""By what units things are counted, and when two numbers are of the same things."""

import re
from collections.abc import Sequence
from itertools import combinations

from domain.crosscheck.case import Case, Problem
from domain.crosscheck.figures import Figure
from domain.words import RectificationStatus

# Things that stay the same in number whoever speaks of them; what is done (次, 期, 份) may well be done again.
_MEASURED = frozenset({"公里", "公顷", "平方米", "平方公里"})
OBJECTS = frozenset("樘处个家项户人条件套座亩笔宗块米台辆间起吨幢栋棵株只头眼口艘架盏片张") | _MEASURED
LOOSE_UNITS = frozenset("个项条人件")  # these count anything
DEEDS = frozenset("次期份场篇批本轮趟") | {"人次", "场次", "批次"}
EACH_PROVEN = OBJECTS - frozenset("亩吨米片") - _MEASURED | {"批次"}  # of which each may have a paper
PAPERS = frozenset("份张本册套卷件")
COUNTED = OBJECTS | DEEDS | {"种", "类", "%", "天", "个月", "个工作日", "学时", "课时", "小时"}
ALL = re.compile("全部|全数|均已|悉数")
_RUNNING = frozenset({RectificationStatus.IN_PROGRESS, RectificationStatus.NOT_COMPLETED})
SAME_WORK = 3  # pairs of signs that two accounts of the same work share at least


def made_up(given: Figure, parts: Sequence[Figure]) -> bool:
    """交流4名，另1名即将退休: two that make up the whole, or several told one after the other."""
    values = [part.value for part in parts]
    runs = (sum(values[start:end]) for start, end in combinations(range(len(values) + 1), 2) if end - start > 1)
    return any(sum(pair) == given.value for pair in combinations(values, 2)) or given.value in runs


def has_grown(case: Case, problem: Problem, one: Figure, other: Figure) -> bool:
    """27家 by the end of August and 30家 by the 20th of September, of work that goes on."""
    before, after = (case.documents[figure.quote.document_uid].as_of for figure in (one, other))
    goes_on = any(c.claimed_status in _RUNNING for c in (*problem.ledger, *problem.statements))
    later = before is not None and after is not None and before < after and not ALL.search(other.quote.text)
    return goes_on and later and one.account and other.account and one.value < other.value


def same_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same: by the thing named, else by the words around them."""
    common = one.about & other.about
    if one.thing and one.thing == other.thing:
        return True
    return len(common) >= 2 or (bool(common) and one.unit not in LOOSE_UNITS)
