"""One sheet as it stands: merged cells filled with ↑, the row in view on its own ground, the cell meant edged."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from documents.reading.places import column_of
from documents.reading.result import Line
from gui import look
from gui.models.source_lines import COVERED_ROLE, COVERED_SIGN, HEAD_ROLE, LINE_ROLE, GridModel

ROW, CURRENT_ROW = 30, 40
NARROWEST, WIDEST = 40, 126
CENTRED = 72  # in columns no wider than this short words stand in the middle
SAMPLE = 60  # rows looked at for the widths of columns
Index = QModelIndex | QPersistentModelIndex


class GridView(QTableView):
    """line_chosen(place) when another row has the keys."""

    line_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.delegate = CellDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setProperty("grid", True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # no column begins half
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab leads on to the next control, the arrows walk the cells
        self.setAccessibleName("原文")
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setHighlightSections(False)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setFixedWidth(38)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.setHighlightSections(False)
        self._tall = -1

    def show_sheet(self, model: GridModel) -> None:
        """Show another sheet."""
        former = self.selectionModel()
        self.delegate.mark(-1, -1)
        self._lower()
        self.setModel(model)
        if former is not None:
            former.deleteLater()
        self.selectionModel().currentRowChanged.connect(self._moved)
        for column in range(model.columnCount()):
            self.setColumnWidth(column, _width(model, column))

    def go_to(self, place: str) -> bool:
        """Bring a place into view and mark it; False when it is not on this sheet."""
        model = self.model()
        if not isinstance(model, GridModel) or (row := model.row_of(place)) < 0:
            return False
        column = column_of(place)
        self.delegate.mark(row, column)
        self.setCurrentIndex(model.index(row, max(column, 0)))
        # The row to the middle, but the first columns stay in view as long as the cell is.
        self.scrollTo(model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.scrollTo(model.index(row, max(column, 0)), QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()
        return True

    def _moved(self, index: QModelIndex) -> None:
        model = self.model()
        if not isinstance(model, GridModel) or not index.isValid():
            return
        self._lower()
        self._tall = index.row()
        self.setRowHeight(self._tall, CURRENT_ROW)
        if self.delegate.row != index.row():
            self.delegate.mark(index.row(), -1)
        self.viewport().update()
        self.line_chosen.emit(model.lines[index.row()].place)

    def _lower(self) -> None:
        """The row that was in view is as high as the others again; the next sheet keeps the heights of this one."""
        if self._tall >= 0:
            self.setRowHeight(self._tall, ROW)
        self._tall = -1


class CellDelegate(QStyledItemDelegate):
    """Paints one cell; row and column are those in view."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.row, self.column = -1, -1

    def mark(self, row: int, column: int) -> None:
        """The row in view, and the cell meant in it or −1."""
        self.row, self.column = row, column

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(NARROWEST, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        here = index.row() == self.row
        meant = here and index.column() == self.column
        covered = bool(index.data(COVERED_ROLE))
        head = bool(index.data(HEAD_ROLE))
        painter.save()
        ground = "lit" if here else "head" if head else "surface2" if covered else "surface"
        painter.fillRect(option.rect, look.colour(ground))
        painter.setPen(look.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        painter.setFont(look.font("caption", 600 if head or meant else 400))
        quiet = covered or line.heading in ("footer", "hidden")
        painter.setPen(look.colour("text3" if quiet else "text"))
        _words(painter, option.rect.adjusted(5, 1, -4, -2), str(index.data() or ""))
        if meant:
            painter.setPen(QPen(look.colour("markline"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()


def _words(painter: QPainter, room: QRect, text: str) -> None:
    """As many lines as the row holds; the last one is cut by width."""
    metrics = painter.fontMetrics()
    lines = max(1, room.height() // metrics.height())
    flat = " ".join(text.split())
    middle = Qt.AlignmentFlag.AlignVCenter
    if lines == 1 or metrics.horizontalAdvance(flat) <= room.width():
        shown = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, room.width())
        short = metrics.horizontalAdvance(flat) <= 28 and room.width() <= CENTRED
        side = Qt.AlignmentFlag.AlignHCenter if short or flat == COVERED_SIGN else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, middle | side, shown)
        return
    shown = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, room.width() * lines - metrics.height())
    wrap = QTextOption(middle | Qt.AlignmentFlag.AlignLeft)
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.drawText(QRectF(room), shown, wrap)


def _width(model: GridModel, column: int) -> int:
    metrics = QFontMetrics(look.font("caption"))
    texts = (str(model.data(model.index(row, column)) or "") for row in range(min(SAMPLE, model.rowCount())))
    body = [text for row, text in enumerate(texts) if model.in_table(row)]
    widest = max((metrics.horizontalAdvance(text[:40]) for text in body), default=0)
    return min(WIDEST, max(NARROWEST, widest + 18))
