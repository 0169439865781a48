"""Questions about evidence: how much of it each subject has, what is still unfiled, who did what with a piece."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.records import Evidence, uid_of
from storage.shelf import Shelf
from storage.shelves.subjects import PART_MARKS, SUBJECTS
from storage.shelves.trail import trail

UNFILED = ""

# A piece linked to a check or a finding belongs to the subject of that check or finding. From the targets to their
# links by index.
LINKED = f"""{SUBJECTS}, target(uid, subject_uid) AS MATERIALIZED (
    SELECT uid, uid FROM subject
    UNION ALL SELECT uid, ifnull(subject_uid, visit_uid) FROM check_result WHERE visit_uid = :visit
    UNION ALL SELECT uid, ifnull(subject_uid, visit_uid) FROM finding WHERE visit_uid = :visit
), linked(evidence_uid, subject_uid) AS MATERIALIZED (
    SELECT DISTINCT evidence_link.evidence_uid, target.subject_uid
    FROM target CROSS JOIN evidence_link ON evidence_link.target_uid = target.uid AND evidence_link.visit_uid = :visit
    WHERE EXISTS (SELECT 1 FROM evidence WHERE evidence.uid = evidence_link.evidence_uid)
)
"""  # noqa: S608  # parts of this file only

# From the links to their targets: the badge of the rail asks this after every change, with 30,000 answers too.
UNFILED_COUNT = f"""{SUBJECTS}, known(uid) AS MATERIALIZED (SELECT uid FROM subject)
SELECT (SELECT count(*) FROM evidence WHERE visit_uid = :visit) - (
    SELECT count(DISTINCT evidence_uid) FROM evidence_link WHERE visit_uid = :visit
    AND EXISTS (SELECT 1 FROM evidence WHERE evidence.uid = evidence_link.evidence_uid)
    AND (
        target_uid IN (SELECT uid FROM known)
        OR EXISTS (SELECT 1 FROM check_result WHERE uid = target_uid AND visit_uid = :visit)
        OR EXISTS (SELECT 1 FROM finding WHERE uid = target_uid AND visit_uid = :visit)
    )
)
"""  # noqa: S608  # parts of this file only
# By the index that runs beside the table: one that is ordered by uid would open every page of it many times.
UNFILED_UIDS = f"""{LINKED}
SELECT uid FROM evidence INDEXED BY idx_evidence_visit_uid_number_uid
WHERE visit_uid = :visit AND uid NOT IN (SELECT evidence_uid FROM linked) ORDER BY
"""  # noqa: S608  # parts of this file only

SUBJECT_COUNTS = f"""{LINKED}, counted(subject_uid, pieces) AS MATERIALIZED (
    SELECT subject_uid, count(*) FROM linked GROUP BY subject_uid
), outcome(subject_uid, pieces) AS MATERIALIZED (
    SELECT subject_uid, count(*) FROM evidence CROSS JOIN linked ON linked.evidence_uid = evidence.uid
    WHERE evidence.visit_uid = :visit AND evidence.kind = 'outcome' GROUP BY subject_uid
)
SELECT '', -1, '', '待归类', (SELECT count(*) FROM evidence WHERE visit_uid = :visit)
    - (SELECT count(DISTINCT evidence_uid) FROM linked), 0, -1
