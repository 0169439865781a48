"""Every record of a workspace: frozen, keyword-only, named in the trade's words.

A field holds text, a whole number, a yes/no, a date, a moment (aware datetime), a term of `words`, or a tuple of texts.
Each field is one register of the journal, so fields that change together in meaning but apart in time stay apart.
Places are texts a person can follow: ``第12段``, ``三四方面!J13``, ``第2页``.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.words import (
    AccountType,
    AlarmState,
    Answer,
    CheckScope,
    ContradictionKind,
    DocumentKind,
    EvidenceKind,
    EvidenceOrigin,
    FindingState,
    Focus,
    InspectionLevel,
    IssueLevel,
    NamedKind,
    PaperKind,
    PaperState,
    RectificationStatus,
    Reference,
    Role,
    Stance,
)


def new_uid() -> str:
    """128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def uid_of(*parts: str) -> str:
    """The same 32 digits for the same parts on every laptop.

    Records that answer one fixed question (this check for this problem) take their uid from the question, so two
    inspectors who answer apart write the same record and the journal shows their difference instead of two records.
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has."""

    uid: str = field(default_factory=new_uid)


# Who and where


@dataclass(frozen=True, kw_only=True)
class Round(Record):
    name: str
    inspection_level: InspectionLevel = InspectionLevel.CITY_COUNTY
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Team(Record):
    name: str  # 中共云栖县委第二巡察组
    round_uid: str | None = None


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    name: str
    duty: str = ""


@dataclass(frozen=True, kw_only=True)
class Membership(Record):
    """A person's role in a team."""

    team_uid: str
    person_uid: str
    role: Role = Role.MEMBER


@dataclass(frozen=True, kw_only=True)
class Organization(Record):
    """被巡视党组织; parent_uid makes the tree (市带县)."""

    name: str
    short_name: str = ""
    parent_uid: str | None = None


@dataclass(frozen=True, kw_only=True)
class LookBackVisit(Record):
    """One look back at one organization."""

    organization_uid: str
    team_uid: str | None = None
    round_uid: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    checklist_uid: str | None = None
    core_only: bool = False  # a short visit answers the core checks of its list
    # What the letter states of the work done; None is left out of the letter, never guessed.
    interviews: int | None = None
    documents_read: int | None = None
    site_visits: int | None = None
    assessment: str = ""  # 总体评价, written by the team


# The four references


@dataclass(frozen=True, kw_only=True)
class SourceDocument(Record):
    visit_uid: str
    kind: DocumentKind
    name: str  # file name as handed over
    file_uid: str  # StoredFile
    organization: str = ""
    issuer: str = ""
    document_date: date | None = None
    as_of: date | None = None
    feedback_date: date | None = None
    declared: tuple[str, ...] = ()  # "措施=26": totals the document states of itself
    declared_places: tuple[str, ...] = ()  # "措施=第5段": where, one for each declared
    remarks: tuple[str, ...] = ()
    measures_counted: int | None = None
    imported_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Issue(Record):
    """反馈方面, 反馈问题 or 例证, a tree by parent_uid in the order of position."""

    visit_uid: str
    document_uid: str
    level: IssueLevel
    position: int
    heading: str
    parent_uid: str | None = None
    number: str = ""  # as a person names it: 11
    number_text: str = ""  # as typed or generated in the source: 11.
    detail: str = ""
    amount_fen: int | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Recommendation(Record):
    """意见建议."""

    visit_uid: str
    document_uid: str
    position: int
    text: str
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry(Record):
    """What one document says about one problem; the common part of the five kinds below.

    issue_uid is the problem it answers: proposed by alignment (score 0 to 100, reason in words), final when confirmed.
    """

    visit_uid: str
    document_uid: str
    position: int
    heading: str
    aspect: str = ""
    number: str = ""
    number_text: str = ""
    detail: str = ""
    place: str = ""
    issue_uid: str | None = None
    alignment_score: int | None = None
    alignment_reason: str = ""
    alignment_confirmed: bool = False
    lead_officer: str = ""
    lead_dept: str = ""
    support_dept: str = ""
    deadline_text: str = ""
    deadline: date | None = None
    deadline_long_term: bool = False
    deadline_immediate: bool = False
    deadline_extended_to: date | None = None
    deadline_place: str = ""
    responsible_place: str = ""


