"""How often a report says that the same meeting was held on the rectification: told twice, it is one number."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from domain.crosscheck.case import Case, Quote, Rule
from domain.crosscheck.texts import clauses
from domain.quantities import quantities
from domain.records import Contradiction
from domain.words import ContradictionKind, DocumentKind

_MEETING = re.compile(
    "党组(?:扩大)?会|党委(?:扩大)?会|党委常委会|常委会|党工委会|党总支会|支委会|院务会|办公会|领导小组(?:会|专题会)|专题(?:研究|部署|推进)?会|推进会|调度会|协调会|联席会"
)
# Other meetings, or some of them: of a person, of a time, on one matter.
_OTHERWISE = re.compile(
    "其中|每[周月季年]|主持|带头|列席|参加|以来|上半年|下半年|[0-9]{4}年|[0-9]月|学习中心组|“回头看”|再次|又"
)
_ON_THE_WHOLE = re.compile("整改|巡[视察]|研究|部署|先后|召开|专题")
_TIMES = frozenset({"次", "场", "场次"})


def meetings_told_otherwise(case: Case) -> Iterator[Contradiction]:
    """召开党组会11次 at the beginning and 7次召开党组会 at the end of one report."""
    for document in case.of_kind(DocumentKind.RECTIFICATION_REPORT):
        held: dict[str, dict[Decimal, Quote]] = defaultdict(dict)
        for line in document.beside:
            place, _, text = line.partition("|")
            for clause in clauses(text.replace("、", "，")):
                for name, times in _held(clause):
                    held[name].setdefault(times, Quote(document_uid=document.uid, place=place, text=clause))
        for name, told in held.items():
            if len(told) > 1:
                said = "、".join(f"{times}次" for times in told)
                yield case.alarm(
                    ContradictionKind.COUNT_MISMATCH,
                    f"整改报告前后写的{name}次数不一致：{said}。",
                    [*told.values()],
                )


def _held(clause: str) -> Iterator[tuple[str, Decimal]]:
    """(meeting, how often) of a clause that speaks of one sort of meeting."""
    names = {match[0] for match in _MEETING.finditer(clause)}
    times = [quantity.value for quantity in quantities(clause) if quantity.unit in _TIMES]
    if len(names) == len(times) == 1 and _ON_THE_WHOLE.search(clause) and not _OTHERWISE.search(clause):
        yield names.pop(), times[0]


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.COUNT_MISMATCH, meetings_told_otherwise),)
