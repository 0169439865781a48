"""Tabs with a glyph before the word, for narrow windows."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from gui import look
from gui.widgets.boxes import hbox
from gui.widgets.paint import GlyphKind, paint_glyph

HEIGHT = 32


class GlyphTab(QPushButton):
    """Word, glyph, and a bar of accent under the one that is open."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._kind = GlyphKind.EMPTY
        self._plain = False
        self.setCheckable(True)
        self.setProperty("ring", "inside")
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_kind(self, kind: GlyphKind | str) -> None:
        self._kind = GlyphKind(kind)
        self.update()

    def set_plain(self, plain: bool) -> None:
        """A tab that stands for several shows no glyph of one."""
        self._plain = plain
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width + self._before() + 10, HEIGHT)

    def _before(self) -> int:
        return 10 if self._plain else 32

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        painter.fillRect(self.rect(), look.colour("head" if self.underMouse() else "surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.colour("line"))
        if chosen:
            painter.fillRect(0, self.height() - 3, self.width() - 1, 3, look.colour("accent"))
        if not self._plain:
            paint_glyph(painter, QRect(8, (self.height() - 18) // 2, 18, 18), self._kind)
        painter.setFont(look.font("body", 600 if chosen else 400))
        painter.setPen(look.colour("accent" if chosen else "text"))
        painter.drawText(self.rect().adjusted(self._before(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class GlyphTabs(QWidget):
    """One of a few; chosen(index)."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        row = hbox(on=self)
        self._words = list(words)
        self._gathered = 0
        self._group = QButtonGroup(self)
        self.tabs = [GlyphTab(word, self) for word in words]
        for index, tab in enumerate(self.tabs):
            self._group.addButton(tab, index)
            row.addWidget(tab)
        row.addStretch(1)
        self._group.idClicked.connect(self.chosen)

    def gather(self, number: int, word: str) -> None:
        """The first so many are one tab of this word, since they are seen together; 0 parts them again."""
        self._gathered = number
        for index, tab in enumerate(self.tabs):
            tab.setVisible(index == 0 or index >= number)
        self.tabs[0].set_plain(number > 0)
        self.set_word(0, word if number else self._words[0])

    def choose(self, index: int) -> None:
        """Open one without telling."""
        self.tabs[0 if index < self._gathered else index].setChecked(True)

    def choice(self) -> int:
        return self._group.checkedId()

    def set_word(self, index: int, word: str) -> None:
        self.tabs[index].setText(word)
        self.tabs[index].setAccessibleName(word)
        self.tabs[index].updateGeometry()