@dataclass(frozen=True, kw_only=True)
class AssignedTask(Entry):
    """分工方案 gives this to the organization."""


@dataclass(frozen=True, kw_only=True)
class NamedMatter(Entry):
    """点人点事点问题; restricted: persons are masked where the reader need not know."""

    named_kind: NamedKind = NamedKind.MATTER
    requirement: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanItem(Entry):
    """整改方案 answers a problem like this; its measures hang on it."""

    goal: str = ""


@dataclass(frozen=True, kw_only=True)
class Claim(Entry):
    """An entry that claims a status: claimed_status is what is said, closed is the 销号 flag, never the same thing."""

    status_text: str = ""
    claimed_status: RectificationStatus = RectificationStatus.UNSTATED
    status_place: str = ""
    closed_text: str = ""
    closed: bool | None = None
    closed_place: str = ""
    long_term: bool = False


@dataclass(frozen=True, kw_only=True)
class LedgerEntry(Claim):
    """整改台账, one problem of it."""


@dataclass(frozen=True, kw_only=True)
class ReportStatement(Claim):
    """整改报告 or 通报, what it states of one problem."""


@dataclass(frozen=True, kw_only=True)
class AlsoAnswers(Record):
    """A further problem that an entry answers beside its issue_uid, as a person said; uid is uid_of(entry, issue)."""

    visit_uid: str
    entry_uid: str
    issue_uid: str


@dataclass(frozen=True, kw_only=True)
class Measure(Record):
    """整改措施 of a plan item or a ledger entry."""

    visit_uid: str
    document_uid: str
    entry_uid: str
    position: int
    text: str
    status_text: str = ""
    claimed_status: RectificationStatus = RectificationStatus.UNSTATED
    completed_on: date | None = None
    completed_on_text: str = ""
    evidence_text: str = ""  # 佐证 as the ledger names it
    place: str = ""
    status_place: str = ""
    evidence_place: str = ""


# The walkthrough


@dataclass(frozen=True, kw_only=True)
class Contradiction(Record):
    """疑点: what the program found; never a finding until a person adopts it.

    uid is uid_of(visit, kind, problem, all quotes): the same alarm on every laptop, a new one when the text changes.
    The quote tuples run in parallel; an empty quote means that the document should have it and has not.
    """

    visit_uid: str
    kind: ContradictionKind
    problem: str  # heading of the problem, "" for the whole organization
    description: str
    weight: int = 0  # higher stands first
    subject_uid: str | None = None  # the Issue, or the entry without one (点4, 分7); None for the whole organization
    quotes: tuple[str, ...] = ()
    quote_documents: tuple[str, ...] = ()  # SourceDocument uids
    quote_places: tuple[str, ...] = ()
    suggested_account: AccountType | None = None
    state: AlarmState = AlarmState.PENDING
    reason: str = ""
    judged_by: str = ""
    judged_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ReferenceStance(Record):
    """Uid is uid_of(subject, reference); subject is an Issue, or an entry without one (点4, 分7)."""

    visit_uid: str
    subject_uid: str
    reference: Reference
    stance: Stance | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Checklist(Record):
    name: str
    version: str = "1"


@dataclass(frozen=True, kw_only=True)
class CheckItem(Record):
    """核查项: one 是否 question."""

    checklist_uid: str
    position: int
    code: str  # A01
    question: str
    core: bool = False
    scope: CheckScope = CheckScope.ISSUE
    expected: str = "是"
    reference: Reference
    focus: Focus
    materials: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    how_to_verify: str = ""
    red_flags: tuple[str, ...] = ()
    account: str = ""  # 四账 or 典型经验


@dataclass(frozen=True, kw_only=True)
class CheckResult(Record):
    """Uid is uid_of(visit, subject or "", item); subject is as in ReferenceStance, None for the organization."""

    visit_uid: str
    item_uid: str
    subject_uid: str | None = None
    answer: Answer | None = None
    reason: str = ""
    note: str = ""
    materials_seen: tuple[str, ...] = ()
    question_answered: str = ""  # the words of the question when it was answered
    answered_by: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SecondOpinion(Record):
    """盲评: what a second inspector answers by himself; uid is uid_of("opinion", visit, subject or "", item, judge).

    CheckResult stays the first answer, later the joint one: whoever agreed stands in its answered_by.
    """

    visit_uid: str
    item_uid: str
    judge: str
    subject_uid: str | None = None
    answer: Answer | None = None
    reason: str = ""
    question_answered: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Judgement(Record):
    """What a person holds of one problem as a whole; uid is uid_of("judgement", subject)."""

    visit_uid: str
    subject_uid: str
    account: AccountType | None = None


