"""What hangs over a page is opened, walked, taken and closed by keys alone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from documents.drafts import Change
from domain.records import Paper
from domain.words import PaperKind
from gui.chooser import FieldPopup
from gui.frame import Frame
from gui.pages.papers.checks_pane import ChecksPane
from gui.pages.papers.particulars_form import ParticularsDialog
from gui.places import PLACES
from gui.preferences import PreferencesDialog
from gui.widgets.combo_box import ComboBox

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of popups, where there is no desktop
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def frame(open_sample: Callable[..., Frame]) -> Frame:
    """The sample, in which every page has something to show."""
    return open_sample()


def boxes(root: QWidget) -> Iterator[ComboBox]:
    """The fields that open a list of choices."""
    yield from (box for box in root.findChildren(ComboBox) if box.isVisible() and box.isEnabled() and box.count() > 1)


def faults(box: ComboBox, qtbot: QtBot) -> Iterator[str]:
    """What of it cannot be done by keys: Esc leaves what was chosen, and the keys stay where they were."""
    name, before = box.accessibleName(), box.currentIndex()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    for key, modifier in ((Qt.Key.Key_Down, ALT), (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)):
        qtbot.keyClick(box, key, modifier)
        if not box.view().isVisible():
            yield f"{name}: {key.name} does not open it"
            continue
        qtbot.keyClick(box.view(), Qt.Key.Key_Down)
        qtbot.keyClick(box.view(), Qt.Key.Key_Up)
        qtbot.keyClick(box.view(), Qt.Key.Key_Escape)
        if box.view().isVisible():
            yield f"{name}: Esc does not close it"
        box.window().activateWindow()  # as every desktop does when a list closes
    if box.currentIndex() != before:
        yield f"{name}: looking changed it"
    if not box.hasFocus():
        yield f"{name}: the keys are gone"


def test_every_list_of_choices_is_opened_and_left_by_keys(frame: Frame, qtbot: QtBot) -> None:
    found, seen = [], 0
    for place in PLACES:
        frame.go(place.id)
        qtbot.waitUntil(lambda: not frame.desk.tasks.busy, timeout=20_000)
        for box in boxes(frame):
            seen += 1
            found += [f"{place.id} {fault}" for fault in faults(box, qtbot)]
    assert found == []
    assert seen > 1


@pytest.mark.parametrize("make", [PreferencesDialog, ParticularsDialog])
def test_in_a_dialog_too(frame: Frame, qtbot: QtBot, make: type[QDialog]) -> None:
    given = (frame.desk.settings,) if make is PreferencesDialog else (frame.desk, PaperKind.FEEDBACK_LETTER)
    dialog = make(*given, frame.window())
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert [fault for box in boxes(dialog) for fault in faults(box, qtbot)] == []
    assert dialog.isVisible()
    dialog.reject()
    dialog.deleteLater()


def test_a_choice_is_taken_by_enter(frame: Frame, qtbot: QtBot) -> None:
    frame.go("four_references")
    qtbot.waitUntil(lambda: not frame.desk.tasks.busy, timeout=20_000)
    box = frame.stage.page.regions.subjects.aspects
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: box.currentIndex() == 1)
    qtbot.waitUntil(lambda: "/" in frame.stage.page.regions.subjects.total.text())


@pytest.mark.parametrize(
    "commands",
    [("go_today", "switch"), ("go_documents", "documents.relink"), ("new_finding", "phrases"), ("new_finding", "cite")],
    ids=lambda commands: commands[1],
)
def test_what_is_chosen_by_typing_is_left_by_escape_to_where_the_keys_were(
    frame: Frame, qtbot: QtBot, commands: tuple[str, str]
) -> None:
    frame.go("findings")
    for command in commands:
        qtbot.waitUntil(lambda: not frame.desk.tasks.busy, timeout=20_000)
        page = frame.stage.page
        if command == "documents.relink":
            page.taken.alignment.list.setCurrentIndex(page.taken.alignment.model.index(0))
            page.taken.alignment.list.setFocus()
        assert next(each for each in frame.commands() if each.id == command).start()
    (opened,) = (each for each in frame.window().findChildren(FieldPopup) if each.isVisible())
    assert opened.field.hasFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up):
        qtbot.keyClick(opened.field, key)
    assert opened.chooser.list.currentRow() >= 0 or opened.chooser.nothing.isVisible()
    qtbot.keyClick(opened.field, Qt.Key.Key_Escape)
    assert opened.isHidden()
    assert frame.stage.isAncestorOf(QApplication.focusWidget())


def test_the_changes_since_the_former_version_are_copied_by_keys(qtbot: QtBot) -> None:
    pane = ChecksPane()
    qtbot.addWidget(pane)
    former = Paper(visit_uid="v", kind=PaperKind.FEEDBACK_LETTER, version=1, title="反馈意见")
    said = (("限期3个月。", "限期2个月。", ((2, 3),)), ("", "另附清单。", ((0, 5),)))
    changes = [Change(before=before, after=after, spans=spans) for before, after, spans in said]
    pane.show_draft([], [], former, changes)
    qtbot.keyClick(pane.area, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "限期2个月。\n另附清单。"
