"""The list of conflicts: what it is about, what differs, whose versions stand side by side."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import look
from gui.models.conflicts import ROW_ROLE, Matter
from gui.widgets import GlyphKind
from gui.widgets.paint import chip_width, elided, paint_chip, paint_row_ground
from gui.widgets.tips import tip_if_cut

HEIGHT = 78
Index = QModelIndex | QPersistentModelIndex


class ConflictPainter(QStyledItemDelegate):
    """Paints; holds nothing."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        matter: Matter | None = index.data(ROW_ROLE)
        if matter is None:
            return
        painter.save()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        paint_row_ground(painter, option.rect, current=current, hover=hover)
        inner = option.rect.adjusted(12, 8, -10, 0)
        self._line(painter, inner, 0, matter.title, 700 if current else 400)
        self._line(painter, inner, 21, matter.what, 400)
        chip = chip_width("未定", GlyphKind.BAD)
        paint_chip(painter, QRect(inner.left(), inner.top() + 42, chip, 20), "未定", "bad", GlyphKind.BAD)
        font = look.font("caption")
        painter.setFont(font)
        painter.setPen(look.colour("text3"))
        rest = QRect(inner.left() + chip + 8, inner.top() + 42, inner.width() - chip - 8, 20)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, elided(matter.people, font, rest.width()))
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        matter: Matter | None = index.data(ROW_ROLE)
        if matter is not None:
            tip_if_cut(event, view, f"{matter.title}\n{matter.what}", option.rect.width() - 22)
        return True

    @staticmethod
    def _line(painter: QPainter, inner: QRect, top: int, text: str, weight: int) -> None:
        font = look.font("body", weight)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        line = QRect(inner.left(), inner.top() + top, inner.width(), 20)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided(text, font, line.width()))


class ConflictView(QListView):
    """One click or the arrow keys choose."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(ConflictPainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("待定的冲突")
