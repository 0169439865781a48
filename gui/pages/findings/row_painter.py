"""One row of the list of findings: problem, number of the paper, state, account."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from domain.words import FindingState
from gui import look
from gui.models.findings import ROW_ROLE
from gui.widgets import GlyphKind
from gui.widgets.paint import chip_width, elided, paint_chip, paint_row_ground
from gui.widgets.tips import tip_if_cut
from storage.shelves.findings import FindingRow

HEIGHT = 58
STATE_LOOKS = {
    FindingState.DRAFT: ("na", None),
    FindingState.DEPUTY_REVIEW: ("wait", GlyphKind.WAIT),
    FindingState.LEADER_REVIEW: ("wait", GlyphKind.WAIT),
    FindingState.FINAL: ("ok", GlyphKind.OK),
}

Index = QModelIndex | QPersistentModelIndex


class FindingPainter(QStyledItemDelegate):
    """Paints; holds nothing."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: FindingRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        paint_row_ground(painter, option.rect, current=current, hover=hover)
        inner = option.rect.adjusted(12, 0, -10, 0)
        self._heading(painter, inner, row, current)
        self._chips(painter, inner, row)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        row: FindingRow | None = index.data(ROW_ROLE)
        if row is not None:
            tip_if_cut(event, view, f"{row.label}　{row.heading}", option.rect.width() - 22)
        return True

    def _heading(self, painter: QPainter, inner: QRect, row: FindingRow, current: bool) -> None:
        font = look.font("body", 700 if current else 400)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        line = QRect(inner.left(), inner.top() + 7, inner.width(), 20)
        text = f"{row.label}　{row.heading}" if row.label else row.heading or "（未写问题概述）"
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided(text, font, line.width()))

    def _chips(self, painter: QPainter, inner: QRect, row: FindingRow) -> None:
        line = QRect(inner.left(), inner.top() + 31, inner.width(), 20)
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text3"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, row.number)
        left = line.left() + painter.fontMetrics().horizontalAdvance(row.number) + 8
        role, glyph = STATE_LOOKS[row.state]
        width = chip_width(str(row.state), glyph)
        paint_chip(painter, QRect(left, line.top(), width, 20), str(row.state), role, glyph)
        if row.account:
            width = chip_width(str(row.account))
            place = QRect(line.right() - width + 1, line.top(), width, 20)
            paint_chip(painter, place, str(row.account), "plain")
