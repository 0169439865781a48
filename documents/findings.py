"""形成问题: a problem of the walkthrough becomes a finding, filled from what people have adopted and answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from documents import numbering
from domain.records import (
    AssignedTask,
    CheckItem,
    CheckResult,
    Contradiction,
    Finding,
    FindingQuote,
    Issue,
    NamedMatter,
    SourceDocument,
    uid_of,
)
from domain.rules import suggested_account
from domain.words import AccountType, AlarmState, Answer, DocumentKind, Focus
from storage.store import Store

Subject = Issue | NamedMatter | AssignedTask | None

VERBS = {
    DocumentKind.ASSIGNMENT_PLAN: "要求",
    DocumentKind.FEEDBACK_OPINION: "指出",
    DocumentKind.NAMED_MATTERS: "点到",
    DocumentKind.RECTIFICATION_PLAN: "提出",
    DocumentKind.LEDGER: "记载",
    DocumentKind.RECTIFICATION_REPORT: "称",
}
ENDINGS = {
    AccountType.OWED: "没有整改到位",
    AccountType.FALSE: "整改情况不实",
    AccountType.STUCK: "长期没有解决",
    AccountType.NEW: "整改后又出现新问题",
    None: "整改不到位",
}
NOUNS = ((NamedMatter, "事项"), (AssignedTask, "任务"), (Issue, "问题"))


@dataclass
class _Draft:
    """Sentences and the quotes they cite, numbered in order of first use."""

    documents: dict[str, SourceDocument]
    sentences: list[str] = field(default_factory=list)
    quotes: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def cite(self, document_uid: str, place: str, text: str) -> str:
        """〔1〕 for a passage, the same number for the same passage."""
        return f"〔{self.quotes.setdefault((document_uid, place, text), len(self.quotes) + 1)}〕"


def form_finding(
    store: Store, visit_uid: str, subject_uid: str | None, judged: Sequence[CheckResult] | None = None
) -> Finding:
    """The finding of a problem, of an entry without one, or of the whole organization (None or the visit's uid).

    The one there is comes back as it stands; a new one is filled and recorded in one step. judged are the answers of
    somebody who judges blind: those of others are not told to him by his own finding.
    """
    subject_uid = None if subject_uid == visit_uid else subject_uid
    known = store.findings.all(visit_uid=visit_uid, subject_uid=subject_uid)
    if known:
        return known[0]
    with store.change("形成问题"):
        answers = store.check_results.all(visit_uid=visit_uid, subject_uid=subject_uid) if judged is None else judged
        finding, quotes = _filled(store, visit_uid, subject_uid, answers)
        store.findings.put(finding)
        for quote in quotes:
            store.finding_quotes.put(quote)
    return finding


def _filled(
    store: Store, visit_uid: str, subject_uid: str | None, answers: Sequence[CheckResult]
) -> tuple[Finding, list[FindingQuote]]:
    subject = _subject(store, subject_uid)
    adopted = [
        alarm for alarm in store.contradictions.of_subject(visit_uid, subject_uid) if alarm.state is AlarmState.ADOPTED
    ]
    failed = _failed(store, answers)
    draft = _Draft({document.uid: document for document in store.documents.all(visit_uid=visit_uid)})
    for alarm in adopted:
        _tell_alarm(draft, alarm)
    for result, item in failed:
        draft.sentences.append(_check_sentence(result, item))
    numbers = _evidence_numbers(store, visit_uid, subject_uid or visit_uid)
    if numbers:
        draft.sentences.append("佐证" + "".join(f"〔{number}〕" for number in numbers) + "。")
    account = _account(store, subject_uid or visit_uid, adopted, failed)
    taken = store.findings.all(visit_uid=visit_uid)
    finding = Finding(
        uid=uid_of("finding", visit_uid, subject_uid or ""),
        visit_uid=visit_uid,
        number=numbering.next_draft(store, visit_uid),
        title=_title(subject, account),
        subject_uid=subject_uid,
        facts="".join(draft.sentences),
        responsible=_responsible(store, visit_uid, subject),
        account=account,
        focuses=_focuses(item for _, item in failed),
        undertakers=(store.author,) if store.author else (),
        position=max((other.position for other in taken), default=0) + 1,
    )
    return finding, _quotes(finding, draft)


def _subject(store: Store, subject_uid: str | None) -> Subject:
    if subject_uid is None:
        return None
    issue = store.issues.get(subject_uid)
    return issue or store.named_matters.get(subject_uid) or store.tasks.one(subject_uid)


def _title(subject: Subject, account: AccountType | None) -> str:
    if subject is None:
        return "整改工作组织落实不到位"
    noun = next(word for kind, word in NOUNS if isinstance(subject, kind))
    heading = subject.heading.strip().rstrip("。；，")
    return f"“{_inner(heading)}”{noun}{ENDINGS[account]}"


def _tell_alarm(draft: _Draft, alarm: Contradiction) -> None:
    """反馈意见指出“……”〔1〕，整改台账记载“……”〔2〕。Then what does not agree."""
    told: list[str] = []
    parts = zip(alarm.quotes, alarm.quote_documents, alarm.quote_places, strict=False)
    for text, document_uid, place in parts:
        document = draft.documents.get(document_uid)
        name = str(document.kind) if document else "材料"
        if text.strip():
            verb = VERBS[document.kind] if document else "写明"
            told.append(f"{name}{verb}“{_inner(text)}”{draft.cite(document_uid, place, text)}")
        else:
            told.append(f"{name}没有相应内容")
    if told:
        draft.sentences.append("，".join(told) + "。")
    draft.sentences.append(_sentence(alarm.description))


def _inner(text: str) -> str:
    """A passage inside “”: its own quotation marks become single ones, its last full stop goes."""
    return text.strip().rstrip("。").replace("“", "‘").replace("”", "’")


def _sentence(text: str) -> str:
    bare = text.strip()
    return bare if not bare or bare.endswith(("。", "！", "？")) else bare.rstrip("；，、") + "。"


def _failed(store: Store, answers: Sequence[CheckResult]) -> list[tuple[CheckResult, CheckItem]]:
    """The checks that were answered 不符合, in the order of the checklist."""
    results = [result for result in answers if result.answer is Answer.FAILS]
    items = {item.uid: item for item in store.check_items.many(result.item_uid for result in results)}
    found = [(result, items[result.item_uid]) for result in results if result.item_uid in items]
    return sorted(found, key=lambda pair: pair[1].position)


def _check_sentence(result: CheckResult, item: CheckItem) -> str:
    if result.reason.strip():
        return _sentence(f"经核查，{result.reason.strip()}")
    return f"经核查，“{(result.question_answered or item.question).strip().rstrip('？?')}”一项不符合。"


def _evidence_numbers(store: Store, visit_uid: str, subject_uid: str) -> list[str]:
    uids = store.evidence.uids_of_subject(visit_uid, subject_uid)
    return [piece.number for piece in store.evidence.many(uids)]


def _account(
    store: Store, subject_uid: str, adopted: list[Contradiction], failed: list[tuple[CheckResult, CheckItem]]
) -> AccountType | None:
    """What a person judged; else what the adopted alarms and failed checks point to."""
    judgement = store.judgements.get(uid_of("judgement", subject_uid))
    if judgement and judgement.account:
        return judgement.account
    items = {item.uid: item for _, item in failed}
    return suggested_account(adopted, [result for result, _ in failed], items)


def _responsible(store: Store, visit_uid: str, subject: Subject) -> str:
    """The organization and the department that the ledger or the entry itself names."""
    visit = store.visits.one(visit_uid)
    organization = store.organizations.one(visit.organization_uid)
    names = [organization.short_name or organization.name]
    if isinstance(subject, Issue):
        names += [entry.lead_dept for entry in store.ledger_entries.all(visit_uid=visit_uid, issue_uid=subject.uid)]
    elif subject is not None:
        names.append(subject.lead_dept)
    return "、".join(dict.fromkeys(name.strip() for name in names if name.strip()))


def _focuses(items: Iterable[CheckItem]) -> tuple[str, ...]:
    chosen = {item.focus for item in items}
    return tuple(focus.identifier for focus in Focus if focus in chosen)


def _quotes(finding: Finding, draft: _Draft) -> list[FindingQuote]:
    return [
        FindingQuote(
            uid=uid_of(finding.uid, str(number)),
            visit_uid=finding.visit_uid,
            finding_uid=finding.uid,
            number=number,
            document_uid=document_uid,
            place=place,
            text=text,
        )
        for (document_uid, place, text), number in draft.quotes.items()
    ]
