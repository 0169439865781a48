"""Disks that fill up or fail under an archive: one sentence, nothing half, and the next try goes through."""

import hashlib
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.errors import PlaceError
from storage import bundle, wire
from storage.bundle_out import VERIFIER
from storage.hashing import BLOCK, Beside
from storage.store import Store
from tests.storage.people import hand_over, member
from tests.storage.samples import organization

linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are asked for in the Linux way")


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """A disk on which a file ends at that length."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def with_photo(store: Store, size: int) -> None:
    with store.change("附加"):
        store.stored_files.put(store.files.take_bytes(os.urandom(size)))


@linux
def test_a_stick_that_fills_up_is_said_and_the_next_try_goes_through(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    with_photo(first, 9_000_000)
    with files_no_longer_than(8_000_000), pytest.raises(PlaceError, match="磁盘"):
        bundle.export(first, [member(first, second)], stick)
    (folder,) = stick.iterdir()
    assert not (folder / "manifest.json").exists()
    sent = bundle.export(first, [member(first, second)], stick)
    assert (sent.folder, bundle.take_in(second, sent.folder).files) == (folder, 1)


@linux
def test_a_disk_that_fills_up_under_an_intake_leaves_nothing(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    with_photo(first, 9_000_000)
    folder = bundle.export(first, [member(first, second)], stick).folder
    with files_no_longer_than(8_000_000), pytest.raises(PlaceError, match="磁盘"):
        bundle.take_in(second, folder)
    assert list(second.files.incoming.iterdir()) == []
    assert second.stored_files.count() == 0
    assert bundle.take_in(second, folder).files == 1


def test_an_export_broken_off_before_its_manifest_only_writes_that(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    with_photo(first, 1000)
    calls = 0

    def in_the_way(_done: int, _total: int, _text: str, /) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            (next(stick.iterdir()) / VERIFIER).mkdir()

    with pytest.raises(PlaceError, match="磁盘读写出错"):
        bundle.export(first, [member(first, second)], stick, in_the_way)
    (folder,) = stick.iterdir()
    (folder / VERIFIER).rmdir()
    sent = bundle.export(first, [member(first, second)], stick)
    assert (sent.folder, sent.kept_parts, sent.files) == (folder, 1, 1)
    assert bundle.take_in(second, folder).steps == 1


def test_a_part_that_cannot_be_read_is_said(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    folder = bundle.export(first, [member(first, second)], stick).folder
    part = folder / "part-0001.tar.age"
    size = part.stat().st_size
    part.unlink()
    part.mkdir()
    assert size
    assert not bundle.inspect(second, folder).verified


def test_a_photo_that_spoils_while_it_is_sent_stops_the_export(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    with first.change("附加"):
        photo = first.files.take_bytes(os.urandom(3_000_000))
        first.stored_files.put(photo)
    path = first.files.path(photo.uid)
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    with pytest.raises(PlaceError, match="已被改动或损坏"):
        bundle.export(first, [member(first, second)], stick)


def test_many_steps_go_in_several_pieces(trio: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, _ = trio
    for number in range(5):
        with first.change("布置"):
            first.organizations.put(organization(f"单位{number}"))
    monkeypatch.setattr(wire, "CHUNK", 400)
    assert hand_over(first, second, stick).steps == 5


def test_a_digest_beside_is_that_of_all_bytes() -> None:
    data = os.urandom(3 * BLOCK + 5)
    beside = Beside()
    for start in range(0, len(data), 70_000):
        beside.update(data[start : start + 70_000])
    assert (beside.hexdigest(), beside.size) == (hashlib.sha256(data).hexdigest(), len(data))
