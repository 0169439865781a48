"""Workers that come and go leave no heaps behind, large things no holes, painted lists nothing of their style."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui import look
from gui.window import Window
from tests.gui.frame.heap_kit import told

COUNT = """
import ctypes, sys
from threading import Barrier, Thread
{first}
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
libc.fopen.restype, libc.malloc_info.argtypes = ctypes.c_void_p, [ctypes.c_int, ctypes.c_void_p]
libc.fclose.argtypes = [ctypes.c_void_p]
together = Barrier(6)
def work():
    together.wait()
    held = libc.malloc(100_000)
    together.wait()
    libc.free(held)
threads = [Thread(target=work) for _ in range(6)]
for thread in threads: thread.start()
for thread in threads: thread.join()
file = libc.fopen(sys.argv[1].encode(), b"w")
libc.malloc_info(0, file)
libc.fclose(file)
print(open(sys.argv[1]).read().count("<heap nr="))
"""

ALONE = """
import ctypes
from tests.gui.frame.heap_kit import told
{first}
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
libc.free(libc.malloc(20 << 20))
before = told().blocks
libc.malloc(1 << 20)
print(told().blocks - before)
"""


def heaps(first: str, place: Path) -> int:
    """How many there are after six threads at once."""
    command = [sys.executable, "-c", COUNT.format(first=first), str(place / "heaps.xml")]
    return int(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc")
def test_threads_share_two_heaps(tmp_path: Path) -> None:
    assert heaps("", tmp_path) > 2
    assert heaps("from gui import heaps; heaps.share()", tmp_path) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="glibc")
@pytest.mark.parametrize(("first", "alone"), [("", 0), ("from gui import heaps; heaps.share()", 1)])
def test_what_is_large_lies_by_itself_also_after_something_larger(first: str, alone: int) -> None:
    command = [sys.executable, "-c", ALONE.format(first=first)]
    assert int(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout) == alone


def paint_lists(window: Window, count: int) -> None:
    """So many lists come, are painted, and go."""
    many = QWidget(window)
    column = QVBoxLayout(many)
    for _ in range(count):
        column.addWidget(QListWidget())
    many.show()
    many.grab()
    many.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc")
def test_a_window_dressed_again_lets_go_what_painted_lists_took_from_the_style_sheet(window: Window) -> None:
    paint_lists(window, 10)
    look.dress(window)
    before = told().taken
    paint_lists(window, 300)
    kept = told().taken - before
    look.dress(window)
    assert told().taken - before < kept * 0.6  # what hash tables grew to stays


def test_a_locked_window_is_dressed_again(open_window: Window, qtbot: QtBot) -> None:
    dressed: list[QEvent.Type] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            dressed.append(event.type())
            return super().eventFilter(watched, event)

    watch = Watch()
    open_window.lock()
    open_window.unlock.installEventFilter(watch)
    qtbot.waitUntil(lambda: QEvent.Type.StyleChange in dressed)
