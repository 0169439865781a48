"""更换工作夹钥匙: after due warning and a backup, locked at the end, and led to a new recovery card."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gui.keeping import Keeping
from gui.operations import backups
from gui.pages.exchange.rekey_dialog import RekeyDialog
from storage import rekeying
from storage.slots import seal_person
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.gui.exchange.exchange_kit import page_of
from tests.gui.papers.conftest import Room

Laptops = Callable[..., list[Store]]
Seat = Callable[[Store], Room]


class Told:
    """What was asked in a dialog, and how often the window was to be locked."""

    def __init__(self, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.locked: list[bool] = []
        monkeypatch.setattr(room.notices, "ask", lambda title, *_more: self.asked.append(title))
        room.desk.lock_asked.connect(lambda: self.locked.append(True))


@pytest.fixture
def made(laptops: Laptops, seat: Seat) -> Room:
    (store,) = laptops("林溪")
    ours = store.vault.person
    for former in (store.folder / "slots").glob("*.slot"):
        former.unlink()  # of whom the copy was made from: the same passphrase opens it
    slot = store.folder / "slots" / f"{ours.slot}.slot"
    slot.write_bytes(seal_person(store.vault.workspace, ours, PASSPHRASE, CHEAP))
    return seat(store)


def opened(room: Room) -> RekeyDialog:
    dialog = RekeyDialog(room.desk)
    room.qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_wrong_passphrase_is_said_in_the_field_and_nothing_is_locked(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(made, monkeypatch)
    dialog = opened(made)
    dialog.field.edit.setText("不是这个口令 也不是那个")
    dialog.button.click()
    assert not dialog.button.isEnabled()
    assert not dialog.cancel.isEnabled()
    made.settle()
    assert "密钥没有换" in dialog.field.error.text()
    assert dialog.isVisible()
    assert dialog.button.isEnabled()
    assert made.store.is_open
    assert (told.asked, told.locked) == ([], [])


def test_the_key_is_changed_the_workspace_locked_and_a_new_card_asked_for(
    made: Room, seat: Seat, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    store, told = made.store, Told(made, monkeypatch)
    store.vault.make_recovery()
    key = store.vault.key("database")
    dialog = opened(made)
    dialog.field.edit.setText(PASSPHRASE)
    dialog.button.click()
    made.settle()
    assert not dialog.isVisible()
    assert not store.is_open
    assert (told.asked, told.locked) == (["钥匙已更换"], [True])
    again = Store.open(store.folder, PASSPHRASE)
    assert again.vault.key("database") != key
    assert backups.card_ended(again)
    room = seat(again)
    keeping = Keeping(room.desk)
    keeping.begin()
    qtbot.waitUntil(lambda: backups.CARD_ENDED in room.notices.said)
    keeping.stop()
    page = page_of(room)
    page.show_part("backup")
    room.settle()
    assert "恢复卡 没有" in page.backup.figures.accessibleName()
    again.vault.make_recovery()
    page.show_part("backup")
    room.settle()
    assert "恢复卡 有" in page.backup.figures.accessibleName()
    assert not backups.card_ended(again)
    again.close()


def test_a_key_that_could_not_be_put_in_place_leaves_the_former_and_locks(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, told = made.store, Told(made, monkeypatch)
    key = store.vault.key("database")

    def full(*_args: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(rekeying, "put_in_place", full)
    dialog = opened(made)
    dialog.field.edit.setText(PASSPHRASE)
    dialog.button.click()
    made.settle()
    assert (told.asked, told.locked) == (["没有做成"], [True])
    again = Store.open(store.folder, PASSPHRASE)
    assert again.vault.key("database") == key
    again.close()


def test_the_command_opens_the_dialog(made: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(RekeyDialog, "exec", lambda dialog: seen.append(dialog.button.text()))
    page = page_of(made)
    page.show_part("backup")
    made.settle()
    next(each for each in page.commands() if each.id == "exchange.rekey").start()
    assert seen == ["更换并锁定"]
    assert made.store.is_open
