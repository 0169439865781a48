"""The documents of a visit in the order of their kinds; a kind that has not come yet has a row of its own."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from domain.records import SourceDocument
from domain.words import DocumentKind
from gui.widgets.veil import covered
from storage.shelves.documents import DocumentFigures
from storage.store import Store

Index = QModelIndex | QPersistentModelIndex
REFERENCES = tuple(kind for kind in DocumentKind if kind is not DocumentKind.POLICY_STANDARD_LIST)
DOCUMENT_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, kw_only=True)
class DocumentRow:
    """document is None for a kind of which nothing was taken in."""

    kind: DocumentKind
    document: SourceDocument | None = None
    figures: DocumentFigures | None = None

    @property
    def title(self) -> str:
        return self.document.name if self.document else f"还没有{self.kind}"

    @property
    def caption(self) -> str:
        """整改台账，10 个问题，23 条措施，截至2024年9月10日."""
        if self.document is not None and not self.document.visit_uid:
            return f"{self.kind}，各单位共用"
        if self.document is None or self.figures is None:
            return ""
        day = self.document.as_of or self.document.document_date
        parts = [
            str(self.kind),
            f"{self.figures.items} 条" if self.figures.items else "",
            f"措施 {self.figures.measures}" if self.figures.measures else "",
            f"建议 {self.figures.recommendations}" if self.figures.recommendations else "",
            f"{day.year}年{day.month}月{day.day}日" if day else "",
        ]
        return "，".join(part for part in parts if part)


class TakenDocuments(QAbstractListModel):
    """Few rows: all are held."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._rows: list[DocumentRow] = []

    def load(self, visit_uid: str) -> None:
        """Ask anew."""
        documents = self._store.documents.all(visit_uid=visit_uid)
        figures = self._store.documents.figures(visit_uid)
        self.beginResetModel()
        self._rows = []
        for kind in REFERENCES:
            of_kind = [document for document in documents if document.kind is kind]
            self._rows += [
                DocumentRow(kind=kind, document=document, figures=figures.get(document.uid)) for document in of_kind
            ] or [DocumentRow(kind=kind)]
        shared = self._store.documents.all(visit_uid="", kind=DocumentKind.POLICY_STANDARD_LIST)
        self._rows += [DocumentRow(kind=document.kind, document=document) for document in shared]
        self.endResetModel()

    @property
    def rows(self) -> list[DocumentRow]:
        return self._rows

    def documents(self) -> list[SourceDocument]:
        """Those that have come."""
        return [row.document for row in self._rows if row.document is not None]

    def position_of(self, uid: str) -> int:
        return next((row for row, known in enumerate(self._rows) if known.document and known.document.uid == uid), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if 0 <= index.row() < len(self._rows) and self._rows[index.row()].document is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == DOCUMENT_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return covered(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return covered(f"{row.title}，{row.caption}" if row.caption else row.title)
        return None
