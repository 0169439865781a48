"""The small parts of the look: lists of combo boxes, fields with a list, keys as printed, lines that do not fit."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui import look
from gui.about import AboutDialog
from gui.chooser import Choice, FieldPopup
from gui.manual import Manual
from gui.preferences import PreferencesDialog
from gui.sheet import ShortcutSheet
from gui.widgets import KeyButton
from gui.widgets.against import Against, Side
from gui.widgets.combo_box import ComboBox
from gui.widgets.dialog import NoticeDialog
from gui.widgets.field_box import FieldBox
from gui.widgets.focus import FocusRing
from gui.widgets.paint import printed
from gui.widgets.tick_list import TickList
from gui.window import Window

LONG = "落实巡视巡察、审计等监督发现问题整改方面"


def test_the_list_of_a_combo_box_cuts_no_choice(qtbot: QtBot) -> None:
    box = ComboBox()
    qtbot.addWidget(box)
    box.setFixedWidth(90)
    box.addItems(["全部方面", LONG])
    box.insertSeparator(1)
    words = QFontMetricsF(look.font("body", 600)).horizontalAdvance(LONG)
    assert box.list_width() >= words + 20  # the bar, and room at both sides
    assert box.view().sizeHintForRow(1) < box.view().sizeHintForRow(0), "a separator is lower than a choice"


@pytest.mark.qt_log_ignore("This plugin does not support")  # of popups, where there is no desktop
def test_the_list_of_a_combo_box_shows_that_it_goes_on(window: Window) -> None:
    box = ComboBox()
    box.setParent(window)
    box.addItems([f"第{number}项" for number in range(40)])
    box.showPopup()
    assert box.view().verticalScrollBar().isVisible()
    box.hidePopup()


def test_a_field_with_a_list_gives_the_keys_back(qtbot: QtBot) -> None:
    window, before = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    window.resize(600, 400)
    QVBoxLayout(window).addWidget(before)
    taken: list[str] = []
    popup = FieldPopup(
        window, "单位名称", lambda typed: [Choice(typed or "全部", lambda: taken.append(typed))], "没有。"
    )
    window.show()
    window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    popup.open_at(QPoint(500, 20), 360)
    qtbot.waitUntil(popup.field.hasFocus)
    assert popup.geometry().right() < window.width()
    assert popup.chooser.geometry().top() == popup.geometry().bottom(), "nothing shows between field and list"
    popup.field.setText("水利")
    qtbot.keyClick(popup.field, "\r")
    assert taken == ["水利"]
    assert popup.isHidden()
    qtbot.waitUntil(before.hasFocus)


@pytest.mark.parametrize(
    ("key", "shown"),
    [("Alt+Left", "Alt+←"), ("Down", "↓"), ("Ctrl+Enter", "Ctrl+Enter"), ("Ctrl+/", "Ctrl+/"), ("-", "-"), ("+", "+")],
)
def test_keys_stand_as_they_are_printed(key: str, shown: str) -> None:
    assert printed(key) == shown


def test_sides_that_do_not_fit_on_one_line_are_told_whole_below_each_other(qtbot: QtBot) -> None:
    line = look.line_height("body")
    said = Against()
    qtbot.addWidget(said)
    said.show_sides([Side(source="台账", text=f"“{LONG}”", marks=((1, 3),)), Side(source="报告", text="没有写")])
    assert said.words == f"台账 “{LONG}” 与 报告 没有写"
    whole = said.sizeHint().width()
    assert said.heightForWidth(whole) == line
    assert said.heightForWidth(whole - 1) == 2 * line
    assert said.heightForWidth(whole // 3) > 3 * line


def test_a_tick_list_is_never_wider_than_its_place(qtbot: QtBot) -> None:
    ticks = TickList()
    qtbot.addWidget(ticks)
    ticks.show_items([2 * LONG, "合同", "R&D台账"], ["合同"], 240)
    ticks.resize(240, 200)
    ticks.show()
    assert ticks.minimumSizeHint().width() < 240
    words = ticks.boxes()[0].text()
    assert words.replace("\n", "") == 2 * LONG
    assert "\n" in words
    ticks.resize(900, 200)
    assert ticks.boxes()[0].text() == 2 * LONG


def test_what_is_only_better_said_is_not_owed(qtbot: QtBot) -> None:
    box = FieldBox("账类", QLineEdit())
    qtbot.addWidget(box)
    box.show_gap("送审前须写明")
    assert (box.gap.text, box.gap.role) == ("送审前须写明", "gap")
    box.show_gap("最好写明", owed=False)
    assert (box.gap.text, box.gap.role) == ("最好写明", "na")
    box.show_gap("")
    assert box.gap.isHidden()


def test_the_ring_runs_round_the_whole_row(window: Window, qtbot: QtBot) -> None:
    table = QTableWidget(2, 3, window)
    table.setProperty("ring", "row")
    table.setGeometry(0, 0, 400, 200)
    table.show()
    window.activateWindow()
    table.setFocus()
    qtbot.waitUntil(lambda: window.ring._edge is not None and window.ring._edge.isVisible())
    assert isinstance(window.ring, FocusRing)
    assert window.ring._edge.width() == table.viewport().width()
    assert window.ring._edge.geometry().top() == table.visualRect(table.model().index(0, 0)).top()
    table.setCurrentCell(1, 2)
    qtbot.waitUntil(lambda: window.ring._edge.geometry().top() == table.visualRect(table.currentIndex()).top())


def test_the_ring_goes_with_what_its_widget_lies_in(window: Window, qtbot: QtBot) -> None:
    holder = QWidget(window)
    holder.setGeometry(0, 0, 300, 60)
    edit = QLineEdit(holder)
    edit.setGeometry(20, 10, 200, 30)
    holder.show()
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(lambda: window.ring._edge is not None and window.ring._edge.isVisible())
    before = window.ring._edge.geometry()
    holder.move(0, 80)
    assert window.ring._edge.geometry() == before.translated(0, 80)


def test_the_menus_of_fields_speak_as_the_program_does(window: Window) -> None:
    assert [QCoreApplication.translate("QLineEdit", word) for word in ("&Undo", "Select All")] == ["撤销", "全选"]
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消", "all else is as Qt says it"


def test_the_unlock_page_offers_at_its_foot_what_has_a_key(window: Window, qtbot: QtBot) -> None:
    words = [command.name for command in window.deeds.at_the_door()]
    assert {"设置", "使用手册", "快捷键一览", "关于复诊"} <= set(words)
    row = window.unlock._foot
    shown = [row.itemAt(place).widget() for place in range(row.count()) if row.itemAt(place).widget()]
    buttons = [widget for widget in shown if isinstance(widget, KeyButton)]
    assert [button.text() for button in buttons][:3] == ["快捷键", "帮助", "设置"]
    assert window.unlock.first.isVisible(), "nothing was opened on this computer yet"
    for button, kind in zip(buttons, (ShortcutSheet, Manual, PreferencesDialog, AboutDialog), strict=True):
        met: list[QDialog] = []

        def look_and_leave(met: list[QDialog] = met) -> None:
            met.extend(each for each in window.findChildren(QDialog) if each.isVisible())
            for dialog in met:
                dialog.reject()

        QTimer.singleShot(80, look_and_leave)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda met=met: bool(met))
        assert isinstance(met[0], kind), button.text()


def test_enter_alone_does_nothing_that_was_warned_of(window: Window, qtbot: QtBot) -> None:
    dialog = NoticeDialog("停用钥匙", "停用不能撤销。", "已经收下的都保留。", ("取消", "停用"), window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: window.focusWidget() is not None or dialog.focusWidget() is not None)
    qtbot.keyClick(dialog.focusWidget(), "\r")
    assert dialog.pressed == 0


@pytest.mark.parametrize("goes", [QWidget.hide, lambda field: field.setEnabled(False)])
def test_enter_does_not_press_the_button_that_the_keys_fell_to(
    window: Window, qtbot: QtBot, goes: Callable[[QWidget], object]
) -> None:
    pressed: list[bool] = []
    both = QWidget(window)
    field, button = QLineEdit(), QPushButton("撤销")
    column = QVBoxLayout(both)
    column.addWidget(field)
    column.addWidget(button)
    button.clicked.connect(lambda: pressed.append(True))
    both.show()
    field.setFocus()
    goes(field)
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert not pressed
    window.unlock.list.setFocus()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed
