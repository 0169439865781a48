"""An archive written: BagIt in tar, in independent age parts, each flushed and read back; the manifest comes last."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from domain.changes import Progress
from domain.errors import PlaceError
from domain.records import StoredFile
from domain.release import RELEASE
from storage import age, agekeys, receipts, roster, signing, tarring, telling, wire
from storage.aside import put_in_place, write_whole
from storage.hashing import Proved
from storage.members import Member
from storage.sentences import altered
from storage.store import Store

PART = 1_900_000_000  # bytes: below what FAT32 can hold
READ = 1 << 20
MANIFEST, SIGNATURE, VERIFIER = "manifest.json", "manifest.json.minisig", "verify.py"
SPARE_VERIFIER = Path(__file__).parent.parent / "resources" / "archive" / VERIFIER
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class Item(NamedTuple):
    """One file of the bag; a digest that is known beforehand need not be counted again."""

    path: str
    size: int
    chunks: Callable[[], Iterator[bytes]]
    sha256: str = ""
    tail: bool = False  # what closes the bag stays in one part


@dataclass
class Draft:
    """What an export has done so far; kept in the workspace, so that a pulled stick costs one part."""

    uid: str
    folder: str
    base: dict[str, int]
    upto: dict[str, int]
    lacking: list[str]
    parts: list[dict[str, Any]] = field(default_factory=list)
    payload: list[tuple[str, int, str]] = field(default_factory=list)  # path, size, SHA-256
    missing: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)  # names; none for all
    whom: list[str] = field(default_factory=list)  # names of those it is for
    steps: int = 0

    def keep_first(self, count: int) -> None:
        """The parts after these are not whole on the stick: they are written again."""
        if count < len(self.parts):
            begun_by_older = "entries" not in self.parts[0]
            del self.parts[0 if begun_by_older else count :]
            del self.payload[self.parts[-1]["entries"] if self.parts else 0 :]

    @property
    def files(self) -> int:
        """How many originals were written."""
        paths = (path.removeprefix("bag/data/files/") for path, _, _ in self.payload if "/files/" in path)
        return len({path.partition(".")[0] for path in paths})

    def says(self, sender: str) -> str:
        """What it holds, in words."""
        return telling.contents(sender, self.whom, self.organizations, self.steps, self.files, self.base)

    def text(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self))


def _bytes_item(path: str, data: bytes, *, tail: bool = False) -> Item:
    return Item(path, len(data), lambda: iter((data,)), tail=tail)


class Writer:
    """Writes one archive into a folder."""

    def __init__(self, store: Store, draft: Draft, recipients: list[Member], folder: Path, part: int = PART) -> None:
        self._store = store
        self._draft = draft
        self._recipients = recipients
        self._folder = folder
        self._part = part
        self._seen: set[str] = {path for path, _, _ in draft.payload}
        self._tags: list[tuple[str, str]] = []
        self._items = self._all_items()
        self._next: Item | None = None
        self.kept_parts = len(draft.parts)
        self._done = sum(size for _, size, _ in draft.payload)
        self._total = max(1, self._done)  # until the originals are counted

    def run(self, keep: Callable[[], None], progress: Progress) -> None:
        """Writes every part, then the manifest; keep is called after each part."""
        if self._draft.parts and self._draft.parts[-1].get("last"):
            self._finish()
            return
        self._next = next(self._items, None)
        while self._next is not None:
            name = f"part-{len(self._draft.parts) + 1:04}.tar.age"
            size, digest = self._write_part(self._folder / name, progress)
            last = self._next is None
            entries = len(self._draft.payload)  # up to the end of this part
            part = {"name": name, "size": size, "sha256": digest, "last": last, "entries": entries}
            self._draft.parts.append(part)
            keep()
        self._finish()

    def _all_items(self) -> Iterator[Item]:
        payload = (item for item in self._payload() if item.path not in self._seen)
        if self._draft.parts:  # it lies in the first of them
            self._tags.append(("bag/bagit.txt", hashlib.sha256(BAGIT).hexdigest()))
        else:
            yield _bytes_item("bag/bagit.txt", BAGIT)
        yield from payload
        origin = json.dumps(self._origin(), ensure_ascii=False, sort_keys=True).encode()
        secret = self._store.vault.person.ed25519
        yield _bytes_item("bag/data/origin.json", origin, tail=True)
        signature = signing.sign(origin, secret, f"fuzhen origin {self._draft.uid}")
        yield _bytes_item("bag/data/origin.json.minisig", signature.encode(), tail=True)
        octets = sum(size for _, size, _ in self._draft.payload)
        info = f"Bag-Software-Agent: fuzhen {RELEASE}\nPayload-Oxum: {octets}.{len(self._draft.payload)}\n"
        yield _bytes_item("bag/bag-info.txt", info.encode(), tail=True)
        lines = [f"{digest}  {path.removeprefix('bag/')}\n" for path, _, digest in self._draft.payload]
        yield _bytes_item("bag/manifest-sha256.txt", "".join(lines).encode(), tail=True)
        tags = "".join(f"{digest}  {path.removeprefix('bag/')}\n" for path, digest in self._tags)
        yield _bytes_item("bag/tagmanifest-sha256.txt", tags.encode(), tail=True)

    def _payload(self) -> Iterator[Item]:
        """Steps first, for they hold the keys of the files; then each file once."""
        wanted: dict[str, None] = dict.fromkeys(self._draft.lacking)
        self._draft.steps = 0

        def steps() -> Iterator[Any]:
            for step in self._store.merge.steps_after(self._draft.base):
                if step.seq <= self._draft.upto.get(step.device, 0):
                    self._draft.steps += 1
                    wanted.update((entry.uid, None) for entry in step.entries if entry.table == "stored_file")
                    yield step

        for number, data in enumerate(wire.chunks(steps()), 1):
            yield _bytes_item(f"bag/data/steps-{number:04}.jsonl", data)
        originals = self._store.stored_files.many(wanted)
        self._total += sum(one.size for one in originals if f"bag/data/files/{one.uid}" not in self._seen)
        for stored in originals:
            yield from self._pieces(stored)

    def _pieces(self, stored: StoredFile) -> Iterator[Item]:
        path = f"bag/data/files/{stored.uid}"
        try:
            self._store.files.open(stored).close()
        except PlaceError:
            if stored.uid not in self._draft.missing:
                self._draft.missing.append(stored.uid)
            return
        room = self._part - 64 * 1024
        if stored.size <= room:
            yield Item(path, stored.size, partial(_read, self._store, stored, 0, stored.size), stored.sha256)
            return
        for number, start in enumerate(range(0, stored.size, room), 1):
            size = min(room, stored.size - start)
            yield Item(f"{path}.{number:04}", size, partial(_read, self._store, stored, start, size))

    def _origin(self) -> dict[str, Any]:
        store, us = self._store, roster.ourselves(self._store)
        heads = {device: (seq, store.merge.hash_of(device, seq)) for device, seq in self._draft.upto.items()}
        current = store.trust.get("roster", "current")
        return {
            "format": "fuzhen-origin-1",
            "uid": self._draft.uid,
            "program": RELEASE,
            "made_at": receipts.now(),
            "sender": {"name": us.name, "signing": us.signing, "sealing": us.sealing},
            "recipients": [{"name": member.name, "sealing": member.sealing} for member in self._recipients],
            "workspace": store.vault.workspace,
            "base": self._draft.base,
            "heads": heads,
            "steps": self._draft.steps,
            "says": self._draft.says(us.name),
            "head": receipts.short_head(store),
            "payload": self._draft.payload,
            "missing": self._draft.missing,
            "lacks": receipts.lacks(store),
            "checkpoints": receipts.checkpoints(store, self._draft.base),
            "receipts": receipts.for_colleagues(store, [member.signing for member in self._recipients]),
            "roster": {"content": current.content, "signature": current.signature} if current else None,
        }

    def _write_part(self, path: Path, progress: Progress) -> tuple[int, str]:
        aside = path.with_name(path.name + ".partial")
        keys = [agekeys.public_of(member.sealing) for member in self._recipients]
        with closing(Proved(aside)) as out:
            for piece in age.sealed(self._tar(progress), keys):
                out.write(piece)
            written = out.end()
        if written is None:
            raise PlaceError("写到盘上的内容读回来不一样，这个交换包没有写成；本机内容没有变，请换一个U盘再导出一次。")
        put_in_place(aside, path)
        return written

    def _tar(self, progress: Progress) -> Iterator[bytes]:
        """Items until the part is full."""
        size = 0
        while (item := self._next) is not None and (not size or item.tail or size + item.size + 4096 <= self._part):
            size += 1024 + item.size
            digest = hashlib.sha256()
            yield tarring.header(item.path, item.size)
            for chunk in item.chunks():
                if not item.sha256:
                    digest.update(chunk)
                yield chunk
                self._done += len(chunk)
                progress(min(self._done, self._total), self._total, "正在写交换包")
            yield tarring.padding(item.size)
            found = item.sha256 or digest.hexdigest()
            if item.path.startswith("bag/data/"):
                self._draft.payload.append((item.path, item.size, found))
            else:
                self._tags.append((item.path, found))
            self._next = next(self._items, None)
        yield tarring.END

    def _finish(self) -> None:
        store = self._store
        us = roster.ourselves(store)
        manifest = {
            "format": "fuzhen-archive",
            "version": 1,
            "min_reader": 1,
            "suite": 1,
            "uid": self._draft.uid,
            "sender": us.signing,
            "minisign": signing.minisign_key(us.signing),
            "made_at": receipts.now(),
            "recipients": [member.sealing for member in self._recipients],
            "parts": [{key: part[key] for key in ("name", "size", "sha256")} for part in self._draft.parts],
        }
        content = json.dumps(manifest, indent=1, sort_keys=True).encode()
        signature = signing.sign(content, store.vault.person.ed25519, f"fuzhen archive {self._draft.uid}")
        write_whole(self._folder / VERIFIER, SPARE_VERIFIER.read_bytes())
        write_whole(self._folder / SIGNATURE, signature.encode())
        write_whole(self._folder / MANIFEST, content)
        if (self._folder / MANIFEST).read_bytes() != content:
            raise altered()


def _read(store: Store, stored: StoredFile, start: int, size: int) -> Iterator[bytes]:
    with store.files.open(stored) as file:
        file.seek(start)
        while size > 0 and (chunk := file.read(min(READ, size))):
            size -= len(chunk)
            yield chunk
    if size:
        raise altered()
