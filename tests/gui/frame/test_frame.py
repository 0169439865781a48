"""The frame at work: undo, saving, organizations, and what goes away."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from gui.frame import Frame
from gui.places import PLACES
from gui.preferences import PreferencesDialog
from gui.widgets import PlainLabel
from gui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def rename(frame: Frame, name: str) -> None:
    store, organization = frame.desk.store, frame.desk.organization
    assert organization is not None
    with store.change("改单位名称"):
        store.organizations.put(replace(organization, name=name, short_name=name))


def test_ctrl_z_says_what_it_will_undo_and_undoes_it(frame: Frame, qtbot: QtBot) -> None:
    rename(frame, "县水务局党组")
    assert frame.status.undo_button.text() == "撤销：改单位名称"
    assert "县水务局党组" in frame.top.organization.accessibleName()
    frame.setFocus()
    frame.desk.notices.strip("单位改了名称。")
    qtbot.keyClick(frame, Qt.Key.Key_Z, CTRL)
    assert not frame.strip.isVisible(), "what it spoke of is no more"
    assert "县水利局党组" in frame.top.organization.accessibleName()
    assert frame.status.told.text() == "已撤销：改单位名称"
    qtbot.keyClick(frame, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "县水务局党组" in frame.top.organization.accessibleName()


def test_a_visit_of_one_day_shows_that_day_once(frame: Frame) -> None:
    store, visit = frame.desk.store, frame.desk.visit
    assert visit is not None
    with store.change("改日期"):
        store.visits.put(replace(visit, starts_on=date(2025, 3, 10), ends_on=date(2025, 3, 10)))
    assert frame.top.day.text == "3月10日"


def test_a_save_shows_its_time(frame: Frame) -> None:
    assert frame.status.saved.text() == "已保存"
    rename(frame, "县水务局党组")
    assert frame.desk.saved_at is not None
    assert frame.status.saved.text() == f"已保存 {frame.desk.saved_at:%H:%M:%S}"


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_keys_that_fall_out_of_a_page_do_not_fall_on_what_undoes_its_deed(frame: Frame, place: str) -> None:
    """The button that was pressed often goes; held or pressed again, the space bar must not take the deed back."""
    rename(frame, "县水务局党组")
    frame.stage.go(place)
    page = frame.stage.page
    assert page is not None
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            button.setFocus()
            button.hide()
            assert page.isAncestorOf(QApplication.focusWidget()), button.accessibleName()
            button.show()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_has_no_place_in_the_frame_hangs_below_the_name_of_the_user(frame: Frame, qtbot: QtBot) -> None:
    in_view = {"search", "switch", "lock", *(f"go_{place.id}" for place in PLACES)}
    others = [command for command in frame.frame_commands() if command.id not in in_view]
    qtbot.mouseClick(frame.top.user, Qt.MouseButton.LeftButton)
    menu = frame.top.user.findChild(QMenu)
    offered = {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}
    assert set(offered) == {command.name for command in others}
    assert [offered[command.name].isEnabled() for command in others] == [command.enabled() for command in others]
    assert not offered["显示或遮盖点到的姓名（还没有点到姓名）"].isEnabled(), "what is dim says why"
    met: list[QDialog] = []
    QTimer.singleShot(80, lambda: [(met.append(each), each.reject()) for each in frame.window().findChildren(QDialog)])
    offered["设置"].trigger()
    assert [type(each) for each in met] == [PreferencesDialog]


def test_a_field_takes_back_its_own_typing_first(frame: Frame, qtbot: QtBot) -> None:
    rename(frame, "县水务局党组")
    field = QLineEdit(frame)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert "县水务局党组" in frame.top.organization.accessibleName()
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert "县水利局党组" in frame.top.organization.accessibleName()


def test_an_organization_is_added_in_one_undoable_step(frame: Frame, qtbot: QtBot) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.name.edit.setText("云栖县林业局党组")  # type: ignore[attr-defined]
        dialog.starts.edit.setText("2025年4月1日")  # type: ignore[attr-defined]
        dialog.make.click()  # type: ignore[attr-defined]

    QTimer.singleShot(50, fill)
    frame.switcher._add()
    assert "林业局" in frame.top.organization.accessibleName()
    frame.undo()
    assert frame.desk.store.organizations.count() == 2


def test_what_goes_takes_nothing_else_with_it(open_window: Window, frame: Frame) -> None:
    for place in PLACES:
        frame.go(place.id)
    label = frame.stage.page.findChildren(PlainLabel)[0]
    others = [each for each in open_window.findChildren(QWidget) if not label.isAncestorOf(each) and each is not label]
    delete(label)
    assert [each for each in others if not isValid(each)] == []
