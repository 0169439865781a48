"""A backup is a verified copy that becomes a workspace again; originals are kept once; the newest may be damaged."""

import errno
import multiprocessing
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.errors import InputError, PlaceError
from domain.records import StoredFile
from storage import backup as room
from storage.copies import Backup, kept, listed
from storage.passphrases import new_code
from storage.restoring import place_in, rehearse, restore
from storage.store import Store
from storage.unlocking import Card
from tests.conftest import CHEAP, PASSPHRASE
from tests.storage.samples import issue

PHOTO = bytes(range(256)) * 5000


def written(store: Store, heading: str) -> None:
    with store.change("保存"):
        store.issues.put(issue(heading=heading))


def with_photo(store: Store, data: bytes = PHOTO) -> StoredFile:
    stored = store.files.take_bytes(data)
    with store.change("附加照片"):
        store.stored_files.put(stored)
    return stored


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def restored(store: Store, target: Path) -> tuple[Store, tuple[str, ...], tuple[str, ...]]:
    place = store.backups.place
    store.close()
    found = restore(place, target, PASSPHRASE)
    return Store.open(target, PASSPHRASE), found.passed_over, found.wrong


def test_a_copy_that_the_disk_keeps_from_view_loses_no_original(store: Store) -> None:
    photo = with_photo(store)
    made = store.backups.make("手动")
    with store.change("去掉照片"):
        store.stored_files.drop(photo.uid)
    store.files.path(photo.uid).unlink()
    told, hidden = made.folder / "told.json", made.folder / "hidden"
    told.rename(hidden)
    told.mkdir()  # reading it fails as on a failing disk
    with pytest.raises(PlaceError, match="磁盘读写出错"):
        store.backups.make("手动")
    told.rmdir()
    hidden.rename(told)
    kept_file = store.backups.place / "files" / photo.uid[:2] / photo.uid
    assert kept_file.read_bytes()
    assert [one.wrong for one in store.backups.all()] == [(), ()]


def test_a_backup_comes_back_as_a_workspace_with_everything(store: Store, tmp_path: Path) -> None:
    written(store, "第一条")
    photo = with_photo(store)
    made = store.backups.make("手动")
    assert store.backups.newest == made
    assert made.reason == "手动"
    assert made.wrong == ()
    again, passed_over, wrong = restored(store, tmp_path / "again")
    assert (passed_over, wrong) == ((), ())
    assert [one.heading for one in again.issues.all()] == ["第一条"]
    assert again.files.read(photo) == PHOTO
    assert again.verify() == []
    assert again.device != store.device, "the restored workspace goes on under a name of its own"
    again.close()


def test_originals_are_kept_once_for_all_backups(store: Store) -> None:
    photo = with_photo(store)
    for number in range(3):
        written(store, str(number))
        store.backups.make("手动")
    names = [path.name for path in (store.backups.place / "files").rglob("*") if path.is_file()]
    assert names == [photo.uid]
    assert store.files.path(photo.uid).stat().st_nlink == 2, "on the same disk a second name, not a second copy"


def test_a_second_disk_gets_whole_copies(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(_self: Path, _target: Path) -> None:
        raise OSError(errno.EXDEV, "another disk")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    photo = with_photo(store)
    (tmp_path / "second disk").mkdir()
    assert not store.backups.use(tmp_path / "no disk")
    assert store.backups.place == store.backups.home
    assert store.backups.use(tmp_path / "second disk")
    store.backups.make("手动", thorough=True)
    assert store.files.path(photo.uid).stat().st_nlink == 1
    shutil.rmtree(store.folder / "files")
    assert rehearse(store.backups.place, store.vault).wrong == ()


def test_a_backup_is_due_half_an_hour_after_the_last_when_something_changed(store: Store) -> None:
    assert not store.backups.is_due(), "nothing was ever written"
    written(store, "一")
    assert store.backups.is_due()
    made = store.backups.make("定时")
    later = made.made_at + timedelta(minutes=31)
    assert not store.backups.is_due(later), "nothing changed since"
    written(store, "二")
    assert not store.backups.is_due(made.made_at + timedelta(minutes=29))
    assert store.backups.is_due(later)
    assert store.backups.is_due(made.made_at - timedelta(days=1)), "a clock set back keeps nobody from a backup"


def test_a_damaged_newest_copy_gives_way_to_the_one_before(store: Store, tmp_path: Path) -> None:
    written(store, "一")
    store.backups.make("手动")
    written(store, "二")
    newest = store.backups.make("手动")
    flip(newest.folder / "workspace.db", 9000)
    rehearsal = rehearse(store.backups.place, store.vault)
    assert len(rehearsal.passed_over) == 1
    assert not (store.backups.place / "rehearsal.part").exists()
    again, passed_over, _ = restored(store, tmp_path / "again")
    assert "已损坏，没有采用，改看更早的一份" in passed_over[0]
    assert [one.heading for one in again.issues.all()] == ["一"]
    again.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "workspace.db").unlink(),
        lambda folder: flip(folder / "workspace.db", 3),
        lambda folder: shutil.rmtree(folder / "slots"),
        lambda folder: [flip(path, 5) for path in (folder / "slots").glob("*.slot")],
        lambda folder: flip(folder / "told.json", 40),
        lambda folder: (folder / "told.json").write_text(
            (folder / "told.json").read_text("utf-8").replace("手动", "定时"), "utf-8"
        ),
    ],
)
def test_every_kind_of_damage_is_found(store: Store, tmp_path: Path, damage: Callable[[Path], object]) -> None:
    written(store, "一")
    store.backups.make("手动")
    damage(store.backups.newest.folder)  # type: ignore[union-attr]  # made just above
    place = store.backups.place
    store.close()
    with pytest.raises((PlaceError, InputError)) as told:
        restore(place, tmp_path / "again", PASSPHRASE)
    assert "没有恢复" in str(told.value)
    assert not (tmp_path / "again").exists()
    assert not (tmp_path / "again.part").exists()


