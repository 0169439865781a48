"""Files come in: sealed, looked at, small pictures drawn; several hands at once, nothing recorded yet."""

import io
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from documents.media_types import DRAWABLE, HEAD_SIZE, media_type, mismatch
from documents.pictures import MAX_BYTES, Pictures
from domain.changes import Progress
from domain.errors import InputError
from domain.records import StoredFile
from storage.files import silent
from storage.store import Store
from storage.together import Together

THUMBNAIL_EDGE = 400  # pixels: a tile of 130 at 200 %, and some
HANDS = max(2, min(4, os.cpu_count() or 1))  # one seals while another waits for its picture
AT_ONCE = 32  # files between two settlings with the disk
IN_MEMORY = 32 << 20  # bytes; a larger file is read from the disk for each pass


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One sealed file that is not yet recorded."""

    name: str
    file: StoredFile
    media_type: str
    note: str
    thumbnail: StoredFile | None = None
    taken_at_text: str = ""
    taken_where_text: str = ""


class Hands:
    """The threads of one intake, each with a decoding process of its own; all end with it."""

    def __init__(self, number: int) -> None:
        self.pool = ThreadPoolExecutor(number, "intake")
        self._own = threading.local()
        self._made: list[Pictures] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.pool.shutdown(cancel_futures=True)
        for pictures in self._made:
            pictures.close()

    def pictures(self) -> Pictures:
        """The decoding process of this thread."""
        if not hasattr(self._own, "pictures"):
            self._own.pictures = Pictures()
            self._made.append(self._own.pictures)
        own: Pictures = self._own.pictures
        return own


def take_files(store: Store, files: Sequence[Path], progress: Progress | None) -> list[Taken]:
    """These files in their order, sealed and in their place; on an error or a cancel none is."""
    report = progress or silent
    taken: list[Taken] = []
    with Hands(min(HANDS, len(files))) as hands, Together(store.files) as together:
        jobs = [hands.pool.submit(_take, path, together, hands) for path in files]
        for done, (path, job) in enumerate(zip(files, jobs, strict=True)):
            report(done, len(files), f"正在封存 {path.name}")
            taken.append(job.result())
            if done % AT_ONCE == AT_ONCE - 1:
                together.settle()
        together.settle()
    return taken


def take_data(store: Store, name: str, data: bytes) -> Taken:
    """What was never a file."""
    with Hands(1) as hands, Together(store.files) as together:
        taken = _described(name, together.take_bytes(data), data, together, hands)
        together.settle()
    return taken


def _take(path: Path, together: Together, hands: Hands) -> Taken:
    try:
        with path.open("rb") as source:
            if (size := os.fstat(source.fileno()).st_size) <= IN_MEMORY:
                data = source.read()
                return _described(path.name, together.take(io.BytesIO(data), path.name), data, together, hands)
            file = together.take(source, path.name)
            source.seek(0)
            data = source.read(MAX_BYTES if size <= MAX_BYTES else HEAD_SIZE)
    except OSError as problem:
        raise InputError(f"“{path.name}”读不出来，这次没有附加任何证据，请检查文件后重新附加。") from problem
    return _described(path.name, file, data, together, hands)


def _described(name: str, file: StoredFile, data: bytes, together: Together, hands: Hands) -> Taken:
    """data is the whole file, or its head when the file is too large to be drawn."""
    kind = media_type(data[:HEAD_SIZE])
    notes = [mismatch(name, kind)]
    if kind not in DRAWABLE or file.size > MAX_BYTES:
        return Taken(name=name, file=file, media_type=kind, note="".join(notes))
    try:
        picture = hands.pictures().draw(data, THUMBNAIL_EDGE)
    except InputError as problem:
        notes.append(str(problem))
        return Taken(name=name, file=file, media_type=kind, note="".join(notes))
    return Taken(
        name=name,
        file=file,
        media_type=kind,
        note="".join(notes),
        thumbnail=together.take_bytes(picture.jpeg),
        taken_at_text=picture.taken_at,
        taken_where_text=picture.taken_where,
    )
