"""另存原件: originals of evidence in the open, byte for byte; the custody record says so and nothing takes it back."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from documents.safe_names import Names, safe_name
from domain.changes import Progress
from domain.errors import InputError, PlaceError
from domain.records import Evidence, StoredFile
from storage import roster
from storage.aside import not_written, put_in_place
from storage.files import gone, silent
from storage.hashing import BLOCK, Proved
from storage.store import Store


def proposed(piece: Evidence) -> str:
    """证-0031 泵房.mp4: what the copy is called."""
    return safe_name(f"{piece.number} {piece.name}")


def check_right(store: Store) -> None:
    """Colleagues take no custody record of a role that writes none, and nothing that comes after it."""
    us = roster.member_of(store, roster.ourselves(store).signing)
    if us is not None and not us.may_write("evidence"):
        raise InputError(
            f"另存原件要记进保管记录，你的身份是{us.role}，记不了，所以没有另存，什么也没有写出；请组长或组员来另存。"
        )


def save_into(store: Store, pieces: Sequence[Evidence], folder: Path, progress: Progress = silent) -> None:
    """All of these into a folder, each under a name that is free there."""
    try:
        names = Names(path.name for path in folder.iterdir())
    except OSError as error:
        raise not_written(error, folder, stick=True) from error
    save(store, [(piece, folder / names.take(proposed(piece))) for piece in pieces], progress)


def save(store: Store, wanted: Sequence[tuple[Evidence, Path]], progress: Progress = silent) -> None:
    """Each of these as the file beside it, over one that is there; all of them or none.

    Written aside, flushed, read back from the disk; in custody before they have their names: no copy is unrecorded.
    """
    check_right(store)
    folder = wanted[0][1].parent
    if folder.resolve().is_relative_to(store.folder.resolve()):
        raise InputError("工作夹里只放加密的内容，没有另存，什么也没有写出，请选工作夹外面的文件夹。")
    passes = _Passes(sum(piece.size for piece, _ in wanted), progress)
    asides: list[tuple[Path, Path]] = []
    target = folder
    try:
        for piece, target in wanted:
            asides.append((target.with_name(f"{target.name}.part"), target))
            _write(store, piece, asides[-1][0], passes)
        store.evidence.witness(f"另存原件到{_where(store, folder)}", [piece.uid for piece, _ in wanted])
        for aside, target in asides:
            put_in_place(aside, target)
    except OSError as error:
        raise not_written(error, target, stick=True) from error
    finally:
        for aside, _ in asides:
            gone(aside)


class _Passes:
    """How much of all is written."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def over(self, store: Store, stored: StoredFile, number: str) -> Iterator[bytes]:
        """The original in pieces."""
        try:
            with store.files.open(stored) as file:
                while chunk := file.read(BLOCK):
                    self._progress(self._done, self._total, f"正在另存 {number}")
                    yield chunk
                    self._done += len(chunk)
        except PlaceError as error:
            raise PlaceError(f"{number}：{error}") from error


def _write(store: Store, piece: Evidence, aside: Path, passes: _Passes) -> None:
    stored = store.stored_files.get(piece.file_uid)
    if stored is None:
        raise PlaceError(f"{piece.number}的原件不在这个工作夹里，没有另存，什么也没有写出，请用备份恢复这份原件。")
    with closing(Proved(aside)) as out:
        for chunk in passes.over(store, stored, piece.number):
            out.write(chunk)
        written = out.end()
    if written != (piece.size, piece.sha256):
        raise PlaceError(
            f"{piece.number}写到盘上读回来与登记的指纹不一样，没有另存，什么也没有留下；原件没有动，请换一块盘再做一次。"
        )


def _where(store: Store, folder: Path) -> str:
    """No more than whether it left the disk: names of folders are nobody's business."""
    same = folder.stat().st_dev == store.folder.stat().st_dev
    return "同一块盘" if same else "另一块盘"
