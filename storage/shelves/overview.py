"""The figures headquarters sums up: how far each visit is, team by team."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from storage.database import Database

# 完成率 counts completed lines only, not 基本完成: domain notes, 汇总数字.
VISITS = """
WITH problems AS (SELECT visit_uid, count(*) AS n FROM issue WHERE level = 'issue' GROUP BY visit_uid),
lines AS (
    SELECT visit_uid, count(*) AS n, total(claimed_status = 'completed') AS completed,
        total(ifnull(closed, 0)) AS closed
    FROM ledger_entry GROUP BY visit_uid
),
answers AS (SELECT visit_uid, count(*) AS n FROM check_result WHERE answer IS NOT NULL GROUP BY visit_uid),
alarms AS (SELECT visit_uid, count(*) AS n FROM contradiction WHERE state = 'pending' GROUP BY visit_uid),
pieces AS (SELECT visit_uid, count(*) AS n FROM evidence GROUP BY visit_uid),
found AS (
    SELECT visit_uid, count(*) AS n, total(state = 'final') AS final, total(account = 'owed') AS owed,
        total(account = 'false') AS false_, total(account = 'stuck') AS stuck, total(account = 'new') AS new
    FROM finding GROUP BY visit_uid
),
letters AS (
    SELECT visit_uid, max(issued_at) AS issued_at FROM paper
    WHERE kind = 'feedback_letter' AND state = 'issued' GROUP BY visit_uid
)
SELECT visit.uid, ifnull(team.name, ''), ifnull(organization.name, ''), ifnull(organization.short_name, ''),
    letters.issued_at, ifnull(problems.n, 0), ifnull(lines.n, 0), ifnull(lines.completed, 0), ifnull(lines.closed, 0),
    ifnull(answers.n, 0), ifnull(alarms.n, 0), ifnull(pieces.n, 0), ifnull(found.n, 0), ifnull(found.owed, 0),
    ifnull(found.false_, 0), ifnull(found.stuck, 0), ifnull(found.new, 0), ifnull(found.final, 0)
FROM look_back_visit AS visit
LEFT JOIN team ON team.uid = visit.team_uid
LEFT JOIN organization ON organization.uid = visit.organization_uid
LEFT JOIN problems ON problems.visit_uid = visit.uid
LEFT JOIN lines ON lines.visit_uid = visit.uid
LEFT JOIN answers ON answers.visit_uid = visit.uid
LEFT JOIN alarms ON alarms.visit_uid = visit.uid
LEFT JOIN pieces ON pieces.visit_uid = visit.uid
LEFT JOIN found ON found.visit_uid = visit.uid
LEFT JOIN letters ON letters.visit_uid = visit.uid
ORDER BY ifnull(team.name, ''), visit.id
"""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Figures of one visit, or of several together."""

    issues: int = 0  # 反馈问题
    lines: int = 0  # of the ledger
    completed: int = 0  # lines the organization calls 已完成
    closed: int = 0
    checks: int = 0  # answered
    alarms: int = 0  # nobody has judged yet
    evidence: int = 0
    findings: int = 0
    owed: int = 0
    false: int = 0
    stuck: int = 0
    new: int = 0
    final: int = 0


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far one visit is; issued_on is the day of its last feedback letter."""

    visit_uid: str
    team: str
    organization: str
    issued_on: date | None
    tally: Tally


FIGURES = tuple(Tally.__dataclass_fields__)


def together(standings: Iterable[Standing]) -> Tally:
    """The figures of several visits added up."""
    listed = [standing.tally for standing in standings]
    return Tally(**{name: sum(getattr(tally, name) for tally in listed) for name in FIGURES})


class Overview:
    """Asked by the page 交换统计 and by headquarters' scripts; reads only, on any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def standings(self) -> list[Standing]:
        """Every visit of the workspace, by team, in the order they were begun.

        An organization goes by its short name where no other has the same: 县水利局 may be that of two counties.
        """
        rows = self._database.rows(VISITS)
        shorts = Counter(short for _name, short in {row[2:4] for row in rows})
        return [
            Standing(
                visit_uid=uid, team=team, organization=short if short and shorts[short] == 1 else name,
                issued_on=datetime.fromisoformat(issued_at).astimezone().date() if issued_at else None,
                tally=Tally(**dict(zip(FIGURES, map(int, figures), strict=True))),
            )
            for uid, team, name, short, issued_at, *figures in rows
        ]  # fmt: skip
