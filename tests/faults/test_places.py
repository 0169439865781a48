"""A wrong passphrase, damage, a full disk, a second instance: one Chinese sentence each, and nothing lost."""

import errno
import multiprocessing
import os
import random
import re
import subprocess
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from filelock import FileLock

from domain.errors import FuzhenError, PlaceError
from storage.lock import WorkspaceLock
from storage.sealing import HEAD
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.storage.samples import issue, organization

SENTENCE = re.compile(r"^[^a-z/\\]*[。]$")  # Chinese to the end: no class name, no path


def said(error: pytest.ExceptionInfo[FuzhenError]) -> str:
    text = str(error.value)
    assert SENTENCE.match(text.replace(" MB", "")), text
    return text


def filled(store: Store, count: int = 300) -> dict[str, str]:
    """Some problems, and what their headings are."""
    with store.change("导入"):
        for number in range(count):
            store.issues.put(issue(number, heading=f"第{number}个问题" * 5))
    return {one.uid: one.heading for one in store.issues.all()}


def test_a_wrong_passphrase_changes_nothing(store: Store) -> None:
    held = filled(store)
    store.close()
    with pytest.raises(PlaceError) as error:
        Store.open(store.folder, "不是这个口令 也不是那个")
    assert "口令不对" in said(error)
    again = Store.open(store.folder, PASSPHRASE)
    assert {one.uid: one.heading for one in again.issues.all()} == held
    again.close()


@pytest.mark.parametrize("seed", range(20))
def test_a_turned_bit_in_the_database_is_said_and_never_read_as_truth(store: Store, seed: int) -> None:
    filled(store)
    store.close()
    path = store.folder / "workspace.db"
    content = bytearray(path.read_bytes())
    chance = random.Random(seed)
    content[chance.randrange(len(content)) if seed else 0] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    with pytest.raises(PlaceError) as error:
        Store.open(store.folder, PASSPHRASE)
    assert "数据库已损坏" in said(error)
    assert path.read_bytes() == bytes(content), "nothing was written over it"


def turned_everywhere(store: Store, each: int) -> int:
    """How many turned bits, so many in every page, nobody found."""
    filled(store)
    store.close()
    path = store.folder / "workspace.db"
    content = path.read_bytes()
    chance, missed = random.Random(each), 0
    for page in range(0, len(content), 4096):
        for _ in range(each):
            spoilt = bytearray(content)
            spoilt[page + chance.randrange(4096)] ^= 1 << chance.randrange(8)
            path.write_bytes(spoilt)
            try:
                again = Store.open(store.folder, PASSPHRASE)
            except PlaceError:
                continue
            missed += again.verify() == []
            again.close()
    path.write_bytes(content)
    return missed


def test_a_turned_bit_in_any_page_is_found(store: Store) -> None:
    assert turned_everywhere(store, 1) == 0


@pytest.mark.soak
def test_sixteen_turned_bits_in_every_page_are_found(store: Store) -> None:
    assert turned_everywhere(store, 16) == 0


def test_a_turned_bit_in_the_head_of_an_original_or_anywhere_is_found(store: Store) -> None:
    with store.change("附加"):
        photo = store.files.take_bytes(os.urandom(3_000_000))
        store.stored_files.put(photo)
    path = store.files.path(photo.uid)
    content = path.read_bytes()
    places = [*range(HEAD), *random.Random(7).sample(range(HEAD, len(content)), 300)]
    for place in places:
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([content[place] ^ 1 << place % 8]))
        assert store.files.check(photo) is not None
        with path.open("r+b") as file:
            file.seek(place)
            file.write(content[place : place + 1])
    assert store.files.check(photo) is None


def test_a_workspace_damaged_while_open_can_still_be_locked(store: Store) -> None:
    filled(store, 3000)
    store._database.writer.execute("pragma wal_checkpoint(truncate)")
    path = store.folder / "workspace.db"
    path.write_bytes(bytes(len(path.read_bytes())))
    assert any("数据库已损坏" in sentence for sentence in store.verify())
    store.close()
    lock = WorkspaceLock(store.folder)
    assert lock.left_behind, "what it could not clear away is looked for at the next opening"
    lock.release()


@pytest.mark.parametrize("kept", [0, 100, 4096, 40000])
def test_a_database_cut_short_is_said(store: Store, kept: int) -> None:
    filled(store)
    store.close()
    os.truncate(store.folder / "workspace.db", kept)
    with pytest.raises(PlaceError) as error:
        Store.open(store.folder, PASSPHRASE)
    assert "数据库已损坏" in said(error)


