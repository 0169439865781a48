"""盲评: a second inspector answers without seeing the first; where the two differ they decide together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from domain.errors import InputError
from domain.records import CheckItem, CheckResult, SecondOpinion, uid_of
from domain.rules import needs_reason
from domain.words import Answer
from storage.store import Store


def begins_blind(store: Store, visit_uid: str) -> bool:
    """Whoever has only judged blind so far goes on so, without asking for it again."""
    judged = store.second_opinions.count(visit_uid=visit_uid, judge=store.author)
    return judged > 0 and not store.check_results.count(visit_uid=visit_uid, answered_by=store.author)


def of_subject(store: Store, visit_uid: str, subject_uid: str | None) -> list[SecondOpinion]:
    """Every second answer to the checks of a subject."""
    return store.second_opinions.all(visit_uid=visit_uid, subject_uid=subject_uid)


def withheld(store: Store, record: object, *, blind: bool = False) -> bool:
    """An answer of somebody else to a check that whoever sits here has yet to judge himself; blind when he said so."""
    if not isinstance(record, CheckResult | SecondOpinion) or getattr(record, "judge", "") == store.author:
        return False
    check = {"visit_uid": record.visit_uid, "subject_uid": record.subject_uid, "item_uid": record.item_uid}
    if blind or begins_blind(store, record.visit_uid):
        return not any(opinion.answer for opinion in store.second_opinions.all(**check, judge=store.author))
    return isinstance(record, SecondOpinion) and not any(first.answer for first in store.check_results.all(**check))


def answer(store: Store, result: CheckResult, item: CheckItem, given: Answer, reason: str) -> None:
    """One key answers, beside the first answer and not over it; who answers the same agrees with it."""
    reason = reason.strip()
    if needs_reason(given) and not reason:
        raise InputError(f"“{given}”要写明理由，原来的盲评没有改动，请写一句理由后按回车。")
    opinion = SecondOpinion(
        uid=uid_of("opinion", result.visit_uid, result.subject_uid or "", item.uid, store.author),
        visit_uid=result.visit_uid,
        item_uid=item.uid,
        judge=store.author,
        subject_uid=result.subject_uid,
        answer=given,
        reason=reason,
        question_answered=item.question,
        answered_at=datetime.now(UTC),
    )
    held = store.second_opinions.get(opinion.uid)
    if held and (held.answer, held.reason, held.question_answered) == (given, reason, item.question):
        return
    with store.change("盲评作答"):
        store.second_opinions.put(opinion)
        first = store.check_results.get(result.uid)
        if first and first.answer is given and store.author not in names(first):
            store.check_results.put(replace(first, answered_by="、".join((*names(first), store.author))))


def decide(
    store: Store, result: CheckResult, item: CheckItem, opinions: Sequence[SecondOpinion], given: Answer, reason: str
) -> None:
    """共同决定: the answer of all who judged; it says why."""
    if not reason.strip():
        raise InputError("共同决定要写明理由，两人原来的作答都在，请写一句理由后按回车。")
    first = store.check_results.one(result.uid)
    agreed = dict.fromkeys((*names(first), *(opinion.judge for opinion in opinions)))
    with store.change("共同决定核查结论"):
        store.check_results.put(
            replace(
                first,
                answer=given,
                reason=reason.strip(),
                question_answered=item.question,
                answered_by="、".join(agreed),
                answered_at=datetime.now(UTC),
            )
        )


def names(result: CheckResult) -> tuple[str, ...]:
    """Who stands behind an answer."""
    return tuple(name for name in result.answered_by.split("、") if name)


def differ(first: CheckResult, opinions: Sequence[SecondOpinion]) -> bool:
    """Whether somebody answered otherwise and has not agreed since."""
    agreed = names(first)
    return first.answer is not None and any(
        opinion.answer not in (None, first.answer) and opinion.judge not in agreed for opinion in opinions
    )
