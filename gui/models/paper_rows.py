"""The papers of a visit: one draft of each kind, then what was issued, the newest first."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from domain.records import Paper
from domain.words import PaperKind
from gui.models.field_words import moment
from gui.models.rows import HeldRows, Index
from storage.store import Store

GROUPS = (
    (
        "反馈",
        (
            PaperKind.FEEDBACK_LETTER,
            PaperKind.ISSUE_LIST,
            PaperKind.BRIEF_LETTER,
            PaperKind.RECOMMENDATION_LETTER,
        ),
    ),
    ("核实", (PaperKind.WORKING_PAPER, PaperKind.FACT_CONFIRMATION, PaperKind.EVIDENCE_CATALOGUE)),
)


@dataclass(frozen=True, kw_only=True)
class PaperRow:
    """kind alone is a draft, with paper an issued version; without both a group title."""

    title: str
    state: str = ""
    role: str = "text2"  # ink of the state
    caption: str = ""
    kind: PaperKind | None = None
    paper: Paper | None = None

    @property
    def key(self) -> str:
        """The same row after the list was made anew."""
        return self.paper.uid if self.paper else self.kind.identifier if self.kind else ""


class PaperRows(HeldRows[PaperRow]):
    """Drafts and issued versions under the titles of their groups."""

    def __init__(self, store: Store) -> None:
        super().__init__(lambda row: row.key or row.title, lambda row: row.title, _spoken)
        self._store = store

    def load(self, visit_uid: str) -> None:
        """Ask anew."""
        papers = self._store.papers.all(visit_uid=visit_uid)
        rows: list[PaperRow] = []
        for title, kinds in GROUPS:
            rows += [PaperRow(title=title), *(_draft_row(kind, papers) for kind in kinds)]
        issued = sorted(papers, key=lambda paper: (str(paper.issued_at), paper.version), reverse=True)
        if issued:
            rows += [PaperRow(title="已出具"), *(_issued_row(paper, self._number(paper)) for paper in issued)]
        self.show(rows)

    def _number(self, paper: Paper) -> str:
        """Of a paper about one finding, the number of that."""
        finding = self._store.findings.get(paper.finding_uid) if paper.finding_uid else None
        return f" {finding.number}" if finding else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index.row())
        return super().flags(index) if row is not None and row.key else Qt.ItemFlag.NoItemFlags


def _spoken(row: PaperRow) -> str:
    return "，".join(part for part in (row.title, row.state, row.caption) if part)


def _draft_row(kind: PaperKind, papers: list[Paper]) -> PaperRow:
    versions = [paper.version for paper in papers if paper.kind is kind and paper.finding_uid is None]
    if not versions:
        return PaperRow(title=str(kind), state="草稿", kind=kind)
    return PaperRow(title=str(kind), state=f"已出第 {max(versions)} 版 ✓", role="ok", kind=kind)


def _issued_row(paper: Paper, number: str) -> PaperRow:
    when = f"{moment(paper.issued_at)} {paper.issued_by}" if paper.issued_at else paper.issued_by
    caption = "，".join(part for part in (paper.document_number, when, f"PDF {paper.pdf_sha256[:8]}") if part)
    return PaperRow(title=f"{paper.kind}{number} 第 {paper.version} 版", caption=caption, kind=paper.kind, paper=paper)
