"""The problems of the feedback as targets: entries dragged onto one of them answer it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from domain.records import Issue
from gui.models.alignments import AlignmentRow
from gui.models.rows import HeldRows, Index


@dataclass(frozen=True)
class Target:
    """A problem, and how many entries of the document in view answer it."""

    issue: Issue
    count: int


class ProblemTargets(HeldRows[Target]):
    """The problems in the order of the feedback."""

    def __init__(self) -> None:
        super().__init__(lambda target: target.issue.uid, _words, _spoken)

    def load(self, problems: Sequence[Issue], rows: Sequence[AlignmentRow]) -> None:
        """Ask anew; the same problems keep their places."""
        counts = Counter(issue.uid for row in rows for issue in row.issues)
        self.renew([Target(issue, counts[issue.uid]) for issue in problems])

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled


def _words(target: Target) -> str:
    count = f"　{target.count} 条" if target.count != 1 else ""
    return f"{target.issue.number} {target.issue.heading}".strip() + count


def _spoken(target: Target) -> str:
    return f"问题 {target.issue.number} {target.issue.heading}，{target.count} 条对应"
