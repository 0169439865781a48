"""Deeds on a subject as a whole: what each reference says to it, and which of the four accounts it belongs to."""

from dataclasses import replace

from domain.records import Judgement, ReferenceStance, uid_of
from domain.words import AccountType, Reference, Stance
from storage.store import Store


def stance_of(store: Store, visit_uid: str, subject_uid: str, reference: Reference) -> ReferenceStance:
    """What stands written of one reference, or an empty record."""
    return next(each for each in stances_of(store, visit_uid, subject_uid) if each.reference is reference)


def stances_of(store: Store, visit_uid: str, subject_uid: str) -> list[ReferenceStance]:
    """All four in their fixed order; an empty record has the uid that every laptop gives it."""
    stored = {stance.reference: stance for stance in store.stances.all(subject_uid=subject_uid)}
    return [
        stored.get(reference)
        or ReferenceStance(
            uid=uid_of(subject_uid, reference.identifier),
            visit_uid=visit_uid,
            subject_uid=subject_uid,
            reference=reference,
        )
        for reference in Reference
    ]


def judge(store: Store, stance: ReferenceStance, given: Stance) -> None:
    """支持, 矛盾, 缺失 or 不适用; the same key again takes it back."""
    with store.change("判定对照"):
        store.stances.put(replace(stance, stance=None if stance.stance is given else given))


def note(store: Store, stance: ReferenceStance, text: str) -> None:
    """The one line under a reference."""
    if stance.note == text.strip():
        return
    with store.change("填写对照批注"):
        store.stances.put(replace(stance, note=text.strip()))


def account_of(store: Store, subject_uid: str) -> AccountType | None:
    """What a person confirmed; the program's own opinion is never stored."""
    judgement = store.judgements.get(uid_of("judgement", subject_uid))
    return judgement.account if judgement else None


def confirm_account(store: Store, visit_uid: str, subject_uid: str, account: AccountType | None) -> None:
    """欠账, 假账, 呆账 or 新账, by hand."""
    uid = uid_of("judgement", subject_uid)
    stored = store.judgements.get(uid) or Judgement(uid=uid, visit_uid=visit_uid, subject_uid=subject_uid)
    if stored.account is account:
        return
    with store.change("确认账类"):
        store.judgements.put(replace(stored, account=account))
