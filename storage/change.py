"""What an open block has touched so far."""

from collections.abc import Mapping
from typing import NamedTuple

from storage.rows import Stored, Value
from storage.steps import DO

RecordKey = tuple[str, str]  # table, uid
Turned = tuple[str, int, Stored | None, Stored | None]  # table, number of the record, its row before and now
Cells = Mapping[str, tuple[Value, ...]]  # by field


class Touched(NamedTuple):
    """A record the block touched: its row before the block and now.

    forced are cells to be journaled whatever they held: a choice between conflicting values, or a value of a record
    that is dropped; an empty one journals that the record is there.
    """

    before: Stored | None
    now: Stored | None
    forced: Cells | None = None


class Change:
    """An open block: for each record it touched the row before and the row now."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.deed = DO
        self.reverses: Mapping[str, int] = {}  # by chain, of an undo or redo
        self.touched: dict[RecordKey, Touched] = {}
        self.ids: dict[RecordKey, int] = {}  # row numbers found so far
        self.fresh: set[RecordKey] = set()  # records the journal has never seen
        self.left: set[str] = set()  # originals that an undo takes back from its own chains only
        self._trail: list[tuple[RecordKey, Touched | None]] = []

    def touch(self, key: RecordKey, before: Stored | None, now: Stored | None) -> None:
        """Remembers the first row before and the last row now."""
        known = self.touched.get(key)
        self._keep(key, known._replace(now=now) if known else Touched(before, now))

    def force(self, key: RecordKey, now: Stored | None, cells: Cells) -> None:
        """Remembers cells to be journaled in any case."""
        known = self.touched.get(key) or Touched(now, now)
        self._keep(key, known._replace(forced={**(known.forced or {}), **cells}))

    def _keep(self, key: RecordKey, touched: Touched) -> None:
        self._trail.append((key, self.touched.get(key)))
        self.touched[key] = touched

    def place(self) -> int:
        """Where a nested block begins."""
        return len(self._trail)

    def back_to(self, place: int) -> None:
        """Forgets what a failed nested block touched."""
        while len(self._trail) > place:
            key, known = self._trail.pop()
            if known is None:
                del self.touched[key]
                self.ids.pop(key, None)
                self.fresh.discard(key)
            else:
                self.touched[key] = known
