"""Where one is in taking documents in: ✓ 选文件 › ✓ 认结构 › 3 核对存疑 › 4 收下."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import look
from gui.widgets.paint import GlyphKind, paint_glyph

NAMES = ("选文件", "认结构", "核对存疑", "收下")
GAP, ARROW, SIGN = 8, 34, 20


class Steps(QWidget):
    """Only says; it is no control."""

    def __init__(self) -> None:
        super().__init__()
        self._current = 2
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(2)

    def set_current(self, current: int) -> None:
        """The step being taken, counted from 0."""
        self._current = current
        self.setAccessibleName(f"第 {current + 1} 步，共 {len(NAMES)} 步：{NAMES[current]}")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(look.font("strong"))
        words = sum(metrics.horizontalAdvance(name) for name in NAMES)
        return QSize(words + len(NAMES) * (SIGN + GAP) + (len(NAMES) - 1) * ARROW + 8, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0
        for place, name in enumerate(NAMES):
            sign = QRect(left, 4, SIGN, SIGN)
            if place < self._current:
                paint_glyph(painter, sign, GlyphKind.OK)
                ink = "ok"
            else:
                ink = self._number(painter, sign, place)
            font = look.font("strong" if place == self._current else "body")
            painter.setFont(font)
            painter.setPen(look.colour(ink))
            width = QFontMetrics(font).horizontalAdvance(name)
            left += SIGN + GAP
            painter.drawText(QRect(left, 0, width + 4, 28), Qt.AlignmentFlag.AlignVCenter, name)
            left += width
            if place < len(NAMES) - 1:
                painter.setPen(look.colour("text3"))
                painter.drawText(QRect(left, 0, ARROW, 28), Qt.AlignmentFlag.AlignCenter, "›")
                left += ARROW
        painter.end()

    def _number(self, painter: QPainter, sign: QRect, place: int) -> str:
        here = place == self._current
        painter.setPen(look.colour("fill" if here else "line2"))
        painter.setBrush(look.colour("fill") if here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(sign.adjusted(0, 0, -1, -1))
        painter.setPen(look.colour("onfill" if here else "text2"))
        painter.setFont(look.font("caption", 600))
        painter.drawText(sign.adjusted(0, 0, -1, -1), Qt.AlignmentFlag.AlignCenter, str(place + 1))
        return "accent" if here else "text2"
