"""The gallery: uids in one query, records 200 at a time as they come into view, thumbnails brought by a task."""

from collections import OrderedDict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QImage, QPixmap

from domain.records import Evidence
from gui.widgets.veil import covered
from storage.store import Store

Index = QModelIndex | QPersistentModelIndex
Positions = dict[str, int]
EVIDENCE_ROLE = Qt.ItemDataRole.UserRole + 1
THUMBNAIL_ROLE = Qt.ItemDataRole.UserRole + 2
BATCH = 200
KEPT = 400  # thumbnails: some 60 screens of pictures, 25 MB


def positions_of(uids: list[str]) -> Positions:
    """The row of each."""
    return {uid: row for row, uid in enumerate(uids)}


def in_place(store: Store, shown: list[str], uids: list[str]) -> list[str]:
    """These pieces, those shown already where they stand, also one that was filed elsewhere meanwhile."""
    known = set(uids)
    gone = [uid for uid in shown if uid not in known]
    there = {evidence.uid for evidence in store.evidence.many(gone)} | known
    kept = [uid for uid in shown if uid in there]
    held = set(kept)
    return kept + [uid for uid in uids if uid not in held]


class Gallery(QIdentityProxyModel):
    """Asks `wanted` for the thumbnails that were painted as empty; `bring` gives them back.

    How many rows there are is said by a list of Qt's own beneath: laying 20,000 tiles out asks for it 80,000 times.
    """

    def __init__(self, store: Store, wanted: Callable[[Evidence], None]) -> None:
        super().__init__()
        self._rows = QStringListModel(self)
        self._store = store
        self._wanted = wanted
        self._uids: list[str] = []
        self._positions: Positions = {}
        self._records: dict[str, Evidence] = {}
        self._thumbnails: OrderedDict[str, QPixmap] = OrderedDict()
        self.setSourceModel(self._rows)

    def show(self, uids: list[str], positions: Positions) -> None:
        """Another list with the row of each; what is cached stays, records are asked anew."""
        self._uids = uids
        self._positions = positions
        self._records = {}
        self._rows.setStringList([""] * len(uids))

    def forget_records(self) -> None:
        """What the tiles say may have changed; which tiles there are has not."""
        held = list(self._records)
        self._records = {}
        self._tell_changed(held)

    @property
    def uids(self) -> list[str]:
        return self._uids

    def position_of(self, uid: str) -> int:
        return self._positions.get(uid, -1)

    def evidence_at(self, row: int) -> Evidence | None:
        """The record of one tile; its whole batch is fetched when it is not held yet."""
        if not 0 <= row < len(self._uids):
            return None
        uid = self._uids[row]
        if uid not in self._records:
            start = row - row % BATCH
            found = self._store.evidence.many(self._uids[start : start + BATCH])
            self._records.update({evidence.uid: evidence for evidence in found})
        return self._records.get(uid)

    def bring(self, images: dict[str, QImage]) -> None:
        """Thumbnails by thumbnail uid, decoded elsewhere; the longest unseen ones are let go."""
        for uid, image in images.items():
            self._thumbnails[uid] = QPixmap.fromImage(image)
            self._thumbnails.move_to_end(uid)
        while len(self._thumbnails) > KEPT:
            self._thumbnails.popitem(last=False)
        self._tell_changed([evidence.uid for evidence in self._records.values() if evidence.thumbnail_uid in images])

    def _tell_changed(self, uids: Iterable[str]) -> None:
        """A view asks thousands of rows for nothing when told that all of them changed."""
        rows = [self._positions[uid] for uid in uids if uid in self._positions]
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), 0))

    def _thumbnail(self, evidence: Evidence) -> QPixmap | None:
        if evidence.thumbnail_uid is None:
            return None
        picture = self._thumbnails.get(evidence.thumbnail_uid)
        if picture is None:
            self._wanted(evidence)
        else:
            self._thumbnails.move_to_end(evidence.thumbnail_uid)
        return picture

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        evidence = self.evidence_at(index.row())
        if evidence is None:
            return None
        if role == EVIDENCE_ROLE:
            return evidence
        if role == THUMBNAIL_ROLE:
            return self._thumbnail(evidence)
        if role == Qt.ItemDataRole.DisplayRole:
            return covered(evidence.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return covered(f"{evidence.number}，{evidence.name}，{evidence.kind}，{evidence.origin}")
        return None