def test_an_older_database_put_into_the_newest_copy_is_found(store: Store) -> None:
    written(store, "一")
    older = store.backups.make("手动")
    written(store, "二")
    newest = store.backups.make("手动")
    shutil.copy(older.folder / "workspace.db", newest.folder / "workspace.db")
    assert rehearse(store.backups.place, store.vault).backup == older


def test_an_original_that_is_damaged_is_named_and_the_rest_is_kept(store: Store, tmp_path: Path) -> None:
    damaged, sound = with_photo(store), with_photo(store, b"sound")
    flip(store.files.path(damaged.uid), 5000)
    made = store.backups.make("手动")
    assert len(made.wrong) == 1
    again, _, wrong = restored(store, tmp_path / "again")
    assert len(wrong) == 1
    assert again.files.read(sound) == b"sound"
    again.close()


def test_an_original_cut_short_among_the_backups_is_kept_anew(store: Store) -> None:
    photo = with_photo(store)
    store.backups.make("手动")
    copy = store.backups.place / "files" / photo.uid[:2] / photo.uid
    copy.unlink()
    copy.write_bytes(b"short")
    written(store, "一")
    assert store.backups.make("手动").wrong == ()
    assert rehearse(store.backups.place, store.vault).wrong == ()


def test_originals_of_a_damaged_workspace_help_out(store: Store, tmp_path: Path) -> None:
    photo = with_photo(store)
    made = store.backups.make("手动")
    (store.backups.place / "files" / photo.uid[:2] / photo.uid).unlink()
    store.close()
    found = restore(made.folder.parents[1], tmp_path / "again", PASSPHRASE, originals=store.folder / "files")
    assert found.wrong == ()


def test_while_the_workspace_is_open_its_keys_restore_it(store: Store, tmp_path: Path) -> None:
    written(store, "一")
    store.backups.make("手动")
    assert store.backups.use(None)
    assert restore(store.backups.place, tmp_path / "again", store.vault).wrong == ()


def test_a_dropped_original_that_redo_may_want_is_kept_too(store: Store, tmp_path: Path) -> None:
    photo = with_photo(store)
    store.undo()
    store.backups.make("手动")
    again, _, _ = restored(store, tmp_path / "again")
    assert again.files.path(photo.uid).exists()
    again.close()


def test_nothing_is_restored_over_anything_or_from_nothing(store: Store, tmp_path: Path) -> None:
    written(store, "一")
    with pytest.raises(InputError, match="没有备份"):
        restore(store.backups.place, tmp_path / "again", PASSPHRASE)
    store.backups.make("手动")
    with pytest.raises(InputError, match="已经有内容"):
        restore(store.backups.place, store.folder, PASSPHRASE)
    with pytest.raises(InputError, match="口令不对"):
        restore(store.backups.place, tmp_path / "again", "不是这个口令 不是这个")
    empty = tmp_path / "empty"
    empty.mkdir()
    place = store.backups.place
    store.close()
    assert restore(place, empty, PASSPHRASE).passed_over == ()


