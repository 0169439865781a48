"""One visit's references laid side by side, problem by problem: what every rule looks at."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from domain.crosscheck.texts import essence, plain
from domain.records import (
    AssignedTask,
    Contradiction,
    Dossier,
    Entry,
    Issue,
    LedgerEntry,
    Measure,
    NamedMatter,
    PlanItem,
    ReportStatement,
    SourceDocument,
    uid_of,
)
from domain.words import AccountType, ContradictionKind, DocumentKind, IssueLevel

_E = TypeVar("_E", bound=Entry)
_K = ContradictionKind
# How much a kind weighs in the order of the alarms, and the account it points to.
KINDS: dict[ContradictionKind, tuple[int, AccountType | None]] = {
    _K.CLOSED_WITH_GAP: (100, AccountType.FALSE),
    _K.STATUS_MISMATCH: (96, AccountType.FALSE),
    _K.EVIDENCE_AMOUNT_SHORT: (94, AccountType.FALSE),
    _K.AMOUNT_MISMATCH: (92, AccountType.FALSE),
    _K.MISSING_IN_LEDGER: (90, AccountType.OWED),
    _K.MISSING_IN_PLAN: (88, AccountType.OWED),
    _K.MISSING_IN_REPORT: (86, AccountType.OWED),
    _K.NAMED_MATTER_UNANSWERED: (85, AccountType.OWED),
    _K.NAMED_PERSON_UNANSWERED: (84, AccountType.OWED),
    _K.ASSIGNED_TASK_MISSING: (82, AccountType.OWED),
    _K.DATE_BEFORE_FEEDBACK: (80, AccountType.FALSE),
    _K.RECOMMENDATION_UNANSWERED: (74, AccountType.OWED),
    _K.DEADLINE_EXTENDED: (70, AccountType.STUCK),
    _K.REWORDED: (66, AccountType.FALSE),
    _K.MEASURE_MISSING: (64, AccountType.OWED),
    _K.MEASURE_REWORDED: (62, AccountType.FALSE),
    _K.COUNT_MISMATCH: (56, None),
    _K.DATE_MISMATCH: (54, None),
    _K.EVIDENCE_MISSING: (50, None),
    _K.RESPONSIBLE_CHANGED: (40, None),
}


@dataclass(frozen=True, kw_only=True)
class Quote:
    """What a document says and where; an empty text means that it should be there and is not."""

    document_uid: str
    place: str
    text: str


@dataclass(kw_only=True)
class Problem:
    """A problem of the feedback with all that answers it."""

    issue: Issue
    examples: list[Issue] = field(default_factory=list)
    tasks: list[AssignedTask] = field(default_factory=list)
    named: list[NamedMatter] = field(default_factory=list)
    plan: list[PlanItem] = field(default_factory=list)
    ledger: list[LedgerEntry] = field(default_factory=list)
    merged: list[LedgerEntry] = field(default_factory=list)  # lines of other problems that name this one as well
    statements: list[ReportStatement] = field(default_factory=list)

    @property
    def heading(self) -> str:
        return self.issue.heading


class Case:
    """The dossier, indexed; rules only read it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents = {document.uid: document for document in dossier.documents}
        self.measures: dict[str, list[Measure]] = defaultdict(list)
        for measure in dossier.measures:
            self.measures[measure.entry_uid].append(measure)
        found = {i.uid: Problem(issue=i) for i in dossier.issues if i.level is IssueLevel.ISSUE}
        for issue in dossier.issues:
            if issue.level is IssueLevel.EXAMPLE and issue.parent_uid in found:
                found[issue.parent_uid].examples.append(issue)
        _hang(found, dossier.tasks, lambda problem: problem.tasks)
        _hang(found, dossier.named_matters, lambda problem: problem.named)
        _hang(found, dossier.plan_items, lambda problem: problem.plan)
        _hang(found, dossier.ledger_entries, lambda problem: problem.ledger)
        _hang(found, dossier.statements, lambda problem: problem.statements)
        _hang_merged(found, dossier.ledger_entries)
        self.problem_of = found
        self.problems = list(found.values())

    def of_kind(self, kind: DocumentKind) -> list[SourceDocument]:
        """The documents of that kind."""
        return [document for document in self.dossier.documents if document.kind is kind]

    @property
    def feedback(self) -> SourceDocument | None:
        """The feedback itself."""
        return next(iter(self.of_kind(DocumentKind.FEEDBACK_OPINION)), None)

    @property
    def feedback_day(self) -> date | None:
        """The day of the feedback, from itself or as the others name it."""
        if self.feedback and self.feedback.document_date:
            return self.feedback.document_date
        return next((d.feedback_date for d in self.dossier.documents if d.feedback_date), None)

    def absent(self, *kinds: DocumentKind) -> list[Quote]:
        """Empty quotes: these documents are there and say nothing of it."""
        first = [next(iter(self.of_kind(kind)), None) for kind in kinds]
        return [Quote(document_uid=document.uid, place="", text="") for document in first if document]

    def planned(self, problem: Problem) -> list[Measure]:
        """The measures of the plan for a problem."""
        return [measure for item in problem.plan for measure in self.measures[item.uid]]

    def listed(self, problem: Problem) -> list[Measure]:
        """The measures of the ledger for a problem, those of lines it was merged into as well."""
        return [measure for entry in (*problem.ledger, *problem.merged) for measure in self.measures[entry.uid]]

    def texts(self, entry: Entry) -> list[str]:
        """All that an entry and its measures say."""
        own = [entry.heading, entry.detail, entry.goal if isinstance(entry, PlanItem) else ""]
        return [*own, *(measure.text for measure in self.measures[entry.uid])]

    def alarm(
        self,
        kind: ContradictionKind,
        description: str,
        quotes: Sequence[Quote],
        *,
        problem: str = "",
        subject_uid: str | None = None,
        account: AccountType | None = None,
        weight: int = 0,
    ) -> Contradiction:
        """An alarm with the usual weight and account of its kind unless others are given."""
        usual_weight, usual_account = KINDS[kind]
        texts = tuple(quote.text for quote in quotes)
        return Contradiction(
            uid=uid_of(self.dossier.visit.uid, kind.identifier, problem, *texts),
            visit_uid=self.dossier.visit.uid,
            kind=kind,
            problem=problem,
            description=description,
            weight=weight or usual_weight,
            subject_uid=subject_uid,
            quotes=texts,
            quote_documents=tuple(quote.document_uid for quote in quotes),
            quote_places=tuple(quote.place for quote in quotes),
            suggested_account=account or usual_account,
        )

    def owner(self, entry: Entry) -> tuple[str, str]:
        """Heading and uid of the problem an entry answers, else of the entry itself."""
        problem = self.problem_of.get(entry.issue_uid or "")
        return (problem.heading, problem.issue.uid) if problem else (entry.heading, entry.uid)


Rule = Callable[[Case], Iterator[Contradiction]]


def quote_issue(issue: Issue, text: str = "") -> Quote:
    return Quote(document_uid=issue.document_uid, place=issue.place, text=text or issue.heading)


def quote_entry(entry: Entry, text: str = "") -> Quote:
    return Quote(document_uid=entry.document_uid, place=entry.place, text=text or entry.heading)


def quote_measure(measure: Measure, text: str = "") -> Quote:
    return Quote(document_uid=measure.document_uid, place=measure.place, text=text or measure.text)


def _hang_merged(found: dict[str, Problem], entries: Iterable[LedgerEntry]) -> None:
    """A ledger line whose heading joins two problems belongs to both."""
    orphans = [(essence(p.heading), p) for p in found.values() if not p.ledger]
    for entry in entries:
        words = plain(entry.heading)
        for name, problem in orphans:
            if name in words and len(name) < len(words):
                problem.merged.append(entry)


def _hang(found: dict[str, Problem], entries: Iterable[_E], shelf: Callable[[Problem], list[_E]]) -> None:
    for entry in entries:
        problem = found.get(entry.issue_uid or "")
        if problem:
            shelf(problem).append(entry)
