"""Undo and redo by key: a text field first takes back typing, then the workspace its last deed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from domain.errors import FuzhenError
from gui.desk import Desk


class FieldUndo(QObject):
    """Text fields claim Ctrl+Z even when they have nothing to take back; then the key goes on to the workspace."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Only the field with the keys is watched: a filter on the application would be asked about every event.
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = new if isinstance(new, (QLineEdit, QPlainTextEdit, QTextEdit)) else None
        if self._field is not None:
            self._field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and _has_undo(watched) is False:
                event.ignore()
                return True
            if event.matches(QKeySequence.StandardKey.Redo) and _has_redo(watched) is False:
                event.ignore()
                return True
        return False


def _has_undo(widget: QObject) -> bool | None:
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    return widget.document().isUndoAvailable() if isinstance(widget, (QPlainTextEdit, QTextEdit)) else None


def _has_redo(widget: QObject) -> bool | None:
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable()
    return widget.document().isRedoAvailable() if isinstance(widget, (QPlainTextEdit, QTextEdit)) else None


def undo(desk: Desk) -> None:
    """Take the last deed back and say which it was."""
    store = desk.store
    _do(desk, "撤销", store.undo, long=store.undo_is_long)


def redo(desk: Desk) -> None:
    """Do again what was taken back."""
    store = desk.store
    _do(desk, "重做", store.redo, long=store.redo_is_long)


def _do(desk: Desk, word: str, deed: Callable[[], str | None], *, long: bool) -> None:
    """At once, or beside the window where it takes long; then say what it was."""

    def tell(label: str | None) -> None:
        desk.notices.clear_strip()  # it may speak of what is no more
        desk.notices.tell(f"已{word}：{desk.knowing.outside(label)}" if label else f"没有可以{word}的操作。")

    if long:
        desk.tasks.run(word, lambda _progress: deed(), tell, lasting=True)
        return
    try:
        tell(deed())
    except FuzhenError as error:
        desk.notices.show(error)
