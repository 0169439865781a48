"""Questions about who is in a team."""

from domain.records import Membership
from storage.shelf import Shelf


class MembershipShelf(Shelf[Membership]):
    """Who belongs to which team, and as what."""

    def of_visit(self, visit_uid: str, name: str = "") -> list[Membership]:
        """The team of a visit, none where it has none; of a person alone when the name is given."""
        sql = f"""{self.codec.select} WHERE team_uid = (SELECT team_uid FROM look_back_visit WHERE uid = ?1)
            AND (?2 = '' OR person_uid IN (SELECT uid FROM person WHERE name = ?2)) ORDER BY {self._order}
        """  # noqa: S608  # our own names
        return self._records(sql, (visit_uid, name))
