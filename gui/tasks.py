"""Long work on one worker thread, the longest beside it; the GUI side owns the signals: no worker touches a widget."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event, Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from domain.changes import Progress
from domain.errors import Cancelled, FuzhenError
from gui.collecting import Collecting
from gui.errand import Errand
from gui.notices import Notices

T = TypeVar("T")
_SPACING = 0.05  # seconds between two reports of one task: more would only flood the event loop
_QUIET = 2.0  # seconds before a guess of the remaining time is worth showing


@dataclass(eq=False, kw_only=True)
class Task(Errand):
    """One piece of work under way, and what it last said; its work gets a progress."""

    text: str
    lasting: bool = False  # what it brings lies in the workspace or on a disk, not on the page that asked
    certain: bool = False  # done even when it is cancelled
    stop: Event = field(default_factory=Event)
    over: Event = field(default_factory=Event)
    done: int = 0
    total: int = 0
    started: float = 0.0

    def cancel(self) -> None:
        """The work ends at its next report; what it had not committed is left out."""
        self.stop.set()

    def remaining(self) -> str:
        """The time still needed in words, "" while it is too early to say."""
        spent = time.monotonic() - self.started
        if not self.done or self.done >= self.total or spent < _QUIET:
            return ""
        seconds = spent * (self.total - self.done) / self.done
        return f"约剩 {round(seconds)} 秒" if seconds < 90 else f"约剩 {round(seconds / 60)} 分钟"


class Tasks(QObject):
    """Runs work one after another: `run(text, work, then)`; work gets a progress to report to and be cancelled by.

    Work that takes minutes is run `aside`, on a thread of its own, so that pictures and pages still open meanwhile.
    """

    changed = Signal()  # something began, moved on or ended
    idle = Signal()
    _reported = Signal(object, int, int, str)
    _ended = Signal(object)

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        Collecting(self)
        self._notices = notices
        self._waiting: SimpleQueue[Task | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._aside: list[Thread] = []
        self._tasks: list[Task] = []
        self._reported.connect(self._take_report, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._take_end, Qt.ConnectionType.QueuedConnection)

    @property
    def current(self) -> Task | None:
        """The work under way, None when there is none."""
        return self._tasks[0] if self._tasks else None

    @property
    def busy(self) -> bool:
        """Whether any work is under way or waiting."""
        return bool(self._tasks)

    @property
    def lasting(self) -> list[Task]:
        """The work under way or waiting that ought to be done to its end."""
        return [task for task in self._tasks if task.lasting and not task.stop.is_set()]

    def has(self, task: Task) -> bool:
        """Whether this work is still to be brought home."""
        return task in self._tasks

    def run(
        self,
        text: str,
        work: Callable[[Progress], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[FuzhenError], object] | None = None,
        *,
        aside: bool = False,
        lasting: bool = False,
    ) -> Task:
        """Do work on the worker, then take its result home on the GUI thread; errors are shown unless failed.

        Lasting work goes on when the workspace is locked, and is asked about before the program ends.
        """
        task = Task(text=text, work=work, then=then, failed=failed, lasting=lasting)
        if aside:
            self._take_aside(task)
        else:
            self._take(task)
        return task

    def run_after(self, former: Sequence[Task], text: str, work: Callable[[], object]) -> None:
        """Work that is done once these have ended, even when all is cancelled: closing the store they use."""

        def wait(_progress: Progress) -> None:
            for each in former:
                each.over.wait()
            work()

        self._take_aside(Task(text=text, work=wait, certain=True))

    def tell(self, error: FuzhenError) -> None:
        """Show what failed for somebody who is gone."""
        self._notices.show(error)

    def cancel_all(self) -> None:
        """Ask all work to end at its next report."""
        for task in self._tasks:
            task.cancel()

    def close(self) -> None:
        """Cancel what is left and end the workers; waits for them."""
        self.cancel_all()
        for thread in self._aside:
            thread.join()
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None
        for task in self._tasks:
            task.empty()
        self._tasks.clear()

    def _take(self, task: Task) -> None:
        self._tasks.append(task)
        self._waiting.put(task)
        if self._thread is None:
            self._thread = Thread(target=self._serve, name="work", daemon=True)
            self._thread.start()
        self.changed.emit()

    def _take_aside(self, task: Task) -> None:
        self._tasks.append(task)
        thread = Thread(target=self._work, args=(task,), name="work aside", daemon=True)
        self._aside = [each for each in self._aside if each.is_alive()] + [thread]
        thread.start()
        self.changed.emit()

    def _serve(self) -> None:
        while (task := self._waiting.get()) is not None:
            self._work(task)

    def _work(self, task: Task) -> None:
        last = 0.0

        def progress(done: int, total: int, text: str) -> None:
            nonlocal last
            if task.stop.is_set():
                raise Cancelled(task.text)
            now = time.monotonic()
            if now - last >= _SPACING or done >= total:
                last = now
                self._reported.emit(task, done, total, text)

        task.started = time.monotonic()
        if task.stop.is_set() and not task.certain:
            task.error = Cancelled(task.text)
        else:
            task.run(progress)
        task.over.set()
        self._ended.emit(task)

    @Slot(object, int, int, str)
    def _take_report(self, task: Task, done: int, total: int, text: str) -> None:
        if total != task.total:
            task.started = time.monotonic()
        task.done, task.total, task.text = done, total, text or task.text
        self.changed.emit()

    @Slot(object)
    def _take_end(self, task: Task) -> None:
        if task not in self._tasks:
            return
        self._tasks.remove(task)
        self.changed.emit()
        try:
            task.settle(self._notices)
        finally:
            if not self._tasks:
                self.idle.emit()
