"""Deeds on an alarm (疑点): a person adopts it, dismisses it with a reason, or judges anew."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.errors import InputError
from domain.records import Contradiction
from domain.words import AlarmState
from storage.store import Store


def adopt(store: Store, uid: str) -> None:
    """The alarm becomes a quotable fact; it is still no finding."""
    _judge(store, uid, "采纳疑点", AlarmState.ADOPTED, "")


def dismiss(store: Store, uid: str, reason: str) -> None:
    """The alarm is put aside; whoever reads later must be able to see why."""
    if not reason.strip():
        raise InputError("排除疑点要写一句理由，疑点仍在待判，请写明后按回车。")
    _judge(store, uid, "排除疑点", AlarmState.DISMISSED, reason.strip())


def judge_anew(store: Store, uid: str) -> None:
    """Back to 待判; the former judgement stays in the journal."""
    _judge(store, uid, "疑点改判", AlarmState.PENDING, "")


def _judge(store: Store, uid: str, label: str, state: AlarmState, reason: str) -> None:
    alarm = store.contradictions.get(uid)
    if alarm is None or (alarm.state, alarm.reason) == (state, reason):
        return
    with store.change(label):
        store.contradictions.put(_judged(alarm, state, reason, store.author))


def _judged(alarm: Contradiction, state: AlarmState, reason: str, author: str) -> Contradiction:
    if state is AlarmState.PENDING:
        return replace(alarm, state=state, reason="", judged_by="", judged_at=None)
    return replace(alarm, state=state, reason=reason, judged_by=author, judged_at=datetime.now(UTC))