# Proof and paper


@dataclass(frozen=True, kw_only=True)
class StoredFile(Record):
    """A sealed original; uid is the keyed digest that names it on disk. Written once, never changed."""

    size: int  # bytes
    sha256: str
    key: str  # hexadecimal key of this file alone


@dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    """佐证材料."""

    visit_uid: str
    number: str  # 证-0031
    name: str
    file_uid: str
    thumbnail_uid: str | None = None
    kind: EvidenceKind = EvidenceKind.PROCESS
    origin: EvidenceOrigin = EvidenceOrigin.PROVIDED
    note: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    taken_at_text: str = ""  # what the camera claims
    taken_where_text: str = ""  # where the camera says it was: "30.27415, 120.15515", north and east positive
    added_at: datetime | None = None
    added_by: str = ""


@dataclass(frozen=True, kw_only=True)
class EvidenceLink(Record):
    """Uid is uid_of(evidence, target); target is an issue, an entry, a check result or a finding."""

    visit_uid: str
    evidence_uid: str
    target_uid: str


@dataclass(frozen=True, kw_only=True)
class Finding(Record):
    """问题, with its 底稿."""

    visit_uid: str
    number: str  # 预-04
    title: str  # 问题概述
    subject_uid: str | None = None
    facts: str = ""
    basis: str = ""
    cause: str = ""
    suggestion: str = ""
    responsible: str = ""
    account: AccountType | None = None
    focuses: tuple[str, ...] = ()  # identifiers of Focus
    undertakers: tuple[str, ...] = ()  # 承办人, names, two at least
    communication: str = ""  # 与主要负责人沟通情况
    state: FindingState = FindingState.DRAFT
    position: int = 0
    deputy_signed: str = ""  # name of who reviewed it; who registered that stands in the journal
    leader_signed: str = ""


@dataclass(frozen=True, kw_only=True)
class FindingQuote(Record):
    """A passage a finding rests on, cited in its facts by number: 〔1〕."""

    visit_uid: str
    finding_uid: str
    number: int
    document_uid: str
    place: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Paper(Record):
    """文书 as issued: both files can be proven byte for byte."""

    visit_uid: str
    kind: PaperKind
    version: int
    title: str
    state: PaperState = PaperState.ISSUED
    word_uid: str | None = None
    pdf_uid: str | None = None
    word_sha256: str = ""
    pdf_sha256: str = ""
    issued_at: datetime | None = None
    issued_by: str = ""


ENTRY_TYPES: tuple[type[Entry], ...] = (AssignedTask, NamedMatter, PlanItem, LedgerEntry, ReportStatement)

RECORD_TYPES: tuple[type[Record], ...] = (
    Round,
    Team,
    Person,
    Membership,
    Organization,
    LookBackVisit,
    SourceDocument,
    Issue,
    Recommendation,
    *ENTRY_TYPES,
    AlsoAnswers,
    Measure,
    Contradiction,
    ReferenceStance,
    Checklist,
    CheckItem,
    CheckResult,
    SecondOpinion,
    Judgement,
    StoredFile,
    Evidence,
    EvidenceLink,
    Finding,
    FindingQuote,
    Paper,
)


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """Everything the references of one visit say, in order of position: what the cross-check works on."""

    visit: LookBackVisit
    organization: Organization
    documents: tuple[SourceDocument, ...] = ()
    issues: tuple[Issue, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    tasks: tuple[AssignedTask, ...] = ()
    named_matters: tuple[NamedMatter, ...] = ()
    plan_items: tuple[PlanItem, ...] = ()
    ledger_entries: tuple[LedgerEntry, ...] = ()
    statements: tuple[ReportStatement, ...] = ()
    measures: tuple[Measure, ...] = ()
    also_answers: tuple[AlsoAnswers, ...] = ()
