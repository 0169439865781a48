"""核查清单: the office's own lists, edited in the program, several side by side."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from documents import checklist_files
from domain.errors import InputError
from domain.words import Answer, CheckScope
from gui import folders
from gui.operations import checklists as deeds
from gui.operations import checks
from gui.pages.four_references.checklist_sheet import ChecklistSheet
from gui.pages.four_references.page import FourReferencesPage
from gui.widgets.saving import SAVE_AFTER
from storage.store import Store


@pytest.fixture
def sheet(page: FourReferencesPage) -> Iterator[ChecklistSheet]:
    made = ChecklistSheet(page.desk, page.window())
    made.show()
    yield made
    made.reject()


def test_the_list_of_the_visit_is_shown_whole(sheet: ChecklistSheet) -> None:
    assert sheet.choice.currentText() == "回头看核查清单"
    assert len(sheet.items) == 55
    assert not sheet.use.isEnabled()
    assert sheet.core.text() == "短期：只答核心 23 项"


def test_what_is_written_is_saved_and_shown_at_the_walkthrough(
    sheet: ChecklistSheet, page: FourReferencesPage, store: Store, qtbot: QtBot
) -> None:
    first = page.regions.checks.model.rows[0]
    checks.answer(store, first.result, first.item, Answer.CONFORMS, "")
    sheet.form.question.setPlainText("是否逐项列入台账？")
    sheet.form.materials.setPlainText("方案\n\n 台账 ")
    sheet.form.core.click()
    changed = store.check_items.one(first.item.uid)
    assert (changed.question, changed.materials, changed.core) == ("是否逐项列入台账？", ("方案", "台账"), False)
    assert page.regions.checks.model.rows[0].changed_since
    store.undo()
    assert store.check_items.one(first.item.uid) == first.item
    sheet.form.question.setPlainText(" ")
    sheet.form.flush()
    assert sheet.said.text().startswith("核查内容不能空着")


def test_what_is_typed_is_saved_before_the_keys_leave_and_with_it_only_what_will_do(
    sheet: ChecklistSheet, store: Store, qtbot: QtBot
) -> None:
    uid = sheet.item.uid
    sheet.form.code.setText("A02")
    sheet.form.question.setFocus()
    sheet.form.question.insertPlainText("是否逐项落实？\n")
    cursor = sheet.form.question.textCursor().position()
    qtbot.waitUntil(lambda: "落实" in store.check_items.one(uid).question, timeout=2 * SAVE_AFTER)
    assert store.check_items.one(uid).code == "A01", "A02 is another one's number"
    assert (sheet.form.code.text(), sheet.form.question.textCursor().position()) == ("A02", cursor)
    assert sheet.said.isHidden()
    sheet.form.how.setPlainText("逐项核对台账。")
    sheet.reject()
    assert store.check_items.one(uid).how_to_verify == "逐项核对台账。"


def test_checks_are_added_moved_and_dropped_in_a_list_of_ones_own(sheet: ChecklistSheet, store: Store) -> None:
    sheet._on_item(deeds.drop)
    assert "先另存一份" in sheet.said.text()
    sheet.copy_as("本县清单")
    assert (sheet.choice.currentText(), sheet.use.text(), len(sheet.items)) == ("本县清单", "用于这次回头看", 55)
    sheet.add()
    assert sheet.items[1].uid == sheet.item.uid
    codes = [item.code for item in sheet.items]
    assert sheet.item.code == max(code for code in codes if code.startswith("A"))
    made = sheet.item.uid
    sheet._on_item(deeds.move, -1)
    assert sheet.items[0].uid == made
    sheet._on_item(deeds.move, -1)
    assert sheet.items[0].uid == made
    sheet._on_item(deeds.drop)
    assert len(sheet.items) == 55
    sheet.copy_as("本县清单")
    assert "已有名为“本县清单”的清单" in sheet.said.text()
    assert store.undo() == "删除核查项"


def test_a_visit_uses_another_list_or_only_its_core(
    sheet: ChecklistSheet, page: FourReferencesPage, store: Store, visit_uid: str
) -> None:
    sheet.core.click()
    shown = len(page.regions.checks.model.rows)
    core = store.check_items.of_visit(visit_uid, CheckScope.ISSUE)
    assert all(item.core for item in core)
    assert shown == len(core)
    assert page.regions.subjects.model.row_at(0).total == len(core)
    assert sheet.core.text() == "改答全部 55 项"
    sheet.copy_as("本县清单")
    sheet.use.click()
    assert deeds.in_use(store, visit_uid).name == "本县清单"
    assert page.regions.checks.model.rows[0].item.checklist_uid == sheet.list_uid


def test_a_workbook_comes_in_beside_the_others(
    sheet: ChecklistSheet, store: Store, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet.copy_as("本县清单")
    path = tmp_path / "本县清单.xlsx"
    monkeypatch.setattr(folders, "ask_file", lambda *_args: str(path))
    sheet.export_button.click()
    assert sheet.said.text() == f"已导出 55 项，存在 {path}。"
    assert sheet.said.isVisible()
    kept = store.check_items.all(checklist_uid=sheet.list_uid)
    store.undo()
    sheet.show_lists("")
    sheet.take_in(path)
    qtbot.waitUntil(lambda: sheet.choice.currentText() == "本县清单", timeout=20_000)
    assert store.check_items.all(checklist_uid=sheet.list_uid) == kept


def test_a_copy_wants_a_name(store: Store, visit_uid: str) -> None:
    with pytest.raises(InputError, match="还没有写新清单的名称"):
        deeds.copy(store, deeds.in_use(store, visit_uid).uid, " ")


def test_enter_gives_a_copy_its_name_and_the_sheet_stays(sheet: ChecklistSheet, qtbot: QtBot) -> None:
    sheet.copy.click()
    sheet.name.edit.setText("短期清单")
    qtbot.keyClick(sheet.name.edit, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert sheet.choice.currentText() == "短期清单"


def test_the_last_check_of_a_list_stays(store: Store, visit_uid: str) -> None:
    made = deeds.copy(store, deeds.in_use(store, visit_uid).uid, "一项清单")
    *others, last = store.check_items.all(checklist_uid=made)
    for item in others:
        deeds.drop(store, item.uid)
    with pytest.raises(InputError, match="只剩这一项"):
        deeds.drop(store, last.uid)


def test_every_deed_has_its_key(sheet: ChecklistSheet, qtbot: QtBot) -> None:
    sheet.copy_as("本县清单")
    count = len(sheet.items)
    sheet.view.setFocus()
    qtbot.keyClick(sheet.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(sheet.items) == count + 1
    assert sheet.form.question.hasFocus()


def test_a_check_gets_another_number_and_keeps_its_answers_through_a_workbook(
    sheet: ChecklistSheet, store: Store, tmp_path: Path
) -> None:
    sheet.copy_as("本县清单")
    uid = sheet.item.uid
    sheet.form.code.setText("B99")
    sheet.form.flush()
    assert store.check_items.one(uid).code == "B99"
    path = tmp_path / "本县清单.xlsx"
    checklist_files.export(store, sheet.list_uid, path)
    checklist_files.take_in(store, path)
    assert store.check_items.one(uid).code == "B99"
    assert store.check_items.count(checklist_uid=sheet.list_uid) == 55
    sheet.form.code.setText("A02")
    sheet.form.flush()
    assert "编号“A02”已有一项在用" in sheet.said.text()
    sheet.form.code.setText("")
    sheet.form.flush()
    assert "编号不能空着" in sheet.said.text()
