"""Python's collector of cycles runs on the GUI thread only.

By itself it runs on whichever thread allocates. A QObject it frees on a worker waits for the interpreter with Qt's
lock of connections in hand, while the GUI thread waits for that lock with the interpreter in hand: both stand still.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000  # ms


class Collecting(QObject):
    """From now on cycles are collected here, for the rest of the program: its garbage may outlive this object."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """The oldest generation that is due, and the younger ones with it."""
    due = [generation for generation, count in enumerate(gc.get_count()) if count > gc.get_threshold()[generation]]
    if due:
        gc.collect(due[-1])


def keep() -> None:
    """What is loaded now stays: later collections need not look through it, which would hold the window 60 ms."""
    gc.freeze()
