"""The one window: the unlock page, or the frame of the unlocked workspace. It opens, locks and closes them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThread, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QStackedWidget

from domain.errors import FuzhenError
from gui import look
from gui.closing import Closing
from gui.commands import Keys
from gui.idle import IdleWatch
from gui.notices import Notices
from gui.tasks import Tasks
from gui.unlock import UnlockPage
from gui.widgets.enter import EnterPresses
from gui.widgets.focus import FocusRing
from gui.window_deeds import WindowDeeds

if TYPE_CHECKING:
    from gui.clipboard import OwnClipboard
    from gui.desk import Desk
    from gui.frame import Frame
    from gui.opening import Opening
    from gui.stage import Begun
    from storage.settings import Settings
    from storage.store import Store


AT_REST = 20  # ms until the loops of dialogs are looked at again


class Window(QMainWindow):
    """Built once for the program."""

    def __init__(self, app: QApplication, settings: "Settings") -> None:
        super().__init__()
        self.settings = settings
        self._opening: Opening | None = None
        self.desk: Desk | None = None
        self.frame: Frame | None = None
        # Where we were in a workspace that is locked now, and what was begun there.
        self._kept: dict[Path, tuple[str, str, Begun]] = {}
        self.setWindowTitle("复诊")
        self.setMinimumSize(640, 360)
        self.notices = Notices(self)
        self.tasks = Tasks(self.notices, self)
        self.ring = FocusRing(app, self)
        self._enter = EnterPresses(app, self)
        self.idle = IdleWatch(app, settings.idle_minutes, self)
        self.unlock = UnlockPage(settings, self.tasks, self._openings)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.unlock)
        self.setCentralWidget(self._stack)
        self.deeds = WindowDeeds(self)
        self._keys = Keys(self.unlock)
        self._keys.bind(self.deeds.at_the_door())
        self.unlock.show_foot(self.deeds.at_the_door())
        self.unlock.opened.connect(self.enter)
        self.unlock.print_asked.connect(self.deeds.print_card)
        self._clipboard: OwnClipboard | None = None
        self.idle.quiet.connect(self.lock)
        self.notices.strip_changed.connect(self._show_early_notice)
        look.dress(self)

    def _openings(self) -> "Opening":
        from gui.opening import Opening  # noqa: PLC0415 - loaded after the window is drawn

        if self._opening is None:
            self._opening = Opening(self.settings)
        return self._opening

    # Opening and locking

    def begin(self, folder: Path | None = None, *, sample: bool = False) -> None:
        """Where to start: at a folder, at the sample, or with the newest workspace."""
        if folder is not None:
            self.unlock.renew(folder)
        elif sample:
            self.unlock.open_sample()
        else:
            self.unlock.take_keys()

    def enter(self, store: "Store", name: str) -> None:
        """Build the frame of a workspace that has just been unlocked."""
        from gui.clipboard import OwnClipboard  # noqa: PLC0415 - as below
        from gui.desk import Desk  # noqa: PLC0415 - the frame is loaded when there is something to frame
        from gui.frame import Frame  # noqa: PLC0415
        from gui.places import PLACES  # noqa: PLC0415

        if name:
            self.settings.remember(store.folder, name)
            self.settings.save()
        place, visit_uid, begun = self._kept.pop(store.folder, ("", "", {}))
        places = list(PLACES)
        self.desk = Desk(store, self.tasks, self.notices, self.settings, visit_uid)
        self.frame = Frame(self.desk, places, self.deeds.in_workspace())
        self.frame.stage.take_up(begun)
        self.frame.lock_asked.connect(self.lock)
        self._stack.addWidget(self.frame)
        self.frame.stage.setFocus()  # else the keys go to what Tab comes to first: Enter would take the last deed back
        self._stack.setCurrentWidget(self.frame)
        self._keys.bind([])
        self._clipboard = self._clipboard or OwnClipboard(self)
        self.idle.start()
        if closing := self._openings().closing.pop(store.folder, None):
            closing.hand_over(self.desk.tasks)
            told = Qt.ConnectionType.SingleShotConnection  # the page that comes into view clears the strip
            self.frame.stage.shown.connect(lambda _place: closing.tell(self.notices), told)
        start = place or self._first_place(self.desk)
        known = [each.id for each in places]
        if known:
            self._begin_at(self.frame, start if start in known else known[0])

    @staticmethod
    def _first_place(desk: "Desk") -> str:
        """Where work begins: without an organization at the exchange that brings one."""
        if not desk.visit_uid:
            return "exchange"
        return "four_references" if desk.store.issues.count(visit_uid=desk.visit_uid) else "documents"

    def _begin_at(self, frame: "Frame", place: str) -> None:
        """Frame, page and its content one after the other, so that no key waits for all of them."""

        def fill() -> None:
            if self.frame is frame and frame.stage.page is None:
                frame.go(place)

        def build() -> None:
            if self.frame is frame:
                frame.stage.prepare(place)
                QTimer.singleShot(0, frame, fill)

        QTimer.singleShot(0, frame, build)

    def lock(self) -> None:
        """Save what is typed, blank the window, and close the store once the work that lasts has come to its end."""
        folder = self.desk.store.folder if self.desk else None
        if self._leave():
            self._keys.bind(self.deeds.at_the_door())
            self.unlock.renew(folder)

    def _leave(self) -> bool:
        """Close the workspace; False when there is none, or when what is typed could not be saved."""
        if self.frame is None or self.desk is None:
            return False
        self._close_dialogs()
        try:
            self.frame.stage.flush()
        except FuzhenError as error:
            self.notices.show(error)
            return False
        store, tasks = self.desk.store, self.desk.tasks
        stage = self.frame.stage
        self._kept[store.folder] = (stage.place, self.desk.visit_uid, stage.lay_down())
        self._blank()
        closing = Closing(store, tasks)
        if closing.begin(self.tasks):
            self._openings().closing[store.folder] = closing
        if self._clipboard is not None:
            self._clipboard.forget()
        return True

    def _blank(self) -> None:
        """Nothing of the workspace stays on the screen."""
        if self.frame is None or self.desk is None:
            return
        self.idle.stop()
        self.frame.stage.stop()
        self.frame.keeping.stop()
        self.desk.close()
        self._stack.setCurrentWidget(self.unlock)
        self._stack.removeWidget(self.frame)
        self.frame.destroyed.connect(self._dress_again, Qt.ConnectionType.QueuedConnection)
        _delete_at_rest(self.frame)
        self.frame = self.desk = None

    @Slot()
    def _dress_again(self) -> None:
        if self.frame is None:
            look.dress(self)

    @staticmethod
    def _close_dialogs() -> None:
        from gui.widgets.forms import FormDialog  # noqa: PLC0415 - the frame is loaded when it comes to this

        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                if isinstance(widget, FormDialog):
                    widget.leave_off()
                widget.reject()
            elif isinstance(widget, QMenu):
                widget.close()

    def _show_early_notice(self, notice: object) -> None:
        text = getattr(notice, "text", "")
        if self.frame is None and text:
            self.notices.ask("没有做成", text)

    def _may_end(self) -> bool:
        """Whether nothing is under way that ought to be done to its end, or it may be broken off."""
        if lasting := self.tasks.lasting:
            what = "锁定前的工作" if self.frame is None else f"“{lasting[0].text}”"
            told = f"{what}还没有做完，现在退出就不做了。"
        else:
            begun = [kept for _, _, kept in self._kept.values()]
            begun += [self.frame.stage.lay_down()] if self.frame is not None else []
            told = next((told for kept in begun for _, told in kept.values() if told), "")
        safe = "已经保存的都在，没做完的不会只留一半，以后可以重做。"
        return not told or self.notices.ask("还有工作没有做完", told, safe, ("接着做", "退出")) == 1

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_end() or (self.frame is not None and not self._leave()):
            event.ignore()
            return
        self.unlock.abandon()
        self.tasks.close()
        event.accept()


def fitted(window: Window) -> None:
    """1366×768 where there is room, else the whole screen."""
    room = window.screen().availableGeometry()
    if room.width() <= 1366 or room.height() <= 768:
        window.resize(min(1366, room.width()), min(768, room.height()))
        window.setWindowState(Qt.WindowState.WindowMaximized)
    else:
        window.resize(1366, 768)


def _delete_at_rest(frame: "Frame") -> None:
    """Once every dialog has come back: one that is just going away still asks its own fields what was said."""
    if QThread.currentThread().loopLevel() > 1:
        QTimer.singleShot(AT_REST, frame, lambda: _delete_at_rest(frame))
    else:
        frame.deleteLater()
