"""Deeds on a finding (问题) and its working paper: write, sign on, review, hand back, drop."""

from collections.abc import Mapping
from dataclasses import replace

from documents.findings import form_finding
from domain.errors import InputError
from domain.records import Finding
from domain.words import AccountType, FindingState, Focus
from storage.store import Store

NEXT_STATE: Mapping[FindingState, FindingState] = {
    FindingState.DRAFT: FindingState.DEPUTY_REVIEW,
    FindingState.DEPUTY_REVIEW: FindingState.LEADER_REVIEW,
    FindingState.LEADER_REVIEW: FindingState.FINAL,
}
STEP_LABELS: Mapping[FindingState, str] = {
    FindingState.DRAFT: "送副组长审核",
    FindingState.DEPUTY_REVIEW: "审核通过并送组长",
    FindingState.LEADER_REVIEW: "审签定稿",
}


def form(store: Store, visit_uid: str, subject_uid: str | None) -> str:
    """Uid of the finding of this subject: the one there is, else a new one already filled."""
    return form_finding(store, visit_uid, subject_uid).uid


def write(store: Store, uid: str, fields: Mapping[str, str | tuple[str, ...]]) -> None:
    """Saves what was typed; a paper under review that is changed goes back to its writers as a draft."""
    finding = store.findings.get(uid)
    if finding is None:
        return
    written = replace(finding, **dict(fields))  # type: ignore[arg-type]  # the form names only text fields
    if written == finding:
        return
    with store.change("填写底稿"):
        store.findings.put(replace(written, state=FindingState.DRAFT))


def set_account(store: Store, uid: str, account: AccountType | None) -> None:
    """账类 of the finding."""
    finding = store.findings.get(uid)
    if finding is None or finding.account is account:
        return
    with store.change("确认底稿账类"):
        store.findings.put(replace(finding, account=account, state=FindingState.DRAFT))


def toggle_focus(store: Store, uid: str, focus: Focus) -> None:
    """紧盯: any of the three."""
    finding = store.findings.get(uid)
    if finding is None:
        return
    chosen = {*finding.focuses} ^ {focus.identifier}
    kept = tuple(known.identifier for known in Focus if known.identifier in chosen)
    with store.change("选择紧盯"):
        store.findings.put(replace(finding, focuses=kept, state=FindingState.DRAFT))


def advance(store: Store, uid: str) -> None:
    """One step of the approval; whoever wrote a paper does not review it."""
    finding = store.findings.get(uid)
    if finding is None or finding.state not in NEXT_STATE:
        return
    if (refusal := why_not_advance(finding, store.author)) is not None:
        raise InputError(refusal)
    with store.change(STEP_LABELS[finding.state]):
        store.findings.put(replace(finding, state=NEXT_STATE[finding.state]))


def why_not_advance(finding: Finding, author: str) -> str | None:
    """The sentence beside a disabled button, None when the step may be taken."""
    if finding.state is FindingState.DRAFT:
        owed = len(gaps(finding))
        return f"补齐 {owed} 项后可送审。" if owed else None
    if author in finding.undertakers:
        return "自己写的不能自己审。"
    return None


def hand_back(store: Store, uid: str) -> None:
    """退回: the paper is a draft again."""
    finding = store.findings.get(uid)
    if finding is None or finding.state is FindingState.DRAFT:
        return
    with store.change("退回修改"):
        store.findings.put(replace(finding, state=FindingState.DRAFT))


def gaps(finding: Finding) -> dict[str, str]:
    """Field → what is still owed there before the paper may go to review."""
    owed = {
        "title": "补 写明问题概述" if not finding.title.strip() else "",
        "facts": "补 写明具体事实" if not finding.facts.strip() else "",
        "basis": "补 写明定性依据" if not finding.basis.strip() else "",
        "responsible": "补 写明责任主体" if not finding.responsible.strip() else "",
        "undertakers": "补 至少两名承办人" if len(finding.undertakers) < 2 else "",
        "account": "补 选定账类" if finding.account is None else "",
    }
    return {name: text for name, text in owed.items() if text}


def drop(store: Store, uid: str) -> None:
    """Ctrl+Z brings it back."""
    with store.change("删除问题"):
        store.findings.drop(uid)
