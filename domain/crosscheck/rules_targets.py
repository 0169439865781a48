"""Targets set lower than they were: fewer where a least number was set, a smaller share, less often."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.crosscheck.case import Case, Problem, Quote, Rule, quote_entry, quote_measure
from domain.crosscheck.pairs import likeness, pair_measures
from domain.crosscheck.texts import bigrams, clauses
from domain.quantities import Quantity, quantities
from domain.records import AssignedTask, Contradiction, PlanItem
from domain.words import ContradictionKind

_LEAST = re.compile("不少于|不低于|至少|达到|达|突破|超过|提高到|提升至|提升到|提高至|确保|配齐|完成率|覆盖率|率")
FLOOR = re.compile("不少于|不低于|至少|突破|以上")  # money beside 达到 is as a rule a fact, not a target
_AT_LEAST_AFTER = re.compile("^(?:以上|及以上)")
# How many times a year.
_OFTEN = {
    **dict.fromkeys(("日", "天"), 365),
    **dict.fromkeys(("周", "星期"), 52),
    "旬": 36,
    **dict.fromkeys(("两周", "双周"), 26),
    "半月": 24,
    "月": 12,
    **dict.fromkeys(("两月", "双月", "两个月", "2个月"), 6),
    **dict.fromkeys(("季", "三个月", "3个月"), 4),
    **dict.fromkeys(("半年", "学期", "六个月", "6个月"), 2),
    **dict.fromkeys(("年", "学年"), 1),
}
_FREQUENCY = re.compile(f"(?:每(?:个|一)?|按|逐)({'|'.join(sorted(_OFTEN, key=len, reverse=True))})(?!末|底|度计划)度?")
_IN_A_NAME = re.compile(  # 月度监测机制, 季度考评
    f"(?<![0-9本当上下元每个])({'|'.join(sorted(_OFTEN, key=len, reverse=True))})度?"
    "(?=考评|考核|核查|调度|通报|检查|监测|巡查|研判|会商|评议|例会|报告制)"
)
_AT_MOST = re.compile("(?:不超过|不高于|不多于|(?:控制|压[减缩降]|降低?|下降)[在到至为])[^0-9，。；]{0,2}$")
_AT_MOST_AFTER = re.compile("^(?:元)?(?:以内|以下|之内)")
_ALIKE = 45
_MORE = 2  # pairs of signs that two wordings of the same matter share
_WHOLE = re.compile("全部|全面|全覆盖|全员|清零|100%|百分之百|所有")
_PART_OF_IT = re.compile("率|占比|比例|以上|不低于|达到|达")
# What a task may ask for, and the words by which a plan takes upon itself less than that.
_ACHIEVED = (
    re.compile("开工|动工|建成|竣工|投入使用|投用|启用|交付|验收"),
    re.compile("全部|全额|全数|清零|悉数|一分不少|逐一|逐个|逐项|逐件|所有"),
)
_LESS = re.compile(
    "前期(?:工作|准备|手续)|可行性|可研|立项|论证|(?:逐步|分步|分批|稳步|适时|尽量|力争|部分|抽查|选择)[^，。；]{0,8}"
)


def target_reduced(case: Case) -> Iterator[Contradiction]:
    """A measure of the ledger, or a goal of the plan, that asks for less than was set."""
    for members in case.bundles():
        for plan, entry in pair_measures(case.planned(*members), case.listed(*members)):
            reason = target_change(plan.text, entry.text)
            if reason:
                problem = case.of_measure(plan, members)
                yield _alarm(
                    case, problem, f"台账比方案的目标低，{reason}。", quote_measure(plan), quote_measure(entry)
                )
    for problem in case.problems:
        yield from _below_the_task(case, problem)
        yield from _goal_lowered(case, problem)


def target_change(original: str, changed: str) -> str:
    """How a target went down; empty where it did not."""
    before, after = frequency(original), frequency(changed)
    if before and after and after[0] < before[0]:
        return f"“{before[1]}”变为“{after[1]}”"
    raised = _raised(original, changed)
    if raised:
        return f"上限由“{raised[0].text}”放宽到“{raised[1].text}”"
    lowered = _lowered(original, changed)
    if lowered:
        return f"“{lowered[0].text}”变为“{lowered[1].text}”"
    return ""


def unreached(target: str, told: str) -> Quantity | None:
    """What an account tells of a least number or a largest that was set, where it falls short of it."""
    if frequency(target):
        return None
    missed = _lowered(target, told)
    if missed and missed[0].unit != "元":
        return missed[1]
    return next((q for limit in _limits(target) if (q := _above(limit, target, told))), None)


def _above(limit: Quantity, target: str, told: str) -> Quantity | None:
    same = [q for q in quantities(told) if q.unit == limit.unit != "元"]
    return same[0] if same and all(q.value > limit.value for q in same) and _same_matter(target, told) else None


def _goal_lowered(case: Case, problem: Problem) -> Iterator[Contradiction]:
    """The goal that the plan sets for a problem, and a lower one in the ledger."""
    for item, entry in ((item, entry) for item in problem.plan for entry in problem.ledger):
        reason = target_change(item.goal, entry.goal) or _whole_made_a_share(item.goal, entry.goal)
        if reason:
            yield _alarm(
                case,
                problem,
                f"台账比方案的目标低，{reason}。",
                quote_entry(item, item.goal),
                quote_entry(entry, entry.goal),
            )
            return


def _whole_made_a_share(original: str, changed: str) -> str:
    """全部 was to be reached, and now 90%以上 is."""
    whole = _WHOLE.search(original)
    if not whole or _WHOLE.search(changed) or any(q.unit == "%" for q in quantities(original) if q.value < 100):
        return ""
    less = next((q for q in quantities(changed) if q.unit == "%" and Decimal(0) < q.value < 100), None)
    told = less and _PART_OF_IT.search(changed[max(0, less.start - 6) : less.end + 2])
    common = bigrams(original) & bigrams(changed)
    return f"“{whole[0]}”变为“{less.text}”" if less and told and common else ""


def _below_the_task(case: Case, problem: Problem) -> Iterator[Contradiction]:
    """What was assigned from above against what the plan takes upon itself."""
    facts = f"{problem.heading}；{problem.issue.detail}"
    for task in problem.tasks:
        for item in problem.plan:
            for quote in (*_goal(item), *map(quote_measure, case.measures[item.uid])):
                told = ((words, _less_promised(words, quote.text, facts)) for words in _asked_by(task))
                more, reason = next(((words, reason) for words, reason in told if reason), ("", ""))
                if more:
                    task_words = quote_entry(task, more)
                    yield _alarm(case, problem, f"方案比上级分工的目标低，{reason}。", task_words, quote)
        asked = _asked_for_more(case, task, problem.plan)
        if asked:
            words, less = asked
            lowered = f"上级要求“{words.text}”，方案只写“{less.text}”，目标降低了。"
            yield _alarm(case, problem, lowered, words, less)


def _asked_by(task: AssignedTask) -> list[str]:
    """A task may be named by its problem, and what it asks for stand beside it."""
    return [task.heading, *filter(None, task.detail.split("\n"))]


def _less_promised(asked: str, promised: str, facts: str) -> str:
    """How a measure of the plan stays below what was assigned; "" where it does not, or is of something else.

    Of 19个乡镇司法所 8个 have no head: who is to see to all 19 may well name the 8.
    """
    if likeness(asked, promised) < _ALIKE and _in_common(asked, promised) <= _MORE:
        return ""
    before, after = frequency(asked), frequency(promised)
    if before and after and after[0] < before[0]:
        return f"“{before[1]}”变为“{after[1]}”"
    lowered = _lowered(asked, promised) or _raised(asked, promised) or _fewer_promised(asked, promised)
    known = {(q.value, q.unit) for q in quantities(facts)}
    some_of_all = lowered and all((q.value, q.unit) in known for q in lowered)
    return f"“{lowered[0].text}”变为“{lowered[1].text}”" if lowered and not some_of_all else ""


def _asked_for_more(case: Case, task: AssignedTask, plan: Sequence[PlanItem]) -> tuple[Quote, Quote] | None:
    """开工建设 was asked for and only 前期工作 is planned: no word of the plan promises as much."""
    planned = [q for item in plan for q in (*_goal(item), *map(quote_measure, case.measures[item.uid]))]
    for clause in clauses(f"{task.heading}。{task.detail}"):
        for achieved in _ACHIEVED:
            if not achieved.search(clause) or any(achieved.search(quote.text) for quote in planned):
                continue
            less = next((q for q in planned if _LESS.search(q.text) and _same_matter(clause, q.text)), None)
            if less:
                return quote_entry(task, clause), less
    return None


def _lowered(original: str, changed: str) -> tuple[Quantity, Quantity] | None:
    """A least number or a share, and the smaller one of the same unit for the same thing."""
    limits = _limits(original)
    for before in sorted((q for q in quantities(original) if q not in limits), key=lambda quantity: quantity.value):
        least = _LEAST.search(original[max(0, before.start - 5) : before.start]) or _AT_LEAST_AFTER.search(
            original[before.end :]
        )
        if not least or (before.unit == "元" and not FLOOR.search(least[0])):
            continue
        after = [q for q in quantities(changed) if q.unit == before.unit and q not in _limits(changed)]
        if after and all(Decimal(0) < q.value < before.value for q in after) and _same_matter(original, changed):
            return before, after[0]
    return None


def _fewer_promised(task: str, promised: str) -> tuple[Quantity, Quantity] | None:
    """配齐29人 was assigned and 不少于20人 is promised: one number each, of the same things."""
    asked = [q for q in quantities(task) if q.unit not in {"元", "%"}]
    floors = [q for q in quantities(promised) if FLOOR.search(promised[max(0, q.start - 5) : q.start])]
    if len(asked) != 1 or len(floors) != 1 or asked[0].unit != floors[0].unit:
        return None
    return (asked[0], floors[0]) if floors[0].value < asked[0].value and _in_common(task, promised) > _MORE else None


def _raised(original: str, changed: str) -> tuple[Quantity, Quantity] | None:
    """降至15亿元以内, and the larger limit of the same unit for the same thing."""
    for before in _limits(original):
        after = [q for q in _limits(changed) if q.unit == before.unit]
        if after and all(q.value > before.value for q in after) and _same_matter(original, changed):
            return before, after[0]
    return None


def _limits(text: str) -> list[Quantity]:
    """The quantities that are not to be passed."""
    return [q for q in quantities(text) if _AT_MOST.search(text[: q.start]) or _AT_MOST_AFTER.search(text[q.end :])]


def _goal(item: PlanItem) -> list[Quote]:
    return [quote_entry(item, item.goal)] if item.goal else []


def _same_matter(one: str, other: str) -> bool:
    return _in_common(one, other) >= _MORE


def _in_common(one: str, other: str) -> int:
    return len(bigrams(one) & bigrams(other))


def frequency(text: str) -> tuple[int, str] | None:
    """The most often of 每月, 按季度, 每年 …"""
    told = (match for rhythm in (_FREQUENCY, _IN_A_NAME) for match in rhythm.finditer(text))
    return max(((_OFTEN[match[1]], match[0]) for match in told), default=None)


def _alarm(case: Case, problem: Problem, text: str, before: Quote, after: Quote) -> Contradiction:
    return case.alarm(
        ContradictionKind.TARGET_REDUCED,
        text,
        [before, after],
        about=problem,
    )


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.TARGET_REDUCED, target_reduced),)
