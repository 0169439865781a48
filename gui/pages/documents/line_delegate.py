"""One line of words in a list, with room around it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gui import look
from gui.widgets.paint import elided, paint_row_ground

HEIGHT, EDGE = 30, 12
Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """Paints the words of a row; the one in view is marked."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        current = paint_row_ground(painter, option)
        font = look.font("caption", 600 if current else 400)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        room = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        words = elided(str(index.data()), font, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class TickDelegate(QStyledItemDelegate):
    """A row with its box to be ticked, as high as a row that is clicked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), HEIGHT)
