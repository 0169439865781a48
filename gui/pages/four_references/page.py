"""四对照: one problem at a time, the four references side by side, alarms above, checks at the right."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from domain.changes import Changes
from domain.records import ReferenceStance
from domain.words import AccountType, Answer, Reference, Stance
from gui.commands import Command
from gui.desk import Desk
from gui.models import references
from gui.operations import alarms as alarm_deeds
from gui.operations import evidence as evidence_deeds
from gui.operations import findings as finding_deeds
from gui.operations import second_opinions
from gui.operations import stances as stance_deeds
from gui.page import Page
from gui.pages.four_references.arrangement import CHECKS_TAB, Arrangement
from gui.pages.four_references.commands import page_commands
from gui.pages.four_references.summary import show_summary
from gui.widgets import EmptyState, glyph_of
from storage.shelves.subjects import ORGANIZATION_PART, SubjectRow

LISTED = ("issue", "named_matter", "assigned_task", "look_back_visit", "check_item")
QUOTED = ("plan_item", "ledger_entry", "report_statement", "measure", "recommendation", "source_document")


class FourReferencesPage(Page):
    """Shows one subject; every deed is an operation, and the change notice brings its outcome back."""

    place: ClassVar[str] = "four_references"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.subject: SubjectRow | None = None
        self._visit_uid = ""
        self.regions = Arrangement(desk)
        self.empty = EmptyState(
            "documents",
            "还没有反馈意见。先到“资料”导入四对照的文件，这里就会列出每个问题。",
            "去导入资料",
            "Ctrl+3",
            self._go_to_documents,
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.regions)
        self._stack.addWidget(self.empty)
        self._connect()

    def _connect(self) -> None:
        regions = self.regions
        regions.subjects.chosen.connect(self.open_subject)
        regions.head.stepped.connect(self.step)
        regions.head.blind_wanted.connect(self.toggle_blind)
        regions.head.difference_wanted.connect(self.next_difference)
        regions.alarms.adopted.connect(self._adopt)
        regions.alarms.dismissed.connect(self._dismiss)
        regions.alarms.judged_anew.connect(self._judge_anew)
        regions.cards.stance_given.connect(self._give_stance)
        regions.cards.note_written.connect(self._write_note)
        regions.cards.opened.connect(self._open_source)
        regions.checks.files_dropped.connect(self.attach)
        regions.checks.choose_files.connect(self.choose_files)
        regions.strip.account_chosen.connect(self._confirm_account)
        regions.strip.form_wanted.connect(self.form)

    # Showing

    def refresh(self, changes: Changes | None) -> None:
        other_visit = self._visit_uid != self.desk.visit_uid
        if changes is None or other_visit or changes.touch(*LISTED):
            self._visit_uid = self.desk.visit_uid
            if other_visit:
                self.regions.checks.set_blind(second_opinions.begins_blind(self.desk.store, self._visit_uid))
            self._open_list(keep="" if other_visit or self.subject is None else self.subject.uid)
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
            self.subject = None
            return
        self.open_subject(keep if subjects.model.position_of(keep) >= 0 else subjects.first())

    def open_subject(self, uid: str) -> None:
        """Show another subject, whatever the filter of the list hides."""
        self.flush()
        self._reread_subject(uid)
        if self.subject is None:
            return
        self.regions.subjects.show_current(uid)
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
        self.subject = found[0] if found else None

    def _show_cards(self) -> None:
        if self.subject is not None:
            fit = self.regions.subjects.model.knowing.fit
            self.regions.cards.show_cards(references.cards(self.desk.store, self._visit_uid, self.subject, fit))

    def _show_alarms(self, *, keep: bool) -> None:
        found = self.desk.store.contradictions.of_subject(self._visit_uid, self._subject_uid())
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

    def _subject_uid(self) -> str | None:
        """None stands for the organization as a whole."""
        if self.subject is None or self.subject.part == ORGANIZATION_PART:
            return None
        return self.subject.uid

    # Going

    def show_argument(self, argument: str) -> None:
        if argument:
            self.open_subject(argument)

    def focus_work(self) -> None:
        """The first alarm that waits, else the first check without an answer."""
        if not self.regions.alarms.focus_current():
            self.regions.checks.focus_work()

    def step(self, by: int) -> None:
        """Next or previous subject; the keys stay where they are useful."""
        if uid := self.regions.subjects.step(by):
            self.open_subject(uid)
            self.focus_work()

    def _open_source(self, document_uid: str, place: str) -> None:
        self.desk.go.emit("documents", f"{document_uid}|{place}")

    def _go_to_documents(self) -> None:
        self.desk.go.emit("documents", "")

    # Deeds

    def commands(self) -> list[Command]:
        return page_commands(self)

    def adopt_current(self) -> None:
        """A: the alarm that waits, and on to the next."""
        if (row := self.regions.alarms.current()) is not None:
            self._adopt(row.uid)

    def dismiss_current(self) -> None:
        """X: ask for the reason in place."""
        if (row := self.regions.alarms.current()) is not None:
            row.ask_reason()

    def _adopt(self, uid: str) -> None:
        alarm_deeds.adopt(self.desk.store, uid)
        self.focus_work()

    def _dismiss(self, uid: str, reason: str) -> None:
        alarm_deeds.dismiss(self.desk.store, uid, reason)
        self.focus_work()

    def _judge_anew(self, uid: str) -> None:
        alarm_deeds.judge_anew(self.desk.store, uid)
        self.focus_work()

    def give_stance(self, stance: Stance) -> None:
        """1 to 4: the current card, and on to the next."""
        if self._subject_uid() is not None:
            self.regions.cards.judge(stance)

    def _give_stance(self, reference: Reference, stance: Stance) -> None:
        if self.subject is not None:
            held = stance_deeds.stance_of(self.desk.store, self._visit_uid, self.subject.uid, reference)
            stance_deeds.judge(self.desk.store, held, stance)

    def _write_note(self, reference: Reference, text: str) -> None:
        if self.subject is not None:
            held = stance_deeds.stance_of(self.desk.store, self._visit_uid, self.subject.uid, reference)
            stance_deeds.note(self.desk.store, held, text)

    def answer(self, given: Answer) -> None:
        """F1 to F5: the check in view."""
        if self.regions.compact:
            self.regions.open_tab(CHECKS_TAB)
        self.regions.checks.answer(given)

    def toggle_blind(self) -> None:
        """盲评: from now on the answers are one's own, and the first inspector's are out of sight."""
        checks = self.regions.checks
        self.flush()
        checks.set_blind(not checks.model.blind)
        if self.subject is not None:
            self.open_subject(self.subject.uid)

    def next_difference(self) -> None:
        """The next check on which two inspectors differ, after the one in view."""
        found = self.desk.store.second_opinions.undecided(self._visit_uid)
        row = self.regions.checks.row()
        here = (self._subject_uid(), row.item.uid if row else "")
        if found:
            subject_uid, item_uid = found[(found.index(here) + 1) % len(found) if here in found else 0]
            self.open_subject(subject_uid or self._visit_uid)
            self.regions.checks.show_item(item_uid)

    def _confirm_account(self, account: AccountType | None) -> None:
        if self.subject is not None:
            stance_deeds.confirm_account(self.desk.store, self._visit_uid, self.subject.uid, account)

    def choose_files(self) -> None:
        """Ctrl+E: proof for the problem in view."""
        names, _ = QFileDialog.getOpenFileNames(self, "选择证据")
        if names:
            self.attach([Path(name) for name in names])

    def attach(self, paths: list[Path]) -> None:
        """Files become evidence of the problem and the check in view."""
        if self.subject is not None:
            check_uid = self.regions.checks.first_uid()
            evidence_deeds.attach(self.desk, paths, self.subject.uid, lambda _: None, check_uid=check_uid)

    def form(self) -> None:
        """Ctrl+Enter: a working paper already filled, or the one that is there."""
        if self.subject is None:
            return
        self.flush()
        uid = finding_deeds.form(self.desk.store, self._visit_uid, self._subject_uid())
        self.desk.go.emit("findings", uid)

    def count(self) -> int:
        return self.desk.store.contradictions.waiting(self.desk.visit_uid)

    def flush(self) -> None:
        self.regions.checks.flush()
        self.regions.cards.flush()
        self.regions.subjects.settle()

    # Room

    def set_compact(self, compact: bool) -> None:  # noqa: ARG002 - the desk knows it too, and the width counts as well
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.regions.fit(self.width(), narrow=self.desk.compact) and self.subject is not None:
            self._show_alarms(keep=True)
            self._show_cards()
            self.regions.head.show_subject(self.subject, self.regions.subjects.total.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.regions.compact:
            self.regions.subjects.view.setFocus()
        else:
            super().keyPressEvent(event)
