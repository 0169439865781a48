"""Questions about subjects: what the walkthrough goes through, one after the other.

A subject is a problem of the feedback (反馈问题), a named matter or an assigned task that no problem answers (点4,
分7), or the organization itself, whose uid is that of the visit.
"""

from dataclasses import dataclass

from domain.words import Stance

ISSUE_PART, MATTER_PART, TASK_PART, ORGANIZATION_PART = range(4)
PART_MARKS = {ISSUE_PART: "", MATTER_PART: "点", TASK_PART: "分", ORGANIZATION_PART: "单位"}


@dataclass(frozen=True, kw_only=True)
class SubjectRow:
    """What the list shows of one subject; stances stand in the fixed order of the four references."""

    uid: str
    part: int
    number: str
    heading: str
    aspect: str
    stances: tuple[Stance | None, ...]
    alarms: int
    pending: int
    answered: int
    total: int

    @property
    def label(self) -> str:
        """11, 点4, 分7, 单位."""
        return PART_MARKS[self.part] + self.number


@dataclass(frozen=True, kw_only=True)
class SubjectFigures:
    """How many subjects there are, how many have checks left, and how many alarms wait for a person."""

    subjects: int
    unfinished: int
    pending: int


SUBJECTS = """
WITH RECURSIVE under(uid, aspect_uid) AS (
    SELECT uid, uid FROM issue WHERE visit_uid = :visit AND level = 'aspect'
    UNION ALL
    SELECT issue.uid, under.aspect_uid FROM issue JOIN under ON issue.parent_uid = under.uid
), subject(uid, part, position, number, heading, aspect_uid) AS (
    SELECT issue.uid, 0, issue.position, issue.number, issue.heading, under.aspect_uid
    FROM issue LEFT JOIN under ON under.uid = issue.uid WHERE issue.visit_uid = :visit AND issue.level = 'issue'
    UNION ALL
    SELECT uid, 1, position, number, heading, NULL FROM named_matter WHERE visit_uid = :visit AND issue_uid IS NULL
    UNION ALL
    SELECT uid, 2, position, number, heading, NULL FROM assigned_task WHERE visit_uid = :visit AND issue_uid IS NULL
    UNION ALL
    SELECT uid, 3, 0, '', '单位层面', NULL FROM look_back_visit WHERE uid = :visit
), item(uid, scope) AS (
    SELECT check_item.uid, check_item.scope FROM check_item JOIN look_back_visit ON look_back_visit.uid = :visit
    WHERE check_item.checklist_uid = ifnull(look_back_visit.checklist_uid, (SELECT min(uid) FROM checklist))
)
"""

ANSWERED = """(
    SELECT count(*) FROM check_result JOIN item ON item.uid = check_result.item_uid
    WHERE +check_result.visit_uid = :visit AND check_result.answer IS NOT NULL
    AND item.scope = iif(subject.part = 3, 'organization', 'issue')
    AND check_result.subject_uid IS iif(subject.part = 3, NULL, subject.uid)
)"""

TOTAL = "(SELECT count(*) FROM item WHERE scope = iif(subject.part = 3, 'organization', 'issue'))"

SUBJECT_UIDS = f"""{SUBJECTS}
SELECT uid FROM subject
WHERE (:aspect = '' OR aspect_uid = :aspect) AND (NOT :unfinished OR {ANSWERED} < {TOTAL})
ORDER BY part, position
"""  # noqa: S608  # parts of this file only

SUBJECT_ROWS = f"""{SUBJECTS}
SELECT subject.uid, part, number, subject.heading, (SELECT heading FROM issue WHERE issue.uid = subject.aspect_uid),
    (SELECT stance FROM reference_stance WHERE subject_uid = subject.uid AND reference = 'assignment_plan'),
    (SELECT stance FROM reference_stance WHERE subject_uid = subject.uid AND reference = 'feedback'),
    (SELECT stance FROM reference_stance WHERE subject_uid = subject.uid AND reference = 'named_matters'),
    (SELECT stance FROM reference_stance WHERE subject_uid = subject.uid AND reference = 'own_documents'),
    (SELECT count(*) FROM contradiction WHERE +visit_uid = :visit AND subject_uid IS iif(part = 3, NULL, subject.uid)),
    (SELECT count(*) FROM contradiction WHERE +visit_uid = :visit AND subject_uid IS iif(part = 3, NULL, subject.uid)
        AND state = 'pending'),
    {ANSWERED}, {TOTAL}
FROM json_each(:uids) AS wanted JOIN subject ON subject.uid = wanted.value
ORDER BY wanted.key
"""  # noqa: S608  # parts of this file only

SUBJECT_FIGURES = f"""{SUBJECTS}
SELECT count(*), ifnull(sum({ANSWERED} < {TOTAL}), 0),
    (SELECT count(*) FROM contradiction WHERE visit_uid = :visit AND state = 'pending')
FROM subject WHERE part < 3
"""  # noqa: S608  # parts of this file only
