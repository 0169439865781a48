"""Commands and places: each has a key, an icon and a line on the sheet, and every key that is shown works."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gui.commands import Command, Keys
from gui.frame import Frame
from gui.places import PLACES, Place
from gui.sheet import ShortcutSheet
from gui.widgets import KeyButton, PlainLabel

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_sheet_lists_every_command(frame: Frame) -> None:
    seen: list[str] = []

    def look() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, ShortcutSheet)
        seen.extend(label.text() for label in sheet.findChildren(PlainLabel))
        sheet.reject()

    QTimer.singleShot(50, look)
    frame.show_sheet()
    assert {command.name for command in frame.frame_commands()} <= set(seen)
    assert {command.name for command in frame.commands()} <= set(seen)


def test_no_two_commands_in_force_share_a_key(frame: Frame) -> None:
    for place in PLACES:
        frame.go(place.id)
        keys = [QKeySequence(command.shortcut).toString() for command in frame.commands() if command.shortcut]
        assert len(keys) == len(set(keys)), place.name


def test_every_key_that_a_button_shows_does_its_deed(open_sample: Callable[..., Frame], qtbot: QtBot) -> None:
    frame = open_sample()
    of_what_has_the_keys = {"回车", "←", "→"}  # of a line of text, of a list
    for place in PLACES:
        frame.go(place.id)
        qtbot.waitUntil(lambda: frame.stage.page is not None, timeout=10_000)
        shown = {button.accessibleDescription() for button in frame.stage.page.findChildren(KeyButton)}
        keys = {words.removeprefix("快捷键 ") for words in shown if words.startswith("快捷键 ")}
        assert keys - of_what_has_the_keys <= {command.shortcut for command in frame.commands()}, place.name


@pytest.mark.parametrize("possible", [True, False])
def test_a_command_that_cannot_be_given_leaves_its_key_to_what_has_the_keys(qtbot: QtBot, *, possible: bool) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field, given = QLineEdit(dialog), []
    Keys(dialog).bind([Command("back", "回去", "", "Esc", lambda: given.append(1), lambda: possible)])
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (bool(given), dialog.isVisible()) == (possible, possible), "Esc closes a dialog"


def test_every_command_names_an_icon_that_exists(frame: Frame) -> None:
    icons = {path.stem for path in Path("resources/icons").glob("*.svg")}
    for place in PLACES:
        frame.go(place.id)
        assert {command.icon for command in frame.commands() if command.icon} <= icons


def test_the_rail_shows_only_pages_that_are_there(frame: Frame) -> None:
    assert list(frame.rail.items) == [place.id for place in PLACES]
    assert Place("nowhere", "没有", "0") not in PLACES


def test_a_page_that_cannot_be_imported_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "broken_page.py").write_text("import module_that_is_not_there\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(Place, "module", "broken_page")
    place = Place("broken", "坏页", "9")
    with pytest.raises(ModuleNotFoundError):
        place.page_class()


def test_ctrl_and_a_figure_go_to_a_place(frame: Frame, qtbot: QtBot) -> None:
    for place in PLACES:
        qtbot.keyClick(frame, getattr(Qt.Key, f"Key_{place.key}"), CTRL)
        assert frame.stage.place == place.id


def test_places_have_keys_of_their_own() -> None:
    assert len({place.key for place in PLACES}) == len(PLACES)


def test_quick_capture_is_what_the_page_in_view_does(frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    frame.go("evidence")
    page = frame.stage.page
    assert page is not None
    taken: list[str] = []
    command = Command("take_in", "收入文件", "plus", "Ctrl+E", lambda: taken.append("here"))
    monkeypatch.setattr(page, "commands", lambda: [command])
    frame.top.capture.click()
    assert taken == ["here"]
