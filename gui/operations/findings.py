"""Deeds on a finding (问题) and its working paper: form, write, send on, hand back, drop."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from documents import numbering
from documents.findings import form_finding
from domain.errors import InputError
from domain.records import CheckResult, Contradiction, Finding, FindingQuote, uid_of
from domain.rules import WRITTEN_ON, Severity, finding_gaps, may_review, why_not_sign
from domain.words import AccountType, AlarmState, FindingState, Focus, Role
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
REVIEWERS: Mapping[FindingState, str] = {
    FindingState.DEPUTY_REVIEW: "须副组长或组长审核",
    FindingState.LEADER_REVIEW: "须组长审签",
}


SIGNERS: Mapping[FindingState, str] = {
    FindingState.DEPUTY_REVIEW: str(Role.DEPUTY_LEADER),
    FindingState.LEADER_REVIEW: str(Role.TEAM_LEADER),
}
SIGNATURES: Mapping[FindingState, str] = {FindingState.DEPUTY_REVIEW: "审核", FindingState.LEADER_REVIEW: "审签"}


def form(store: Store, visit_uid: str, subject_uid: str | None, judged: Sequence[CheckResult] | None = None) -> str:
    """Uid of the finding of this subject: the one there is, else a new one already filled; judged when blind."""
    return form_finding(store, visit_uid, subject_uid, judged).uid


def begin(store: Store, visit_uid: str) -> str:
    """An empty paper that belongs to no problem of the list."""
    taken = store.findings.all(visit_uid=visit_uid)
    finding = Finding(
        visit_uid=visit_uid,
        number=numbering.next_draft(store, visit_uid),
        title="",
        undertakers=(store.author,),
        position=max((other.position for other in taken), default=0) + 1,
    )
    with store.change("新建问题"):
        store.findings.put(finding)
    return finding.uid


def write(store: Store, uid: str, fields: Mapping[str, str | tuple[str, ...]]) -> None:
    """Saves what was typed; a paper under review that is changed goes back to its writers as a draft."""
    finding = store.findings.get(uid)
    if finding is None:
        return
    written = replace(finding, **dict(fields))  # type: ignore[arg-type]  # the form names only fields of text
    if written == finding:
        return
    with store.change("填写底稿"):
        store.findings.put(_as_draft(written))


def _as_draft(finding: Finding) -> Finding:
    """What was signed was another text: the names go with it."""
    return replace(finding, state=FindingState.DRAFT, deputy_signed="", leader_signed="", sent_on="")


def passages_of(alarm: Contradiction) -> Iterator[tuple[str, str, str]]:
    """Document, place and words of what an alarm quotes; what a document lacks cannot be quoted."""
    for passage in zip(alarm.quote_documents, alarm.quote_places, alarm.quotes, strict=False):
        if passage[2].strip():
            yield passage


def cite_adopted(store: Store, uid: str) -> int:
    """Passages of alarms adopted since the paper was formed join its quotes; returns how many are new."""
    finding = store.findings.one(uid)
    quotes = store.finding_quotes.all(finding_uid=uid)
    alarms = store.contradictions.of_subject(finding.visit_uid, finding.subject_uid)
    adopted = [alarm for alarm in alarms if alarm.state is AlarmState.ADOPTED]
    cited = {(quote.document_uid, quote.place, quote.text) for quote in quotes}
    found = dict.fromkeys(passage for alarm in adopted for passage in passages_of(alarm))
    fresh = [passage for passage in found if passage not in cited]
    first = max((quote.number for quote in quotes), default=0) + 1
    with store.change("补充引用"):
        for number, (document_uid, place, text) in enumerate(fresh, first):
            store.finding_quotes.put(
                FindingQuote(
                    uid=uid_of(uid, str(number)),
                    visit_uid=finding.visit_uid,
                    finding_uid=uid,
                    number=number,
                    document_uid=document_uid,
                    place=place,
                    text=text,
                )
            )
    return len(fresh)


def set_account(store: Store, uid: str, account: AccountType | None) -> None:
    """账类 of the finding."""
    finding = store.findings.one(uid)
    if finding.account is account:
        return
    with store.change("选定底稿账类"):
        store.findings.put(_as_draft(replace(finding, account=account)))


def toggle_focus(store: Store, uid: str, focus: Focus) -> None:
    """紧盯: any of the three."""
    finding = store.findings.one(uid)
    chosen = {*finding.focuses} ^ {focus.identifier}
    kept = tuple(known.identifier for known in Focus if known.identifier in chosen)
    with store.change("选择紧盯"):
        store.findings.put(_as_draft(replace(finding, focuses=kept)))


def advance(store: Store, uid: str, cited: int) -> None:
    """One step of the approval; whoever wrote a paper does not review it."""
    finding = store.findings.one(uid)
    if refusal := why_not_advance(store, finding, cited):
        raise InputError(f"{refusal}，底稿没有送出，请补齐或换人后再送。")
    with store.change(STEP_LABELS[finding.state]):
        store.findings.put(_signed(store, finding, store.author))


def sign(store: Store, uid: str, cited: int, name: str) -> None:
    """Registers that a person signed the printed paper by hand; the journal keeps who registered it."""
    finding, name = store.findings.one(uid), " ".join(name.split())
    refusal = why_not_sign(finding, name, known_role(store, finding.visit_uid, name)) or _owed(finding, cited)
    if refusal:
        raise InputError(f"{refusal}，签字没有登记，底稿仍在原处。")
    with store.change(f"登记{SIGNERS[finding.state]}{name}{SIGNATURES[finding.state]}"):
        store.findings.put(_signed(store, finding, name))


def _signed(store: Store, finding: Finding, name: str) -> Finding:
    """One step on; the name of who took it stands with the paper, which gets its number with the last one."""
    following = replace(finding, state=NEXT_STATE[finding.state], sent_on=finding.digest)
    if finding.state is FindingState.DEPUTY_REVIEW:
        return replace(following, deputy_signed=name)
    if finding.state is FindingState.LEADER_REVIEW:
        return replace(following, leader_signed=name, number=numbering.final_number(store, finding))
    return following


def may_sign(store: Store, finding: Finding, cited: int) -> bool:
    """Whether the paper waits for somebody else than the person at this laptop."""
    return finding.state in SIGNERS and not finding.written_on and bool(why_not_advance(store, finding, cited))


def signers(store: Store, finding: Finding) -> list[str]:
    """Who of the team may sign the step the paper waits for, those of that very role first."""
    members = store.memberships.of_visit(finding.visit_uid)
    people = {person.uid: person.name for person in store.people.many([member.person_uid for member in members])}
    named = [(member.role, people[member.person_uid]) for member in members if member.person_uid in people]
    allowed = [(role, name) for role, name in named if not why_not_sign(finding, name, role)]
    return [name for _, name in sorted(allowed, key=lambda one: str(one[0]) != SIGNERS.get(finding.state))]


def why_not_advance(store: Store, finding: Finding, cited: int) -> str:
    """What stands beside a disabled button, "" when the step may be taken."""
    if finding.state is FindingState.FINAL:
        return "已经定稿"
    if finding.state is FindingState.DRAFT:
        return _owed(finding, cited)
    if finding.written_on:
        return WRITTEN_ON
    if store.author in finding.undertakers:
        return "自己写的不能自己审"
    if not may_review(finding, store.author, role_of(store, finding.visit_uid, store.author)):
        return REVIEWERS[finding.state]
    return ""


def _owed(finding: Finding, cited: int) -> str:
    owed = sum(gap.severity is Severity.MUST for gap in finding_gaps(finding, cited))
    return f"补齐 {owed} 项后可送审" if owed else ""


def role_of(store: Store, visit_uid: str, name: str) -> Role:
    """The role of a person in the team of a visit; where no roster is kept, everybody may sign as the leader does."""
    if not store.memberships.of_visit(visit_uid):
        return Role.TEAM_LEADER
    return known_role(store, visit_uid, name) or Role.MEMBER


def known_role(store: Store, visit_uid: str, name: str) -> Role | None:
    """The role of a person the roster knows."""
    return next((member.role for member in store.memberships.of_visit(visit_uid, name)), None)


def hand_back(store: Store, uid: str, reason: str) -> None:
    """退回: the paper is a draft again; the reason stands in the journal with who and when."""
    finding = store.findings.one(uid)
    if not reason.strip():
        raise InputError("退回要写一句理由，底稿仍在原处，请写明后按回车。")
    if finding.state is FindingState.DRAFT:
        return
    with store.change(f"退回修改：{reason.strip()}"):
        store.findings.put(_as_draft(finding))


def drop(store: Store, uid: str) -> None:
    """Quotes go with it; Ctrl+Z brings all of it back."""
    with store.change("删除问题"):
        for quote in store.finding_quotes.all(finding_uid=uid):
            store.finding_quotes.drop(quote.uid)
        store.findings.drop(uid)


OWED, BETTER = "送审前须写明", "最好写明"
_FIELD_WORDS = {
    "title": "问题概述",
    "facts": "具体事实",
    "basis": "定性依据",
    "cause": "原因",
    "suggestion": "建议",
    "undertakers": "承办人",
    "quotes": "引用",
    "responsible": "责任主体",
    "account": "账类",
    "focuses": "紧盯",
    "communication": "沟通",
}


def gaps_by_field(finding: Finding, cited: int) -> dict[str, str]:
    """Field → what is owed there, in a few words; the rule itself decides what is owed."""
    found = {}
    for gap in finding_gaps(finding, cited):
        words = gap.text.partition("：")[2].rstrip("。")
        field = next((name for name, word in _FIELD_WORDS.items() if word in words), "")
        must = gap.severity is Severity.MUST
        found[field] = OWED if must else BETTER
        if field == "undertakers":
            found[field] = words
    return found
