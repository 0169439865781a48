"""Questions about checks."""

from domain.records import CheckItem
from domain.words import CheckScope
from storage.shelf import Shelf


class CheckItemShelf(Shelf[CheckItem]):
    """核查项 of every checklist."""

    def of_visit(self, visit_uid: str, scope: CheckScope) -> list[CheckItem]:
        """The items of the visit's checklist, its core in a short visit; of the only list when the visit names none."""
        sql = f"""{self.codec.select}
            WHERE scope = ?1 AND checklist_uid = ifnull(
                (SELECT checklist_uid FROM look_back_visit WHERE uid = ?2), (SELECT min(uid) FROM checklist)
            ) AND core >= ifnull((SELECT core_only FROM look_back_visit WHERE uid = ?2), 0) ORDER BY position, id
        """  # noqa: S608  # our own names
        return self._records(sql, (scope.identifier, visit_uid))