def test_an_old_page_put_back_is_found(store: Store) -> None:
    filled(store)
    writer = store._database.writer
    writer.execute("pragma wal_checkpoint(truncate)")
    path = store.folder / "workspace.db"
    old = path.read_bytes()
    with store.change("改"):
        for one in store.issues.all()[:5]:
            store.issues.drop(one.uid)
    writer.execute("pragma wal_checkpoint(truncate)")
    new = path.read_bytes()
    store.close()
    changed = [place for place in range(0, len(old), 4096) if old[place : place + 4096] != new[place : place + 4096]]
    found = 0
    for place in changed:
        spoilt = new[:place] + old[place : place + 4096] + new[place + 4096 :]
        path.write_bytes(spoilt)
        try:
            again = Store.open(store.folder, PASSPHRASE)
        except PlaceError:
            found += 1
            continue
        found += again.verify() != []
        again.close()
    assert found == len(changed) > 3


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 12 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip(f"no small disk here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room(small_disk: Path) -> None:
    folder = small_disk / "workspace"
    store = Store.create(folder, PASSPHRASE, author="林溪", cost=CHEAP)
    stored = store.files.take_bytes(b"photo" * 10000)
    with store.change("附加照片"):
        store.stored_files.put(stored)
    held: list[str] = []
    with pytest.raises(PlaceError) as error:
        _write_on(store, held)
    assert "磁盘已满" in said(error)
    assert "都在" in said(error)
    assert held
    assert store.organizations.uids() == held, "reading goes on"
    with pytest.raises(PlaceError, match="磁盘已满"):
        store.files.take_bytes(os.urandom(20_000_000))
    assert [path.name for path in (folder / "files" / "incoming").iterdir()] == []
    assert store.files.read(stored) == b"photo" * 10000
    assert store.verify() == []
    store.close()

    subprocess.run(["mount", "-o", "remount,size=40m", str(small_disk)], check=True)
    again = Store.open(folder, PASSPHRASE)
    assert again.organizations.uids() == held
    with again.change("新建单位"):
        again.organizations.put(organization("又能保存了"))
    assert again.verify() == []
    again.close()


def test_a_backup_for_which_there_is_no_room_is_said(store: Store, small_disk: Path) -> None:
    filled(store, 3000)
    (small_disk / "filler").write_bytes(bytes(11 * 1024 * 1024))
    with pytest.raises(PlaceError) as error:
        store._database.back_up(small_disk / "backup.db")
    assert "磁盘" in said(error)
    assert store.verify() == []


def _write_on(store: Store, held: list[str]) -> None:
    """Until it fails."""
    while True:
        body = organization("单位" * 2000)
        with store.change("新建单位"):
            store.organizations.put(body)
        held.append(body.uid)


def test_a_disk_full_from_the_start_leaves_the_place_free_for_another_try(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(12 * 1024 * 1024 - 4096 * 3))
    with pytest.raises(PlaceError) as error:
        Store.create(small_disk / "workspace", PASSPHRASE, author="林溪", cost=CHEAP)
    assert "磁盘" in said(error)
    (small_disk / "filler").unlink()
    Store.create(small_disk / "workspace", PASSPHRASE, author="林溪", cost=CHEAP).close()


def _hold(folder: str, ready: Connection) -> None:
    store = Store.open(Path(folder), PASSPHRASE)
    with store.change("新建单位"):
        store.organizations.put(organization("第一个窗口写的"))
    ready.send("open")
    ready.recv()


def kept_out(store: Store, tries: int) -> None:
    """So many tries beside another process, and one after that was killed."""
    store.close()
    context = multiprocessing.get_context("forkserver")
    ours, theirs = context.Pipe()
    process = context.Process(target=_hold, args=(str(store.folder), theirs))
    process.start()
    assert ours.recv() == "open"
    for _ in range(tries):
        with pytest.raises(PlaceError) as error:
            Store.open(store.folder, PASSPHRASE)
        assert re.match(r"林溪自\d+月\d+日\d\d:\d\d起正在使用这个工作夹", said(error))
    process.kill()
    process.join()
    again = Store.open(store.folder, PASSPHRASE)
    assert [body.name for body in again.organizations.all()] == ["第一个窗口写的"]
    assert again.verify() == []
    again.close()


def test_a_second_instance_is_told_who_and_since_when_until_the_first_is_gone(store: Store) -> None:
    kept_out(store, 100)


@pytest.mark.soak
@pytest.mark.parametrize("round_", range(10))
def test_many_second_instances_are_kept_out(store: Store, round_: int) -> None:
    kept_out(store, 200 + round_)


def test_the_same_process_is_told_too_even_when_nobody_left_word(store: Store) -> None:
    (store.folder / "in-use.json").unlink()
    with pytest.raises(PlaceError, match="另一个窗口正在使用"):
        Store.open(store.folder, PASSPHRASE)


def test_a_place_that_cannot_be_locked_is_said(master: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "workspace"
    (folder / "slots").mkdir(parents=True)
    (folder / "workspace.db").write_bytes(b"")
    (folder / "in-use.lock").mkdir()
    with pytest.raises(PlaceError, match="不能防止两处同时写，没有打开"):
        Store.open(folder, PASSPHRASE)

    def refuse(_lock: FileLock) -> None:
        raise OSError(errno.EROFS, "a stick with its switch on")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    with pytest.raises(PlaceError, match="只能读、不能写，没有打开"):
        Store.open(folder, PASSPHRASE)


def test_a_workspace_whose_slots_cannot_be_read_is_said_and_unlocked_again(store: Store) -> None:
    store.close()
    (slot,) = (store.folder / "slots").glob("*.slot")
    slot.rename(slot.with_suffix(".kept"))
    slot.mkdir()
    with pytest.raises(PlaceError, match="读写出错"):
        Store.open(store.folder, PASSPHRASE)
    slot.rmdir()
    slot.with_suffix(".kept").rename(slot)
    Store.open(store.folder, PASSPHRASE).close()
