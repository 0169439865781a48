"""Originals ride in the chain of every organization whose records name them, so that each goes with its own package.

A chain may be given without the others. What it says of an original therefore names no entry of theirs: the same
registration stands in each chain, all with one value, and the original is there as long as one of them says so.
"""

from collections.abc import Collection

from storage.chains import RIDES, beside, same_laptop
from storage.database import Database
from storage.heads import Head
from storage.journal import Journal
from storage.rows import CODECS, Stored
from storage.steps import THERE, Entry

Parts = dict[str, list[Entry]]  # by chain


class Riding:
    """What a block writes of originals, chain by chain."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal
        self._known: dict[str, str] = {}

    def parts(
        self, device: str, record: int, uid: str, row: Stored | None, chains: Collection[str],
        only: Collection[str] | None,
    ) -> Parts:  # fmt: skip
        """Of one original as it is now, None when it is gone; only: it stays, and just these chains name it no more."""
        if row is None or only is not None:
            return self._taken_back(device, record, uid, only)
        return self._registered(device, record, uid, row, chains or (device,))

    def _registered(self, device: str, record: int, uid: str, row: Stored, chains: Collection[str]) -> Parts:
        """That it is there and what it is, in each of these chains, unless that or the common one says so already."""
        heads = self._journal.heads(record)
        parts: Parts = {}
        for chain in chains:
            near = {name: [head for head in had if head.mark.device in (chain, device)] for name, had in heads.items()}
            there = near.get(THERE, [])
            if not any(head.value for head in there):
                parts[chain] = [_there(uid, 1, there)]
                if not near.get("sha256"):
                    names = CODECS[RIDES].columns
                    parts[chain] += [Entry(RIDES, uid, name, value) for name, value in zip(names, row, strict=True)]
        return parts

    def _taken_back(self, device: str, record: int, uid: str, only: Collection[str] | None) -> Parts:
        """That it is gone: told by these chains of themselves, or beside every one that says it is there."""
        by_chain: dict[str, list[Head]] = {}
        for head in self._journal.heads(record).get(THERE, []):
            chain = self._near(head.mark.device, device)
            if head.value and (only is None or head.mark.device in only):
                by_chain.setdefault(chain, []).append(head)
        return {chain: [_there(uid, 0, heads)] for chain, heads in by_chain.items()}

    def _near(self, chain: str, device: str) -> str:
        """The chain of this laptop that goes wherever that one goes."""
        if same_laptop(chain, device):
            return chain
        if self._known.get(chain, device) == device:
            self._known[chain] = beside(self._database, chain, device)
        return self._known[chain]


def is_elsewhere(journal: Journal, record: int, block: Collection[tuple[str, int]]) -> bool:
    """Whether a step besides those of this block says that it is there."""
    heads = journal.heads(record).get(THERE, [])
    return any(head.value and (head.mark.device, head.mark.seq) not in block for head in heads)


def _there(uid: str, value: int, heads: Collection[Head]) -> Entry:
    return Entry(RIDES, uid, THERE, value, tuple(head.mark for head in heads))
