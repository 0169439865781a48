"""改措辞: the pages follow the words, faults are jumped to, names put in, former versions come back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from documents.composing import papers
from domain.words import PaperKind
from gui.pages.papers.page import PapersPage
from gui.pages.papers.wording_pane import WordingPane
from gui.pages.papers.wording_side import sittings
from gui.widgets import LinkButton, PlainLabel
from storage.shelves.wordings import Version
from tests import naughty
from tests.gui.papers.conftest import Room

KIND = PaperKind.FEEDBACK_LETTER


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(document[number].get_textpage().get_text_range() for number in range(len(document)))


@pytest.fixture
def opened(sample_room: Room) -> tuple[PapersPage, WordingPane]:
    page = sample_room.open(PapersPage)
    page.open_wording()
    sample_room.settle()
    return page, page.wording


def replaced(pane: WordingPane, old: str, new: str) -> None:
    text = pane.edit.toPlainText()
    assert old in text
    pane.edit.replace_all(text.replace(old, new))


def said(pane: WordingPane) -> list[str]:
    return [label.text() for label in pane.side.findChildren(PlainLabel) if label.isVisibleTo(pane.side)]


def link(pane: WordingPane, text: str) -> LinkButton:
    return next(each for each in pane.side.findChildren(LinkButton) if each.text() == text and not each.isHidden())


def test_the_pages_follow_the_words_and_the_words_are_kept(
    sample_room: Room, opened: tuple[PapersPage, WordingPane]
) -> None:
    page, pane = opened
    assert "意见建议" in words_of(pane.pages.pdf)
    replaced(pane, 'heading = "意见建议"', 'heading = "有关建议"')
    sample_room.settle()
    assert "有关建议" in words_of(pane.pages.pdf)
    assert 'heading = "有关建议"' in papers.office_text(sample_room.store, KIND)
    page.close_wording()
    sample_room.settle()
    assert "有关建议" in words_of(page.pages.pdf)
    assert sample_room.store.undo() == "改反馈意见的措辞"
    sample_room.settle()
    assert "意见建议" in words_of(page.pages.pdf)


def test_a_fault_names_its_line_and_a_click_goes_there(
    sample_room: Room, opened: tuple[PapersPage, WordingPane]
) -> None:
    page, pane = opened
    replaced(pane, "{组}关于{单位}", "{组}关于{单味}")
    sample_room.settle()
    assert pane.side.chip.text == "1 处不能用"
    assert "没有“{单味}”这个名字，是不是想写“{单位}”？" in said(pane)
    line = next(n for n, text in enumerate(pane.edit.toPlainText().split("\n"), 1) if "单味" in text)
    link(pane, f"第 {line} 行").click()
    assert pane.edit.textCursor().blockNumber() + 1 == line
    page.close_wording()
    sample_room.settle()
    gap = next(gap for gap in page.draft.made.gaps if "措辞" in gap.text)
    jumps = [each for each in page.checks.area.widget().findChildren(LinkButton) if each.text() == "改措辞"]
    assert gap.text in jumps[0].accessibleName()
    jumps[0].click()
    assert page.is_wording()


def test_only_names_that_may_stand_there_are_offered_and_put_in(opened: tuple[PapersPage, WordingPane]) -> None:
    _, pane = opened
    pane.edit.moveCursor(QTextCursor.MoveOperation.Start)
    offered = pane.side.slots_list
    assert not offered.findItems("{事实}", Qt.MatchFlag.MatchStartsWith)
    at = pane.edit.toPlainText().index('"依据：')
    cursor = pane.edit.textCursor()
    cursor.setPosition(at + 1)
    pane.edit.setTextCursor(cursor)
    (item,) = offered.findItems("{建议}", Qt.MatchFlag.MatchStartsWith)
    offered.itemClicked.emit(item)
    assert '"{建议}依据：' in pane.edit.toPlainText()


def test_the_line_and_the_name_in_view_are_explained(sample_room: Room, opened: tuple[PapersPage, WordingPane]) -> None:
    _, pane = opened
    cursor = pane.edit.textCursor()
    cursor.setPosition(pane.edit.toPlainText().index("\nlead = ") + 1)
    pane.edit.setTextCursor(cursor)
    assert pane.side.what.text() == "这一行是：存在的主要问题：引出问题"
    names = pane.side.slots_list
    (item,) = names.findItems("{轮次}", Qt.MatchFlag.MatchStartsWith)
    assert "本轮巡察的名称" in item.text()
    names.setCurrentItem(item)
    assert pane.side.value.text().startswith("{轮次}现在是：")
    (item,) = names.findItems("{个数}", Qt.MatchFlag.MatchStartsWith)
    names.setCurrentItem(item)
    count = sample_room.store.findings.count(visit_uid=sample_room.visit_uid)
    assert pane.side.value.text() == f"{{个数}}现在是：“{count}”。"


def test_former_versions_come_back_and_so_does_the_shipped_one(
    sample_room: Room, opened: tuple[PapersPage, WordingPane]
) -> None:
    _, pane = opened
    shipped = pane.edit.toPlainText()
    papers.keep_words(sample_room.store, KIND, shipped.replace("意见建议", "甲"))
    sample_room.settle()
    assert 'heading = "甲"' in pane.edit.toPlainText(), "words from elsewhere come into view"
    link(pane, "恢复自带的措辞").click()
    assert pane.edit.toPlainText() == shipped
    assert pane.state.text == "自带的措辞"
    pane.edit.undo()
    assert 'heading = "甲"' in pane.edit.toPlainText()


def test_saves_of_one_sitting_are_one_version() -> None:
    now = datetime(2025, 3, 20, 10, tzinfo=UTC)
    saved = [
        Version("丁", "方遥", now),
        Version("丙", "林溪", now - timedelta(minutes=40)),
        Version("乙", "林溪", now - timedelta(minutes=60)),
        Version("甲", "林溪", now - timedelta(minutes=120)),
    ]
    assert [version.text for version in sittings(saved)] == ["丁", "丙", "甲"]


def test_what_is_typed_is_saved_when_the_page_is_left(
    sample_room: Room, opened: tuple[PapersPage, WordingPane]
) -> None:
    page, pane = opened
    replaced(pane, "意见建议", "乙")
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


def test_particulars_are_filled_in_and_printed(sample_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    from gui.pages.papers.particulars_form import ParticularsDialog

    page = sample_room.open(PapersPage)

    def fill_in(dialog: ParticularsDialog) -> bool:
        dialog.form.choose("document")
        dialog.fields["document_number"].edit.setText("云巡3号")
        dialog.fields["dated"].edit.setText("2025年4月2日")
        dialog.sealed.setChecked(True)
        dialog.show()
        dialog.save_button.click()
        assert dialog.fields["document_number"].error.text().startswith("发文字号应写成")
        dialog.fields["document_number"].edit.setText("云巡〔2025〕3号")
        dialog.save_button.click()
        return dialog.result() == 1

    monkeypatch.setattr(ParticularsDialog, "exec", fill_in)
    page.open_particulars()
    sample_room.settle()
    text = words_of(page.pages.pdf)
    assert "云巡〔2025〕3号" in text
    assert "2025年4月2日" in text
    assert sample_room.store.undo() == "改反馈意见的要素"


def test_issuing_again_shows_on_the_pages_what_changed(sample_room: Room) -> None:
    from gui.operations import findings

    page = sample_room.open(PapersPage)
    page.issue()
    sample_room.settle()
    finding = sample_room.store.findings.all(visit_uid=sample_room.visit_uid)[0]
    findings.write(sample_room.store, finding.uid, {"suggestion": "立即停用，限期拆除"})
    page.show_argument(KIND.identifier)
    sample_room.settle()
    changes = page.draft.made.changes
    assert "立即停用，限期拆除" in changes[0].after
    assert page.draft.made.marked != page.pages.pdf
    link = next(each for each in page.checks.area.widget().findChildren(LinkButton) if each.text().startswith("看第"))
    link.click()
    assert page.pages.page_label.text().startswith(f"第 {changes[0].page + 1}/")
    page.checks.marked.emit(False)
    assert "立即停用" in words_of(page.pages.pdf)


def test_any_text_can_be_typed_and_kept(sample_room: Room, opened: tuple[PapersPage, WordingPane]) -> None:
    _, pane = opened
    typed = "\n".join(f"# {text}" for text in naughty.strings())
    pane.edit.replace_all(typed)
    sample_room.settle()
    pane.flush()
    assert papers.office_text(sample_room.store, KIND) == pane.edit.toPlainText()
    pane.edit.replace_all(pane.edit.toPlainText() + '\ntitle = "{单位}')
    sample_room.settle()
    assert pane.side.chip.text.endswith("处不能用")
    assert pane.pages.pages > 0, "a broken wording stops no page"


def test_every_control_of_the_editor_has_a_name(opened: tuple[PapersPage, WordingPane]) -> None:
    _, pane = opened
    unnamed = []
    for kind in (QAbstractButton, QAbstractItemView, QPlainTextEdit):
        for widget in pane.findChildren(kind):
            inner = isinstance(widget.parent(), (QComboBox, QAbstractItemView))
            told = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            if widget.isVisible() and not inner and not told:
                unnamed.append(type(widget).__name__)
    assert unnamed == []
