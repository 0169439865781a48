"""One row of the list of findings: problem, number of the paper, state, account."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from domain.words import FindingState
from gui import look
from gui.widgets import GlyphKind
from gui.widgets.paint import chip_width, elided, paint_chip
from gui.widgets.row_list import RowLook
from storage.shelves.findings import FindingRow

STATE_LOOKS = {
    FindingState.DRAFT: ("na", None),
    FindingState.DEPUTY_REVIEW: ("wait", GlyphKind.WAIT),
    FindingState.LEADER_REVIEW: ("wait", GlyphKind.WAIT),
    FindingState.FINAL: ("ok", GlyphKind.OK),
}


def state_look(state: FindingState, *, returned: bool) -> tuple[str, str, GlyphKind | None]:
    """Word, ink and glyph; a draft that came back is no draft like one that was never sent."""
    return ("退回修改", "gap", GlyphKind.OWE) if returned else (str(state), *STATE_LOOKS[state])


def _draw(painter: QPainter, rect: QRect, row: FindingRow, current: bool) -> None:
    inner = rect.adjusted(12, 0, -10, 0)
    _heading(painter, inner, row, current)
    _chips(painter, inner, row)


def _tip(row: FindingRow, width: int) -> tuple[str, int]:
    return f"{row.label}　{row.heading}", width - 22


def _heading(painter: QPainter, inner: QRect, row: FindingRow, current: bool) -> None:
    font = look.font("body", 700 if current else 400)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    line = QRect(inner.left(), inner.top() + 7, inner.width(), 20)
    text = f"{row.label}　{row.heading}" if row.label else row.heading or "（未写问题概述）"
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided(text, font, line.width()))


def _chips(painter: QPainter, inner: QRect, row: FindingRow) -> None:
    line = QRect(inner.left(), inner.top() + 31, inner.width(), 20)
    painter.setFont(look.font("caption"))
    painter.setPen(look.colour("text3"))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, row.number)
    left = line.left() + painter.fontMetrics().horizontalAdvance(row.number) + 8
    words, role, glyph = state_look(row.state, returned=row.returned)
    width = chip_width(words, glyph)
    paint_chip(painter, QRect(left, line.top(), width, 20), words, role, glyph)
    if row.account:
        width = chip_width(str(row.account))
        place = QRect(line.right() - width + 1, line.top(), width, 20)
        paint_chip(painter, place, str(row.account), "plain")


FINDING_ROW = RowLook(58, _draw, _tip)
