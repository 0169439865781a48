"""Originals: sealed, whole, kept once, found out when altered."""

import io
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.errors import Cancelled, InputError, PlaceError
from domain.records import StoredFile
from storage.files import Files
from storage.lock import WorkspaceLock
from storage.sealing import CHUNK, SealedReader, sealed_size
from storage.store import Store
from tests.conftest import PASSPHRASE

SIZES = (0, 1, 63, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 17)


def some_bytes(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def files_on_disk(store: Store) -> list[Path]:
    return [path for path in (store.folder / "files").rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_taken_in_comes_back_byte_for_byte(store: Store, tmp_path: Path, size: int) -> None:
    path = tmp_path / "照片.jpg"
    path.write_bytes(some_bytes(size))
    stored = store.files.take_in(path)
    assert stored.size == size
    assert store.files.read(stored) == some_bytes(size)
    assert store.files.path(stored.uid).stat().st_size == sealed_size(size)
    assert store.files.check(stored) is None


def test_any_part_can_be_read_without_the_rest(store: Store) -> None:
    data = some_bytes(2 * CHUNK + 17)
    stored = store.files.take_bytes(data)
    with store.files.open(stored) as file:
        assert file.seekable()
        assert file.readable()
        for place in (CHUNK - 5, 0, 2 * CHUNK, CHUNK, 2 * CHUNK + 16):
            file.seek(place)
            assert file.tell() == place
            assert file.read(10) == data[place : place + 10]
        assert file.seek(-7, io.SEEK_END) == len(data) - 7
        assert file.read() == data[-7:]
        assert file.read() == b""
        file.seek(5)
        file.seek(3, io.SEEK_CUR)
        assert file.read(4) == data[8:12]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(0, 2 * CHUNK + 40), st.integers(0, 3000)), max_size=8))
def test_reading_anywhere_equals_the_plain_bytes(store: Store, moves: list[tuple[int, int]]) -> None:
    data = some_bytes(2 * CHUNK + 17)
    stored = store.files.take_bytes(data)
    with store.files.open(stored) as file:
        for place, length in moves:
            file.seek(place)
            assert file.read(length) == data[place : place + length]


def test_the_same_content_is_kept_once_under_the_same_record(store: Store, tmp_path: Path) -> None:
    first = store.files.take_bytes(b"same" * 1000)
    (tmp_path / "copy.bin").write_bytes(b"same" * 1000)
    written = store.files.path(first.uid).stat().st_mtime_ns
    assert store.files.take_in(tmp_path / "copy.bin") == first
    assert files_on_disk(store) == [store.files.path(first.uid)]
    assert store.files.path(first.uid).stat().st_mtime_ns == written, "never written again"


def test_two_laptops_give_the_same_file_the_same_record(new_store: Callable[[str], Store]) -> None:
    assert new_store("甲").files.take_bytes(b"photo") == new_store("乙").files.take_bytes(b"photo")


def test_names_on_disk_tell_nothing_about_the_content(store: Store) -> None:
    stored = store.files.take_bytes(b"known leaflet")
    assert stored.sha256[:8] not in store.files.path(stored.uid).name
    assert b"known leaflet" not in store.files.path(stored.uid).read_bytes()


def test_a_damaged_copy_is_replaced_when_the_same_content_comes_again(store: Store) -> None:
    stored = store.files.take_bytes(b"photo" * 100)
    path = store.files.path(stored.uid)
    sealed = bytearray(path.read_bytes())
    sealed[-1] ^= 1
    path.write_bytes(sealed)
    assert store.files.take_bytes(b"photo" * 100) == stored
    assert store.files.read(stored) == b"photo" * 100


@pytest.mark.parametrize("place", [0, 5, 12, 500, CHUNK + 100, -1])
def test_one_altered_byte_is_found(store: Store, place: int) -> None:
    stored = store.files.take_bytes(some_bytes(CHUNK + 500))
    path = store.files.path(stored.uid)
    sealed = bytearray(path.read_bytes())
    sealed[place] ^= 1
    path.write_bytes(sealed)
    with pytest.raises(PlaceError, match="已被改动或损坏"):
        store.files.read(stored)
    assert "已被改动或损坏" in (store.files.check(stored) or "")


@pytest.mark.parametrize("kept", [0, 3, 12, 40, CHUNK, CHUNK + 28, CHUNK + 300])
def test_a_file_cut_short_is_found_when_it_is_opened(store: Store, kept: int) -> None:
    stored = store.files.take_bytes(some_bytes(CHUNK + 500))
    os.truncate(store.files.path(stored.uid), kept)
    with pytest.raises(PlaceError, match="已被改动或损坏"):
        store.files.open(stored)


def test_chunks_cannot_change_places(store: Store) -> None:
    stored = store.files.take_bytes(some_bytes(3 * CHUNK))
    path = store.files.path(stored.uid)
    sealed = path.read_bytes()
    one = CHUNK + 16
    path.write_bytes(sealed[:12] + sealed[12 + one : 12 + 2 * one] + sealed[12 : 12 + one] + sealed[12 + 2 * one :])
    with pytest.raises(PlaceError, match="已被改动或损坏"):
        store.files.read(stored)


def test_another_file_in_its_place_is_found(store: Store) -> None:
    first, second = store.files.take_bytes(b"first"), store.files.take_bytes(b"other")
    store.files.path(first.uid).write_bytes(store.files.path(second.uid).read_bytes())
    with pytest.raises(PlaceError):
        store.files.read(first)


