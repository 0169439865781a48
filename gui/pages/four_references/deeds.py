"""What can be done to the subject in view; the change notice brings the outcome back to the page."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from domain.words import AccountType, Answer, Reference, Stance
from gui.desk import Desk
from gui.operations import alarms as alarm_deeds
from gui.operations import evidence as evidence_deeds
from gui.operations import findings as finding_deeds
from gui.operations import stances as stance_deeds
from gui.pages.four_references.arrangement import Arrangement
from storage.shelves.subjects import ORGANIZATION_PART, SubjectRow


class Deeds(QObject):
    """Shared by keys, buttons and the palette; every deed is an operation."""

    wanted = Signal(str)  # uid of a subject to bring into view, also of the one that is there
    done = Signal()  # the keys may go on to what waits next

    def __init__(self, desk: Desk, regions: Arrangement, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, desk.store
        self._regions = regions
        self.visit_uid = ""
        self.subject: SubjectRow | None = None
        self._connect()

    def _connect(self) -> None:
        regions = self._regions
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

    @property
    def subject_uid(self) -> str | None:
        """None stands for the organization as a whole."""
        if self.subject is None or self.subject.part == ORGANIZATION_PART:
            return None
        return self.subject.uid

    def step(self, by: int) -> None:
        """Next or previous subject; the keys stay where they are useful."""
        if uid := self._regions.subjects.view.step(by):
            self.wanted.emit(uid)
            self.done.emit()

    def flush(self) -> None:
        """Save what is typed."""
        self._regions.checks.flush()
        self._regions.cards.flush()
        self._regions.subjects.settle()

    # Alarms

    def adopt_current(self) -> None:
        """A: the alarm that waits, and on to the next."""
        if (row := self._regions.alarms.current()) is not None:
            self._adopt(row.uid)

    def dismiss_current(self) -> None:
        """X: ask for the reason in place."""
        if (row := self._regions.alarms.current()) is not None:
            row.ask_reason()

    def _adopt(self, uid: str) -> None:
        alarm_deeds.adopt(self._store, uid)
        self.done.emit()

    def _dismiss(self, uid: str, reason: str) -> None:
        alarm_deeds.dismiss(self._store, uid, reason)
        self.done.emit()

    def _judge_anew(self, uid: str) -> None:
        alarm_deeds.judge_anew(self._store, uid)
        self.done.emit()

    # References

    def give_stance(self, stance: Stance) -> None:
        """1 to 4: the current card, and on to the next."""
        if self.subject_uid is not None:
            self._regions.cards.judge(stance)

    def _give_stance(self, reference: Reference, stance: Stance) -> None:
        if self.subject is not None:
            held = stance_deeds.stance_of(self._store, self.visit_uid, self.subject.uid, reference)
            stance_deeds.judge(self._store, held, stance)

    def _write_note(self, reference: Reference, text: str) -> None:
        if self.subject is not None:
            held = stance_deeds.stance_of(self._store, self.visit_uid, self.subject.uid, reference)
            stance_deeds.note(self._store, held, text)

    def _open_source(self, document_uid: str, place: str) -> None:
        self._desk.go.emit("documents", f"{document_uid}|{place}")

    # Checks

    def answer(self, given: Answer) -> None:
        """F1 to F5: the check in view."""
        self._regions.show_checks()
        self._regions.checks.answer(given)

    def toggle_blind(self) -> None:
        """盲评: from now on the answers are one's own, and the first inspector's are out of sight."""
        checks = self._regions.checks
        self.flush()
        checks.set_blind(not checks.model.blind)
        self._desk.blind = checks.model.blind
        if self.subject is not None:
            self.wanted.emit(self.subject.uid)

    def next_difference(self) -> None:
        """The next check on which two inspectors differ, after the one in view."""
        found = self._store.second_opinions.undecided(self.visit_uid)
        row = self._regions.checks.row()
        here = (self.subject_uid, row.item.uid if row else "")
        if found:
            subject_uid, item_uid = found[(found.index(here) + 1) % len(found) if here in found else 0]
            self.wanted.emit(subject_uid or self.visit_uid)
            self._regions.checks.show_item(item_uid)

    # The subject as a whole

    def _confirm_account(self, account: AccountType | None) -> None:
        if self.subject is not None:
            stance_deeds.confirm_account(self._store, self.visit_uid, self.subject.uid, account)

    def choose_files(self) -> None:
        """Ctrl+E: proof for the problem in view."""
        names, _ = QFileDialog.getOpenFileNames(self._regions, "选择证据")
        if names:
            self.attach([Path(name) for name in names])

    def attach(self, paths: list[Path]) -> None:
        """Files become evidence of the problem and the check in view."""
        if self.subject is not None:
            check_uid = self._regions.checks.first_uid()
            evidence_deeds.attach(self._desk, paths, self.subject.uid, lambda _: None, check_uid=check_uid)

    def form(self) -> None:
        """Ctrl+Enter: a working paper already filled, or the one that is there."""
        if self.subject is not None:
            self.flush()
            uid = finding_deeds.form(self._store, self.visit_uid, self.subject_uid, self._regions.checks.model.judged())
            self._desk.go.emit("findings", uid)