def test_a_full_disk_leaves_the_backups_that_were(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    written(store, "一")
    first = store.backups.make("手动")
    written(store, "二")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(PlaceError, match="磁盘已满"):
            store.backups.make("手动")
        with pytest.raises(PlaceError, match="磁盘已满"):
            rehearse(store.backups.place, store.vault)
        with pytest.raises(PlaceError, match="磁盘已满"):
            restore(store.backups.place, store.folder.with_name("again"), PASSPHRASE)
    assert store.backups.all() == [first]
    assert [path.name for path in first.folder.parent.iterdir()] == [first.name]


def test_a_copy_that_differs_from_the_workspace_is_not_taken(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    written(store, "一")
    heads = iter([{"d": (1, "a")}, {"d": (1, "b")}])
    monkeypatch.setattr(room, "heads_of", lambda _journal: next(heads))
    with pytest.raises(PlaceError, match="对不上"):
        store.backups.make("手动")
    assert store.backups.all() == []


def test_what_is_no_backup_is_no_backup(store: Store) -> None:
    written(store, "一")
    stranger = store.backups.place / "copies" / "000009-20260101T000000Z"
    stranger.mkdir(parents=True)
    (stranger / "told.json").write_text("[]")
    (stranger.parent / "000010-20260101T000000Z.part").mkdir()
    made = store.backups.make("手动")
    assert made.name.startswith("000010")
    assert store.backups.all() == [made]


def on(day: datetime, number: int) -> Backup:
    return Backup(Path(f"{number:06}"), day, "", {}, (), 0, ())


def test_ten_last_seven_days_and_eight_weeks_are_kept() -> None:
    start = datetime(2026, 3, 31, 12, tzinfo=UTC)
    every = [on(start - timedelta(hours=6 * place), 1000 - place) for place in range(400)]
    stay = kept(every)
    assert stay[:10] == every[:10]
    days = {backup.made_at.astimezone().date() for backup in stay}
    weeks = {backup.made_at.astimezone().isocalendar()[:2] for backup in stay}
    assert {(start - timedelta(days=back)).date() for back in range(7)} <= days
    assert len(weeks) == 8
    assert len(stay) <= 25


def test_old_copies_go_with_the_originals_that_only_they_had(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "kept", lambda backups: backups[:1])
    only_once = with_photo(store)
    store.backups.make("手动")
    with store.change("移除"):
        store.stored_files.drop(only_once.uid)
    store.files.path(only_once.uid).unlink()
    last = store.backups.make("手动")
    assert store.backups.all() == [last]
    assert [path for path in (store.backups.place / "files").rglob("*") if path.is_file()] == []


def _back_up_forever(folder: str) -> None:
    store = Store.open(Path(folder), PASSPHRASE)
    while True:
        written(store, "再来")
        store.backups.make("定时")


@pytest.mark.parametrize("after", [0.05, 0.15, 0.3])
def test_a_kill_in_the_middle_leaves_only_whole_backups(master: Path, tmp_path: Path, after: float) -> None:
    folder = tmp_path / "workspace"
    shutil.copytree(master, folder)
    first = Store.open(folder, PASSPHRASE)
    with_photo(first)
    first.backups.make("手动")
    first.close()
    process = multiprocessing.get_context("forkserver").Process(target=_back_up_forever, args=(str(folder),))
    process.start()
    process.join(timeout=0.4 + after)
    process.kill()
    process.join()
    store = Store.open(folder, PASSPHRASE)
    assert rehearse(store.backups.place, store.vault).passed_over == ()
    store.backups.make("手动")
    assert not list((store.backups.place / "copies").glob("*.part"))
    store.close()


def test_the_words_say_when(store: Store) -> None:
    written(store, "一")
    assert "月" in store.backups.make("手动").said


def test_backups_are_found_where_people_look_for_them_and_a_copy_is_never_worked_in(
    store: Store, tmp_path: Path
) -> None:
    disk = tmp_path / "第二块盘"
    disk.mkdir()
    assert store.backups.use(disk)
    copy = store.backups.make("手动").folder
    place = store.backups.place
    assert {place_in(folder) for folder in (disk, place, copy)} == {place}
    assert place_in(tmp_path) is None
    with pytest.raises(PlaceError, match="不是复诊的工作夹"):
        Store.open(copy, PASSPHRASE)
    assert restore(disk, tmp_path / "恢复", PASSPHRASE).backup.folder == copy


def test_a_backup_is_brought_back_by_the_card_when_the_passphrase_is_forgotten(store: Store, tmp_path: Path) -> None:
    written(store, "一")
    earlier = store.backups.make("手动").folder
    code = store.vault.make_recovery()
    store.backups.make("手动")
    place = store.backups.place
    store.close()
    target = tmp_path / "恢复"
    assert restore(place, target, Card(code.lower())).passed_over == ()
    again = Store.open_with_recovery(target, code, "后来的口令 山高 水长 林溪", cost=CHEAP)
    assert [one.heading for one in again.issues.all()] == ["一"]
    assert again.verify() == []
    again.close()
    for wrong, words in ((new_code(), "不是做这份备份时那张卡的"), (code[:-1] + "?", "恢复码")):
        with pytest.raises(InputError, match=words):
            restore(place, tmp_path / "again", Card(wrong))
    shutil.rmtree(earlier.with_name(listed(place)[0].name))
    with pytest.raises(InputError, match="还没有恢复卡"):
        restore(place, tmp_path / "again", Card(code))
    assert not (tmp_path / "again").exists()


def test_a_copy_with_a_damaged_card_is_passed_over(store: Store, tmp_path: Path) -> None:
    code = store.vault.make_recovery()
    for heading in ("一", "二"):
        written(store, heading)
        newest = store.backups.make("手动").folder
    flip(newest / "slots" / "recovery.card", 40)
    found = restore(store.backups.place, tmp_path / "again", Card(code))
    assert len(found.passed_over) == 1