def test_a_record_that_lies_about_the_file_is_found(store: Store) -> None:
    stored = store.files.take_bytes(b"photo")
    shorter = StoredFile(uid=stored.uid, size=4, sha256=stored.sha256, key=stored.key)
    with pytest.raises(PlaceError, match="已被改动或损坏"):
        store.files.open(shorter)
    other = StoredFile(uid=stored.uid, size=5, sha256="0" * 64, key=stored.key)
    assert "已被改动或损坏" in (store.files.check(other) or "")


def test_a_missing_original_is_said(store: Store) -> None:
    stored = store.files.take_bytes(b"photo")
    store.files.path(stored.uid).unlink()
    with pytest.raises(PlaceError, match="找不到"):
        store.files.read(stored)


def test_progress_runs_to_the_end(store: Store, tmp_path: Path) -> None:
    (tmp_path / "录音.wav").write_bytes(some_bytes(2 * CHUNK + 5))
    seen: list[tuple[int, int, str]] = []
    store.files.take_in(tmp_path / "录音.wav", lambda done, total, text: seen.append((done, total, text)))
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)
    assert seen[-1][0] == seen[-1][1]
    assert seen[0][2] == "正在收存 录音.wav"


@pytest.mark.parametrize("after", [1, 4, 8])
def test_cancelling_leaves_nothing(store: Store, tmp_path: Path, after: int) -> None:
    (tmp_path / "录音.wav").write_bytes(some_bytes(2 * CHUNK + 5))
    calls = iter(range(100))

    def stop(_done: int, _total: int, _text: str) -> None:
        if next(calls) >= after:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.files.take_in(tmp_path / "录音.wav", stop)
    assert files_on_disk(store) == []


def test_a_file_that_changes_while_it_is_taken_in_is_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "表格.xlsx"
    path.write_bytes(some_bytes(CHUNK + 5))

    def change(done: int, total: int, _text: str) -> None:
        if done == CHUNK + 5:  # the digest is done, the sealing begins
            path.write_bytes(some_bytes(CHUNK + 6))

    with pytest.raises(InputError, match="又被改动"):
        store.files.take_in(path, change)
    assert files_on_disk(store) == []


def test_a_file_that_cannot_be_opened_is_said_by_name(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"没有\.docx”打不开"):
        store.files.take_in(tmp_path / "没有.docx")
    with pytest.raises(InputError, match="打不开"):
        store.files.take_in(tmp_path)


def test_a_place_that_cannot_be_written_is_said(store: Store) -> None:
    files = Files(store.folder / "files", bytes(32))
    (store.folder / "files" / "incoming").rmdir()
    with pytest.raises(PlaceError, match="磁盘读写出错"):
        files.take_bytes(b"photo")


def test_files_whose_record_never_came_are_swept_after_a_crash_and_no_other(store: Store) -> None:
    kept, undone, orphan = (store.files.take_bytes(text) for text in (b"kept", b"undone", b"orphan"))
    with store.change("附加照片"):
        store.stored_files.put(kept)
    with store.change("附加照片"):
        store.stored_files.put(undone)
    store.undo()
    (store.folder / "files" / "incoming" / "half").write_bytes(b"half a file")
    _crash(store)
    again = Store.open(store.folder, PASSPHRASE)
    assert again.files.read(kept) == b"kept"
    assert not again.files.path(orphan.uid).exists()
    assert not any((again.folder / "files" / "incoming").iterdir())
    again.redo()
    assert again.files.read(again.stored_files.one(undone.uid)) == b"undone", "redo finds its file again"
    again.close()


def test_what_a_closing_could_not_clear_away_is_looked_for_at_the_next_opening(store: Store) -> None:
    incoming, word = store.folder / "files" / "incoming", store.folder / "in-use.json"
    (incoming / "stuck").mkdir()  # cannot be removed like a file
    store.close()
    assert word.exists()
    (incoming / "half").write_bytes(b"half a file")
    again = Store.open(store.folder, PASSPHRASE)
    assert [path.name for path in incoming.iterdir()] == ["stuck"]
    (incoming / "stuck").rmdir()
    again.close()
    assert not word.exists()


def test_an_end_that_left_no_word_is_known_by_the_log_of_the_database(store: Store, tmp_path: Path) -> None:
    orphan = store.files.take_bytes(b"no record came")
    (store.folder / "in-use.json").unlink()  # the disk had failed when the word was left
    ended = Path(shutil.copytree(store.folder, tmp_path / "ended"))
    again = Store.open(ended, PASSPHRASE)
    assert not again.files.path(orphan.uid).exists()
    again.close()
    lock = WorkspaceLock(ended)
    assert not lock.left_behind
    lock.release()


def _crash(store: Store) -> None:
    """Ends a store as if the process had died."""
    store._database.close()
    store._lock._lock.release()


def test_files_whose_record_never_came_go_when_the_workspace_is_locked(store: Store) -> None:
    kept, orphan = store.files.take_bytes(b"kept"), store.files.take_bytes(b"orphan")
    with store.change("附加照片"):
        store.stored_files.put(kept)
    store.close()
    assert store.files.path(kept.uid).exists()
    assert not store.files.path(orphan.uid).exists()


def test_the_reader_closes_its_file() -> None:
    plain = io.BytesIO()
    with pytest.raises(PlaceError):
        SealedReader(plain, bytes(32))
    plain.close()
