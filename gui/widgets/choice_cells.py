"""Joined cells of which one is chosen: the four stances, the five answers. The key stands in the cell it presses."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui import look


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One cell: its word, the key that presses it, and the role and glyph it takes on when chosen."""

    word: str
    key: str
    role: str
    glyph: str = ""


class Cell(QPushButton):
    """One cell; stacked shows the key under the word, else before it."""

    def __init__(self, choice: Choice, *, stacked: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self._stacked = stacked
        self.first = self.last = False
        self.tight = False  # one of the joined cells has no room for word and key beside each other
        self.setCheckable(True)
        self.setProperty("ring", "inside")
        self.setAccessibleName(f"{choice.word}，键 {choice.key}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        word = look.font("body", 700)
        width = self.fontMetrics().horizontalAdvance(self.choice.word)
        spare = 0 if self._stacked else self.fontMetrics().horizontalAdvance(f"{self.choice.key} ")
        return QSize(width + spare + (word.pixelSize() // 2), 40 if self._stacked else 30)

    def beside(self) -> str:
        """Key and word in one line."""
        return f"{self.choice.key} {self.choice.word}"

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.choice.word) + 4, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen, role = self.isChecked(), self.choice.role
        ground = look.colour(f"{role}bg" if chosen else "head" if self.underMouse() else "surface")
        if self._stacked:
            self._paint_frame(painter, ground)
        else:
            painter.fillRect(self.rect(), ground)
            painter.setPen(look.colour("line"))
            if not self.last:
                painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        if chosen:
            self._paint_edge(painter, role)
        self._paint_words(painter, look.colour(role if chosen else "text2" if self._stacked else "text3"), chosen)
        painter.end()

    def _paint_frame(self, painter: QPainter, ground: QColor) -> None:
        """The cells share one rounded edge: the inner ones reach under their neighbours and are cut there."""
        beyond = 8.0
        box = QRectF(self.rect()).adjusted(0.5 if self.first else -beyond, 0.5, -0.5 if self.last else beyond, -0.5)
        painter.save()
        painter.setClipRect(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.colour("line2"))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        painter.restore()
        if not self.last:
            painter.setPen(look.colour("line2"))
            painter.drawLine(self.rect().topRight(), self.rect().bottomRight())

    def _paint_edge(self, painter: QPainter, role: str) -> None:
        painter.setPen(QPen(look.colour(role), 2))
        if self._stacked:
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        else:
            painter.drawLine(0, 1, self.width(), 1)

    def _paint_words(self, painter: QPainter, colour: QColor, chosen: bool) -> None:
        painter.setPen(colour)
        painter.setFont(look.font("body" if self._stacked else "caption", 700 if chosen else 400))
        middle = Qt.AlignmentFlag.AlignCenter
        if not self._stacked:
            if self.tight:  # the key is never given up: it goes under the word
                painter.drawText(QRect(0, 2, self.width(), 15), middle, self.choice.word)
                painter.setFont(look.font("key", 700 if chosen else 400))
                painter.drawText(QRect(0, 16, self.width(), 12), middle, self.choice.key)
            else:
                painter.drawText(self.rect(), middle, self.beside())
            return
        half = self.height() // 2
        painter.drawText(QRect(0, 3, self.width(), half - 2), middle, self.choice.word)
        painter.setFont(look.font("key", 700 if chosen else 400))
        shown = f"{self.choice.glyph} {self.choice.key}" if chosen and self.choice.glyph else self.choice.key
        painter.drawText(QRect(0, half, self.width(), half - 3), middle, shown)


class ChoiceCells(QWidget):
    """Emits the index of the cell a person chose; what is chosen is set by whoever keeps the record."""

    chosen = Signal(int)

    def __init__(self, choices: Sequence[Choice], *, name: str, stacked: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.cells = [Cell(choice, stacked=stacked, parent=self) for choice in choices]
        for index, cell in enumerate(self.cells):
            cell.clicked.connect(lambda _checked, chosen=index: self._clicked(chosen))
            cell.first, cell.last = index == 0, index == len(self.cells) - 1
            row.addWidget(cell, stretch=len(cell.choice.word) + 2)
        self._current: int | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.activate()
        metrics = QFontMetrics(look.font("caption"))
        tight = any(metrics.horizontalAdvance(cell.beside()) > cell.width() - 2 for cell in self.cells)
        for cell in self.cells:
            cell.tight = tight

    def show_choice(self, index: int | None) -> None:
        """Which cell is chosen, None for none."""
        self._current = index
        for place, cell in enumerate(self.cells):
            cell.setChecked(place == index)

    def current(self) -> int | None:
        return self._current

    def _clicked(self, index: int) -> None:
        self.show_choice(self._current)
        self.chosen.emit(index)
