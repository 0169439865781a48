"""The documents of a visit in the order of their kinds; a kind that has not come yet has a row of its own."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from domain.records import SourceDocument
from domain.words import DocumentKind
from gui.models.rows import HeldRows, Index
from storage.shelves.documents import DocumentFigures
from storage.store import Store

REFERENCES = tuple(kind for kind in DocumentKind if kind is not DocumentKind.POLICY_STANDARD_LIST)


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


class TakenDocuments(HeldRows[DocumentRow]):
    """Known by the uid of the document, what is lacking by its kind."""

    def __init__(self, store: Store) -> None:
        super().__init__(_key, lambda row: row.title, _spoken)
        self._store = store

    def load(self, visit_uid: str) -> None:
        """Ask anew."""
        documents = self._store.documents.all(visit_uid=visit_uid)
        figures = self._store.documents.figures(visit_uid)
        rows: list[DocumentRow] = []
        for kind in REFERENCES:
            of_kind = [document for document in documents if document.kind is kind]
            rows += [
                DocumentRow(kind=kind, document=document, figures=figures.get(document.uid)) for document in of_kind
            ] or [DocumentRow(kind=kind)]
        shared = self._store.documents.all(visit_uid="", kind=DocumentKind.POLICY_STANDARD_LIST)
        self.show([*rows, *(DocumentRow(kind=document.kind, document=document) for document in shared)])

    def documents(self) -> list[SourceDocument]:
        """Those that have come."""
        return [row.document for row in self.rows if row.document is not None]

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index.row())
        return super().flags(index) if row is None or row.document else Qt.ItemFlag.NoItemFlags


def _key(row: DocumentRow) -> str:
    return row.document.uid if row.document else str(row.kind)


def _spoken(row: DocumentRow) -> str:
    return f"{row.title}，{row.caption}" if row.caption else row.title
