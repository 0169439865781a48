"""How the regions of 问题 stand: list, paper and side by side, or in a narrow window one of them with tabs."""

from PySide6.QtWidgets import QFrame, QWidget

from gui.pages.findings.approval import Approval
from gui.pages.findings.citations import Citations
from gui.pages.findings.finding_list import FindingPane
from gui.pages.findings.paper_pane import PaperPane
from gui.widgets.boxes import hbox, vbox
from gui.widgets.side_fold import EDGE, SideFold
from gui.widgets.tabbed import TabStrip
from storage.store import Store

LIST_WIDTH, SIDE_WIDTH, SIDE_LEAST, MIDDLE_LEAST = 244, 356, 264, 560
PAPER, CITATIONS, APPROVAL, LIST = "paper", "citations", "approval", "list"
TABS = [(PAPER, "底稿"), (CITATIONS, "引用与证据"), (APPROVAL, "审批"), (LIST, "列表")]
ANY_WIDTH = 16777215


class Arrangement(QWidget):
    """The regions, and nothing of what they show."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._compact = False
        self.setMinimumSize(320, 240)  # panes give way before the window does
        self.list = FindingPane(store)
        self.paper = PaperPane()
        self.approval = Approval()
        self.citations = Citations()
        self.side = QFrame()
        self.side.setProperty("edge", "left")
        self.side.setProperty("ground", "surface")
        vbox(self.approval, (self.citations, 1), on=self.side, margins=(1, 0, 0, 0))
        self._strip = TabStrip(TABS, "底稿、引用、审批、列表")
        self._strip.hide()
        self.tabs = self._strip.tabs
        self.tabs.choose(PAPER)
        self.tabs.chosen.connect(self.open_tab)
        panes = hbox(self.list, (self.paper, 1))
        self.fold = SideFold(self, panes, self.side, "审批和引用", least=SIDE_LEAST, most=SIDE_WIDTH)
        vbox(self._strip, (panes, 1), on=self)

    def fit(self, width: int, *, narrow: bool) -> None:
        """Choose the arrangement for a width."""
        spare = width - LIST_WIDTH - MIDDLE_LEAST
        compact = narrow or spare < EDGE
        if compact != self._compact:
            self._compact = compact
            self._strip.setVisible(compact)
            self.paper.set_compact(compact)
            if compact:
                self.fold.beside(spare)  # back into the row, where its tab shows it
                self.fold.leave()
            self.open_tab(self.tabs.choice() or PAPER)
        if not compact:
            self.list.setFixedWidth(LIST_WIDTH)
            self.fold.beside(spare) if spare >= SIDE_LEAST else self.fold.fold()

    def open_tab(self, tab: str) -> None:
        """In a narrow window one pane at a time; else all are in view."""
        wide = not self._compact
        self.tabs.choose(tab)
        if self._compact:
            for pane in (self.list, self.side):
                pane.setMinimumWidth(0)
                pane.setMaximumWidth(ANY_WIDTH)
        self.list.setVisible(wide or tab == LIST)
        self.paper.setVisible(wide or tab == PAPER)
        if self._compact:
            self.side.setVisible(tab in (CITATIONS, APPROVAL))
        elif tab in (CITATIONS, APPROVAL):
            self.fold.open()
        self.approval.setVisible(wide or tab == APPROVAL)
        self.citations.setVisible(wide or tab == CITATIONS)

    def leave_list(self) -> None:
        """A finding was chosen: its paper comes into view."""
        if self._compact and self.tabs.choice() == LIST:
            self.open_tab(PAPER)
