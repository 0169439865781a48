"""Small pictures and second fingerprints follow, and lose nothing that was written meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from documents import completing, visits
from documents.evidence import attach
from domain.errors import Cancelled
from storage.files import silent
from storage.hashing import sm3_of
from storage.store import Store
from tests.documents.pictures_kit import photo, put
from tests.storage.people import exchange


def test_many_files_come_in_in_their_order_and_are_looked_at_later(store: Store, visit: str, tmp_path: Path) -> None:
    paths = [put(tmp_path, f"{number:02}.jpg", photo(f"#{number * 6:02x}0909")) for number in range(40)]
    found = attach(store, visit, paths)
    assert [piece.name for piece in found] == [path.name for path in paths]
    for piece, path in zip(found, paths, strict=True):
        assert store.files.read(store.stored_files.one(piece.file_uid)) == path.read_bytes()
    assert completing.owed(store) == 40
    assert completing.complete(store, silent) == 40
    assert completing.owed(store) == 0
    for piece in store.evidence.all():
        assert piece.thumbnail_uid is not None
        assert piece.sm3 == sm3_of(BytesIO((tmp_path / piece.name).read_bytes()))


def test_a_few_files_are_complete_at_once(store: Store, visit: str, tmp_path: Path) -> None:
    (found,) = attach(store, visit, [put(tmp_path, "a.txt", b"abc")])
    assert found.sm3 == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"  # GB/T 32905, first example
    assert completing.owed(store) == 0


def test_completing_that_is_stopped_keeps_what_was_done_and_goes_on(store: Store, visit: str, tmp_path: Path) -> None:
    attach(store, visit, [put(tmp_path, f"{number:02}.txt", b"%d" % number) for number in range(40)])

    def stop(done: int, _total: int, _text: str, /) -> None:
        if done == 10:
            raise Cancelled("补记")

    with pytest.raises(Cancelled):
        completing.complete(store, stop)
    assert completing.owed(store) == 30
    completing.complete(store, silent)
    assert completing.owed(store) == 0
    assert store.verify() == []


def test_completing_leaves_what_a_person_wrote_meanwhile(store: Store, visit: str, tmp_path: Path) -> None:
    paths = [put(tmp_path, f"{number:02}.jpg", photo()[: 400 + number]) for number in range(40)]
    first = attach(store, visit, paths)[0]
    with store.change("填写证据说明"):
        store.evidence.put(replace(first, note="水泵未接电。"))
    completing.complete(store, silent)
    assert store.evidence.one(first.uid).note == "水泵未接电。图片已损坏或残缺，不能显示，原件照存。"


def test_two_laptops_that_complete_the_same_piece_agree(new_store: Callable[..., Store], tmp_path: Path) -> None:
    one, other = new_store("甲"), new_store("乙")
    visit = visits.begin(one, organization="云栖县水利局党组")
    attach(one, visit, [put(tmp_path, f"{number:02}.txt", b"%d" % number) for number in range(40)])
    exchange(one, other)
    for file in one.stored_files.all():
        other.files.take_bytes(one.files.read(file))
    for store in (one, other):
        assert completing.complete(store, silent) == 40
    exchange(one, other)
    assert other.merge.conflicts() == []
    assert completing.owed(other) == 0
