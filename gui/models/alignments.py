"""Which problem each entry of one document answers: what is doubtful first, and no row jumps while one works."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from documents.recording import ENTRY_OF_KIND
from domain.records import Entry, Issue, SourceDocument
from domain.words import IssueLevel
from gui.models.rows import HeldRows, Index
from storage.store import Store

CERTAIN = 90  # a proposal of that many points or more stands after the doubtful ones


@dataclass(frozen=True, kw_only=True)
class AlignmentRow:
    """An entry, the problem it answers, and the further ones."""

    entry: Entry
    issues: tuple[Issue, ...] = ()

    @property
    def title(self) -> str:
        return f"{self.entry.number} {self.entry.heading}".strip()

    @property
    def answers(self) -> str:
        """问题 3 农村饮水安全保障不到位；问题 4."""
        if not self.issues:
            return "没有对应的问题"
        first, *others = self.issues
        return "；".join([f"问题 {first.number} {first.heading}", *(f"问题 {issue.number}" for issue in others)])

    @property
    def state(self) -> str:
        """✓ 已确认, 86 分, 待确认."""
        if self.entry.alignment_confirmed:
            return "已确认"
        score = self.entry.alignment_score
        return f"{score} 分" if self.issues and score is not None else "待确认"

    @property
    def rank(self) -> tuple[int, int]:
        """First what a person should look at: nothing found, then the doubtful, the certain, the confirmed."""
        score = self.entry.alignment_score or 0
        order = 3 if self.entry.alignment_confirmed else 0 if not self.issues else 1 if score < CERTAIN else 2
        return order, self.entry.position


class Alignments(HeldRows[AlignmentRow]):
    """The entries of the document in view."""

    def __init__(self, store: Store) -> None:
        super().__init__(_key, lambda row: row.title, lambda row: f"{row.title}，对应{row.answers}，{row.state}")
        self._store = store
        self._document_uid = ""
        self.problems: list[Issue] = []

    def load(self, document: SourceDocument | None) -> None:
        """Ask anew; the same entries keep their places."""
        found = {row.entry.uid: row for row in self._found(document)}
        shown = [row.entry.uid for row in self.rows]
        document_uid = document.uid if document else ""
        if document_uid == self._document_uid and found.keys() == set(shown):
            self.renew([found[uid] for uid in shown])
        else:
            self._document_uid = document_uid
            self.show(sorted(found.values(), key=lambda row: row.rank))

    def _found(self, document: SourceDocument | None) -> list[AlignmentRow]:
        kind = ENTRY_OF_KIND.get(document.kind) if document else None
        if document is None or kind is None:
            return []
        self.problems = self._store.issues.all(visit_uid=document.visit_uid, level=IssueLevel.ISSUE)
        issues = {issue.uid: issue for issue in self.problems}
        further: dict[str, list[str]] = {}
        for link in self._store.also_answers.all(visit_uid=document.visit_uid):
            further.setdefault(link.entry_uid, []).append(link.issue_uid)
        rows = []
        for entry in self._store.shelf_of(kind).all(document_uid=document.uid):
            uids = [entry.issue_uid or "", *further.get(entry.uid, [])]
            rows.append(AlignmentRow(entry=entry, issues=tuple(issues[uid] for uid in uids if uid in issues)))
        return rows

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


def _key(row: AlignmentRow) -> str:
    return row.entry.uid
