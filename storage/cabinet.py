"""Every shelf by the plural of its noun."""

from typing import Any, TypeVar

from domain import records
from domain.records import Record
from storage.database import Database
from storage.shelf import Shelf
from storage.shelves.check_items import CheckItemShelf
from storage.shelves.contradictions import ContradictionShelf
from storage.shelves.coverage import Coverage
from storage.shelves.documents import DocumentShelf
from storage.shelves.evidence import EvidenceShelf
from storage.shelves.findings import FindingShelf
from storage.shelves.issues import IssueShelf
from storage.shelves.memberships import MembershipShelf
from storage.shelves.overview import Overview
from storage.shelves.papers import PaperShelf
from storage.shelves.phrases import PhraseShelf
from storage.shelves.second_opinions import SecondOpinionShelf
from storage.shelves.wordings import WordingShelf
from storage.writing import Writing

T = TypeVar("T", bound=Record)
S = TypeVar("S", bound=Shelf[Any])


class Cabinet:
    """The shelves of one open workspace."""

    def __init__(self, database: Database, writing: Writing) -> None:
        self._by_type: dict[type[Record], Shelf[Any]] = {}

        def add(shelf: S) -> S:
            self._by_type[shelf.codec.record_type] = shelf
            return shelf

        def plain(record_type: type[T]) -> Shelf[T]:
            return add(Shelf(database, writing, record_type))

        self.rounds = plain(records.Round)
        self.teams = plain(records.Team)
        self.people = plain(records.Person)
        self.memberships = add(MembershipShelf(database, writing, records.Membership))
        self.organizations = plain(records.Organization)
        self.visits = plain(records.LookBackVisit)
        self.documents = add(DocumentShelf(database, writing, records.SourceDocument))
        self.issues = add(IssueShelf(database, writing, records.Issue))
        self.recommendations = plain(records.Recommendation)
        self.tasks = plain(records.AssignedTask)
        self.named_matters = plain(records.NamedMatter)
        self.plan_items = plain(records.PlanItem)
        self.ledger_entries = plain(records.LedgerEntry)
        self.statements = plain(records.ReportStatement)
        self.also_answers = plain(records.AlsoAnswers)
        self.measures = plain(records.Measure)
        self.contradictions = add(ContradictionShelf(database, writing, records.Contradiction))
        self.stances = plain(records.ReferenceStance)
        self.checklists = plain(records.Checklist)
        self.check_items = add(CheckItemShelf(database, writing, records.CheckItem))
        self.check_results = plain(records.CheckResult)
        self.second_opinions = add(SecondOpinionShelf(database, writing, records.SecondOpinion))
        self.judgements = plain(records.Judgement)
        self.stored_files = plain(records.StoredFile)
        self.evidence = add(EvidenceShelf(database, writing, records.Evidence))
        self.evidence_links = plain(records.EvidenceLink)
        self.findings = add(FindingShelf(database, writing, records.Finding))
        self.finding_quotes = plain(records.FindingQuote)
        self.phrases = add(PhraseShelf(database, writing, records.Phrase))
        self.papers = add(PaperShelf(database, writing, records.Paper))
        self.particulars = plain(records.Particulars)
        self.wordings = add(WordingShelf(database, writing, records.OfficeWording))
        self.coverage = Coverage(database, self.issues, self.evidence, self.contradictions, self.findings)
        self.overview = Overview(database)

    def shelf_of(self, record_type: type[T]) -> Shelf[T]:
        """The shelf of a record type."""
        return self._by_type[record_type]
