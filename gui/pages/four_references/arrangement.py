"""How the regions of 四对照 stand: three panes over a strip, or in a narrow window one pane with tabs.

Where a narrow window still has room for them, the four cards stand side by side under one tab.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from domain.words import Reference
from gui.desk import Desk
from gui.models.references import SHORT_TITLES
from gui.pages.four_references.alarm_pane import AlarmPane
from gui.pages.four_references.card_row import EQUAL_BELOW, CardRow
from gui.pages.four_references.check_pane import CheckPane
from gui.pages.four_references.heading import SubjectHead
from gui.pages.four_references.strip import ActionStrip
from gui.pages.four_references.subject_list import SubjectPane
from gui.widgets.boxes import hbox, vbox
from gui.widgets.glyph_tabs import GlyphTabs
from gui.widgets.side_fold import EDGE, SideFold

LIST_WIDTH, CHECKS_WIDTH, CHECKS_LEAST, MIDDLE_LEAST = 218, 288, 264, 560
TWO_COLUMNS_FROM, TWO_COLUMNS = 1724, 600  # a window of 1800; the check and the list of checks side by side
CHECKS_TAB = len(Reference)
SHEET_WIDTH = 300


class Arrangement(QWidget):
    """The regions, and nothing of what they show."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.compact = self._single = False
        self.setMinimumSize(320, 240)  # panes give way before the window does
        self.subjects = SubjectPane(desk)
        self.head = SubjectHead()
        self.alarms = AlarmPane()
        self.cards = CardRow()
        self.checks = CheckPane(desk)
        self.strip = ActionStrip()
        self.tabs = GlyphTabs([*SHORT_TITLES.values(), "核查"], name="四对照与核查")
        self.tabs.hide()
        self.tabs.chosen.connect(self.open_tab)
        self.tabs.chosen.connect(self._close_sheet)
        self.head.list_wanted.connect(self._toggle_sheet)
        self.middle = vbox(self.head, self.alarms, self.tabs, (self.cards, 1))
        self.panes = hbox(self.subjects, (self.middle, 1))
        self.fold = SideFold(self, self.panes, self.checks, "核查", least=CHECKS_LEAST, most=CHECKS_WIDTH)
        vbox((self.panes, 1), self.strip, on=self)
        self.subjects.setFixedWidth(LIST_WIDTH)
        # Arrow keys only look: a click or Enter has chosen.
        self.subjects.view.clicked.connect(self._close_sheet)
        self.subjects.view.installEventFilter(self)

    def fit(self, width: int, *, narrow: bool) -> bool:
        """Choose the arrangement for a width; True when it became another one."""
        spare = width - LIST_WIDTH - MIDDLE_LEAST
        compact = narrow or spare < EDGE
        single = compact and width < EQUAL_BELOW
        changed = (compact, single) != (self.compact, self._single)
        if changed:
            self._arrange(compact, single)
        if compact:
            self._place_sheet()
        elif spare < CHECKS_LEAST:
            self.checks.set_wide(False)
            self.fold.fold()
        else:
            wide = width >= TWO_COLUMNS_FROM
            self.checks.set_wide(wide)
            self.fold.beside(TWO_COLUMNS if wide else spare, most=TWO_COLUMNS if wide else CHECKS_WIDTH)
        return changed

    def _arrange(self, compact: bool, single: bool) -> None:
        self._single = single
        if compact != self.compact:
            self._move(compact)
        self.tabs.setVisible(compact)
        self.tabs.gather(0 if single else CHECKS_TAB, "四对照")
        self.cards.set_compact(single)
        self.open_tab(list(Reference).index(self.cards.current))

    def _move(self, compact: bool) -> None:
        """The list and the checks to where they are in a narrow window, or back."""
        self.compact = compact
        if compact:
            self.fold.leave()
            self.middle.addWidget(self.checks, 1)
            self.panes.removeWidget(self.subjects)
            self.subjects.hide()
        else:
            self.middle.removeWidget(self.checks)
            self.panes.insertWidget(0, self.subjects)
            self.subjects.setFixedWidth(LIST_WIDTH)
            self.subjects.setMinimumHeight(0)
            self.subjects.show()
        for region in (self.head, self.alarms, self.checks, self.strip):
            region.set_compact(compact)

    def open_tab(self, index: int) -> None:
        """Show one reference, or the checks; when there is room both are in view."""
        if index < CHECKS_TAB:
            self.cards.set_current(list(Reference)[index])
        self.tabs.choose(index)
        self.cards.setVisible(not self.compact or index < CHECKS_TAB)
        self.checks.setVisible(not self.compact or index == CHECKS_TAB)

    def show_checks(self) -> None:
        """Bring the checks into view, however the page is arranged."""
        if self.compact:
            self.open_tab(CHECKS_TAB)
        else:
            self.fold.open()

    def _toggle_sheet(self) -> None:
        self.subjects.setVisible(not self.subjects.isVisible())
        self._place_sheet()
        if self.subjects.isVisible():
            self.subjects.view.setFocus()

    def _place_sheet(self) -> None:
        top = self.head.height()
        self.subjects.setFixedWidth(SHEET_WIDTH)
        self.subjects.setGeometry(0, top, SHEET_WIDTH, max(60, self.height() - top))
        self.subjects.raise_()

    def _close_sheet(self) -> None:
        if self.compact:
            self.subjects.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """What lies over the page is closed with it; a window that is only minimized finds it again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._close_sheet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.compact and watched is self.subjects.view and event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]  # a key event by its type
            if key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.subjects.hide()
                return True
        return super().eventFilter(watched, event)
