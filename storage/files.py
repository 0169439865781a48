"""Originals: sealed, kept once, named by a keyed digest, never rewritten.

The key of a file comes from the workspace key and the file's own SHA-256: the same file taken in on two laptops gives
the same name, the same key and the same record, so an exchange has nothing to decide. Names are keyed too: a plain
digest on a stolen disk would prove which known files are there.
"""

import hashlib
import hmac
import io
import secrets
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, cast

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.changes import Progress
from domain.errors import InputError, PlaceError
from domain.records import StoredFile
from storage.aside import disk_error, flush_file, flush_folder, make_folder, put_in_place, rename
from storage.sealing import CHUNK, SealedReader, seal, sealed_size
from storage.sentences import altered, locked

FLUSHED_AT_ONCE = 8  # the disk writes what several threads wait for in one go


def silent(_done: int, _total: int, _text: str, /) -> None:
    """Progress nobody watches."""


class _Passes:
    """Progress over three passes of one file: digest, seal, read back."""

    def __init__(self, size: int, name: str, progress: Progress) -> None:
        self._total = 3 * size
        self._done = 0
        self._name = name
        self._progress = progress

    def over(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._done += len(chunk)
            self._progress(min(self._done, self._total), self._total, f"正在收存 {self._name}")
            yield chunk


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def gone(aside: Path) -> bool:
    """Removes what is not wanted; whether it went."""
    try:
        aside.unlink(missing_ok=True)
    except OSError:  # what cannot be removed now goes at the next locking or opening
        return False
    return True


class Files:
    """The sealed originals of one workspace."""

    def __init__(self, folder: Path, key: bytes, room: Callable[[int], None] = lambda _size: None) -> None:
        self._folder = folder
        self._room = room  # asked before so many bytes are written
        self.incoming = folder / "incoming"
        make_folder(self.incoming)
        self._key: bytes | None = key
        self._taken: set[str] = set()  # names sealed since the workspace was opened

    def take_in(self, path: Path, progress: Progress | None = None) -> StoredFile:
        """Copies a file in: digest, seal, flush, read back; the caller puts the record inside a change."""
        try:
            source = path.open("rb")
        except OSError as error:
            raise InputError(
                f"“{path.name}”打不开，没有收进来，请确认文件还在、没有被别的程序占用，再选一次。"
            ) from error
        with source:
            return self._take(source, path.name, progress or silent)

    def take_bytes(self, data: bytes) -> StoredFile:
        """The same for bytes made by the program."""
        return self._take(io.BytesIO(data), "", silent)

    def _take(self, source: BinaryIO, name: str, progress: Progress) -> StoredFile:
        stored, aside = self.seal_aside(source, name, progress)
        if aside is not None:
            try:
                flush_file(aside)
                self.adopt(aside, stored)
            except OSError as error:
                raise disk_error(error, self._folder) from error
            finally:
                gone(aside)
        return stored

    def seal_aside(self, source: BinaryIO, name: str, progress: Progress) -> tuple[StoredFile, Path | None]:
        """Digest, seal, read back, not yet flushed; no file aside when the same content is here already, whole."""
        passes = _Passes(source.seek(0, io.SEEK_END), name, progress)
        digest = hashlib.sha256()
        try:
            source.seek(0)
            size = 0
            for chunk in passes.over(_chunks(source)):
                digest.update(chunk)
                size += len(chunk)
            stored = self._named(digest.digest(), size)
            if self._sound(stored):
                return stored, None
            self._room(size)
            source.seek(0)
            return stored, self._seal(stored, passes.over(_chunks(source)), passes)
        except OSError as error:
            raise disk_error(error, self._folder) from error

    def _named(self, digest: bytes, size: int) -> StoredFile:
        name = hmac.digest(self._derived(b"name", b""), digest, "sha256").hex()[:32]
        return StoredFile(uid=name, size=size, sha256=digest.hex(), key=self._derived(b"file", digest).hex())

    def _derived(self, purpose: bytes, salt: bytes) -> bytes:
        if self._key is None:
            raise locked()
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=b"fuzhen " + purpose).derive(self._key)

    def _sound(self, stored: StoredFile) -> bool:
        """Whether the same content is here already, whole."""
        path = self.path(stored.uid)
        return path.exists() and path.stat().st_size == sealed_size(stored.size) and self.check(stored) is None

    def _seal(self, stored: StoredFile, chunks: Iterator[bytes], passes: _Passes) -> Path:
        aside = self.incoming / secrets.token_hex(16)
        digest = hashlib.sha256()

        def seen() -> Iterator[bytes]:
            for chunk in chunks:
                digest.update(chunk)
                yield chunk

        try:
            with aside.open("xb") as out:
                seal(seen(), out, bytes.fromhex(stored.key))
            if digest.hexdigest() != stored.sha256:
                raise InputError("文件在收存时又被改动，没有收进来，请先保存并关闭它，再选一次。")
            with SealedReader(aside.open("rb"), bytes.fromhex(stored.key)) as back:
                for _ in passes.over(_chunks(cast(BinaryIO, back))):
                    pass
        except BaseException:
            gone(aside)
            raise
        return aside

    def adopt(self, aside: Path, stored: StoredFile) -> None:
        """Puts a sealed file in its place; it goes again at the locking when no record came to it."""
        path = self.path(stored.uid)
        path.parent.mkdir(exist_ok=True)
        self._taken.add(stored.uid)
        put_in_place(aside, path)
        flush_folder(self._folder)

    def adopt_all(self, asides: Mapping[Path, StoredFile]) -> None:
        """The same for many files that are not flushed yet: the disk is asked for all of them at once."""
        with ThreadPoolExecutor(FLUSHED_AT_ONCE) as pool:
            list(pool.map(flush_file, asides))
            for aside, stored in asides.items():
                self.path(stored.uid).parent.mkdir(exist_ok=True)
                self._taken.add(stored.uid)
                rename(aside, self.path(stored.uid))
            list(pool.map(flush_folder, {self._folder, *(self.path(one.uid).parent for one in asides.values())}))

    def path(self, uid: str) -> Path:
        """Where the sealed file lies."""
        return self._folder / uid[:2] / uid

    def open(self, stored: StoredFile) -> BinaryIO:
        """The plain bytes, seekable, decrypted chunk by chunk; PlaceError when they are not those taken in."""
        try:
            file = self.path(stored.uid).open("rb")
        except OSError as error:
            raise PlaceError("这份原件在工作夹里找不到，没有打开；其他内容不受影响，请用备份恢复这份原件。") from error
        try:
            reader = SealedReader(file, bytes.fromhex(stored.key))
            if reader.size != stored.size:
                raise altered()
        except BaseException:
            file.close()
            raise
        return cast(BinaryIO, io.BufferedReader(reader, 64 * 1024))

    def read(self, stored: StoredFile) -> bytes:
        """All plain bytes."""
        with self.open(stored) as file:
            return file.read()

    def check(self, stored: StoredFile) -> str | None:
        """What is wrong with a stored file, in one sentence; None when it is what was taken in."""
        digest = hashlib.sha256()
        try:
            with self.open(stored) as file:
                for chunk in _chunks(file):
                    digest.update(chunk)
        except PlaceError as error:
            return str(error)
        return None if digest.hexdigest() == stored.sha256 else str(altered())

    def close(self) -> None:
        """Forgets the key; open files stay readable."""
        self._key = None

    def sweep_taken(self, known: set[str]) -> bool:
        """Removes what was sealed since the opening and got no record, and what was left half; whether all is gone."""
        return all([*map(gone, self.incoming.iterdir()), *(gone(self.path(name)) for name in self._taken - known)])

    def sweep(self, known: set[str]) -> None:
        """After a crash: removes half files and sealed ones whose record never came, as far as the disk lets it.

        What the journal knows stays, so that redo finds its file.
        """
        lying = (file for folder in self._folder.glob("??") for file in folder.iterdir() if file.name not in known)
        for file in (*self.incoming.iterdir(), *lying):
            gone(file)
