"""The tasks of one unlocked workspace: what it began and what is brought home to its pages."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from domain.changes import Progress
from domain.errors import FuzhenError
from gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from gui.closing import Closing

T = TypeVar("T")
_Home = Callable[[Any], object]


class DeskTasks:
    """The tasks of one workspace: after `close` none begins and none is brought home to pages that are going."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._own: list[Task] = []
        self._open = True
        self.changed = tasks.changed
        self.idle = tasks.idle

    @property
    def current(self) -> Task | None:
        """The work under way, None when there is none."""
        return self._tasks.current

    @property
    def busy(self) -> bool:
        """Whether any work is under way or waiting."""
        return self._tasks.busy

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
        """As `Tasks.run`."""
        if not self._open:
            return Task(text=text, work=work)
        then_home = None if then is None else self._kept(then)
        failed_home = None if failed is None else self._kept(failed, self._tasks.tell)
        task = self._tasks.run(text, work, then_home, failed_home, aside=aside, lasting=lasting)
        self._own = [each for each in self._own if self._tasks.has(each)] + [task]
        return task

    def cancel_all(self) -> None:
        """Ask all work to end at its next report."""
        self._tasks.cancel_all()

    def close(self) -> None:
        """Nobody is there any more to bring anything home to."""
        self._open = False

    def adopt(self, tasks: Sequence[Task]) -> None:
        """Work that went on while the workspace was locked is that of this desk now."""
        self._own += tasks

    def leave(self, closing: "Closing") -> list[Task]:
        """The workspace is locked: what lasts goes on and is told of later, the rest is cancelled; what is under way.

        Nothing is brought home to the pages, which are going.
        """
        self.close()
        left = [task for task in self._own if self._tasks.has(task)]
        for task in left:
            if task.lasting and not task.stop.is_set():
                task.then, task.failed = partial(closing.done, task.text), closing.failed
            else:
                task.cancel()
                task.then, task.failed = None, _nobody
        return left

    def _kept(self, home: _Home, otherwise: _Home | None = None) -> _Home:
        def come_home(result: Any) -> None:
            if not self._open:
                return
            if _is_there(home):
                home(result)
            elif otherwise:
                otherwise(result)

        return come_home


def _is_there(home: Callable[..., object]) -> bool:
    """Whether the dialog that waited has not been closed meanwhile."""
    owner = getattr(home, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def _nobody(_error: FuzhenError) -> None:
    """What failed is of no interest to anybody any more."""
