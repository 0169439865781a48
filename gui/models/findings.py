"""The list of findings at the left of 问题."""

from domain.words import FindingState
from gui.models.uid_rows import UidRows
from storage.shelves.findings import FindingRow
from storage.store import Store


class FindingList(UidRows[FindingRow]):
    """One segment of the findings of a visit: all, those under way, those that are final."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.findings.rows, _words, _spoken)
        self._store = store

    def open(self, visit_uid: str, states: tuple[FindingState, ...]) -> None:
        """The findings of a visit in these states."""
        self.show(self._store.findings.listed(visit_uid, states))


def _words(row: FindingRow) -> str:
    return f"{row.label} {row.heading}"


def _spoken(row: FindingRow) -> str:
    state = "退回修改" if row.returned else row.state
    return f"{row.number}，{row.label}，{row.heading}，{state}，{row.account or '未定账类'}"
