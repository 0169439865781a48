"""Files come in: sealed and looked at by several hands at once; nothing is recorded here.

A few are looked at while they come in. Of many the originals are sealed first, so that they are safe soon; their small
pictures, what the camera says and the second fingerprint follow in the background (documents.completing).
"""

import io
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from documents.media_types import DRAWABLE, HEAD_SIZE, media_type, mismatch
from documents.pictures import Pictures
from documents.safe_names import name_of
from domain.changes import Progress
from domain.errors import InputError
from domain.records import StoredFile
from storage.files import silent
from storage.hashing import sm3_of
from storage.store import Store
from storage.together import Together

THUMBNAIL_EDGE = 400  # pixels: a tile of 130 at 200 %, and some
HANDS = max(2, min(4, os.cpu_count() or 1))  # one seals while another waits for its picture
AT_ONCE = 32  # files between two settlings with the disk
AT_LEISURE = 32  # files; of more than these the looking is left for later
IN_MEMORY = 32 << 20  # bytes; a larger file is read from the disk for each pass


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What was found in a file; nothing yet when its looking is left for later."""

    note: str = ""
    sm3: str = ""
    thumbnail: StoredFile | None = None
    taken_at_text: str = ""
    taken_where_text: str = ""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One sealed file that is not yet recorded."""

    name: str
    file: StoredFile
    media_type: str
    note: str  # that the name belies the content
    looked: Looked = Looked()


class Hands:
    """The threads of one intake, each with a decoding process of its own; all end with it."""

    def __init__(self, number: int) -> None:
        self.pool = ThreadPoolExecutor(number, "intake")
        self._own = threading.local()
        self._made: list[Pictures] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
        for pictures in self._made:
            pictures.close()

    def stop(self) -> None:
        """What has not begun is left; waits for what has."""
        self.pool.shutdown(cancel_futures=True)

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
    look = len(files) <= AT_LEISURE
    taken: list[Taken] = []
    with Together(store.files) as together, Hands(min(HANDS, len(files))) as hands:
        jobs = [hands.pool.submit(_take, path, together, hands, look=look) for path in files]
        for done, (path, job) in enumerate(zip(files, jobs, strict=True)):
            report(done, len(files), f"正在封存 {name_of(path)}")
            taken.append(job.result())
            if done % AT_ONCE == AT_ONCE - 1:
                together.settle()
        together.settle()
    return taken


def take_data(store: Store, name: str, data: bytes) -> Taken:
    """What was never a file."""
    with Together(store.files) as together, Hands(1) as hands:
        taken = _named(name, together.take_bytes(data), data)
        looked = look_at(data, taken.media_type, together, hands.pictures())
        together.settle()
    return replace(taken, looked=looked)


def look_at(data: bytes, kind: str, together: Together, pictures: Pictures) -> Looked:
    """Second fingerprint, small picture, what the camera says; the note says why there is no picture."""
    sm3 = sm3_of(io.BytesIO(data))
    if kind not in DRAWABLE:
        return Looked(sm3=sm3)
    try:
        picture = pictures.draw(data, THUMBNAIL_EDGE)
    except InputError as problem:
        return Looked(sm3=sm3, note=str(problem))
    return Looked(
        sm3=sm3,
        thumbnail=together.take_bytes(picture.jpeg),
        taken_at_text=picture.taken_at,
        taken_where_text=picture.taken_where,
    )


def _take(path: Path, together: Together, hands: Hands, *, look: bool) -> Taken:
    try:
        with path.open("rb") as source:
            if os.fstat(source.fileno()).st_size > IN_MEMORY:
                file = together.take(source, name_of(path))
                source.seek(0)
                return _named(name_of(path), file, source.read(HEAD_SIZE))
            data = source.read()
    except OSError as problem:
        raise InputError(f"“{name_of(path)}”读不出来，这次没有附加任何证据，请检查文件后重新附加。") from problem
    taken = _named(name_of(path), together.take(io.BytesIO(data), name_of(path)), data)
    return replace(taken, looked=look_at(data, taken.media_type, together, hands.pictures())) if look else taken


def _named(name: str, file: StoredFile, data: bytes) -> Taken:
    kind = media_type(data[:HEAD_SIZE])
    return Taken(name=name, file=file, media_type=kind, note=mismatch(name, kind))
