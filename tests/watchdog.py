"""Measures the longest time for which the event loop was held while a person would have waited.

A thread beats into the event loop every few milliseconds and looks where the main thread is. Time counts from the
last beat that was answered, as long as the main thread is in the program or in the event loop; the test's own work
between two deeds does not. Beside the wall clock stands the processor time of the main thread: on a busy machine the
former also holds what other programs took.
"""

import linecache
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import pytest
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

GUI = str(Path(__file__).parents[1] / "gui")
BEAT = 0.004  # seconds
WORTH_KEEPING = 20.0  # ms
WAITS = (".exec(", ".exec_(", "processEvents(")


class Hold(NamedTuple):
    """One hold: milliseconds by the wall clock and of the processor, and where the program was."""

    wall: float
    cpu: float
    where: str


class Watchdog(QObject):
    """`longest()` in milliseconds; `holds` with their places, the longest first."""

    _beat = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._main = threading.main_thread().ident or 0
        self._clock = time.pthread_getcpuclockid(self._main)
        self._answered = True
        self.beats = 0  # answered so far
        self._held: list[Hold] = []
        self._ended = threading.Event()
        self._beat.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    @Slot()
    def _answer(self) -> None:
        self._answered = True
        self.beats += 1

    def start(self) -> None:
        """From now on."""
        self._thread.start()

    def stop(self) -> None:
        """No longer."""
        self._ended.set()
        self._thread.join()

    @property
    def holds(self) -> list[Hold]:
        """Those of 20 ms and more, the longest first."""
        return sorted(self._held, key=lambda hold: -hold.cpu)

    def longest(self) -> float:
        """Milliseconds of processor time of the longest hold."""
        return max((hold.cpu for hold in self._held), default=0.0)

    def report(self) -> str:
        """The five longest in words."""
        return "\n".join(f"{hold.cpu:.0f} ms（时钟 {hold.wall:.0f} ms） {hold.where}" for hold in self.holds[:5])

    def _now(self) -> tuple[float, float]:
        return time.monotonic(), time.clock_gettime(self._clock)

    def _watch(self) -> None:
        since, worst = self._now(), Hold(0, 0, "")
        while not self._ended.wait(BEAT):
            place = where(sys._current_frames().get(self._main))
            wall, cpu = self._now()
            if place is not None and not self._answered:
                held = Hold((wall - since[0]) * 1000, (cpu - since[1]) * 1000, place or worst.where)
                worst = max(worst, held, key=lambda hold: hold.cpu)
                continue
            if worst.wall >= WORTH_KEEPING:
                self._held.append(worst)
            since, worst = (wall, cpu), Hold(0, 0, "")
            if self._answered:
                self._answered = False
                self._beat.emit()


def where(frame: FrameType | None) -> str | None:
    """The program's frames, the outermost first; "" in the bare event loop, None in the test itself or a dialog."""
    if frame is None:
        return None
    names: list[str] = []
    inner = frame.f_code.co_filename
    number: int | None = frame.f_lineno  # None for an instant while the frame is being made
    line = linecache.getline(inner, number) if number else ""
    if inner.startswith(GUI) and any(wait in line for wait in WAITS):
        return None
    each: FrameType | None = frame
    while each is not None:
        if each.f_code.co_filename.startswith(GUI):
            names.append(f"{Path(each.f_code.co_filename).name}:{each.f_lineno} {each.f_code.co_name}")
        each = each.f_back
    if names:
        return " < ".join(names[:2] + names[-1:])
    return "" if "pytestqt" in inner or "processEvents(" in line else None


@pytest.fixture
def watchdog(qapp: QApplication) -> Iterator[Watchdog]:
    """Watches for the length of one test."""
    dog = Watchdog()
    dog.start()
    yield dog
    dog.stop()
    if dog.longest():
        print(dog.report())
    qapp.processEvents()
