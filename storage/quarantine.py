"""What came out of the parts of an archive, held until every hash and signature holds; nothing is published before."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from domain.errors import PlaceError
from domain.records import StoredFile
from storage import wire
from storage.files import gone
from storage.sealing import Sealing
from storage.steps import Step
from storage.store import Store

STEPS, FILES = "bag/data/steps-", "bag/data/files/"
KEPT = ("bag/bagit.txt", "bag/data/origin.json", "bag/data/origin.json.minisig", "bag/bag-info.txt",
        "bag/manifest-sha256.txt", "bag/tagmanifest-sha256.txt")  # fmt: skip
LARGEST_HELD = 64 << 20  # bytes of one file that is held in memory


def broken(what: str) -> PlaceError:
    """The one sentence for an archive that is not what its sender wrote."""
    return PlaceError(f"交换包{what}，整包都没有收下，本机内容没有变，请让对方重新导出一次。")


class Quarantine:
    """Takes the files of the bag in their order."""

    def __init__(self, store: Store, judge: Callable[[list[Step]], dict[str, StoredFile]], *, dry: bool) -> None:
        self._store = store
        self._judge = judge
        self._dry = dry
        self.steps: list[Step] = []
        self.kept: dict[str, bytes] = {}
        self.hashes: dict[str, tuple[int, str]] = {}
        self.files: dict[str, StoredFile] = {}
        self._wanted: dict[str, StoredFile] | None = None
        self._open: _File | None = None
        self._held = bytearray()
        self._path, self._size, self._digest = "", 0, hashlib.sha256()

    def begin(self, path: str, size: int) -> None:
        """A file of the bag begins."""
        if path in self.hashes or (size > LARGEST_HELD and not path.startswith(FILES)):
            raise broken("里有重复或过大的文件")
        if not path.startswith((STEPS, FILES)) and path not in KEPT:
            raise broken("里有不认识的文件")
        if path.startswith(STEPS) and self._wanted is not None:
            raise broken("里文件的次序不对")
        self._path, self._size, self._digest = path, size, hashlib.sha256()
        if path.startswith(FILES):
            self._begin_file(path.removeprefix(FILES))

    def more(self, data: memoryview) -> None:
        """Some bytes of it."""
        self._digest.update(data)
        if not self._path.startswith(FILES):
            self._held += data
        elif self._open is not None:
            self._open.more(data)

    def done(self) -> None:
        """It is there whole."""
        self.hashes[self._path] = (self._size, self._digest.hexdigest())
        if self._path.startswith(STEPS):
            try:
                self.steps += wire.read(bytes(self._held))
            except wire.StrangeStepError as error:
                raise broken("里有读不懂的改动") from error
        elif self._open is not None and self._path == FILES + self._open.stored.uid:
            self._open.sha256 = self.hashes[self._path][1]
        elif not self._path.startswith(FILES):
            self.kept[self._path] = bytes(self._held)
        self._held.clear()

    def _begin_file(self, name: str) -> None:
        uid, _, piece = name.partition(".")
        wanted = self.wanted()
        if self._open is not None and (self._open.stored.uid != uid or not piece):
            self._end_file()
        if uid in self.files:
            raise broken("里有重复的原件")
        if uid in wanted and self._open is None:
            self._open = _File(self._store, wanted[uid], in_pieces=bool(piece), dry=self._dry)

    def wanted(self) -> dict[str, StoredFile]:
        """The originals that may come: those the steps register or that are lacking here."""
        if self._wanted is None:
            self._wanted = self._judge(self.steps)
        return self._wanted

    def _end_file(self) -> None:
        if self._open is not None:
            file, self._open = self._open, None
            self.files[file.stored.uid] = file.stored
            file.close()

    def finish(self) -> None:
        """The last file is there whole."""
        self.wanted()
        self._end_file()

    def publish(self) -> None:
        """Puts the originals in place; the records that name them are committed next."""
        asides = {_aside(self._store, stored): stored for stored in self.files.values()}
        self._store.files.adopt_all({aside: stored for aside, stored in asides.items() if aside.exists()})

    def keep_only(self, uids: set[str]) -> None:
        """Leaves out the originals whose registration was set aside."""
        self.files = {uid: stored for uid, stored in self.files.items() if uid in uids}

    def clear(self) -> None:
        """Nothing of it stays aside."""
        if self._open is not None:
            self._open.abandon()
        for path in self._store.files.incoming.glob("quarantined-*"):
            gone(path)


def _aside(store: Store, stored: StoredFile) -> Path:
    return store.files.incoming / f"quarantined-{stored.uid}"


class _File:
    """One original sealed as it comes; its plain bytes never touch the disk."""

    def __init__(self, store: Store, stored: StoredFile, *, in_pieces: bool, dry: bool) -> None:
        self.stored = stored
        self.sha256 = ""  # of a file that comes whole: counted once for both lists
        self._digest = hashlib.sha256() if in_pieces else None
        self._size = 0
        self._out: BinaryIO | None = None
        self._sealing: Sealing | None = None
        if not dry and not store.files.path(stored.uid).exists():
            self._out = _aside(store, stored).open("wb")
            self._sealing = Sealing(self._out, bytes.fromhex(stored.key))

    def more(self, data: memoryview) -> None:
        if self._digest is not None:
            self._digest.update(data)
        self._size += len(data)
        if self._size > self.stored.size:
            raise broken("里有一份原件比登记的大")
        if self._sealing is not None:
            self._sealing.write(data)

    def close(self) -> None:
        found = self._digest.hexdigest() if self._digest is not None else self.sha256
        if (self._size, found) != (self.stored.size, self.stored.sha256):
            self.abandon()
            raise broken("里有一份原件与登记的校验值不符")
        if self._out is not None and self._sealing is not None:
            try:
                self._sealing.finish()
                self._out.close()
            except OSError:
                self.abandon()
                raise

    def abandon(self) -> None:
        if self._out is not None:
            with suppress(OSError):  # on a full disk the rest is not written; it goes anyway
                self._out.close()
