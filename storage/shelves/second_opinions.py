"""Questions about blind second answers."""

from domain.records import SecondOpinion
from storage.shelf import Shelf

# Whoever agreed stands in answered_by of the result: 林溪、方遥.
UNDECIDED = """
SELECT second_opinion.subject_uid, second_opinion.item_uid FROM second_opinion
JOIN check_result ON check_result.visit_uid = second_opinion.visit_uid
    AND check_result.item_uid = second_opinion.item_uid AND check_result.subject_uid IS second_opinion.subject_uid
LEFT JOIN issue ON issue.uid = second_opinion.subject_uid
JOIN check_item ON check_item.uid = second_opinion.item_uid
WHERE second_opinion.visit_uid = ? AND second_opinion.answer <> check_result.answer
    AND instr('、' || check_result.answered_by || '、', '、' || second_opinion.judge || '、') = 0
GROUP BY second_opinion.subject_uid, second_opinion.item_uid
ORDER BY issue.position IS NULL, issue.position, second_opinion.subject_uid, check_item.position
"""


class SecondOpinionShelf(Shelf[SecondOpinion]):
    """盲评."""

    def undecided(self, visit_uid: str) -> list[tuple[str | None, str]]:
        """Subject and check of each matter on which two inspectors differ, in the order of the problems."""
        return [(subject, item) for subject, item in self._database.rows(UNDECIDED, (visit_uid,))]
