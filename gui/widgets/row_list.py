"""The list at the left of a page, and what paints its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from gui.widgets.paint import paint_row_ground
from gui.widgets.tips import tip_if_cut

ROW_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class RowLook:
    """How the rows of one list look.

    draw puts what a row shows into its place and is told whether it is the current one; tip gives the words that a
    tool tip tells whole, and the width they have in a row so wide.
    """

    height: int
    draw: Callable[[QPainter, QRect, Any, bool], None]
    tip: Callable[[Any, int], tuple[str, int]]


class RowPainter(QStyledItemDelegate):
    """Ground, height and tool tip of a row."""

    def __init__(self, row_look: RowLook, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = row_look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self._look.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        current = paint_row_ground(painter, option)
        self._look.draw(painter, option.rect, row, current)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        row = index.data(ROW_ROLE)
        if row is not None:
            text, width = self._look.tip(row, option.rect.width())
            tip_if_cut(event, view, text, width)
        return True


class UidModel(Protocol):
    """What a list of records answers."""

    def uid_at(self, row: int) -> str:
        """The uid of a row, "" beyond the ends."""

    def position_of(self, uid: str) -> int:
        """Row of a uid, −1 when it is not listed."""


class RowView(QListView):
    """Rows of one height. Letters typed over it are keys of the page, never a search by first letter."""

    def __init__(self, row_look: RowLook, name: str) -> None:
        super().__init__()
        self.set_look(row_look)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def set_look(self, row_look: RowLook) -> None:
        """How the rows look, where it changes with the width of the window."""
        former = self.itemDelegate()
        self.setItemDelegate(RowPainter(row_look, self))
        former.deleteLater()

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        return


class RowList(RowView):
    """Tells apart who moves the cursor: chosen is a person's deed, never the program's."""

    chosen = Signal(str)  # uid

    def __init__(self, model: Any, row_look: RowLook, name: str) -> None:
        super().__init__(row_look, name)
        self._rows: UidModel = model
        self._moving = False
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._current_changed)
        model.modelAboutToBeReset.connect(self._hold)
        model.modelReset.connect(self._release)

    def show_current(self, uid: str) -> bool:
        """Put the cursor on a record; False when the list does not hold it."""
        row = self._rows.position_of(uid)
        self._hold()
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())
        self._release()
        return row >= 0

    def current_uid(self) -> str:
        """Where the cursor stands, "" when it stands nowhere."""
        return self._rows.uid_at(self.currentIndex().row())

    def step(self, by: int) -> str:
        """Uid of the next or previous row, "" at an end of the list."""
        return self._rows.uid_at(self.currentIndex().row() + by)

    def _hold(self) -> None:
        self._moving = True

    def _release(self) -> None:
        self._moving = False

    def _current_changed(self, current: QModelIndex) -> None:
        if not self._moving and (uid := self._rows.uid_at(current.row())):
            self.chosen.emit(uid)
