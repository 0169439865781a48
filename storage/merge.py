"""Steps of colleagues: given out, taken in; what differs stays side by side until a person decides."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from domain.errors import PlaceError
from storage.chains import Selection, same_laptop, select
from storage.database import Database
from storage.forks import Forks
from storage.journal import THERE, Heads, Journal, Step, shown
from storage.rows import CODECS, Codec, Value
from storage.screening import Screened, Screening, Signers
from storage.taking import Outcome, Taken, Taking
from storage.writing import RecordKey, Writing


class _DryRun(Exception):  # noqa: N818 - caught here, never shown
    """Ends the transaction of a dry run."""


class Wording(NamedTuple):
    """One of the values that stand side by side."""

    value: Value
    author: str
    made_at: str
    device: str


class Conflict(NamedTuple):
    """A cell that people wrote without knowing of each other; field is "" where one edited what the other dropped."""

    table: str
    uid: str
    field: str
    wordings: tuple[Wording, ...]  # the shown one last


class Took(NamedTuple):
    """An archive taken in: what became of its records, and the newest step of this laptop at that time."""

    label: str
    records: dict[RecordKey, Outcome]
    seq: int


class Merge:
    """Exchange of steps between workspaces with the same key."""

    def __init__(self, database: Database, journal: Journal, writing: Writing) -> None:
        self._database = database
        self._journal = journal
        self._writing = writing
        self._took: list[Took] = []  # since the workspace was unlocked

    def steps_after(self, known: Mapping[str, int]) -> Iterator[Step]:
        """Every step, of whatever device, that a colleague who knows so many of each has not seen."""
        for device, last in sorted(self._journal.devices().items()):
            yield from self._journal.steps_between(device, known.get(device, 0) + 1, last)

    def own(self, device: str) -> list[str]:
        """The chains of a laptop that have a step here."""
        return [chain for chain in self._journal.devices() if same_laptop(chain, device)]

    def selected(self, visits: Collection[str]) -> Selection:
        """The chains that may be given for these visits alone."""
        return select(self._database, visits)

    def last(self, device: str) -> tuple[int, bytes]:
        """Sequence and hash of a device's newest step."""
        return self._journal.last(device)

    def heads(self) -> dict[str, tuple[int, str]]:
        """How far every chain has come here."""
        return {device: (seq, self._journal.last(device)[1].hex()) for device, seq in self._journal.devices().items()}

    def forks(self) -> Forks:
        """What finds two laptops that went on under one name."""
        return Forks(self._journal.hash_of)

    def base_of(self, theirs: Mapping[str, tuple[int, str]]) -> dict[str, int]:
        """How far a colleague with these heads has what is here."""
        ours = self._journal.devices()
        return {
            device: min(seq, ours[device])
            for device, (seq, digest) in theirs.items()
            if device in ours and (seq > ours[device] or self.hash_of(device, seq) == digest)
        }

    def hash_of(self, device: str, seq: int) -> str:
        """The hash of a step; empty when it is not here."""
        digest = self._journal.hash_of(device, seq)
        return digest.hex() if digest is not None else ""

    def screen(self, steps: Sequence[Step], signers: Signers) -> Screened:
        """Which of these may enter the journal."""
        judge = Screening(signers, self._journal.last, self._journal.cell_of, self._journal.lamport)
        return judge.run(steps)

    def take_many(
        self, screened: Screened, label: str, meanwhile: Callable[[Taken], None], *, dry: bool = False
    ) -> Taken:
        """Takes in what was screened, all or nothing; meanwhile runs before the commit. A dry run is rolled back."""
        with self._database.held():
            try:
                with self._database.transaction():
                    taken = Taking(self._database, self._journal, self._writing.follow).run(screened.steps)
                    meanwhile(taken)
                    if dry:
                        raise _DryRun
                    self._remember_unread(screened.unknown)
            except _DryRun:
                self._journal.forget()
                return taken
            except BaseException:
                self._journal.forget()
                raise
            changed = {key: done for key, done in taken.records.items() if done.before != done.now}
            if taken.steps:
                self._took.append(Took(label, changed, self._writing.newest))
        self._writing.notify(label, set(changed))
        return taken

    def undo_last(self) -> str | None:
        """Writes back what stood before the archive taken in last, where nobody wrote since; a step of its own."""
        if not self._took:
            return None
        label, records, seq = self._took[-1]
        newest = self.undo_label is not None
        with self._writing.change(f"撤销{label}"):
            for (table, uid), outcome in records.items():
                self._put_back(CODECS[table], uid, outcome)
        self._took.pop()
        if newest:  # those taken in just before it are next
            now = self._writing.newest
            self._took = [took._replace(seq=now) if took.seq == seq else took for took in self._took]
        return label

    @property
    def undo_label(self) -> str | None:
        """What was taken in last, while nothing was written here since: then undo takes that back first."""
        last = self._took[-1:]
        return last[0].label if last and last[0].seq == self._writing.newest else None

    @property
    def may_undo(self) -> bool:
        """Whether an archive was taken in since the workspace was unlocked, and not taken back."""
        return bool(self._took)

    def _put_back(self, codec: Codec[Any], uid: str, outcome: Outcome) -> None:
        row = self._writing.now(codec, uid)
        if outcome.now is None or outcome.before is None:
            if row == outcome.now and outcome.before is None:
                self._writing.drop(codec, uid)
            elif row is None and outcome.before is not None:
                self._writing.put(codec, uid, outcome.before)
        elif row is not None:
            cells = zip(outcome.before, outcome.now, row, strict=True)
            self._writing.put(codec, uid, tuple(was if is_now == came else is_now for was, came, is_now in cells))

    def _remember_unread(self, unknown: Iterable[tuple[str, str]]) -> None:
        if unknown:
            told = sorted({*map(tuple, self._unread()), *unknown})
            self._database.write("insert or replace into meta values ('unread', ?)", (json.dumps(told),))

    def _unread(self) -> list[list[str]]:
        found = self._database.rows("select value from meta where name = 'unread'")
        return json.loads(found[0][0]) if found else []

    def read_unread(self) -> None:
        """After an upgrade: makes the rows of fields that came from a newer version and can be read now."""
        unread = self._unread()
        readable = [(table, field) for table, field in unread if known(table, field)]
        if not readable:
            return
        with self._database.transaction():
            for table, field in readable:
                for uid, record in self._database.rows(
                    "select distinct r.uid, r.id from journal_record r join journal_head h on h.record = r.id"
                    " where r.record_table = ? and h.field = ?",
                    (table, field),
                ):
                    self._refold(table, uid, record)
            left = [pair for pair in unread if tuple(pair) not in readable]
            self._database.write("insert or replace into meta values ('unread', ?)", (json.dumps(left),))

    def take_in(self, steps: Iterable[Step], label: str) -> int:
        """Applies what is new, all or nothing; returns how many steps that were."""
        taken = 0
        touched: dict[RecordKey, int] = {}
        with self._database.held():
            try:
                with self._database.transaction():
                    for step in sorted(steps, key=lambda step: (step.device, step.seq)):
                        if self._is_new(step):
                            self._journal.apply(step, touched)
                            taken += 1
                    for (table, uid), record in touched.items():
                        self._refold(table, uid, record)
            except BaseException:
                self._journal.forget()
                raise
        self._writing.notify(label, set(touched))
        return taken

    def _is_new(self, step: Step) -> bool:
        """PlaceError for a step that was altered or misses one before it."""
        if step.hash != step.digest():
            raise PlaceError("收到的一步改动与它的校验值不符，整批都没有收下，本机内容没有变。请让对方重新导出。")
        seq, digest = self._journal.last(step.device)
        if step.seq <= seq:
            if self._journal.step(step.device, step.seq).hash != step.hash:
                raise PlaceError(
                    "收到的改动与本机已有的同一步不同，可能有两台电脑用了同一份工作夹拷贝；"
                    "整批都没有收下，本机内容没有变。请联系组里管电脑的同志。"
                )
            return False
        if step.seq != seq + 1 or step.previous != digest:
            raise PlaceError("收到的改动前面还缺几步，整批都没有收下，本机内容没有变。请让对方从头导出。")
        return True

    def _refold(self, table: str, uid: str, record: int) -> None:
        """Writes the row that the heads now make."""
        codec = CODECS.get(table)
        if codec is None:  # of a newer version: kept in the journal, unread
            return
        row = shown(self._journal.heads(record), table)
        before = self._database.rows(codec.select_stored, (uid,))
        if row is None:
            self._database.write(codec.delete, (uid,))
        elif before:
            self._database.write(codec.update, (*row, uid))
        else:
            self._database.write(codec.insert, (record, uid, *row))
        self._writing.follow(table, record, before[0] if before else None, row)

    def conflicts(self) -> list[Conflict]:
        """Every cell whose heads differ."""
        found = self._database.rows(
            "select r.record_table, r.uid, r.id from journal_record r where r.id in"
            " (select record from journal_head group by record, field having count(*) > 1) order by r.id"
        )
        return [
            Conflict(table, uid, field, self._wordings(heads, field))
            for table, uid, record in found
            for heads in [self._journal.heads(record)]
            for field in sorted(heads)
            if known(table, field) and len({head.value for head in heads[field]}) > 1
        ]

    def conflicting(self) -> int:
        """How many records have a conflict: one quick question, for the figure that is always in view."""
        found = self._database.rows(
            "select r.record_table, r.uid, h.field from journal_head h"
            " join journal_entry e on e.device = h.device and e.seq = h.seq and e.position = h.position"
            " join journal_record r on r.id = h.record where (h.record, h.field) in"
            " (select record, field from journal_head group by record, field having count(*) > 1)"
            " group by h.record, h.field having count(distinct typeof(e.value) || coalesce(e.value, '')) > 1"
        )
        return len({(table, uid) for table, uid, field in found if known(table, field)})

    def _wordings(self, heads: Heads, field: str) -> tuple[Wording, ...]:
        ranked = sorted(heads[field], key=lambda head: bool(head.value)) if field == THERE else heads[field]
        return tuple(Wording(head.value, *self._journal.written_by(head.mark), head.mark.device) for head in ranked)

    def settle(self, conflict: Conflict, value: Value) -> None:
        """A person's choice, inside a change block: it replaces all the wordings, here and at the colleagues'."""
        codec = CODECS[conflict.table]
        row = self._writing.now(codec, conflict.uid)
        if conflict.field == THERE:
            if value:
                self._writing.force(conflict.table, conflict.uid, {})
            else:
                self._writing.drop(codec, conflict.uid)
            return
        if row is not None:
            place = codec.index[conflict.field]
            self._writing.put(codec, conflict.uid, (*row[:place], value, *row[place + 1 :]))
        self._writing.force(conflict.table, conflict.uid, {conflict.field: value})


def known(table: str, field: str) -> bool:
    """Whether this program reads that field; one of a newer version is kept and handed on unread."""
    return table in CODECS and (field == THERE or field in CODECS[table].index)
