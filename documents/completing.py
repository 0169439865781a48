"""What is still owed on evidence that came in many pieces at once: small picture, camera data, second fingerprint."""

import io
from collections.abc import Sequence
from dataclasses import replace

from documents.pictures import MAX_BYTES
from documents.taking_in import AT_ONCE, HANDS, IN_MEMORY, Hands, Looked, look_at
from domain.changes import Progress
from domain.errors import Cancelled, PlaceError
from domain.records import Evidence
from storage.hashing import sm3_of
from storage.store import Store
from storage.together import Together

TOLD = "补记缩略图和国密指纹"


def owed(store: Store) -> int:
    """How many pieces wait for it."""
    return store.evidence.count(sm3="")


def complete(store: Store, progress: Progress) -> int:
    """Bring what is owed, in one step; of a stopped work what was done is kept. Returns how many are complete now.

    A piece whose original is not in this workspace goes on waiting.
    """
    pieces = store.evidence.all(sm3="")
    found: list[tuple[Evidence, Looked]] = []
    with Together(store.files) as together, Hands(max(1, min(HANDS, len(pieces)))) as hands:
        jobs = [hands.pool.submit(_look, store, piece, together, hands) for piece in pieces]
        try:
            for done, (piece, job) in enumerate(zip(pieces, jobs, strict=True)):
                progress(done, len(pieces), TOLD)
                if (looked := job.result()) is not None:
                    found.append((piece, looked))
                if done % AT_ONCE == AT_ONCE - 1:
                    together.settle()
        except Cancelled:
            hands.stop()
            _record(store, together, found)
            raise
        _record(store, together, found)
    return len(found)


def _look(store: Store, piece: Evidence, together: Together, hands: Hands) -> Looked | None:
    file = store.stored_files.get(piece.file_uid)
    if file is None:
        return None
    try:
        with store.files.open(file) as source:
            if file.size > MAX_BYTES or (file.size > IN_MEMORY and piece.thumbnail_uid):
                return Looked(sm3=sm3_of(source))
            data = source.read()
    except PlaceError:
        return None
    if piece.thumbnail_uid is not None:
        return Looked(sm3=sm3_of(io.BytesIO(data)))
    return look_at(data, piece.media_type, together, hands.pictures())


def _record(store: Store, together: Together, found: Sequence[tuple[Evidence, Looked]]) -> None:
    together.settle()
    store.politely(TOLD, lambda: _put(store, found))


def _put(store: Store, found: Sequence[tuple[Evidence, Looked]]) -> None:
    for piece, looked in found:
        now = store.evidence.get(piece.uid)
        if now is None or now.sm3:
            continue
        if looked.thumbnail is not None:
            store.stored_files.put(looked.thumbnail)
        store.evidence.put(_filled(now, looked))


def _filled(piece: Evidence, looked: Looked) -> Evidence:
    """What a person wrote meanwhile stays."""
    return replace(
        piece,
        sm3=looked.sm3,
        thumbnail_uid=piece.thumbnail_uid or (looked.thumbnail.uid if looked.thumbnail else None),
        note=piece.note if looked.note in piece.note else piece.note + looked.note,
        taken_at_text=piece.taken_at_text or looked.taken_at_text,
        taken_where_text=piece.taken_where_text or looked.taken_where_text,
    )
