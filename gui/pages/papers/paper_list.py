"""The left list of 文书: groups, drafts in one line, issued versions in two."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from gui import look
from gui.models.paper_rows import PaperRow
from gui.widgets.paint import elided, paint_icon, paint_row_ground
from gui.widgets.row_list import ROW_ROLE

GROUP, ONE_LINE, TWO_LINES = 26, 34, 50
LEFT = 34
Index = QModelIndex | QPersistentModelIndex


class PaperView(QListView):
    """One click or the arrow keys choose a paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(PaperDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("文书")

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802 - Qt's name
        """Home and the page keys, too, stop at a paper: by itself Qt stays where it was when it comes to a head."""
        index = super().moveCursor(action, modifiers)
        return index if index.flags() & Qt.ItemFlag.ItemIsEnabled else index.siblingAtRow(index.row() + 1)


class PaperDelegate(QStyledItemDelegate):
    """Paints one row."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        if not isinstance(row, PaperRow) or not row.key:
            return QSize(0, GROUP)
        return QSize(0, TWO_LINES if row.caption else ONE_LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, PaperRow):
            return
        painter.save()
        if row.key:
            _paper(painter, option.rect, row, paint_row_ground(painter, option))
        else:
            _group(painter, option.rect, row.title)
        painter.restore()


def _group(painter: QPainter, rect: QRect, title: str) -> None:
    painter.fillRect(rect, look.colour("head"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
    painter.setFont(look.font("caption"))
    painter.setPen(look.colour("text2"))
    painter.drawText(rect.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, title)


def _paper(painter: QPainter, rect: QRect, row: PaperRow, current: bool) -> None:
    caption = look.font("caption")
    top = QRect(rect.left(), rect.top() + (6 if row.caption else 0), rect.width(), 20 if row.caption else rect.height())
    paint_icon(painter, QRect(rect.left() + 12, top.center().y() - 7, 16, 16), "papers", "text")
    painter.setFont(caption)
    painter.setPen(look.colour(row.role))
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(top.adjusted(0, 0, -12, 0), right, row.state)
    taken = painter.fontMetrics().horizontalAdvance(row.state) + 20
    font = look.font("body", 600 if current else 400)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    room = top.adjusted(LEFT, 0, -taken, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(row.title, font, room.width()))
    if row.caption:
        painter.setFont(caption)
        painter.setPen(look.colour("text2"))
        below = QRect(rect.left() + LEFT, top.bottom() + 1, rect.width() - LEFT - 12, 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, elided(row.caption, caption, below.width()))
