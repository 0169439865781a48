"""常用表述 and 政策依据: put into a paper by key, kept from a paper by key, put in order in their sheet."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.errors import InputError
from domain.records import NamedMatter
from domain.words import FindingState, NamedKind, PhraseKind
from gui.desk import Desk
from gui.operations import phrases
from gui.pages.findings.page import FindingsPage
from gui.pages.findings.phrase_sheet import PhraseSheet
from gui.pages.four_references.page import FourReferencesPage
from gui.widgets import KeyButton
from gui.widgets.saving import SAVE_AFTER
from storage.store import Store
from tests.gui.walk.conftest import Press

CTRL = Qt.KeyboardModifier.ControlModifier
TEXT, SOURCE = "工程竣工验收后三个月内办理决算。", "《基本建设财务规则》第三十三条"


@pytest.fixture
def kept(store: Store) -> list[str]:
    return [
        phrases.keep(store, PhraseKind.BASIS, TEXT, area="工程", source=SOURCE),
        phrases.keep(store, PhraseKind.BASIS, "党组会议纪要须有表决记录。"),
        phrases.keep(store, PhraseKind.CAUSE, "以批示代替督办。"),
    ]


@pytest.fixture
def paper(findings: FindingsPage, kept: list[str], press: Press) -> FindingsPage:
    """An empty paper."""
    findings.begin()
    return findings


def test_a_kept_policy_goes_into_the_field_with_its_source(paper: FindingsPage, store: Store, press: Press) -> None:
    paper.paper.form.basis.setFocus()
    press("J", CTRL)
    QApplication.focusWidget().insert("jg")
    press("Return")
    assert paper.paper.form.basis.toPlainText() == f"{SOURCE}：{TEXT}"
    assert paper.paper.form.basis.hasFocus()
    paper.flush()
    assert store.findings.one(paper.finding().uid).basis == f"{SOURCE}：{TEXT}"


def test_only_wordings_of_the_field_are_offered_and_esc_goes_back(paper: FindingsPage, press: Press) -> None:
    paper.paper.form.cause.setFocus()
    press("J", CTRL)
    assert [choice.text for choice in paper.writing.picker.chooser.choices()] == [
        "以批示代替督办。",
        "整理常用表述和政策依据",
    ]
    press("Escape")
    assert paper.paper.form.cause.hasFocus()
    assert not paper.writing.picker.isVisible()


def test_what_is_written_is_kept_for_the_next_paper(paper: FindingsPage, store: Store, press: Press) -> None:
    form = paper.paper.form
    form.suggestion.setPlainText("限期补办决算，报县委巡察办。")
    form.suggestion.setFocus()
    press("J", CTRL)
    assert paper.writing.picker.chooser.choices()[0].text == "把这一栏存为常用建议"
    press("Return")
    (phrase,) = store.phrases.find(PhraseKind.SUGGESTION)
    assert phrase.text == "限期补办决算，报县委巡察办。"
    press("J", CTRL)
    assert paper.writing.picker.chooser.choices()[0].text == phrase.text, "it is not offered twice"


def test_a_wording_is_kept_without_those_who_were_named(
    paper: FindingsPage, desk: Desk, store: Store, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.change("点人"):
        store.named_matters.put(
            NamedMatter(
                visit_uid="另一家",
                document_uid="d",
                position=1,
                named_kind=NamedKind.PERSON,
                heading="副局长李庆山违规插手招标",
            )
        )
    desk.knowing.renew()
    asked: list[str] = []
    for answer, kept in ((0, []), (1, ["责令有关人员限期说明。"])):
        monkeypatch.setattr(desk.notices, "ask", lambda title, *_, answer=answer: asked.append(title) or answer)
        paper.paper.form.suggestion.setPlainText("责令李庆山限期说明。")
        paper.paper.form.suggestion.setFocus()
        press("J", CTRL)
        press("Return")
        assert [phrase.text for phrase in store.phrases.find(PhraseKind.SUGGESTION)] == kept
    assert asked == ["写有书记点到的人"] * 2
    assert paper.paper.form.suggestion.toPlainText() == "责令李庆山限期说明。"


def test_a_policy_that_lapsed_says_so(paper: FindingsPage, store: Store, kept: list[str], press: Press) -> None:
    phrases.write(store, kept[0], lapsed_on=date(2024, 1, 1))
    said: list[str] = []
    paper.desk.notices.told.connect(said.append)
    paper.paper.form.basis.setFocus()
    press("J", CTRL)
    assert paper.writing.picker.chooser.choices()[0].note == "已废止"
    press("Return")
    assert said == ["这一条2024年1月1日起废止，请核对是否还适用。"]


def test_a_final_paper_takes_no_wording(paper: FindingsPage, store: Store, press: Press) -> None:
    uid = paper.finding().uid
    with store.change("定稿"):
        store.findings.put(replace(store.findings.one(uid), state=FindingState.FINAL))
    paper.writing.ask_phrases("facts")
    assert not paper.writing.picker.isVisible()


def test_the_search_wants_every_word(store: Store, kept: list[str]) -> None:
    assert [one.text for one in store.phrases.find(PhraseKind.BASIS, "决算 工程")] == [TEXT]
    assert store.phrases.find(PhraseKind.BASIS, "决算 表决") == []
    assert [one.text for one in store.phrases.find(PhraseKind.BASIS, "第三十三条")] == [TEXT]


def test_wordings_are_ordered_changed_and_dropped(store: Store, kept: list[str]) -> None:
    phrases.move(store, kept[1], -1)
    assert [one.uid for one in store.phrases.find(PhraseKind.BASIS)] == [kept[1], kept[0]]
    phrases.move(store, kept[1], -1)
    with pytest.raises(InputError, match="已有一条同样的内容"):
        phrases.write(store, kept[1], text=TEXT)
    with pytest.raises(InputError, match="内容不能空着"):
        phrases.write(store, kept[1], text="")
    phrases.drop(store, kept[1])
    assert store.undo() == "删除常用表述"
    assert phrases.keep(store, PhraseKind.BASIS, TEXT) == kept[0], "it is not kept twice"
    with pytest.raises(InputError, match="还没有写"):
        phrases.keep(store, PhraseKind.BASIS, " ")


@pytest.fixture
def sheet(desk: Desk, kept: list[str], qtbot: QtBot) -> PhraseSheet:
    made = PhraseSheet(desk, PhraseKind.BASIS)
    qtbot.addWidget(made)
    return made


def test_the_sheet_adds_and_changes_in_place(sheet: PhraseSheet, store: Store) -> None:
    sheet.add()
    sheet.form.text.setPlainText("整改时限不得擅自延长。")
    sheet.form.source.setText("县委办〔2024〕5号")
    sheet.form.lapsed.setText("2024.6.30")
    sheet.form.flush()
    added = store.phrases.find(PhraseKind.BASIS)[-1]
    assert (added.text, added.source, added.lapsed_on) == (
        "整改时限不得擅自延长。",
        "县委办〔2024〕5号",
        date(2024, 6, 30),
    )
    assert sheet.phrases[sheet.row()].uid == added.uid


def test_what_is_typed_is_saved_before_the_keys_leave_and_with_it_only_what_will_do(
    sheet: PhraseSheet, store: Store, kept: list[str], qtbot: QtBot
) -> None:
    sheet.form.text.setPlainText(" ")
    sheet.form.source.setFocus()
    sheet.form.source.setText("")
    qtbot.keyClicks(sheet.form.source, "GB 5749")
    qtbot.waitUntil(lambda: store.phrases.one(kept[0]).source == "GB 5749", timeout=2 * SAVE_AFTER)
    assert store.phrases.one(kept[0]).text == TEXT
    assert sheet.said.isHidden()


def test_the_sheet_says_what_will_not_do(sheet: PhraseSheet, store: Store, kept: list[str]) -> None:
    sheet.form.lapsed.setText("去年")
    sheet.form.flush()
    assert "“去年”不是日期" in sheet.said.text()
    sheet.form.text.setPlainText("")
    sheet.form.flush()
    assert "内容不能空着" in sheet.said.text()
    assert store.phrases.one(kept[0]).text == TEXT


def test_the_sheet_takes_in_a_workbook_and_says_what_is_wrong(
    sheet: PhraseSheet, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK not a workbook")
    sheet.take_in(path)
    qtbot.waitUntil(lambda: bool(sheet.said.text()), timeout=20_000)
    assert "坏.xlsx" in sheet.said.text()


def test_an_empty_kind_says_what_to_do_first(sheet: PhraseSheet) -> None:
    sheet.kinds.choose(PhraseKind.SUGGESTION.identifier)
    sheet.show_kind()
    assert "Ctrl+N" in sheet.hint.text()
    assert not sheet.hint.isHidden()
    assert not sheet.form.isEnabled()


def test_a_small_window_cuts_no_button(page: FourReferencesPage, desk: Desk, qtbot: QtBot) -> None:
    page.window().resize(683, 384)
    sheet = PhraseSheet(desk, PhraseKind.FACTS, page.window())
    with qtbot.waitExposed(sheet):
        sheet.show()
    assert not sheet.hint.isHidden(), "the head is at its highest"
    sheet.say_wrong(InputError("这里没有做成，请再试一次。"))
    qtbot.waitUntil(lambda: sheet.said.height() > 0)
    for button in [*sheet.findChildren(KeyButton), sheet.said]:
        assert button.visibleRegion().boundingRect() == button.rect()
    assert sheet.height() < 384
    sheet.reject()


def test_one_button_brings_the_starter_library(sheet: PhraseSheet, store: Store, qtbot: QtBot) -> None:
    before = store.phrases.count()
    sheet.starter_button.click()
    qtbot.waitUntil(lambda: store.phrases.count() > before, timeout=20_000)
    sheet.kinds.choose(PhraseKind.CAUSE.identifier)
    sheet.show_kind()
    assert len(sheet.phrases) >= 5
    assert sheet.hint.isHidden()
