"""The rows of the left list: number, heading, how many pieces, or 补 where none has come yet."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import look
from gui.models.evidence_subjects import UNFILED
from gui.widgets.drop_area import files_in
from gui.widgets.paint import GlyphKind, elided, paint_glyph, paint_icon, paint_row_ground
from gui.widgets.row_list import ROW_ROLE
from storage.shelves.evidence import SubjectCount

ROW_HEIGHT = 32


class SubjectDelegate(QStyledItemDelegate):
    """Paints one row."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, SubjectCount):
            return
        painter.save()
        if isinstance(option.widget, SubjectView) and option.widget.over == index.row():
            option.state |= QStyle.StateFlag.State_MouseOver
        current = paint_row_ground(painter, option)
        if row.uid == UNFILED:
            _unfiled(painter, option.rect, row, current)
        else:
            _subject(painter, option.rect, row, current)
        painter.restore()


def _unfiled(painter: QPainter, rect: QRect, row: SubjectCount, current: bool) -> None:
    waiting = row.count > 0
    if waiting and not current:
        painter.fillRect(rect.adjusted(0, 0, 0, -1), look.colour("waitbg"))
    ink = "wait" if waiting else "text2"
    paint_icon(painter, QRect(rect.left() + 10, rect.center().y() - 8, 16, 16), "warn" if waiting else "check", ink)
    painter.setPen(look.colour(ink))
    painter.setFont(look.font("strong" if waiting else "body"))
    painter.drawText(rect.adjusted(34, 0, -40, 0), Qt.AlignmentFlag.AlignVCenter, row.heading)
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(rect.adjusted(0, 0, -12, 0), right, str(row.count))


def _subject(painter: QPainter, rect: QRect, row: SubjectCount, current: bool) -> None:
    painter.setFont(look.font("caption"))
    painter.setPen(look.colour("text2"))
    label = row.label if row.uid and row.label != "单位" else ""
    painter.drawText(rect.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, label)
    font = look.font("body", 600 if current else 400)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    room = rect.adjusted(40, 0, -38, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(row.heading, font, room.width()))
    if row.count:
        painter.setFont(look.font("strong"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -12, 0), right, str(row.count))
    elif label:
        paint_glyph(painter, QRect(rect.right() - 29, rect.center().y() - 9, 20, 20), GlyphKind.OWE)


class SubjectView(QListView):
    """One click or the arrow keys choose; dropped(row, files) when files were let go on a row."""

    dropped = Signal(int, list)

    def __init__(self) -> None:
        super().__init__()
        self.over = -1  # the row under what is being dragged
        self.setItemDelegate(SubjectDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("按问题")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._look_at(self.indexAt(event.position().toPoint()).row())
        event.setAccepted(self.over >= 0)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._look_at(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        self._look_at(-1)
        if row >= 0:
            event.acceptProposedAction()
            self.dropped.emit(row, files_in(event.mimeData()))

    def _look_at(self, row: int) -> None:
        if row != self.over:
            self.over = row
            self.viewport().update()
