"""The right pane: what is to be done, what is owed, what falls due; Enter or a click goes there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gui import look
from gui.widgets.paint import GlyphKind, chip_width, elided, paint_chip, paint_glyph, paint_icon, paint_row_ground
from gui.widgets.tips import tip_if_cut
from gui.widgets.veil import covered

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Work:
    """One row. A title has no place; a gap has a label and the sign 补; a deed has a second line and a chip."""

    text: str
    about: str = ""
    place: str = ""
    argument: str = ""
    label: str = ""
    gap: bool = False
    chip: str = ""
    role: str = "na"

    @property
    def height(self) -> int:
        """Titles 40, deeds with a second line 52, the rest 32."""
        return 40 if not self.place else 52 if self.about else 32


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(option.rect.width(), index.data(_ROW).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        work: Work = index.data(_ROW)
        rect = QRect(option.rect)
        painter.save()
        if work.place:
            current = bool(option.state & QStyle.StateFlag.State_Selected)
            hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
            paint_row_ground(painter, rect, current=current, hover=hover)
            _paint_work(painter, rect, work)
        else:
            _paint_title(painter, rect, work)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        work: Work = index.data(_ROW)
        taken = 24 + (84 if work.gap else 100 if work.label else 0) + (chip_width(work.chip) + 8 if work.chip else 0)
        tip_if_cut(event, view, work.text, option.rect.width() - taken)
        return True


def _paint_title(painter: QPainter, rect: QRect, work: Work) -> None:
    painter.fillRect(rect, look.colour("surface"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
    font = look.font("pane")
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    painter.drawText(rect.adjusted(12, 0, 0, 0), _MIDDLE, work.text)
    left = 12 + painter.fontMetrics().horizontalAdvance(work.text) + 8
    painter.setFont(look.font("body"))
    painter.setPen(look.colour("text2"))
    painter.drawText(rect.adjusted(left, 0, -12, 0), _MIDDLE, work.about)


def _paint_work(painter: QPainter, rect: QRect, work: Work) -> None:
    left, right = rect.left() + 12, rect.right() - 12
    body, caption = look.font("body"), look.font("caption")
    if work.label:
        painter.setFont(body)
        painter.setPen(look.colour("text2"))
        wide = 28 if work.gap else 92
        way = Qt.AlignmentFlag.AlignRight if work.gap else Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, rect.top(), wide, rect.height()), _MIDDLE | way, work.label)
        left += wide + 8
    if work.gap:
        paint_glyph(painter, QRect(left, rect.center().y() - 9, 20, 20), GlyphKind.OWE)
        paint_icon(painter, QRect(right - 14, rect.center().y() - 7, 14, 14), "right", "text3")
        left, right = left + 28, right - 20
    if work.chip:
        wide = chip_width(work.chip)
        top = rect.top() + 8 if work.about else rect.center().y() - 9
        paint_chip(painter, QRect(right - wide, top, wide, 20), work.chip, work.role)
        right -= wide + 8
    upper = QRect(left, rect.top() + (7 if work.about else 0), right - left, 20 if work.about else rect.height())
    painter.setFont(body)
    painter.setPen(look.colour("text"))
    painter.drawText(upper, _MIDDLE, elided(work.text, body, upper.width()))
    if work.about:
        painter.setFont(caption)
        painter.setPen(look.colour("text2"))
        lower = QRect(left, upper.bottom() + 1, rect.right() - 12 - left, 18)
        painter.drawText(lower, _MIDDLE, elided(work.about, caption, lower.width()))


class WorkList(QListWidget):
    """wanted(place, argument) when a row is pressed or Enter given."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName("今天要办、缺口和期限")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)

    def fill(self, rows: Sequence[Work]) -> None:
        """Show these; the place in the list stays where it was."""
        if rows == self.works():
            return
        former = self.currentRow()
        self.clear()
        for work in rows:
            item = QListWidgetItem()
            item.setData(_ROW, work)
            words = (work.label, "待补" if work.gap else "", work.text, work.about, work.chip)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, covered("，".join(word for word in words if word)))
            if not work.place:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        chosen = [row for row, work in enumerate(rows) if work.place]
        self.setCurrentRow(former if former in chosen else chosen[0] if chosen else -1)

    def works(self) -> list[Work]:
        """What is listed now."""
        return [self.item(row).data(_ROW) for row in range(self.count())]

    def _go(self, item: QListWidgetItem) -> None:
        work: Work = item.data(_ROW)
        if work.place:
            self.wanted.emit(work.place, work.argument)
