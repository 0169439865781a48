"""One version of what people wrote apart: author, time, and its fields with the differences marked."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from domain.words import Answer
from gui import look
from gui.models.matters import BLIND, Line, Version
from gui.widgets import Chip, PlainLabel, glyph_of
from gui.widgets.boxes import STRETCH, hbox, vbox
from gui.widgets.paint import GLYPH_ROLES
from gui.widgets.quote import QuoteLabel, copied_from
from gui.widgets.veil import covered

HEAD = 38  # px of author and time


class VersionCard(QWidget):
    """Chosen by a click, its number key, or space; the chosen one has the strong edge. Without a key only looked at."""

    chosen = Signal()

    def __init__(self, version: Version, key: str) -> None:
        super().__init__()
        self.version = version
        self._on = False
        self._choosable = bool(key)
        if self._choosable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        grid = QGridLayout()
        grid.setContentsMargins(12, 0, 12, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(version.lines):
            grid.addWidget(PlainLabel(line.word, "body", "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_shown(version, line), row, 1, Qt.AlignmentFlag.AlignTop)
        vbox(self._head(key), 10, grid, STRETCH, on=self, margins=(2, 2, 2, 14))
        self.set_on(False)

    def _head(self, key: str) -> QHBoxLayout:
        self.author = PlainLabel(self.version.author, "strong")
        row = hbox(
            self.author,
            PlainLabel(self.version.where, "body", "text2"),
            STRETCH,
            PlainLabel(self.version.when, "caption", "text2"),
            margins=(36 if key else 12, 9, 12, 9),
            spacing=8,
        )
        self._key = key
        return row

    def set_on(self, on: bool) -> None:
        """Whether this is the version that would be taken."""
        self._on = on
        told = covered("；".join(f"{line.word}：{line.text}" for line in self.version.lines))
        state = ("已选，" if on else "未选，") if self._choosable else ""
        self.setAccessibleName(f"{state}{self.version.author} {self.version.when}，{told}")
        self.setAccessibleDescription(f"按 {self._key} 选这一版" if self._choosable else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2 if self._on else 1
        half = edge / 2  # a line is sharp when its middle lies half its width from the rim
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        inside = box.adjusted(half, half, -half, -half)
        painter.setPen(QPen(look.colour("accent" if self._on else "line"), edge))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(box, 4, 4)
        head = QPainterPath()
        head.addRoundedRect(inside, 3.5, 3.5)
        painter.save()
        painter.setClipRect(QRectF(0, 0, self.width(), HEAD))
        painter.fillPath(head, look.colour("head"))
        painter.restore()
        painter.fillRect(QRectF(inside.left(), HEAD, inside.width(), 1), look.colour("line"))
        if not self._choosable:
            return
        painter.setPen(QPen(look.colour("accent" if self._on else "line2"), 1.4))
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(QRectF(13, 13, 15, 15))
        if self._on:
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(QRectF(17.5, 17.5, 6, 6))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._choosable:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit()
        elif not copied_from(self, event):
            super().keyPressEvent(event)


def _shown(version: Version, line: Line) -> QWidget:
    """An answer as its chip, all else as text with its marks."""
    if line.field == "answer" and version.values["answer"] and line.text != BLIND:
        glyph = glyph_of(Answer.named(str(version.values["answer"])))
        return Chip(line.text, GLYPH_ROLES[glyph], glyph)
    quote = QuoteLabel(line.text, line.marks)
    quote.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return quote
