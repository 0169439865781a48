"""Questions of the coverage board: what of each subject is done, and what is still owed.

Stances, checks and alarms, and the pieces of evidence, are asked with the very questions of 四对照 and 证据, so that a
figure is the same wherever it stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.words import FindingState, Stance
from storage.database import Database
from storage.shelves.contradictions import ContradictionShelf
from storage.shelves.evidence import EvidenceShelf
from storage.shelves.findings import FindingShelf
from storage.shelves.issues import IssueShelf
from storage.shelves.subjects import ORGANIZATION_PART, SubjectRow

# A final finding is out when the letter was issued after its state was written last.
FINDINGS = """
SELECT ifnull(finding.subject_uid, finding.visit_uid), finding.uid, finding.state, EXISTS (
    SELECT 1 FROM paper WHERE paper.visit_uid = :visit AND paper.kind = 'feedback_letter' AND paper.state = 'issued'
    AND julianday(paper.issued_at) >= (
        SELECT max(julianday(journal_step.made_at)) FROM journal_record
        JOIN journal_head ON journal_head.record = journal_record.id AND journal_head.field = 'state'
        JOIN journal_step ON journal_step.device = journal_head.device AND journal_step.seq = journal_head.seq
        WHERE journal_record.record_table = 'finding' AND journal_record.uid = finding.uid
    )
)
FROM finding WHERE finding.visit_uid = :visit ORDER BY finding.position, finding.id
"""
# What keeps a subject from being passed as 未见问题.
ADVERSE = """
SELECT ifnull(subject_uid, visit_uid) FROM check_result WHERE visit_uid = :visit AND answer = 'fails'
UNION SELECT ifnull(subject_uid, visit_uid) FROM contradiction WHERE visit_uid = :visit AND state = 'adopted'
"""
DAYS = """
SELECT day, total(checks), total(pieces) FROM (
    SELECT date(answered_at, 'localtime') AS day, 1 AS checks, 0 AS pieces FROM check_result
    WHERE visit_uid = :visit AND answer IS NOT NULL AND answered_at IS NOT NULL
    UNION ALL
    SELECT date(added_at, 'localtime'), 0, 1 FROM evidence WHERE visit_uid = :visit AND added_at IS NOT NULL
) GROUP BY day
"""
DEADLINES = """
SELECT ifnull(deadline_extended_to, deadline) AS due, number, heading, ifnull(issue_uid, '') FROM ledger_entry
WHERE visit_uid = :visit AND NOT ifnull(closed, 0) AND due BETWEEN :since AND :until ORDER BY due, position
"""
LAST_ANSWERED = """
SELECT ifnull(subject_uid, visit_uid) FROM check_result WHERE visit_uid = :visit AND answer IS NOT NULL
ORDER BY answered_at DESC LIMIT 1
"""
_ORDER = list(FindingState)


@dataclass(frozen=True, kw_only=True)
class FindingMark:
    """The finding of a subject that has the longest way to go, and whether it is out in a letter."""

    uid: str
    state: FindingState
    issued: bool


@dataclass(frozen=True, kw_only=True)
class CoverageRow:
    """Everything the board shows of one subject."""

    subject: SubjectRow
    evidence: int
    finding: FindingMark | None
    adverse: bool  # a check failed or an alarm was adopted

    @property
    def whole(self) -> bool:
        """Whether this is the organization itself: no stances, no finding of its own is owed."""
        return self.subject.part == ORGANIZATION_PART

    @property
    def unread(self) -> tuple[int, ...]:
        """Places of the references nobody has read yet."""
        return () if self.whole else tuple(place for place, stance in enumerate(self.subject.stances) if stance is None)

    @property
    def unanswered(self) -> int:
        return self.subject.total - self.subject.answered

    @property
    def clear(self) -> bool:
        """未见问题: all read, all answered, nothing against it, no finding."""
        open_ends = self.unread or self.unanswered or self.subject.pending
        return self.finding is None and not self.adverse and not open_ends and not self.whole

    @property
    def undecided(self) -> bool:
        """Neither a finding nor 未见问题."""
        return self.finding is None and not self.clear and not self.whole

    @property
    def gaps(self) -> bool:
        """Whether the team owes anything here."""
        return not self.whole and bool(self.unread or self.undecided or not self.evidence)

    @property
    def lacks(self) -> bool:
        """Whether a document lacks what it should have."""
        return Stance.MISSING in self.subject.stances


@dataclass(frozen=True, kw_only=True)
class DayDone:
    """What was done on one day."""

    checks: int = 0
    evidence: int = 0


@dataclass(frozen=True, kw_only=True)
class Due:
    """A line of the ledger, not closed, that falls due."""

    day: date
    number: str
    heading: str
    subject_uid: str


@dataclass(frozen=True, kw_only=True)
class Board:
    """The whole board of one visit."""

    rows: tuple[CoverageRow, ...] = ()
    alarms: int = 0
    pending: int = 0
    unfiled: int = 0
    evidence: int = 0
    findings: Mapping[FindingState, int] = field(default_factory=dict)
    unissued: int = 0  # final findings that are in no letter
    resume_uid: str = ""  # where the next unanswered check is

    @property
    def problems(self) -> int:
        return sum(not row.whole for row in self.rows)

    @property
    def owing(self) -> tuple[CoverageRow, ...]:
        return tuple(row for row in self.rows if row.gaps)

    @property
    def answered(self) -> int:
        return sum(row.subject.answered for row in self.rows)

    @property
    def total(self) -> int:
        return sum(row.subject.total for row in self.rows)


class Coverage:
    """Asked by the page 今日; reads only, on any thread."""

    def __init__(
        self,
        database: Database,
        issues: IssueShelf,
        evidence: EvidenceShelf,
        contradictions: ContradictionShelf,
        findings: FindingShelf,
    ) -> None:
        self._database = database
        self._issues = issues
        self._evidence = evidence
        self._contradictions = contradictions
        self._findings = findings

    def board(self, visit_uid: str) -> Board:
        """Every subject in the order of the walkthrough."""
        subjects = self._issues.subject_rows(visit_uid, self._issues.subject_uids(visit_uid))
        counts = {count.uid: count.count for count in self._evidence.subject_counts(visit_uid)}
        adverse = {uid for (uid,) in self._database.rows(ADVERSE, {"visit": visit_uid})}
        marks = self._marks(visit_uid)
        rows = tuple(
            CoverageRow(
                subject=row, evidence=counts.get(row.uid, 0), finding=marks.get(row.uid), adverse=row.uid in adverse
            )
            for row in subjects
        )
        return Board(
            rows=rows,
            unfiled=counts.get("", 0),
            alarms=self._contradictions.count(visit_uid=visit_uid),
            pending=self._contradictions.waiting(visit_uid),
            evidence=self._evidence.count(visit_uid=visit_uid),
            findings=self._findings.state_counts(visit_uid),
            unissued=self.unissued(visit_uid),
            resume_uid=self._resume(visit_uid, rows),
        )

    def _marks(self, visit_uid: str) -> dict[str, FindingMark]:
        marks: dict[str, FindingMark] = {}
        for subject, uid, state, issued in self._database.rows(FINDINGS, {"visit": visit_uid}):
            mark = FindingMark(uid=uid, state=FindingState.named(state), issued=bool(issued))
            known = marks.get(subject)
            if known is None or _ORDER.index(mark.state) < _ORDER.index(known.state):
                marks[subject] = mark
        return marks

    def _resume(self, visit_uid: str, rows: Sequence[CoverageRow]) -> str:
        """The subject answered last if checks are left in it, else the next one after it, else the first."""
        last = [uid for (uid,) in self._database.rows(LAST_ANSWERED, {"visit": visit_uid})]
        uids = [row.subject.uid for row in rows]
        start = uids.index(last[0]) if last and last[0] in uids else 0
        turned = [*rows[start:], *rows[:start]]
        return next((row.subject.uid for row in turned if row.unanswered), "")

    def unissued(self, visit_uid: str) -> int:
        """How many final findings are in no letter that was issued since."""
        found = self._database.rows(FINDINGS, {"visit": visit_uid})
        return sum(state == FindingState.FINAL.identifier and not issued for _, _, state, issued in found)

    def days(self, visit_uid: str) -> dict[date, DayDone]:
        """What was done on which day."""
        return {
            date.fromisoformat(day): DayDone(checks=int(checks), evidence=int(pieces))
            for day, checks, pieces in self._database.rows(DAYS, {"visit": visit_uid})
        }

    def due(self, visit_uid: str, since: date, until: date) -> list[Due]:
        """Lines of the ledger that are not closed and fall due in these days."""
        values = {"visit": visit_uid, "since": since.isoformat(), "until": until.isoformat()}
        return [
            Due(day=date.fromisoformat(day), number=number, heading=heading, subject_uid=subject_uid)
            for day, number, heading, subject_uid in self._database.rows(DEADLINES, values)
        ]
