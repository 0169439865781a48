"""Questions about problems and whatever else the walkthrough goes through."""

import json
from collections.abc import Iterable

from domain.records import Issue
from domain.words import Stance
from storage.shelf import Shelf
from storage.shelves import subjects
from storage.shelves.subjects import SubjectFigures, SubjectRow


class IssueShelf(Shelf[Issue]):
    """Aspects, problems and examples of the feedback."""

    def subject_uids(
        self, visit_uid: str, *, aspect_uid: str = "", unfinished: bool = False, verdict: str = ""
    ) -> list[str]:
        """Every subject in its fixed order: problems, matters and tasks no problem answers, the organization.

        verdict is the identifier of a stance that one of the references has, "pending" for alarms that wait, "differ"
        for checks two inspectors answered otherwise, "reworded" for checks whose words changed after the answer.
        """
        values = {"visit": visit_uid, "aspect": aspect_uid, "unfinished": unfinished, "verdict": verdict}
        return [uid for (uid,) in self._database.rows(subjects.SUBJECT_UIDS, values)]

    def subject_rows(self, visit_uid: str, uids: Iterable[str]) -> list[SubjectRow]:
        """What the list shows of these subjects, in this order."""
        found = self._database.rows(subjects.SUBJECT_ROWS, {"visit": visit_uid, "uids": json.dumps(list(uids))})
        return [_subject_row(row) for row in found]

    def subject_figures(self, visit_uid: str) -> SubjectFigures:
        """The figures of the whole visit."""
        ((count, unfinished),) = self._database.rows(subjects.SUBJECT_FIGURES, {"visit": visit_uid})
        return SubjectFigures(subjects=count, unfinished=unfinished)

    def aspects(self, visit_uid: str) -> list[tuple[str, str]]:
        """Uid and heading of the aspects of the feedback."""
        sql = "SELECT uid, heading FROM issue WHERE visit_uid = ? AND level = 'aspect' ORDER BY position"
        return [(uid, heading) for uid, heading in self._database.rows(sql, (visit_uid,))]


def _subject_row(row: tuple[object, ...]) -> SubjectRow:
    uid, part, number, heading, aspect = row[:5]
    alarms, pending, answered, total = (int(str(figure)) for figure in row[9:])
    return SubjectRow(
        uid=str(uid),
        part=int(str(part)),
        number=str(number),
        heading=str(heading),
        aspect=str(aspect or ""),
        stances=tuple(Stance.named(str(stance)) if stance else None for stance in row[5:9]),
        alarms=alarms,
        pending=pending,
        answered=answered,
        total=total,
    )
