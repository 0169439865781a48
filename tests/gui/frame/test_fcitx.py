"""Fields under an input method that Qt has no plugin for: real fields, a made-up fcitx at the other end of the bus."""

import os
import socket
from collections import deque
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gui import fcitx

_PRESS, _RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


class Pinyin:
    """Keeps letters until a space, then says 我们; other keys are left to the field while nothing is kept."""

    def __init__(self) -> None:
        self.heard: deque[tuple[str, tuple[Any, ...]]] = deque()
        self.kept, self.gone, self.told = "", False, list[str]()
        self._here, self._there = socket.socketpair()

    def call(self, _interface: str, _path: str, method: str, _signature: str, *words: Any, wait: float) -> Any:
        assert wait < 1, "the window waits for no one"
        if self.gone:
            raise OSError
        self.told.append(method)
        if method == "CreateICv3":
            return (7, True, 0, 0, 0, 0)
        if method != "ProcessKeyEvent" or words[3]:
            return (0,)
        return (int(self._keeps(chr(words[0]))),)

    def _keeps(self, letter: str) -> bool:
        if letter.isalpha():
            self.kept += letter
        elif letter == " " and self.kept:
            self.kept = ""
            self.heard.append(("CommitString", ("我们",)))
        else:
            left, self.kept = bool(self.kept), ""
            return left
        return True

    def listen(self, _interface: str, path: str) -> None:
        self.told.append(path)

    def read(self) -> None:
        self._here.recv(100)

    def says(self, signal: str, *words: Any) -> None:
        """Something that follows no key."""
        self.heard.append((signal, words))
        self._there.send(b".")

    def fileno(self) -> int:
        return self._here.fileno()

    def close(self) -> None:
        self._here.close()
        self._there.close()


@pytest.fixture
def pinyin(qapp: QGuiApplication) -> Iterator[Pinyin]:
    """A fcitx that every field of the program types with."""
    pinyin = Pinyin()
    typist = fcitx.Fcitx(qapp, pinyin)
    yield pinyin
    delete(typist)
    pinyin.close()


@pytest.fixture
def page(qtbot: QtBot, pinyin: Pinyin) -> QWidget:
    """Two fields and a list; the first field has the keys."""
    page = QWidget()
    layout = QVBoxLayout(page)
    for child in (QLineEdit(), QLineEdit(), QListWidget()):
        layout.addWidget(child)
    page.esc = QShortcut(QKeySequence("Esc"), page)  # type: ignore[attr-defined]
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    enter(qtbot, page.findChildren(QLineEdit)[0])
    return page


def enter(qtbot: QtBot, child: QWidget) -> None:
    child.setFocus()
    qtbot.waitUntil(lambda: child.hasFocus() and QGuiApplication.focusObject() is child)


def type_in(letters: str) -> None:
    """As X11 tells of keys: with the number of the sign."""
    for letter in letters:
        key = Qt.Key.Key_Escape if letter == "\x1b" else Qt.Key(ord(letter.upper()))
        for kind in (_PRESS, _RELEASE):
            told = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, 30, ord(letter), 0, letter)
            QCoreApplication.sendEvent(QGuiApplication.focusObject(), told)


def test_what_fcitx_makes_of_the_keys_stands_in_the_field(page: QWidget) -> None:
    field = page.findChildren(QLineEdit)[0]
    type_in("women")
    assert field.text() == "", "the letters stand in the list of choices"
    type_in(" ")
    type_in("2")
    assert field.text() == "我们2"


def test_keys_are_no_shortcuts_while_words_are_made(page: QWidget, pinyin: Pinyin, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    page.esc.activated.connect(lambda: pressed.append(True))  # type: ignore[attr-defined]
    field = page.findChildren(QLineEdit)[0]
    type_in("w")
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, 9, 0xFF1B, 0)
    override.ignore()
    QCoreApplication.sendEvent(field, override)
    assert override.isAccepted()
    type_in("\x1b")
    assert pinyin.kept == ""
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert pressed == [True], "and they are again once the words are given up"


def test_what_takes_no_words_is_left_alone(page: QWidget, pinyin: Pinyin, qtbot: QtBot) -> None:
    rows = page.findChildren(QListWidget)[0]
    rows.addItem("1 理论学习联系实际不紧密")
    rows.setCurrentRow(0)
    enter(qtbot, rows)
    type_in("w")
    first, second = page.findChildren(QLineEdit)
    second.setEchoMode(QLineEdit.EchoMode.Password)
    enter(qtbot, second)
    type_in("w")
    assert "ProcessKeyEvent" not in pinyin.told
    assert (first.text(), second.text()) == ("", "w")


def test_words_and_keys_that_follow_no_key_arrive_too(page: QWidget, pinyin: Pinyin, qtbot: QtBot) -> None:
    field = page.findChildren(QLineEdit)[0]
    pinyin.says("CommitString", "整改不力")
    qtbot.waitUntil(lambda: field.text() == "整改不力")
    pinyin.says("ForwardKey", 0xFF08, 0, 0)
    qtbot.waitUntil(lambda: field.text() == "整改不")


def test_without_fcitx_the_field_types_on_and_the_next_one_finds_it_again(
    page: QWidget, pinyin: Pinyin, qtbot: QtBot
) -> None:
    first, second = page.findChildren(QLineEdit)
    type_in("w ")
    pinyin.gone = True
    type_in("ab")
    assert first.text() == "我们ab"
    pinyin.gone = False
    enter(qtbot, second)
    type_in("w ")
    assert second.text() == "我们"
    assert pinyin.told.count("/inputcontext_7") == 2


@pytest.mark.parametrize(
    ("asked", "tried"), [("fcitx", "fcitx;ibus"), ("fcitx5", "fcitx5;ibus"), ("ibus", None), ("", None)]
)
def test_ibus_will_do_where_fcitx_is_asked_for(asked: str, tried: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_IM_MODULE", asked)
    monkeypatch.delenv("QT_IM_MODULES", raising=False)
    fcitx.prefer_ibus()
    assert os.environ.get("QT_IM_MODULES") == tried
    monkeypatch.delenv("QT_IM_MODULES", raising=False)
