"""Undo and redo without limit: what comes next is read from the journal, and reversing a step is itself a step.

A step is reversed cell by cell: only where this device wrote last and the value is still the one of that step, so
what a colleague wrote since stays.
"""

from itertools import groupby

from storage.chains import FAMILY, RIDES, same_laptop
from storage.database import Database
from storage.heads import Marks, values
from storage.journal import Journal
from storage.riding import is_elsewhere
from storage.rows import CODECS, Value
from storage.steps import REDO, THERE, UNDO, WITNESS, Entry
from storage.writing import Steps, Writing

Block = tuple[tuple[str, int], ...]  # chain and sequence of each step of one block
LONG = 400  # cells; about 50 ms on a slow laptop


class Undo:
    """The two stacks of this laptop: the steps of a block, by chain and sequence, that would be reversed next."""

    def __init__(self, database: Database, journal: Journal, writing: Writing) -> None:
        self._database = database
        self._journal = journal
        self._writing = writing
        self._undo: list[Block] = []
        self._redo: list[Block] = []
        own = database.rows(
            "select s.lamport, s.deed, d.uid, s.seq from journal_step s join journal_device d on d.id = s.device"
            " where substr(d.uid, 1, ?) = ? order by s.lamport",
            (FAMILY, writing.device[:FAMILY]),
        )
        for (_, deed), steps in groupby(own, key=lambda row: (row[0], row[1])):
            self._follow(tuple((chain, seq) for _, _, chain, seq in steps), deed)
        writing.after_step.append(self._after)

    def begin_anew(self) -> None:
        """Forgets what could be undone: the steps so far count as another laptop's."""
        self._undo.clear()
        self._redo.clear()

    def _after(self, steps: Steps) -> None:
        self._follow(tuple((step.device, step.seq) for step in steps), steps[0].deed)

    def _follow(self, block: Block, deed: str) -> None:
        if deed == UNDO:
            self._undo.pop()
            self._redo.append(block)
        elif deed == REDO:
            self._redo.pop()
            self._undo.append(block)
        elif deed != WITNESS:
            self._undo.append(block)
            self._redo.clear()

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._label(self._undo)

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._label(self._redo)

    def _label(self, stack: list[Block]) -> str | None:
        top = stack[-1:]  # at once: another thread may be undoing
        return self._journal.label(*top[0][0]) if top else None

    @property
    def undo_is_long(self) -> bool:
        """Whether undo writes more than a key may wait for."""
        return self._is_long(self._undo)

    @property
    def redo_is_long(self) -> bool:
        """The same of redo."""
        return self._is_long(self._redo)

    def _is_long(self, stack: list[Block]) -> bool:
        return sum(self._journal.length(*place) for block in stack[-1:] for place in block) > LONG

    def undo(self) -> str | None:
        """Takes the newest step back; its label, or None when nothing is left."""
        return self._reverse(self._undo, UNDO)

    def redo(self) -> str | None:
        """Does again what was undone last."""
        return self._reverse(self._redo, REDO)

    def _reverse(self, stack: list[Block], deed: str) -> str | None:
        with self._writing.alone() as change:
            if not stack:
                return None
            steps = [self._journal.step(*place) for place in stack[-1]]
            change.label, change.deed, change.reverses = steps[0].label, deed, dict(stack[-1])
            for step in steps:
                for (table, uid), together in groupby(step.entries, key=lambda entry: (entry.table, entry.uid)):
                    entries = list(together)
                    if self._stays(table, uid, entries, stack[-1]):
                        self._writing.leave(uid)
                    else:
                        self._reverse_record(table, uid, entries)
        return change.label

    def _stays(self, table: str, uid: str, entries: list[Entry], block: Block) -> bool:
        """An original goes only with the last step that registered it."""
        born = any(entry.field == THERE and entry.value == 1 for entry in entries)
        return born and table == RIDES and is_elsewhere(self._journal, self._journal.known_id(table, uid), block)

    def _reverse_record(self, table: str, uid: str, entries: list[Entry]) -> None:
        """Puts one record back to what it was before these entries, where they still stand."""
        codec = CODECS[table]
        record = self._journal.known_id(table, uid)
        marks = self._journal.marks(record)
        now = self._writing.now(codec, uid)
        row = list(now if now is not None else values(self._journal.heads(record), table))
        there, born = now is not None, False
        hidden: dict[str, tuple[Value, ...]] = {}
        opened: dict[str, tuple[Value, ...]] = {}
        for entry in entries:
            formers = self._formers(entry)
            presence = entry.field == THERE
            goes = not presence or self._mine({THERE: marks[THERE]} if entry.replaces else marks)
            if goes and self._side_by_side(entry, formers, marks):
                opened[entry.field] = formers
            if presence:
                born = bool(entry.value) and not entry.replaces  # never there before
                if goes and there == bool(entry.value):
                    there = any(formers)
            elif entry.replaces or not born:
                place = codec.index[entry.field]
                if row[place] == entry.value and self._mine({entry.field: marks[entry.field]}):
                    row[place] = formers[-1]
                    hidden[entry.field] = formers[-1:]
        if there:
            self._writing.put(codec, uid, tuple(row))
        else:
            self._writing.drop(codec, uid)
            if hidden:
                self._writing.force(table, uid, hidden)
        if opened:  # the step chose between values that stand side by side again
            self._writing.force(table, uid, opened)

    def _mine(self, marks: Marks) -> bool:
        """Whether this device wrote all of these last; a record goes only when nobody else wrote any of it."""
        return all(same_laptop(mark.device, self._writing.device) for cell in marks.values() for mark in cell)

    def _side_by_side(self, entry: Entry, formers: tuple[Value, ...], marks: Marks) -> bool:
        """Whether reversing the entry opens or closes a conflict; only where this laptop wrote last, and that value."""
        cell = marks[entry.field]
        known = [self._journal.value(mark) for mark in cell]
        return (
            (len(cell) > 1 or len(set(formers)) > 1)
            and self._mine({entry.field: cell})
            and any(held is not None and held[1] == entry.value for held in known)
        )

    def _formers(self, entry: Entry) -> tuple[Value, ...]:
        """The values that stood before the entry, the shown one last; the default of a field never written."""
        known = [(self._journal.value(mark), mark) for mark in entry.replaces]
        ranked = sorted((found[0], mark, found[1]) for found, mark in known if found is not None)
        if ranked:
            return tuple(value for _, _, value in ranked)
        codec = CODECS[entry.table]
        return (0,) if entry.field == THERE else (codec.defaults[codec.index[entry.field]],)
