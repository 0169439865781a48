"""Every step that ever wrote a record, also those whose words were written over since: the journal keeps them all."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from storage.database import Database
from storage.rows import Value

# Where the journal holds the newest entries of some records.
HEADS = """
SELECT device, seq, position, field FROM journal_head
WHERE record IN (
    SELECT journal_record.id FROM json_each(?) AS wanted
    JOIN journal_record ON journal_record.record_table = ? AND journal_record.uid = wanted.value
)
"""
# One entry with those it replaced: "device.seq.position …".
ENTRY = """
SELECT journal_step.lamport, journal_step.made_at, journal_step.author, journal_step.label, journal_step.deed,
    journal_entry.value, journal_entry.replaces
FROM journal_entry
JOIN journal_step ON journal_step.device = journal_entry.device AND journal_step.seq = journal_entry.seq
WHERE journal_entry.device = ? AND journal_entry.seq = ? AND journal_entry.position = ?
"""
TAKEN_BACK = {"undo": "撤销：", "redo": "重做："}


class Trace(NamedTuple):
    """A step in the order that holds on every laptop, and what it wrote into one field."""

    lamport: int
    at: datetime
    author: str
    deed: str
    field: str
    value: Value


def trail(
    database: Database, table: str, uids: Iterable[str], fields: Iterable[str] | None = None
) -> list[tuple[tuple[int, int], Trace]]:
    """What was written into these fields (all, if None) of these records, with device and number of the step.

    Unordered: found by going back from the newest entries, so that a long journal costs nothing.
    """
    wanted = [
        ((device, seq, position), field)
        for device, seq, position, field in database.rows(HEADS, (json.dumps(list(uids)), table))
        if fields is None or field in fields
    ]
    seen = {mark for mark, _ in wanted}
    found = []
    while wanted:
        mark, field = wanted.pop()
        for lamport, made_at, author, label, deed, value, replaces in database.rows(ENTRY, mark):
            words = TAKEN_BACK.get(deed, "") + label
            trace = Trace(lamport, datetime.fromisoformat(made_at), author, words, field, value)
            found.append((mark[:2], trace))
            for named in replaces.split():
                device, seq, position = (int(part) for part in named.split("."))
                if (device, seq, position) not in seen:
                    seen.add((device, seq, position))
                    wanted.append(((device, seq, position), field))
    return found
