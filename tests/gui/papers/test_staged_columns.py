"""Columns are mapped by hand, remembered for tables of that shape, and taken back."""

from itertools import chain
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox

from documents.reading import mappings
from gui.pages.documents.page import DocumentsPage
from gui.widgets.dialog import NoticeDialog
from tests.gui.papers.conftest import Room
from tests.gui.papers.staging_kit import (
    choose,
    headings,
    in_dialog,
    ledger,
    own_columns,
    press,
    stage_ledger,
    staged,
)

__all__ = ["own_columns"]


def column_box(page: DocumentsPage, name: str) -> QComboBox:
    boxes = page.preview.columns.findChildren(QComboBox)
    return next(box for box in boxes if name in box.accessibleName() and not box.isHidden())


def test_columns_are_mapped_by_drop_down_and_remembered(empty: Room, tmp_path: Path) -> None:
    page = empty.open(DocumentsPage)
    stage_ledger(empty, page, ledger(tmp_path / "甲.xlsx"))
    for name, field in (("毛病", "heading"), ("对策", "measure"), ("办到哪一步", "status")):
        map_column(empty, page, name, field)
    assert headings(page) == ["学习不深入", "作风不实"]
    assert page.preview.file.reading.items[0].measures[0].text == "研讨两次"
    assert column_box(page, "毛病").currentData() == "heading"
    page.cancel()
    stage_ledger(empty, page, ledger(tmp_path / "乙.xlsx"))
    assert headings(page) == ["学习不深入", "作风不实"]


def test_a_column_mapped_once_serves_the_tables_below_and_the_other_sheets(empty: Room, tmp_path: Path) -> None:
    book = Workbook()
    names = ("序号", "反馈问题", "对策", "责任部门")
    pages = (book.active, book.create_sheet("党建"))
    for page_of_book, heading in zip(pages, ("学习不深入", "作风不实"), strict=True):
        for row in (
            names,
            (1, heading, "研讨", "办公室"),
            ("序号", "存在问题", "整改举措", "牵头单位"),
            (1, "公车私用", "清退", "财务股"),
            names,
            (1, f"{heading}之二", "宣讲", "办公室"),
        ):
            page_of_book.append(row)
    book.save(tmp_path / "甲.xlsx")
    page = empty.open(DocumentsPage)
    stage_ledger(empty, page, tmp_path / "甲.xlsx")
    map_column(empty, page, "对策", "measure")
    items = page.preview.file.reading.items
    assert [[m.text for m in item.measures] for item in items] == [["研讨"], ["清退"], ["宣讲"]] * 2
    page.confirm()
    empty.settle()
    assert len(empty.store.ledger_entries.all()) == 6


def test_a_column_mapped_by_the_keys_stays_in_view_among_many(empty: Room, sources: list[Path]) -> None:
    page = staged(empty, sources, "台账")
    column_box(page, "A 列").setFocus()
    map_column(empty, page, "A 列", "number")
    box = column_box(page, "A 列")
    assert box.hasFocus()
    assert not box.visibleRegion().isEmpty()


def test_taking_a_column_back_forgets_what_was_remembered_of_it(empty: Room, tmp_path: Path) -> None:
    page = empty.open(DocumentsPage)
    stage_ledger(empty, page, ledger(tmp_path / "甲.xlsx"))
    map_column(empty, page, "毛病", "heading")
    sheet = page.preview.file.reading.sheets[0]
    assert mappings.remembered(sheet) == {1: "heading"}
    map_column(empty, page, "对策", "goal")
    page.undo()
    assert mappings.remembered(sheet) == {1: "heading"}
    page.undo()
    empty.settle()
    assert mappings.remembered(sheet) == {}


def test_changes_by_hand_hold_when_a_column_is_read_otherwise(empty: Room, tmp_path: Path) -> None:
    page = empty.open(DocumentsPage)
    stage_ledger(empty, page, ledger(tmp_path / "甲.xlsx"))
    map_column(empty, page, "毛病", "heading")
    map_column(empty, page, "对策", "measure")
    choose(page, 1)
    press(page, "Del")
    empty.settle()
    assert headings(page) == ["学习不深入"]
    map_column(empty, page, "办到哪一步", "status")
    assert headings(page) == ["学习不深入"]
    assert page.preview.file.reading.items[0].measures[0].status_text
    press(page, "Ctrl+Z")
    empty.settle()
    assert page.preview.file.reading.items[0].measures[0].status_text is None
    assert headings(page) == ["学习不深入"]


