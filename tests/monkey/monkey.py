"""The monkey itself: one act after the other, also in dialogs; it unlocks, rests and begins the program again."""

import ctypes
import faulthandler
import gc
import random
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtCore import (
    QEvent,
    Qt,
    QTimer,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from documents import sample
from gui.app import dressed
from gui.places import PLACES
from gui.window import Window
from storage.settings import Settings
from tests.monkey.hands import SIZES, Hands

WORKSPACE = "示例单位"
RESTS = 6  # at which all is locked and the memory measured
HUNG = 120  # seconds without a step
TRIES = 60  # of the right passphrase, half a second apart


class Monkey(Hands):
    """`run` until the time is over or something goes wrong; then `troubles`, `steps`, `memory`, `rests`."""

    def __init__(self, app: QApplication, place: Path, seconds: float, seed: int) -> None:
        super().__init__(app, place, random.Random(seed))
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._next_rest = time.monotonic() + seconds / RESTS
        self._acting: list[int] = []
        self._asked_at = 0.0
        self._tries = 0
        self.troubles: list[str] = []
        self.unlocks = self.restarts = 0
        self.memory: list[float] = []
        self.window = self._new_window()

    def _new_window(self) -> Window:
        window = dressed(self._app, Settings.load())
        window.begin(self._place / WORKSPACE)
        window.resize(*SIZES[0])
        window.show()
        window.activateWindow()
        return window

    def run(self) -> None:
        """Until it is over."""
        QTimer.singleShot(0, self._step)
        self._app.exec()
        while (modal := self._app.activeModalWidget()) is not None:
            modal.close()
        settle(self._app, self.window)
        self.window.close()
        settle(self._app, self.window)

    def fail(self, what: str) -> None:
        """Something went wrong: told with the acts before it."""
        self.troubles.append(what + "\n先前：" + "；".join(self.acts))

    # One step

    def _root(self) -> QWidget:
        return self._app.activePopupWidget() or self._app.activeModalWidget() or self.window

    def _step(self) -> None:
        faulthandler.dump_traceback_later(HUNG, exit=True)
        if self.troubles or time.monotonic() > self._until:
            self._app.exit()
            return
        # Asked for before the act: the act may open a dialog, which has a loop of its own.
        QTimer.singleShot(1, self._step)
        root = self._root()
        if id(root) in self._acting:
            return  # the act before is still waiting for its events
        self._acting.append(id(root))
        try:
            self._go_on(root)
        finally:
            self._acting.pop()

    def _go_on(self, root: QWidget) -> None:
        if self.window.frame is not None:
            self._tries = 0
        if not self.window.isVisible():
            self._restart()
        elif self.window.frame is None and root is self.window:
            self._stand_before_the_door()
        elif time.monotonic() > self._next_rest and root is self.window:
            self._rest()
        elif root is not self.window and self._chance.random() < 0.1:
            self.note("Esc")
            QTest.keyClick(root, Qt.Key.Key_Escape)
        else:
            self.act(root)

    def _restart(self) -> None:
        """The program was ended: begin it again."""
        self.restarts += 1
        self.note("重启")
        self.window.deleteLater()
        self.window = self._new_window()

    def _stand_before_the_door(self) -> None:
        """Unlock as a person does; now and then play with the page of the door first."""
        unlock = self.window.unlock
        if unlock._made is not None:
            unlock.abandon()
            unlock.list.blockSignals(False)
            unlock.left.setEnabled(True)  # a card that nobody keeps ends with the program
        if self.window.tasks.busy and not self.window.tasks.lasting:
            return
        if self._chance.random() < 0.02:
            self._click(self.window)
        elif time.monotonic() - self._asked_at > 0.5:
            self._asked_at = time.monotonic()
            unlock.renew(self._place / WORKSPACE)
            unlock.open_form.edit.setText(sample.PASSPHRASE)
            unlock.open_form.button.click()
            self.unlocks += 1
            self._tries += 1
            if self._tries > TRIES:
                self.fail("打不开了：" + unlock.open_form.error.text())

    def _rest(self) -> None:
        """Look at every page, lock, let everything go that can go, and measure."""
        self._next_rest += self._seconds / RESTS
        self.note("走一遍，锁定，量内存")
        for place in PLACES:
            if self.window.frame is not None:
                self.window.frame.go(place.id)
                settle(self._app, self.window)
        self.window.lock()
        settle(self._app, self.window)
        self.memory.append(resident())
        self.note(f"内存 {self.memory[-1]:.0f} MB")


def settle(app: QApplication, window: Window) -> None:
    """Until the work in the background has ended and what is to be deleted is deleted."""
    quiet = time.monotonic() + 0.3
    while time.monotonic() < quiet:
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if window.tasks.busy:
            quiet = time.monotonic() + 0.3
        time.sleep(0.005)


def resident() -> float:
    """Memory of this process in MiB, after giving back what is free."""
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return psutil.Process().memory_info().rss / 2**20
