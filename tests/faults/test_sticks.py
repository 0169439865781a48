"""Sticks that fill up or are pulled while an archive is written or read: said, nothing half, the next try goes on."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.errors import PlaceError
from storage import bundle
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.faults.sticks_kit import PHOTO, mounted, pull, with_photos
from tests.storage.people import member

PART = 1_000_000

SIZES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)  # megabytes of stick; the archive needs eleven


@pytest.fixture
def small_stick(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    place = tmp_path / "mounted"

    def make(size: str) -> Path:
        mounted(place, size)
        return place

    yield make
    while os.path.ismount(place):
        pull(place)


@pytest.mark.parametrize("size", SIZES)
def test_a_stick_of_any_size_too_small_is_said_with_the_room_left_and_goes_on_when_there_is_room(
    trio: list[Store], small_stick: Callable[[str], Path], size: int
) -> None:
    first, second, _ = trio
    with_photos(first)
    stick = small_stick(f"{size}m")
    with pytest.raises(PlaceError, match=r"U盘或所选的磁盘已满（只剩.* MB）.*都在"):
        bundle.export(first, [member(first, second)], stick, part_size=PART)
    (folder,) = stick.iterdir()
    assert not (folder / "manifest.json").exists()
    with pytest.raises(PlaceError, match="没有完整的交换包"):
        bundle.take_in(second, folder)
    subprocess.run(["mount", "-o", "remount,size=40m", str(stick)], check=True)
    sent = bundle.export(first, [member(first, second)], stick, part_size=PART)
    assert sent.folder == folder
    assert sent.kept_parts >= size - 2, "what fitted is kept"
    assert bundle.take_in(second, folder).files == 36


def test_a_stick_pulled_while_it_is_written_goes_on_by_parts(
    trio: list[Store], small_stick: Callable[[str], Path], tmp_path: Path
) -> None:
    first, second, _ = trio
    with_photos(first)
    stick = small_stick("40m")
    kept = tmp_path / "what the stick has"

    def pulled(done: int, total: int, _text: str, /) -> None:
        if done > total // 2 > PHOTO and os.path.ismount(stick):
            shutil.copytree(stick, kept)
            pull(stick)

    with pytest.raises(PlaceError, match="磁盘读写出错"):
        bundle.export(first, [member(first, second)], stick, pulled, part_size=PART)
    assert first.verify() == []
    mounted(stick, "40m")  # it is put in again
    shutil.copytree(kept, stick, dirs_exist_ok=True)
    sent = bundle.export(first, [member(first, second)], stick, part_size=PART)
    assert sent.kept_parts >= 4
    assert bundle.take_in(second, sent.folder).files == 36
    assert second.verify() == []


def test_a_stick_pulled_while_it_is_read_leaves_nothing_and_can_be_read_again(
    trio: list[Store], small_stick: Callable[[str], Path], tmp_path: Path
) -> None:
    first, second, _ = trio
    with_photos(first)
    stick = small_stick("40m")
    folder = bundle.export(first, [member(first, second)], stick, part_size=PART).folder
    kept = tmp_path / "what the stick has"
    shutil.copytree(stick, kept)

    def pulled(done: int, total: int, text: str, /) -> None:
        if text == "正在打开交换包" and done > total // 2 and os.path.ismount(stick):
            pull(stick)

    with pytest.raises(PlaceError, match=r"磁盘读写出错|缺part"):
        bundle.take_in(second, folder, pulled)
    assert (second.stored_files.count(), list(second.files.incoming.iterdir())) == (0, [])
    mounted(stick, "40m")
    shutil.copytree(kept, stick, dirs_exist_ok=True)
    assert bundle.take_in(second, folder).files == 36


def test_a_workspace_whose_disk_is_full_still_reads_exports_elsewhere_and_deletes(
    small_stick: Callable[[str], Path], tmp_path: Path
) -> None:
    disk = small_stick("12m")
    store = Store.create(disk / "workspace", PASSPHRASE, author="林溪", cost=CHEAP)
    photo = store.files.take_bytes(os.urandom(PHOTO))
    with store.change("附加"):
        store.stored_files.put(photo)
    (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - 300_000))
    with pytest.raises(PlaceError, match="磁盘已满"):
        store.files.take_bytes(os.urandom(PHOTO * 2))
    assert len(store.files.read(photo)) == PHOTO
    from storage import roster

    sent = bundle.export(store, [roster.ourselves(store)], tmp_path)
    assert sent.files == 1
    with store.change("删"):
        store.stored_files.drop(photo.uid)
    assert store.undo() == "删"
    assert store.verify() == []
    store.close()
