"""The left pane of 问题: segments by state, the list, and what could still become a finding."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from domain.words import FindingState
from gui.models.findings import FindingList
from gui.pages.findings.row_painter import FINDING_ROW
from gui.widgets import KeyButton, PlainLabel, Segments, Strip
from gui.widgets.boxes import vbox
from gui.widgets.row_list import RowList
from storage.store import Store

ALL, UNDER_WAY, FINAL = "all", "under_way", "final"
STATES = {
    ALL: tuple(FindingState),
    UNDER_WAY: (FindingState.DRAFT, FindingState.DEPUTY_REVIEW, FindingState.LEADER_REVIEW),
    FINAL: (FindingState.FINAL,),
}


class FindingPane(QFrame):
    """Emits the uid of the finding a person chose."""

    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._visit_uid = ""
        self.model = FindingList(store)
        self.setProperty("edge", "right")
        self.setProperty("ground", "surface")
        self._build()

    def _build(self) -> None:
        self.figure = PlainLabel("", "caption")
        self.new = KeyButton("新建", icon="plus")
        self.new.clicked.connect(self.new_wanted)
        head = Strip(48)
        head.add(PlainLabel("问题", "page"), self.figure)
        head.stretch()
        head.add(self.new)
        self.segments = Segments([(ALL, "全部"), (UNDER_WAY, "未定稿"), (FINAL, "已定稿")], name="按状态筛选")
        self.segments.choose(ALL)
        self.segments.chosen.connect(self._segment_chosen)
        filters = Strip(43)
        filters.add(self.segments)
        filters.stretch()
        self.view = RowList(self.model, FINDING_ROW, "问题底稿列表")
        self.view.chosen.connect(self.chosen)
        self.waiting = PlainLabel("", "caption")
        foot = Strip(35, "top")
        foot.add(self.waiting)
        vbox(head, filters, (self.view, 1), foot, on=self, margins=(0, 0, 1, 0))

    def open(self, visit_uid: str) -> None:
        """Read the list anew; the segment stays."""
        self._visit_uid = visit_uid
        self.model.open(visit_uid, STATES[self.segments.choice()])
        self.show_figures()

    def show_figures(self) -> None:
        """All figures of this pane come from two questions."""
        counts = self._store.findings.state_counts(self._visit_uid)
        total, final = sum(counts.values()), counts[FindingState.FINAL]
        self.figure.setText(f"{total} 份底稿")
        self.segments.set_text(ALL, f"全部 {total}")
        self.segments.set_text(UNDER_WAY, f"未定稿 {total - final}")
        self.segments.set_text(FINAL, f"已定稿 {final}")
        pending = self._store.contradictions.waiting(self._visit_uid)
        self.waiting.setText(f"另有疑点 {pending} 条待判，判后才可形成问题。" if pending else "疑点都已判过。")

    def show_all(self) -> None:
        """The segment that hides nothing."""
        self.segments.choose(ALL)
        self.open(self._visit_uid)

    def _segment_chosen(self, _segment: str) -> None:
        kept = self.view.current_uid()
        self.open(self._visit_uid)
        if not self.view.show_current(kept):
            self.chosen.emit(self.model.uid_at(0))
