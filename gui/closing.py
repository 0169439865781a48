"""A workspace that is locked while work goes on in it: nothing is shown, and it is closed when the work has ended."""

from threading import Event, Lock
from typing import TYPE_CHECKING

from domain.errors import FuzhenError
from gui.notices import Notices

if TYPE_CHECKING:
    from gui.desk_tasks import DeskTasks
    from gui.tasks import Tasks
    from storage.store import Store


class Closing:
    """Whoever knows the passphrase comes back to the work under way, and is told then what ended meanwhile."""

    def __init__(self, store: "Store", tasks: "DeskTasks") -> None:
        self._store = store
        self._deciding = Lock()
        self._decided = Event()
        self._taken_back = False
        self._done: list[str] = []
        self._failed: list[FuzhenError] = []
        self._notices: Notices | None = None
        self._left = tasks.leave(self)

    def begin(self, tasks: "Tasks") -> bool:
        """Close the store, at once where nothing goes on; whether it is still to be closed."""
        if self._left:
            tasks.run_after(self._left, "锁定", self._close)
        else:
            self._close()
        return bool(self._left)

    def _close(self) -> None:
        with self._deciding:
            try:
                if not self._taken_back:
                    self._store.close()
            finally:
                self._decided.set()

    def take_back(self, passphrase: str) -> "Store | None":
        """The store as it is, to its owner; None when it is closed, or another person's passphrase opens it too.

        PlaceError when the passphrase opens nothing. A closed one can be opened like any other from then on.
        """
        if not self._decided.is_set() and self._store.vault.admits(passphrase):
            with self._deciding:
                if self._store.is_open:
                    self._taken_back = True
                    return self._store
        self.wait()
        return None

    def wait(self) -> None:
        """Until it is closed."""
        self._decided.wait()

    def done(self, text: str, _result: object) -> None:
        """This work came to its end."""
        self._done.append(text)
        self._tell()

    def failed(self, error: FuzhenError) -> None:
        """Some work came to nothing."""
        self._failed.append(error)
        self._tell()

    def hand_over(self, tasks: "DeskTasks") -> None:
        """Somebody is there again: the work under way is theirs."""
        tasks.adopt(self._left)

    def tell(self, notices: Notices) -> None:
        """What became of the work is told, now and from now on."""
        self._notices = notices
        self._tell()

    def _tell(self) -> None:
        if self._notices is None:
            return
        if self._done:
            self._notices.tell(f"做完了：{'、'.join(self._done)}")
        for error in self._failed:
            self._notices.show(error)
        self._done.clear()
        self._failed.clear()
