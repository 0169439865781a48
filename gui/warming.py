"""While the passphrase is being typed: load what unlocking will need, one module at a time, so no keystroke waits."""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from gui import collecting

_LATER = 400  # ms after the window was shown
_BETWEEN = 30  # ms left to typing between two modules
_MODULES = ("storage.store", "gui.opening", "gui.desk", "gui.frame", "gui.clipboard")


class Warming(QObject):
    """Loads on the GUI thread: classes of Qt are best made where they are used."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[str] | None = None
        self._timer = QTimer(self, interval=_BETWEEN)
        self._timer.timeout.connect(self._load_next)
        QTimer.singleShot(_LATER, self._timer.start)

    def _load_next(self) -> None:
        if self._waiting is None:
            from gui.places import PLACES  # noqa: PLC0415 - the pages are looked for after the window is drawn

            self._waiting = [*_MODULES, *(module for place in PLACES for module in place.modules)]
        elif self._waiting:
            import_module(self._waiting.pop(0))
        else:
            self._timer.stop()
            collecting.keep()
