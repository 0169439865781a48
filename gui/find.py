"""What the one search box finds: everything written about the organization in view, and commands."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from domain.records import CheckResult, Entry, ReferenceStance, SecondOpinion
from domain.words import DocumentKind, IssueLevel, Reference
from gui.chooser import Choice
from gui.commands import Command
from gui.desk import Desk
from gui.initials import matches
from gui.models.matters import heading_of
from gui.operations.second_opinions import withheld
from gui.widgets.veil import covered
from storage.rows import CODECS
from storage.search import Found
from storage.shelf import Shelf

Target = tuple[str, str]  # place, argument
_ICONS = {"finding": "findings", "evidence": "evidence", "paper": "papers"}
# Which of the documents of the four references, in a word short enough to stand beside what was found.
_SOURCES = {
    "assigned_task": "分工方案",
    "named_matter": "书记点题",
    "plan_item": "整改方案",
    "ledger_entry": "整改台账",
    "report_statement": "整改报告",
    "recommendation": "意见建议",
    "contradiction": "疑点理由",
    "reference_stance": "批注",
    "check_result": "核查",
    "second_opinion": "盲评",
}
_JUDGED = {"contradiction", "reference_stance", "check_result", "second_opinion"}
# On which card of the problem its words stand.
_CARDS = {"assigned_task": Reference.ASSIGNMENT_PLAN, "named_matter": Reference.NAMED_MATTERS}
_PLACES = {"issue": "four_references", "finding": "findings", "evidence": "evidence", "paper": "papers"}


class Finder(QObject):
    """Text is asked of the index of the workspace; headings are also found by the initials of their pinyin."""

    def __init__(self, desk: Desk, commands: Callable[[], Sequence[Command]], places: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self._commands = commands
        self._places = set(places)
        self._headings: list[tuple[str, Choice]] | None = None
        desk.changed.connect(self._forget)
        desk.visit_changed.connect(self._forget)
        desk.knowing.changed.connect(self._forget)

    def asked(self, typed: str) -> list[Choice]:
        """Commands before anything is typed; then what holds the text, group by group, commands last."""
        wanted = typed.strip()
        commands = [
            Choice(command.name, command.start, command.icon, "命令", command.shortcut)
            for command in self._commands()
            if command.enabled() and (not wanted or matches(wanted, command.name))
        ]
        if not wanted:
            return commands
        found = self._desk.store.search.find(wanted, self._desk.visit_uid, fit=covered)
        return (
            self._policies(wanted)
            + self._by_initials(wanted)
            + [choice for each in found for choice in self._choice(each)]
            + commands
        )

    def _policies(self, typed: str) -> list[Choice]:
        """政策标准 by name: they stand whole in 资料."""
        policies = self._desk.store.documents.all(kind=DocumentKind.POLICY_STANDARD_LIST)
        return [
            Choice(covered(each.name), partial(self._desk.go.emit, "documents", each.uid), "documents", str(each.kind))
            for each in policies
            if typed in each.name or matches(typed, each.name)
        ]

    def _choice(self, found: Found) -> list[Choice]:
        store, title = self._desk.store, found.title
        if found.table in _JUDGED:
            judged = store.shelf_of(CODECS[found.table].record_type).one(found.uid)
            # What was written stands first: the matter alone would fill the row.
            title = f"{found.passage}　{heading_of(store, found.table, judged)}".strip()
            place, argument = "four_references", self._on_matter(judged)
            seen = not withheld(store, judged, blind=self._desk.blind)
        else:
            place, argument = self._target(found)
            seen = True
        if place not in self._places or not seen:
            return []
        text = f"{title}　{found.passage}" if found.title and found.passage else title
        icon = _ICONS.get(found.table, place)
        return [Choice(text, partial(self._desk.go.emit, place, argument), icon, self._note(found))]

    def _note(self, found: Found) -> str:
        """Plan and ledger often give the same measure in the same words."""
        if found.table != "measure":
            return _SOURCES.get(found.table, found.group)
        planned = self._desk.store.plan_items.get(self._desk.store.measures.one(found.uid).entry_uid)
        return "方案措施" if planned else "台账措施"

    def _target(self, found: Found) -> Target:
        """Where a found record is worked on: its problem, else the original it stands in."""
        if found.table in _PLACES:
            return _PLACES[found.table], self._problem_of(found.uid) if found.table == "issue" else found.uid
        store = self._desk.store
        if found.table == "measure":
            measure = store.measures.one(found.uid)
            for shelf in (store.plan_items, store.ledger_entries):
                held = shelf.get(measure.entry_uid)
                if held is not None and held.issue_uid:
                    return "four_references", _on_card(held.issue_uid, Reference.OWN_DOCUMENTS)
            return "documents", f"{measure.document_uid}|{measure.place}"
        if found.table == "recommendation":
            said = store.recommendations.one(found.uid)
            return "documents", f"{said.document_uid}|{said.place}"
        entry = self._entry(found)
        if entry.issue_uid or found.table in ("assigned_task", "named_matter"):
            return "four_references", _on_card(
                entry.issue_uid or entry.uid, _CARDS.get(found.table, Reference.OWN_DOCUMENTS)
            )
        return "documents", f"{entry.document_uid}|{entry.place}"

    def _on_matter(self, judged: Any) -> str:
        """Where it was judged: on the card of the reference, at the check, else at the problem."""
        uid = judged.subject_uid or self._desk.visit_uid
        if isinstance(judged, ReferenceStance):
            return _on_card(uid, judged.reference)
        if isinstance(judged, CheckResult | SecondOpinion):
            return f"{uid}|{len(Reference)}|{judged.item_uid}"
        return uid

    def _entry(self, found: Found) -> Entry:
        store = self._desk.store
        shelves: dict[str, Shelf[Any]] = {
            "assigned_task": store.tasks,
            "named_matter": store.named_matters,
            "plan_item": store.plan_items,
            "ledger_entry": store.ledger_entries,
            "report_statement": store.statements,
        }
        entry: Entry = shelves[found.table].one(found.uid)
        return entry

    def _problem_of(self, uid: str) -> str:
        """An example belongs to its problem; an aspect has none and opens at the first of its problems."""
        issues = self._desk.store.issues
        issue = issues.get(uid)
        while issue is not None and issue.level is IssueLevel.EXAMPLE and issue.parent_uid:
            issue = issues.get(issue.parent_uid)
        if issue is not None and issue.level is IssueLevel.ASPECT:
            below = issues.uids(parent_uid=issue.uid)
            return below[0] if below else uid
        return issue.uid if issue is not None else uid

    def _by_initials(self, typed: str) -> list[Choice]:
        """Headings whose pinyin begins so; letters only, everything else is asked of the index."""
        if not typed.isascii() or not typed.replace(" ", "").isalpha():
            return []
        if self._headings is None:
            self._headings = list(self._read_headings())
        return [choice for text, choice in self._headings if matches(typed, text)]

    def _read_headings(self) -> list[tuple[str, Choice]]:
        visit, store, go = self._desk.visit_uid, self._desk.store, self._desk.go.emit
        read: list[tuple[str, Choice]] = []
        if "four_references" in self._places:
            for issue in store.issues.all(visit_uid=visit, level=IssueLevel.ISSUE):
                text = covered(f"{issue.number} {issue.heading}".strip())
                read.append((text, Choice(text, partial(go, "four_references", issue.uid), "four_references", "问题")))
        if "findings" in self._places:
            for finding in store.findings.all(visit_uid=visit):
                text = covered(f"{finding.number} {finding.title}".strip())
                read.append((text, Choice(text, partial(go, "findings", finding.uid), "findings", "底稿")))
        return read

    def _forget(self, _what: object = None) -> None:
        self._headings = None


def _on_card(uid: str, reference: Reference) -> str:
    """What 四对照 takes for one of the cards of a subject."""
    return f"{uid}|{list(Reference).index(reference)}"
