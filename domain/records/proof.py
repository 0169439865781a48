"""Sealed originals, evidence, findings and papers."""

from dataclasses import dataclass
from datetime import datetime

from domain.records.base import Record
from domain.words import AccountType, EvidenceKind, EvidenceOrigin, FindingState, PaperKind, PaperState


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
