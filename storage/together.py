"""Many files taken in at once: several hands seal them aside, the disk is asked to keep them in one go."""

import io
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import BinaryIO, Self

from domain.changes import Progress
from domain.records import StoredFile
from storage.aside import disk_error
from storage.files import Files, gone, silent


class Together:
    """`take` from any thread, `settle` now and then; what is not settled at the end is gone as if never taken.

    Threads that take end before it does.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._asides: dict[Path, StoredFile] = {}
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for aside in self._asides:
            gone(aside)

    def take(self, source: BinaryIO, name: str, progress: Progress = silent) -> StoredFile:
        """Sealed and read back; in its place only after `settle`."""
        stored, aside = self._files.seal_aside(source, name, progress)
        if aside is not None:
            with self._lock:
                self._asides[aside] = stored
        return stored

    def take_bytes(self, data: bytes) -> StoredFile:
        """The same for bytes made by the program."""
        return self.take(io.BytesIO(data), "")

    def settle(self) -> None:
        """What was taken so far is in its place and outlives a power cut."""
        with self._lock:
            asides, self._asides = self._asides, {}
        try:
            self._files.adopt_all(asides)
        except OSError as error:
            raise disk_error(error, self._files.incoming) from error
        finally:
            for aside in asides:
                gone(aside)
