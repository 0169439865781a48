"""What the four references say: documents, problems, and what each document answers to a problem."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.records.base import Record
from domain.words import DocumentKind, IssueLevel, NamedKind, RectificationStatus


@dataclass(frozen=True, kw_only=True)
class SourceDocument(Record):
    """资料: a document of the four references, or a policy standard, which belongs to no visit."""

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
    posts: tuple[str, ...] = ()  # "第8段|党组成员、副局长韩东": from readings before schema 18, else beside tells
    beside: tuple[str, ...] = ()  # "第26段|跑道已重铺": paragraphs outside the entries
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
    detail_places: tuple[str, ...] = ()  # one for each line of the detail, "" where it is that of the heading
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
    detail_places: tuple[str, ...] = ()  # one for each line of the detail, "" where it is that of the heading
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
class Aimed(Entry):
    """An entry that says what is to be reached."""

    goal: str = ""
    goal_place: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanItem(Aimed):
    """整改方案 answers a problem like this; its measures hang on it."""


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
class LedgerEntry(Claim, Aimed):
    """整改台账, one problem of it; completed_on where the ledger gives one day for the problem as a whole."""

    completed_on: date | None = None
    completed_on_text: str = ""
    completed_place: str = ""


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
    deadline_text: str = ""  # where a measure has a day of its own
    deadline: date | None = None
    deadline_long_term: bool = False
    deadline_extended_to: date | None = None
    deadline_place: str = ""
    responsible: str = ""  # who answers for this measure alone
    progress: str = ""  # what the ledger tells of this measure alone
    progress_place: str = ""
    completed_place: str = ""
