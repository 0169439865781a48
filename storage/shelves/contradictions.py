"""Questions about alarms."""

from domain.records import Contradiction
from domain.words import AlarmState
from storage.shelf import Shelf


class ContradictionShelf(Shelf[Contradiction]):
    """疑点."""

    def waiting(self, visit_uid: str) -> int:
        """How many alarms of a visit wait for a person: 待判, wherever it is shown."""
        return self.count(visit_uid=visit_uid, state=AlarmState.PENDING)

    def of_subject(self, visit_uid: str, subject_uid: str | None) -> list[Contradiction]:
        """The alarms of one subject, the heaviest first; None for those of the whole organization."""
        sql = f"""{self.codec.select}
            WHERE visit_uid = ? AND subject_uid IS ? ORDER BY weight DESC, kind, uid
        """
        return self._records(sql, (visit_uid, subject_uid))
