"""Every change of every field, once, in a chain of steps for each device.

A cell is (table, uid, field). The field ``""`` says whether the record is there (1) or dropped (0); every edit writes
it too, so an edit made without knowledge of a drop stands beside it, and the record stays: edit beats drop.
An entry names the entries that it replaces; those that nobody replaced are the heads of a cell. More heads than one
with different values is a conflict, shown to people; until they decide, the head of the highest Lamport count is shown.
Steps come in causal order: what an entry replaces is here before it.
"""

import json
from collections.abc import Collection, Iterator, Mapping

from storage.database import Database
from storage.heads import Head, Heads, Marks
from storage.rows import Value
from storage.steps import START, Entry, Mark, Step

STEPS_AT_ONCE = 500
RECORD_ID = "select id from journal_record where record_table = ? and uid = ?"


class Journal:
    """Reads and appends the journal tables; always inside a transaction of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self.lamport = 0  # the highest count seen
        self.forget()

    def _know(self, number: int, uid: str) -> None:
        self._numbers[uid] = number
        self._names[number] = uid

    def forget(self) -> None:
        """Reads anew what is kept in memory: after a block failed, numbers given inside it are void."""
        # New dictionaries: another thread may be reading the old ones.
        names: dict[int, str] = dict(self._database.rows("select id, uid from journal_device"))
        self._names, self._numbers = names, {uid: number for number, uid in names.items()}
        self.lamport = self._database.value("select coalesce(max(lamport), 0) from journal_step")

    def number(self, device: str) -> int:
        """The short number of a device here, given at its first mention."""
        if device not in self._numbers:
            self._know(self._database.write("insert into journal_device (uid) values (?)", (device,)), device)
        return self._numbers[device]

    def record_id(self, table: str, uid: str) -> int | None:
        """The row number of a record, the same before a drop and after its undo."""
        found: int | None = self._database.value(RECORD_ID, (table, uid))
        return found

    def known_id(self, table: str, uid: str) -> int:
        """The row number of a record that the journal has seen."""
        return int(self._database.value(RECORD_ID, (table, uid)))

    def new_record_id(self, table: str, uid: str) -> int:
        """Gives a record its row number."""
        return self._database.write("insert into journal_record (record_table, uid) values (?, ?)", (table, uid))

    def uids_of(self, table: str) -> set[str]:
        """Every record of a table that ever was."""
        found = self._database.rows("select uid from journal_record where record_table = ?", (table,))
        return {uid for (uid,) in found}

    def heads(self, record: int) -> Heads:
        """All heads of a record by field."""
        found: Heads = {}
        for field, device, seq, position, value, lamport in self._database.rows(
            "select h.field, h.device, h.seq, h.position, e.value, s.lamport from journal_head h"
            " join journal_entry e on e.device = h.device and e.seq = h.seq and e.position = h.position"
            " join journal_step s on s.device = h.device and s.seq = h.seq where h.record = ?",
            (record,),
        ):
            found.setdefault(field, []).append(Head(Mark(self._names[device], seq, position), value, lamport))
        for heads in found.values():
            if len(heads) > 1:
                heads.sort(key=lambda head: (head.lamport, head.mark))
        return found

    def heads_without(self, records: Collection[int], ranges: Mapping[str, tuple[int, int]]) -> dict[int, Heads]:
        """What the heads of these records would be, had the steps of these chains from first to last never come."""
        left: dict[int, dict[str, list[Head]]] = {}
        replaced: set[tuple[int, str, Mark]] = set()
        for record, field, device, seq, position, value, named, lamport in self._database.rows(
            "select e.record, e.field, e.device, e.seq, e.position, e.value, e.replaces, s.lamport"
            " from journal_entry e join journal_step s on s.device = e.device and s.seq = e.seq"
            " where e.record in (select value from json_each(?))",
            (json.dumps(list(records)),),
        ):
            first, last = ranges.get(self._names[device], (1, 0))
            if not first <= seq <= last:
                mark = Mark(self._names[device], seq, position)
                left.setdefault(record, {}).setdefault(field, []).append(Head(mark, value, lamport))
                replaced.update((record, field, gone) for gone in self._named(named))
        return {
            record: {
                field: sorted(
                    (head for head in heads if (record, field, head.mark) not in replaced),
                    key=lambda head: (head.lamport, head.mark),
                )
                for field, heads in cells.items()
            }
            for record, cells in left.items()
        }

    def marks(self, record: int) -> Marks:
        """The heads of a record by field without their values: what the next entries replace."""
        found: dict[str, tuple[Mark, ...]] = {}
        for field, device, seq, position in self._database.rows(
            "select field, device, seq, position from journal_head where record = ?", (record,)
        ):
            found[field] = (*found.get(field, ()), Mark(self._names[device], seq, position))
        return found

    def last(self, device: str) -> tuple[int, bytes]:
        """Sequence and hash of a device's newest step."""
        found = self._database.row(
            "select seq, hash from journal_step where device = ? order by seq desc limit 1",
            (self._numbers.get(device),),
        )
        return (found[0], found[1]) if found else (0, START)

    def devices(self) -> dict[str, int]:
        """Every device with a step here, and the sequence of its newest one."""
        return {device: seq for device, (seq, _) in self.ends().items()}

    def ends(self) -> dict[str, tuple[int, str]]:
        """How far every chain has come here: sequence and hash of its newest step."""
        found = self._database.rows(
            "select d.uid, max(s.seq), s.hash from journal_step s"
            " join journal_device d on d.id = s.device group by d.uid"
        )
        return {device: (seq, digest.hex()) for device, seq, digest in found}

    def apply(self, step: Step, ids: dict[tuple[str, str], int]) -> None:
        """Appends a step and moves the heads; ids holds row numbers already known and takes the new ones."""
        device = self.number(step.device)
        self._database.write("insert into journal_step values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (device, *step[1:10]))
        self.lamport = max(self.lamport, step.lamport)
        entries, heads, replaced = [], [], []
        for position, (table, uid, field, value, replaces) in enumerate(step.entries):
            record = ids.get((table, uid))
            if record is None:
                record = self.record_id(table, uid) or self.new_record_id(table, uid)
                ids[table, uid] = record
            named = ""
            if replaces:
                marks = [(self.number(mark.device), mark.seq, mark.position) for mark in replaces]
                replaced += [(record, field, *mark) for mark in marks]
                named = " ".join(f"{number}.{seq}.{place}" for number, seq, place in marks)
            entries.append((device, step.seq, position, record, field, value, named))
            heads.append((record, field, device, step.seq, position))
        self._database.write_many("insert into journal_entry values (?, ?, ?, ?, ?, ?, ?)", entries)
        self._database.write_many("insert into journal_head values (?, ?, ?, ?, ?)", heads)
        self._database.write_many(
            "delete from journal_head where record = ? and field = ? and device = ? and seq = ? and position = ?",
            replaced,
        )

    def step(self, device: str, seq: int) -> Step:
        """A step with its entries, as it was made."""
        (step,) = self.steps_between(device, seq, seq)
        return step

    def steps_between(self, device: str, first: int, last: int) -> Iterator[Step]:
        """Steps of a device from first to last, some hundred read at a time."""
        number = self._numbers[device]
        for start in range(first, last + 1, STEPS_AT_ONCE):
            window = (number, start, min(last, start + STEPS_AT_ONCE - 1))
            entries: dict[int, list[Entry]] = {}
            for seq, table, uid, field, value, named in self._database.rows(
                "select e.seq, r.record_table, r.uid, e.field, e.value, e.replaces from journal_entry e"
                " join journal_record r on r.id = e.record where e.device = ? and e.seq between ? and ?"
                " order by e.seq, e.position",
                window,
            ):
                marks = self._named(named) if named else ()
                entries.setdefault(seq, []).append(Entry(table, uid, field, value, marks))
            for seq, author, label, made_at, lamport, deed, reverses, previous, digest in self._database.rows(
                "select seq, author, label, made_at, lamport, deed, reverses, previous, hash from journal_step"
                " where device = ? and seq between ? and ? order by seq",
                window,
            ):
                made = tuple(entries.get(seq, ()))
                yield Step(device, seq, author, label, made_at, lamport, deed, reverses, previous, digest, made)

    def held(self, device: str, first: int, last: int) -> tuple[int, int]:
        """How many steps of a device from first to last lie here, and how many entries."""
        window = (self._numbers[device], first, last)
        steps = "select count(*) from journal_step where device = ? and seq between ? and ?"
        entries = "select count(*) from journal_entry where device = ? and seq between ? and ?"
        return self._database.value(steps, window), self._database.value(entries, window)

    def hash_of(self, device: str, seq: int) -> bytes | None:
        """The hash of a step; None when it is not here."""
        found: bytes | None = self._database.value(
            "select s.hash from journal_step s join journal_device d on d.id = s.device where d.uid = ? and s.seq = ?",
            (device, seq),
        )
        return found

    def cell_of(self, mark: Mark) -> tuple[str, str, str] | None:
        """Table, uid and field of an entry; None when it is not here."""
        found: tuple[str, str, str] | None = self._database.row(
            "select r.record_table, r.uid, e.field from journal_entry e join journal_record r on r.id = e.record"
            " where e.device = ? and e.seq = ? and e.position = ?",
            (self._numbers.get(mark.device), mark.seq, mark.position),
        )
        return found

    def steps(self, device: str) -> Iterator[Step]:
        """Every step of a device in order."""
        return self.steps_between(device, 1, self.last(device)[0])

    def all_heads(self) -> Iterator[tuple[str, str, str, Mark]]:
        """Table, uid and field of every cell with the marks of its heads."""
        found = self._database.rows(
            "select r.record_table, r.uid, h.field, h.device, h.seq, h.position"
            " from journal_head h join journal_record r on r.id = h.record"
        )
        return (
            (table, uid, field, Mark(self._names[device], seq, position))
            for table, uid, field, device, seq, position in found
        )

    def written_by(self, mark: Mark) -> tuple[str, str, int | None]:
        """Author and time of an entry, and the step that it reversed."""
        ((author, made_at, reverses),) = self._database.rows(
            "select author, made_at, reverses from journal_step where device = ? and seq = ?",
            (self._numbers[mark.device], mark.seq),
        )
        return author, made_at, reverses

    def label(self, device: str, seq: int) -> str:
        """The user's word for a step."""
        sql = "select label from journal_step where device = ? and seq = ?"
        ((label,),) = self._database.rows(sql, (self._numbers[device], seq))
        return str(label)

    def length(self, device: str, seq: int) -> int:
        """How many cells a step wrote."""
        sql = "select coalesce(max(position) + 1, 0) from journal_entry where device = ? and seq = ?"
        return int(self._database.value(sql, (self._numbers[device], seq)))

    def _named(self, named: str) -> tuple[Mark, ...]:
        """The marks of a ``replaces`` column."""
        parts = (mark.split(".") for mark in named.split())
        return tuple(Mark(self._names[int(number)], int(seq), int(place)) for number, seq, place in parts)

    def value(self, mark: Mark) -> tuple[int, Value] | None:
        """Lamport count and value of an entry; None when it has not come yet."""
        found: tuple[int, Value] | None = self._database.row(
            "select s.lamport, e.value from journal_entry e join journal_step s"
            " on s.device = e.device and s.seq = e.seq where e.device = ? and e.seq = ? and e.position = ?",
            (self._numbers.get(mark.device), mark.seq, mark.position),
        )
        return found
