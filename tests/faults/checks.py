"""What must hold of a place whatever happened to the process or the disk: what was told is there, nothing is half."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from domain.records import Organization
from storage import bundle, manifest
from storage.hashing import digest_of
from storage.restoring import rehearse
from storage.store import Store
from tests.faults import deeds


def check(place: Path, store: Store, told: Iterable[Any]) -> None:
    """Everything that was told, whole; nothing beside it that is not."""
    words = [word for word in told if word != "open"]
    backups = [word for word in words if word[0] == "backup"]
    words = [word for word in words if word[0] != "backup" or word == backups[-1]]
    dropping = {uid for kind, uid, _ in words if kind == "dropping"}
    dropped = {uid for kind, uid, _ in words if kind == "dropped"}
    for kind, uid, held in words:
        if kind == "issue" and uid not in dropping:
            assert store.issues.one(uid).heading == held
        elif kind in KINDS:
            KINDS[kind](place, store, uid, held)
    assert not dropped & set(store.issues.uids()), "what was told to be dropped is gone"
    _nothing_half(place, store)


def _document(_place: Path, store: Store, uid: str, _held: str) -> None:
    assert store.issues.count(document_uid=uid) == deeds.BATCH


def _evidence(_place: Path, store: Store, uid: str, held: str) -> None:
    evidence = store.evidence.one(uid)
    content = store.files.read(store.stored_files.one(evidence.file_uid))
    assert hashlib.sha256(content).hexdigest() == held == evidence.sha256
    assert store.evidence_links.count(evidence_uid=uid) == 1


def _paper(_place: Path, store: Store, uid: str, _held: str) -> None:
    paper = store.papers.one(uid)
    for file_uid, digest in ((paper.word_uid, paper.word_sha256), (paper.pdf_uid, paper.pdf_sha256)):
        assert file_uid is not None
        assert hashlib.sha256(store.files.read(store.stored_files.one(file_uid))).hexdigest() == digest


def _backup(_place: Path, store: Store, uid: str, _held: str) -> None:
    rehearsal = rehearse(store.backups.place, store.vault)
    assert rehearsal.backup.name >= uid, "what was told is there, or a later one"
    assert (rehearsal.passed_over, rehearsal.wrong) == ((), ())


def _organization(_place: Path, store: Store, uid: str, held: str) -> None:
    assert store.organizations.one(uid) == Organization(uid=uid, name=held)


def _sent(place: Path, store: Store, uid: str, _held: str) -> None:
    found = manifest.read(place / deeds.STICK / uid)
    for name, size, digest in found.parts:
        assert digest_of(found.folder / name) == (size, digest)


def _taken(place: Path, store: Store, uid: str, _held: str) -> None:
    assert bundle.inspect(store, place / deeds.CAME / uid).taken_at is not None


def _restored(place: Path, _store: Store, uid: str, _held: str) -> None:
    again = Store.open(place / uid, deeds.PASSPHRASE)
    assert again.verify() == []
    again.close()


KINDS = {
    "document": _document, "evidence": _evidence, "paper": _paper, "backup": _backup, "organization": _organization,
    "sent": _sent, "taken": _taken, "restored": _restored,
}  # fmt: skip


def _nothing_half(place: Path, store: Store) -> None:
    """Blocks are whole, and no sealed file is there without its record or the other way round."""
    halves = store._database.rows(
        "select document_uid from issue where document_uid != '一条' group by document_uid having count(*) != ?",
        (deeds.BATCH,),
    )
    assert halves == []
    on_disk = {path.relative_to(store.folder) for path in (store.folder / "files").rglob("*") if path.is_file()}
    assert on_disk == {store.files.path(uid).relative_to(store.folder) for uid in store.stored_files.uids()}
