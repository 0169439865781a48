"""Sealed originals, evidence, findings and papers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.records.base import Record, uid_of
from domain.words import (
    AccountType,
    EvidenceKind,
    EvidenceOrigin,
    FindingState,
    PaperForm,
    PaperKind,
    PaperState,
    PhraseKind,
)

NEVER_SET = 2000  # up to this year a camera's clock begins anew


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
    sm3: str = ""  # the second fingerprint (GB/T 32905), counted in the background
    taken_at_text: str = ""  # what the camera claims
    taken_where_text: str = ""  # where the camera says it was: "30.27415, 120.15515", north and east positive
    added_at: datetime | None = None
    added_by: str = ""

    @property
    def taken_at(self) -> datetime | None:
        """The camera's moment, on its own clock; None where it told none or its clock was plainly wrong.

        One that was never set begins anew in 1970, 1980 or 2000; one that is set wrong runs ahead of the intake.
        """
        try:
            moment = datetime.strptime(self.taken_at_text[:16], "%Y:%m:%d %H:%M")  # noqa: DTZ007 - it tells no zone
        except ValueError:
            return None
        late = self.added_at is not None and moment.date() > self.added_at.date() + timedelta(days=1)
        return None if moment.year <= NEVER_SET or late else moment


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
    number: str  # 预-04 while it is written, 底-01 once it is signed
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
    sent_on: str = ""  # digest of what was sent on or signed; a colleague may have written on without knowing

    @property
    def digest(self) -> str:
        """Of all that whoever signs it answers for."""
        said = (self.title, self.facts, self.basis, self.cause, self.suggestion, self.responsible, self.communication)
        return uid_of(*said, self.account or "", *self.focuses)

    @property
    def written_on(self) -> bool:
        """Whether it says by now what nobody has sent on or signed."""
        return self.state is not FindingState.DRAFT and self.sent_on not in ("", self.digest)


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
class Phrase(Record):
    """常用表述 or 政策依据 the office keeps, put into a working paper by a key; uid is uid_of("phrase", kind, text)."""

    kind: PhraseKind
    text: str
    position: int = 0
    area: str = ""  # 领域: 饮水安全
    source: str = ""  # of a policy: title, number, article
    lapsed_on: date | None = None  # 废止日期


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
    finding_uid: str | None = None  # a paper about one finding alone
    document_number: str = ""  # 发文字号
    head: str = ""  # short head of the journal when it was issued


@dataclass(frozen=True, kw_only=True)
class Particulars(Record):
    """文书要素: what a paper bears beside its text; uid is uid_of("particulars", visit, kind). Empty: as usual."""

    visit_uid: str
    kind: PaperKind
    form: PaperForm | None = None
    sealed: bool = False  # 加盖印章: the signature leaves the room a seal needs
    mark: str = ""  # 发文机关标志
    document_number: str = ""  # 发文字号
    serial_number: str = ""  # 份号
    secrecy: str = ""  # 密级和保密期限
    urgency: str = ""  # 紧急程度
    signers: tuple[str, ...] = ()  # 签发人
    addressee: str = ""  # 主送
    signed_as: str = ""  # 署名
    dated: date | None = None  # 成文日期
    copies_to: str = ""  # 抄送
    printed_by: str = ""  # 印发机关
    printed_on: date | None = None  # 印发日期
    with_catalogue: bool = False  # 证据目录 as an annex
    with_head: bool = False  # short head of the journal and its QR at the end


@dataclass(frozen=True, kw_only=True)
class OfficeWording(Record):
    """The words of one paper as the office wrote them; uid is uid_of("wording", kind), "" stands for those shipped.

    One text, so that two people who rewrote it apart see both versions whole. What it was before, the journal knows.
    """

    kind: PaperKind
    text: str = ""
