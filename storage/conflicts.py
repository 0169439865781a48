"""What people wrote without knowing of each other stands side by side until a person decides."""

from typing import NamedTuple

from storage.chains import RIDES
from storage.database import Database
from storage.heads import Head, Heads
from storage.journal import Journal
from storage.rows import CODECS, Value
from storage.steps import THERE, Mark
from storage.writing import Writing


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


class Conflicts:
    """The cells of one workspace that have more values than one."""

    def __init__(self, database: Database, journal: Journal, writing: Writing) -> None:
        self._database = database
        self._journal = journal
        self._writing = writing

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
            if may_differ(table, field) and len({head.value for head in heads[field]}) > 1
        ]

    def conflicting(self) -> int:
        """How many records have a conflict: one quick question, for the figure that is always in view."""
        return len(self.undecided())

    def undecided(self) -> set[tuple[str, str]]:
        """Table and uid of each of them."""
        found = self._database.rows(
            "select r.record_table, r.uid, h.field from journal_head h"
            " join journal_entry e on e.device = h.device and e.seq = h.seq and e.position = h.position"
            " join journal_record r on r.id = h.record where (h.record, h.field) in"
            " (select record, field from journal_head group by record, field having count(*) > 1)"
            " group by h.record, h.field having count(distinct typeof(e.value) || coalesce(e.value, '')) > 1"
        )
        return {(table, uid) for table, uid, field in found if may_differ(table, field)}

    def differs(self, table: str, uid: str) -> bool:
        """Whether people wrote anything of one record differently and nobody has decided yet."""
        found = self._database.rows(
            "select h.field from journal_record r join journal_head h on h.record = r.id"
            " join journal_entry e on e.device = h.device and e.seq = h.seq and e.position = h.position"
            " where r.record_table = ? and r.uid = ?"
            " group by h.field having count(distinct typeof(e.value) || coalesce(e.value, '')) > 1",
            (table, uid),
        )
        return any(may_differ(table, field) for (field,) in found)

    def _wordings(self, heads: Heads, field: str) -> tuple[Wording, ...]:
        ranked = sorted(heads[field], key=lambda head: bool(head.value)) if field == THERE else heads[field]
        return tuple(self._wording(head) for head in ranked)

    def _wording(self, head: Head) -> Wording:
        """A value with who wrote it; one that an undo put back is still its author's."""
        mark = head.mark
        author, made_at, reverses = self._journal.written_by(mark)
        while reverses is not None and (former := self._put_back(mark, reverses, head.value)) is not None:
            mark = former
            author, made_at, reverses = self._journal.written_by(mark)
        return Wording(head.value, author, made_at, mark.device)

    def _put_back(self, mark: Mark, reverses: int, value: Value) -> Mark | None:
        """The entry whose value an undo put back."""
        cell = self._journal.cell_of(mark)
        for entry in self._journal.step(mark.device, reverses).entries:
            if entry[:3] == cell:
                told = ((one, self._journal.value(one)) for one in entry.replaces)
                return next((one for one, held in told if held is not None and held[1] == value), None)
        return None

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
        self._writing.force(conflict.table, conflict.uid, {conflict.field: (value,)})


def may_differ(table: str, field: str) -> bool:
    """Whether people decide between values; an original is there as long as anybody says so."""
    return table != RIDES and known(table, field)


def known(table: str, field: str) -> bool:
    """Whether this program reads that field; one of a newer version is kept and handed on unread."""
    return table in CODECS and (field == THERE or field in CODECS[table].index)
