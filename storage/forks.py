"""Two laptops that went on under one name: what the other one wrote is kept under a name derived from it.

A clone of a disk or a backup put back in the same place gives one number to different steps. The foreign branch, and
every step that builds on it, is given a chain of its own whose name comes from its first hash: whoever takes it in
gives it the same name, so the same archive twice changes nothing, and nothing is skipped.
"""

from collections.abc import Callable, Sequence

from domain.records import uid_of
from storage.steps import START, Mark, Step

HashOf = Callable[[str, int], bytes | None]


class Forks:
    """Takes steps in the order of their Lamport counts and renames what stands on a foreign branch."""

    def __init__(self, hash_of: HashOf) -> None:
        self._hash_of = hash_of
        self._moved: dict[str, tuple[int, str]] = {}  # device → first sequence of the branch, its new name
        self._ends: dict[str, tuple[int, bytes]] = {}
        self.origin: dict[str, tuple[str, int]] = {}  # new name → the device it was made on, first sequence

    def renamed(self, steps: Sequence[Step]) -> list[Step]:
        """The same steps, those of a branch under its own name."""
        return [self._one(step) for step in sorted(steps, key=lambda step: (step.lamport, step.device, step.seq))]

    def _one(self, step: Step) -> Step:
        if step.device not in self._moved:
            known = self._hash_of(step.device, step.seq)
            if (known is None or known == step.hash) and not self._builds_on_branch(step):
                return step
            name = uid_of("fork", step.device, step.hash.hex())
            self._moved[step.device] = (step.seq, name)
            self.origin[name] = (step.device, step.seq)
        first, name = self._moved[step.device]
        seq, previous = self._ends.get(name, (0, START))
        reverses = step.reverses - first + 1 if step.reverses is not None and step.reverses >= first else None
        moved = step._replace(
            device=name,
            seq=seq + 1,
            previous=previous,
            deed=step.deed if reverses is not None else "do",
            reverses=reverses,
            entries=tuple(entry._replace(replaces=tuple(map(self._mark, entry.replaces))) for entry in step.entries),
        )
        moved = moved._replace(hash=moved.digest())
        self._ends[name] = (moved.seq, moved.hash)
        return moved

    def _builds_on_branch(self, step: Step) -> bool:
        return bool(self._moved) and any(
            self._mark(mark) is not mark for entry in step.entries for mark in entry.replaces
        )

    def _mark(self, mark: Mark) -> Mark:
        first, name = self._moved.get(mark.device, (0, ""))
        return Mark(name, mark.seq - first + 1, mark.position) if name and mark.seq >= first else mark
