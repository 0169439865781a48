"""By what units things are counted, and when two numbers are of the same things."""

from collections.abc import Sequence
from itertools import combinations

from domain.crosscheck.figures import Figure

# Things that stay the same in number whoever speaks of them; what is done (次, 期, 份) may well be done again.
_MEASURED = frozenset({"公里", "公顷", "平方米", "平方公里"})
OBJECTS = frozenset("樘处个家项户人条件套座亩笔宗块米台辆间起吨幢栋棵株只头眼口艘架盏片张") | _MEASURED
LOOSE_UNITS = frozenset("个项条人件")  # these count anything
DEEDS = frozenset("次期份场篇批本轮趟") | {"人次", "场次", "批次"}
EACH_PROVEN = OBJECTS - frozenset("亩吨米片") - _MEASURED  # of which each may have a paper
PAPERS = frozenset("份张本册套卷件")
COUNTED = OBJECTS | DEEDS | {"%", "天", "个月", "学时", "课时", "小时"}
SAME_WORK = 3  # pairs of signs that two accounts of the same work share at least


def made_up(given: Figure, parts: Sequence[Figure]) -> bool:
    """交流4名，另1名即将退休: two that make up the whole, or several told one after the other."""
    values = [part.value for part in parts]
    runs = (sum(values[start:end]) for start, end in combinations(range(len(values) + 1), 2) if end - start > 1)
    return any(sum(pair) == given.value for pair in combinations(values, 2)) or given.value in runs


def same_thing(one: Figure, other: Figure) -> bool:
    common = one.about & other.about
    if one.thing and one.thing == other.thing:
        return True
    return len(common) >= 2 or (bool(common) and one.unit not in LOOSE_UNITS)
