"""Many steps of others at once: the same as Journal.apply one by one, with each table written in one go."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from storage.change import RecordKey, Turned
from storage.conflicts import may_differ
from storage.database import Database
from storage.heads import Head, Heads, shown
from storage.journal import Journal
from storage.rows import CODECS, Codec, Stored, Value
from storage.steps import THERE, Mark, Step

# Plain tuples, for there are hundreds of thousands of them: a named one costs four times as much.
Place = tuple[str, int, int]  # device, sequence, position
Written = tuple[int, Place, Value]  # Lamport count first: the shown one is the greatest


class Outcome(NamedTuple):
    """What became of one record."""

    before: Stored | None
    now: Stored | None
    new: bool
    conflicting: bool
    author: str  # who wrote it last


Follow = Callable[[Sequence[Turned]], None]


class Taken(NamedTuple):
    """How many steps, and the records that they touched."""

    steps: int
    records: dict[RecordKey, Outcome]


class Taking:
    """One batch, inside an open transaction; every step is new here and in causal order."""

    def __init__(self, database: Database, journal: Journal, follow: Follow) -> None:
        self._database = database
        self._journal = journal
        self._follow = follow
        self._ids: dict[RecordKey, int] = {}
        self._fresh: set[int] = set()
        self._cells: dict[int, dict[str, list[Written]]] = {}
        self._several: set[int] = set()  # records of which a field was written more than once
        self._replaced: set[tuple[int, str, Place]] = set()

    def run(self, steps: Sequence[Step]) -> Taken:
        """Appends the steps, moves the heads, writes the rows they make."""
        authors = {(entry.table, entry.uid): step.author for step in steps for entry in step.entries}
        self._find_records(authors)
        self._append(steps)
        self._move_heads()
        self._journal.lamport = max([self._journal.lamport, *(step.lamport for step in steps)])
        return Taken(len(steps), self._fold(authors))

    def _find_records(self, keys: Iterable[RecordKey]) -> None:
        by_table: dict[str, list[str]] = {}
        for table, uid in keys:
            by_table.setdefault(table, []).append(uid)
        for table, uids in by_table.items():
            found = self._database.rows(
                "select uid, id from journal_record where record_table = ? and uid in (select value from json_each(?))",
                (table, json.dumps(uids)),
            )
            self._ids.update({(table, uid): number for uid, number in found})
        last = self._database.value("select coalesce(max(id), 0) from journal_record")
        made = [(number, *key) for number, key in enumerate((key for key in keys if key not in self._ids), last + 1)]
        self._database.write_many("insert into journal_record (id, record_table, uid) values (?, ?, ?)", made)
        self._ids.update({(table, uid): number for number, table, uid in made})
        self._fresh.update(number for number, _, _ in made)

    def _append(self, steps: Sequence[Step]) -> None:
        numbers = {device: self._journal.number(device) for device in dict.fromkeys(step.device for step in steps)}
        entries: list[tuple[int, int, int, int, str, Value, str]] = []
        for step in steps:
            device = numbers[step.device]
            for position, (table, uid, field, value, replaces) in enumerate(step.entries):
                record = self._ids[table, uid]
                cells = self._cells.setdefault(record, {})
                written = (step.lamport, (step.device, step.seq, position), value)
                if field in cells:
                    cells[field].append(written)
                    self._several.add(record)
                else:
                    cells[field] = [written]
                named = self._named(record, field, replaces) if replaces else ""
                entries.append((device, step.seq, position, record, field, value, named))
        self._database.write_many(
            "insert into journal_step values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(numbers[step.device], *step[1:10]) for step in steps],
        )
        self._database.write_many("insert into journal_entry values (?, ?, ?, ?, ?, ?, ?)", entries)

    def _named(self, record: int, field: str, replaces: Sequence[Mark]) -> str:
        self._replaced.update((record, field, (device, seq, place)) for device, seq, place in replaces)
        number = self._journal.number
        return " ".join(f"{number(device)}.{seq}.{place}" for device, seq, place in replaces)

    def _move_heads(self) -> None:
        number = self._journal.number
        heads = []
        for record, cells in self._cells.items():
            for field, found in cells.items():
                left = found
                if self._replaced:
                    cells[field] = left = [one for one in found if (record, field, one[1]) not in self._replaced]
                heads += [(record, field, number(device), seq, place) for _, (device, seq, place), _ in left]
        self._database.write_many("insert into journal_head values (?, ?, ?, ?, ?)", heads)
        self._database.write_many(
            "delete from journal_head where record = ? and field = ? and device = ? and seq = ? and position = ?",
            [
                (record, field, number(device), seq, place)
                for record, field, (device, seq, place) in self._replaced
                if record not in self._fresh
            ],
        )

    def _fold(self, authors: dict[RecordKey, str]) -> dict[RecordKey, Outcome]:
        inserts: dict[str, list[tuple[Value, ...]]] = {}
        turned: list[Turned] = []
        outcomes = {}
        for (table, uid), author in authors.items():
            codec = CODECS.get(table)
            if codec is None:  # of a newer version: kept in the journal, unread
                continue
            record = self._ids[table, uid]
            fresh = record in self._fresh
            if fresh:
                now, conflicting = _made(self._cells[record], codec, several=record in self._several)
            else:
                heads = self._journal.heads(record)
                now, conflicting = shown(heads, table), differs(heads, codec)
            before = None if fresh else self._row(codec, uid)
            if before is not None:
                self._rewrite(codec, uid, before, now)
            elif now is not None:
                inserts.setdefault(table, []).append((record, uid, *now))
            if before != now:
                turned.append((table, record, before, now))
            outcomes[table, uid] = Outcome(before, now, fresh, conflicting, author)
        for table, rows in inserts.items():
            self._database.write_many(CODECS[table].insert, rows)
        self._follow(turned)
        return outcomes

    def _row(self, codec: Codec[Any], uid: str) -> Stored | None:
        return self._database.row(codec.select_stored, (uid,))

    def _rewrite(self, codec: Codec[Any], uid: str, before: Stored, now: Stored | None) -> None:
        if now is None:
            self._database.write(codec.delete, (uid,))
        elif now != before:
            self._database.write(*codec.update(uid, before, now))


def _made(cells: dict[str, list[Written]], codec: Codec[Any], *, several: bool) -> tuple[Stored | None, bool]:
    """The row of a record that only this batch knows, and whether people differ: as `shown` and `differs` say it."""
    if several:
        heads = {
            field: [Head(Mark(*place), value, lamport) for lamport, place, value in sorted(found)]
            for field, found in cells.items()
        }
        return shown(heads, codec.table), differs(heads, codec)
    if not cells.get(THERE) or not cells[THERE][0][2]:
        return None, False
    row = tuple(
        [
            cells[name][0][2] if cells.get(name) else default
            for name, default in zip(codec.columns, codec.defaults, strict=True)
        ]
    )
    return (None if any(row[place] is None for place in codec.needed) else row), False


def differs(heads: Heads, codec: Codec[Any]) -> bool:
    """Whether people differ about this record."""
    return any(
        len(found) > 1 and may_differ(codec.table, field) and len({head.value for head in found}) > 1
        for field, found in heads.items()
    )
