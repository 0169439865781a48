"""Journeys drive the real window; only the file dialogs and the printer are not there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from documents import sample
from gui.window import Window
from storage.store import Store
from tests import dropping
from tests.gui.frame.conftest import new_window, settings, window

__all__ = ["new_window", "settings", "window"]

INPUTS = sample.FOLDER


class Hands:
    """What a person does: keys, drops, waiting for what is under way."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.actions = 0

    @property
    def store(self) -> Store:
        """The open store."""
        return self.window.desk.store

    @property
    def visit_uid(self) -> str:
        """The visit in view."""
        return self.window.desk.visit_uid

    def page(self) -> QWidget:
        """The page in view."""
        return self.window.frame.stage.page

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One action: a key in whatever has the keys."""
        self.actions += 1
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.rest()

    def control(self, key: Qt.Key) -> None:
        """One action: Ctrl and a key."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def drop(self, target: QWidget, *paths: Path) -> None:
        """One action: files dropped onto a widget."""
        self.actions += 1
        dropping.drop(target, paths)
        self.rest()

    def rest(self) -> None:
        """Until the background work is done and its outcome shown."""
        self.qtbot.waitUntil(self._rests, timeout=60_000)
        QApplication.processEvents()

    def _rests(self) -> bool:
        window = self.window
        entering = window.frame is not None and window.frame.stage.page is None
        return not entering and not window.tasks.busy and not (window.desk is not None and window.desk.asking.busy)

    def go(self, number: Qt.Key) -> None:
        """Ctrl and the number of a place."""
        self.control(number)


@pytest.fixture
def hands(window: Window, qtbot: QtBot) -> Hands:
    """A person before the window."""
    return Hands(window, qtbot)


@pytest.fixture
def at_sample(hands: Hands, sample_master: Path, tmp_path: Path) -> Callable[[], Hands]:
    """The window on a copy of the sample organization, unlocked."""
    import shutil

    folder = tmp_path / "示例单位"
    shutil.copytree(sample_master, folder)
    hands.window.enter(Store.open(folder, sample.PASSPHRASE), "")
    hands.rest()
    return hands
