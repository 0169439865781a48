"""The staged import, once with the mouse and once by keys alone: doubts first, lines changed, columns, one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QDialog, QFileDialog, QWidget

from documents import sample, visits
from documents.reading import process
from documents.reading.editing import As
from gui.pages.documents.page import DocumentsPage
from gui.pages.documents.split_dialog import SplitDialog
from storage.store import Store
from tests.conftest import CHEAP
from tests.documents.sets_kit import SETS, papers
from tests.journeys.conftest import Hands

PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def own_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one journey remembers of columns, no other knows."""
    monkeypatch.setenv("FUZHEN_CONFIG", str(tmp_path / "settings.json"))


@pytest.fixture
def handed_over(tmp_path: Path) -> list[Path]:
    """Papers as they came, one of them a ledger whose columns have names of their own."""
    folder = tmp_path / "交来的材料"
    folder.mkdir()
    made = papers(SETS / "school", folder)
    odd = folder / "进度登记.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("编号", "毛病", "对策", "整改完成情况", "是否销号"),
        (1, "学习不深入，研讨不够", "研讨两次", "已完成", "是"),
        (2, "作风不实", "下沉一线", "正在整改", "否"),
        (None, None, "走访企业", "已完成", None),
    ):
        sheet.append(row)
    book.save(odd)
    return [made[0], odd]


@pytest.fixture
def importing(hands: Hands, tmp_path: Path) -> Hands:
    """资料 of an organization that has handed in nothing yet."""
    store = Store.create(tmp_path / "工作夹", sample.PASSPHRASE, author="林溪", cost=CHEAP)
    visits.begin(store, organization="市第一职业技术学院党委")
    hands.window.enter(store, "")
    hands.rest()
    hands.go(Qt.Key.Key_3)
    return hands


def page_of(hands: Hands) -> DocumentsPage:
    page = hands.page()
    assert isinstance(page, DocumentsPage)
    return page


def headings(page: DocumentsPage) -> list[str]:
    file = page.preview.file
    return [item.heading for item in file.reading.items]


def click(hands: Hands, view: QAbstractItemView, index: QModelIndex) -> None:
    """One action: a click on a row."""
    view.scrollTo(index)
    hands.actions += 1
    hands.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, view.visualRect(index).center())
    hands.rest()


def press(hands: Hands, button: QWidget) -> None:
    """One action: a click on a button."""
    hands.actions += 1
    hands.qtbot.mouseClick(button, Qt.MouseButton.LeftButton, PLAIN, QPoint(8, 8))
    hands.rest()


