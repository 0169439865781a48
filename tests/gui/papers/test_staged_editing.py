"""资料, before it is confirmed: items re-typed, split, merged, columns mapped, newer versions compared."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox

from documents.reading import mappings
from documents.reading.editing import As
from domain.words import DocumentKind
from gui.pages.documents.page import DocumentsPage
from gui.pages.documents.split_dialog import SplitDialog
from gui.widgets.dialog import NoticeDialog
from tests.gui.papers.conftest import Room


@pytest.fixture(autouse=True)
def own_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test remembers of columns, no other knows."""
    monkeypatch.setenv("FUZHEN_CONFIG", str(tmp_path / "config"))


@pytest.fixture
def empty(room: Room) -> Room:
    with room.store.change("清空"):
        for issue in room.store.issues.all():
            room.store.issues.drop(issue.uid)
    return room


def staged(room: Room, sources: list[Path], *kinds: str) -> DocumentsPage:
    page = room.open(DocumentsPage)
    page.stage([path for path in sources if any(kind in path.name for kind in kinds)])
    room.settle()
    return page


def headings(page: DocumentsPage) -> list[str]:
    assert page.preview.file is not None
    assert page.preview.file.reading is not None
    return [item.heading for item in page.preview.file.reading.items]


def choose(page: DocumentsPage, number: int) -> None:
    """Put the keys on an item of the file in view."""
    file = page.preview.file
    assert file is not None
    assert file.reading is not None
    page.preview.tree.go_to_place(page.preview.files.index(file), file.reading.items[number].place, number + 1)


def press(page: DocumentsPage, key: str) -> None:
    assert next(command for command in page.commands() if command.shortcut == key).start()


