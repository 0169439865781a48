"""A dashed field that takes files: dropped on it, or chosen after a click."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from gui import look
from gui.widgets.paint import key_width, paint_icon, paint_key


def files_in(data: QMimeData) -> list[Path]:
    """The files and folders of what is dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropArea(QPushButton):
    """Says how many there are and which key does the same."""

    dropped = Signal(list)  # of Path

    def __init__(self, hint: str, key: str) -> None:
        super().__init__()
        self._hint, self._key, self._count_text, self._over = hint, key, "", False
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, text: str) -> None:
        self._count_text = text
        self.setAccessibleName(f"{text}，{self._hint}{self._key}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._over = True
            self.update()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        if paths := files_in(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("weak" if self._over else "head" if self.underMouse() else "surface"))
        painter.setPen(QPen(look.colour("focus" if self._over else "line2"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        middle = (self.height() - 16) // 2
        paint_icon(painter, QRect(12, middle, 16, 16), "evidence", "text2")
        painter.setFont(look.font("strong"))
        painter.setPen(look.colour("text"))
        inner = self.rect().adjusted(34, 0, -10, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._count_text)
        self._paint_hint(painter, inner, painter.fontMetrics().horizontalAdvance(self._count_text))
        painter.end()

    def _paint_hint(self, painter: QPainter, inner: QRect, taken: int) -> None:
        width = key_width(self._key)
        paint_key(painter, QRect(inner.right() - width, inner.top(), width, inner.height()), self._key)
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text3"))
        before = inner.adjusted(taken + 12, 0, -width - 6, 0)
        if painter.fontMetrics().horizontalAdvance(self._hint) <= before.width():  # the key says enough
            painter.drawText(before, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._hint)
