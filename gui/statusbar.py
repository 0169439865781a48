"""The bar at the foot: saved, backed up, conflicts waiting, work under way, what Ctrl+Z undoes, all offline."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui import look
from gui.tasks import Task
from gui.widgets import IconPicture, KeyCap, LineProgress, PlainLabel, Rule, Strip
from gui.widgets.boxes import hbox
from gui.widgets.veil import covered

MANY = 1_000_000
_TOLD = 10_000  # ms that a word about what was just done stays


class StatusButton(QPushButton):
    """As high as the bar, so that its words stand on one line with those beside it; a click leaves the keys at work."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setProperty("status", True)
        self.setProperty("ring", "inside")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Ignored)


class TaskLine(QWidget):
    """The work under way: what it does, a bar, the time left, and 取消."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = PlainLabel("", "caption", "text2", elide=True)
        self.text.setMaximumWidth(320)
        self.figure = PlainLabel("", "caption", "text2")
        self.bar = LineProgress(120)
        self.time = PlainLabel("", "caption")
        self.button = StatusButton("取消")
        self.button.setAccessibleName("取消后台工作")
        self.button.clicked.connect(self.cancelled)
        hbox(self.text, self.figure, self.bar, self.time, self.button, on=self, spacing=8)

    def show_task(self, task: Task | None, instead: str = "") -> None:
        """Show where the work stands; nothing when there is none. Instead of its own words others may be read.

        Where its own words must not be read, it cannot be cancelled either.
        """
        self.setVisible(task is not None)
        if task is None:
            return
        self.text.setText(instead or task.text)
        self.figure.setText(_figure(task.done, task.total))
        self.figure.setVisible(task.total > 0)
        self.button.setVisible(not instead)
        self.bar.setVisible(task.total > 0)
        self.bar.set_value(task.done, task.total)
        self.time.setText(task.remaining())
        self.button.setEnabled(not task.stop.is_set())


def _figure(done: int, total: int) -> str:
    """3/10; of bytes, which nobody counts, 30%."""
    if total < MANY:
        return f"{done}/{total}" if total else ""
    return f"{100 * done // total}%"


class StatusBar(Strip):
    """Left: saved, told, task. Right: undo and 全部离线."""

    undo = Signal()
    cancel = Signal()

    def __init__(self) -> None:
        super().__init__(look.measure("status_bar"), edge="top")
        self._compact = False
        self.setAccessibleName("状态栏")
        self._icon = IconPicture("saved", 14, "ok")
        self.saved = PlainLabel("", "caption", "ok")
        self.told = PlainLabel("", "caption", "text2", elide=True)
        self.task = TaskLine()
        self.undo_button = StatusButton()
        self._undo_key = KeyCap("Ctrl+Z")
        self.offline = PlainLabel("全部离线", "caption", "text2")
        self.backup = PlainLabel("", "caption", "text2")
        self.conflicts = PlainLabel("", "caption", "bad")
        self._rules = [Rule(vertical=True) for _ in range(5)]
        for widget in (self.backup, self.conflicts, *self._rules[3:]):
            widget.hide()
        for rule in self._rules:
            rule.setFixedHeight(16)
        self.add(self._icon, self.saved, self._rules[3], self.backup, self._rules[4], self.conflicts)
        self.add(self._rules[0], self.told)
        self.row.setStretchFactor(self.told, 1)
        self.add(self.task, self._rules[1], self.undo_button, self._undo_key, self._rules[2], self.offline)
        self.undo_button.clicked.connect(self.undo)
        self.task.cancelled.connect(self.cancel)
        self._quiet = QTimer(self, singleShot=True, interval=_TOLD)
        self._quiet.timeout.connect(self._hush)
        self._hush()
        self.show_saved(None)
        self.show_undo(None)
        self.show_task(None)

    def tell(self, text: str) -> None:
        """A word about what was just done."""
        self.told.setText(text)
        self._quiet.start()
        self._rules[0].setVisible(bool(text))
        self._fit()

    def _hush(self) -> None:
        self.told.setText("")
        self._rules[0].hide()

    def show_saved(self, at: datetime | None) -> None:
        """The time of the last save; before the first one that all is saved."""
        self.saved.setText(f"已保存 {at:%H:%M:%S}" if at else "已保存")

    def show_backup(self, words: str) -> None:
        """The last verified backup; the place is empty before the first."""
        self.backup.setText(words)
        self._fit()

    def _fit(self) -> None:
        """Narrow: the backup is told where there is room beside what is under way."""
        for visible in (True, False) if self._compact else (True,):
            for widget in (self._rules[3], self.backup):
                widget.setVisible(visible and bool(self.backup.text()))
            if self.row.sizeHint().width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_conflicts(self, count: int) -> None:
        """How many records people wrote differently; the place is empty when all is decided."""
        self.conflicts.setText(f"待处理冲突 {count} 处")
        for widget in (self._rules[4], self.conflicts):
            widget.setVisible(count > 0)
        self._fit()

    def show_undo(self, label: str | None) -> None:
        """What Ctrl+Z would undo; the place is empty when there is nothing."""
        for widget in (self.undo_button, self._undo_key):
            widget.setVisible(bool(label))
        self._rules[2].setVisible(bool(label) and not self._compact)
        words = covered(f"撤销：{label}")
        self.undo_button.setText(words)
        self.undo_button.setAccessibleName(words)
        self._fit()

    def show_task(self, task: Task | None) -> None:
        """Where the background work stands."""
        self.task.show_task(task)
        self._rules[1].setVisible(task is not None)
        self._fit()

    def set_compact(self, compact: bool) -> None:
        """Narrow: lower, without the words that can wait."""
        self.setFixedHeight(look.measure("status_bar_compact" if compact else "status_bar"))
        self._compact = compact
        self._icon.setVisible(not compact)
        self._rules[2].setVisible(not compact and not self.undo_button.isHidden())
        self.offline.setVisible(not compact)
        self.task.text.setMaximumWidth(120 if compact else 320)
        self._fit()