@pytest.mark.parametrize(("button", "kept"), [(0, True), (1, False)])
def test_changes_that_cannot_hold_are_given_up_only_when_asked(
    empty: Room, tmp_path: Path, button: int, kept: bool
) -> None:
    page = empty.open(DocumentsPage)
    stage_ledger(empty, page, ledger(tmp_path / "甲.xlsx"))
    map_column(empty, page, "毛病", "heading")
    map_column(empty, page, "对策", "measure")
    choose(page, 0)
    in_dialog(lambda dialog: dialog.split_button.click())
    page.preview.editor.split()
    empty.settle()
    before = headings(page)
    answer(button)
    map_column(empty, page, "毛病", "detail")
    assert (headings(page) == before) is kept
    assert empty.store.documents.count() == 0


def answer(button: int) -> None:
    """Press a button of the dialog as soon as it asks."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, NoticeDialog):
        dialog._press(button)
    else:
        QTimer.singleShot(20, lambda: answer(button))


def map_column(room: Room, page: DocumentsPage, name: str, field: str) -> None:
    box = column_box(page, name)
    row = box.findData(field)
    box.setCurrentIndex(row)
    box.activated.emit(row)
    room.settle()


def test_a_doubt_in_a_table_of_a_word_file_leads_to_its_row(empty: Room, tmp_path: Path) -> None:
    rows = [["序号", "反馈问题", "整改措施", "整改时限", "完成情况"]]
    rows += [[str(n), f"第{n}个问题整改不到位", "逐项整改", "2025年6月底前", "已完成"] for n in range(1, 40)]
    rows[30][3] = "2025年8月31日（经批准延期至2025年12月31日）"
    document = docx.Document()
    table = document.add_table(len(rows), 5)
    for cell, words in zip(table._cells, chain(*rows), strict=True):
        cell.text = words
    document.save(str(path := tmp_path / "整改台账.docx"))
    page = staged(empty, [path], "台账")
    grid, doubts = page.preview.source.grid, page.preview.file.doubts
    page.preview.doubts.list.setCurrentIndex(
        page.preview.doubts.model.index([doubt.place for doubt in doubts].index("表1第31行第4列"))
    )
    assert (grid.delegate.row, grid.delegate.column) == (30, 3)
    assert grid.currentIndex().row() == 30
    grid.setFocus()
    page.preview.source.go_to("表1第6行")
    leave = page.preview.editor.bar.leave_button
    leave.setFocus()
    leave.click()
    empty.settle()
    assert len(page.preview.file.edits) == 1
    assert grid.currentIndex().row() == 5, "one works on where one was"
    assert grid.hasFocus(), "the button that was pressed is gone"


def test_in_a_narrow_window_doubts_and_columns_have_tabs_of_their_own(empty: Room, tmp_path: Path) -> None:
    page = empty.open(DocumentsPage)
    page.resize(640, 300)
    page.set_compact(True)
    stage_ledger(empty, page, ledger(tmp_path / "甲.xlsx"))
    preview = page.preview
    assert preview.panes.tabs.button("doubts").text().startswith("存疑")
    assert (preview.doubts.isVisible(), preview.columns.isVisible()) == (True, False)
    assert preview.doubts.width() == preview.panes.width()
    preview.panes.tabs.button("columns").click()
    assert (preview.doubts.isVisible(), preview.columns.isVisible()) == (False, True)
    column_box(page, "毛病").setFocus()
    map_column(empty, page, "毛病", "heading")
    assert preview.columns.isVisible()
    assert column_box(page, "毛病").hasFocus()
    page.set_compact(False)
    assert (preview.doubts.isVisible(), preview.columns.isVisible()) == (True, True)


def test_what_is_no_table_has_no_tab_of_columns(empty: Room, sources: list[Path]) -> None:
    page = empty.open(DocumentsPage)
    page.set_compact(True)
    page.stage([path for path in sources if path.suffix == ".docx"][:1])
    empty.settle()
    assert not page.preview.panes.tabs.button("columns").isVisible()
    page.set_compact(False)
    assert not page.preview.columns.isVisible()
    empty.settle()
    assert page.preview.doubts.height() == page.preview.panes.height()
