"""What every page is handed: the store, the workers, the notices, the settings and the visit in view."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from domain.changes import Changes
from domain.records import LookBackVisit, Organization
from gui.asking import Asking
from gui.desk_tasks import DeskTasks
from gui.models.knowing import Knowing
from gui.notices import Notices
from gui.tasks import Tasks

if TYPE_CHECKING:
    from storage.settings import Settings
    from storage.store import Store


class Desk(QObject):
    """One unlocked workspace at work. `changed` brings every committed change to the GUI thread."""

    changed = Signal(object)  # Changes
    visit_changed = Signal(str)
    go = Signal(str, str)  # place, argument: uid, or document_uid|place
    compact_changed = Signal(bool)
    lock_asked = Signal()
    _heard = Signal(object)

    def __init__(
        self, store: "Store", tasks: Tasks, notices: Notices, settings: "Settings", visit_uid: str = ""
    ) -> None:
        super().__init__()
        self.store = store
        self.tasks = DeskTasks(tasks)
        self.asking = Asking(notices)
        self.notices = notices
        self.settings = settings
        self.visit_uid = visit_uid
        self.compact = False
        self.blind = False  # whoever sits here judges blind and looks at nobody's answers
        self.saved_at: datetime | None = None
        self._heard.connect(self._take)
        self._unlisten = store.listen(self._hear)
        if not visit_uid:
            visits = store.visits.all()
            self.visit_uid = visits[0].uid if visits else ""
        self.knowing = Knowing(store, self.visit_uid)

    @property
    def visit(self) -> LookBackVisit | None:
        """The visit in view."""
        return self.store.visits.get(self.visit_uid) if self.visit_uid else None

    @property
    def organization(self) -> Organization | None:
        """The organization in view."""
        visit = self.visit
        return self.store.organizations.get(visit.organization_uid) if visit else None

    def set_visit(self, visit_uid: str) -> None:
        """Turn to another organization."""
        if visit_uid != self.visit_uid:
            self.visit_uid = visit_uid
            self.knowing.open(visit_uid)
            self.visit_changed.emit(visit_uid)

    def set_compact(self, compact: bool) -> None:
        """Tell the pages that the window is narrow (compact_below of look.toml), or wide again."""
        if compact != self.compact:
            self.compact = compact
            self.compact_changed.emit(compact)

    def close(self) -> None:
        """Stop listening and bring nothing home any more; the store itself is closed by who opened it."""
        self.tasks.close()
        self.asking.close()
        self._unlisten()
        self.knowing.close()

    def _hear(self, changes: Changes) -> None:
        # On the writing thread: the signal takes it to the thread of this object.
        self._heard.emit(changes)

    @Slot(object)
    def _take(self, changes: Changes) -> None:
        self.saved_at = datetime.now().astimezone()
        self.knowing.follow(changes)
        if changes.touch("look_back_visit"):
            self._stay_somewhere()
        self.changed.emit(changes)

    def _stay_somewhere(self) -> None:
        """The first organization may have come, or the one in view been taken back."""
        if self.visit is None:
            self.set_visit(next(iter(self.store.visits.uids()), ""))
