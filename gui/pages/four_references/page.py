"""四对照: one problem at a time, the four references side by side, alarms above, checks at the right."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from domain.changes import Changes
from domain.records import ReferenceStance
from domain.words import Reference
from gui.commands import Command
from gui.desk import Desk
from gui.models import references
from gui.operations import second_opinions
from gui.operations import stances as stance_deeds
from gui.page import ArrangedPage
from gui.pages.four_references.arrangement import CHECKS_TAB, Arrangement
from gui.pages.four_references.commands import page_commands
from gui.pages.four_references.deeds import Deeds
from gui.pages.four_references.summary import show_summary
from gui.widgets import EmptyState, glyph_of
from storage.shelves.subjects import ORGANIZATION_PART, SubjectRow

LISTED = ("issue", "named_matter", "assigned_task", "look_back_visit", "check_item")
QUOTED = ("plan_item", "ledger_entry", "report_statement", "measure", "recommendation", "source_document")


class FourReferencesPage(ArrangedPage):
    """Shows one subject; every deed is an operation, and the change notice brings its outcome back."""

    place: ClassVar[str] = "four_references"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._visit_uid = ""
        self._at: dict[str, str] = {}  # the subject that was in view last, by visit
        self._meant: int | None = None  # the tab somebody asked for, until it has the keys
        self._item = ""  # and the check
        self.setAcceptDrops(True)
        self.regions = Arrangement(desk)
        self.deeds = Deeds(desk, self.regions, self)
        self.empty = EmptyState(
            "documents",
            "还没有反馈意见。先到“资料”收入四对照的文件，这里就会列出每个问题。",
            "去收入资料",
            "Ctrl+3",
            self._go_to_documents,
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.regions)
        self._stack.addWidget(self.empty)
        self.regions.subjects.chosen.connect(self.open_subject)
        self.deeds.wanted.connect(self.open_subject)
        self.deeds.done.connect(self.focus_work)

    @property
    def subject(self) -> SubjectRow | None:
        """What is in view."""
        return self.deeds.subject

    # Showing

    def refresh(self, changes: Changes | None) -> None:
        other_visit = self._visit_uid != self.desk.visit_uid
        if changes is None or other_visit or changes.touch(*LISTED):
            self._visit_uid = self.deeds.visit_uid = self.desk.visit_uid
            if other_visit:
                self.desk.blind = second_opinions.begins_blind(self.desk.store, self._visit_uid)
                self.regions.checks.set_blind(self.desk.blind)
            self._open_list(keep=self._at.get(self._visit_uid, ""))
            return
        self.regions.subjects.model.forget_rows()
        self.regions.subjects.figures_soon()
        if self.subject is None:
            return
        self._reread_subject(self.subject.uid)
        if changes.touch(*QUOTED):
            self._show_cards()
        if changes.touch("contradiction"):
            self._show_alarms(keep=True)
        if changes.touch("check_result", "second_opinion", "evidence_link", "evidence"):
            self.regions.checks.renew(self._evidence_count())
        if changes.touch("reference_stance"):
            self._show_stances()
        self._show_strip()

    def _open_list(self, keep: str) -> None:
        subjects = self.regions.subjects
        subjects.open(self._visit_uid)
        self._stack.setCurrentWidget(self.regions if subjects.listed else self.empty)
        if not subjects.listed:
            self.deeds.subject = None
            return
        self.open_subject(keep if subjects.model.position_of(keep) >= 0 else subjects.first())

    def open_subject(self, uid: str) -> None:
        """Show another subject, whatever the filter of the list hides."""
        self.deeds.flush()
        self._reread_subject(uid)
        if self.subject is None:
            return
        self._at[self._visit_uid] = uid
        self.regions.subjects.view.show_current(uid)
        self.regions.head.show_subject(self.subject, self.regions.subjects.total.text())
        self._show_cards()
        self._show_alarms(keep=False)
        self.regions.cards.start(self._show_stances())
        applies = self.subject.part != ORGANIZATION_PART
        self.regions.checks.open(self._visit_uid, uid if applies else None, self._evidence_count())
        self._show_strip()
        if self.regions.compact and self.regions.tabs.choice() != CHECKS_TAB:
            self.regions.open_tab(list(Reference).index(self.regions.cards.current))

    def _reread_subject(self, uid: str) -> None:
        found = self.regions.subjects.model.read(self._visit_uid, [uid]) if uid else []
        self.deeds.subject = found[0] if found else None

    def _show_cards(self) -> None:
        if self.subject is not None:
            self.regions.cards.show_cards(references.cards(self.desk.store, self._visit_uid, self.subject))

    def _show_alarms(self, *, keep: bool) -> None:
        found = self.desk.store.contradictions.of_subject(self._visit_uid, self.deeds.subject_uid)
        self.regions.alarms.show_alarms(self.desk.store, found, keep=keep)

    def _show_stances(self) -> list[ReferenceStance]:
        if self.subject is None:
            return []
        stances = stance_deeds.stances_of(self.desk.store, self._visit_uid, self.subject.uid)
        self.regions.cards.show_stances(stances, applies=self.subject.part != ORGANIZATION_PART)
        for place, stance in enumerate(stances):
            self.regions.tabs.tabs[place].set_kind(glyph_of(stance.stance))
        return stances

    def _show_strip(self) -> None:
        if self.subject is not None:
            show_summary(self.desk.store, self._visit_uid, self.subject, self.regions, self._evidence_count())

    def _evidence_count(self) -> int:
        if self.subject is None:
            return 0
        return len(self.desk.store.evidence.uids_of_subject(self._visit_uid, self.subject.uid))

    # Proof dropped anywhere on the page goes where the field of the check in view would take it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.subject is not None:
            self.regions.checks.card.drop.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.regions.checks.card.drop.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.regions.checks.card.drop.dropEvent(event)

    # Going

    def show_argument(self, argument: str) -> None:
        """A subject's uid; behind a | the tab that is meant, also where all stand side by side; then the check."""
        uid, tab, item = (*argument.split("|"), "", "")[:3]
        if uid:
            self._meant = int(tab) if tab else None
            self._item = item
            self.open_subject(uid)

    def focus_work(self) -> None:
        """What was meant, else the first alarm that waits, the first check without an answer, the current card."""
        meant, self._meant = self._meant, None
        if self._stack.currentWidget() is self.empty:
            self.empty.button.setFocus()
        elif meant == CHECKS_TAB:
            self.regions.show_checks()
            self.regions.checks.focus_work()
            self.regions.checks.show_item(self._item)
        elif meant is not None:
            self.regions.open_tab(meant)
            self.regions.cards.focus_current()
        elif self.regions.alarms.focus_current():
            return
        elif self.regions.checks.isVisibleTo(self):
            self.regions.checks.focus_work()
        else:
            self.regions.cards.focus_current()

    def _go_to_documents(self) -> None:
        self.desk.go.emit("documents", "")

    def commands(self) -> list[Command]:
        return page_commands(self.deeds, self.regions)

    def counting(self) -> Callable[[], int]:
        return partial(self.desk.store.contradictions.waiting, self.desk.visit_uid)

    def flush(self) -> None:
        self.deeds.flush()

    def lay_down(self) -> object:
        return self._at, self.regions.alarms.typed

    def take_up(self, begun: object) -> None:
        if isinstance(begun, tuple):
            self._at, typed = begun
            self.regions.alarms.typed.update(typed)

    # Room

    def fit(self) -> None:
        if self.regions.fit(self.width(), narrow=self.desk.compact) and self.subject is not None:
            self._show_alarms(keep=True)
            self._show_cards()
            self.regions.head.show_subject(self.subject, self.regions.subjects.total.text())

    def list_view(self) -> QWidget | None:
        return None if self.regions.compact or self.regions.fold.close() else self.regions.subjects.view
