"""A list of records by uid: all uids in one query, what rows show fetched 200 at a time as they come into view."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from gui.models.rows import Rows

BATCH = 200


class HasUid(Protocol):
    """What one row shows."""

    @property
    def uid(self) -> str: ...


Row = TypeVar("Row", bound=HasUid)


class UidRows(Rows[str, Row]):
    """Rows keep their place until the list is shown anew: what a deed changes never makes one jump.

    fetch gives what the rows of some uids show.
    """

    def __init__(
        self,
        fetch: Callable[[Sequence[str]], Iterable[Row]],
        words: Callable[[Row], str],
        spoken: Callable[[Row], str],
    ) -> None:
        super().__init__(words, spoken)
        self._fetch = fetch
        self._positions: dict[str, int] = {}
        self._rows: dict[int, Row] = {}

    def _take(self, items: Sequence[str]) -> None:
        super()._take(items)
        self._positions = {uid: row for row, uid in enumerate(items)}
        self._rows = {}

    def forget_rows(self) -> None:
        """What rows show may have changed; which rows there are has not."""
        held = sorted(self._rows)
        self._rows = {}
        if held:  # a view asks thousands of rows for nothing when told that all of them changed
            self.dataChanged.emit(self.index(held[0]), self.index(held[-1]))

    @property
    def uids(self) -> Sequence[str]:
        """All that is listed, in order."""
        return self._items

    def uid_at(self, row: int) -> str:
        """The uid of a row, "" beyond the ends."""
        return self._items[row] if 0 <= row < len(self._items) else ""

    def position_of(self, uid: str) -> int:
        """Row of a uid, −1 when it is not listed."""
        return self._positions.get(uid, -1)

    def _row(self, row: int) -> Row | None:
        """Fetches the whole batch of a row that is not held yet."""
        if row not in self._rows:
            start = row - row % BATCH
            batch = self._items[start : start + BATCH]
            found = {shown.uid: shown for shown in self._fetch(batch)}
            self._rows.update({place: found[uid] for place, uid in enumerate(batch, start) if uid in found})
        return self._rows.get(row)
