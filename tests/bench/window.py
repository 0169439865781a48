"""From unlocked to a painted list in the real window."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from gui.app import dressed
from storage.settings import Settings

TYPING = 2  # seconds that twelve characters take at least


def settle(app: QApplication, seconds: float) -> None:
    """Let the window live for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()


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


def open_list(folder: Path, passphrase: str) -> float:
    """Seconds from the store being unlocked to the painted list of problems; the window stays open for measuring.

    The passphrase is typed and checked as by a person, so what the window loads beside that is loaded.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    window = dressed(app, Settings.load())
    window.begin(folder)
    window.resize(1366, 768)
    window.show()
    unlocked: list[float] = []
    window.unlock.opened.disconnect(window.enter)
    window.unlock.opened.connect(lambda *_: unlocked.append(time.perf_counter()))
    window.unlock.opened.connect(window.enter)
    settle(app, TYPING)
    window.unlock.open_form.edit.setText(passphrase)
    window.unlock.open_form.button.click()
    while window.frame is None or window.frame.stage.page is None:
        app.processEvents()
    painted = Painted()
    view = window.frame.stage.page.regions.subjects.view.viewport()
    view.installEventFilter(painted)
    while id(view) not in painted.seen:
        app.processEvents()
    took = time.perf_counter() - unlocked[0]
    settle(app, 1)
    app.setProperty("bench_window", window)
    return took
