"""The one hand that writes: change blocks and the step they leave in the journal."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from domain.changes import Changes
from storage.chains import FAMILY, RIDES, chain_of, visit_of
from storage.change import Cells, Change, RecordKey, Touched, Turned
from storage.database import Database, GaveWay
from storage.heads import Marks, values
from storage.journal import Journal
from storage.riding import Parts, Riding
from storage.rows import CODECS, Codec, Stored
from storage.steps import THERE, WITNESS, Entry, Step

T = TypeVar("T")
TRIES = 5  # in which a long block lets others in before it goes through
Steps = tuple[Step, ...]  # of one block: one for each chain it touched, all of one Lamport count


class Writing:
    """Opens blocks, puts and drops rows inside them, journals the difference at their end."""

    def __init__(self, database: Database, journal: Journal, device: str, author: str) -> None:
        self._database = database
        self._journal = journal
        self._riding = Riding(database, journal)
        self.device = device
        self.author = author
        self._open: Change | None = None
        self._listeners: list[Callable[[Changes], None]] = []
        self.after_step: list[Callable[[Steps], None]] = []
        self.newest: int = database.value(  # the Lamport count of what was written here last
            "select coalesce(max(s.lamport), 0) from journal_step s join journal_device d on d.id = s.device"
            " where substr(d.uid, 1, ?) = ? and s.deed <> ?",
            (FAMILY, device[:FAMILY], WITNESS),
        )
        self.latest: Steps = ()  # what the newest block wrote
        self.within: list[Callable[[Sequence[Turned]], None]] = []

    def listen(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Calls back after every commit, on the thread that wrote; returns what ends it."""
        self._listeners.append(callback)

        def unlisten() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return unlisten

    @contextmanager
    def change(self, label: str) -> Iterator[Change]:
        """The block: transaction, undo step, audit entry and change notice in one; a block inside joins it."""
        if self._database.writing_here and self._open is not None:
            with self._joined(self._open) as change:
                yield change
            return
        change = Change(label)
        with self._database.held():
            try:
                with self._database.transaction():
                    self._open = change
                    try:
                        yield change
                        steps = self._journal_it(change)
                    finally:
                        self._open = None
            except BaseException:
                self._journal.forget()
                raise
            if steps:
                if change.deed != WITNESS:
                    self.newest, self.latest = steps[0].lamport, steps
                for follow in self.after_step:
                    follow(steps)
        if steps:
            self.notify(change.label, {(entry.table, entry.uid) for step in steps for entry in step.entries})

    def politely(self, label: str, deed: Callable[[], T]) -> T:
        """A long block, the deed inside it: a key typed meanwhile is saved first, and the deed begins anew."""
        for _ in range(0 if self._database.writing_here else TRIES):
            try:
                with self.change(label):
                    self._database.gives_way = True
                    return deed()
            except GaveWay:
                self._database.let_in()
        with self.change(label):
            return deed()

    def witness(self, label: str, table: str, uids: Iterable[str]) -> None:
        """A step that says of these records what was done with them outside of the workspace; nothing is written."""
        with self.alone() as change:
            change.label, change.deed = label, WITNESS
            for uid in uids:
                self.force(table, uid, {})

    @contextmanager
    def alone(self) -> Iterator[Change]:
        """A block that never joins another: undo inside of a deed would be neither."""
        if self._database.writing_here:
            raise RuntimeError("undo and exchange stand outside of `with store.change(label):`")
        with self.change("") as change:
            yield change

    @contextmanager
    def _joined(self, outer: Change) -> Iterator[Change]:
        place = outer.place()
        self._database.write("savepoint nested")
        try:
            yield outer
        except BaseException:
            self._database.write("rollback to nested")
            outer.back_to(place)
            raise
        finally:
            self._database.write("release nested")

    def _current(self) -> Change:
        if self._open is None or not self._database.writing_here:
            raise RuntimeError("put and drop stand inside `with store.change(label):`")
        return self._open

    def put(self, codec: Codec[Any], uid: str, row: Stored) -> None:
        """Writes a row that differs from the one there."""
        change = self._current()
        key = (codec.table, uid)
        before = self.now(codec, uid)
        if before == row:
            if codec.table == RIDES:  # another organization may have it too by now
                change.touch(key, before, row)
            return
        if before is None:
            known = change.ids.get(key) or self._journal.record_id(*key)
            record = known or self._journal.new_record_id(*key)
            self._database.write(codec.insert, (record, uid, *row))
            change.ids[key] = record
            if known is None:
                change.fresh.add(key)
        else:
            self._database.write(*codec.update(uid, before, row))
        change.touch(key, before, row)

    def drop(self, codec: Codec[Any], uid: str) -> None:
        """Takes a row away; its journal stays, so undo brings it back."""
        change = self._current()
        before = self.now(codec, uid)
        if before is not None:
            self._database.write(codec.delete, (uid,))
            change.touch((codec.table, uid), before, None)

    def leave(self, uid: str) -> None:
        """The chains of the step being reversed name this original no more; others do, so it stays."""
        change, row = self._current(), self.now(CODECS[RIDES], uid)
        change.left.add(uid)
        change.touch((RIDES, uid), row, row)

    def force(self, table: str, uid: str, cells: Cells) -> None:
        """Journals these values of cells even where the row shows them already; several of one stand side by side."""
        self._current().force((table, uid), self.now(CODECS[table], uid), cells)

    def now(self, codec: Codec[Any], uid: str) -> Stored | None:
        """The row as the open block sees it."""
        change, key = self._current(), (codec.table, uid)
        known = change.touched.get(key)
        if known is not None:
            return known.now
        for record, *row in self._database.rows(codec.select_held, (uid,)):
            change.ids[key] = record
            return tuple(row)
        return None

    def _journal_it(self, change: Change) -> Steps:
        by_visit: dict[str, list[Entry]] = {}
        for key, touched in change.touched.items():
            if key[0] != RIDES and (touched.before != touched.now or touched.forced is not None):
                self._database.look_round()
                visit, entries = self._entries(change, key, touched)
                by_visit.setdefault(visit, []).extend(entries)
        parts = {chain_of(self.device, visit): entries for visit, entries in by_visit.items()}
        self._ride(change, parts, [chain_of(self.device, visit) for visit in by_visit if visit])
        for chain in change.reverses:
            parts.setdefault(chain, [])  # also where nothing is left to reverse: the step counts as reversed
        made_at = datetime.now(UTC).isoformat(timespec="milliseconds")
        count = self._journal.lamport + 1
        steps = tuple(self._step(change, chain, made_at, count, entries) for chain, entries in parts.items())
        for step in steps:
            self._journal.apply(step, change.ids)
        if steps:
            self.follow(
                [
                    (key[0], change.ids[key], touched.before, touched.now)
                    for key, touched in change.touched.items()
                    if touched.before != touched.now
                ]
            )
        return steps

    def _ride(self, change: Change, parts: Parts, chains: list[str]) -> None:
        """Adds what is said of the originals that the block touched; chains are those of its visits."""
        for key, touched in change.touched.items():
            if key[0] == RIDES and (touched.before != touched.now or chains or change.left):
                record = change.ids.setdefault(key, change.ids.get(key) or self._journal.known_id(*key))
                only = change.reverses if key[1] in change.left else None
                said = self._riding.parts(self.device, record, key[1], touched.now, chains, only)
                for chain, entries in said.items():
                    parts.setdefault(chain, []).extend(entries)

    def _step(self, change: Change, chain: str, made_at: str, count: int, entries: list[Entry]) -> Step:
        seq, previous = self._journal.last(chain)
        unsigned = Step(
            chain, seq + 1, self.author, change.label, made_at, count,
            change.deed, change.reverses.get(chain), previous, b"", tuple(entries),
        )  # fmt: skip
        return unsigned.sealed()

    def follow(self, turned: Sequence[Turned]) -> None:
        """Lets what is kept beside the records follow, inside the open transaction."""
        for keep in self.within:
            keep(turned)

    def _entries(self, change: Change, key: RecordKey, touched: Touched) -> tuple[str, list[Entry]]:
        """The visit of a record, and its cells that differ, whether it is there first."""
        table, uid = key
        codec = CODECS[table]
        marks, base = self._base(change, key, touched)
        now = touched.now
        forced = touched.forced or {}
        there = forced.get(THERE, (0 if now is None else 1,))
        entries = [Entry(table, uid, THERE, value, marks.get(THERE, ())) for value in there]
        for name, was, value in zip(codec.columns, base, now or base, strict=True):
            if name in forced:
                # What was never written stands for nothing: colleagues would refuse the step.
                fitting = [each for each in forced[name] if codec.accepts(name, each)]
                entries += [Entry(table, uid, name, each, marks.get(name, ())) for each in fitting]
            elif was != value:
                entries.append(Entry(table, uid, name, value, marks.get(name, ())))
        return visit_of(table, uid, now or base), entries

    def _base(self, change: Change, key: RecordKey, touched: Touched) -> tuple[Marks, Stored]:
        """What the entries of a record replace, and the columns they are compared with."""
        if key in change.fresh:
            return {}, CODECS[key[0]].defaults
        if key not in change.ids:
            change.ids[key] = self._journal.known_id(*key)
        record = change.ids[key]
        before = touched.before
        if before is None:  # a record that was dropped: its columns live in the journal alone
            before = values(self._journal.heads(record), key[0])
        return self._journal.marks(record), before

    def notify(self, label: str, keys: set[RecordKey]) -> None:
        """Tells every listener which records are no longer what they were."""
        uids: dict[str, set[str]] = {}
        for table, uid in keys:
            uids.setdefault(table, set()).add(uid)
        if uids:
            changes = Changes(label=label, uids={table: frozenset(found) for table, found in uids.items()})
            for callback in list(self._listeners):
                callback(changes)
