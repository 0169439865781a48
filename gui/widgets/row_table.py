"""A table whose rows are the things: a row is chosen whole, and the keys go from row to row."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui import look

Action = QAbstractItemView.CursorAction
# By itself Qt goes along the cells of the row, where nothing is seen to move.
_ALONG = {Action.MoveLeft: Action.MoveUp, Action.MoveRight: Action.MoveDown}


class RowTable(QTableView):
    """No grid, rows of one height under a head of 28 px, nothing edited in place."""

    def __init__(self, model: QAbstractItemModel, name: str, row: int) -> None:
        super().__init__()
        self.over = -1  # the row under the pointer
        self.setModel(model)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setProperty("ring", "row")
        self.setProperty("outer", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFixedHeight(look.measure("table_head"))

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802 - Qt's name
        """Home and End are the first and the last row, left and right the row before and the next."""
        if action in (Action.MoveHome, Action.MoveEnd):
            row = 0 if action is Action.MoveHome else self.model().rowCount() - 1
            return self.model().index(row, max(self.currentIndex().column(), 0))
        return super().moveCursor(_ALONG.get(action, action), modifiers)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._look_at(self.rowAt(int(event.position().y())))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._look_at(-1)
        return super().viewportEvent(event)

    def _look_at(self, row: int) -> None:
        """By itself Qt paints anew only the cell under the pointer."""
        if row != self.over:
            self.over = row
            self.viewport().update()
