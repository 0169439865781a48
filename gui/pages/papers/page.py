"""文书: the papers of this organization, their very pages, and what stands before issuing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from domain.changes import Changes
from domain.errors import FuzhenError
from domain.records import Paper
from domain.words import PaperKind
from gui.commands import Command
from gui.desk import Desk
from gui.models.paper_rows import PaperRows
from gui.operations import papers as deeds
from gui.page import Page
from gui.pages.papers.checks_pane import ChecksPane
from gui.pages.papers.commands import commands
from gui.pages.papers.head_deeds import HeadDeeds
from gui.pages.papers.jumps import Jumps
from gui.pages.papers.leaving import Leaving
from gui.pages.papers.list_pane import ListPane
from gui.pages.papers.pages_view import PagesView
from gui.pages.papers.particulars_form import ParticularsDialog
from gui.pages.papers.wording_pane import WordingPane
from gui.widgets.boxes import vbox
from gui.widgets.tabbed import Pane, TabbedPanes
from storage.store import Store

LIST_WIDTH, CHECKS_WIDTH = 272, 312
LEAST_LIST, LEAST_CHECKS = 196, 250
REST = 250  # ms: several changes are laid out once


class PapersPage(Page):
    """The draft in view is made anew, as a task, whenever the records change."""

    place = "papers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._key = PaperKind.FEEDBACK_LETTER.identifier
        self.finding_uid = ""  # the draft is about this finding alone
        self._shown = ""
        self._wish = 0
        self.rows = PaperRows(desk.store)
        self.draft: deeds.Draft | None = None
        self._then_print = False
        self.out, self.jumps = Leaving(self), Jumps(self)
        left = ListPane(self.rows)
        self.list, self.set_button = left.list, left.set_button
        self.pages = PagesView()
        self.checks = ChecksPane()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._make)
        self.panes = TabbedPanes(
            (
                Pane(id="list", name="文书", widget=left, width=LIST_WIDTH, least=LEAST_LIST),
                Pane(id="pages", name="页面", widget=self.pages),
                Pane(id="checks", name="出具前检查", widget=self.checks, width=CHECKS_WIDTH, least=LEAST_CHECKS),
            ),
            "checks",
        )
        self.wording = WordingPane(desk)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.panes)
        self.stack.addWidget(self.wording)
        vbox(self.stack, on=self)
        self.deeds = HeadDeeds(self)
        self.wording.done.connect(self.close_wording)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.checks.go.connect(desk.go)
        self.checks.here.connect(self.jumps.here)
        self.checks.placed.connect(self.jumps.to_place)
        self.checks.marked.connect(self.jumps.mark_changes)
        self.checks.print_button.clicked.connect(self.out.ask_printing)
        self.checks.word_button.clicked.connect(lambda: self.out.ask_export(".docx"))
        self.checks.pdf_button.clicked.connect(lambda: self.out.ask_export(".pdf"))
        self.checks.issue_button.clicked.connect(self.issue)
        self.set_button.clicked.connect(self.out.ask_printing_set)

    # What the frame asks

    def refresh(self, changes: Changes | None) -> None:
        if changes is None:
            self._shown = ""
        self.rows.load(self.desk.visit_uid)
        row = self.rows.position_of(self._key)
        if row < 0:
            self._key = PaperKind.FEEDBACK_LETTER.identifier
            row = self.rows.position_of(self._key)
        self.list.setCurrentIndex(self.rows.index(row))
        if self.is_wording():
            self.wording.refresh()
        elif self.isVisible():
            self._rest.start()

    def flush(self) -> None:
        """Words that are being written are saved before the page is left."""
        if self.is_wording():
            self.wording.flush()

    def lay_down(self) -> object:
        return self._key

    def take_up(self, begun: object) -> None:
        self._key = str(begun)

    def show_argument(self, argument: str) -> None:
        """The uid of an issued paper, or the identifier of a kind; kind|finding is a draft of that finding alone."""
        if self.is_wording():
            self.close_wording()
        key, _, finding_uid = argument.partition("|")
        row = self.rows.position_of(key)
        if row < 0:
            return
        self.list.setCurrentIndex(self.rows.index(row))
        if finding_uid != self.finding_uid:
            self.finding_uid, self._shown = finding_uid, ""
            self._make()

    def focus_work(self) -> None:
        self.list.setFocus()

    def counting(self) -> Callable[[], int]:
        return partial(_unissued, self.desk.store, self.desk.visit_uid)

    def commands(self) -> list[Command]:
        return commands(self)

    def set_compact(self, compact: bool) -> None:
        self.panes.set_compact(compact)
        self.wording.set_compact(compact)

    # Showing

    @property
    def paper(self) -> Paper | None:
        """The issued version in view, None while a draft is."""
        row = self.rows.row_at(self.rows.position_of(self._key))
        return row.paper if row else None

    @property
    def kind(self) -> PaperKind:
        """The kind in view."""
        row = self.rows.row_at(self.rows.position_of(self._key))
        return row.kind if row and row.kind else PaperKind.FEEDBACK_LETTER

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is laid out for a page that nobody looks at."""
        super().showEvent(event)
        self._rest.start()

    def _chosen(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index.row())
        if row is not None and row.key and row.key != self._key:
            self._key, self.finding_uid = row.key, ""
            self._make()

    def _make(self) -> None:
        """Ask for the pages in view; only the newest wish is shown."""
        self._rest.stop()
        self.deeds.show()
        if not self.desk.visit_uid:
            self._say("还没有选定单位。", "没有文书")
            return
        self._wish += 1
        wish, key, paper = self._wish, self._key, self.paper
        if self._shown != key:
            self._say("正在排版", "正在检查")
        if paper is None:
            finding = self.desk.store.findings.get(self.finding_uid) if self.finding_uid else None
            self.pages.title.setText(f"{self.kind} {finding.number}" if finding else str(self.kind))
            self.pages.state.set("草稿", "na")
            taken = partial(self._show_draft, wish, key)
            deeds.make_draft(self.desk, self.kind, taken, self._failed, finding.uid if finding else "")
        else:
            self.pages.title.setText(str(paper.kind))
            self.pages.state.set(f"第 {paper.version} 版，已出具", "ok")
            deeds.open_issued(self.desk, paper, lambda pdf: self._show_issued(wish, key, paper, pdf), self._failed)

    def _show_draft(self, wish: int, key: str, draft: deeds.Draft) -> None:
        if wish != self._wish:
            return
        self.draft = draft
        made = draft.made
        marked = made.marked if self.checks.marks else b""
        self.pages.show_pdf(made.pdf, same_paper=self._shown == key, marked=marked)
        self._shown = key
        self.checks.show_draft(made.gaps, draft.passed, made.former, made.changes, made.fonts)
        self.pages.state.set(f"草稿，第 {made.version} 版" if made.version > 1 else "草稿", "na")
        self.checks.set_ready(True)

    def _show_issued(self, wish: int, key: str, paper: Paper, pdf: bytes) -> None:
        if wish != self._wish:
            return
        self.pages.show_pdf(pdf, same_paper=self._shown == key)
        self._shown = key
        self.checks.show_issued(paper)
        self.checks.set_ready(True)
        if self._then_print:
            self._then_print = False
            self.out.ask_printing()

    def _failed(self, problem: FuzhenError) -> None:
        self._shown = ""
        self._say(str(problem), "排不出来")

    def _say(self, instead: str, why: str) -> None:
        """A sentence where the pages would be, and why nothing can be issued."""
        self.pages.say(instead)
        self.checks.show_nothing(why)
        self.checks.set_ready(False)

    # Deeds

    def is_wording(self) -> bool:
        """Whether words are being written."""
        return self.stack.currentWidget() is self.wording

    def is_open(self) -> bool:
        """Whether there is a visit, and its papers are in view."""
        return bool(self.desk.visit_uid) and not self.is_wording()

    def has_pages(self) -> bool:
        """Whether there is something to print."""
        return self.pages.pages > 0 and not self.is_wording()

    def is_draft(self) -> bool:
        """Whether what is in view can still be changed."""
        return self.is_open() and self.paper is None

    def may_issue(self) -> bool:
        """Whether nothing stands against issuing."""
        button = self.checks.issue_button
        return not self.is_wording() and not button.isHidden() and button.isEnabled()

    def open_particulars(self) -> None:
        """What the paper bears beside its text."""
        if self.is_draft():
            dialog = ParticularsDialog(self.desk, self.kind, self)
            dialog.exec()
            dialog.deleteLater()

    def open_wording(self) -> None:
        """The words of the paper in view, with its pages beside them."""
        if self.is_draft():
            self.stack.setCurrentWidget(self.wording)
            self.wording.begin(self.kind)

    def close_wording(self) -> None:
        """Back to the papers."""
        self.wording.leave()
        self.stack.setCurrentWidget(self.panes)
        self._make()
        self.list.setFocus()

    def issue(self) -> None:
        """One undoable step; the issued version comes into view."""
        if self.may_issue():
            self.checks.issue_button.set_why("正在出具")
            deeds.issue(self.desk, self.kind, self._issued, self._not_issued, self.finding_uid)

    def issue_and_print(self) -> None:
        """Issue, then ask how it is to be printed."""
        self._then_print = self.may_issue()
        self.issue()

    def _issued(self, paper: Paper) -> None:
        self.rows.load(self.desk.visit_uid)
        self._key = ""
        self.list.setCurrentIndex(self.rows.index(self.rows.position_of(paper.uid)))

    def _not_issued(self, problem: FuzhenError) -> None:
        self._then_print = False
        self.desk.notices.show(problem)
        self._make()


def _unissued(store: Store, visit_uid: str) -> int:
    issued = {paper.kind for paper in store.papers.all(visit_uid=visit_uid)} if visit_uid else set(PaperKind)
    return len(set(PaperKind) - issued)
