"""Questions about findings."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.records import Finding
from domain.words import AccountType, FindingState
from storage.shelf import Shelf
from storage.shelves.trail import trail


@dataclass(frozen=True, kw_only=True)
class FindingRow:
    """What the list shows of one finding; label is the number of the problem: 3, 点4, 分7.

    returned: a draft that was sent and came back.
    """

    uid: str
    number: str
    label: str
    heading: str
    state: FindingState
    account: AccountType | None
    returned: bool


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A step of the approval: when, who, in what words, and where the paper stood then."""

    at: datetime
    author: str
    deed: str
    state: FindingState


WRITTEN_ONCE = "visit_uid"  # when the paper is formed


class FindingShelf(Shelf[Finding]):
    """问题 with their working papers."""

    def listed(self, visit_uid: str, states: Iterable[FindingState]) -> list[str]:
        """Uids of the findings in these states, in order of position."""
        sql = """
            SELECT uid FROM finding WHERE visit_uid = ? AND state IN (SELECT value FROM json_each(?))
            ORDER BY position, number, id
        """
        wanted = json.dumps([state.identifier for state in states])
        return [uid for (uid,) in self._database.rows(sql, (visit_uid, wanted))]

    def doubled_numbers(self) -> list[tuple[str, str]]:
        """Visit and number wherever a number stands twice."""
        sql = """
            SELECT visit_uid, number FROM finding WHERE number <> ''
            GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1, 2
        """
        return [(visit, number) for visit, number in self._database.rows(sql)]

    def rows(self, uids: Iterable[str]) -> list[FindingRow]:
        """What the list shows of these findings."""
        sql = """
            SELECT finding.uid, finding.number,
                coalesce(issue.number, '点' || named_matter.number, '分' || assigned_task.number, ''),
                coalesce(issue.heading, named_matter.heading, assigned_task.heading, finding.title),
                finding.state, finding.account,
                finding.state = 'draft' AND EXISTS (
                    SELECT 1 FROM journal_record
                    JOIN journal_head ON journal_head.record = journal_record.id AND journal_head.field = 'state'
                    JOIN journal_step USING (device, seq)
                    WHERE journal_record.record_table = 'finding' AND journal_record.uid = finding.uid
                    AND journal_step.label LIKE '退回修改：%'
                )
            FROM json_each(?) AS wanted
            JOIN finding ON finding.uid = wanted.value
            LEFT JOIN issue ON issue.uid = finding.subject_uid
            LEFT JOIN named_matter ON named_matter.uid = finding.subject_uid
            LEFT JOIN assigned_task ON assigned_task.uid = finding.subject_uid
            ORDER BY wanted.key
        """
        return [
            FindingRow(
                uid=uid,
                number=number,
                label=label,
                heading=heading,
                state=FindingState.named(state),
                account=AccountType.named(account) if account else None,
                returned=bool(returned),
            )
            for uid, number, label, heading, state, account, returned in self._database.rows(
                sql, (json.dumps(list(uids)),)
            )
        ]

    def state_counts(self, visit_uid: str) -> dict[FindingState, int]:
        """How many findings stand in each state."""
        sql = "SELECT state, count(*) FROM finding WHERE visit_uid = ? GROUP BY state"
        found = {FindingState.named(state): number for state, number in self._database.rows(sql, (visit_uid,))}
        return {state: found.get(state, 0) for state in FindingState}

    def passage(self, uid: str) -> list[Moved]:
        """Every step of the approval of a paper, the oldest first: also those that were taken back."""
        found: dict[tuple[int, int], tuple[int, Moved]] = {}
        for step, trace in trail(self._database, "finding", [uid], ("state", WRITTEN_ONCE)):
            stood = trace.value if trace.field == "state" else None
            state = FindingState.named(str(stood)) if stood else FindingState.DRAFT
            found[step] = trace.lamport, Moved(at=trace.at, author=trace.author, deed=trace.deed, state=state)
        return [moved for _, moved in sorted(found.values(), key=lambda one: (one[0], one[1].at))]

    def registered_by(self, uid: str, field: str) -> str:
        """Who wrote the name that now stands in deputy_signed or leader_signed; "" when nobody did."""
        sql = """
            SELECT journal_step.author FROM journal_record
            JOIN journal_head ON journal_head.record = journal_record.id AND journal_head.field = ?
            JOIN journal_step ON journal_step.device = journal_head.device AND journal_step.seq = journal_head.seq
            WHERE journal_record.record_table = 'finding' AND journal_record.uid = ?
            ORDER BY journal_step.lamport DESC LIMIT 1
        """
        return self._database.value(sql, (field, uid)) or ""
