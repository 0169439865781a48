"""The left pane of 四对照: filters, the list of subjects, and how many there are."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from domain.words import Stance
from gui.desk import Desk
from gui.models.subjects import SubjectList
from gui.pages.four_references.row_painter import SUBJECT_ROW
from gui.widgets import KeyCap, PlainLabel, Segments, Strip
from gui.widgets.boxes import vbox
from gui.widgets.combo_box import ComboBox
from gui.widgets.row_list import RowList
from gui.widgets.veil import covered
from storage.shelves.subjects import ORGANIZATION_PART

ALL_ASPECTS = "全部方面"
COUNT_AFTER = 150  # ms: answers given in a row are counted once
VERDICTS = (
    ("待判疑点", "pending"),
    ("待共同决定", "differ"),
    ("题目已改", "reworded"),
    ("有矛盾", Stance.CONTRADICTS.identifier),
    ("有缺失", Stance.MISSING.identifier),
    ("有支持", Stance.SUPPORTS.identifier),
)


class SubjectPane(QFrame):
    """Emits the uid of the subject a person chose."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._asking, self._store = desk.asking, desk.store
        self._visit_uid = ""
        self.listed = 0  # subjects of the visit, whatever the filter shows
        self.model = SubjectList(desk.store)
        self._soon = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._soon.timeout.connect(self.show_figures)
        self.setProperty("edge", "right")
        self.setProperty("ground", "surface")
        self._build()

    def _build(self) -> None:
        self.aspects = ComboBox()
        self.aspects.setAccessibleName("按方面或判定筛选")
        self.aspects.activated.connect(self._filter_changed)
        self.unfinished = Segments([("unfinished", "未核完")], name="只看未核完")
        self.unfinished.button("unfinished").clicked.connect(self._toggle_unfinished)
        self._only_unfinished = False
        head = Strip(40)
        head.row.setContentsMargins(8, 0, 8, 0)
        head.row.addWidget(self.aspects, 1)
        head.add(self.unfinished)
        self.view = RowList(self.model, SUBJECT_ROW, "问题列表")
        self.view.chosen.connect(self.chosen)
        self.total = PlainLabel("", "caption")
        foot = Strip(30, "top")
        foot.add(self.total)
        foot.stretch()
        foot.add(KeyCap("PgUp"), KeyCap("PgDn"), PlainLabel("换问题", "caption"))
        vbox(head, (self.view, 1), foot, on=self, margins=(0, 0, 1, 0))

    def open(self, visit_uid: str) -> None:
        """Read the list anew; the filters stay as they are when the visit does."""
        if visit_uid != self._visit_uid:
            self._visit_uid = visit_uid
            self._only_unfinished = False
        self._fill_aspects()
        self._reload()

    def _fill_aspects(self) -> None:
        kept = self.aspects.currentData() or ""
        self.aspects.clear()
        self.aspects.addItem(ALL_ASPECTS, "")
        for uid, heading in self._store.issues.aspects(self._visit_uid):
            self.aspects.addItem(covered(heading), uid)
        self.aspects.insertSeparator(self.aspects.count())
        for word, verdict in VERDICTS:
            self.aspects.addItem(word, verdict)
        self.aspects.setCurrentIndex(max(0, self.aspects.findData(kept)))

    def _chosen_filter(self) -> tuple[str, str]:
        """Aspect and verdict; one of them at most."""
        chosen = str(self.aspects.currentData() or "")
        return ("", chosen) if chosen in dict(VERDICTS).values() else (chosen, "")

    def _reload(self) -> None:
        self.model.open(self._visit_uid, self._reading()())
        self.show_figures()

    def _reading(self) -> Callable[[], list[str]]:
        """What reads the subjects that the filters leave; tens of thousands of answers may have to be looked at."""
        aspect, verdict = self._chosen_filter()
        unfinished = self._only_unfinished
        read = self._store.issues.subject_uids
        return partial(read, self._visit_uid, aspect_uid=aspect, unfinished=unfinished, verdict=verdict)

    def figures_soon(self) -> None:
        """After the key that changed something has been answered."""
        self._soon.start()

    def settle(self) -> None:
        """Count now what was to be counted soon."""
        if self._soon.isActive():
            self.show_figures()

    def show_figures(self) -> None:
        """The organization's own row is no problem and is not counted."""
        self._soon.stop()
        figures = self._store.issues.subject_figures(self._visit_uid)
        self.listed = figures.subjects
        shown = sum(uid != self._visit_uid for uid in self.model.uids)
        listed = f"{shown}/{figures.subjects}" if self._only_unfinished or any(self._chosen_filter()) else shown
        self.total.setText(f"{listed} 项")
        self.unfinished.set_text("unfinished", f"未核完 {figures.unfinished}")
        self.unfinished.choose("unfinished" if self._only_unfinished else "")

    def first(self) -> str:
        """Where work goes on: the first subject of the list with checks left, else the first."""
        for row in range(min(self.model.rowCount(), 200)):
            shown = self.model.row_at(row)
            if shown and shown.part != ORGANIZATION_PART and shown.answered < shown.total:
                return shown.uid
        return self.model.uid_at(0)

    def _toggle_unfinished(self) -> None:
        self._only_unfinished = not self._only_unfinished
        self._filter_changed()

    def _filter_changed(self) -> None:
        """Read beside the window: the list stands as it is until the other one is there."""
        self._asking.ask("subjects", self._reading(), self._filtered)

    def _filtered(self, uids: list[str]) -> None:
        kept = self.view.current_uid()
        self.model.open(self._visit_uid, uids)
        self.show_figures()
        if not self.view.show_current(kept) and self.model.rowCount():
            self.chosen.emit(self.model.uid_at(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
