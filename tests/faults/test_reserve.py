"""Room kept on the disk for what is being typed: given up when the disk is full, and taken again when there is room."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.errors import PlaceError
from storage import bundle, reserve, roster
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.faults.sticks_kit import mounted, pull, with_photos
from tests.storage.people import member
from tests.storage.samples import organization


@pytest.fixture
def typist(tmp_path: Path) -> Iterator[Store]:
    """A workspace on a real disk of 100 MB, as the window has it open."""
    disk = tmp_path / "disk"
    mounted(disk, "100m")
    store = Store.create(disk / "workspace", PASSPHRASE, author="何青", cost=CHEAP)
    store.reserve.hold()
    yield store
    store.close()
    pull(disk)


def fill(folder: Path) -> Path:
    """Another program takes all that is left."""
    filler = folder.parent / "filler"
    with filler.open("wb", buffering=0) as out:
        for size in (1 << 20, 4096):
            while True:
                try:
                    if out.write(bytes(size)) < size:
                        break
                except OSError:
                    break
    return filler


def write(store: Store, name: str) -> None:
    with store.change("写"):
        store.organizations.put(organization(name))


def write_on(store: Store, count: int) -> None:
    for number in range(count):
        write(store, f"写下的{number}" * 20)


def test_what_is_typed_on_a_full_disk_is_saved_and_there_is_room_for_more(typist: Store) -> None:
    room = typist.folder / reserve.NAME
    assert room.stat().st_blocks * 512 >= reserve.SIZE, "the disk has really given it"
    filler = fill(typist.folder)
    write_on(typist, 200)
    assert (typist.organizations.count(), typist.reserve.given_up, room.exists()) == (200, True, False)
    with pytest.raises(PlaceError, match=r"磁盘快满了（只剩.* MB），余下的留给正在写的内容"):
        typist.files.take_bytes(os.urandom(1_000_000))
    assert list(typist.files.incoming.iterdir()) == []
    filler.unlink()
    write(typist, "又有空间了")
    assert (typist.reserve.given_up, room.exists()) == (False, True)
    with typist.change("附加"):
        typist.stored_files.put(typist.files.take_bytes(os.urandom(1_000_000)))
    typist.close()
    assert not room.exists()
    again = Store.open(typist.folder, PASSPHRASE)
    assert (again.organizations.count(), again.verify()) == (201, [])
    again.close()


def test_without_it_the_same_disk_takes_nothing_more(typist: Store) -> None:
    typist.reserve.let_go()
    fill(typist.folder)
    with pytest.raises(PlaceError, match="磁盘已满"):
        write_on(typist, 200)


def test_a_small_disk_and_one_that_takes_no_file_do_without(typist: Store) -> None:
    room = typist.folder / reserve.NAME
    typist.reserve.let_go()
    room.mkdir()
    typist.reserve.hold()
    write(typist, "照样写")
    room.rmdir()
    subprocess.run(["mount", "-o", "remount,size=40m", str(typist.folder.parent)], check=True)
    typist.reserve.hold()
    assert not room.exists()
    write(typist, "照样写")
    assert typist.organizations.count() == 2


def test_a_limit_the_disk_does_not_tell_of_costs_one_try(store: Store) -> None:
    store.reserve.hold()
    room = store.folder / reserve.NAME
    ((pages,),) = store._database.writer.execute("pragma page_count")
    store._database.writer.execute(f"pragma max_page_count = {pages}").fetchall()  # as a quota does
    with pytest.raises(PlaceError, match="磁盘已满"), store.change("写"):
        store.organizations.put(organization("长" * 9000))
    assert (store.reserve.given_up, room.exists()) == (True, False)
    store._database.writer.execute("pragma max_page_count = 1000000").fetchall()
    write(store, "再写")
    assert (store.organizations.count(), room.exists()) == (1, True)


def test_an_archive_does_not_eat_what_was_given_up_for_typing(trio: list[Store], stick: Path, typist: Store) -> None:
    first = trio[0]
    roster.trust(first, roster.request(typist), roster.number(roster.ourselves(typist).signing))
    roster.trust(typist, roster.request(first), roster.number(roster.ourselves(first).signing))
    with_photos(first, 4)
    folder = bundle.export(first, [member(first, typist)], stick).folder
    filler = fill(typist.folder)
    write(typist, "正在写")
    assert bundle.dry_run(typist, folder).files == 4
    with pytest.raises(PlaceError, match="留给正在写的内容"):
        bundle.take_in(typist, folder)
    filler.unlink()
    write(typist, "又有空间了")
    assert bundle.take_in(typist, folder).files == 4
