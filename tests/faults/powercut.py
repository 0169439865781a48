"""What a disk may hold after the power went: played from a record of every call that a process made to it.

What was flushed is there. Of what was not, any part may be missing: writes dropped, in another order, torn between
sectors of 512 bytes; names that were made, changed or taken away since their folder was flushed last may be as before.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.faults.tracing import Call

SECTOR = 512
KINDS = ("dropped", "drawn", "torn")  # how the writes that were not flushed are treated


class Node:
    """One file: what is flushed, and the writes since."""

    def __init__(self, content: bytes = b"") -> None:
        self.flushed = bytearray(content)
        self.pending: list[tuple[int, bytes | None]] = []  # place and bytes; None cuts the file there

    def flush(self) -> None:
        self.flushed = self.after(self.pending)
        self.pending = []

    def after(self, writes: list[tuple[int, bytes | None]]) -> bytearray:
        content = bytearray(self.flushed)
        for place, data in writes:
            if data is None:
                content = content[:place].ljust(place, b"\0")
            else:
                content = content.ljust(place, b"\0")
                content[place : place + len(data)] = data
        return content

    def left(self, kind: str, chance: random.Random) -> bytes:
        """What a disk may have of it."""
        if kind == "dropped" or not self.pending:
            return bytes(self.flushed)
        stay = [write for write in self.pending if chance.random() < 0.5]
        if kind == "drawn":
            chance.shuffle(stay)
        elif self.pending:
            stay = self.pending[: chance.randrange(len(self.pending)) + 1]
            place, data = stay[-1]
            if data is not None:
                stay[-1] = (place, data[: chance.randrange(0, len(data) + 1, SECTOR)])
        return bytes(self.after(stay))


Names = dict[Path, Node | None]  # None is a folder
Deed = tuple[Path, Path | None, Node | None, bool]  # target, where it was, what it is, whether it goes


class Disk:
    """A tree of files under one folder, as it is and as it would be found."""

    def __init__(self, root: Path, base: Path) -> None:
        self.root = root
        self.names: Names = {}
        self.kept: Names = {}
        self.deeds: dict[Path, list[Deed]] = {}  # by folder, not flushed yet
        self._places: dict[int, tuple[Path, int]] = {}
        for path in sorted(base.rglob("*")):
            self.names[root / path.relative_to(base)] = None if path.is_dir() else Node(path.read_bytes())
        self.kept.update(self.names)

    def play(self, call: Call) -> bool:
        """One call; whether anything on the disk is other than before."""
        deed = getattr(self, f"_{call.name.removesuffix('at').removesuffix('at2')}", None)
        return bool(deed is not None and deed(call.args, call.result))

    def _within(self, path: Path) -> bool:
        return path == self.root or self.root in path.parents

    def _path(self, args: tuple[Any, ...], at: int = 0) -> tuple[Path, int]:
        """The path that stands at that argument, after its folder's descriptor if it has one; and where the next is."""
        if isinstance(args[at], tuple):
            return Path(args[at][1]) / args[at + 1].decode(errors="replace"), at + 2
        return Path(args[at].decode(errors="replace")), at + 1

    def _note(self, target: Path, node: Node | None, *, source: Path | None = None, goes: bool = False) -> bool:
        if not self._within(target):
            return False
        if source is not None:
            self.names.pop(source, None)
        if goes:
            self.names.pop(target, None)
        else:
            self.names[target] = node
        self.deeds.setdefault(target.parent, []).append((target, source, node, goes))
        return True

    def _open(self, args: tuple[Any, ...], number: int) -> bool:
        path, after = self._path(args)
        flags = str(args[after])
        self._places[number] = (path, 0)
        if not self._within(path) or "O_DIRECTORY" in flags:
            return False
        node = self.names.get(path)
        if "O_CREAT" in flags and path not in self.names:
            node = Node()
            return self._note(path, node)
        if "O_TRUNC" in flags and node is not None:
            node.pending.append((0, None))
            return True
        return False

    _openat = _open

    def _close(self, args: tuple[Any, ...], _result: int) -> bool:
        self._places.pop(args[0][0], None)
        return False

    def _lseek(self, args: tuple[Any, ...], result: int) -> bool:
        number, path = args[0]
        self._places[number] = (Path(path), result)
        return False

    def _file(self, place: tuple[int, str]) -> Node | None:
        return self.names.get(Path(place[1]))

    def _pwrite64(self, args: tuple[Any, ...], size: int) -> bool:
        node = self._file(args[0])
        if node is not None:
            node.pending.append((args[3], args[1][:size]))
        return node is not None

    def _write(self, args: tuple[Any, ...], size: int) -> bool:
        number, name = args[0]
        path, at = self._places.get(number, (Path(name), 0))
        self._places[number] = (path, at + size)
        node = self._file(args[0])
        if node is not None:
            node.pending.append((at, args[1][:size]))
        return node is not None

    def _ftruncate(self, args: tuple[Any, ...], _result: int) -> bool:
        node = self._file(args[0])
        if node is not None:
            node.pending.append((args[1], None))
        return node is not None

    def _fsync(self, args: tuple[Any, ...], _result: int) -> bool:
        path = Path(args[0][1])
        if not self._within(path):
            return False
        node = self.names.get(path)
        if node is not None:
            node.flush()
        else:
            for deed in self.deeds.pop(path, ()):
                _apply(self.kept, deed)
        return True

    _fdatasync = _fsync

    def _rename(self, args: tuple[Any, ...], _result: int) -> bool:
        source, after = self._path(args)
        target, _ = self._path(args, after)
        for path in [path for path in self.names if source in path.parents]:  # a folder takes along what is in it
            self.names[target / path.relative_to(source)] = self.names.pop(path)
        return self._note(target, self.names.get(source), source=source)

    def _link(self, args: tuple[Any, ...], _result: int) -> bool:
        source, after = self._path(args)
        return self._note(self._path(args, after)[0], self.names.get(source))

    def _unlink(self, args: tuple[Any, ...], _result: int) -> bool:
        return self._note(self._path(args)[0], None, goes=True)

    _rmdir = _unlink

    def _mkdir(self, args: tuple[Any, ...], _result: int) -> bool:
        return self._note(self._path(args)[0], None)

    def found(self, kind: str, chance: random.Random) -> dict[Path, bytes | None]:
        """The files a restarted machine may find, by path within; None is a folder."""
        names = dict(self.kept)
        for deeds in self.deeds.values():
            for deed in deeds[: 0 if kind == "dropped" else chance.randrange(len(deeds) + 1)]:
                _apply(names, deed)
        folders = {path for path, node in names.items() if node is None} | {self.root}
        return {
            path.relative_to(self.root): None if node is None else node.left(kind, chance)
            for path, node in sorted(names.items())
            if all(parent in folders for parent in path.parents if self._within(parent))
        }


def _apply(names: Names, deed: Deed) -> None:
    target, source, node, goes = deed
    if source is not None:
        names.pop(source, None)
        for path in [path for path in names if source in path.parents]:
            names[target / path.relative_to(source)] = names.pop(path)
    if goes:
        names.pop(target, None)
    else:
        names[target] = node


def states(root: Path, base: Path, calls: list[Call], seed: str) -> Iterator[tuple[int, dict[Path, bytes | None]]]:
    """Every state after every call that changed something, with the number of calls that came before it."""
    disk, chance = Disk(root, base), random.Random(seed)
    for number, call in enumerate(calls, 1):
        if disk.play(call):
            for kind in KINDS:
                yield number, disk.found(kind, chance)


def count(root: Path, base: Path, calls: list[Call]) -> int:
    """How many states there are; all of them at once would be gigabytes."""
    disk = Disk(root, base)
    return len(KINDS) * sum(disk.play(call) for call in calls)


def lay_out(state: dict[Path, bytes | None], folder: Path) -> None:
    """Makes real files of a state; what only lives while a process does is left out."""
    for path, content in state.items():
        if path.name.endswith("-shm"):
            continue
        target = folder / path
        if content is None:
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
