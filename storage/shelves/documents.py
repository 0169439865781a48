"""Questions about source documents: what stands recorded from each."""

from dataclasses import dataclass

from domain.records import SourceDocument
from storage.shelf import Shelf

FIGURES = """
SELECT uid,
    (SELECT count(*) FROM issue WHERE document_uid = source_document.uid AND level = 'issue')
    + (SELECT count(*) FROM assigned_task WHERE document_uid = source_document.uid)
    + (SELECT count(*) FROM named_matter WHERE document_uid = source_document.uid)
    + (SELECT count(*) FROM plan_item WHERE document_uid = source_document.uid)
    + (SELECT count(*) FROM ledger_entry WHERE document_uid = source_document.uid)
    + (SELECT count(*) FROM report_statement WHERE document_uid = source_document.uid),
    (SELECT count(*) FROM measure WHERE document_uid = source_document.uid),
    (SELECT count(*) FROM recommendation WHERE document_uid = source_document.uid)
FROM source_document WHERE visit_uid = ?
"""


@dataclass(frozen=True, kw_only=True)
class DocumentFigures:
    """How many things of each sort a document gave."""

    items: int
    measures: int
    recommendations: int


class DocumentShelf(Shelf[SourceDocument]):
    """资料."""

    def figures(self, visit_uid: str) -> dict[str, DocumentFigures]:
        """By document uid."""
        return {
            uid: DocumentFigures(items=items, measures=measures, recommendations=recommendations)
            for uid, items, measures, recommendations in self._database.rows(FIGURES, (visit_uid,))
        }
