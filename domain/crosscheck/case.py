"""One visit's references laid side by side, problem by problem: what every rule looks at."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from domain.crosscheck.kinds import KINDS
from domain.crosscheck.sharing import confirmed, shared
from domain.records import (
    Aimed,
    AssignedTask,
    Claim,
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
from domain.words import AccountType, ContradictionKind, DocumentKind, IssueLevel, RectificationStatus

_E = TypeVar("_E", bound=Entry)


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
    statements: list[ReportStatement] = field(default_factory=list)
    shared: list[Entry] = field(default_factory=list)  # entries of another problem whose heading names this one as well

    @property
    def merged(self) -> list[LedgerEntry]:
        """Lines of the ledger for another problem that name this one as well."""
        return [entry for entry in self.shared if isinstance(entry, LedgerEntry)]

    @property
    def heading(self) -> str:
        return self.issue.heading


class Case:
    """The dossier, indexed; rules only read it."""

    def __init__(self, dossier: Dossier, weights: Mapping[ContradictionKind, int] | None = None) -> None:
        self.dossier = dossier
        self.weights = {kind: usual for kind, (usual, _) in KINDS.items()} | dict(weights or {})
        self.lines = {entry.uid: entry for entry in dossier.ledger_entries}
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
        self.problem_of = found
        self.figures: dict[str, list[Any]] = {}  # what figures() found of a problem: several rules ask for it
        self.differing: dict[str, list[Any]] = {}  # the pairs of them that differ, likewise
        self.problems = list(found.values())
        self._told = _told(dossier)
        joined = _hang_further(found, dossier)
        self._together = _together(joined)

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

    def beside(self, *kinds: DocumentKind) -> list[str]:
        """What these documents say outside their entries, paragraph by paragraph."""
        told = (line for document in self.dossier.documents if document.kind in kinds for line in document.beside)
        return [line.partition("|")[2] for line in told]

    def planned(self, *problems: Problem) -> list[Measure]:
        """The measures of the plan for these problems, each once."""
        items: dict[str, Entry] = {item.uid: item for problem in problems for item in problem.plan}
        return [measure for uid in items for measure in self.measures[uid]]

    def finished(self, *problems: Problem) -> list[Measure]:
        """The listed measures that are said to be done; one that says nothing is as its line, or struck off with it."""
        return [m for m in self.listed(*problems) if is_done(m, self.lines[m.entry_uid])]

    def listed(self, *problems: Problem) -> list[Measure]:
        """The measures of the ledger for these problems, those of lines they were merged into as well."""
        entries = {entry.uid: entry for problem in problems for entry in (*problem.ledger, *problem.merged)}
        return [measure for uid in entries for measure in self.measures[uid]]

    def bundles(self) -> Iterator[list[Problem]]:
        """Every problem with those it shares an entry with; each bundle once, in the order of the feedback."""
        told: set[str] = set()
        for problem in self.problems:
            if problem.issue.uid not in told:
                members = self.together(problem)
                told.update(member.issue.uid for member in members)
                yield members

    def together(self, problem: Problem) -> list[Problem]:
        """The problem and those it shares an entry with, in the order of the feedback."""
        members = self._together.get(problem.issue.uid)
        return [p for uid, p in self.problem_of.items() if uid in members] if members else [problem]

    def of_measure(self, measure: Measure, among: Sequence[Problem]) -> Problem:
        """The problem whose own entry holds a measure."""
        own = (p for p in among for entry in (*p.plan, *p.ledger) if entry.uid == measure.entry_uid)
        return next(own, among[0])

    def texts(self, entry: Entry) -> list[str]:
        """All that an entry and its measures say."""
        own = [entry.heading, entry.detail, entry.goal if isinstance(entry, Aimed) else ""]
        return [*own, *(measure.text for measure in self.measures[entry.uid])]

    def alarm(
        self,
        kind: ContradictionKind,
        description: str,
        quotes: Sequence[Quote],
        *,
        about: Problem | None = None,
        problem: str = "",
        subject_uid: str | None = None,
        account: AccountType | None = None,
    ) -> Contradiction:
        """An alarm with the weight of its kind, and its account unless another is given; quotes at their lines.

        It is about a problem of the feedback, else about what problem and subject_uid name, else about the whole.
        """
        if about is not None:
            problem, subject_uid = about.heading, about.issue.uid
        quotes = [self._placed(quote) for quote in quotes]
        texts = tuple(quote.text for quote in quotes)
        return Contradiction(
            uid=uid_of(self.dossier.visit.uid, kind.identifier, problem, *texts),
            visit_uid=self.dossier.visit.uid,
            kind=kind,
            problem=problem,
            description=description,
            weight=self.weights[kind],
            subject_uid=subject_uid,
            quotes=texts,
            quote_documents=tuple(quote.document_uid for quote in quotes),
            quote_places=tuple(quote.place for quote in quotes),
            suggested_account=account or KINDS[kind][1],
        )

    def _placed(self, quote: Quote) -> Quote:
        """The quote at the line its words stand in; rules quote an account with the place of its heading or claim."""
        lines = self._told.get((quote.document_uid, quote.place), ())
        place = next((place for text, place in lines if quote.text and quote.text in text), "")
        return replace(quote, place=place) if place else quote

    def owner(self, entry: Entry) -> tuple[str, str]:
        """Heading and uid of the problem an entry answers, else of the entry itself."""
        problem = self.problem_of.get(entry.issue_uid or "")
        return (problem.heading, problem.issue.uid) if problem else (entry.heading, entry.uid)


Rule = Callable[[Case], Iterator[Contradiction]]


def _told(dossier: Dossier) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """(line, place) of all that is said under a heading, by document and the place of the heading or of the claim."""
    told: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    entries: tuple[Issue | Entry, ...] = (
        *dossier.issues, *dossier.tasks, *dossier.named_matters, *dossier.plan_items, *dossier.ledger_entries,
        *dossier.statements,
    )  # fmt: skip
    for entry in entries:
        lines = [(entry.heading, entry.place), *zip(entry.detail.split("\n"), entry.detail_places, strict=False)]
        if isinstance(entry, Aimed):
            lines.append((entry.goal, entry.goal_place))
        claimed = entry.status_place if isinstance(entry, Claim) else ""
        for place in dict.fromkeys(filter(None, (entry.place, claimed))):
            told[entry.document_uid, place] += lines
    return told


def is_done(measure: Measure, line: LedgerEntry) -> bool:
    """Whether a measure is said to be done: by itself, or where it says nothing by its line or the closing of it."""
    if measure.claimed_status is not RectificationStatus.UNSTATED:
        return measure.claimed_status is RectificationStatus.COMPLETED
    stated = line.claimed_status is not RectificationStatus.UNSTATED
    return line.claimed_status is RectificationStatus.COMPLETED if stated else line.closed is True


def quote_issue(issue: Issue, text: str = "") -> Quote:
    return Quote(document_uid=issue.document_uid, place=issue.place, text=text or issue.heading)


def quote_entry(entry: Entry, text: str = "") -> Quote:
    """The heading, or words of its own; what a report tells stands with its claim, not in the line of the heading."""
    told = isinstance(entry, ReportStatement) and text and text not in entry.heading
    place = entry.status_place if told and isinstance(entry, ReportStatement) else ""
    return Quote(document_uid=entry.document_uid, place=place or entry.place, text=text or entry.heading)


def quote_measure(measure: Measure) -> Quote:
    return Quote(document_uid=measure.document_uid, place=measure.place, text=measure.text)


def _hang(found: dict[str, Problem], entries: Iterable[_E], shelf: Callable[[Problem], list[_E]]) -> None:
    for entry in entries:
        problem = found.get(entry.issue_uid or "")
        if problem:
            shelf(problem).append(entry)


def _hang_further(found: Mapping[str, Problem], dossier: Dossier) -> list[tuple[str, str]]:
    """Entries hung on every further problem they answer; the pairs of problems that so hang together."""
    joined: list[tuple[str, str]] = []
    for entry, issue_uid in confirmed(dossier):
        problem = found.get(issue_uid)
        if problem:
            joined.append((entry.issue_uid or issue_uid, issue_uid))
            _shelf_for(problem, entry).append(entry)
    for entry, issue_uid in shared(dossier):
        joined.append((entry.issue_uid or issue_uid, issue_uid))
        found[issue_uid].shared.append(entry)
    return joined


def _shelf_for(problem: Problem, entry: Entry) -> list[Any]:
    shelves: dict[type[Entry], list[Any]] = {
        AssignedTask: problem.tasks,
        NamedMatter: problem.named,
        PlanItem: problem.plan,
        LedgerEntry: problem.ledger,
        ReportStatement: problem.statements,
    }
    return shelves[type(entry)]


def _together(joined: Sequence[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Which problems hang together by their entries; those that stand alone are left out."""
    group: dict[str, frozenset[str]] = {}
    for one, other in joined:
        whole = group.get(one, frozenset({one})) | group.get(other, frozenset({other}))
        group |= dict.fromkeys(whole, whole)
    return group
