"""Steps of colleagues: given out, taken in; what differs stays side by side until a person decides."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from domain.errors import PlaceError
from storage.database import Database
from storage.journal import THERE, Entry, Heads, Journal, Step, shown
from storage.rows import CODECS, Value
from storage.writing import RecordKey, Writing


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


class Merge:
    """Exchange of steps between workspaces with the same key."""

    def __init__(self, database: Database, journal: Journal, writing: Writing) -> None:
        self._database = database
        self._journal = journal
        self._writing = writing

    def steps_after(self, known: Mapping[str, int]) -> Iterator[Step]:
        """Every step, of whatever device, that a colleague who knows so many of each has not seen."""
        for device, last in self._journal.devices().items():
            for seq in range(known.get(device, 0) + 1, last + 1):
                yield self._journal.step(device, seq)

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
        """PlaceError for a step that was altered, misses one before it, or names what this program does not know."""
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
        if not all(_known(entry) for entry in step.entries):
            raise PlaceError("收到的改动来自较新的版本，整批都没有收下，本机内容没有变。请先升级本程序，再收一次。")
        return True

    def _refold(self, table: str, uid: str, record: int) -> None:
        """Writes the row that the heads now make."""
        codec = CODECS[table]
        row = shown(self._journal.heads(record), table)
        before = self._database.rows(codec.select_stored, (uid,))
        if row is None:
            self._database.write(codec.delete, (uid,))
        elif before:
            self._database.write(codec.update, (*row, uid))
        else:
            self._database.write(codec.insert, (record, uid, *row))

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
            if len({head.value for head in heads[field]}) > 1
        ]

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


def _known(entry: Entry) -> bool:
    return entry.table in CODECS and (entry.field == THERE or entry.field in CODECS[entry.table].index)
