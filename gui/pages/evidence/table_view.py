"""证据 as a table: one row a piece, ordered by a click on a title."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from domain.records import Evidence
from domain.words import EvidenceKind
from gui import look
from gui.models.evidence_table import COLUMNS, EvidenceTable, side
from gui.models.gallery import EVIDENCE_ROLE
from gui.pages.evidence.wording import size_text, when
from gui.widgets.paint import elided, paint_chip, paint_row_ground
from gui.widgets.row_table import RowTable

ROW = 34
WIDTHS = {"number": 76, "kind": 58, "when": 132, "size": 68}
ROOMY = {"when": 420, "size": 520}  # in a narrower table the column is left out: the name comes first
Index = QModelIndex | QPersistentModelIndex


class EvidenceTableView(RowTable):
    """ordered(column id, descending) when a title was clicked."""

    ordered = Signal(str, bool)

    def __init__(self, model: EvidenceTable) -> None:
        super().__init__(model, "证据表", ROW)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self._sorted)
        for column, (identifier, _title) in enumerate(COLUMNS):
            if identifier in WIDTHS:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(column, WIDTHS[identifier])
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, (identifier, _title) in enumerate(COLUMNS):
            self.setColumnHidden(column, self.width() < ROOMY.get(identifier, 0))

    def _sorted(self, column: int, order: Qt.SortOrder) -> None:
        self.ordered.emit(COLUMNS[column][0], order == Qt.SortOrder.DescendingOrder)


class RowDelegate(QStyledItemDelegate):
    """Paints one cell; the ground runs over the whole row, the bar stands at its left."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        evidence = index.data(EVIDENCE_ROLE)
        if not isinstance(evidence, Evidence):
            return
        painter.save()
        painter.setClipRect(option.rect)
        if isinstance(option.widget, RowTable) and option.widget.over == index.row():
            option.state |= QStyle.StateFlag.State_MouseOver
        whole = QRect(0, option.rect.top(), index.model().columnCount() * option.rect.right(), option.rect.height())
        current = paint_row_ground(painter, option, whole=whole)
        _cell(painter, option.rect, index.column(), evidence, current)
        painter.restore()


def _cell(painter: QPainter, rect: QRect, place: int, evidence: Evidence, current: bool) -> None:
    column = COLUMNS[place][0]
    if column == "kind":
        outcome = evidence.kind is EvidenceKind.OUTCOME
        box = QRect(rect.left() + 8, rect.center().y() - 9, 40, 20)
        paint_chip(painter, box, str(evidence.kind).removesuffix("类"), "ok" if outcome else "na")
        return
    texts = {
        "number": evidence.number,
        "name": evidence.name,
        "when": when(evidence),
        "size": size_text(evidence.size),
    }
    first = column == "name"
    font = look.font("body" if first else "caption", 600 if first and current else 400)
    painter.setFont(font)
    painter.setPen(look.colour("text" if first else "text2"))
    room = rect.adjusted(12 if place == 0 else 8, 0, -12 if column == "size" else -8, 0)
    words = elided(texts[column], font, room.width(), inside=first)
    painter.drawText(room, side(place), words)
