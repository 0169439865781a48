"""One line of words in a list, with room around it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import look
from gui.widgets.paint import elided, paint_row_ground

HEIGHT, EDGE = 30, 12
Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """Paints the words of a row; the one in view is marked."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        font = look.font("caption", 600 if current else 400)
        painter.save()
        paint_row_ground(painter, rect, current=current, hover=bool(option.state & QStyle.StateFlag.State_MouseOver))
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        room = rect.adjusted(EDGE, 0, -EDGE, 0)
        words = elided(str(index.data()), font, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class TickDelegate(QStyledItemDelegate):
    """A row with its box to be ticked, as high as a row that is clicked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), HEIGHT)