def in_dialog(kind: type[QDialog], deed: Callable[[QDialog], object]) -> None:
    """What is done in a dialog as soon as it asks."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, kind):
        deed(dialog)
    else:
        QTimer.singleShot(20, lambda: in_dialog(kind, deed))


def box_of(page: DocumentsPage, column: str) -> QComboBox:
    boxes = page.preview.columns.findChildren(QComboBox)
    return next(box for box in boxes if column in box.accessibleName() and box.isVisible())


def row_with(model: QAbstractItemModel, words: str, parent: QModelIndex | None = None) -> QModelIndex:
    parent = parent or QModelIndex()
    rows = (model.index(row, 0, parent) for row in range(model.rowCount(parent)))
    return next(index for index in rows if words in str(index.data()))


def test_with_the_mouse(importing: Hands, handed_over: list[Path]) -> None:
    hands, page = importing, page_of(importing)
    hands.drop(page, *handed_over)
    preview = page.preview
    assert preview.file.path.name == "进度登记.xlsx", "what was understood least comes first"
    assert preview.doubts.list.isVisible()
    choose_from(hands, preview.kind, "整改台账")
    for column, field in (("毛病", "问题"), ("对策", "整改措施")):
        choose_from(hands, box_of(page, column), field)
    assert headings(page) == ["学习不深入，研讨不够", "作风不实"]
    grid = preview.source.grid
    click(hands, grid, grid.model().index(3, 2))
    choose_from(hands, preview.editor.bar.kind, str(As.ISSUE))
    assert headings(page) == ["学习不深入，研讨不够", "作风不实", "走访企业"]
    click(hands, grid, grid.model().index(3, 2))
    press(hands, preview.editor.bar.merge_button)
    assert len(headings(page)) == 2
    click(hands, grid, grid.model().index(1, 1))
    in_dialog(SplitDialog, lambda dialog: press(hands, _split(dialog)))
    press(hands, preview.editor.bar.split_button)
    assert headings(page)[:2] == ["学习不深入，", "研讨不够"]
    press(hands, preview.editor.bar.undo_button)
    assert headings(page)[0] == "学习不深入，研讨不够"
    click(hands, preview.tree, row_with(preview.tree_model, "反馈意见"))
    assert len(headings(page)) == 13
    assert hands.store.documents.count() == 0, "nothing is written before 全部收下"
    press(hands, preview.confirm)
    assert hands.store.documents.count() == 2
    drag_and_confirm(hands, page)
    assert hands.store.verify() == []


def _split(dialog: QDialog) -> QWidget:
    assert isinstance(dialog, SplitDialog)
    return dialog.split_button


def choose_from(hands: Hands, box: QComboBox, words: str) -> None:
    """One action: a choice in a drop-down."""
    row = next(row for row in range(box.count()) if box.itemText(row).split("　")[-1] == words)
    hands.actions += 1
    box.setCurrentIndex(row)
    box.activated.emit(row)
    hands.rest()


def drag_and_confirm(hands: Hands, page: DocumentsPage) -> None:
    """Which problem each line of the ledger answers."""
    ledger = next(document for document in hands.store.documents.all() if "进度" in document.name)
    click(hands, page.taken.list, page.taken.model.index(page.taken.model.position_of(ledger.uid)))
    pane = page.taken.alignment
    click(hands, pane.list, pane.model.index(0))
    before = pane.model.rows[0].entry
    assert pane.targets.isVisible()
    assert pane.reason.text()
    pane.targets.dropped.emit(pane.model.problems[0].uid, False)
    hands.rest()
    after = hands.store.ledger_entries.one(before.uid)
    assert (after.issue_uid, after.alignment_confirmed) == (pane.model.problems[0].uid, True)
    press(hands, pane.confirm_button)


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)  # a list opened off screen
def test_by_keys_alone(importing: Hands, handed_over: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    hands, page = importing, page_of(importing)
    answers: list[list[str]] = [[], [str(path) for path in handed_over]]
    waited: list[bool] = []

    def choose(*_: object) -> tuple[list[str], str]:
        hands.rest()
        waited.append(process.is_waiting())
        return answers.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    hands.control(Qt.Key.Key_E)  # given up
    assert not page.previewing
    assert not process.is_waiting()
    hands.control(Qt.Key.Key_E)
    assert waited == [True, True]
    assert not process.is_waiting()
    preview = page.preview
    assert page.previewing
    assert preview.file is not None
    assert QApplication.focusWidget() in {preview.doubts.list, preview.tree}
    to_widget(hands, preview.kind)
    by_keys(hands, preview.kind, "整改台账")
    for column, field in (("毛病", "问题"), ("对策", "整改措施")):
        to_widget(hands, box_of(page, column))
        by_keys(hands, box_of(page, column), field)
    assert headings(page) == ["学习不深入，研讨不够", "作风不实"]
    to_widget(hands, preview.source.grid)
    while preview.source.grid.currentIndex().row() < 3:
        hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_1)
    assert headings(page)[-1] == "走访企业"
    hands.key(Qt.Key.Key_M)
    assert len(headings(page)) == 2
    hands.control(Qt.Key.Key_Z)
    assert len(headings(page)) == 3
    hands.key(Qt.Key.Key_Delete)
    assert headings(page) == ["学习不深入，研讨不够", "作风不实"]
    hands.control(Qt.Key.Key_Return)
    assert hands.store.documents.count() == 2
    hands.control(Qt.Key.Key_Z)
    assert hands.store.documents.count() == 0, "taking in is one step"
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert hands.store.documents.count() == 2
    to_widget(hands, page.taken.list)
    while "进度" not in str(page.taken.list.currentIndex().data()):
        hands.key(Qt.Key.Key_Down)
    to_widget(hands, page.taken.alignment.list)
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_C)
    assert any(entry.alignment_confirmed for entry in hands.store.ledger_entries.all())
    hands.key(Qt.Key.Key_G)
    relink = page.taken.alignment._relink
    assert relink.isVisible()
    hands.qtbot.keyClicks(relink.field, "3")
    hands.key(Qt.Key.Key_Return)
    assert not relink.isVisible()


def to_widget(hands: Hands, widget: QWidget) -> None:
    """Tab after Tab, as far as it takes."""
    for _ in range(80):
        if QApplication.focusWidget() is widget:
            return
        hands.key(Qt.Key.Key_Tab)
    raise AssertionError(f"{widget.accessibleName()} cannot be reached by Tab")


def by_keys(hands: Hands, box: QComboBox, words: str) -> None:
    """Space opens the list, the arrows walk it, Enter chooses."""
    wanted = next(row for row in range(box.count()) if box.itemText(row).split("　")[-1] == words)
    hands.key(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(box.view().isVisible)
    for _ in range(box.count()):
        now = box.view().currentIndex().row()
        if now == wanted:
            break
        hands.qtbot.keyClick(box.view(), Qt.Key.Key_Down if now < wanted else Qt.Key.Key_Up)
    hands.qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    hands.rest()
