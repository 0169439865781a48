"""交换 in the window: out and in between laptops, conflicts decided side by side, everything can be undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.records import NamedMatter
from domain.words import Answer, CheckScope, NamedKind
from gui.models.matters import BLIND
from gui.operations import checks, second_opinions
from gui.pages.exchange.page import ExchangePage
from gui.widgets import Chip
from storage.store import Store
from tests.gui.exchange.exchange_kit import Laptops, Seat, answer, chosen, give, page_of, take
from tests.gui.papers.conftest import Room
from tests.gui.walk import texts


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
    assert pane.matter.title == "1 审计欠缴 · 核查 A01"
    assert [card.version.author for card in pane.cards] == ["林溪", "方遥"]
    assert pane.cards[0].version.here
    reason = next(line for line in pane.cards[0].version.lines if line.word == "理由")
    assert [reason.text[start:end] for start, end in reason.marks] == [
        "、报告均为", "台账47.2万元", "差15.7万元",
    ]  # fmt: skip
    assert "有1处冲突等人决定" in our_page.take.said.text()
    pane.choose(1)
    pane.take()
    assert our_page.count() == 0
    assert our_page.take.said.text() == "冲突都已决定。"
    assert our_page.window().focusWidget() is our_page.take.primary_button
    settled = ours.check_results.one(uid)
    assert (settled.answer, settled.answered_by) == (Answer.BASICALLY_CONFORMS, "方遥")
    give(here, our_page, stick)
    take(there, their_page, stick)
    assert their_page.count() == 0
    assert theirs.check_results.one(uid) == settled
    assert ours.undo_label == "冲突取方遥"


def test_who_was_named_is_covered_before_the_archive_is_taken_in(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs = laptops("林溪", "方遥")
    visit_uid, told = theirs.visits.all()[0].uid, "副局长肖𬭎插手工程"
    matter = NamedMatter(visit_uid=visit_uid, document_uid="d", position=1, heading=told, named_kind=NamedKind.PERSON)
    with theirs.change("收入点题"):
        theirs.named_matters.put(matter)
    there = seat(theirs)
    give(there, page_of(there), stick)
    here = seat(ours)
    page = page_of(here)
    page.show_part("take")
    page.take.look_into([stick])
    here.settle()
    shown = [text for _, text in texts.told(page)]
    assert any("有关人员插手工程" in text for text in shown)
    assert not [text for text in shown if "肖𬭎" in text]


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
    assert ours.backups.newest.reason == "收入前"
    assert page.count() == 1, "方遥 and 苏禾 answered the same check"
    assert ours.undo_label == "收下4个交换包", "Ctrl+Z does the same"
    page.take.undo_button.click()
    room.settle()
    assert ours.check_results.count() == 0
    assert not page.take.may_undo()
    assert page.take.said.text() == "已撤销：收下4个交换包，要重新收下，按 Ctrl+Z 取消这次撤销。"
    assert ours.undo() == "撤销收下4个交换包"
    assert ours.check_results.count() == 3, "as it said"


def one_taken(laptops: Laptops, seat: Seat, stick: Path) -> tuple[Store, Room, ExchangePage]:
    """Our laptop after a colleague's archive with one answer came in."""
    ours, theirs = laptops("林溪", "方遥")
    answer(theirs, Answer.FAILS, "不符")
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    return ours, here, page


def test_undo_takes_back_own_steps_made_since_first(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, here, page = one_taken(laptops, seat, stick)
    answer(ours, Answer.CONFORMS, "看过", "issue2")
    assert ours.undo() == "作答"
    assert ours.check_results.count() == 1
    page.take.undo()
    here.settle()
    assert ours.check_results.count() == 0


def test_the_same_archive_brings_nothing_twice(laptops: Laptops, seat: Seat, stick: Path) -> None:
    _ours, here, page = one_taken(laptops, seat, stick)
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
    states = [trial.model.row_at(row).state for row in range(trial.model.rowCount())]  # type: ignore[union-attr]
    assert states == ["冲突", "更改", "新增"]
    matter = trial.matter
    assert (matter.title, matter.people) == ("1 审计欠缴 · 核查 A01", "县水利局党组 · 方遥")
    assert [[line.text for line in version.lines if line.word == "理由"] for version in matter.versions] == [
        ["凭证、报告均为31.5万元，台账47.2万元。"], ["凭证31.5万元，余款已签协议。"],
    ]  # fmt: skip
    trial.step(1)
    assert [version.lines[0].text for version in trial.matter.versions] == ["河湖长制", "河湖长制虚化"]
    trial.step(1)
    assert len(trial.cards) == 1, "of a new record there is only what comes"
    told = {line.word: line.text for line in trial.matter.versions[0].lines}
    assert told["回头看"] == ours.organizations.all()[0].name, "what is there is not told to be missing"
    assert "方遥给林溪" in trial.words.text()
    assert ours.check_results.one(uid).reason.startswith("凭证、报告")
    assert page.count() == 0


def test_who_judges_blind_is_told_no_answer_by_an_archive_before_his_own(
    laptops: Laptops, seat: Seat, stick: Path
) -> None:
    ours, theirs = laptops("林溪", "方遥")
    visit_uid = ours.visits.uids()[0]
    judged, open_ = ours.check_items.of_visit(visit_uid, CheckScope.ISSUE)[:2]
    own = checks.empty_result(visit_uid, "issue1", judged)
    second_opinions.answer(ours, own, judged, Answer.CONFORMS, "")
    for item, reason in ((judged, "账实不符"), (open_, "没有报批")):
        checks.answer(theirs, checks.empty_result(visit_uid, "issue1", item), item, Answer.FAILS, reason)
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    page.take.look_into([stick])
    here.settle()
    trial, told = page.take.trial, {}
    for row in range(trial.model.rowCount()):
        matter = trial.model.row_at(row)
        told[matter.title[-3:]] = [line.text for line in matter.versions[0].lines if line.word in ("作答", "理由")]
        trial.view.setCurrentIndex(trial.model.index(row))
        assert bool(trial.cards[0].findChildren(Chip)) is (matter.title[-3:] == judged.code), "nor by its colour"
    assert told == {judged.code: ["不符合", "账实不符"], open_.code: [BLIND, BLIND]}


def test_the_trial_says_how_many_records_it_does_not_list(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs = laptops("林溪", "方遥")
    with theirs.change("收入问题"):
        for number in range(203):
            theirs.issues.put(replace(theirs.issues.one("issue3"), uid=f"more{number}"))
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    page.take.look_into([stick])
    here.settle()
    assert page.take.trial.head.title.text() == "先看 200 条，共 203 条"


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
    assert "没有找到别人交出的交换包" in page.take.said.text()
    answer(theirs, Answer.FAILS, "不符")
    give(there, page_of(there), stick)
    page.take.look_into([stick])
    here.settle()
    page.take.give_up()
    assert page.take.archives == []
    assert ours.check_results.count() == 0
