"""Questions about blind second answers."""

from domain.records import SecondOpinion
from storage.shelf import Shelf
from storage.shelves.subjects import DIFFERENT

UNDECIDED = f"""
SELECT second_opinion.subject_uid, second_opinion.item_uid FROM {DIFFERENT}
LEFT JOIN issue ON issue.uid = second_opinion.subject_uid
JOIN check_item ON check_item.uid = second_opinion.item_uid
GROUP BY second_opinion.subject_uid, second_opinion.item_uid
ORDER BY issue.position IS NULL, issue.position, second_opinion.subject_uid, check_item.position
"""  # noqa: S608  # parts of our own


class SecondOpinionShelf(Shelf[SecondOpinion]):
    """盲评."""

    def undecided(self, visit_uid: str) -> list[tuple[str | None, str]]:
        """Subject and check of each matter on which two inspectors differ, in the order of the problems."""
        return [(subject, item) for subject, item in self._database.rows(UNDECIDED, {"visit": visit_uid})]
