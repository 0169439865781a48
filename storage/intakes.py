"""Archives that came in, remembered by their steps, so that the last one can be taken back, also days later.

What stood before is read from the journal: the record as it would be without those steps. Where somebody wrote since,
that stays.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from domain.errors import InputError
from domain.records import new_uid
from storage.change import Cells
from storage.database import Database
from storage.heads import Head, values
from storage.journal import Journal
from storage.members import BEYOND_MEMBERS
from storage.rows import CODECS, Codec, Stored, Value
from storage.signed_papers import INTAKE, SignedPapers
from storage.steps import THERE, Mark, Step
from storage.writing import Writing

Ranges = dict[str, tuple[int, int]]  # by chain the first and the last step


class Intake(NamedTuple):
    """One archive that came in; at is the count of what was written here last by then."""

    name: str
    label: str
    group: str
    at: int
    steps: Ranges

    def text(self) -> str:
        """As it is kept."""
        return json.dumps({"label": self.label, "group": self.group, "at": self.at, "steps": self.steps})


class Intakes:
    """Takes back what came in."""

    def __init__(self, database: Database, journal: Journal, writing: Writing) -> None:
        self._database = database
        self._journal = journal
        self._writing = writing
        self._papers = SignedPapers(database)
        self._group = ""

    @contextmanager
    def together(self) -> Iterator[None]:
        """What comes in inside the block is taken back together."""
        self._group = new_uid()
        try:
            yield
        finally:
            self._group = ""

    def keep(self, label: str, steps: Iterable[Step]) -> None:
        """Remembers them, inside the open transaction."""
        ranges: Ranges = {}
        for step in steps:
            first, last = ranges.get(step.device, (step.seq, step.seq))
            ranges[step.device] = (min(first, step.seq), max(last, step.seq))
        if ranges:
            last_one = self._papers.newest(INTAKE)
            number = int(last_one.name) + 1 if last_one else 1
            self._keep(Intake(f"{number:08}", label, self._group or new_uid(), self._writing.newest, ranges))

    def _keep(self, intake: Intake) -> None:
        self._papers.keep(INTAKE, intake.name, intake.text())

    def _all(self) -> list[Intake]:
        """Those not taken back, the newest last."""
        return [_read(paper.name, paper.content) for paper in self._papers.all(INTAKE)]

    @property
    def may_undo(self) -> bool:
        """Whether an archive came in that was not taken back."""
        return self._papers.newest(INTAKE) is not None

    @property
    def undo_label(self) -> str | None:
        """What came in last, while nothing was written here since: then undo takes that back first."""
        paper = self._papers.newest(INTAKE)
        if paper is None or _read(paper.name, paper.content).at != self._writing.newest:
            return None
        return _label(self._last(self._all()))

    def undo(self, may_write: Callable[[str], bool]) -> str | None:
        """Writes back what stood before what came in last, where nobody wrote since; a step of its own.

        Colleagues refuse a chain from the first entry on that its signer has no right to write. Rounds and who is in
        a team therefore stay as they came, and the label says so; anything else of that kind and nothing is undone.
        """
        every = self._all()
        if not every:
            return None
        group = self._last(every)
        newest = group[-1].at == self._writing.newest
        label, ranges = _label(group), _joined([intake.steps for intake in group])
        with self._writing.change(f"撤销{label}"):
            stay = self._write_back(ranges, may_write)
            for intake in group:
                self._papers.forget(INTAKE, intake.name)
        if newest:
            self._come_next([intake for intake in every[: -len(group)] if intake.at == group[0].at], ranges)
        return f"{label}；其中的轮次和组内职务不归你改，照包里的留着" if stay else label

    def _write_back(self, ranges: Ranges, may_write: Callable[[str], bool]) -> bool:
        """Whether something stays because this person has no right to write it."""
        stay, written = set(), False
        for record, table, uid in self._records(ranges):
            cells = self._cells(CODECS[table], record, ranges) if table in CODECS else {}
            if cells and may_write(table):
                self._put_back(CODECS[table], uid, record, cells)
                written = True
            elif cells:
                stay.add(table)
        if stay and (not written or not stay <= BEYOND_MEMBERS):
            raise InputError(
                "这次收入里有你无权改的内容，撤销会把它们写成你的改动，同事就不再收你的包，所以没有撤销，什么也没有改动，"
                "请让发包的人改正后再发一次。"
            )
        return bool(stay)

    def _come_next(self, intakes: list[Intake], gone: Ranges) -> None:
        """Those that came in just before what was taken back: it goes with them, and so does its taking back."""
        back = {step.device: (step.seq, step.seq) for step in self._writing.latest}
        with self._papers.together():
            for intake in intakes:
                self._keep(intake._replace(at=self._writing.newest, steps=_joined([intake.steps, gone, back])))

    def _last(self, every: list[Intake]) -> list[Intake]:
        return [intake for intake in every if intake.group == every[-1].group]

    def _records(self, ranges: Ranges) -> list[tuple[int, str, str]]:
        """Number, table and uid of every record those steps wrote; what each would be without them is read at once."""
        found: dict[int, tuple[int, str, str]] = {}
        for chain, (first, last) in ranges.items():
            for row in self._database.rows(
                "select distinct r.id, r.record_table, r.uid from journal_entry e join journal_record r"
                " on r.id = e.record where e.device = ? and e.seq between ? and ?",
                (self._journal.number(chain), first, last),
            ):
                found[row[0]] = row
        self._without = self._journal.heads_without(found.keys(), ranges)
        return list(found.values())

    def _cells(self, codec: Codec[Any], record: int, ranges: Ranges) -> Cells:
        """What stood in every cell that shows one of those steps, as it would be without them."""
        former = self._without.get(record, {})
        return {
            field: _values(former.get(field, []), codec, field)
            for field, found in self._journal.heads(record).items()
            if (field == THERE or field in codec.index) and any(_within(head.mark, ranges) for head in found)
        }

    def _put_back(self, codec: Codec[Any], uid: str, record: int, cells: Cells) -> None:
        now = self._writing.now(codec, uid)
        row = list(now if now is not None else values(self._journal.heads(record), codec.table))
        for field, stood in cells.items():
            if field != THERE:
                row[codec.index[field]] = stood[-1]
        there = any(cells[THERE]) if THERE in cells else now is not None
        if not there or any(row[place] is None for place in codec.needed):
            self._writing.drop(codec, uid)
        else:
            self._rewrite(codec, uid, tuple(row), cells)

    def _rewrite(self, codec: Codec[Any], uid: str, row: Stored, cells: Cells) -> None:
        self._writing.put(codec, uid, row)
        differing = {field: stood for field, stood in cells.items() if field != THERE or len(set(stood)) > 1}
        self._writing.force(codec.table, uid, differing)


def _read(name: str, content: str) -> Intake:
    told = json.loads(content)
    steps = {chain: (first, last) for chain, (first, last) in told["steps"].items()}
    return Intake(name, told["label"], told["group"], told["at"], steps)


def _label(group: list[Intake]) -> str:
    return group[0].label if len(group) == 1 else f"收下{len(group)}个交换包"


def _joined(several: list[Ranges]) -> Ranges:
    joined: Ranges = {}
    for ranges in several:
        for chain, (first, last) in ranges.items():
            known = joined.get(chain, (first, last))
            joined[chain] = (min(first, known[0]), max(last, known[1]))
    return joined


def _within(mark: Mark, ranges: Ranges) -> bool:
    first, last = ranges.get(mark.device, (1, 0))
    return first <= mark.seq <= last


def _values(heads: list[Head], codec: Codec[Any], field: str) -> tuple[Value, ...]:
    """What stood in a cell, the shown one last."""
    if heads:
        return tuple(head.value for head in heads)
    return (0,) if field == THERE else (codec.defaults[codec.index[field]],)
