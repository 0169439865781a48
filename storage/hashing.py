"""SHA-256 beside the work: hashing lets go of the interpreter, so it costs a second core and hardly any time."""

import hashlib
import os
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

BLOCK = 1 << 20


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


def digest_of(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file as the disk has it, past the memory of the system where that can be asked for."""
    digest = Beside()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):  # pragma: no branch  # not on Windows
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while chunk := file.read(BLOCK):
            digest.update(chunk)
    found = digest.hexdigest()
    return digest.size, found
