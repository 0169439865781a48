"""The list at the left of 四对照: every problem, then the matters and tasks no problem answers, then the organization.

Only uids are held; what a row shows is fetched 200 rows at a time when it comes into view.
"""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gui.models.knowing import Knowing
from storage.shelves.subjects import ORGANIZATION_PART, SubjectRow
from storage.store import Store

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
BATCH = 200

Index = QModelIndex | QPersistentModelIndex


class SubjectList(QAbstractListModel):
    """Rows keep their place until the list is opened anew: an answered check never makes one jump."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._visit_uid = ""
        self._uids: list[str] = []
        self._positions: dict[str, int] = {}
        self._rows: dict[int, SubjectRow] = {}
        self.knowing = Knowing(store)

    def open(self, visit_uid: str, aspect_uid: str, unfinished: bool, verdict: str = "") -> None:
        """All uids in one query."""
        self.beginResetModel()
        self._visit_uid = visit_uid
        self.knowing.open(visit_uid)
        self._uids = self._store.issues.subject_uids(
            visit_uid, aspect_uid=aspect_uid, unfinished=unfinished, verdict=verdict
        )
        self._positions = {uid: row for row, uid in enumerate(self._uids)}
        self._rows = {}
        self.endResetModel()

    def forget_rows(self) -> None:
        """What rows show may have changed; which rows there are has not."""
        held = sorted(self._rows)
        self._rows = {}
        if held:  # a view asks thousands of rows for nothing when told that all of them changed
            self.dataChanged.emit(self.index(held[0]), self.index(held[-1]))

    def uid_at(self, row: int) -> str:
        return self._uids[row] if 0 <= row < len(self._uids) else ""

    def position_of(self, uid: str) -> int:
        """Row of a subject, −1 when the filter hides it."""
        return self._positions.get(uid, -1)

    def row_at(self, row: int) -> SubjectRow | None:
        """What one row shows; fetches its whole batch when it is not held yet."""
        if not 0 <= row < len(self._uids):
            return None
        if row not in self._rows:
            start = row - row % BATCH
            wanted = self._uids[start : start + BATCH]
            found = {shown.uid: shown for shown in self.read(self._visit_uid, wanted)}
            self._rows.update({start + step: found[uid] for step, uid in enumerate(wanted) if uid in found})
        return self._rows.get(row)

    def read(self, visit_uid: str, uids: Iterable[str]) -> list[SubjectRow]:
        """What may be seen of these subjects."""
        rows = self._store.issues.subject_rows(visit_uid, uids)
        return [replace(row, heading=self.knowing.fit(row.heading)) for row in rows]

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
            return spoken(row)
        return None


def spoken(row: SubjectRow) -> str:
    """What a screen reader says of a row."""
    stances = "、".join(str(stance) if stance else "未对照" for stance in row.stances)
    alarms = f"，待判疑点{row.pending}条" if row.pending else ""
    shown = "" if row.part == ORGANIZATION_PART else f"，四对照：{stances}"
    return f"{row.label}，{row.heading}{shown}{alarms}，核查{row.answered}/{row.total}"
