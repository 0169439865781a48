"""Short questions to the store, asked beside the window: no figure on it is worth a key that waits.

Unlike a task a question is shown nowhere and cannot be cancelled; it reads, it does not write, and it is over soon.
"""

from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gui.errand import Errand
from gui.notices import Notices

T = TypeVar("T")


@dataclass(eq=False, kw_only=True)
class Question(Errand):
    """`matter` says what it is about: a newer question about the same takes its place."""

    matter: str


class Asking(QObject):
    """`ask(matter, work, then)`: work on a thread of its own, then its answer on the GUI thread, the newest alone."""

    _answered = Signal(object)

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self._notices = notices
        self._newest: dict[str, Question] = {}
        self._waiting: SimpleQueue[Question | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._open = True
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._newest)

    def ask(self, matter: str, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Work reads the store and touches no widget; an answer that a newer question has overtaken is dropped."""
        if not self._open:
            return
        self._newest[matter] = question = Question(matter=matter, work=work, then=then)
        self._waiting.put(question)
        if self._thread is None:
            self._thread = Thread(target=self._serve, name="asking", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """No answer comes home any more; waits for the question under way, since the store is about to close."""
        self._open = False
        self._newest.clear()
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _serve(self) -> None:
        while (question := self._waiting.get()) is not None:
            if self._is_newest(question):
                question.run()
            self._answered.emit(question)  # one that was overtaken too: it is let go where it was asked

    def _is_newest(self, question: Question) -> bool:
        return self._newest.get(question.matter) is question

    @Slot(object)
    def _take(self, question: Question) -> None:
        if self._is_newest(question):
            del self._newest[question.matter]
            question.settle(self._notices)
        else:
            question.empty()
