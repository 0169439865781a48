"""What goes on by itself: a backup after half an hour of change, and the words at the foot."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from domain.errors import PlaceError
from domain.records import Person
from gui import keeping as room
from gui.keeping import Keeping
from gui.models.field_words import ALONG, EMPTY, FIELDS, said, word_of
from gui.operations import roster as trust
from gui.operations.backups import change_passphrase
from gui.statusbar import StatusBar
from storage import receipts, roster
from storage.backup import Backups
from storage.reserve import SIZE
from storage.restoring import restore
from storage.rows import CODECS
from storage.slots import Person as Holder
from storage.slots import seal_person
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.gui.papers.conftest import Room

Laptops = Callable[..., list[Store]]
Seat = Callable[[Store], Room]


@pytest.fixture
def kept(laptops: Laptops, seat: Seat) -> tuple[Room, Keeping, StatusBar]:
    (store,) = laptops("林溪")
    made = seat(store)
    keeping, bar = Keeping(made.desk), StatusBar()
    made.qtbot.addWidget(bar)
    keeping.backed_up.connect(bar.show_backup)
    keeping.waiting.connect(bar.show_conflicts)
    return made, keeping, bar


def test_a_backup_is_made_when_it_is_due_and_the_foot_says_so(kept: tuple[Room, Keeping, StatusBar]) -> None:
    made, keeping, bar = kept
    keeping.begin()
    made.settle()
    assert bar.backup.text() == "还没有备份"
    assert bar.conflicts.isHidden()
    keeping._strike()
    made.settle()
    newest = made.store.backups.newest
    assert newest.reason == "定时"
    assert bar.backup.text() == f"备份已核验 {newest.said}"
    keeping._strike()
    made.settle()
    assert made.store.backups.all() == [newest], "nothing changed since"
    keeping.stop()


def test_at_leisure_room_is_kept_and_the_chain_is_vouched_for(kept: tuple[Room, Keeping, StatusBar]) -> None:
    made, keeping, _bar = kept
    with made.store.change("写"):
        made.store.people.put(Person(name="甲"))
    keeping.begin()
    room_kept, before = made.store.folder / "reserve", len(receipts.checkpoints(made.store, {}))
    assert not room_kept.exists()
    keeping.settle_in()
    made.settle()
    assert room_kept.stat().st_size == SIZE
    assert len(receipts.checkpoints(made.store, {})) == before + 1
    keeping.stop()


def test_it_waits_for_other_work(kept: tuple[Room, Keeping, StatusBar]) -> None:
    made, keeping, _bar = kept
    made.tasks.run("别的事", lambda _progress: None)
    keeping._strike()
    assert keeping._clock.isActive()
    made.settle()
    assert made.store.backups.newest is None
    keeping.stop()


def test_half_an_hour_after_a_change_it_looks_again(kept: tuple[Room, Keeping, StatusBar], qtbot: QtBot) -> None:
    made, keeping, _bar = kept
    with made.store.change("改"):
        made.store.people.drop(made.store.people.all()[0].uid)
    qtbot.waitUntil(keeping._clock.isActive)
    assert keeping._clock.interval() == 30 * 60 * 1000
    keeping.stop()


def test_a_failing_backup_is_said_in_the_strip_and_tried_again(
    kept: tuple[Room, Keeping, StatusBar], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, keeping, _bar = kept

    def full(*_args: object, **_named: object) -> None:
        raise PlaceError("磁盘已满。")

    monkeypatch.setattr(Backups, "make", full)
    keeping._strike()
    made.settle()
    assert made.notices.said[-1] == "自动备份没有做成：磁盘已满。"
    assert keeping._clock.isActive()
    keeping.stop()


def test_a_missing_second_disk_is_said_and_backups_go_on(
    kept: tuple[Room, Keeping, StatusBar], tmp_path: Path, qtbot: QtBot
) -> None:
    made, keeping, _bar = kept
    made.desk.settings.backup_folder = str(tmp_path / "不在的盘")
    keeping.begin()
    qtbot.waitUntil(lambda: room.NO_DISK in made.notices.said)
    assert made.store.backups.place == made.store.backups.home
    keeping.stop()


def test_a_second_disk_that_sleeps_holds_no_window(
    kept: tuple[Room, Keeping, StatusBar], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, keeping, _bar = kept
    asked: list[bool] = []
    monkeypatch.setattr(Backups, "use", lambda *_: not asked.append(current_thread() is main_thread()))
    keeping.begin()
    made.settle()
    assert asked == [False]
    keeping.stop()


def test_a_disk_that_fills_up_while_somebody_types_is_said_once_and_taken_back(
    kept: tuple[Room, Keeping, StatusBar], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, keeping, _bar = kept
    keeping.begin()
    keeping.settle_in()
    made.settle()
    reserve = made.store.reserve
    left = [0]
    monkeypatch.setattr(reserve, "_free", lambda: left[0])
    for name in ("甲", "乙"):
        with made.store.change("写"):
            made.store.people.put(Person(name=name))
    assert made.store.people.count() == 3
    assert made.notices.said.count(room.FULL) == 1
    left[0] = 1 << 30
    with made.store.change("写"):
        made.store.people.put(Person(name="丙"))
    assert not reserve.given_up
    assert not keeping._full
    keeping.stop()


def test_originals_that_are_not_whole_are_said(kept: tuple[Room, Keeping, StatusBar]) -> None:
    made, keeping, _bar = kept
    stored = made.store.files.take_bytes(b"photo")
    with made.store.change("收入"):
        made.store.stored_files.put(stored)
    shutil.rmtree(made.store.files.path(stored.uid).parent)
    keeping._strike()
    made.settle()
    assert "1份原件不完整" in made.notices.said[-1]
    keeping.stop()


def test_every_field_has_a_word() -> None:
    columns = {name for codec in CODECS.values() for name in codec.columns}
    assert columns <= FIELDS.keys()
    assert columns >= ALONG
    assert word_of("of_a_newer_program") == "其他内容"


def test_values_read_as_people_say_them(store: Store) -> None:
    assert said(store, "check_result", "answer", "fails") == "不符合"
    assert said(store, "check_result", "reason", "") == EMPTY
    assert said(store, "evidence", "kind", None) == EMPTY
    assert said(store, "finding", "undertakers", '["林溪","方遥"]') == "林溪；方遥"
    assert said(store, "ledger_entry", "closed", 1) == "是"
    assert said(store, "ledger_entry", "deadline", "2026-03-31") == "2026-03-31"
    assert said(store, "finding", "subject_uid", "0123456789abcdef") == "这里还没有（0123）"
    at = datetime.now(UTC) - timedelta(days=1)
    assert "月" in said(store, "check_result", "answered_at", at.isoformat())


def test_a_verified_copy_is_made_before_the_passphrase_changes(kept: tuple[Room, Keeping, StatusBar]) -> None:
    made, _keeping, _bar = kept
    done: list[str] = []
    store = made.store
    ours = store.vault.person
    slot = store.folder / "slots" / f"{ours.slot}.slot"
    slot.write_bytes(seal_person(store.vault.workspace, ours, PASSPHRASE, CHEAP))
    new = "另一句 很长的 新口令 二〇二六"
    change_passphrase(
        made.desk, PASSPHRASE, new, lambda _nothing: done.append("改了"), lambda error: done.append(str(error))
    )
    made.settle()
    assert done == ["改了"]
    newest = store.backups.newest
    assert newest.reason == "改口令前"
    restored = restore(store.backups.place, store.folder.parent / "旧口令", PASSPHRASE)
    assert restored.wrong == (), "the copy opens with the passphrase of that time"


def test_whom_colleagues_do_not_know_is_told_before_anything_is_given_out(
    laptops: Laptops, seat: Seat, qtbot: QtBot
) -> None:
    office, member = laptops("巡察办", "方遥")
    for store in (office, member):
        assert trust.unknown_to_others(store) == ""
    member.vault.recovered = True
    assert trust.unknown_to_others(member) == trust.ANOTHER_KEY
    roster.take_in(member, roster.issue(office, []), roster.number(roster.ourselves(office).signing))
    gone = replace(roster.ourselves(office), name="方遥", signing=roster.ourselves(member).signing, revoked=True)
    shown = roster.issue(office, [gone])
    office.vault._person = Holder.new(office.vault.person.key, "巡察办", office.vault.slot)
    assert trust.unknown_to_others(office) == trust.SIGN_ON
    made = seat(member)
    keeping = Keeping(made.desk)
    keeping.begin()
    qtbot.waitUntil(lambda: trust.NOT_LISTED in made.notices.said)
    keeping.stop()
    roster.take_in(member, shown)
    assert trust.unknown_to_others(member) == trust.REVOKED
