"""The rules of the cross-check as a list to be ticked: the weightiest first, each with what it looks for."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from documents import rule_table
from domain.crosscheck.kinds import KINDS
from domain.words import ContradictionKind

Index = QModelIndex | QPersistentModelIndex
LONGEST = max(len(kind) for kind in ContradictionKind)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class CheckRules(QAbstractListModel):
    """Ticked rules are looked for; nothing is written before somebody asks for `off`."""

    def __init__(self) -> None:
        super().__init__()
        table = rule_table.load()
        self.remarks = table.remarks
        self.off = set(table.off)
        self._words = rule_table.words()
        self._kinds = sorted(KINDS, key=lambda kind: -table.weights.get(kind, KINDS[kind][0]))

    def kind_at(self, row: int) -> ContradictionKind:
        return self._kinds[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._kinds)

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        kind = self._kinds[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if kind in self.off else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{kind:　<{LONGEST}}　{self._words[kind]}"  # the words begin in one column
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{kind}，{self._words[kind]}，{'不比对' if kind in self.off else '比对'}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        kind = self._kinds[index.row()]
        ticked = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        (self.off.discard if ticked else self.off.add)(kind)
        self.dataChanged.emit(index, index)
        return True
