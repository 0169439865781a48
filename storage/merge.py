"""Steps of colleagues: given out, taken in; what differs stays side by side until a person decides."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from domain.errors import PlaceError
from storage.ancestry import common
from storage.chains import RIDES, Selection, same_laptop, select
from storage.conflicts import Conflict, Conflicts, known
from storage.database import Database
from storage.forks import Forks
from storage.heads import shown
from storage.intakes import Intakes
from storage.journal import Journal
from storage.rows import CODECS, Value
from storage.screening import Screened, Screening, Signers
from storage.steps import THERE, Step
from storage.taking import Taken, Taking
from storage.writing import Writing


class _DryRun(Exception):  # noqa: N818 - caught here, never shown
    """Ends the transaction of a dry run."""


class Merge(Conflicts):
    """Exchange of steps between workspaces with the same key."""

    def __init__(self, database: Database, journal: Journal, writing: Writing) -> None:
        super().__init__(database, journal, writing)
        self.intakes = Intakes(database, journal, writing)

    def before(self, conflict: Conflict) -> tuple[Value] | None:
        """What stood there before people wrote apart; None when there was nothing yet."""
        record = self._journal.record_id(conflict.table, conflict.uid)
        heads = self._journal.heads(record)[conflict.field] if record is not None else []
        mark = common(self._journal, [head.mark for head in heads]) if heads else None
        held = self._journal.value(mark) if mark is not None else None
        return (held[1],) if held is not None else None

    def along(self, conflict: Conflict, device: str) -> dict[str, tuple[Value, Value]]:
        """What a laptop wrote into other cells of the record with its side of a conflict and after: now, and before."""
        record = self._journal.known_id(conflict.table, conflict.uid)
        heads = self._journal.heads(record)
        since = min((head.mark.seq for head in heads.get(conflict.field, []) if head.mark.device == device), default=0)
        if not since:
            return {}
        own = {
            field: held[0].value
            for field, held in heads.items()
            if field not in (THERE, conflict.field) and len(held) == 1
            if held[0].mark.device == device and held[0].mark.seq >= since
        }
        last = self._journal.last(device)[0]
        without = self._journal.heads_without([record], {device: (since, last)}).get(record, {})
        codec = CODECS[conflict.table]
        return {
            field: (value, without[field][-1].value if without.get(field) else codec.defaults[codec.index[field]])
            for field, value in own.items()
            if field in codec.index
        }

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
        return self._journal.ends()

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
        judge = Screening(signers, self._journal.last, self._journal.cell_of, self._registered, self._journal.lamport)
        return judge.run(steps)

    def _registered(self, uid: str) -> dict[str, Value]:
        """What was first said of an original; nothing of one that is not known."""
        record = self._journal.record_id(RIDES, uid)
        heads = self._journal.heads(record) if record is not None else {}
        return {field: found[0].value for field, found in heads.items()}

    def take_many(
        self, screened: Screened, label: str, meanwhile: Callable[[Taken], None], *, dry: bool = False
    ) -> Taken:
        """Takes in what was screened, all or nothing; meanwhile runs before the commit. A dry run is rolled back."""
        with self._database.held():
            try:
                with self._database.transaction():
                    taken = Taking(self._database, self._journal, self._writing.follow).run(screened.steps)
                    self._check(screened.steps)
                    meanwhile(taken)
                    if dry:
                        raise _DryRun
                    self._remember_unread(screened.unknown)
                    self.intakes.keep(label, screened.steps)
            except _DryRun:
                self._journal.forget()
                return taken
            except BaseException:
                self._journal.forget()
                raise
        self._writing.notify(label, set(taken.records))  # the one whose value stays may be in conflict now, or no more
        return taken

    def _check(self, steps: Sequence[Step]) -> None:
        """Before the commit: of every chain as many steps and entries lie here as came, and its head is theirs."""
        came: dict[str, list[Step]] = {}
        for step in steps:
            came.setdefault(step.device, []).append(step)
        for device, chain in came.items():
            last = max(chain, key=lambda step: step.seq)
            entries = sum(len(step.entries) for step in chain)
            here = self._journal.held(device, last.seq - len(chain) + 1, last.seq)
            if here != (len(chain), entries) or self._journal.last(device) != (last.seq, last.hash):
                raise PlaceError("收下的内容写进去后对不上，整包都没有收下，本机内容没有变，请先核验工作夹，再收一次。")

    def _remember_unread(self, unknown: Iterable[tuple[str, str]]) -> None:
        if unknown:
            told = sorted({*map(tuple, self._unread()), *unknown})
            self._database.write("insert or replace into meta values ('unread', ?)", (json.dumps(told),))

    def _unread(self) -> list[list[str]]:
        told: list[list[str]] = json.loads(self._database.value("select value from meta where name = 'unread'") or "[]")
        return told

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

    def _refold(self, table: str, uid: str, record: int) -> None:
        """Writes the row that the heads now make, unless it holds what could not be judged when it came."""
        codec = CODECS[table]
        row = shown(self._journal.heads(record), table)
        before = next(iter(self._database.rows(codec.select_stored, (uid,))), None)
        if row is None or row == before or not all(map(codec.accepts, codec.columns, row)):
            return
        if before is None:
            self._database.write(codec.insert, (record, uid, *row))
        else:
            self._database.write(*codec.update(uid, before, row))
        self._writing.follow([(table, record, before, row)])
