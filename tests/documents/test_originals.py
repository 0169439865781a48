"""A sealed original is read again as it was, and leaves no plain copy behind."""

import shutil
from pathlib import Path

import pytest

from documents import originals, sample
from documents.importing import import_reading
from documents.reading import read
from documents.visits import begin
from domain.errors import PlaceError
from domain.records import SourceDocument
from domain.words import DocumentKind
from storage import scratch
from storage.store import Store
from tests.conftest import PASSPHRASE

LEDGER = next(path for path in sample.FOLDER.iterdir() if "台账" in path.name)


def taken_in(store: Store) -> SourceDocument:
    visit_uid = begin(store, organization="中共云栖县水利局党组")
    return import_reading(store, visit_uid, read(LEDGER), LEDGER, DocumentKind.LEDGER)


def test_original_reads_as_when_it_was_taken_in(store: Store) -> None:
    document = taken_in(store)
    again = originals.reading_of(store, document)
    assert again.file == document.name
    assert again.items == read(LEDGER).items


@pytest.mark.parametrize("memory", ["shm", "none"])
def test_no_plain_copy_stays(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: str) -> None:
    (tmp_path / "shm").mkdir()
    monkeypatch.setattr(scratch, "MEMORY", tmp_path / memory)
    document = taken_in(store)
    store.close()
    store = Store.open(store.folder, PASSPHRASE)
    originals.reading_of(store, document)
    assert not list(tmp_path.rglob("original*"))
    with store.scratch.folder() as private:
        assert private.stat().st_mode & 0o077 == 0
    private.mkdir()  # as a killed process leaves it
    (private / "original.xlsx").write_bytes(b"plain")
    strangers = [private.with_name(name) for name in ("fuzhen-0123456789abcdef-1", "fuzhen-01234567")]
    for stranger in strangers:
        stranger.mkdir()
    store.close()
    Store.open(store.folder, PASSPHRASE).close()
    assert not list(tmp_path.rglob("original*"))
    assert all(stranger.exists() for stranger in strangers), "others are open, backups stay"


def test_a_copy_of_the_workspace_leaves_what_the_other_is_reading(store: Store, tmp_path: Path) -> None:
    store.close()
    copied = shutil.copytree(store.folder, tmp_path / "copied")
    store = Store.open(store.folder, PASSPHRASE)
    with store.scratch.folder() as private:
        Store.open(copied, PASSPHRASE).close()
        assert private.is_dir()
    store.close()


def test_missing_original_is_said_in_one_sentence(store: Store) -> None:
    document = taken_in(store)
    with store.change("丢失"):
        store.stored_files.drop(document.file_uid)
    with pytest.raises(PlaceError, match="原件不在这个工作夹里"):
        originals.reading_of(store, document)


@pytest.mark.parametrize(("name", "suffix"), [("台账.xlsx", ".xlsx"), ("无", ""), ("怪.a b", ""), ("长.abcdefgh", "")])
def test_only_plain_endings_reach_the_disk(name: str, suffix: str) -> None:
    assert originals._suffix(name) == suffix
