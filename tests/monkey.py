"""A monkey at the real window: `python -m tests.monkey FOLDER SECONDS SEED` on a workspace that lies in FOLDER.

It clicks, types, turns the wheel, drops files, resizes, changes the theme, undoes, locks and unlocks at random, in
every page and every dialog, in a process of its own. Printed at the end is one line of JSON: what went wrong, how far
it came, the memory at each rest, the longest time for which the event loop was held. Only the file dialogs and the
printer are not there: they give files of FOLDER, or nothing.
"""

import ctypes
import faulthandler
import gc
import json
import os
import random
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import psutil
from PIL import Image
from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QSettings,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QFileDialog, QWidget

from documents import sample
from domain.errors import Cancelled, FuzhenError
from gui import look
from gui.app import dressed
from gui.window import Window
from storage.settings import Settings
from storage.store import Store
from tests import naughty
from tests.watchdog import Watchdog

WORKSPACE = "示例单位"
RESTS = 10  # at which all is locked and the memory measured
HUNG = 120  # seconds without a step
TRIES = 60  # of the right passphrase, half a second apart
SIZES = ((1366, 768), (1366, 690), (1024, 700), (900, 600), (683, 384), (640, 360))
NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NAMES = (
    *("Tab", "Backtab", "Return", "Escape", "Space", "Delete", "Backspace", "Menu", "Slash", "Plus", "Minus"),
    *("Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home", "End"),
    *(f"F{number}" for number in range(1, 13)),
    *"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
)
KEYS = [getattr(Qt.Key, f"Key_{name}") for name in NAMES]
WORDS = ("水利局", "整改", "6月底", "2024.6.30", "47.2万元", "林溪", "ysl", "11", "不符合", "第三方审计未完成", "a")
CLOSING = Qt.Key.Key_Q  # with Ctrl it ends the program; that is done by the palette often enough


