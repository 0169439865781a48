"""资料: what was taken in with its originals, and the staged import of more."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from documents import rule_table
from documents.reading.sniff import EXTENSIONS
from domain.changes import Changes
from domain.errors import FuzhenError, InputError
from domain.records import SourceDocument
from gui import undoing
from gui.commands import Command
from gui.desk import Desk
from gui.models.staging import StagedFile
from gui.operations import alignments
from gui.operations import documents as deeds
from gui.page import BackButton, Page
from gui.pages.documents.commands import commands_of
from gui.pages.documents.preview import Preview
from gui.pages.documents.rereading import Rereading
from gui.pages.documents.rules_dialog import RulesDialog
from gui.pages.documents.taken_pane import TakenPane
from gui.widgets import EmptyState, KeyButton, PaneHead, PlainLabel
from gui.widgets.boxes import vbox
from gui.widgets.drop_area import files_in

FILTER = f"资料 ({' '.join(f'*.{extension}' for extension in EXTENSIONS)});;所有文件 (*)"
ENTRIES = ("assigned_task", "named_matter", "plan_item", "ledger_entry", "report_statement")
TABLES = ("source_document", "issue", "also_answers", *ENTRIES)


class DocumentsPage(Page):
    """Either the documents taken in or the preview of those about to be."""

    place = "documents"
    back: BackButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._led_here = False  # to a place somebody asked for, until it has the keys
        self._staged_for = ""  # the visit
        self._waiting: dict[str, list[StagedFile]] = {}  # what was staged for other visits, by these
        self.setAcceptDrops(True)
        self.preview = Preview()
        self.taken = TakenPane(desk)
        first = "还没有资料。把分工方案、反馈意见、点题清单、整改方案、台账、报告拖到这里，或按 Ctrl+E。"
        self.empty = EmptyState("documents", first, "收入文件", "Ctrl+E", self.choose)
        self.panes = QStackedWidget()
        for pane in (self.empty, self.taken):
            self.panes.addWidget(pane)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._build_taken())
        self.stack.addWidget(self.preview)
        vbox(self.stack, on=self)
        self.preview.cancelled.connect(self.escape)
        self.preview.confirmed.connect(self.confirm)
        self.preview.more_asked.connect(self.choose)
        self._reading = Rereading(desk, self.preview, lambda: self._staged_for == desk.visit_uid)
        self.preview.staged.connect(self._cover_names)
        self.preview.edited.connect(self._compare)
        self.preview.editor.refused.connect(desk.notices.show)
        self.preview.editor.undone.connect(lambda file: deeds.remember_again(self.preview.files, file))

    def _build_taken(self) -> QWidget:
        side = QWidget()
        head = PaneHead("资料", page=True)
        head.row.setStretch(0, 0)
        head.title.setSizePolicy(self.sizePolicy())
        self.figures = PlainLabel("", "body", "text2")
        self.back = BackButton(self.desk)
        self.take_in_button = KeyButton("收入文件", "Ctrl+E", primary=True, icon="plus")
        self.take_in_button.clicked.connect(self.choose)
        head.add(self.figures)
        head.stretch()
        self.rules_button = KeyButton("比对规则", icon="filter", flat=True)
        self.rules_button.clicked.connect(self.ask_rules)
        head.add(self.back, self.rules_button, self.take_in_button)
        vbox(head, (self.panes, 1), on=side)
        return side

    # What the frame asks

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touch(*TABLES):
            return
        if changes is None:
            self._leave_former_visit()
            if self.previewing:
                self.preview.show_again()
        self.taken.load(self.desk.visit_uid)
        documents = self.taken.model.documents()
        lacking = [row for row in self.taken.model.rows if row.document is None]
        words = f"收入 {len(documents)} 份" + (f"，缺 {len(lacking)} 种" if lacking else "，六种齐全")
        self.figures.setText(words if documents else "")
        self.take_in_button.setVisible(bool(documents))
        self.rules_button.setVisible(bool(documents))
        self.panes.setCurrentWidget(self.taken if documents else self.empty)

    def show_argument(self, argument: str) -> None:
        """document_uid|place opens the original there, highlighted; Esc goes back to where one came from."""
        uid, _, place = argument.partition("|")
        if not self.previewing:
            self.taken.show_place(uid, place)
            self._led_here = True

    def focus_work(self) -> None:
        if self.previewing:
            doubts = self.preview.doubts.list
            (self.preview.tree if doubts.isHidden() else doubts).setFocus()
        elif self.panes.currentWidget() is self.empty:
            self.empty.button.setFocus()
        elif self._led_here:
            self._led_here = False
            self.taken.source.focus_source()
        else:
            self.taken.list.setFocus()

    def counting(self) -> Callable[[], int]:
        doubts = sum(len(file.doubts) for file in self.preview.files)
        return lambda: doubts

    def commands(self) -> list[Command]:
        return commands_of(self)

    def undo(self) -> None:
        """In the preview the last change of it, else the last deed."""
        if self.previewing and self.preview.editor.can_undo:
            self.preview.editor.undo()
        else:
            undoing.undo(self.desk)

    def set_compact(self, compact: bool) -> None:
        self.preview.set_compact(compact)
        self.taken.panes.set_compact(compact)

    # Taking in

    def _leave_former_visit(self) -> None:
        """Files staged for one organization are never taken in for another: they wait until one comes back to it."""
        if self.previewing and self._staged_for != self.desk.visit_uid:
            self._waiting[self._staged_for] = self.preview.files
            self.cancel()
        if not self.previewing and (files := self._waiting.pop(self.desk.visit_uid, None)):
            self._staged_for = self.desk.visit_uid
            self.preview.show_files(files, {})
            self.stack.setCurrentWidget(self.preview)
            self._compare()

    def lay_down(self) -> object:
        here = {self._staged_for: self.preview.files} if self.can_confirm() else {}
        return self._waiting | here or None

    def take_up(self, begun: object) -> None:
        if isinstance(begun, dict):
            self._waiting = begun

    def unfinished(self) -> str:
        files = self.preview.files + [file for files in self._waiting.values() for file in files]
        edits = sum(len(file.edits) for file in files)
        return f"资料里手工改过的 {edits} 处还没有收下，现在离开就没有了。" if edits else ""

    @property
    def previewing(self) -> bool:
        """Whether files are staged and in view."""
        return self.stack.currentWidget() is self.preview

    def choose(self) -> None:
        """The dialog for files."""
        deeds.look_for_files(self.desk)
        names, _ = QFileDialog.getOpenFileNames(self, "收入资料", "", FILTER)
        if not names:
            deeds.look_for_files(self.desk, given_up=True)
        self.stage([Path(name) for name in names])

    def stage(self, paths: Sequence[Path]) -> None:
        """Read these files in a task and show what was understood; nothing is written."""
        if paths:
            self._staged_for = self.desk.visit_uid
            deeds.stage(self.desk, paths, self.preview.files, self._staged)

    def _staged(self, staged: deeds.Staged) -> None:
        if self._staged_for != self.desk.visit_uid:
            return
        if not staged.files:
            self.desk.notices.show(InputError("这里没有可读的文件，什么也没有写入，请另选文件。"))
            return
        self.preview.show_files(staged.files, staged.matches, staged.newest)
        self.stack.setCurrentWidget(self.preview)
        self.focus_work()

    def _cover_names(self) -> None:
        readings = [file.reading for file in self.preview.files if file.reading is not None]
        self.desk.knowing.stage(self.place, (item for reading in readings for item in reading.items))

    def _compare(self) -> None:
        deeds.compare(self.desk, self.preview.files, lambda told: self.preview.renew(told.files, told.matches))

    def can_confirm(self) -> bool:
        return self.previewing and self.preview.confirm.isEnabled()

    def confirm(self) -> None:
        """One undoable step, as a task."""
        if self.can_confirm():
            self.preview.confirm.set_why("正在收下")
            deeds.take_in(self.desk, self.preview.files, self._confirmed, self._failed)

    def _confirmed(self, taken: list[SourceDocument]) -> None:
        self.cancel()
        self.refresh(None)
        if taken:
            self.taken.show_place(taken[0].uid, "")
        self.focus_work()
        waiting = partial(self.desk.store.contradictions.waiting, self.desk.visit_uid)
        self.desk.asking.ask("what comes next", waiting, self._tell_what_comes_next)

    def may_ask_rules(self) -> bool:
        return not self.previewing and bool(self.desk.visit_uid)

    def ask_rules(self) -> None:
        """Which contradictions are looked for; this organization is compared anew when that changes."""
        dialog = RulesDialog(self)
        if dialog.exec() and dialog.pressed == 1:
            alignments.switch_rules(self.desk, dialog.off)
        dialog.deleteLater()

    def _tell_what_comes_next(self, waiting: int) -> None:
        """The alarms just found; first of all that the office's table of rules could not be used in full."""
        if remarks := rule_table.load().remarks:
            self.desk.notices.strip(remarks[0], "比对规则", self.ask_rules)
        elif waiting:
            said = f"比对出 {waiting} 条疑点，等人逐条采纳或排除。"
            self.desk.notices.strip(said, "去四对照", lambda: self.desk.go.emit("four_references", ""))

    def _failed(self, problem: FuzhenError) -> None:
        self.preview.confirm.set_why("")
        self.desk.notices.show(problem)

    def _ask_cancel(self) -> None:
        """What was changed by hand is not thrown away by one key."""
        lost = self.unfinished() if any(file.edits for file in self.preview.files) else ""
        if not lost or self.desk.notices.ask("还没有收下", lost, buttons=("接着核对", "不收了")) == 1:
            self.cancel()

    def cancel(self) -> None:
        """The staged files are forgotten; nothing was written."""
        self.preview.show_files([], {})
        self.stack.setCurrentIndex(0)

    def can_escape(self) -> bool:
        return self.previewing or self.back.leads_back()

    def escape(self) -> None:
        """Esc: leaves the preview, or goes back to where the original was opened from."""
        if self.previewing:
            self._ask_cancel()
        elif self.back.leads_back():
            self.back.go()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            deeds.look_for_files(self.desk)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        deeds.look_for_files(self.desk, given_up=True)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.stage(files_in(event.mimeData()))
