"""The real window on a settings file of its own, and a closed workspace to open in it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from documents import sample, visits
from gui.app import dressed
from gui.frame import Frame
from gui.new_workspace import NewForm
from gui.window import Window
from storage.settings import Settings
from storage.store import Store
from tests.conftest import PASSPHRASE


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a computer that has opened nothing yet."""
    return Settings(path=tmp_path / "config" / "settings.json")


@pytest.fixture
def workspace(master: Path, tmp_path: Path) -> Path:
    """A closed workspace with two organizations."""
    folder = tmp_path / "县水利局"
    shutil.copytree(master, folder)
    store = Store.open(folder, PASSPHRASE)
    visits.begin(store, organization="云栖县水利局党组", starts_on=date(2025, 3, 10), ends_on=date(2025, 3, 24))
    visits.begin(store, organization="云栖县供销社党组")
    store.close()
    return folder


@pytest.fixture
def new_window(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Callable[..., Window]]:
    """Shows a window; whatever is open in it is closed afterwards."""
    made: list[Window] = []

    def make(width: int = 1366, height: int = 768) -> Window:
        window = dressed(qapp, settings)
        window.resize(width, height)
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    yield make
    for window in made:
        window.tasks.cancel_all()  # else it would ask whether to end, where nobody answers
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def window(new_window: Callable[..., Window]) -> Window:
    """The window on the unlock page."""
    return new_window()


@pytest.fixture
def open_sample(
    new_window: Callable[..., Window], sample_master: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[..., Frame]]:
    """Opens a copy of the sample organization in a window of this size; at the end nothing is under way."""
    folder = tmp_path / "示例单位"
    opened: list[Window] = []

    def make(width: int = 1366, height: int = 768) -> Frame:
        shutil.copytree(sample_master, folder)
        window = new_window(width, height)
        opened.append(window)
        window.enter(Store.open(folder, sample.PASSPHRASE), "")
        assert window.frame is not None
        return window.frame

    yield make
    qtbot.waitUntil(lambda: not any(window.tasks.busy for window in opened), timeout=60_000)


@pytest.fixture
def open_window(window: Window, workspace: Path, qtbot: QtBot) -> Window:
    """The window with the workspace unlocked by its passphrase."""
    unlock(window, workspace, qtbot)
    return window


@pytest.fixture
def frame(open_window: Window) -> Frame:
    """The frame of the open workspace."""
    assert open_window.frame is not None
    return open_window.frame


def unlock(window: Window, folder: Path, qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase and wait for the frame."""
    window.unlock.renew(folder)
    window.unlock.open_form.edit.setText(passphrase)
    window.unlock.open_form.button.click()
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.stage.page is not None, timeout=10_000)


def new_form(window: Window) -> NewForm:
    """The form of a new workspace, open."""
    window.unlock.begin_new()
    assert window.unlock._new is not None
    return window.unlock._new
