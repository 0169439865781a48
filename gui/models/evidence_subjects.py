"""The left list of 证据: what is still unfiled, then every subject with how many pieces belong to it."""

from gui.models.rows import HeldRows
from storage.shelves.evidence import SubjectCount

UNFILED = ""


class EvidenceSubjects(HeldRows[SubjectCount]):
    """Rows that were read beside the window."""

    def __init__(self) -> None:
        super().__init__(lambda row: row.uid, _words, lambda row: f"{_words(row)}，{row.count} 件")


def _words(row: SubjectCount) -> str:
    return f"{row.label} {row.heading}".strip()
