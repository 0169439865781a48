"""How often a report says that the same meeting was held on the rectification: told twice, it is one number."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from domain.crosscheck.case import Case, Quote, Rule
from domain.crosscheck.declared import handed_in_together
from domain.crosscheck.texts import clauses
from domain.quantities import quantities
from domain.records import Contradiction, SourceDocument
from domain.words import ContradictionKind, DocumentKind

_MEETING = re.compile(
    "党组(?:扩大)?会|党委(?:扩大)?会|党委常委会|常委会|党工委会|党总支会|支委会|院务会|办公会|领导小组(?:会|专题会)|专题(?:研究|部署|推进)?会|推进会|调度会|协调会|联席会"
)
# Other meetings, or some of them: of a time, on one matter.
_OTHERWISE = re.compile("其中|每[周月季年]|列席|参加|以来|上半年|下半年|[0-9]{4}年|[0-9]月|学习中心组|“回头看”|再次|又")
_PRESIDED = re.compile("主持|带头")
_ON_THE_WHOLE = re.compile("整改|巡[视察]|研究|部署|先后|召开|专题")
_TIMES = frozenset({"次", "场", "场次"})


def meetings_told_otherwise(case: Case) -> Iterator[Contradiction]:
    """召开党组会11次 at the beginning and 7次召开党组会 at the end of one report."""
    for document in case.of_kind(DocumentKind.RECTIFICATION_REPORT):
        for name, told in _held(document, by_one=False).items():
            if len(told) > 1:
                said = "、".join(f"{times}次" for times in told)
                yield case.alarm(
                    ContradictionKind.COUNT_MISMATCH,
                    f"整改报告前后写的{name}次数不一致：{said}。",
                    [*told.values()],
                )


def presided_more_often(case: Case) -> Iterator[Contradiction]:
    """主持召开党组会8次 in the report of the principal, and no more than 6 held by the other report."""
    for pair in handed_in_together(case.of_kind(DocumentKind.RECTIFICATION_REPORT)):
        for one, other in (pair, pair[::-1]):
            held = _held(other, by_one=False)
            for name, told in _held(one, by_one=True).items():
                most, times = max(held.get(name, ()), default=None), max(told)
                if most is not None and times > most:
                    yield case.alarm(
                        ContradictionKind.COUNT_MISMATCH,
                        f"一份整改报告写主持{name}{times}次，另一份写一共只开了{most}次。",
                        [told[times], held[name][most]],
                    )


def _held(document: SourceDocument, *, by_one: bool) -> dict[str, dict[Decimal, Quote]]:
    """How often each sort of meeting was held, or presided over by one person, with the words that say so."""
    held: dict[str, dict[Decimal, Quote]] = defaultdict(dict)
    for line in document.beside:
        place, _, text = line.partition("|")
        for clause in clauses(text.replace("、", "，")):
            names = {match[0] for match in _MEETING.finditer(clause)}
            times = [quantity.value for quantity in quantities(clause) if quantity.unit in _TIMES]
            of_these = bool(_PRESIDED.search(clause)) is by_one and not _OTHERWISE.search(clause)
            if len(names) == len(times) == 1 and of_these and _ON_THE_WHOLE.search(clause):
                quote = Quote(document_uid=document.uid, place=place, text=clause)
                held[names.pop()].setdefault(times[0], quote)
    return held


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.COUNT_MISMATCH, meetings_told_otherwise),
    (ContradictionKind.COUNT_MISMATCH, presided_more_often),
)
