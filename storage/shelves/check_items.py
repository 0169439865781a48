"""Questions about checks."""

from domain.records import CheckItem
from domain.words import CheckScope
from storage.shelf import Shelf


class CheckItemShelf(Shelf[CheckItem]):
    """核查项 of every checklist."""

    def of_visit(self, visit_uid: str, scope: CheckScope) -> list[CheckItem]:
        """The items of the visit's checklist, of the only one there is when the visit names none."""
        sql = f"""{self.codec.select}
            WHERE scope = ? AND checklist_uid = ifnull(
                (SELECT checklist_uid FROM look_back_visit WHERE uid = ?), (SELECT min(uid) FROM checklist)
            ) ORDER BY position, id
        """  # noqa: S608  # our own names
        return self._records(sql, (scope.identifier, visit_uid))
