"""Which of the steps that came in may enter the journal; the rest of their chain is set aside and named.

A step stays out when its signer has no right to it, when a value does not fit its field, or when it replaces what is
not here. Everything after it in its chain stays out too: the receipt says so, and the sender sends it again later.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from storage.chains import RIDES
from storage.foreign import DIGEST, UID
from storage.intake import Refusal
from storage.members import Member
from storage.rows import CODECS, Value
from storage.steps import THERE, Entry, Mark, Step

Signers = Mapping[str, Callable[[int], Member | None]]  # by device: who signed for the step of that sequence
Cell = tuple[str, str, str]
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,63}")
LEAP = 1_000_000  # by how much a count may run ahead of ours beside the steps that came


class Screened(NamedTuple):
    """Steps to take in, in causal order, and what was set aside."""

    steps: list[Step]
    refusals: list[Refusal]
    unknown: frozenset[tuple[str, str]]  # tables and fields of a newer version, kept unread


class Screening:
    """Judges steps in the order of their Lamport counts."""

    def __init__(
        self,
        signers: Signers,
        ends: Callable[[str], tuple[int, bytes]],
        cell_of: Callable[[Mark], Cell | None],
        registered: Callable[[str], Mapping[str, Value]],
        lamport: int,
    ) -> None:
        self._signers = signers
        self._ends = ends
        self._cell_of = cell_of
        self._registered = registered
        self._ceiling = lamport + LEAP
        self._cells: dict[tuple[str, int, int], Entry] = {}  # by plain marks: there are very many
        self._next: dict[str, tuple[int, bytes, int]] = {}  # device → last sequence, its hash, its count
        self._originals: dict[str, dict[str, Value]] = {}  # what the steps taken say of them, by uid and field
        self._aside: dict[str, Refusal] = {}
        self._unknown: set[tuple[str, str]] = set()

    def run(self, steps: Sequence[Step]) -> Screened:
        """The verdict over all."""
        self._ceiling += len(steps)
        taken: list[Step] = []
        for step in steps:
            refusal = self._aside.get(step.device)
            if refusal is not None:
                self._aside[step.device] = replace(refusal, steps=refusal.steps + 1)
            elif reason := self._reason(step):
                self._aside[step.device] = Refusal(
                    person=step.author, device=step.device, first=step.seq, steps=1, label=step.label, reason=reason
                )
            else:
                taken.append(step)
                for position, entry in enumerate(step.entries):
                    self._cells[step.device, step.seq, position] = entry
                    if _registers(entry):
                        self._originals.setdefault(entry.uid, {})[entry.field] = entry.value
        return Screened(taken, list(self._aside.values()), frozenset(self._unknown))

    def _reason(self, step: Step) -> str:
        last, digest, count = self._next.get(step.device) or (*self._ends(step.device), 0)
        if step.seq != last + 1 or step.previous != digest or step.lamport <= count:
            return "这一步的次序与前一步对不上。"
        if step.lamport > self._ceiling:
            return "这一步的计数远远超出实际步数。"
        signer = self._signers.get(step.device, _nobody)(step.seq)
        if signer is None:
            return "没有认得的人为这一步签名。"
        if signer.revoked:
            return f"{signer.name}的钥匙已经停用。"
        strange = next(filter(None, map(self._strange, step.entries)), "")
        if reason := _of_right(step, signer) or strange or self._said_otherwise(step):
            return reason
        self._next[step.device] = (step.seq, step.hash, step.lamport)
        return ""

    def _said_otherwise(self, step: Step) -> str:
        """Of an original only what was said of it before: a second word would stand over the first."""
        said: dict[str, dict[str, Value]] = {}
        for entry in filter(_registers, step.entries):
            if entry.uid not in said:
                said[entry.uid] = {**self._registered(entry.uid), **self._originals.get(entry.uid, {})}
            if said[entry.uid].setdefault(entry.field, entry.value) != entry.value:
                return "这一步登记的原件，这里已经登记过，内容却不同。"
        return ""

    def _strange(self, entry: Entry) -> str:
        for mark in entry.replaces:
            known = self._cells.get(mark)
            if (known[:3] if known is not None else self._cell_of(mark)) != entry[:3]:
                return "这一步改的是本机没有的内容。"
        if not entry.uid or not entry.uid.isprintable():
            return "这一步里的编号读不懂。"
        codec = CODECS.get(entry.table)
        if codec is None or (entry.field != THERE and entry.field not in codec.index):
            if not IDENTIFIER.fullmatch(entry.table) or not (entry.field == THERE or IDENTIFIER.fullmatch(entry.field)):
                return "这一步里的名目读不懂。"
            self._unknown.add((entry.table, entry.field))
            return ""
        fits = entry.value in (0, 1) if entry.field == THERE else codec.accepts(entry.field, entry.value)
        if not fits or (entry.table == RIDES and not sound_original(entry)):
            return "这一步里有不合规矩的值。"
        return ""


def _nobody(_seq: int) -> Member | None:
    return None


def _of_right(step: Step, signer: Member) -> str:
    if signer.name != step.author and not signer.vouches:
        return f"这一步署名{step.author}，签名的却是{signer.name}。"
    for table in {entry.table for entry in step.entries}:
        if not signer.may_write(table):
            return f"{signer.name}的身份是{signer.role}，无权改这类内容。"
    return ""


def _registers(entry: Entry) -> bool:
    return entry.table == RIDES and entry.field != THERE


def sound_original(entry: Entry) -> bool:
    """An original is registered once and never changed, and its name must be fit for a disk."""
    if not UID.fullmatch(entry.uid):
        return False
    if entry.field == THERE:
        return True
    if entry.field == "size":
        return not entry.replaces and isinstance(entry.value, int) and entry.value >= 0
    return not entry.replaces and DIGEST.fullmatch(str(entry.value)) is not None
