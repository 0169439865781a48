"""Chips that can be on or off, any number of them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from gui import look
from gui.widgets.boxes import hbox
from gui.widgets.paint import GlyphKind, paint_glyph_bare


class Toggle(QPushButton):
    """On has the ground of what is held against somebody and a tick; off is quiet."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 38, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, can = self.isChecked(), self.isEnabled()
        role = "bad" if on else "na"
        painter.setPen(QPen(look.colour("bad" if on else "line2" if can else "line"), 1))
        painter.setBrush(look.colour("badbg" if on else "surface" if can else "surface2"))
        painter.drawRoundedRect(self.rect().adjusted(0, 1, -1, -2), 4, 4)
        box = self.rect().adjusted(6, 5, 0, 0)
        box.setSize(QSize(16, 16))
        paint_glyph_bare(painter, box.toRectF(), GlyphKind.OK if on else GlyphKind.EMPTY, role)
        painter.setPen(look.colour("bad" if on else "text2" if can else "off"))
        painter.setFont(look.font("body", 600 if on else 400))
        painter.drawText(self.rect().adjusted(26, 0, -6, -1), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class Toggles(QWidget):
    """Emits the id a person turned on or off; what is on is set by whoever keeps the record."""

    toggled = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = hbox(on=self, spacing=6)
        self.buttons: dict[str, Toggle] = {}
        for identifier, text in options:
            button = Toggle(text, self)
            button.clicked.connect(lambda _checked, chosen=identifier: self.toggled.emit(chosen))
            row.addWidget(button)
            self.buttons[identifier] = button

    def show_on(self, identifiers: Iterable[str]) -> None:
        """Which are on."""
        on = {*identifiers}
        for identifier, button in self.buttons.items():
            button.setChecked(identifier in on)
