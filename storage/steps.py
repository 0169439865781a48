"""A step of the journal: what one change block wrote, cell by cell."""

import hashlib
import json
from typing import NamedTuple

from storage.rows import Value

THERE = ""  # the field that says whether the record is there
DO, UNDO, REDO = "do", "undo", "redo"
WITNESS = "witness"  # of what was done outside of the workspace: it wrote nothing, and no undo takes it back
AT_ONCE = 2_000  # entries made into JSON without a pause, about 5 ms
START = bytes(32)  # what the first step of a device follows


_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Mark(NamedTuple):
    """The name of an entry everywhere."""

    device: str
    seq: int
    position: int


class Entry(NamedTuple):
    """One cell written."""

    table: str
    uid: str
    field: str
    value: Value
    replaces: tuple[Mark, ...] = ()


class Step(NamedTuple):
    """What one change block wrote. deed is do, undo, redo or witness; undo and redo reverse the step of that seq."""

    device: str
    seq: int
    author: str
    label: str
    made_at: str
    lamport: int
    deed: str
    reverses: int | None
    previous: bytes
    hash: bytes
    entries: tuple[Entry, ...]

    def text(self) -> str:
        """The step as canonical JSON, with the hash of the step before it; a long one in pieces: others want to run."""
        head = (*self[:8], self.previous.hex())
        pieces = (_CANONICAL(self.entries[at : at + AT_ONCE])[1:-1] for at in range(0, len(self.entries), AT_ONCE))
        return f"[{_CANONICAL(head)},[{','.join(pieces)}]]"

    def digest(self) -> bytes:
        """SHA-256 over the text."""
        return hashlib.sha256(self.text().encode()).digest()

    def sealed(self) -> "Step":
        """The step with its own digest."""
        return Step(*self[:9], self.digest(), self.entries)
