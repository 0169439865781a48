"""The left list of 证据: what is still unfiled, then every subject with how many pieces belong to it."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gui.widgets.veil import covered
from storage.shelves.evidence import SubjectCount

Index = QModelIndex | QPersistentModelIndex
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
UNFILED = ""


class EvidenceSubjects(QAbstractListModel):
    """Rows that were read beside the window."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[SubjectCount] = []

    def show(self, rows: list[SubjectCount]) -> None:
        """What was counted anew; the list is reset only when other rows stand in it."""
        if [row.uid for row in rows] == [row.uid for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> list[SubjectCount]:
        return self._rows

    def row_at(self, row: int) -> SubjectCount | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def position_of(self, uid: str) -> int:
        return next((row for row, known in enumerate(self._rows) if known.uid == uid), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == COUNT_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return covered(f"{row.label} {row.heading}".strip())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return covered(f"{row.label} {row.heading}，{row.count} 件".strip())
        return None
