"""Thumbnails come home in handfuls: what was painted empty is asked for in one task, the newest wishes first."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from domain.changes import Progress
from domain.records import Evidence
from gui.desk import Desk
from gui.pictures import from_jpeg
from storage.store import Store

HANDFUL = 24
PATIENCE = 15  # ms: one paint event asks for a whole screen


class Thumbnails(QObject):
    """Decrypts off the GUI thread; brought(images by thumbnail uid) comes back on it."""

    brought = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wishes: dict[str, None] = {}
        self._asked: set[str] = set()
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._ask)

    def want(self, evidence: Evidence) -> None:
        """Called while painting: only notes the wish."""
        uid = evidence.thumbnail_uid
        if uid is None or uid in self._asked:
            return
        self._wishes.pop(uid, None)
        self._wishes[uid] = None
        if not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        if self._busy or not self._wishes:
            return
        uids = list(self._wishes)[-HANDFUL:]
        self._wishes = {}  # what is still in view asks again when it is painted
        self._asked.update(uids)
        self._busy = True
        store = self._desk.store

        def work(_progress: Progress) -> dict[str, QImage]:
            return decoded(store, uids)

        self._desk.tasks.run("读取缩略图", work, self._bring, lambda _error: self._bring({}))

    def _bring(self, images: dict[str, QImage]) -> None:
        self._busy = False
        self._asked.difference_update(images)
        self.brought.emit(images)
        if self._wishes:
            self._timer.start()


def decoded(store: Store, uids: list[str]) -> dict[str, QImage]:
    """The thumbnails of these uids."""
    files = store.stored_files.many(uids)
    return {file.uid: from_jpeg(store.files.read(file)) for file in files}
