"""资料, before it is confirmed: items re-typed, split, merged, columns mapped, newer versions compared."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from documents.reading.editing import As
from domain.words import DocumentKind
from gui.pages.documents.page import DocumentsPage
from gui.pages.documents.split_dialog import SplitDialog
from tests.gui.papers.conftest import Room
from tests.gui.papers.staging_kit import choose, headings, in_dialog, own_columns, press, staged

__all__ = ["own_columns"]


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


def test_a_deadline_put_off_by_the_source_is_taken_either_way(empty: Room, sources: list[Path]) -> None:
    page = staged(empty, sources, "台账.xlsx")
    pane = page.preview.doubts
    doubt = page.preview.file.doubts[0]
    assert doubt.options == ("按原定2024年8月31日收，延期另记", "按延期后2024年10月31日收")
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
