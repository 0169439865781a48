"""The alarms of a subject above its four cards; an alarm is no finding until a person says so."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from domain.records import Contradiction
from gui.pages.four_references.alarm_row import EDGE, HEIGHT, REASON_HEIGHT, AlarmRow
from gui.widgets import IconButton, IconPicture, KeyCap, PlainLabel, Strip, restyle, tight
from gui.widgets.panes import ScrollPane
from gui.widgets.tab_order import chain
from storage.store import Store

ROWS_SHOWN = 3  # more scroll, so that the four cards keep their room
MOST = 0.3  # of the height of the page, however long the quotes
SCROLLED = 10  # px a scroll bar takes


class AlarmPane(QFrame):
    """Passes on what a person decides; the current alarm is the one the keys A and X judge."""

    adopted = Signal(str)
    dismissed = Signal(str, str)
    judged_anew = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[AlarmRow] = []
        self.typed: dict[str, str] = {}  # reasons that were not given yet, by alarm
        self._current = 0
        self._compact = False
        self._unfolded = False
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")  # where the rows scroll, it is seen that they end here
        self._build()

    def _build(self) -> None:
        self.title = PlainLabel("", "strong", "wait")
        self.pending = PlainLabel("", "caption")
        self.head = Strip(34)
        self.head.row.setContentsMargins(14, 0, 8, 0)
        self.head.add(IconPicture("warn", 16, "wait"), self.title, self.pending)
        self.head.stretch()
        self.hint = (KeyCap("A"), PlainLabel("采纳并跳到下一条", "caption"))
        self.head.add(*self.hint)
        self.unfold = IconButton("down", "展开全部疑点", parent=self)
        self.unfold.hide()
        self.unfold.clicked.connect(self._toggle_fold)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        tight(self._column)
        self._column.addStretch(1)
        self.area = ScrollPane("疑点", self._body)
        column = QVBoxLayout(self)
        tight(column)
        column.addWidget(self.head)
        column.addWidget(self.area)

    def show_alarms(self, store: Store, alarms: Sequence[Contradiction], *, keep: bool) -> None:
        """keep leaves the cursor where it is: the subject is the same and one of its alarms was judged."""
        while len(self.rows) < len(alarms):
            self._add_row()
        waited = {row.uid for row in self.rows if row.pending}
        for row, alarm in zip(self.rows, alarms, strict=False):
            row.show_alarm(store, alarm)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(alarms))
        self._shown = len(alarms)
        if not keep or self._current >= self._shown:
            self._current = 0
        back = [place for place, row in enumerate(self.rows[: self._shown]) if row.pending and row.uid not in waited]
        if keep and len(back) == 1:
            self._current = back[0]
        self._to_pending()
        waiting = sum(row.pending for row in self.rows[: self._shown])
        self.title.setText(f"疑点 {self._shown}")
        self.title.set_role("wait" if waiting else "na")
        for part in self.hint:
            part.setVisible(bool(waiting))
        self.pending.setText(f"待判 {waiting}。采纳之前不算问题。" if waiting else "都已判过。")
        self.setVisible(bool(alarms))
        self._fit()

    def _add_row(self) -> None:
        row = AlarmRow(self._body, self.typed)
        row.adopted.connect(self.adopted)
        row.dismissed.connect(self.dismissed)
        row.judged_anew.connect(self.judged_anew)
        row.resized.connect(self._fit)
        self._column.insertWidget(len(self.rows), row)
        before = self.rows[-1].controls()[-1] if self.rows else self.unfold
        chain([before, *row.controls()])
        self.rows.append(row)

    def current(self) -> AlarmRow | None:
        """The alarm the keys judge, None when nothing waits."""
        row = self.rows[self._current] if self._current < self._shown else None
        return row if row and row.pending else None

    def _to_pending(self) -> None:
        """From where the cursor is on to the next alarm that waits, then from the top."""
        order = [*range(self._current, self._shown), *range(self._current)]
        self._current = next((place for place in order if self.rows[place].pending), self._current)

    def focus_current(self) -> bool:
        """Put the keys on 采纳 of the alarm that waits; False when none waits."""
        row = self.current()
        if row is None:
            return False
        row.adopt.setFocus()
        self.area.ensureWidgetVisible(row.adopt, 0, EDGE)
        return True

    def set_compact(self, compact: bool) -> None:
        """In a narrow window one alarm with a counter; the arrow unfolds all."""
        self._compact = compact
        self._unfolded = False
        self.head.setVisible(not compact)
        self._fit()

    def _toggle_fold(self) -> None:
        self._unfolded = not self._unfolded
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        folded = self._compact and not self._unfolded
        for place, row in enumerate(self.rows[: self._shown]):
            row.setVisible(not folded or place == self._current)
            row.set_counter(f"疑点 {place + 1}/{self._shown}" if self._compact else "")
        if self._compact and self._shown > 1 and self.current():
            self.rows[self._current].add_last(self.unfold)
        self.unfold.setVisible(self._compact and self._shown > 1)
        self.area.setFixedHeight(self._give_heights())

    def _give_heights(self) -> int:
        """Every row as high as its quotes; returns how much of that is in view."""
        rows = [row for row in self.rows[: self._shown] if row.isVisibleTo(self._body)]
        heights = [row.wanted_height(self.width()) for row in rows]
        asked = sum(REASON_HEIGHT for row in rows if row.reason.isVisibleTo(row))
        current = self.rows[self._current].wanted_height(self.width()) if self._shown else 0
        page = self.parent()
        most = int(page.height() * MOST) if isinstance(page, QWidget) else 0
        in_view = max(ROWS_SHOWN * HEIGHT + asked, min(max(sum(heights[:ROWS_SHOWN]), current + HEIGHT), most))
        if sum(heights) > in_view:
            heights = [row.wanted_height(self.width() - SCROLLED) for row in rows]
        for row, height in zip(rows, heights, strict=True):
            row.setFixedHeight(height)
            restyle(row, "edge", "none" if row is rows[-1] else "bottom")
        return min(sum(heights), in_view)

    _shown = 0
