"""One row of the list of checks: code, question, glyph of the answer."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from gui import look
from gui.models.checks import CheckRow
from gui.widgets.paint import elided, glyph_of, paint_glyph
from gui.widgets.row_list import RowLook

CODE, HEIGHT = 34, 28


def _tip(row: CheckRow, width: int) -> tuple[str, int]:
    return row.item.question, width - CODE - 52


def _draw(painter: QPainter, rect: QRect, row: CheckRow, current: bool) -> None:
    middle = Qt.AlignmentFlag.AlignVCenter
    inner = rect.adjusted(12, 0, -12, 0)
    painter.setFont(look.font("caption"))
    painter.setPen(look.colour("text3"))
    painter.drawText(inner, middle, row.item.code)
    font = look.font("body", 600 if current else 400)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    words = inner.adjusted(CODE, 0, -28, 0)
    painter.drawText(words, middle, elided(row.short, font, words.width()))
    glyph = QRect(inner.right() - 17, inner.top() + (HEIGHT - 18) // 2, 18, 18)
    paint_glyph(painter, glyph, "wait" if row.changed_since or row.differs else glyph_of(row.result.answer))


CHECK_ROW = RowLook(HEIGHT, _draw, _tip)
