"""The order of alarms: the weightiest first; what only says once more what a weightier one says weighs half."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from domain.crosscheck.declared import COUNTED
from domain.records import Contradiction
from domain.words import ContradictionKind

_K = ContradictionKind
_OF_ONE_FACT = (_K.CLOSED_WITH_GAP, _K.STATUS_MISMATCH, _K.AMOUNT_MISMATCH, _K.COUNT_MISMATCH)
_LEFT_OUT = frozenset({_K.MISSING_IN_LEDGER, _K.MISSING_IN_PLAN, _K.MEASURE_MISSING})


def in_order(found: Iterable[Contradiction], position: Mapping[str, int]) -> list[Contradiction]:
    """position is that of a problem in the feedback; alarms of the whole stand behind those of problems."""

    def rank(alarm: Contradiction) -> tuple[int, int, str]:
        return -alarm.weight, position.get(alarm.subject_uid or "", len(position)), alarm.uid

    told = sorted(found, key=rank)
    left_out = any(alarm.kind in _LEFT_OUT for alarm in told)
    weighed = [
        replace(alarm, weight=alarm.weight // 2)
        if _is_told_by(alarm, told[:n]) or (left_out and _is_sum(alarm))
        else alarm
        for n, alarm in enumerate(told)
    ]
    return sorted(weighed, key=rank)


def _is_told_by(alarm: Contradiction, weightier: Iterable[Contradiction]) -> bool:
    """追缴256.3万元 under a line struck off, told again as 256.3 of 265.3万元."""
    if alarm.kind not in _OF_ONE_FACT or alarm.subject_uid is None:
        return False
    same = (one for one in weightier if one.subject_uid == alarm.subject_uid and one.kind in _OF_ONE_FACT)
    facts = {one.quotes[-1] for one in same}
    return any(fact and quote and (fact in quote or quote in fact) for fact in facts for quote in alarm.quotes)


def _is_sum(alarm: Contradiction) -> bool:
    """30 measures for 31: what follows from the one that was left out."""
    counted = (text for text, place in zip(alarm.quotes, alarm.quote_places, strict=True) if place == COUNTED)
    return alarm.kind is _K.COUNT_MISMATCH and any("合计" in text for text in counted)
