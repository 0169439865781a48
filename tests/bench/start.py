"""Start a window in this process and end at its first paint: `python -m tests.bench.start bare|ours`."""

import runpy
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Ends the program when the first window has been painted."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Quit behind the first paint of the window."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False


def main(which: str) -> None:
    """Run one of the two programs."""
    watcher = FirstPaint()
    loop = QApplication.exec

    def watched_loop(*_: object) -> int:
        # The windows alone: a filter on the application makes a Python object of everything in them, which took 20 ms.
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.installEventFilter(watcher)
        return loop()

    QApplication.exec = watched_loop
    if which == "bare":
        app = QApplication([])
        window = QWidget()
        window.resize(1366, 768)
        window.show()
        app.exec()
    else:
        sys.argv = ["main.py"]
        runpy.run_path("main.py", run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1])
