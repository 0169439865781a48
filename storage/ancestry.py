"""What stood in a cell before people wrote apart: the newest entry that all of theirs go back to."""

from collections.abc import Sequence

from storage.journal import Journal
from storage.steps import Mark

LOOKED_THROUGH = 1000  # entries of one cell; who wrote more often apart is told of no ancestor


def common(journal: Journal, marks: Sequence[Mark]) -> Mark | None:
    """The newest entry that each of these replaced, itself or through others; None when they have none in common."""
    shared = set.intersection(*(_replaced(journal, mark) for mark in marks))
    ranked = [(held[0], mark) for mark in shared if (held := journal.value(mark)) is not None]
    return max(ranked)[1] if ranked else None


def _replaced(journal: Journal, mark: Mark) -> set[Mark]:
    found: set[Mark] = set()
    waiting = [mark]
    while waiting and len(found) < LOOKED_THROUGH:
        one = waiting.pop()
        if journal.cell_of(one) is None:
            continue  # it has not come yet
        fresh = set(journal.step(one.device, one.seq).entries[one.position].replaces) - found
        found |= fresh
        waiting += fresh
    return found
