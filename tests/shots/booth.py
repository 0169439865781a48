"""The real window, a way into each workspace, and the camera: what is on the screen, with all that hangs over it."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from documents import sample, visits
from gui import look
from gui.app import dressed
from gui.frame import Frame
from storage.settings import Settings
from storage.store import Store
from tests.shots import workspaces

LAPTOP = (1366, 768)
QUIET = 0.3  # seconds without work before a picture is taken
PATIENCE = 20.0  # seconds after which it is taken all the same


class Booth:
    """One window for all scenes of a look."""

    def __init__(self, folder: Path, how: str) -> None:
        theme, _, scale = how.partition("-")
        self.folder = folder
        self.at_work = False  # the picture is of work under way
        self._resting = False
        self.settings = Settings.load()
        self.settings.theme = theme
        self.settings.remember(folder / workspaces.WAITING, "县供销社党组 整改“回头看”")
        self.settings.remember(folder / workspaces.SAMPLE, "县水利局党组 整改“回头看”")
        self.app = QApplication(["shots"])
        self.window = dressed(self.app, self.settings)
        self.window.begin()
        self.window.resize(LAPTOP[0] * 100 // int(scale), LAPTOP[1] * 100 // int(scale))
        self.window.show()
        self.window.activateWindow()

    # The way to a scene

    @property
    def frame(self) -> Frame:
        """The frame of the workspace that is open."""
        assert self.window.frame is not None
        return self.window.frame

    @property
    def page(self) -> Any:
        """The page in view."""
        return self.frame.stage.page

    def lock(self) -> None:
        """The unlock page."""
        if self.window.frame is not None:
            self.window.lock()
        self.window.unlock.renew(self.folder / workspaces.SAMPLE)

    def open(self, name: str) -> None:
        """A workspace, unlocked; nothing happens when it is the one in view."""
        there = self.folder / name
        if self.window.desk is not None and self.window.desk.store.folder == there:
            return
        if self.window.frame is not None:
            self.window.lock()
            self.rest()
        self.window.enter(Store.open(there, sample.PASSPHRASE), "")
        self.rest()

    def go(self, place: str, argument: str = "", *, name: str = workspaces.SAMPLE) -> Any:
        """A page of a workspace; 点4 and 11 stand for the problems of these numbers."""
        self.open(name)
        desk = self.frame.desk
        if place in ("four_references", "evidence") and argument:
            argument = visits.subject(desk.store, desk.visit_uid, argument)
        self.frame.go(place, argument)
        self.rest()
        return self.page

    def press(self, command: str) -> None:
        """A command of the page or the frame by its id."""
        next(each for each in self.frame.commands() if each.id == command).run()

    def rest(self) -> None:
        """Let work and painting come to an end."""
        self._resting = True
        begun = quiet = time.monotonic()
        while time.monotonic() - quiet < QUIET and time.monotonic() - begun < PATIENCE:
            self.app.processEvents()
            if self.window.tasks.busy or (self.window.desk is not None and self.window.desk.asking.busy):
                quiet = time.monotonic()
            time.sleep(0.005)
        self._resting = False

    def pause(self, seconds: float) -> None:
        """Stand still while work goes on."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.app.processEvents()
            time.sleep(0.005)

    # The camera

    def shoot(self, path: Path, show: Callable[["Booth"], object]) -> None:
        """Show the scene, let it come to rest, take it, and put away what hangs over the window."""
        self.window.activateWindow()
        self.at_work = False
        camera = _Camera(self, path)
        show(self)
        camera.shown = True
        while not camera.taken:
            self.app.processEvents()
            time.sleep(0.005)
        self.rest()

    def resting(self) -> bool:
        """Whether the scene is still on its way."""
        return self._resting

    def close(self) -> None:
        """The end of this look."""
        if self.window.frame is not None:
            self.window.lock()
        self.rest()
        self.window.close()


class _Camera(QObject):
    """A dialog holds its scene until it is closed, so the picture is taken by a clock beside it."""

    def __init__(self, booth: Booth, path: Path) -> None:
        super().__init__(booth.window)
        self.shown = self.taken = False
        self._booth, self._path = booth, path
        self._quiet = 0
        self._begun = time.monotonic()
        self._clock = QTimer(self, interval=50)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def _look(self) -> None:
        held = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        working = self._booth.window.tasks.busy and time.monotonic() - self._begun < PATIENCE
        ready = (self.shown or held) and working == self._booth.at_work and not self._booth.resting()
        self._quiet = self._quiet + 1 if ready else 0
        if self._quiet * 0.05 >= QUIET:
            self._clock.stop()
            _picture(self._booth.window).save(str(self._path))
            self.taken = True
            _put_away(self._booth.window)


def _hanging(window: QWidget) -> list[QWidget]:
    """Dialogs, menus, lists of combo boxes and tips over the window."""
    return [each for each in QApplication.topLevelWidgets() if each is not window and each.isVisible()]


def _picture(window: QWidget) -> QPixmap:
    """The window and what hangs over it, where it hangs."""
    picture = window.grab()
    painter = QPainter(picture)
    for each in _hanging(window):
        box = each.rect().translated(each.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0)))
        painter.drawPixmap(box.topLeft(), each.grab())
        if isinstance(each, QDialog):  # where the system draws a frame
            painter.setPen(look.colour("line2"))
            painter.drawRect(box)
    painter.end()
    return picture


def _put_away(window: QWidget) -> None:
    for each in _hanging(window):
        if isinstance(each, QDialog):
            each.reject()
        else:
            each.close()
