"""The right of the preview, above: doubts one by one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from documents.reading.result import Doubt
from gui.models.deadline_choices import DeadlineDoubt
from gui.models.doubts import Doubts
from gui.pages.documents.doubt_options import option_at, options_height, paint_options
from gui.widgets import GlyphKind, KeyCap, PaneHead, PlainLabel
from gui.widgets.boxes import vbox
from gui.widgets.paint import paint_glyph, paint_row_ground
from gui.widgets.quote import MarkedText
from gui.widgets.row_list import ROW_ROLE

EDGE, SIGN = 12, 28
SCROLLED = 10  # px a scroll bar takes
LEFT_OUT = "不收入"
Index = QModelIndex | QPersistentModelIndex


class DoubtsPane(QWidget):
    """place_asked(place) when a doubt has the keys."""

    place_asked = Signal(str)
    option_chosen = Signal(object, int)  # DeadlineDoubt, which of its options
    titled = Signal(str)  # how many there are, in words

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = Doubts()
        self._above = self._compact = self._still = False
        self.head = PaneHead("存疑")
        self._hints = (KeyCap("↑"), KeyCap("↓"), PlainLabel("逐条", "caption", "text2"))
        self.head.add(*self._hints)
        self.list = DoubtList()
        self.list.setModel(self.model)
        self.list.option_chosen.connect(self.option_chosen)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("存疑")
        self.nothing = PlainLabel("没有存疑。", "body", "text2")
        self.nothing.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        vbox(self.head, self.nothing, (self.list, 1), (None, 0), on=self)
        self.list.selectionModel().currentChanged.connect(self._moved)

    def show_doubts(
        self, doubts: Sequence[Doubt], changes: Sequence[Doubt] = (), row: int = -1, *, still: bool = False
    ) -> None:
        """The doubts of another file, then what a newer version changes; row gets the keys, still without its place."""
        lines = (*doubts, *changes)
        self.model.show(lines)
        titles = [f"存疑 {len(doubts)}" if doubts else "", f"新版变化 {len(changes)}" if changes else ""]
        title = "，".join(title for title in titles if title) or "存疑"
        self.head.set_title(title)
        self.titled.emit(title)
        self.list.setVisible(bool(lines))
        for hint in self._hints:
            hint.setVisible(len(lines) > 1)
        self.nothing.setVisible(not lines)
        self._fit_height()
        if row >= 0 and lines:
            self._still = still
            self.list.setCurrentIndex(self.model.index(min(row, len(lines) - 1)))
            self._still = False

    def set_compact(self, compact: bool) -> None:
        """In a narrow window it stands alone, under a tab that says what it is."""
        self._compact = compact
        self.head.setVisible(not compact)
        self._fit_height()

    def give_way(self, below: bool) -> None:
        """Whether another pane stands below, which gets the room where there are no doubts."""
        self._above = below
        self._fit_height()

    def _fit_height(self) -> None:
        least = self._above and not self._compact and not self.model.rowCount()
        height = QSizePolicy.Policy.Maximum if least else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)

    def _moved(self, index: QModelIndex) -> None:
        doubt = index.data(ROW_ROLE)
        if isinstance(doubt, Doubt) and doubt.place and not self._still:
            self.place_asked.emit(doubt.place)


class DoubtList(QListView):
    """A doubt with options is settled by a click on one of them or by the space bar, which takes the other."""

    option_chosen = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(DoubtDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        doubt = self.currentIndex().data(ROW_ROLE)
        if event.key() == Qt.Key.Key_Space and isinstance(doubt, DeadlineDoubt):
            self.option_chosen.emit(doubt, 1 - doubt.chosen)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        doubt = index.data(ROW_ROLE)
        if isinstance(doubt, DeadlineDoubt):
            option = option_at(_lane(self, self.visualRect(index)), doubt, at.y())
            if option >= 0:
                self.option_chosen.emit(doubt, option)


class DoubtDelegate(QStyledItemDelegate):
    """Sign, place and reason; below them the words of the source."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        doubt = index.data(ROW_ROLE)
        if not isinstance(doubt, Doubt):
            return QSize(0, 0)
        width = _lane(option.widget, option.rect).width()
        options = options_height(doubt, width) if isinstance(doubt, DeadlineDoubt) else 0
        return QSize(0, sum(laid.lay(width) for laid, _ in _parts(doubt)) + options + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        doubt = index.data(ROW_ROLE)
        if not isinstance(doubt, Doubt):
            return
        rect, lane = option.rect, _lane(option.widget, option.rect)
        painter.save()
        current = paint_row_ground(painter, option)
        paint_glyph(painter, QRect(rect.left() + EDGE, rect.top() + 9, 20, 20), GlyphKind.WAIT)
        top = rect.top() + 9
        for laid, ink in _parts(doubt):
            height = laid.lay(lane.width())
            laid.paint(painter, QPointF(lane.left(), top), ink)
            top += height
        if isinstance(doubt, DeadlineDoubt):
            paint_options(painter, lane, doubt, current=current)
        painter.restore()


def _lane(view: QWidget, row: QRect) -> QRect:
    """Where the words of a row stand. A scroll bar changes nothing: Qt would not lay the rows out again."""
    width = view.width() - SCROLLED - EDGE * 2 - SIGN
    return QRect(row.left() + EDGE + SIGN, row.top(), width, row.height())


def _parts(doubt: Doubt) -> list[tuple[MarkedText, str]]:
    source = "　".join(part for part in (doubt.place, f"“{doubt.quote}”" if doubt.quote else "") if part)
    parts = [(MarkedText(doubt.reason, (), "body"), "text")]
    if source:
        parts.append((MarkedText(source, (), "caption"), "text2"))
    return parts
