"""What the reader is unsure of in one file, first things first."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from documents.reading.result import Doubt
from gui.models.deadline_choices import DeadlineDoubt
from gui.widgets.veil import covered

Index = QModelIndex | QPersistentModelIndex
DOUBT_ROLE = Qt.ItemDataRole.UserRole + 1


class Doubts(QAbstractListModel):
    """The doubts of one file."""

    def __init__(self) -> None:
        super().__init__()
        self._doubts: tuple[Doubt, ...] = ()

    def show(self, doubts: tuple[Doubt, ...]) -> None:
        """Take these in place of the former."""
        self.beginResetModel()
        self._doubts = doubts
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._doubts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._doubts):
            return None
        doubt = self._doubts[index.row()]
        if role == DOUBT_ROLE:
            return doubt
        if role == Qt.ItemDataRole.DisplayRole:
            return covered(doubt.reason)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return covered(
                "，".join(part for part in (doubt.reason, doubt.place, doubt.quote, _options(doubt)) if part)
            )
        return None


def _options(doubt: Doubt) -> str:
    if not isinstance(doubt, DeadlineDoubt):
        return ""
    told = (f"{words}（已选）" if place == doubt.chosen else words for place, words in enumerate(doubt.options))
    return "，".join((*told, "按空格换一种"))
