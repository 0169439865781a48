"""Whatever happens to a copy is found, and the one before serves."""

import errno
import multiprocessing
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.errors import InputError, PlaceError
from storage.journal import Journal
from storage.restoring import rehearse, restore
from storage.store import Store
from storage.unlocking import Card
from tests.conftest import PASSPHRASE
from tests.storage.backups_kit import flip, restored, with_photo, written


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
    monkeypatch.setattr(Journal, "ends", lambda _journal: next(heads))
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


def test_a_copy_with_a_damaged_card_is_passed_over(store: Store, tmp_path: Path) -> None:
    code = store.vault.make_recovery()
    for heading in ("一", "二"):
        written(store, heading)
        newest = store.backups.make("手动").folder
    flip(newest / "slots" / "recovery.card", 40)
    found = restore(store.backups.place, tmp_path / "again", Card(code))
    assert len(found.passed_over) == 1
