"""Enter presses the button that has the keys, as it does everywhere else; Qt has it press with the space bar alone.

It presses a button one went to. Where what had the keys was hidden or switched off, Qt gives them to whatever comes
next, which may delete or undo: whoever presses Enter once too often has not asked for that.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton, QWidget
from shiboken6 import isValid

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def is_enter(event: QKeyEvent) -> bool:
    """Whether this is either of the two Enter keys, alone."""
    return event.key() in _ENTER and event.modifiers() in _PLAIN


def fell(old: QWidget | None) -> bool:
    """Whether the keys went on by themselves, since what had them was hidden or switched off."""
    return old is not None and not (isValid(old) and old.isVisible() and old.isEnabled())


class EnterPresses(QObject):
    """One for the application; only the button with the keys is watched."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._button: QAbstractButton | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._button is not None and isValid(self._button):
            self._button.removeEventFilter(self)
        ticks = isinstance(new, (QCheckBox, QRadioButton))
        self._button = new if isinstance(new, QAbstractButton) and not ticks and not fell(old) else None
        if self._button is not None:
            self._button.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or self._button is None:
            return False
        if not is_enter(event):
            return False
        if not event.isAutoRepeat():
            self._button.click()
        return True
