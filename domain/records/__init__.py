"""Every record of a workspace: frozen, keyword-only, named in the trade's words.

A field holds text, a whole number, a yes/no, a date, a moment (aware datetime), a term of `words`, or a tuple of texts.
Each field is one register of the journal, so fields that change together in meaning but apart in time stay apart.
Places are texts a person can follow: ``第12段``, ``三四方面!J13``, ``第2页``.
"""

from dataclasses import dataclass

from domain.records.base import Record, new_uid, uid_of
from domain.records.proof import (
    Evidence,
    EvidenceLink,
    Finding,
    FindingQuote,
    OfficeWording,
    Paper,
    Particulars,
    Phrase,
    StoredFile,
)
from domain.records.references import (
    Aimed,
    AlsoAnswers,
    AssignedTask,
    Claim,
    Entry,
    Issue,
    LedgerEntry,
    Measure,
    NamedMatter,
    PlanItem,
    Recommendation,
    ReportStatement,
    SourceDocument,
)
from domain.records.walkthrough import (
    CheckItem,
    Checklist,
    CheckResult,
    Contradiction,
    Judgement,
    ReferenceStance,
    SecondOpinion,
)
from domain.records.where import (
    LookBackVisit,
    Membership,
    Organization,
    Person,
    Round,
    Team,
)

__all__ = [
    "ENTRY_TYPES",
    "RECORD_TYPES",
    "Aimed",
    "AlsoAnswers",
    "AssignedTask",
    "CheckItem",
    "CheckResult",
    "Checklist",
    "Claim",
    "Contradiction",
    "Dossier",
    "Entry",
    "Evidence",
    "EvidenceLink",
    "Finding",
    "FindingQuote",
    "Issue",
    "Judgement",
    "LedgerEntry",
    "LookBackVisit",
    "Measure",
    "Membership",
    "NamedMatter",
    "OfficeWording",
    "Organization",
    "Paper",
    "Particulars",
    "Person",
    "Phrase",
    "PlanItem",
    "Recommendation",
    "Record",
    "ReferenceStance",
    "ReportStatement",
    "Round",
    "SecondOpinion",
    "SourceDocument",
    "StoredFile",
    "Team",
    "new_uid",
    "uid_of",
]

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
    Particulars,
    OfficeWording,
    Phrase,
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
