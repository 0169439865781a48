"""One row of the list of checks: code, question, glyph of the answer."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import look
from gui.models.checks import ROW_ROLE, CheckRow
from gui.widgets.paint import elided, glyph_of, paint_glyph, paint_row_ground
from gui.widgets.tips import tip_if_cut

HEIGHT = 28
CODE = 34

Index = QModelIndex | QPersistentModelIndex


class CheckPainter(QStyledItemDelegate):
    """Paints; holds nothing."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        row: CheckRow | None = index.data(ROW_ROLE)
        if row is not None:
            tip_if_cut(event, view, row.item.question, option.rect.width() - CODE - 52)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CheckRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        paint_row_ground(painter, option.rect, current=current, hover=hover)
        middle = Qt.AlignmentFlag.AlignVCenter
        inner = option.rect.adjusted(12, 0, -12, 0)
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
        painter.restore()
