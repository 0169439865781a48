"""The right pane: what is to be done, what is owed, what falls due; Enter or a click goes there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gui import look
from gui.widgets.paint import GlyphKind, chip_width, elided, paint_chip, paint_glyph, paint_icon, paint_row_ground
from gui.widgets.quote import marked_height, paint_marked
from gui.widgets.tips import tip_if_cut
from gui.widgets.veil import covered

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
SCROLLED = 10  # px a scroll bar takes
GAP_LEFT = 76  # where the words on a gap begin: behind its number and sign
GAP_EDGES = GAP_LEFT + 32  # and the arrow at the right


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
    def owed(self) -> str:
        """A line never ends between a figure and its word."""
        return self.text.replace(" ", "\u00a0")

    def height(self, width: int) -> int:
        """Titles 40, deeds with a second line 52, the rest 32; what is owed takes the lines it needs."""
        if not self.place or self.about:
            return 52 if self.place else 40
        return 12 + marked_height(self.owed, width - GAP_EDGES, "body") if self.gap else 32


class _Rows(QStyledItemDelegate):
    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        # A scroll bar that comes or goes changes no height: Qt would not lay the rows out again.
        width = self._view.width() - SCROLLED
        return QSize(width, index.data(_ROW).height(width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        work: Work = index.data(_ROW)
        rect = QRect(option.rect)
        painter.save()
        if work.place:
            paint_row_ground(painter, option)
            _paint_work(painter, rect, work)
        else:
            _paint_title(painter, rect, work)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        work: Work = index.data(_ROW)
        taken = 24 + (_day_width() + 8 if work.label else 0) + (chip_width(work.chip) + 8 if work.chip else 0)
        tip_if_cut(event, view, "" if work.gap else work.text, option.rect.width() - taken)
        return True


def _day_width() -> int:
    """Of the longest day there is."""
    return QFontMetrics(look.font("body")).horizontalAdvance("2024年10月31日")


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
        wide = 28 if work.gap else _day_width()
        way = Qt.AlignmentFlag.AlignRight if work.gap else Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, rect.top(), wide, rect.height()), _MIDDLE | way, work.label)
        left += wide + 8
    if work.gap:
        paint_glyph(painter, QRect(left, rect.center().y() - 9, 20, 20), GlyphKind.OWE)
        paint_icon(painter, QRect(right - 14, rect.center().y() - 7, 14, 14), "right", "text3")
        words = QRect(rect.left() + GAP_LEFT, 0, rect.width() - GAP_EDGES, 0)
        words.setHeight(marked_height(work.owed, words.width(), "body"))
        words.moveTop(rect.top() + (rect.height() - words.height()) // 2)
        paint_marked(painter, words, work.owed, type="body")
        return
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
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
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
