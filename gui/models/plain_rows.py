"""Rows of plain texts under heads: archives, backups, receipts, people. Few rows: all are held."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gui import look

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column:
    """right is for figures; wide is what can wait where the table is narrow."""

    head: str
    width: int = 0  # 0 takes the rest
    right: bool = False
    wide: bool = False


@dataclass(frozen=True)
class Cell:
    """A text and its ink; ticked is None where there is nothing to tick."""

    text: str
    role: str = "text"
    ticked: bool | None = None
    strong: bool = False


class PlainRows(QAbstractTableModel):
    """ticked(row, on) is called when a person ticks a row."""

    def __init__(self, columns: Sequence[Column], ticked: Callable[[int, bool], None] | None = None) -> None:
        super().__init__()
        self.columns = list(columns)
        self._rows: list[tuple[Cell, ...]] = []
        self._ticked = ticked
        self.ticks = ticked is not None

    def show(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Other rows; where only their content is another, the place of the keys stays."""
        if rows and len(rows) == len(self._rows):
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].right else LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._rows[index.row()][index.column()].ticked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell, column = self._rows[index.row()][index.column()], self.columns[index.column()]
        told: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: cell.text,
            Qt.ItemDataRole.AccessibleTextRole: f"{column.head} {cell.text}",
            Qt.ItemDataRole.ForegroundRole: look.colour(cell.role),
            Qt.ItemDataRole.FontRole: look.font("body", 600 if cell.strong else 400),
            Qt.ItemDataRole.TextAlignmentRole: RIGHT if column.right else LEFT,
        }
        if cell.ticked is not None:
            told[Qt.ItemDataRole.CheckStateRole] = Qt.CheckState.Checked if cell.ticked else Qt.CheckState.Unchecked
        return told.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self._ticked is None:
            return False
        self._ticked(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True
