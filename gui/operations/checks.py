"""Deeds on a check (核查项): answer it, tick a material, note something."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.errors import InputError
from domain.records import CheckItem, CheckResult, uid_of
from domain.rules import needs_reason
from domain.words import Answer
from storage.store import Store


def empty_result(visit_uid: str, subject_uid: str | None, item: CheckItem) -> CheckResult:
    """A record without answer, with the uid that every laptop gives it."""
    uid = uid_of(visit_uid, subject_uid or "", item.uid)
    return CheckResult(uid=uid, visit_uid=visit_uid, subject_uid=subject_uid, item_uid=item.uid)


def answer(store: Store, result: CheckResult, item: CheckItem, given: Answer, reason: str) -> None:
    """One key answers; 不符合, 不适用 and 未核查 must say why."""
    if needs_reason(given) and not reason.strip():
        raise InputError(f"“{given}”要写明理由，原来的作答没有改动，请写一句理由后按回车。")
    answered = replace(
        result,
        answer=given,
        reason=reason.strip(),
        question_answered=item.question,
        answered_by=store.author,
        answered_at=datetime.now(UTC),
    )
    if (result.answer, result.reason, result.question_answered) == (given, reason.strip(), item.question):
        return
    with store.change("核查作答"):
        store.check_results.put(answered)


def tick(store: Store, result: CheckResult, material: str, seen: bool) -> None:
    """A material was looked at, or the tick was a slip."""
    others = tuple(known for known in result.materials_seen if known != material)
    with store.change("勾选查验材料" if seen else "取消勾选查验材料"):
        store.check_results.put(replace(result, materials_seen=(*others, material) if seen else others))


def note(store: Store, result: CheckResult, text: str) -> None:
    """A remark beside the answer."""
    if result.note == text.strip():
        return
    with store.change("填写核查备注"):
        store.check_results.put(replace(result, note=text.strip()))
