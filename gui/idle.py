"""Nobody at the keyboard: after so many quiet minutes, or when the computer has slept, the workspace locks."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_TICK = 5  # seconds
_SLEPT = 60  # seconds between two ticks that mean the computer was asleep
_LOCK = QKeySequence("Ctrl+L")
_ACTS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.DragMove,
}


class IdleWatch(QObject):
    """quiet() when it is time to lock: nobody is there, or somebody locks from a dialog, which has all the keys.

    It listens where the keys and the mouse enter, at the window of the system. A filter on the application would be
    asked about every event of every widget, and would make a Python object of widgets that are just being destroyed.
    """

    quiet = Signal()

    def __init__(self, app: QApplication, minutes: int, window: QWidget) -> None:
        super().__init__(window)
        self.minutes = minutes
        self._app = app
        self._window = window
        self._watched: list[QWindow] = []
        self._last = self._ticked = time.time()
        self._timer = QTimer(self, interval=_TICK * 1000)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """A workspace is open from now on."""
        self._last = self._ticked = time.time()
        self._timer.start()
        self._app.focusWindowChanged.connect(self._follow)
        # What is typed through an input method goes past the window, straight to the field.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._act)
        self._follow(self._window.windowHandle())

    def stop(self) -> None:
        """Nothing is open: there is nothing to lock."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        self._app.focusWindowChanged.disconnect(self._follow)
        QGuiApplication.inputMethod().cursorRectangleChanged.disconnect(self._act)
        for window in self._watched:
            if isValid(window):
                window.removeEventFilter(self)
        self._watched = []

    def tick(self) -> None:
        """Look at the clock. The clock of the wall, since the other one stands still while the computer sleeps."""
        now = time.time()
        passed, self._ticked = now - self._ticked, now
        slept = passed > _SLEPT
        self._last += min(passed, 0)  # a clock set back by a day would keep the workspace open for a day
        if slept or now - self._last > self.minutes * 60:
            self.quiet.emit()

    def _act(self) -> None:
        self._last = time.time()

    def _follow(self, window: QWindow | None) -> None:
        """Another window, perhaps a dialog, has the keys now."""
        self._watched = [each for each in self._watched if isValid(each)]
        if window is not None and window not in self._watched:
            window.installEventFilter(self)
            self._watched.append(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self._act()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        # In the window itself the key is that of a command.
        locks = watched != self._window.windowHandle() and QKeySequence(event.keyCombination()) == _LOCK
        if locks:
            QTimer.singleShot(0, self, self.quiet.emit)
        return locks
