"""From unlocked to a painted list in the real window."""

import sys
import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from gui.app import dressed
from storage.settings import Settings
from storage.store import Store


class Painted(QObject):
    """Remembers when each widget was painted last."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[int] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint."""
        if event.type() == QEvent.Type.Paint:
            self.seen.add(id(watched))
        return False


def open_list(store: Store) -> float:
    """Seconds from the unlocked store to the painted list of problems; the window stays open for measuring."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    window = dressed(app, Settings.load())
    window.begin()
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    painted = Painted()
    began = time.perf_counter()
    window.enter(store, "")
    view = window.frame.stage.page.regions.subjects.view.viewport()
    view.installEventFilter(painted)
    while id(view) not in painted.seen:
        app.processEvents()
    took = time.perf_counter() - began
    until = time.monotonic() + 1
    while time.monotonic() < until:
        app.processEvents()
    app.setProperty("bench_window", window)
    return took
