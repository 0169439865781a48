"""The list of findings at the left of 问题. Uids are held, rows fetched when they come into view."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from domain.words import FindingState
from storage.shelves.findings import FindingRow
from storage.store import Store

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
BATCH = 200

Index = QModelIndex | QPersistentModelIndex


class FindingList(QAbstractListModel):
    """One segment of the findings of a visit: all, those under way, those that are final."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._uids: list[str] = []
        self._rows: dict[str, FindingRow] = {}

    def open(self, visit_uid: str, states: tuple[FindingState, ...]) -> None:
        self.beginResetModel()
        self._uids = self._store.findings.listed(visit_uid, states)
        self._rows = {}
        self.endResetModel()

    def forget_rows(self) -> None:
        """What rows show may have changed."""
        self._rows = {}
        if self._uids:
            self.dataChanged.emit(self.index(0), self.index(len(self._uids) - 1))

    def uid_at(self, row: int) -> str:
        return self._uids[row] if 0 <= row < len(self._uids) else ""

    def position_of(self, uid: str) -> int:
        """Row of a finding, −1 when the segment hides it."""
        return self._uids.index(uid) if uid in self._uids else -1

    def row_at(self, row: int) -> FindingRow | None:
        uid = self.uid_at(row)
        if uid and uid not in self._rows:
            start = row - row % BATCH
            found = self._store.findings.rows(self._uids[start : start + BATCH])
            self._rows.update({shown.uid: shown for shown in found})
        return self._rows.get(uid)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._uids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.label} {row.heading}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.number}，{row.label}，{row.heading}，{row.state}，{row.account or '未定账类'}"
        return None
