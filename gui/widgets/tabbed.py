"""Panes side by side in a wide window; one at a time, chosen by tabs, in a narrow one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.widgets.boxes import hbox, vbox
from gui.widgets.buttons import Segments
from gui.widgets.panes import Rule, Strip

UNBOUND = (1 << 24) - 1  # Qt's own word for no maximum, which PySide does not carry

WIDE = 1200  # below this every pane that has a least width is that wide


@dataclass(frozen=True, kw_only=True)
class Pane:
    """width is that of the wide window, 0 for the pane that takes the rest; least that between wide and narrow.

    In a wide window one with a share stands under the pane before it and takes so many parts of five of the height.
    """

    id: str
    name: str
    widget: QWidget
    width: int = 0
    least: int = 0
    share: int = 0


class TabStrip(Strip):
    """The tabs of a narrow window on a band of their own."""

    def __init__(self, options: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__(32)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.tabs = Segments(options, name=name, tabs=True)
        self.add(self.tabs)
        self.stretch()


class TabbedPanes(QWidget):
    """first names the tab a narrow window begins with."""

    def __init__(self, panes: Sequence[Pane], first: str) -> None:
        super().__init__()
        self._panes = list(panes)
        self._rules: list[Rule] = []
        self._first, self._unwanted = first, set[str]()
        self.compact = self._tight = False
        self._strip = TabStrip([(pane.id, pane.name) for pane in panes], "部分")
        self.tabs = self._strip.tabs
        row = hbox()
        for place, pane in enumerate(self._panes):
            if pane.share:
                continue
            if place:
                self._rules.append(Rule(vertical=True))
                row.addWidget(self._rules[-1])
            below = next((each for each in self._panes[place + 1 : place + 2] if each.share), None)
            if below is None:
                row.addWidget(pane.widget, 0 if pane.width else 1)
            else:
                row.addLayout(_stacked(pane, below))
        vbox(self._strip, (row, 1), on=self)
        self.tabs.chosen.connect(self.show_pane)
        self.tabs.choose(first)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Lay out for a narrow window, or a wide one again."""
        self.compact = compact
        self._strip.setVisible(compact)
        for rule in self._rules:
            rule.setVisible(not compact)
        for pane in self._panes:
            if pane.width and not compact:
                pane.widget.setFixedWidth(self._width_of(pane))
            else:
                pane.widget.setMinimumWidth(0)
                pane.widget.setMaximumWidth(UNBOUND)
            pane.widget.setVisible(self._is_shown(pane))

    def set_wanted(self, identifier: str, wanted: bool) -> None:
        """A pane with nothing to show is left out, and its tab."""
        (self._unwanted.discard if wanted else self._unwanted.add)(identifier)
        self.tabs.button(identifier).setVisible(wanted)
        if self.tabs.choice() in self._unwanted:
            self.tabs.choose(self._first)
        for pane in self._panes:
            pane.widget.setVisible(self._is_shown(pane))

    def _is_shown(self, pane: Pane) -> bool:
        return pane.id not in self._unwanted and (not self.compact or pane.id == self.tabs.choice())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Between wide and narrow the panes at the sides give up what they can spare."""
        super().resizeEvent(event)
        tight = self.width() < WIDE
        if tight != self._tight:
            self._tight = tight
            self.set_compact(self.compact)

    def _width_of(self, pane: Pane) -> int:
        return pane.least if self._tight and pane.least else pane.width

    def show_pane(self, identifier: str) -> None:
        """Bring a pane into view; in a wide window all are. Keys that stood in what goes out of view go to its tab."""
        self.tabs.choose(identifier)
        if self.compact:
            held = QApplication.focusWidget()
            self.set_compact(True)
            if held is not None and self.isAncestorOf(held) and not held.isVisible():
                self.tabs.button(identifier).setFocus()


def _stacked(pane: Pane, below: Pane) -> QVBoxLayout:
    return vbox((pane.widget, 5 - below.share), (below.widget, below.share))
