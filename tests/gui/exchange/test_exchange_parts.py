"""The parts of the page beside the archives: backups, colleagues, receipts, narrow windows, keys."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem

from domain.words import Answer
from gui.pages.exchange.give_pane import GivePane
from gui.pages.exchange.parts import PlainTable
from tests.gui.exchange.exchange_kit import Laptops, Seat, answer, chosen, conflict, give, page_of, take


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
    table = page.backup.table
    assert table.selectionModel().isRowSelected(0)
    row = table.viewport().grab(table.visualRect(page.backup.rows.index(0, 2))).toImage()
    seen = [row.pixelColor(x, y) for x in range(row.width()) for y in range(row.height())]
    assert any(each.green() - each.red() > 30 for each in seen), "that it is whole is green in the row in view, too"
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
    assert page.team.table.selectionModel().isRowSelected(0), "the row that the deeds mean is seen"
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
        for table in page.parts[part].findChildren(PlainTable):
            right = table.columnViewportPosition(table.last_shown()) + table.columnWidth(table.last_shown())
            assert right == table.viewport().width(), f"the rows of {part} end at the edge"
            cell, last = QStyleOptionViewItem(), table.model().index(0, table.last_shown())
            if last.isValid():
                table.itemDelegate().initStyleOption(cell, last)
                assert cell.viewItemPosition == cell.ViewItemPosition.End, f"as far from it as their head: {part}"
    page.set_compact(False)
    assert page.take.conflicts.take_button.text() == "取左"


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


def test_nothing_can_be_printed_before_it_is_known_what_was_given(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, _theirs = laptops("林溪", "方遥")
    answer(ours, Answer.FAILS, "不符")
    room = seat(ours)
    page = page_of(room)
    give(room, page, stick)
    fresh = GivePane(room.desk)
    fresh.refresh()
    assert fresh.paper_button.isHidden()
    assert fresh.given_table.isHidden()
    room.settle()
    assert not fresh.paper_button.isHidden()
    fresh.deleteLater()
