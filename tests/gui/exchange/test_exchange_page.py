"""交换 in the window: out and in between laptops, conflicts decided side by side, everything can be undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from domain.records import CheckResult, uid_of
from domain.words import Answer
from gui.pages.exchange.page import ExchangePage
from storage.store import Store
from tests.gui.papers.conftest import Room

Laptops = Callable[..., list[Store]]
Seat = Callable[[Store], Room]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "U盘"
    folder.mkdir()
    return folder


def page_of(room: Room) -> ExchangePage:
    page = room.open(ExchangePage)
    assert isinstance(page, ExchangePage)
    page.show_part("take")
    return page


def answer(store: Store, answer: Answer, reason: str, issue: str = "issue1") -> str:
    visit = store.visits.all()[0]
    item = store.check_items.all()[0]
    uid = uid_of(visit.uid, issue, item.uid)
    with store.change("作答"):
        store.check_results.put(
            CheckResult(
                uid=uid,
                visit_uid=visit.uid,
                item_uid=item.uid,
                subject_uid=issue,
                answer=answer,
                reason=reason,
                question_answered=item.question,
                answered_by=store.author,
            )
        )
    return uid


def give(room: Room, page: ExchangePage, stick: Path) -> None:
    page.show_part("give")
    room.settle()
    page.give.export(stick)
    room.settle()
    assert "可以安全拔出" in page.give.said.text(), page.give.said.text()


def take(room: Room, page: ExchangePage, stick: Path) -> None:
    page.show_part("take")
    page.take.look_into([stick])
    room.settle()
    page.part.primary()
    room.settle()


def chosen(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))


def test_two_laptops_exchange_both_ways_with_a_conflict_decided_in_the_page(
    laptops: Laptops, seat: Seat, stick: Path
) -> None:
    ours, theirs = laptops("林溪", "方遥")
    uid = answer(ours, Answer.FAILS, "凭证、报告均为31.5万元，台账47.2万元，差15.7万元。")
    answer(theirs, Answer.BASICALLY_CONFORMS, "凭证31.5万元，余款已签分期缴纳协议，待看凭证。")
    here, there = seat(ours), seat(theirs)
    our_page, their_page = page_of(here), page_of(there)
    give(there, their_page, stick)
    take(here, our_page, stick)
    pane = our_page.take.conflicts
    assert our_page.count() == 1
    assert pane.matter is not None
    assert pane.matter.title == "1 审计欠缴 · 核查 A01"
    assert [card.version.author for card in pane.cards] == ["林溪", "方遥"]
    assert pane.cards[0].version.here
    reason = next(line for line in pane.cards[0].version.lines if line.word == "理由")
    assert [reason.text[start:end] for start, end in reason.marks] == [
        "、报告均为", "台账47.2万元", "差15.7万元",
    ]  # fmt: skip
    pane.choose(1)
    pane.take()
    assert our_page.count() == 0
    settled = ours.check_results.one(uid)
    assert (settled.answer, settled.answered_by) == (Answer.BASICALLY_CONFORMS, "方遥")
    give(here, our_page, stick)
    take(there, their_page, stick)
    assert their_page.count() == 0
    assert theirs.check_results.one(uid) == settled
    assert ours.undo_label == "冲突取方遥"


def test_the_evening_export_is_three_actions(
    laptops: Laptops, seat: Seat, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, _theirs = laptops("林溪", "方遥")
    answer(ours, Answer.FAILS, "不符")
    room = seat(ours)
    page = page_of(room)
    chosen(monkeypatch, stick)
    page.segments.button("give").click()  # one
    page.give.primary_button.click()  # two, and three in the dialog
    room.settle()
    assert "可以安全拔出" in page.give.said.text()
    assert page.give.given.rowCount() == 1
    assert "还没有回执" in page.give.rows.index(0, 3).data()


def test_four_archives_are_taken_in_two_actions_and_undone(
    laptops: Laptops, seat: Seat, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, *others = laptops("林溪", "方遥", "贺川", "沈砚", "苏禾")
    for number, other in enumerate(others):
        answer(other, Answer.CONFORMS, f"{other.author}看过", f"issue{number % 3 + 1}")
        room = seat(other)
        give(room, page_of(room), stick)
    room = seat(ours)
    page = page_of(room)
    chosen(monkeypatch, stick)
    page.take.primary_button.click()  # one: the dialog for the stick
    room.settle()
    assert len(page.take.archives) == 4
    assert "步改动" in page.take.primary_button.text()
    page.take.primary_button.click()  # two
    room.settle()
    assert ours.check_results.count() == 3
    assert ours.backups.newest is not None
    assert ours.backups.newest.reason == "收入前"
    assert page.count() == 1, "方遥 and 苏禾 answered the same check"
    assert ours.undo_label == "收下4个交换包", "Ctrl+Z does the same"
    page.take.undo_button.click()
    room.settle()
    assert ours.check_results.count() == 0
    assert not page.take.may_undo()
    assert page.take.said.text() == "已撤销：收下4个交换包。同一个包以后可以再收。"


def test_undo_takes_back_own_steps_made_since_first(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs = laptops("林溪", "方遥")
    answer(theirs, Answer.FAILS, "不符")
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    answer(ours, Answer.CONFORMS, "看过", "issue2")
    assert ours.undo() == "作答"
    assert ours.check_results.count() == 1
    page.take.undo()
    here.settle()
    assert ours.check_results.count() == 0


def test_the_same_archive_brings_nothing_twice(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs = laptops("林溪", "方遥")
    answer(theirs, Answer.FAILS, "不符")
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    page.take.look_into([stick])
    here.settle()
    assert not page.take.archives[0].usable
    assert "没有新内容" in page.take.archives[0].checked.text
    page.part.primary()
    assert page.take.archives == []


def test_a_damaged_archive_is_named_and_the_others_are_taken(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, one, two = laptops("林溪", "方遥", "贺川")
    for other in (one, two):
        answer(other, Answer.FAILS, other.author)
        room = seat(other)
        give(room, page_of(room), stick)
    damaged = sorted(stick.glob("*/manifest.json"))[0]
    damaged.write_bytes(damaged.read_bytes()[:100])
    room = seat(ours)
    page = page_of(room)
    page.take.look_into([stick])
    room.settle()
    assert sorted(archive.usable for archive in page.take.archives) == [False, True]
    page.part.primary()
    room.settle()
    assert ours.check_results.count() == 1


def test_the_trial_shows_both_texts_of_every_record_before_anything_is_written(
    laptops: Laptops, seat: Seat, stick: Path
) -> None:
    ours, theirs = laptops("林溪", "方遥")
    uid = answer(ours, Answer.FAILS, "凭证、报告均为31.5万元，台账47.2万元。")
    answer(theirs, Answer.BASICALLY_CONFORMS, "凭证31.5万元，余款已签协议。")
    answer(theirs, Answer.CONFORMS, "看过", "issue2")
    with theirs.change("改标题"):
        theirs.issues.put(replace(theirs.issues.one("issue3"), heading="河湖长制虚化"))
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    page.take.look_into([stick])
    here.settle()
    trial = page.take.trial
    states = [trial.model.matter_at(row).state for row in range(trial.model.rowCount())]  # type: ignore[union-attr]
    assert states == ["冲突", "更改", "新增"]
    matter = trial.matter
    assert matter is not None
    assert (matter.title, matter.people) == ("1 审计欠缴 · 核查 A01", "县水利局党组 · 方遥")
    assert [[line.text for line in version.lines if line.word == "理由"] for version in matter.versions] == [
        ["凭证、报告均为31.5万元，台账47.2万元。"], ["凭证31.5万元，余款已签协议。"],
    ]  # fmt: skip
    trial.step(1)
    assert trial.matter is not None
    assert [version.lines[0].text for version in trial.matter.versions] == ["河湖长制", "河湖长制虚化"]
    trial.step(1)
    assert len(trial.cards) == 1, "of a new record there is only what comes"
    assert "方遥给林溪" in trial.words.text()
    assert ours.check_results.one(uid).reason.startswith("凭证、报告")
    assert page.count() == 0


def conflict(laptops: Laptops, seat: Seat, stick: Path) -> tuple[Room, ExchangePage, str]:
    ours, theirs = laptops("林溪", "方遥")
    uid = answer(ours, Answer.FAILS, "左边的话")
    answer(theirs, Answer.CONFORMS, "右边的话")
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    return here, page, uid


def test_both_texts_may_stand_each_with_its_writer(laptops: Laptops, seat: Seat, stick: Path) -> None:
    room, page, uid = conflict(laptops, seat, stick)
    page.take.conflicts.reason.setText("两个人看的材料不同")
    page.take.conflicts.both_button.click()
    assert room.store.undo_label == "冲突都留：两个人看的材料不同"
    kept = room.store.check_results.one(uid)
    assert (kept.reason, kept.answer) == ("林溪：左边的话\n方遥：右边的话", Answer.FAILS)
    assert page.count() == 0


def test_a_third_wording_may_be_written(laptops: Laptops, seat: Seat, stick: Path, qtbot: QtBot) -> None:
    room, page, uid = conflict(laptops, seat, stick)
    pane = page.take.conflicts
    pane.rewrite_button.click()
    assert pane.rewriting.edit.toPlainText() == "左边的话"
    qtbot.keyClick(pane.rewriting.edit, Qt.Key.Key_Escape)
    assert pane.rewriting.isHidden()
    pane.ask_rewriting()
    pane.rewriting.edit.setPlainText("商定的话")
    qtbot.keyClick(pane.rewriting.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.store.check_results.one(uid).reason == "商定的话"
    assert page.count() == 0


def test_edit_beats_drop_and_is_shown_until_decided(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs = laptops("林溪", "方遥")
    with theirs.change("改标题"):
        theirs.issues.put(replace(theirs.issues.one("issue2"), heading="工程变更未报批"))
    with ours.change("删问题"):
        ours.issues.drop("issue2")
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    matter = page.take.conflicts.matter
    assert matter is not None
    assert [version.lines[0].text for version in matter.versions] == ["删去这条记录", "保留这条记录"]
    assert not page.take.conflicts.has_text()
    page.take.conflicts.choose(0)
    page.take.conflicts.take()
    assert ours.issues.get("issue2") is None
    assert page.count() == 0


def test_backups_are_made_rehearsed_and_restored(
    laptops: Laptops, seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ours,) = laptops("林溪")
    answer(ours, Answer.FAILS, "不符")
    room = seat(ours)
    page = page_of(room)
    page.show_part("backup")
    assert page.backup.rehearse_button.isHidden(), "nothing to rehearse yet"
    page.part.primary()
    room.settle()
    assert page.backup.rows.rowCount() == 1
    page.backup.rehearse_button.click()
    room.settle()
    assert "演练通过" in page.backup.said.text()
    target = tmp_path / "恢复"
    target.mkdir()
    chosen(monkeypatch, target)
    page.backup.restore_button.click()
    room.settle()
    assert len(list(target.glob("恢复的工作夹*/workspace.db"))) == 1
    second = tmp_path / "第二块盘"
    second.mkdir()
    chosen(monkeypatch, second)
    page.backup.disk_button.click()
    room.settle()
    assert ours.backups.place.is_relative_to(second)
    assert page.backup.rows.rowCount() == 1


def test_people_come_to_know_each_other_by_a_number_read_aloud(
    team_master: Path, laptops: Laptops, seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ours,) = laptops("林溪")
    room = seat(ours)
    page = page_of(room)
    page.show_part("team")
    room.settle()
    assert page.team.rows.rowCount() == 1
    chosen(monkeypatch, tmp_path)
    page.team.request_button.click()
    room.settle()
    request = next(tmp_path.glob("登记申请-林溪-*.json"))
    page.team.take(tmp_path / "没有.json")
    assert "打不开" in room.notices.said[-1]
    page.team.take(request)
    assert not page.team.ask.isHidden()
    page.team.ask.given.emit("000 000 000 000")
    room.settle()
    assert "不符" in room.notices.said[-1]


def test_what_was_done_is_said_above_the_buttons_in_a_narrow_window(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, _ = laptops("林溪", "方遥")
    room = seat(ours)
    page = page_of(room)
    page.set_compact(True)
    page.resize(639, 300)
    give(room, page, stick)
    said = page.give.said
    assert said.isVisible()
    assert said.width() > 500
    page.set_compact(False)
    assert said.parentWidget() is page.give.primary_button.parentWidget()


def test_every_part_fits_a_narrow_window_and_says_what_it_is(laptops: Laptops, seat: Seat, stick: Path) -> None:
    room, page, _uid = conflict(laptops, seat, stick)
    page.set_compact(True)
    page.resize(639, 300)
    assert page.take.conflicts.take_button.text() == "取上"
    for part in page.parts:
        page.show_part(part)
        room.settle()
        assert page.minimumSizeHint().width() <= 683
    page.set_compact(False)
    assert page.take.conflicts.take_button.text() == "取左"


def test_an_archive_is_left_out_by_the_space_bar(laptops: Laptops, seat: Seat, stick: Path, qtbot: QtBot) -> None:
    ours, one, two = laptops("林溪", "方遥", "贺川")
    for other in (one, two):
        answer(other, Answer.FAILS, other.author, "issue1" if other is one else "issue2")
        room = seat(other)
        give(room, page_of(room), stick)
    room = seat(ours)
    page = page_of(room)
    page.take.look_into([stick])
    room.settle()
    table = page.take.table
    table.setCurrentIndex(page.take.rows.index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert [archive.ticked for archive in page.take.archives] == [True, False]
    assert table.currentIndex().row() == 1
    assert page.take.trial.model.rowCount() == 1
    page.take.primary()
    room.settle()
    assert ours.check_results.count() == 1


def test_nothing_found_or_given_up_writes_nothing(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs = laptops("林溪", "方遥")
    here, there = seat(ours), seat(theirs)
    page = page_of(here)
    page.take.look_into([stick])
    here.settle()
    assert "没有找到交换包" in page.take.said.text()
    answer(theirs, Answer.FAILS, "不符")
    give(there, page_of(there), stick)
    page.take.look_into([stick])
    here.settle()
    page.take.give_up()
    assert page.take.archives == []
    assert ours.check_results.count() == 0


def test_without_colleagues_the_way_to_them_is_said(laptops: Laptops, seat: Seat, stick: Path) -> None:
    (ours,) = laptops("林溪")
    room = seat(ours)
    page = page_of(room)
    page.show_part("give")
    room.settle()
    page.give.export(stick)
    room.settle()
    assert "还不认得任何同事" in page.give.said.text()
    assert list(stick.iterdir()) == []


def test_receipts_come_back_and_the_visit_leaves(
    laptops: Laptops, seat: Seat, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = laptops("林溪", "方遥")
    answer(ours, Answer.FAILS, "不符")
    here, there = seat(ours), seat(theirs)
    page, their_page = page_of(here), page_of(there)
    give(here, page, stick)
    take(there, their_page, stick)
    give(there, their_page, stick)
    take(here, page, stick)
    page.show_part("give")
    here.settle()
    assert page.give.given.index(0, 2).data() == "✓ 都已收到"
    assert (
        page.give.given.index(0, 1).data() == "林溪给方遥：全部单位的4步改动、0份原件；从头开始，收件人不需要先有别的。"
    )
    assert page.give.rows.index(0, 3).data().endswith("交出的已收到")
    chosen(monkeypatch, stick)
    monkeypatch.setattr(here.notices, "ask", lambda *_args: 1)
    page.give.leave_button.click()
    here.settle()
    assert "已写到" in page.give.said.text()


def test_no_two_deeds_share_a_key(laptops: Laptops, seat: Seat) -> None:
    (ours,) = laptops("林溪")
    page = page_of(seat(ours))
    keys = [command.shortcut for command in page.commands() if command.shortcut]
    assert len(keys) == len(set(keys))
