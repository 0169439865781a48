"""Nobody at the keyboard: after so many quiet minutes, or when the computer has slept, the workspace locks."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_TICK = 5  # seconds
_SLEPT = 60  # seconds between two ticks that mean the computer was asleep
_ACTS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.InputMethod,
    QEvent.Type.DragMove,
}


class IdleWatch(QObject):
    """quiet() when it is time to lock."""

    quiet = Signal()

    def __init__(self, app: QApplication, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._app = app
        self._last = self._ticked = time.time()
        self._timer = QTimer(self, interval=_TICK * 1000)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """A workspace is open from now on."""
        self._last = self._ticked = time.time()
        self._timer.start()
        self._app.installEventFilter(self)

    def stop(self) -> None:
        """Nothing is open: there is nothing to lock."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    def tick(self) -> None:
        """Look at the clock. The clock of the wall, since the other one stands still while the computer sleeps."""
        now = time.time()
        slept, self._ticked = now - self._ticked > _SLEPT, now
        if slept or now - self._last > self.minutes * 60:
            self.quiet.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self._last = time.time()
        return False
