"""What was understood, as a tree: files, their sheets or aspects, and the items of each."""

from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from documents.reading.places import row_of
from documents.reading.result import ReadItem
from gui.models.source_lines import is_grid
from gui.models.staging import StagedFile, measure_count
from gui.widgets.veil import covered

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(kw_only=True)
class Node:
    """One row: of a file when `file` is set, of an item when `item` is; else of a sheet or aspect."""

    number: int  # in the model's list: what Qt holds instead of a pointer
    row: int
    text: str
    figures: str = ""
    parent: int = -1
    file_row: int = 0
    file: StagedFile | None = None
    item: ReadItem | None = None
    place: str = ""
    children: list[int] = field(default_factory=list)


class StagedTree(QAbstractItemModel):
    """Rebuilt when another list of files is staged."""

    def __init__(self) -> None:
        super().__init__()
        self._nodes: list[Node] = []
        self._roots: list[int] = []

    def show_files(self, files: list[StagedFile]) -> None:
        """Take these files in place of the former."""
        self.beginResetModel()
        self._nodes, self._roots = [], []
        for row, file in enumerate(files):
            root = self._add(None, file.path.name, file.summary, file_row=row)
            root.file = file
            if file.reading is not None:
                self._add_groups(root, file)
        self.endResetModel()

    def _add_groups(self, root: Node, file: StagedFile) -> None:
        groups: dict[str, list[ReadItem]] = {}
        reading = file.reading
        if reading is None:
            return
        by_sheet = is_grid(reading)
        for item in reading.items:
            groups.setdefault((row_of(item.place) or ("",))[0] if by_sheet else item.aspect, []).append(item)
        for name, items in groups.items():
            parent = root
            if len(groups) > 1:
                measures = measure_count(items)
                figures = f"{len(items)} 个，{measures} 条" if measures else f"{len(items)} 个"
                parent = self._add(root, name or "未分方面", figures, place=items[0].place)
            for item in items:
                count = f"{len(item.measures)} 条" if item.measures else ""
                child = self._add(parent, f"{item.number} {item.heading}".strip(), count, place=item.place)
                child.item = item

    def _add(self, parent: Node | None, text: str, figures: str, *, place: str = "", file_row: int = 0) -> Node:
        row = len(parent.children) if parent else len(self._roots)
        node = Node(number=len(self._nodes), row=row, text=text, figures=figures, place=place, file_row=file_row)
        if parent is None:
            self._roots.append(node.number)
        else:
            node.parent, node.file_row = parent.number, parent.file_row
            parent.children.append(node.number)
        self._nodes.append(node)
        return node

    def index_of(self, file_row: int, place: str, position: int) -> QModelIndex:
        """Where an item stands in the tree of its file, the first of several at one place, else the file itself."""
        for node in self._nodes:
            here = node.file_row == file_row and node.item is not None and node.place == place
            if here and node.item and position in (0, node.item.position):
                return self.createIndex(node.row, 0, node.number)
        return self.index(file_row)

    def parents(self) -> list[QModelIndex]:
        """Everything that can be opened and closed."""
        return [self.createIndex(node.row, 0, node.number) for node in self._nodes if node.children]

    def node_at(self, index: Index) -> Node | None:
        return self._nodes[index.internalId()] if index.isValid() else None

    def index(self, row: int, column: int = 0, parent: Index | None = None) -> QModelIndex:
        node = self.node_at(parent) if parent is not None else None
        children = self._roots if node is None else node.children
        if not 0 <= row < len(children) or column:
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]  # the other one is QObject's
        node = self.node_at(index) if index is not None else None
        if node is None or node.parent < 0:
            return QModelIndex()
        return self.createIndex(self._nodes[node.parent].row, 0, node.parent)

    def rowCount(self, parent: Index | None = None) -> int:
        node = self.node_at(parent) if parent is not None else None
        return len(self._roots if node is None else node.children)

    def columnCount(self, _parent: Index | None = None) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node_at(index)
        if node is None:
            return None
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return covered(node.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return covered(f"{node.text}，{node.figures}")
        return None