def in_dialog(deed: Callable[[SplitDialog], object]) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SplitDialog)
        deed(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(50, act)


def test_items_are_retyped_by_key_and_taken_back(empty: Room, sources: list[Path]) -> None:
    page = staged(empty, sources, "反馈")
    before = headings(page)
    assert len(before) == 11
    choose(page, 2)
    bar = page.preview.editor.bar
    assert not bar.isHidden()
    assert bar.kind.currentData() == As.ISSUE
    press(page, "3")
    empty.settle()
    assert headings(page) == before[:2] + before[3:]
    assert page.preview.file.reading.items[1].examples[-1].text.startswith(before[2])
    assert bar.kind.currentData() == As.EXAMPLE
    assert page.preview.cards.item_title.text() == "这一行收作例证。"
    assert page.preview.tree.isExpanded(page.preview.tree_model.index(0))
    press(page, "1")
    empty.settle()
    assert headings(page)[2].startswith(before[2][:6])
    press(page, "Ctrl+Z")
    press(page, "Ctrl+Z")
    empty.settle()
    assert headings(page) == before
    assert empty.store.documents.count() == 0
    assert empty.notices.said == []


def test_what_is_left_out_is_not_taken_in(empty: Room, sources: list[Path]) -> None:
    page = staged(empty, sources, "反馈")
    before = headings(page)
    choose(page, 4)
    page.preview.editor.bar.leave_button.click()
    empty.settle()
    page.confirm()
    empty.settle()
    found = [issue.heading for issue in empty.store.issues.all() if issue.number]
    assert before[4] not in found
    assert before[3] in found


def test_items_are_split_at_the_caret_and_merged(empty: Room, sources: list[Path]) -> None:
    page = staged(empty, sources, "反馈")
    before = headings(page)
    choose(page, 1)

    def part(dialog: SplitDialog) -> None:
        cursor = dialog.edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        dialog.edit.setTextCursor(cursor)
        assert not dialog.split_button.isEnabled()
        cursor.setPosition(4)
        dialog.edit.setTextCursor(cursor)
        dialog.split_button.click()

    in_dialog(part)
    press(page, "S")
    empty.settle()
    assert headings(page)[1:3] == [before[1][:4], before[1][4:]]
    choose(page, 2)
    press(page, "M")
    empty.settle()
    assert len(headings(page)) == 11
    assert before[1][4:] in page.preview.file.reading.items[1].detail
    in_dialog(lambda dialog: dialog.reject())
    press(page, "S")
    assert len(headings(page)) == 11


def test_the_first_item_has_nothing_to_go_into(empty: Room, sources: list[Path]) -> None:
    page = staged(empty, sources, "反馈")
    before = headings(page)
    choose(page, 0)
    press(page, "3")
    assert "前面还没有问题" in empty.notices.said[-1]
    page.preview.editor.merge()
    assert "至少要选两条" in empty.notices.said[-1]
    assert headings(page) == before


def test_a_line_that_was_left_out_becomes_a_problem(empty: Room, sources: list[Path]) -> None:
    page = staged(empty, sources, "反馈")
    reading = page.preview.file.reading
    place = reading.recommendation_places[0]
    page.preview.source.line_chosen.emit(place)
    assert page.preview.editor.bar.kind.currentData() == As.RECOMMENDATION
    page.preview.editor.retype(As.ISSUE)
    empty.settle()
    assert len(headings(page)) == 12
    assert len(page.preview.file.reading.recommendations) == 3


def ledger(path: Path, *, status: str = "办到哪一步") -> Path:
    book = Workbook()
    for row in (
        ("编号", "毛病", "对策", status),
        (1, "学习不深入", "研讨两次", "已完成"),
        (2, "作风不实", "下沉一线", "正在整改"),
    ):
        book.active.append(row)
    book.save(path)
    return path


def column_box(page: DocumentsPage, name: str) -> QComboBox:
    boxes = page.preview.columns.findChildren(QComboBox)
    return next(box for box in boxes if name in box.accessibleName() and not box.isHidden())


def test_columns_are_mapped_by_drop_down_and_remembered(empty: Room, tmp_path: Path) -> None:
    page = empty.open(DocumentsPage)
    page.stage([ledger(tmp_path / "甲.xlsx")])
    empty.settle()
    page.preview._kind_chosen(list(DocumentKind).index(DocumentKind.LEDGER))
    empty.settle()
    for name, field in (("毛病", "heading"), ("对策", "measure"), ("办到哪一步", "status")):
        map_column(empty, page, name, field)
    assert headings(page) == ["学习不深入", "作风不实"]
    assert page.preview.file.reading.items[0].measures[0].text == "研讨两次"
    assert column_box(page, "毛病").currentData() == "heading"
    page.cancel()
    page.stage([ledger(tmp_path / "乙.xlsx")])
    empty.settle()
    page.preview._kind_chosen(list(DocumentKind).index(DocumentKind.LEDGER))
    empty.settle()
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
    page.stage([tmp_path / "甲.xlsx"])
    empty.settle()
    page.preview._kind_chosen(list(DocumentKind).index(DocumentKind.LEDGER))
    empty.settle()
    map_column(empty, page, "对策", "measure")
    items = page.preview.file.reading.items
    assert [[m.text for m in item.measures] for item in items] == [["研讨"], ["清退"], ["宣讲"]] * 2
    page.confirm()
    empty.settle()
    assert len(empty.store.ledger_entries.all()) == 6


def test_taking_a_column_back_forgets_what_was_remembered_of_it(empty: Room, tmp_path: Path) -> None:
    page = empty.open(DocumentsPage)
    page.stage([ledger(tmp_path / "甲.xlsx")])
    empty.settle()
    page.preview._kind_chosen(list(DocumentKind).index(DocumentKind.LEDGER))
    empty.settle()
    map_column(empty, page, "毛病", "heading")
    sheet = page.preview.file.reading.sheets[0]
    assert mappings.remembered(sheet) == {1: "heading"}
    map_column(empty, page, "对策", "goal")
    page.undo()
    assert mappings.remembered(sheet) == {1: "heading"}
    page.undo()
    empty.settle()
    assert mappings.remembered(sheet) == {}


def test_a_deadline_put_off_by_the_source_is_taken_either_way(empty: Room, sources: list[Path]) -> None:
    page = staged(empty, sources, "台账.xlsx")
    pane = page.preview.doubts
    doubt = page.preview.file.doubts[0]
    assert doubt.options == ("按原时限2024年8月31日收，延期另记", "按延期后2024年10月31日收")
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.model.index(0))
    pane.grab()
    empty.qtbot.keyClick(pane.list, Qt.Key.Key_Space)
    empty.settle()
    (item,) = (each for each in page.preview.file.reading.items if each.place == doubt.item.place)
    assert (str(item.deadline.day), item.deadline.extended_to) == ("2024-10-31", None)
    assert page.preview.file.doubts[0].chosen == 1
    assert "已选" in pane.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    row = pane.list.visualRect(pane.model.index(0))
    empty.qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, row.bottom() - 45))
    empty.settle()
    assert page.preview.file.doubts[0].chosen == 0
    page.undo()
    page.confirm()
    empty.settle()
    (entry,) = (each for each in empty.store.ledger_entries.all() if each.deadline_text.startswith("2024.8（"))
    assert str(entry.deadline) == "2024-10-31"


