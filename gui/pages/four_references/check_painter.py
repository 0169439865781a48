"""One row of the list of checks: code, question, glyph of the answer."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

from gui import look
from gui.models.checks import CheckRow
from gui.widgets.paint import elided, glyph_of, in_two_lines, paint_glyph
from gui.widgets.row_list import RowLook

CODE, GLYPH, GAP = 34, 18, 10
LOW, HIGH, LINE = 28, 44, 19


def _words(rect: QRect) -> QRect:
    return rect.adjusted(12 + CODE, 0, -12 - GLYPH - GAP, 0)


def _tip(row: CheckRow, width: int) -> tuple[str, int]:
    return row.item.question, _words(QRect(0, 0, width, LOW)).width()


def _draw(painter: QPainter, rect: QRect, row: CheckRow, current: bool) -> None:
    font, words = look.font("body", 600 if current else 400), _words(rect)
    high = rect.height() >= HIGH
    lines = (in_two_lines if high else _in_one)(row.short, font, words.width())
    top = rect.top() + (rect.height() - len(lines) * LINE) // 2
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(look.font("caption"))
    painter.setPen(look.colour("text3"))
    painter.drawText(QRect(rect.left() + 12, top, CODE, LINE), middle, row.item.code)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    for number, line in enumerate(lines):
        painter.drawText(QRect(words.left(), top + number * LINE, words.width(), LINE), middle, line)
    glyph = QRect(words.right() + GAP + 1, rect.top() + (rect.height() - GLYPH) // 2, GLYPH, GLYPH)
    paint_glyph(painter, glyph, "wait" if row.changed_since or row.differs else glyph_of(row.result.answer))


def _in_one(text: str, font: QFont, width: int) -> list[str]:
    return [elided(text, font, width)]


CHECK_ROW = RowLook(HIGH, _draw, _tip)
LOW_CHECK_ROW = RowLook(LOW, _draw, _tip)  # in a narrow window, where the question stands whole beside the list