class Monkey:
    """`run` until the time is over or something goes wrong; then `troubles`, `steps`, `memory`, `rests`."""

    def __init__(self, app: QApplication, place: Path, seconds: float, seed: int) -> None:
        self._app = app
        self._place = place
        self._chance = random.Random(seed)
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._next_rest = time.monotonic() + seconds / RESTS
        self._acting: list[int] = []
        self._asked_at = 0.0
        self._tries = 0
        self._files = sorted((place / "files").iterdir())
        self.acts: deque[str] = deque(maxlen=40)
        self._log = (place / "acts.txt").open("w", buffering=1, encoding="utf-8")
        self.troubles: list[str] = []
        self.steps = self.unlocks = self.restarts = 0
        self.memory: list[float] = []
        self.window = self._new_window()
        self._deeds: list[tuple[int, Callable[[QWidget], None]]] = [
            (30, self._click),
            (16, self._press_control),
            (16, self._key),
            (8, self._control_key),
            (12, self._type),
            (6, self._wheel),
            (4, self._drag),
            (8, self._command),
            (3, self._undo),
            (2, self._redo),
            (1, self._drop),
            (1, self._paste),
            (1, self._resize),
            (1, self._theme),
            (1, self._lock),
        ]

    def _new_window(self) -> Window:
        window = dressed(self._app, Settings.load())
        window.begin(self._place / WORKSPACE)
        window.resize(*SIZES[0])
        window.show()
        window.activateWindow()
        return window

    def run(self) -> None:
        """Until it is over."""
        QTimer.singleShot(0, self._step)
        self._app.exec()
        while (modal := self._app.activeModalWidget()) is not None:
            modal.close()
        settle(self._app, self.window)
        self.window.close()
        settle(self._app, self.window)

    def fail(self, what: str) -> None:
        """Something went wrong: told with the acts before it."""
        self.troubles.append(what + "\n先前：" + "；".join(self.acts))

    # One step

    def _root(self) -> QWidget:
        return self._app.activePopupWidget() or self._app.activeModalWidget() or self.window

    def _step(self) -> None:
        faulthandler.dump_traceback_later(HUNG, exit=True)
        if self.troubles or time.monotonic() > self._until:
            self._app.exit()
            return
        # Asked for before the act: the act may open a dialog, which has a loop of its own.
        QTimer.singleShot(1, self._step)
        root = self._root()
        if id(root) in self._acting:
            return  # the act before is still waiting for its events
        self._acting.append(id(root))
        try:
            self._act(root)
        finally:
            self._acting.pop()

    def _act(self, root: QWidget) -> None:
        if not self.window.isVisible():
            self._restart()
        elif self.window.frame is None and root is self.window:
            self._stand_before_the_door()
        elif time.monotonic() > self._next_rest and root is self.window:
            self._tries = 0
            self._rest()
        elif root is not self.window and self._chance.random() < 0.1:
            self._note("Esc")
            QTest.keyClick(root, Qt.Key.Key_Escape)
        else:
            weights = [weight for weight, _ in self._deeds]
            deed = self._chance.choices([deed for _, deed in self._deeds], weights)[0]
            deed(root)

    def _note(self, act: str) -> None:
        """Told before it is done, to a file too: what happened before a crash can be read."""
        self.steps += 1
        self.acts.append(act)
        self._log.write(f"{self.steps} {act}\n")

    def _restart(self) -> None:
        """The program was ended: begin it again."""
        self.restarts += 1
        self._note("重启")
        self.window.deleteLater()
        self.window = self._new_window()

    def _stand_before_the_door(self) -> None:
        """Unlock as a person does; now and then play with the page of the door first."""
        unlock = self.window.unlock
        if unlock._made is not None:
            unlock.abandon()
            unlock.list.blockSignals(False)
            unlock.left.setEnabled(True)
        if self.window.tasks.busy:
            return
        if self._chance.random() < 0.02:
            self._click(self.window)
        elif time.monotonic() - self._asked_at > 0.5:
            self._asked_at = time.monotonic()
            unlock.renew(self._place / WORKSPACE)
            unlock.open_form.edit.setText(sample.PASSPHRASE)
            unlock.open_form.button.click()
            self.unlocks += 1
            self._tries += 1
            if self._tries > TRIES:
                self.fail("打不开了：" + unlock.open_form.error.text())

    def _rest(self) -> None:
        """Lock, let everything go that can go, and measure."""
        self._next_rest += self._seconds / RESTS
        self._note("锁定，量内存")
        self.window.lock()
        settle(self._app, self.window)
        self.memory.append(resident())

    # Deeds

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(self._chance.randrange(max(1, widget.width())), self._chance.randrange(max(1, widget.height())))

    def _click(self, root: QWidget) -> None:
        at = self._point(root)
        self._press(root, at, root.childAt(at))

    def _press_control(self, root: QWidget) -> None:
        kinds = (QAbstractButton, QAbstractItemView, QComboBox)
        seen = [each for each in root.findChildren(QWidget) if isinstance(each, kinds) and each.isVisible()]
        seen = [each for each in seen if not each.visibleRegion().isEmpty()]
        if not seen:
            return
        chosen = self._chance.choice(seen)
        self._press(root, chosen.mapTo(root, self._point(chosen)), chosen)

    def _press(self, root: QWidget, at: QPoint, what: QWidget | None) -> None:
        handle = root.windowHandle()
        if handle is None or not root.rect().contains(at):
            return
        button = Qt.MouseButton.RightButton if self._chance.random() < 0.05 else Qt.MouseButton.LeftButton
        modifier = self._chance.choices((NONE, CONTROL, SHIFT), (18, 1, 1))[0]
        act = f"点 {named(what)} {at.x()},{at.y()}"
        self._note(act)
        if self._chance.random() < 0.1:
            QTest.mouseDClick(handle, button, modifier, at)
        else:
            QTest.mouseClick(handle, button, modifier, at)

    def _drag(self, root: QWidget) -> None:
        handle, first, last = root.windowHandle(), self._point(root), self._point(root)
        if handle is None:
            return
        act = f"拖 {named(root.childAt(first))} → {last.x()},{last.y()}"
        self._note(act)
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, NONE, first)
        QTest.mouseMove(handle, (first + last) / 2)
        QTest.mouseMove(handle, last)
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, NONE, last)

    def _key(self, root: QWidget, modifier: Qt.KeyboardModifier = NONE) -> None:
        key = self._chance.choice(KEYS)
        if key is CLOSING and modifier & CONTROL:
            return
        if self._chance.random() < 0.1:
            modifier |= SHIFT
        target = self._app.focusWidget()
        if target is None or target.window() is not root.window():
            target = root
        act = f"键 {modifier.name or ''}+{key.name} 在 {named(target)}"
        self._note(act)
        QTest.keyClick(target, key, modifier)

    def _control_key(self, root: QWidget) -> None:
        self._key(root, CONTROL)

    def _type(self, _root: QWidget) -> None:
        """As from an input method, into whatever has the keys."""
        target = self._app.focusWidget()
        if target is None or not target.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            return
        word = self._chance.choice(WORDS if self._chance.random() < 0.6 else naughty.strings())
        event = QInputMethodEvent()
        event.setCommitString(word)
        act = f"输入 {word[:20]!r} 在 {named(target)}"
        self._note(act)
        QApplication.sendEvent(target, event)

    def _wheel(self, root: QWidget) -> None:
        at = self._point(root)
        target = root.childAt(at)
        if target is None:
            return
        turn = QPoint(0, self._chance.choice((-1200, -120, 120, 1200)))
        event = QWheelEvent(
            QPointF(target.mapFrom(root, at)), QPointF(root.mapToGlobal(at)), QPoint(), turn,
            Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        act = f"滚 {named(target)} {turn.y()}"
        self._note(act)
        QApplication.sendEvent(target, event)

    def _command(self, root: QWidget) -> None:
        if root is not self.window or self.window.frame is None:
            return
        commands = [each for each in self.window.frame.commands() if each.id != "quit"]
        chosen = self._chance.choice(commands)
        act = f"命令 {chosen.id}"
        self._note(act)
        chosen.start()

    def _undo(self, root: QWidget) -> None:
        if root is not self.window or self.window.frame is None:
            return
        self._note("撤销")
        self.window.frame.undo()

    def _redo(self, root: QWidget) -> None:
        if root is not self.window or self.window.frame is None:
            return
        self._note("重做")
        self.window.frame.redo()

    def _drop(self, root: QWidget) -> None:
        at = self._point(root)
        target: QWidget | None = root.childAt(at)
        while target is not None and not target.acceptDrops():
            target = target.parentWidget()
        if target is None:
            return
        data = QMimeData()
        chosen = self._chance.sample(self._files, self._chance.randint(1, 3))
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in chosen])
        action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        act = f"放下 {[path.name for path in chosen]} 到 {named(target)}"
        self._note(act)
        QApplication.sendEvent(target, QDragEnterEvent(QPointF(5, 5), action, data, left, NONE))
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), action, data, left, NONE))

    def _paste(self, root: QWidget) -> None:
        self._app.clipboard().setText(self._chance.choice(naughty.printable()))
        self._note("粘贴")
        QTest.keyClick(self._app.focusWidget() or root, Qt.Key.Key_V, CONTROL)

    def _resize(self, _root: QWidget) -> None:
        width, height = self._chance.choice(SIZES)
        self._note(f"窗口 {width}×{height}")
        self.window.resize(width, height)

    def _theme(self, _root: QWidget) -> None:
        theme = self._chance.choice(list(look.THEMES))
        self._note(f"外观 {theme}")
        look.apply(self._app, theme)

    def _lock(self, _root: QWidget) -> None:
        self._note("锁定")
        self.window.lock()

    def chosen_files(self) -> list[str]:
        """What a file dialog gives: mostly nothing, for it was cancelled."""
        if self._chance.random() < 0.7:
            return []
        return [str(path) for path in self._chance.sample(self._files, self._chance.randint(1, 3))]

    def chosen_folder(self) -> str:
        """A folder for what goes out, or nothing."""
        return str(self._place / "out") if self._chance.random() < 0.3 else ""