UNION ALL
SELECT subject.uid, part, number, heading, ifnull(counted.pieces, 0), ifnull(outcome.pieces, 0), position
FROM subject LEFT JOIN counted ON counted.subject_uid = subject.uid
LEFT JOIN outcome ON outcome.subject_uid = subject.uid
ORDER BY 2, 7
"""  # noqa: S608  # parts of this file only

# One subject alone is asked for at every step of the walkthrough: by index, not by way of all subjects.
SUBJECT_UIDS = """
SELECT DISTINCT evidence.uid FROM evidence_link JOIN evidence ON evidence.uid = evidence_link.evidence_uid
WHERE evidence_link.target_uid IN (
    SELECT :subject
    UNION ALL
    SELECT uid FROM check_result WHERE subject_uid IS nullif(:subject, :visit) AND +visit_uid = :visit
    UNION ALL
    SELECT uid FROM finding WHERE subject_uid IS nullif(:subject, :visit) AND +visit_uid = :visit
) ORDER BY
"""
# What the table of evidence can be ordered by; what is equal stands by number.
ORDERS = {
    "number": "number",
    "name": "name",
    "kind": "kind",
    # as Evidence.taken_at judges the camera's clock
    "when": "CASE WHEN taken_at_text BETWEEN '2001' AND replace(date(added_at, '+2 days'), '-', ':')"
    " THEN taken_at_text ELSE replace(added_at, '-', ':') END",
    "size": "size",
}
# From one piece to its links to their targets: asked for every picture that is turned to.
SUBJECTS_OF = f"""{SUBJECTS}, target(uid) AS MATERIALIZED (
    SELECT target_uid FROM evidence_link WHERE evidence_uid = :evidence AND visit_uid = :visit
    AND EXISTS (SELECT 1 FROM evidence WHERE evidence.uid = :evidence)
)
SELECT uid FROM target WHERE EXISTS (SELECT 1 FROM subject WHERE subject.uid = target.uid)
UNION SELECT ifnull(subject_uid, visit_uid) FROM target CROSS JOIN check_result USING (uid) WHERE visit_uid = :visit
UNION SELECT ifnull(subject_uid, visit_uid) FROM target CROSS JOIN finding USING (uid) WHERE visit_uid = :visit
"""  # noqa: S608  # parts of this file only

CITED_BY = """
SELECT 0, check_item.code FROM evidence_link JOIN check_result ON check_result.uid = evidence_link.target_uid
JOIN check_item ON check_item.uid = check_result.item_uid WHERE evidence_link.evidence_uid = :evidence
UNION SELECT 1, finding.number FROM evidence_link JOIN finding ON finding.uid = evidence_link.target_uid
WHERE evidence_link.evidence_uid = :evidence ORDER BY 1, 2
"""

# The subjects a piece may have belonged to: a link that was taken away is in no table, only in the journal.
SUBJECT_OF_VISIT = f"{SUBJECTS} SELECT uid FROM subject"  # noqa: S608
LINKS = "SELECT uid FROM evidence_link WHERE evidence_uid = ?"


@dataclass(frozen=True, kw_only=True)
class SubjectCount:
    """One row of the list: 待归类 has the uid ""."""

    uid: str
    label: str
    heading: str
    count: int
    outcome: int = 0  # how many of them show a result


@dataclass(frozen=True, kw_only=True)
class Citing:
    """What a piece hangs on besides its subjects: codes of checks, numbers of findings."""

    checks: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Event:
    """What was done with a piece of evidence, by whom and when."""

    at: datetime
    author: str
    label: str


class EvidenceShelf(Shelf[Evidence]):
    """证据."""

    def subject_counts(self, visit_uid: str) -> list[SubjectCount]:
        """待归类 first, then every subject in the order of the walkthrough."""
        return [
            SubjectCount(
                uid=uid, label=PART_MARKS.get(part, "") + number, heading=heading, count=count, outcome=int(outcome)
            )
            for uid, part, number, heading, count, outcome, _ in self._database.rows(
                SUBJECT_COUNTS, {"visit": visit_uid}
            )
        ]

    def unfiled_count(self, visit_uid: str) -> int:
        """How many pieces belong to no subject."""
        return int(self._database.value(UNFILED_COUNT, {"visit": visit_uid}))

    def uids_of_subject(
        self, visit_uid: str, subject_uid: str, order: str = "number", *, descending: bool = False
    ) -> list[str]:
        """The pieces of one subject in one of ORDERS; UNFILED gives those that belong to none."""
        question = UNFILED_UIDS if subject_uid == UNFILED else SUBJECT_UIDS
        rest = "" if order == "number" else ", number"
        question += f"{ORDERS[order]} {'DESC' if descending else 'ASC'}{rest}"
        return self._uids(question, {"visit": visit_uid, "subject": subject_uid})

    def doubled_numbers(self) -> list[tuple[str, str]]:
        """Visit and number wherever a number stands twice."""
        sql = (
            "SELECT visit_uid, number FROM evidence WHERE number <> '' GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1, 2"
        )
        return [(visit, number) for visit, number in self._database.rows(sql)]

    def linked_counts(self, target_uids: Iterable[str]) -> dict[str, int]:
        """How many pieces hang on each of these targets themselves."""
        sql = """
            SELECT target_uid, count(*) FROM json_each(?) AS wanted
            JOIN evidence_link ON evidence_link.target_uid = wanted.value
            WHERE EXISTS (SELECT 1 FROM evidence WHERE evidence.uid = evidence_link.evidence_uid) GROUP BY target_uid
        """
        return {uid: int(count) for uid, count in self._database.rows(sql, (json.dumps(list(target_uids)),))}

    def subjects_of(self, visit_uid: str, evidence_uid: str) -> set[str]:
        """The uids of the subjects a piece belongs to."""
        found = self._database.rows(SUBJECTS_OF, {"visit": visit_uid, "evidence": evidence_uid})
        return {uid for (uid,) in found}

    def cited_by(self, evidence_uid: str) -> Citing:
        """The checks and findings a piece is linked to."""
        found = self._database.rows(CITED_BY, {"evidence": evidence_uid})
        checks, findings = (tuple(word for kind, word in found if kind == wanted) for wanted in (0, 1))
        return Citing(checks=checks, findings=findings)

    def history(self, evidence_uid: str) -> list[Event]:
        """Every step that touched one piece or its links, oldest first: also what was taken back or written over."""
        links = {uid for (uid,) in self._database.rows(LINKS, (evidence_uid,))}
        for (visit_uid,) in self._database.rows("SELECT visit_uid FROM evidence WHERE uid = ?", (evidence_uid,)):
            subjects = self._database.rows(SUBJECT_OF_VISIT, {"visit": visit_uid})
            links.update(uid_of(evidence_uid, subject) for (subject,) in subjects)
        found = dict(trail(self._database, "evidence", [evidence_uid]))
        found.update(trail(self._database, "evidence_link", links))
        steps = sorted(found.values(), key=lambda step: (step.lamport, step.at))
        return [Event(at=step.at, author=step.author, label=step.deed) for step in steps]
