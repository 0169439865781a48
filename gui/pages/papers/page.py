"""文书: the papers of this organization, their very pages, and what stands before issuing."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from domain.changes import Changes
from domain.errors import FuzhenError
from domain.records import Paper
from domain.rules import VISIT
from domain.words import PaperKind
from gui import printing
from gui.commands import Command
from gui.desk import Desk
from gui.models.paper_rows import PaperRows
from gui.operations import papers as deeds
from gui.page import Page
from gui.pages.papers.checks_pane import ChecksPane
from gui.pages.papers.pages_view import PagesView
from gui.pages.papers.paper_list import PaperView
from gui.widgets import PaneHead, PlainLabel, Strip
from gui.widgets.tabbed import Pane, TabbedPanes

LIST_WIDTH, CHECKS_WIDTH = 272, 312
REST = 250  # ms: several changes are laid out once


class PapersPage(Page):
    """The draft in view is made anew, as a task, whenever the records change."""

    place = "papers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._key = PaperKind.FEEDBACK_LETTER.identifier
        self._shown = ""
        self._wish = 0
        self.rows = PaperRows(desk.store)
        self.pages = PagesView()
        self.checks = ChecksPane()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._make)
        self.panes = TabbedPanes(
            (
                Pane(id="list", name="文书", widget=self._build_list(), width=LIST_WIDTH),
                Pane(id="pages", name="页面", widget=self.pages),
                Pane(id="checks", name="出具前检查", widget=self.checks, width=CHECKS_WIDTH),
            ),
            "checks",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.checks.go.connect(desk.go)
        self.pages.details_button.clicked.connect(lambda: desk.go.emit(VISIT, ""))
        self.checks.print_button.clicked.connect(self.ask_printing)
        self.checks.word_button.clicked.connect(lambda: self.ask_export(".docx"))
        self.checks.pdf_button.clicked.connect(lambda: self.ask_export(".pdf"))
        self.checks.issue_button.clicked.connect(self.issue)

    def _build_list(self) -> QWidget:
        left = QWidget()
        left.setProperty("ground", "surface")
        self.list = PaperView()
        self.list.setModel(self.rows)
        foot = Strip(34, "top")
        foot.add(PlainLabel("模板与措辞由单位自己改，不动程序。", "caption", "text2"))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PaneHead("文书", page=True))
        column.addWidget(self.list, 1)
        column.addWidget(foot)
        return left

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
        if self.isVisible():
            self._rest.start()

    def show_argument(self, argument: str) -> None:
        """The uid of an issued paper, or the identifier of a kind."""
        row = self.rows.position_of(argument)
        if row >= 0:
            self.list.setCurrentIndex(self.rows.index(row))

    def focus_work(self) -> None:
        self.list.setFocus()

    def count(self) -> int:
        if not self.desk.visit_uid:
            return 0
        issued = {paper.kind for paper in self.desk.store.papers.all(visit_uid=self.desk.visit_uid)}
        return len(set(PaperKind) - issued)

    def commands(self) -> list[Command]:
        view = self.pages
        return [
            Command("papers.print", "打印", "printer", "Ctrl+Shift+P", self.ask_printing, self._has_pages),
            Command("papers.word", "导出 Word", "export", "", lambda: self.ask_export(".docx"), self._has_pages),
            Command("papers.pdf", "导出 PDF", "export", "", lambda: self.ask_export(".pdf"), self._has_pages),
            Command("papers.issue", "出具", "check", "Ctrl+Enter", self.issue, self._may_issue),
            Command("papers.whole", "整页", "fit", "F11", view.toggle_whole, self._has_pages),
            Command("papers.before", "上一页", "left", "PgUp", lambda: view.turn(-1), self._has_pages),
            Command("papers.after", "下一页", "right", "PgDn", lambda: view.turn(1), self._has_pages),
        ]

    def set_compact(self, compact: bool) -> None:
        self.panes.set_compact(compact)

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
            self._key = row.key
            self._make()

    def _make(self) -> None:
        """Ask for the pages in view; only the newest wish is shown."""
        self._rest.stop()
        if not self.desk.visit_uid:
            self.pages.say("还没有选定单位。")
            self.checks.show_nothing("没有文书")
            self.checks.set_ready(False)
            return
        self._wish += 1
        wish, key, paper = self._wish, self._key, self.paper
        if self._shown != key:
            self.pages.say("正在排版")
            self.checks.show_nothing("正在检查")
            self.checks.set_ready(False)
        if paper is None:
            self.pages.title.setText(str(self.kind))
            self.pages.state.set("草稿", "na")
            deeds.make_draft(self.desk, self.kind, lambda made: self._show_draft(wish, key, made), self._failed)
        else:
            self.pages.title.setText(str(paper.kind))
            self.pages.state.set(f"第 {paper.version} 版，已出具", "ok")
            deeds.open_issued(self.desk, paper, lambda pdf: self._show_issued(wish, key, paper, pdf), self._failed)

    def _show_draft(self, wish: int, key: str, made: deeds.Draft) -> None:
        if wish != self._wish:
            return
        self.pages.show_pdf(made.pdf, same_paper=self._shown == key)
        self._shown = key
        self.checks.show_draft(made.gaps, made.passed)
        self.checks.set_ready(True)

    def _show_issued(self, wish: int, key: str, paper: Paper, pdf: bytes) -> None:
        if wish != self._wish:
            return
        self.pages.show_pdf(pdf, same_paper=self._shown == key)
        self._shown = key
        self.checks.show_issued(paper)
        self.checks.set_ready(True)

    def _failed(self, problem: FuzhenError) -> None:
        self._shown = ""
        self.pages.say(str(problem))
        self.checks.show_nothing("排不出来")
        self.checks.set_ready(False)

    # Deeds

    def _has_pages(self) -> bool:
        return self.pages.pages > 0

    def _may_issue(self) -> bool:
        button = self.checks.issue_button
        return not button.isHidden() and button.isEnabled()

    def ask_printing(self) -> None:
        """The printer's own dialog; the pages in view are what is printed."""
        printing.ask(self, self.desk, self.pages.pdf, self.pages.title.text())

    def ask_export(self, ending: str) -> None:
        """The dialog for a folder."""
        folder = QFileDialog.getExistingDirectory(self, "导出到")
        if folder:
            self.export(ending, Path(folder))

    def export(self, ending: str, folder: Path) -> None:
        """A draft as one file, an issued version as the two that were sealed."""
        paper = self.paper
        if paper is None:
            deeds.export_draft(self.desk, self.kind, ending, folder, lambda path: self._exported([path]))
        else:
            deeds.hand_out(self.desk, paper, folder, self._exported)

    def _exported(self, paths: list[Path]) -> None:
        names = "、".join(f"“{path.name}”" for path in paths)
        self.desk.notices.tell(f"已导出{names}")

    def issue(self) -> None:
        """One undoable step; the issued version comes into view."""
        if self._may_issue():
            self.checks.issue_button.set_why("正在出具")
            deeds.issue(self.desk, self.kind, self._issued, self._not_issued)

    def _issued(self, paper: Paper) -> None:
        self.rows.load(self.desk.visit_uid)
        self._key = ""
        self.list.setCurrentIndex(self.rows.index(self.rows.position_of(paper.uid)))

    def _not_issued(self, problem: FuzhenError) -> None:
        self.desk.notices.show(problem)
        self._make()
