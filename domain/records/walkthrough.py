"""What the team finds on the way: alarms, stances, checks and judgements."""

from dataclasses import dataclass
from datetime import datetime

from domain.records.base import Record
from domain.words import AccountType, AlarmState, Answer, CheckScope, ContradictionKind, Focus, Reference, Stance


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
    """核查清单."""

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
