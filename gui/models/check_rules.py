"""The rules of the cross-check as a list to be ticked: the weightiest first, each with what it looks for."""

from PySide6.QtCore import Qt

from documents import rule_table
from domain.crosscheck.kinds import KINDS
from domain.words import ContradictionKind
from gui.models.rows import HeldRows, Index

LONGEST = max(len(kind) for kind in ContradictionKind)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class CheckRules(HeldRows[ContradictionKind]):
    """Ticked rules are looked for; nothing is written before somebody asks for `off`."""

    def __init__(self) -> None:
        table, told = rule_table.load(), rule_table.words()
        self.remarks = table.remarks
        self.off = off = set(table.off)
        super().__init__(
            str,
            lambda kind: f"{kind:　<{LONGEST}}　{told[kind]}",  # the words begin in one column
            lambda kind: f"{kind}，{told[kind]}，{'不比对' if kind in off else '比对'}",
        )
        self.show(sorted(KINDS, key=lambda kind: -table.weights.get(kind, KINDS[kind][0])))

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.CheckStateRole:
            return super().data(index, role)
        return Qt.CheckState.Unchecked if self.rows[index.row()] in self.off else Qt.CheckState.Checked

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        kind = self.rows[index.row()]
        ticked = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        (self.off.discard if ticked else self.off.add)(kind)
        self.dataChanged.emit(index, index)
        return True
