"""SHA-256 beside the work: hashing lets go of the interpreter, so it costs a second core and hardly any time.

SM3 (GB/T 32905) is the second fingerprint of proof; it takes four times as long, so it is for the background.
"""

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from os import fsync
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives import hashes

from storage import uncached

BLOCK = 1 << 20
STRETCH = 16 << 20  # bytes between two read-backs


class Beside:
    """A digest that is counted on a thread of its own, one block behind."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="sha256")
        self._held = bytearray()
        self._running: Future[None] | None = None
        self.size = 0

    def update(self, data: "bytes | memoryview") -> None:
        """Some more bytes."""
        self._held += data
        self.size += len(data)
        if len(self._held) >= BLOCK:
            self._submit()

    def _submit(self) -> None:
        if self._running is not None:
            self._running.result()
        block, self._held = self._held, bytearray()
        self._running = self._pool.submit(self._digest.update, block)

    def hexdigest(self) -> str:
        """The digest of all; ends the thread."""
        self._submit()
        self._pool.shutdown()
        return self._digest.hexdigest()


class Proved:
    """A file written, flushed and read back stretch by stretch while the next stretch is written."""

    def __init__(self, path: Path) -> None:
        with ExitStack() as opened:  # a stick may be pulled between the two
            self._out = opened.enter_context(path.open("wb", buffering=BLOCK))
            self._back = opened.enter_context(uncached.opened(path))
            opened.pop_all()
        self._told, self._found = Beside(), hashlib.sha256()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="read back")
        self._running: Future[None] | None = None
        self._asked = 0

    def write(self, data: bytes) -> None:
        """Some more bytes; waits while the disk is a stretch behind."""
        self._out.write(data)
        self._told.update(data)
        if self._told.size - self._asked >= STRETCH:
            self._ask(self._told.size // BLOCK * BLOCK)

    def _ask(self, end: int) -> Future[None]:
        self._out.flush()
        if self._running is not None:
            self._running.result()
        start, self._asked = self._asked, end
        self._running = self._pool.submit(self._read, start, self._asked)
        return self._running

    def _read(self, start: int, end: int) -> None:
        fsync(self._out.fileno())
        for block in uncached.blocks(self._back, start, end, BLOCK):
            self._found.update(block)

    def end(self) -> tuple[int, str] | None:
        """Size and SHA-256 of what lies on the disk, flushed; None when that is not what was written."""
        self._ask(self._told.size).result()
        digest = self._told.hexdigest()
        return (self._told.size, digest) if self._found.hexdigest() == digest else None

    def close(self) -> None:
        """Ends the thread; a file that was not ended is nothing yet."""
        self._pool.shutdown()
        self._back.close()
        self._out.close()


def digest_of(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file as the disk has it."""
    digest = Beside()
    with uncached.opened(path) as file:
        for block in uncached.blocks(file, 0, path.stat().st_size, BLOCK):
            digest.update(block)
    found = digest.hexdigest()
    return digest.size, found


def sm3_of(file: BinaryIO) -> str:
    """The SM3 of all that can be read, in hexadecimal."""
    digest = hashes.Hash(hashes.SM3())
    while block := file.read(BLOCK):
        digest.update(block)
    return digest.finalize().hex()