def test_a_row_of_a_sheet_is_changed_where_it_stands(empty: Room, sources: list[Path]) -> None:
    page = staged(empty, sources, "台账.xlsx")
    before = headings(page)
    grid = page.preview.source.grid
    grid.setCurrentIndex(grid.model().index(7, 4))  # the second measure of the second problem
    bar = page.preview.editor.bar
    assert bar.kind.currentData() == As.MEASURE
    press(page, "1")
    empty.settle()
    assert len(headings(page)) == len(before) + 1
    made = page.preview.file.reading.items[2]
    assert [measure.text for measure in made.measures] == ["对反弹问题限期整治", "建立月通报机制"]
    press(page, "Ctrl+Z")
    empty.settle()
    assert headings(page) == before
    grid.setCurrentIndex(grid.model().index(8, 4))
    press(page, "Del")
    empty.settle()
    assert [m.text for m in page.preview.file.reading.items[1].measures] == ["修订巡河制度", "对反弹问题限期整治"]


def test_changes_by_hand_hold_when_a_column_is_read_otherwise(empty: Room, tmp_path: Path) -> None:
    page = empty.open(DocumentsPage)
    page.stage([ledger(tmp_path / "甲.xlsx")])
    empty.settle()
    page.preview._kind_chosen(list(DocumentKind).index(DocumentKind.LEDGER))
    empty.settle()
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
    page.stage([ledger(tmp_path / "甲.xlsx")])
    empty.settle()
    page.preview._kind_chosen(list(DocumentKind).index(DocumentKind.LEDGER))
    empty.settle()
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


def newer(sources: list[Path], folder: Path) -> Path:
    """The ledger with one cell in other words."""
    source = next(path for path in sources if "台账" in path.name)
    book = load_workbook(source)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and "完成2个村" in cell.value:
                    cell.value = "已全部完成"
    path = folder / "整改台账（新）.xlsx"
    book.save(path)
    return path


def test_a_newer_version_shows_what_changed_and_replaces(
    sample_room: Room, sources: list[Path], tmp_path: Path
) -> None:
    store = sample_room.store
    page = sample_room.open(DocumentsPage)
    former = {entry.uid for entry in store.ledger_entries.all()}
    page.stage([newer(sources, tmp_path)])
    sample_room.settle()
    preview = page.preview
    assert not preview.version.isHidden()
    assert "改写" in preview.version.figures.text()
    changes = preview.file.changes
    assert any("已全部完成" in change.quote for change in changes)
    assert "新版变化" in preview.doubts.head.title.text()
    preview.version.choice.chosen.emit("beside")
    assert not preview.file.replacing
    assert preview.file.changes == ()
    preview.version.choice.chosen.emit("replace")
    page.confirm()
    sample_room.settle()
    assert store.documents.count(kind=DocumentKind.LEDGER) == 1
    assert {entry.uid for entry in store.ledger_entries.all()} == former
    assert store.undo() == "收入 1 份资料"


def test_in_a_narrow_window_doubts_and_columns_have_tabs_of_their_own(empty: Room, tmp_path: Path) -> None:
    page = empty.open(DocumentsPage)
    page.resize(640, 300)
    page.set_compact(True)
    page.stage([ledger(tmp_path / "甲.xlsx")])
    empty.settle()
    page.preview._kind_chosen(list(DocumentKind).index(DocumentKind.LEDGER))
    empty.settle()
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
