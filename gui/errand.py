"""Work a worker thread does for the window, and its way home."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from domain.errors import FuzhenError
from gui.notices import Notices


@dataclass(eq=False, kw_only=True)
class Errand:
    """`run` on the worker, then `settle` on the GUI thread; each once.

    The callables know widgets, and so does the traceback of an error. A worker that is the last to hold them would free
    widgets, which ends the process: whoever brings an errand home or drops it empties it on the GUI thread.
    """

    work: Callable[..., Any]
    then: Callable[[Any], object] | None = None
    failed: Callable[[FuzhenError], object] | None = None
    result: Any = field(default=None, init=False)
    error: BaseException | None = field(default=None, init=False)

    def run(self, *given: object) -> None:
        """Do the work and keep how it ended."""
        try:
            self.result = self.work(*given)
        except BaseException as error:  # noqa: BLE001 - carried to the GUI thread, which decides
            self.error = error

    def settle(self, notices: Notices) -> None:
        """Hand over the result, or the error: to `failed`, else to the notices; our own faults to the crash guard."""
        try:
            if self.error is None:
                if self.then:
                    self.then(self.result)
            elif isinstance(self.error, FuzhenError):
                (self.failed or notices.show)(self.error)
            else:
                sys.excepthook(type(self.error), self.error, self.error.__traceback__)
        finally:
            self.empty()

    def empty(self) -> None:
        """Let go of all it knows."""
        self.work = _nothing
        self.then = self.failed = self.result = self.error = None


def _nothing(*_given: object) -> None:
    """The work of an errand that has ended."""
