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
    """How many subjects there are, and how many have checks left."""

    subjects: int
    unfinished: int


SUBJECTS = """
WITH RECURSIVE subject(uid, part, position, number, heading) AS (
    SELECT uid, 0, position, number, heading FROM issue WHERE visit_uid = :visit AND level = 'issue'
    UNION ALL
    SELECT uid, 1, position, number, heading FROM named_matter WHERE visit_uid = :visit AND issue_uid IS NULL
    UNION ALL
    SELECT uid, 2, position, number, heading FROM assigned_task WHERE visit_uid = :visit AND issue_uid IS NULL
    UNION ALL
    SELECT uid, 3, 0, '', '单位层面' FROM look_back_visit WHERE uid = :visit
)
"""

ITEMS = """
item(uid, scope) AS MATERIALIZED (
    SELECT check_item.uid, check_item.scope FROM check_item JOIN look_back_visit ON look_back_visit.uid = :visit
    WHERE check_item.checklist_uid = ifnull(look_back_visit.checklist_uid, (SELECT min(uid) FROM checklist))
    AND check_item.core >= look_back_visit.core_only
)
"""

# Subjects all of whose checks are answered. One pass over the answers: a question for each subject is slower.
DONE = f"""
{ITEMS}, done(uid) AS MATERIALIZED (
    SELECT ifnull(check_result.subject_uid, :visit)
    FROM check_result JOIN item ON item.uid = check_result.item_uid
    WHERE check_result.visit_uid = :visit AND check_result.answer IS NOT NULL
    AND item.scope = iif(check_result.subject_uid IS NULL, 'organization', 'issue')
    GROUP BY check_result.subject_uid
    HAVING count(*) >= (
        SELECT count(*) FROM item WHERE scope = iif(check_result.subject_uid IS NULL, 'organization', 'issue')
    )
)
"""  # noqa: S608  # parts of this file only

# Second answers that nobody has brought together with the first one yet.
# Whoever agreed stands in answered_by of the result: 林溪、方遥.
DIFFERENT = """
second_opinion JOIN check_result ON second_opinion.visit_uid = :visit
    AND check_result.visit_uid = :visit AND check_result.item_uid = second_opinion.item_uid
    AND check_result.subject_uid IS second_opinion.subject_uid
    AND check_result.answer <> second_opinion.answer
    AND instr('、' || check_result.answered_by || '、', '、' || second_opinion.judge || '、') = 0
"""

SUBJECT_UIDS = f"""{SUBJECTS}, {DONE}, under(uid) AS (
    SELECT :aspect UNION ALL SELECT issue.uid FROM issue JOIN under ON issue.parent_uid = under.uid
)
SELECT uid FROM subject
WHERE (:aspect = '' OR uid IN (SELECT uid FROM under)) AND (NOT :unfinished OR uid NOT IN (SELECT uid FROM done))
AND (:verdict = '' OR uid IN (
    SELECT subject_uid FROM reference_stance WHERE visit_uid = :visit AND stance = :verdict
    UNION ALL
    SELECT ifnull(subject_uid, :visit) FROM contradiction
    WHERE :verdict = 'pending' AND visit_uid = :visit AND state = 'pending'
    UNION ALL
    SELECT ifnull(second_opinion.subject_uid, :visit) FROM {DIFFERENT} WHERE :verdict = 'differ'
    UNION ALL
    SELECT ifnull(check_result.subject_uid, :visit) FROM check_result
    JOIN item ON item.uid = check_result.item_uid JOIN check_item ON check_item.uid = item.uid
    WHERE :verdict = 'reworded' AND check_result.visit_uid = :visit AND check_result.answer IS NOT NULL
    AND check_result.question_answered <> check_item.question
))
ORDER BY part, position
"""  # noqa: S608  # parts of this file only

SUBJECT_ROWS = f"""
WITH RECURSIVE {ITEMS}, wanted(uid, nth) AS (
    SELECT value, key FROM json_each(:uids)
), above(uid, ancestor) AS (
    SELECT issue.uid, issue.parent_uid FROM wanted JOIN issue ON issue.uid = wanted.uid
    UNION ALL
    SELECT above.uid, issue.parent_uid FROM above JOIN issue ON issue.uid = above.ancestor
), subject(uid, nth, part, number, heading) AS (
    SELECT wanted.uid, nth,
        CASE WHEN issue.uid IS NOT NULL THEN 0 WHEN named_matter.uid IS NOT NULL THEN 1
            WHEN assigned_task.uid IS NOT NULL THEN 2 ELSE 3 END,
        coalesce(issue.number, named_matter.number, assigned_task.number, ''),
        coalesce(issue.heading, named_matter.heading, assigned_task.heading, '单位层面')
    FROM wanted LEFT JOIN issue ON issue.uid = wanted.uid
    LEFT JOIN named_matter ON named_matter.uid = wanted.uid
    LEFT JOIN assigned_task ON assigned_task.uid = wanted.uid
    WHERE coalesce(issue.uid, named_matter.uid, assigned_task.uid) IS NOT NULL OR wanted.uid = :visit
)
SELECT subject.uid, part, number, heading,
    (SELECT issue.heading FROM above JOIN issue ON issue.uid = above.ancestor
        WHERE above.uid = subject.uid AND issue.level = 'aspect' LIMIT 1),
    (SELECT stance FROM reference_stance WHERE subject_uid = subject.uid AND reference = 'assignment_plan'),
    (SELECT stance FROM reference_stance WHERE subject_uid = subject.uid AND reference = 'feedback'),
    (SELECT stance FROM reference_stance WHERE subject_uid = subject.uid AND reference = 'named_matters'),
    (SELECT stance FROM reference_stance WHERE subject_uid = subject.uid AND reference = 'own_documents'),
    (SELECT count(*) FROM contradiction WHERE +visit_uid = :visit AND subject_uid IS iif(part = 3, NULL, subject.uid)),
    (SELECT count(*) FROM contradiction WHERE +visit_uid = :visit AND subject_uid IS iif(part = 3, NULL, subject.uid)
        AND state = 'pending'),
    (SELECT count(*) FROM check_result JOIN item ON item.uid = check_result.item_uid
        WHERE +check_result.visit_uid = :visit AND check_result.answer IS NOT NULL
        AND check_result.subject_uid IS iif(part = 3, NULL, subject.uid)
        AND item.scope = iif(part = 3, 'organization', 'issue')),
    (SELECT count(*) FROM item WHERE scope = iif(part = 3, 'organization', 'issue'))
FROM subject ORDER BY nth
"""  # noqa: S608  # parts of this file only

SUBJECT_FIGURES = f"""{SUBJECTS}, {DONE}
SELECT count(*), ifnull(sum(uid NOT IN (SELECT uid FROM done)), 0) FROM subject WHERE part < 3
"""  # noqa: S608  # parts of this file only
