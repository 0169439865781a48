"""What the monkey can do: each deed takes the window, dialog or menu that is in front."""

import random
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QPoint,
    Qt,
)
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QListView,
    QPushButton,
    QTableView,
    QTreeView,
    QWidget,
)

from gui import look
from gui.rail import RailItem
from gui.widgets.drop_area import DropArea
from gui.window import Window
from tests import naughty
from tests.dropping import drop

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
# Classes whose widgets are the program's own: PySide never lets go of the Python side of Qt's inner ones.
KINDS = (QPushButton, RailItem, QCheckBox, QComboBox, QListView, QTableView, QTreeView)
WORDS = ("水利局", "整改", "6月底", "2024.6.30", "47.2万元", "林溪", "ysl", "11", "不符合", "第三方审计未完成", "a")
CLOSING = Qt.Key.Key_Q  # with Ctrl it ends the program; that is done by the palette often enough


class Hands:
    """Each act is noted before it is done, to a file too: what happened before a crash can be read."""

    window: Window

    def __init__(self, app: QApplication, place: Path, chance: random.Random) -> None:
        self._app = app
        self._place = place
        self._chance = chance
        self._files = sorted((place / "files").iterdir())
        self._log = (place / "acts.txt").open("w", buffering=1, encoding="utf-8")
        self.acts: deque[str] = deque(maxlen=40)
        self.steps = 0
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

    def act(self, root: QWidget) -> None:
        """One deed by chance."""
        weights = [weight for weight, _ in self._deeds]
        self._chance.choices([deed for _, deed in self._deeds], weights)[0](root)

    def note(self, act: str) -> None:
        """About to be done."""
        self.steps += 1
        self.acts.append(act)
        self._log.write(f"{self.steps} {act}\n")

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(self._chance.randrange(max(1, widget.width())), self._chance.randrange(max(1, widget.height())))

    def _click(self, root: QWidget) -> None:
        self._press(root, self._point(root), "")

    def _press_control(self, root: QWidget) -> None:
        found = [each for kind in KINDS for each in root.findChildren(kind)]
        seen = [each for each in found if each.isVisible() and not each.visibleRegion().isEmpty()]
        if not seen:
            return
        chosen = self._chance.choice(seen)
        self._press(root, chosen.mapTo(root, self._point(chosen)), named(chosen))

    def _press(self, root: QWidget, at: QPoint, what: str) -> None:
        handle = root.windowHandle()
        if handle is None or not root.rect().contains(at):
            return
        button = Qt.MouseButton.RightButton if self._chance.random() < 0.05 else Qt.MouseButton.LeftButton
        modifier = self._chance.choices((NONE, CONTROL, SHIFT), (18, 1, 1))[0]
        self.note(f"点 {what} {at.x()},{at.y()}")
        if self._chance.random() < 0.1:
            QTest.mouseDClick(handle, button, modifier, at)
        else:
            QTest.mouseClick(handle, button, modifier, at)

    def _drag(self, root: QWidget) -> None:
        handle, first, last = root.windowHandle(), self._point(root), self._point(root)
        if handle is None:
            return
        self.note(f"拖 {first.x()},{first.y()} → {last.x()},{last.y()}")
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
        self.note(act)
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
        self.note(act)
        QApplication.sendEvent(target, event)

    def _wheel(self, root: QWidget) -> None:
        at, turn = self._point(root), QPoint(0, self._chance.choice((-1200, -120, 120, 1200)))
        if (handle := root.windowHandle()) is not None:
            self.note(f"滚 {at.x()},{at.y()} {turn.y()}")
            QTest.wheelEvent(handle, at, turn)

    def _command(self, root: QWidget) -> None:
        if root is not self.window or self.window.frame is None:
            return
        commands = [each for each in self.window.frame.commands() if each.id != "quit"]
        chosen = self._chance.choice(commands)
        act = f"命令 {chosen.id}"
        self.note(act)
        chosen.start()

    def _undo(self, root: QWidget) -> None:
        if root is not self.window or self.window.frame is None:
            return
        self.note("撤销")
        self.window.frame.undo()

    def _redo(self, root: QWidget) -> None:
        if root is not self.window or self.window.frame is None:
            return
        self.note("重做")
        self.window.frame.redo()

    def _drop(self, root: QWidget) -> None:
        frame = self.window.frame
        if root is not self.window or frame is None or frame.stage.page is None:
            return
        page = frame.stage.page
        target = self._chance.choice([page, *(each for each in page.findChildren(DropArea) if each.isVisible())])
        chosen = self._chance.sample(self._files, self._chance.randint(1, 3))
        act = f"放下 {[path.name for path in chosen]} 到 {named(target)}"
        self.note(act)
        drop(target, chosen)

    def _paste(self, root: QWidget) -> None:
        self._app.clipboard().setText(self._chance.choice(naughty.printable()))
        self.note("粘贴")
        QTest.keyClick(self._app.focusWidget() or root, Qt.Key.Key_V, CONTROL)

    def _resize(self, _root: QWidget) -> None:
        width, height = self._chance.choice(SIZES)
        self.note(f"窗口 {width}×{height}")
        self.window.resize(width, height)

    def _theme(self, _root: QWidget) -> None:
        theme = self._chance.choice(list(look.THEMES))
        self.note(f"外观 {theme}")
        look.apply(self._app, theme)

    def _lock(self, _root: QWidget) -> None:
        self.note("锁定")
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
