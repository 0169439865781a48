"""What every list of rows does alike: it counts them, and tells painter, clipboard and screen reader what one shows."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gui.widgets.row_list import ROW_ROLE
from gui.widgets.veil import covered

Index = QModelIndex | QPersistentModelIndex
Item = TypeVar("Item")
Row = TypeVar("Row")


class Rows(QAbstractListModel, Generic[Item, Row]):
    """Items in their order, and what each shows once it is looked at.

    words, a row as it is copied; spoken, what a screen reader says of it.
    """

    def __init__(self, words: Callable[[Row], str], spoken: Callable[[Row], str]) -> None:
        super().__init__()
        self._words, self._spoken = words, spoken
        self._items: list[Item] = []

    def show(self, items: Sequence[Item]) -> None:
        """Another list."""
        self.beginResetModel()
        self._take(items)
        self.endResetModel()

    def _take(self, items: Sequence[Item]) -> None:
        self._items = list(items)

    def row_at(self, row: int) -> Row | None:
        """What one row shows, None beyond the ends."""
        return self._row(row) if 0 <= row < len(self._items) else None

    def _row(self, row: int) -> Row | None:
        raise NotImplementedError

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return covered(self._words(row))
        return covered(self._spoken(row)) if role == Qt.ItemDataRole.AccessibleTextRole else None


class HeldRows(Rows[Row, Row]):
    """Few rows: all are held. key is what a row is known by when the list is read anew."""

    def __init__(self, key: Callable[[Row], str], words: Callable[[Row], str], spoken: Callable[[Row], str]) -> None:
        super().__init__(words, spoken)
        self._key = key

    @property
    def rows(self) -> list[Row]:
        return self._items

    def renew(self, rows: Sequence[Row]) -> None:
        """What was read anew: who looks at the list keeps his place while the same rows stand in it."""
        if [self._key(row) for row in rows] != [self._key(row) for row in self._items]:
            self.show(rows)
        elif rows:
            self._take(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def position_of(self, key: str) -> int:
        """The row of a key, −1 when it is not listed."""
        return next((row for row, known in enumerate(self._items) if self._key(known) == key), -1)

    def _row(self, row: int) -> Row:
        return self._items[row]
