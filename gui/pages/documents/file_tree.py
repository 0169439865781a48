"""The left of the preview: files with what was understood of them, below each its parts and items."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from gui import look
from gui.models.staged_tree import NODE_ROLE, Node, StagedTree
from gui.models.staging import StagedFile
from gui.widgets.paint import (
    GlyphKind,
    chip_width,
    elided,
    paint_chip,
    paint_glyph,
    paint_icon,
    paint_row_ground,
)

FILE_HEIGHT, PART_HEIGHT = 50, 30
Index = QModelIndex | QPersistentModelIndex


class FileTree(QTreeView):
    """One click opens and closes a file; the arrow keys walk."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemDelegate(NodeDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName("文件和读出的内容")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.model().rowCount(index):
            self.setExpanded(index, not self.isExpanded(index))

    def opened(self) -> set[tuple[int, str]]:
        """Which files and parts are open, by file and words: the numbers beside the words may change."""
        model = self.model()
        if not isinstance(model, StagedTree):
            return set()
        return {
            (node.file_row, node.text)
            for index in model.parents()
            if self.isExpanded(index) and (node := model.node_at(index))
        }

    def open_again(self, opened: set[tuple[int, str]]) -> None:
        """What was open before the tree was made anew."""
        model = self.model()
        if isinstance(model, StagedTree):
            for index in model.parents():
                node = model.node_at(index)
                self.setExpanded(index, node is not None and (node.file_row, node.text) in opened)

    def go_to_place(self, row: int, place: str, position: int = 0) -> None:
        """Put the keys on the item of a file that stands at this place."""
        model = self.model()
        if isinstance(model, StagedTree):
            index = model.index_of(row, place, position)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def go_to_file(self, row: int) -> None:
        """Put the keys on a file and open it alone."""
        index = self.model().index(row, 0)
        self.collapseAll()
        self.setCurrentIndex(index)
        model = self.model()
        if isinstance(model, StagedTree) and model.rowCount(index) <= SMALL:
            self.expand(index)


SMALL = 6  # a file of so few parts shows them at once


class NodeDelegate(QStyledItemDelegate):
    """Paints files in two lines, parts and items in one."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        node = index.data(NODE_ROLE)
        return QSize(0, FILE_HEIGHT if isinstance(node, Node) and node.file else PART_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = index.data(NODE_ROLE)
        if not isinstance(node, Node):
            return
        painter.save()
        current = paint_row_ground(painter, option)
        if node.file is not None:
            _file(painter, option.rect, node, node.file, current)
        else:
            _part(painter, option.rect, node, current)
        painter.restore()


def _file(painter: QPainter, rect: QRect, node: Node, file: StagedFile, current: bool) -> None:
    paint_icon(painter, QRect(rect.left() + 12, rect.top() + 8, 16, 16), "file", "text")
    doubts = len(file.doubts)
    chip = "读不出" if file.reading is None else f"存疑 {doubts}" if doubts else ""
    chip = "收过了" if file.taken_before else chip
    width = chip_width(chip) if chip else 20
    right = QRect(rect.right() - 10 - width, rect.top() + 8, width, 20)
    if chip:
        paint_chip(painter, right, chip, "gap" if file.reading is None else "wait")
    else:
        paint_glyph(painter, right, GlyphKind.OK)
    font = look.font("body", 600 if current else 400)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    room = QRect(rect.left() + 32, rect.top() + 6, right.left() - rect.left() - 38, 20)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(node.text, font, room.width(), inside=True))
    painter.setFont(look.font("caption"))
    painter.setPen(look.colour("gap" if file.reading is None else "text2"))
    below = QRect(rect.left() + 32, rect.top() + 26, rect.width() - 44, 18)
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, elided(node.figures, look.font("caption"), below.width()))


def _part(painter: QPainter, rect: QRect, node: Node, current: bool) -> None:
    font = look.font("body" if node.item is None else "caption", 600 if current else 400)
    caption = look.font("caption")
    painter.setFont(caption)
    painter.setPen(look.colour("text2"))
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(rect.adjusted(0, 0, -12, 0), right, node.figures)
    taken = painter.fontMetrics().horizontalAdvance(node.figures) + 20
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    room = rect.adjusted(32 if node.item is None else 40, 0, -taken, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(node.text, font, room.width()))