def named(widget: QWidget | None) -> str:
    """Class and name of a widget."""
    return f"{type(widget).__name__} {widget.accessibleName()[:16]}".strip() if widget is not None else "空处"


def settle(app: QApplication, window: Window) -> None:
    """Until the work in the background has ended and what is to be deleted is deleted."""
    quiet = time.monotonic() + 0.3
    while time.monotonic() < quiet:
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if window.tasks.busy:
            quiet = time.monotonic() + 0.3
        time.sleep(0.005)


def resident() -> float:
    """Memory of this process in MiB, after giving back what is free."""
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return psutil.Process().memory_info().rss / 2**20


def prepare(place: Path) -> None:
    """Files to be taken in, a home of its own; nothing outside of the place is touched."""
    files, out = place / "files", place / "out"
    for folder in (files, out, place / "home"):
        folder.mkdir(parents=True, exist_ok=True)
    for path in sample.FOLDER.glob("[1-6]-*"):
        (files / path.name).write_bytes(path.read_bytes())
    for number, colour in enumerate(("navy", "maroon", "olive")):
        Image.new("RGB", (640, 480), colour).save(files / f"照片{number}.jpg")
    (files / "说明.txt").write_text("抽查的12个村中，3个村供水设施带病运行。", "utf-8")
    (files / "坏的.jpg").write_bytes(b"\xff\xd8\xff" + bytes(200))
    (files / "坏的.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    os.environ |= {"HOME": str(place / "home"), "FUZHEN_CONFIG": str(place / "config.json")}
    os.environ |= {name: str(place / "home") for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}


def replace_dialogs(monkey: Monkey) -> None:
    """The file dialogs and the printer are not there."""
    QFileDialog.getOpenFileNames = lambda *_, **__: (monkey.chosen_files(), "")
    QFileDialog.getOpenFileName = lambda *_, **__: (next(iter(monkey.chosen_files()), ""), "")
    QFileDialog.getExistingDirectory = lambda *_, **__: monkey.chosen_folder()
    QFileDialog.getSaveFileName = lambda *_, **__: (f"{out}/存.xlsx" if (out := monkey.chosen_folder()) else "", "")
    QPrintDialog.exec = lambda _dialog: QPrintDialog.DialogCode.Rejected


def watch(monkey: Monkey) -> None:
    """Every error nobody caught, on any thread, and every warning of Qt is a trouble; what a user can mend is shown."""

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, FuzhenError):
            QTimer.singleShot(0, lambda: monkey.window.notices.show(error))
        else:
            monkey.fail("".join(traceback.format_exception(kind, error, trace)))

    def take_qt(kind: QtMsgType, _context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith("This plugin does not support"):
            monkey.fail(f"Qt {kind.name}: {text}")

    sys.excepthook = take
    threading.excepthook = lambda args: take(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: take(args.exc_type, args.exc_value, args.exc_traceback)
    qInstallMessageHandler(take_qt)


def main(place: Path, seconds: float, seed: int) -> int:
    """Let it loose, then look at what it left."""
    faulthandler.enable()
    prepare(place)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(place / "home"))
    QGuiApplication.setDesktopSettingsAware(False)
    app = QApplication(["monkey"])
    app.setQuitOnLastWindowClosed(False)
    monkey = Monkey(app, place, seconds, seed)
    replace_dialogs(monkey)
    watch(monkey)
    dog = Watchdog()
    dog.start()
    monkey.run()
    sys.excepthook = sys.__excepthook__
    dog.stop()
    faulthandler.cancel_dump_traceback_later()
    store = Store.open(place / WORKSPACE, sample.PASSPHRASE)
    wrong = store.verify()
    store.close()
    told = {
        "seed": seed,
        "troubles": monkey.troubles,
        "wrong": wrong,
        "steps": monkey.steps,
        "unlocks": monkey.unlocks,
        "restarts": monkey.restarts,
        "memory": [round(each, 1) for each in monkey.memory],
        "held": dog.report(),
    }
    print(json.dumps(told, ensure_ascii=False))
    return 1 if monkey.troubles or wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), float(sys.argv[2]), int(sys.argv[3])))
