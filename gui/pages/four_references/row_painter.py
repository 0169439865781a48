"""One row of the list of subjects: number, heading, four stance glyphs, alarms, answered of total."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from gui import look
from gui.widgets.paint import elided, glyph_of, paint_glyph
from gui.widgets.row_list import RowLook
from storage.shelves.subjects import ORGANIZATION_PART, SubjectRow

TEXT_LEFT = 40
RIGHT = 10


def _draw(painter: QPainter, rect: QRect, row: SubjectRow, current: bool) -> None:
    _first_line(painter, rect, row, current)
    _second_line(painter, rect, row)


def _tip(row: SubjectRow, width: int) -> tuple[str, int]:
    return row.heading, width - TEXT_LEFT - RIGHT


def _first_line(painter: QPainter, rect: QRect, row: SubjectRow, current: bool) -> None:
    painter.setFont(look.font("body"))
    painter.setPen(look.colour("text2"))
    line = QRect(rect.left() + 12, rect.top() + 3, rect.width() - 12 - RIGHT, 20)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, row.label)
    font = look.font("body", 700 if current else 400)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    line.setLeft(rect.left() + TEXT_LEFT)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided(row.heading, font, line.width()))


def _second_line(painter: QPainter, rect: QRect, row: SubjectRow) -> None:
    if row.part != ORGANIZATION_PART:
        for place, stance in enumerate(row.stances):
            glyph = QRect(rect.left() + TEXT_LEFT + 2 + 21 * place, rect.top() + 24, 16, 16)
            paint_glyph(painter, glyph, glyph_of(stance))
    line = QRect(rect.left() + TEXT_LEFT, rect.top() + 22, rect.width() - TEXT_LEFT - RIGHT, 20)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(look.font("caption"))
    painter.setPen(look.colour("text3"))
    painter.drawText(line, right, f"{row.answered}/{row.total}")
    if row.pending:
        line.setRight(line.right() - 42)
        painter.setFont(look.font("caption", 700))
        painter.setPen(look.colour("wait"))
        painter.drawText(line, right, f"疑 {row.pending}")


SUBJECT_ROW = RowLook(44, _draw, _tip)
