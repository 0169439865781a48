"""Whether a staged plan, ledger or report names each problem of the feedback: in the same words, in others, or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.reading.result import Reading
from domain.crosscheck.align import align
from domain.records import Entry, Issue
from domain.words import DocumentKind, IssueLevel
from gui.models.staging import StagedFile
from storage.store import Store

ANSWERING = frozenset({DocumentKind.RECTIFICATION_PLAN, DocumentKind.LEDGER, DocumentKind.RECTIFICATION_REPORT})


@dataclass(frozen=True, kw_only=True)
class Match:
    """Figures over the problems of the feedback; absent holds the numbers of those not answered."""

    same: int
    reworded: int
    absent: tuple[str, ...]

    @property
    def total(self) -> int:
        return self.same + self.reworded + len(self.absent)


def matches(store: Store, visit_uid: str, files: Sequence[StagedFile]) -> dict[str, Match]:
    """By path; the feedback is a staged one, else the one already taken in; empty without any."""
    issues = _issues(store, visit_uid, files)
    if not issues:
        return {}
    return {str(file.path): _match(issues, file.reading) for file in files if file.kind in ANSWERING and file.reading}


def _issues(store: Store, visit_uid: str, files: Sequence[StagedFile]) -> list[Issue]:
    for file in files:
        if file.kind is DocumentKind.FEEDBACK_OPINION and file.reading:
            return [
                Issue(
                    visit_uid=visit_uid,
                    document_uid="",
                    level=IssueLevel.ISSUE,
                    position=item.position,
                    heading=item.heading,
                    number=item.number,
                    detail=item.detail,
                )
                for item in file.reading.items
            ]
    return store.issues.all(visit_uid=visit_uid, level=IssueLevel.ISSUE)


def _match(issues: list[Issue], reading: Reading) -> Match:
    entries = [
        Entry(
            visit_uid="",
            document_uid="",
            position=item.position,
            heading=item.heading,
            aspect=item.aspect,
            number=item.number,
            detail=item.detail,
        )
        for item in reading.items
    ]
    headings = {entry.uid: _bare(entry.heading) for entry in entries}
    answered: dict[str, set[str]] = {}
    for found in align(issues, entries):
        if found.issue_uid is not None:
            answered.setdefault(found.issue_uid, set()).add(headings[found.entry_uid])
    same = sum(_bare(issue.heading) in answered.get(issue.uid, ()) for issue in issues)
    absent = tuple(issue.number or str(issue.position) for issue in issues if issue.uid not in answered)
    return Match(same=same, reworded=len(issues) - same - len(absent), absent=absent)


def _bare(heading: str) -> str:
    return "".join(mark for mark in heading if mark.isalnum())
