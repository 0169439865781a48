"""Cycles are collected on the GUI thread while there is a window, and by Python itself again afterwards."""

import gc
import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.collecting import Collecting, collect


def test_no_worker_frees_what_a_window_left_behind(qtbot: QtBot) -> None:
    window = QObject()
    Collecting(window)
    freed: list[int] = []

    class Left(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self

        def __del__(self) -> None:
            freed.append(threading.get_ident())

    Left()
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert not freed
    gc.collect()
    assert freed == [threading.get_ident()]
    assert not gc.isenabled()
    window.deleteLater()
    qtbot.waitUntil(gc.isenabled)


def test_what_is_due_is_collected(qapp: QApplication) -> None:
    kept = [[] for _ in range(5_000)]  # type: ignore[var-annotated]  # anything that counts as an allocation
    assert kept
    collect()
    assert gc.get_count()[0] < 5_000
