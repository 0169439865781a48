"""The problems of the feedback as targets: entries dragged onto one of them answer it."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from domain.records import Issue
from gui.models.alignments import AlignmentRow
from gui.widgets.veil import covered

Index = QModelIndex | QPersistentModelIndex


class ProblemTargets(QAbstractListModel):
    """Each problem with how many entries of the document in view answer it."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: list[Issue] = []
        self._counts: Counter[str] = Counter()

    def load(self, problems: Sequence[Issue], rows: Sequence[AlignmentRow]) -> None:
        """Ask anew; the same problems keep their places."""
        self._counts = Counter(issue.uid for row in rows for issue in row.issues)
        if [issue.uid for issue in problems] == [issue.uid for issue in self._problems]:
            self._problems = list(problems)
            if problems:
                self.dataChanged.emit(self.index(0), self.index(len(problems) - 1))
            return
        self.beginResetModel()
        self._problems = list(problems)
        self.endResetModel()

    def uid_at(self, row: int) -> str:
        """The problem of a row, "" beyond them."""
        return self._problems[row].uid if 0 <= row < len(self._problems) else ""

    def row_of(self, uid: str) -> int:
        return next((row for row, issue in enumerate(self._problems) if issue.uid == uid), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._problems)

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._problems):
            return None
        issue = self._problems[index.row()]
        count = self._counts[issue.uid]
        if role == Qt.ItemDataRole.DisplayRole:
            return covered(f"{issue.number} {issue.heading}".strip()) + (f"　{count} 条" if count != 1 else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return covered(f"问题 {issue.number} {issue.heading}") + f"，{count} 条对应"
        return None
