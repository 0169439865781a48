"""The rail at the left: the places, each with its key and the count of what is open there."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy

from gui import look
from gui.places import Place
from gui.widgets.boxes import vbox
from gui.widgets.label import set_tip
from gui.widgets.paint import paint_icon


class RailItem(QAbstractButton):
    """Icon over name, count at the icon's upper right; narrow: the icon with a dot."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._count = 0
        self._compact = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("ring", "inside")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show another figure; 0 shows none."""
        self._count = count
        self.setAccessibleName(f"{self.place.name}，{count} 项待办" if count else self.place.name)
        self.setAccessibleDescription(f"快捷键 Ctrl+{self.place.key}")
        set_tip(self, f"{self.place.name} Ctrl+{self.place.key}")
        self.update()

    def set_measures(self, height: int, compact: bool) -> None:
        """Fit the height of the window."""
        self._compact = compact
        self.setFixedHeight(height)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look.measure("rail"), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = self.isChecked()
        if current or self.underMouse():
            painter.fillRect(self.rect(), look.colour("weak" if current else "head"))
        if current:
            painter.fillRect(QRect(0, 0, 3, self.height()), look.colour("accent"))
        ink = "accent" if current else "text2"
        middle = self.width() // 2
        top = (self.height() - (20 if self._compact else 41)) // 2
        paint_icon(painter, QRect(middle - 10, top, 20, 20), self.place.id, ink)
        if not self._compact:
            painter.setFont(look.font("caption", 700 if current else 400))
            painter.setPen(look.colour(ink))
            words = QRect(0, top + 21, self.width(), 20)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.place.name)
        if self._count:
            self._paint_count(painter, middle, top, current)

    def _paint_count(self, painter: QPainter, middle: int, top: int, current: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._compact:
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(QRectF(middle + 11, top - 2, 6, 6))
            return
        text = "99+" if self._count > 99 else str(self._count)
        font = look.font("key", 600)
        width = max(17, QFontMetrics(font).horizontalAdvance(text) + 8)
        box = QRectF(middle + 5, top - 4, width, 17)
        painter.setBrush(look.colour("fill" if current else "nabg"))
        painter.drawRoundedRect(box, 8.5, 8.5)
        painter.setPen(look.colour("onfill" if current else "text"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """All places that exist; chosen(id) when one is pressed."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "right")
        self.setAccessibleName("位置")
        self.items: dict[str, RailItem] = {}
        column = vbox(on=self, margins=(0, 4, 1, 0))
        for place in places:
            item = RailItem(place)
            item.clicked.connect(lambda _checked=False, place_id=place.id: self.chosen.emit(place_id))
            self.items[place.id] = item
            column.addWidget(item)
        column.addStretch(1)

    def set_current(self, place_id: str) -> None:
        """Mark where we are."""
        if place_id in self.items:
            self.items[place_id].setChecked(True)

    def set_measures(self, compact: bool, low: bool) -> None:
        """Fit the size of the window."""
        self.setFixedWidth(look.measure("rail_compact" if compact else "rail"))
        name = "rail_item_compact" if compact else "rail_item_low" if low else "rail_item"
        for item in self.items.values():
            item.set_measures(look.measure(name), compact)
