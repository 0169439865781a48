"""改措辞: a box for each sentence, the pages follow, faults are mended in their box, former versions come back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from documents.composing import papers
from domain.words import PaperKind
from gui.pages.papers.page import PapersPage
from gui.pages.papers.wording_menus import sittings
from gui.pages.papers.wording_pane import LOST, WordingPane
from gui.widgets import GroupTitle, LinkButton, PlainLabel
from storage.shelves.wordings import Version
from tests import naughty
from tests.gui.papers.conftest import Room, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of popups, where there is no desktop

KIND = PaperKind.FEEDBACK_LETTER
ADVICE = "suggestions.heading"


@pytest.fixture
def opened(sample_room: Room) -> tuple[PapersPage, WordingPane]:
    page = sample_room.open(PapersPage)
    page.open_wording()
    sample_room.settle()
    return page, page.wording


def link(pane: WordingPane, key: str, text: str) -> LinkButton:
    return next(each for each in pane.boxes[key].findChildren(LinkButton) if each.text() == text)


def choose(pane: WordingPane, words: str) -> None:
    """From the menu that is open."""
    menu = next(each for each in pane.findChildren(QMenu) if each.isVisible())
    next(action for action in menu.actions() if words in action.text()).trigger()
    menu.close()


def test_every_sentence_has_a_box_in_the_order_of_the_paper(opened: tuple[PapersPage, WordingPane]) -> None:
    page, pane = opened
    assert list(pane.boxes) == list(papers.COMPOSERS[KIND].template.built_in)
    titles = [title.title.text() for title in pane.findChildren(GroupTitle)]
    assert titles[:4] == ["依据和经过", "总体评价", "存在的主要问题", "每个问题重复一次"]
    assert pane.boxes["basis.course"].text.split("\n")[0] == "个别谈话{谈话}人次"
    assert pane.boxes["title"].edit.hasFocus()
    page.close_wording()
    assert papers.office_text(page.desk.store, KIND) == "", "who only looks changes nothing"


def test_the_pages_follow_the_words_and_the_words_are_kept(
    sample_room: Room, opened: tuple[PapersPage, WordingPane]
) -> None:
    page, pane = opened
    assert "意见建议" in words_of(pane.pages.pdf)
    pane.boxes[ADVICE].edit.replace_all("有关建议")
    sample_room.settle()
    assert "有关建议" in words_of(pane.pages.pdf)
    assert papers.office_text(sample_room.store, KIND) == '[suggestions]  # 意见建议\nheading = "有关建议"  # 小标题\n'
    assert pane.state.text == "改了 1 处"
    page.close_wording()
    sample_room.settle()
    assert "有关建议" in words_of(page.pages.pdf)
    assert sample_room.store.undo() == "改反馈意见的措辞"
    sample_room.settle()
    assert "意见建议" in words_of(page.pages.pdf)


def test_the_sentence_in_hand_is_shown_on_its_page(sample_room: Room, opened: tuple[PapersPage, WordingPane]) -> None:
    _, pane = opened
    pane.boxes["requirements.heading"].edit.setFocus()
    sample_room.settle()
    assert not pane.pages.page_label.text().startswith("第 1/")


def test_a_fault_stands_in_its_box_and_is_mended_by_a_click(
    sample_room: Room, opened: tuple[PapersPage, WordingPane]
) -> None:
    page, pane = opened
    box = pane.boxes["title"]
    box.edit.replace_all(box.text.replace("{单位}", "{单味}"))
    sample_room.settle()
    assert pane.wrong_button.text() == "1 处不能用"
    assert "没有“{单味}”可填，是不是想写“{单位}”？" in [label.text() for label in box.findChildren(PlainLabel)]
    assert box.edit.extraSelections()[0].cursor.selectedText() == "{单味}"
    page.close_wording()
    sample_room.settle()
    gap = next(gap for gap in page.draft.made.gaps if "措辞" in gap.text)
    jumps = [each for each in page.checks.area.widget().findChildren(LinkButton) if each.text() == "改措辞"]
    assert gap.text in jumps[0].accessibleName()
    jumps[0].click()
    assert page.is_wording()
    assert pane.boxes["title"].edit.hasFocus()
    link(pane, "title", "改成〔单位〕").click()
    assert not pane.wrong_button.isVisible()
    assert not pane.boxes["title"].is_own()


def test_only_names_that_may_stand_there_are_offered_and_put_in(
    sample_room: Room, opened: tuple[PapersPage, WordingPane]
) -> None:
    _, pane = opened
    pane.offer()
    menu = next(each for each in pane.findChildren(QMenu) if each.isVisible())
    offered = [action.text() for action in menu.actions()]
    assert not any(text.startswith("事实") for text in offered)
    count = sample_room.store.findings.count(visit_uid=sample_room.visit_uid)
    assert any("这次发现几个问题" in text and text.endswith(f"\t{count}") for text in offered)
    menu.close()
    edit = pane.boxes["problems.each.sentences"].edit
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    pane.offer()
    choose(pane, "整改建议")
    assert pane.boxes["problems.each.sentences"].text.endswith("依据：{依据}{建议}")


def test_a_chip_is_stepped_over_and_taken_away_as_a_whole(opened: tuple[PapersPage, WordingPane], qtbot: QtBot) -> None:
    _, pane = opened
    edit = pane.boxes["addressee"].edit
    edit.setFocus()
    assert edit.toPlainText() == "{单位}："
    places = []
    for _ in range(2):
        qtbot.keyClick(edit, Qt.Key.Key_Right)
        places.append(edit.textCursor().position())
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert (places, edit.toPlainText()) == ([4, 5], "：")
    edit.undo()
    cursor = edit.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    assert edit.textCursor().selectedText() == "{单位}："
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("{简称}\n同志：")
    edit.paste()
    assert edit.toPlainText() == "{简称}同志：", "a title is one sentence"


def test_a_changed_sentence_shows_what_stood_there_and_goes_back(
    opened: tuple[PapersPage, WordingPane], qtbot: QtBot
) -> None:
    _, pane = opened
    box = pane.boxes["basis.sentences"]
    assert "恢复原文" not in [each.text() for each in box.findChildren(LinkButton)]
    box.edit.setFocus()
    box.edit.replace_all("经批准，{组}开展了“回头看”。")
    assert any(label.text().startswith("原文：根据统一部署，〔期间〕，") for label in box.findChildren(PlainLabel))
    restore = link(pane, "basis.sentences", "恢复原文")
    qtbot.waitUntil(restore.isVisible)
    qtbot.keyClick(box.edit, Qt.Key.Key_Tab)
    assert restore.hasFocus(), "the key goes on to it"
    restore.click()
    assert box.text == box.usual
    assert box.edit.hasFocus()
    box.edit.undo()
    assert box.text.startswith("经批准")


def test_former_versions_come_back_and_so_does_the_shipped_one(
    sample_room: Room, opened: tuple[PapersPage, WordingPane]
) -> None:
    _, pane = opened
    papers.keep_words(sample_room.store, KIND, '[suggestions]\nheading = "甲"')
    sample_room.settle()
    assert pane.boxes[ADVICE].text == "甲", "words from elsewhere come into view"
    pane.versions_button.click()
    choose(pane, "随程序来的措辞")
    assert (pane.boxes[ADVICE].text, pane.state.text) == ("意见建议", "自带的措辞")
    assert papers.office_text(sample_room.store, KIND) == ""
    sample_room.store.undo()
    sample_room.settle()
    assert pane.boxes[ADVICE].text == "甲"


def test_saves_of_one_sitting_are_one_version() -> None:
    now = datetime(2025, 3, 20, 10, tzinfo=UTC)
    saved = [
        Version("丁", "方遥", now),
        Version("丙", "林溪", now - timedelta(minutes=40)),
        Version("乙", "林溪", now - timedelta(minutes=60)),
        Version("甲", "林溪", now - timedelta(minutes=120)),
    ]
    assert [version.text for version in sittings(saved)] == ["丁", "丙", "甲"]


def test_what_no_box_can_show_is_said_before_it_is_left_out(
    sample_room: Room, opened: tuple[PapersPage, WordingPane]
) -> None:
    page, pane = opened
    for spoilt in ("title = 没有引号", 'titel = "信"', 'title = ["信"]'):
        papers.keep_words(sample_room.store, KIND, spoilt)
        sample_room.settle()
        assert LOST in [label.text() for label in pane.findChildren(PlainLabel)]
        assert pane.boxes["title"].text == pane.boxes["title"].usual
        page.flush()
        assert papers.office_text(sample_room.store, KIND) == spoilt, "who only looks changes nothing"


def test_what_is_typed_is_saved_when_the_page_is_left(
    sample_room: Room, opened: tuple[PapersPage, WordingPane]
) -> None:
    page, pane = opened
    pane.boxes[ADVICE].edit.replace_all("乙")
    page.flush()
    assert "乙" in papers.office_text(sample_room.store, KIND)


def test_the_office_of_no_visit_can_still_word_nothing(
    room: Room, make_room: Callable[..., Room], qtbot: QtBot
) -> None:
    page = room.open(PapersPage)
    room.desk.visit_uid = ""
    page.refresh(None)
    room.settle()
    page.open_wording()
    assert not page.is_wording()


def test_any_text_can_be_typed_and_kept(sample_room: Room, opened: tuple[PapersPage, WordingPane]) -> None:
    page, pane = opened
    typed = naughty.strings()
    pane.boxes["problems.after"].edit.replace_all("\n".join(typed))
    stood = pane.boxes["problems.after"].text
    pane.boxes["title"].edit.replace_all("{单位")
    sample_room.settle()
    assert pane.wrong_button.isVisible()
    assert pane.pages.pages > 0, "a broken wording stops no page"
    page.close_wording()
    page.open_wording()
    assert [line for line in pane.boxes["problems.after"].text.split("\n") if line.strip()] == [
        line for line in stood.split("\n") if line.strip()
    ]
    assert pane.boxes["title"].text == "{单位"


def test_every_control_of_the_editor_has_a_name(opened: tuple[PapersPage, WordingPane]) -> None:
    _, pane = opened
    named = [*pane.findChildren(QAbstractButton), *pane.findChildren(QPlainTextEdit)]
    told = [QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in named]
    assert all(told)
    edits = [box.edit.accessibleName() for box in pane.boxes.values()]
    assert len({*edits}) == len(edits), "no two boxes are called alike"
