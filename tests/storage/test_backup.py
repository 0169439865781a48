"""A backup is a verified copy that becomes a workspace again; originals are kept once; the newest may be damaged."""

import errno
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.errors import InputError, PlaceError
from storage import backup as room
from storage.copies import Backup, kept, listed
from storage.passphrases import new_code
from storage.restoring import place_in, rehearse, restore
from storage.store import Store
from storage.unlocking import Card
from tests.conftest import CHEAP, PASSPHRASE
from tests.storage.backups_kit import PHOTO, restored, with_photo, written


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
    assert again.folder.stat().st_mode & 0o077 == 0, "of nobody else's business"
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
