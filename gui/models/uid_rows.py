"""A list of records by uid: all uids in one query, what rows show fetched 200 at a time as they come into view."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gui.widgets.row_list import ROW_ROLE
from gui.widgets.veil import covered

BATCH = 200

Index = QModelIndex | QPersistentModelIndex


class HasUid(Protocol):
    """What one row shows."""

    @property
    def uid(self) -> str: ...


Row = TypeVar("Row", bound=HasUid)


class UidRows(QAbstractListModel, Generic[Row]):
    """Rows keep their place until the list is shown anew: what a deed changes never makes one jump.

    fetch gives what the rows of some uids show; words, a row as it is copied; spoken, what a screen reader says of it.
    """

    def __init__(
        self,
        fetch: Callable[[Sequence[str]], Iterable[Row]],
        words: Callable[[Row], str],
        spoken: Callable[[Row], str],
    ) -> None:
        super().__init__()
        self._fetch, self._words, self._spoken = fetch, words, spoken
        self._uids: list[str] = []
        self._positions: dict[str, int] = {}
        self._rows: dict[int, Row] = {}

    def show(self, uids: Sequence[str]) -> None:
        """Another list."""
        self.beginResetModel()
        self._uids = list(uids)
        self._positions = {uid: row for row, uid in enumerate(uids)}
        self._rows = {}
        self.endResetModel()

    def forget_rows(self) -> None:
        """What rows show may have changed; which rows there are has not."""
        held = sorted(self._rows)
        self._rows = {}
        if held:  # a view asks thousands of rows for nothing when told that all of them changed
            self.dataChanged.emit(self.index(held[0]), self.index(held[-1]))

    @property
    def uids(self) -> Sequence[str]:
        """All that is listed, in order."""
        return self._uids

    def uid_at(self, row: int) -> str:
        """The uid of a row, "" beyond the ends."""
        return self._uids[row] if 0 <= row < len(self._uids) else ""

    def position_of(self, uid: str) -> int:
        """Row of a uid, −1 when it is not listed."""
        return self._positions.get(uid, -1)

    def row_at(self, row: int) -> Row | None:
        """What one row shows; fetches its whole batch when it is not held yet."""
        if not 0 <= row < len(self._uids):
            return None
        if row not in self._rows:
            start = row - row % BATCH
            found = {shown.uid: shown for shown in self._fetch(self._uids[start : start + BATCH])}
            wanted = enumerate(self._uids[start : start + BATCH], start)
            self._rows.update({place: found[uid] for place, uid in wanted if uid in found})
        return self._rows.get(row)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._uids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return covered(self._words(row))
        return covered(self._spoken(row)) if role == Qt.ItemDataRole.AccessibleTextRole else None
