"""Killed at any call to the disk while a local copy is destroyed: no record says more than what is gone."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.errors import FuzhenError, PlaceError
from storage.copies import SLOTS
from storage.destruction import BEGUN, RECORD, destroy
from storage.restoring import restore
from storage.slots import PERSON, header_of
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.faults import deeds
from tests.faults.deeds import STICK, WORKSPACE, Teller
from tests.faults.tracing import hinder, said, watched
from tests.memory import lent
from tests.storage.keys import is_genuine

CALLS = ("fsync", "unlink", "unlinkat", "rename")
MOST = 200
KILLED = "EIO:signal=KILL"


def do(place: Path, tell: Teller) -> None:
    """What one process does until it is killed."""
    destroy(deeds.opened(place), "已移交并收到回执", place / STICK)
    tell.send("done")


@pytest.fixture
def kept(place: Callable[[str], Path]) -> Path:
    """A workspace with two backups; one more was broken off in the middle, as was a rehearsal."""
    folder = place("kept")
    store = deeds.opened(folder)
    copy = store.backups.make("手动").folder
    with store.change("附加"):
        store.stored_files.put(store.files.take_bytes(b"a picture"))
    store.backups.make("手动")
    store.close()
    for left in (copy.with_name("000009-x.part"), store.backups.place / "rehearsal.part"):
        (left / SLOTS).mkdir(parents=True)
        shutil.copy(next((copy / SLOTS).glob("*.slot")), left / SLOTS)
    return folder


@watched
@pytest.mark.parametrize("call", CALLS)
def test_whenever_it_is_killed_what_still_opens_is_destroyed_anew(kept: Path, call: str) -> None:
    with lent() as memory:
        for count in range(1, MOST):
            place = Path(shutil.copytree(kept, Path(memory) / "place"))
            told = Path(memory) / "told"
            hinder(do, place, told, call, KILLED, str(count))
            _look(place)
            shutil.rmtree(place)
            if "done" in said(told):
                break
    assert 2 < count < MOST - 1


def _look(place: Path) -> None:
    records = list((place / STICK).glob("*.json"))
    assert all(map(is_genuine, records))
    done = any(path.name.startswith(RECORD) for path in records)
    keys = [path for path in (place / WORKSPACE).rglob("*.slot") if _is_whole(path)]
    assert not (done and keys), "what is said to be done is done"
    if keys:
        store = deeds.opened(place)
        assert store.stored_files.count() == 1
        assert is_genuine(destroy(store, "接着销毁", place / STICK))
        assert not (place / WORKSPACE).exists()
    else:
        assert done or any(path.name.startswith(BEGUN) for path in records)
        with pytest.raises(PlaceError):
            Store.open(place / WORKSPACE, PASSPHRASE)
        with pytest.raises(FuzhenError):
            restore(place / WORKSPACE / "backups", place / "again", PASSPHRASE)


def _is_whole(slot: Path) -> bool:
    try:
        return bool(header_of(slot.read_bytes(), PERSON))
    except PlaceError:
        return False


def test_every_copy_of_a_key_is_gone_and_only_the_record_of_the_end_is_left(kept: Path) -> None:
    store = deeds.opened(kept)
    own = store.backups.home
    (kept / "second disk").mkdir()
    assert store.backups.use(kept / "second disk")
    store.backups.make("手动")
    assert own.exists()
    record = destroy(store, "已移交并收到回执", kept / STICK)
    assert [path.name for path in sorted((kept / STICK).iterdir())] == [record.name, record.name + ".minisig"]
    assert [*kept.rglob("*.slot")] == []
    assert not own.exists()


def test_a_workspace_without_any_key_is_said_to_be_one(kept: Path) -> None:
    shutil.rmtree(kept / WORKSPACE / SLOTS)
    (kept / WORKSPACE / SLOTS).mkdir()
    with pytest.raises(PlaceError, match="没有口令文件"):
        Store.open(kept / WORKSPACE, PASSPHRASE)
