"""使用手册: a chapter for every place, and every key it names does something there."""

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from documents import visits
from gui.manual import CHAPTERS, FOLDER, Manual, chapter
from gui.places import PLACES
from gui.window import Window
from storage.store import Store

KEY = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)+[A-Za-z0-9/]+|\bF\d+\b|\bPg(?:Up|Dn)\b|(?<![A-Za-z+])[A-Z](?![A-Za-z-])")
QUOTED = re.compile("“([^”]+)”")
ROOMS = ("gui", "documents", "domain", "storage")
NOT_KEYS = {"U"}  # U 盘


@pytest.fixture
def window(window: Window, store: Store) -> Window:
    visits.begin(store, organization="云栖县水利局党组")  # without one every page says what to do first
    window.enter(store, "")
    return window


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_every_key_of_a_chapter_is_a_key_of_its_page(window: Window, place: str) -> None:
    window.frame.go(place)
    known = {command.shortcut for command in window.frame.commands()}
    named = {key for line in chapter(place) for key in KEY.findall(line.text)} - NOT_KEYS
    assert named
    assert named <= known, named - known


@pytest.mark.parametrize("name", CHAPTERS)
def test_what_a_chapter_quotes_is_written_so_in_the_program(name: str) -> None:
    program = "".join(path.read_text("utf-8") for room in ROOMS for path in (FOLDER.parents[1] / room).rglob("*.py"))
    quoted = {words for line in chapter(name) for words in QUOTED.findall(line.text)}
    assert not {words for words in quoted if words not in program}


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_chapter_has_a_name_and_something_to_say(name: str) -> None:
    title, *lines = chapter(name)
    assert title.mark == "#"
    assert len(lines) >= 4
    assert all(line.text == line.text.strip() for line in lines)


def test_f1_opens_the_chapter_of_the_page_and_shift_f1_where_f1_answers(window: Window, qtbot: QtBot) -> None:
    for place, key in (("papers", "F1"), ("four_references", "Shift+F1")):
        window.frame.go(place)
        command = next(each for each in window.frame.commands() if each.id == "manual")
        assert command.shortcut == key
        command.start()
        manual = window.frame.findChild(Manual)
        assert isinstance(manual, Manual)
        assert CHAPTERS[manual.contents.currentRow()] == place
        qtbot.waitUntil(manual.isActiveWindow)  # before that the key belongs to the window behind
        qtbot.keyClick(manual, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.frame.findChild(Manual) is None)
