"""A fresh workspace key: everything as before, under another key, whatever happens meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.errors import InputError, PlaceError
from storage import restoring
from storage.database import Database
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.storage.samples import organization


def written(store: Store) -> bytes:
    with store.change("写"):
        store.organizations.put(organization("甲局"))
        store.stored_files.put(store.files.take_bytes(b"a picture"))
    return store.vault.key("database")


def test_everything_is_there_under_another_key(store: Store) -> None:
    before = written(store)
    device, picture = store.device, store.stored_files.all()[0]
    store.rekey(PASSPHRASE, CHEAP)
    assert not store.is_open
    again = Store.open(store.folder, PASSPHRASE)
    assert again.vault.key("database") != before
    with pytest.raises(PlaceError, match="已损坏"):
        Database(store.folder / "workspace.db", before)
    assert (again.device, again.files.read(picture)) == (device, b"a picture")
    assert again.undo() == "写"
    assert again.redo() == "写"
    assert [body.name for body in again.organizations.all()] == ["甲局"]
    assert again.backups.newest.reason == "换密钥前"
    assert again.verify() == []
    again.close()


def test_a_wrong_passphrase_changes_nothing(store: Store) -> None:
    key = written(store)
    with pytest.raises(InputError, match="密钥没有换"):
        store.rekey("不是这个口令 也不是那个", CHEAP)
    assert store.is_open
    assert store.vault.key("database") == key


def test_until_the_database_is_replaced_the_former_key_opens_it(store: Store) -> None:
    key = written(store)
    store.vault.renew_key(PASSPHRASE, CHEAP)
    (store.folder / "workspace.db.rekeyed").write_bytes(b"half")
    store.close()
    for _ in range(2):
        again = Store.open(store.folder, PASSPHRASE)
        assert again.vault.key("database") == key
        assert again.organizations.count() == 1
        assert not (store.folder / "workspace.db.rekeyed").exists()
        again.close()
    again = Store.open(store.folder, PASSPHRASE)
    again.rekey(PASSPHRASE, CHEAP)
    again = Store.open(store.folder, PASSPHRASE)
    assert again.organizations.count() == 1
    again.close()


@pytest.mark.parametrize("name", ["0.slot", "z.slot"])
def test_a_stale_slot_that_the_passphrase_opens_too_keeps_nobody_out(store: Store, tmp_path: Path, name: str) -> None:
    written(store)
    (slot,) = (store.folder / "slots").glob("*.slot")
    stale = slot.read_bytes()
    for _ in range(2):  # after the second change the stale one holds neither key
        store.rekey(PASSPHRASE, CHEAP)
        store = Store.open(store.folder, PASSPHRASE)
    store.close()
    (store.folder / "slots" / name).write_bytes(stale)
    again = Store.open(store.folder, PASSPHRASE)
    assert (again.organizations.count(), again.vault.person.slot, again.verify()) == (1, slot.stem, [])
    again.backups.make("定时")
    again.close()
    assert restoring.restore(again.backups.place, tmp_path / "restored", PASSPHRASE).passed_over == ()
    slot.unlink()
    with pytest.raises(PlaceError, match="数据库已损坏"):
        Store.open(store.folder, PASSPHRASE)


def test_a_recovery_card_of_the_former_key_is_no_card_any_more(store: Store) -> None:
    written(store)
    code = store.vault.make_recovery()
    assert store.vault.has_recovery
    card = (store.folder / "slots" / "recovery.card").read_bytes()
    store.rekey(PASSPHRASE, CHEAP)
    again = Store.open(store.folder, PASSPHRASE)
    assert not again.vault.has_recovery
    (store.folder / "slots" / "recovery.card").write_bytes(card)
    assert not again.vault.has_recovery, "also where it could not be removed"
    again.close()
    with pytest.raises(PlaceError):
        Store.open_with_recovery(store.folder, code, "新的口令 换了密钥之后 再来打开", cost=CHEAP)


def test_backups_of_the_former_key_are_restored_by_passphrase_or_by_the_open_workspace(
    store: Store, tmp_path: Path
) -> None:
    written(store)
    store.rekey(PASSPHRASE, CHEAP)
    again = Store.open(store.folder, PASSPHRASE)
    for key in (PASSPHRASE, again.vault):
        target = tmp_path / f"restored-{type(key).__name__}"
        assert restoring.restore(again.backups.place, target, key).wrong == ()
        restored = Store.open(target, PASSPHRASE)
        assert restored.organizations.count() == 1
        restored.close()
    again.close()


def test_what_the_log_still_holds_is_not_left_to_another_database(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(store)
    wal = store.folder / "workspace.db-wal"
    close: Callable[[Database], None] = Database.close

    def leaves_its_log(self: Database) -> None:
        close(self)
        if self.path == store.folder / "workspace.db":
            wal.write_bytes(b"")

    with monkeypatch.context() as disk_error:
        disk_error.setattr(Database, "close", leaves_its_log)
        with pytest.raises(PlaceError, match="磁盘读写出错"):
            store.rekey(PASSPHRASE, CHEAP)
    again = Store.open(store.folder, PASSPHRASE)
    assert again.organizations.count() == 1
    again.close()
