"""The same pieces as the gallery, a row each: what stands in the columns."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from domain.records import Evidence
from gui.models.gallery import EVIDENCE_ROLE, Gallery
from gui.widgets.veil import covered

Index = QModelIndex | QPersistentModelIndex
# What the shelf orders by, and the title.
COLUMNS = (("number", "编号"), ("name", "名称"), ("kind", "类别"), ("when", "时间和来源"), ("size", "大小"))
_RIGHT = {"size"}


class EvidenceTable(QAbstractTableModel):
    """Holds nothing of its own: rows and records are those of the gallery."""

    def __init__(self, gallery: Gallery) -> None:
        super().__init__()
        self._gallery = gallery
        gallery.modelAboutToBeReset.connect(self.beginResetModel)
        gallery.modelReset.connect(self.endResetModel)
        gallery.dataChanged.connect(self._renew)

    def _renew(self, first: QModelIndex, last: QModelIndex) -> None:
        self.dataChanged.emit(self.index(first.row(), 0), self.index(last.row(), len(COLUMNS) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._gallery.rowCount()

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        evidence = self._gallery.evidence_at(index.row())
        if role == EVIDENCE_ROLE:
            return evidence
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(evidence, Evidence):
            return covered(f"{evidence.number}，{evidence.name}，{evidence.kind}，{evidence.origin}")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        told = {Qt.ItemDataRole.DisplayRole: COLUMNS[section][1], Qt.ItemDataRole.TextAlignmentRole: side(section)}
        return told.get(Qt.ItemDataRole(role))


def side(column: int) -> Qt.AlignmentFlag:
    """Where title and texts of a column stand: figures at the right."""
    across = Qt.AlignmentFlag.AlignRight if COLUMNS[column][0] in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
