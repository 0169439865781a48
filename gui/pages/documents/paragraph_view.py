"""A text as it stands: place at the left, the paragraph wrapped at the right, headings bold, the one in view marked."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from documents.reading.result import Line
from gui import look
from gui.models.source_lines import LINE_ROLE, ParagraphModel
from gui.widgets.quote import MarkedText

PLACE_WIDTH = 84
EDGE = 12
MEASURED = 1500  # lines; a longer text is laid out by estimate, or opening it would hold the window
SIGN_WIDTH = 14.4  # no sign of a quote is wider, with some room for marks that move to the next line
Index = QModelIndex | QPersistentModelIndex


class ParagraphView(QListView):
    """line_chosen(place) when another paragraph has the keys."""

    line_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.delegate = ParagraphDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("原文")

    def show_text(self, model: ParagraphModel) -> None:
        """Show another text."""
        former = self.selectionModel()
        self.delegate.row = -1
        self.setModel(model)
        if former is not None:
            former.deleteLater()
        self.selectionModel().currentChanged.connect(self._moved)

    def go_to(self, place: str) -> bool:
        """Bring a place into view and mark it."""
        model = self.model()
        if not isinstance(model, ParagraphModel) or (row := model.row_of(place)) < 0:
            return False
        self.setCurrentIndex(model.index(row, 0))
        self.scrollTo(model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _moved(self, index: QModelIndex) -> None:
        model = self.model()
        if isinstance(model, ParagraphModel) and index.isValid():
            self.delegate.row = index.row()
            self.viewport().update()
            self.line_chosen.emit(model.lines[index.row()].place)


class ParagraphDelegate(QStyledItemDelegate):
    """Lays a paragraph out at the width of the view."""

    def __init__(self, view: ParagraphView) -> None:
        super().__init__(view)
        self._view = view
        self.row = -1

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        if index.model().rowCount() > MEASURED:
            lines = ceil(len(str(index.data())) * SIGN_WIDTH / _room(width))
            return QSize(width, max(lines, 1) * look.line_height("quote") + 10)
        return QSize(width, self._laid(index).lay(_room(width)) + 10)

    def _laid(self, index: Index) -> MarkedText:
        line = index.data(LINE_ROLE)
        heading = isinstance(line, Line) and (line.bold or line.heading == "title" or line.level is not None)
        return MarkedText(str(index.data()), (), "question" if heading else "quote")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        here = index.row() == self.row
        rect = option.rect
        painter.save()
        if here:
            painter.fillRect(rect, look.colour("lit"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.colour("markline"))
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text3"))
        box = QRect(rect.left() + EDGE, rect.top() + 5, PLACE_WIDTH - 8, look.line_height("quote"))
        shown = painter.fontMetrics().elidedText(line.place, Qt.TextElideMode.ElideLeft, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        laid = self._laid(index)
        laid.lay(_room(rect.width()))
        quiet = line.heading in ("header", "footer", "hidden")
        laid.paint(painter, QPointF(rect.left() + EDGE + PLACE_WIDTH, rect.top() + 5), "text3" if quiet else "text")
        painter.restore()


def _room(width: int) -> int:
    return max(80, width - PLACE_WIDTH - 2 * EDGE)
