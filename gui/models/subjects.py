"""The list at the left of 四对照: problems, then the matters and tasks no problem answers, then the organization."""

from collections.abc import Iterable, Sequence

from gui.models.uid_rows import UidRows
from storage.shelves.subjects import ORGANIZATION_PART, SubjectRow
from storage.store import Store


class SubjectList(UidRows[SubjectRow]):
    """The subjects of a visit that a filter leaves."""

    def __init__(self, store: Store) -> None:
        super().__init__(self._read, _words, _spoken)
        self._store = store
        self._visit_uid = ""

    def open(self, visit_uid: str, uids: Sequence[str]) -> None:
        """These subjects of a visit."""
        self._visit_uid = visit_uid
        self.show(uids)

    def _read(self, uids: Sequence[str]) -> Iterable[SubjectRow]:
        return self.read(self._visit_uid, uids)

    def read(self, visit_uid: str, uids: Iterable[str]) -> list[SubjectRow]:
        """What the rows of these subjects show."""
        return self._store.issues.subject_rows(visit_uid, uids)


def _words(row: SubjectRow) -> str:
    return f"{row.label} {row.heading}"


def _spoken(row: SubjectRow) -> str:
    stances = "、".join(str(stance) if stance else "未对照" for stance in row.stances)
    alarms = f"，待判疑点{row.pending}条" if row.pending else ""
    shown = "" if row.part == ORGANIZATION_PART else f"，四对照：{stances}"
    return f"{row.label}，{row.heading}{shown}{alarms}，核查{row.answered}/{row.total}"
