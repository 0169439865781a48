"""Typing a passphrase: hidden until shown, a word when capitals are locked."""

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from gui import look
from gui.widgets.field import Field

_HIDDEN = (
    Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
)
_CAPITAL = 0x14  # VK_CAPITAL

if sys.platform == "win32":
    import ctypes

    def _windows_caps() -> bool:
        return bool(ctypes.windll.user32.GetKeyState(_CAPITAL) & 1)


class PassphraseEdit(QLineEdit):
    """caps_changed(bool) tells that capitals are locked, as far as the typing shows it."""

    caps_changed = Signal(bool)

    def __init__(self, height: int = 30) -> None:
        super().__init__()
        self._caps = False
        self.setFixedHeight(height)
        self.setAccessibleName("口令")
        self._eye = self.addAction(look.icon("eye", 20), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setText("显示口令")
        self._eye.setToolTip("显示或隐藏口令")
        self._eye.triggered.connect(self._toggle)
        self.set_shown(False)

    def set_shown(self, shown: bool) -> None:
        """Show the characters or dots; either way no input method learns them."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HIDDEN)
        self._eye.setIcon(look.icon("eye_off" if shown else "eye", 20))
        self._eye.setText("隐藏口令" if shown else "显示口令")

    def _toggle(self) -> None:
        self.set_shown(self.echoMode() == QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_CapsLock:
            self._tell(not self._caps)
        elif sys.platform == "win32":
            self._tell(_windows_caps())
        elif (text := event.text()).isascii() and text.isalpha():
            # No system-wide question exists on Linux: a capital without Shift gives it away.
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tell(text.isupper() != shift)

    def _tell(self, caps: bool) -> None:
        if caps != self._caps:
            self._caps = caps
            self.caps_changed.emit(caps)


def check_new(new: Field, again: Field) -> bool:
    """Whether a new passphrase is good and was typed the same twice; says at the field what is wrong."""
    from storage.passphrases import weakness  # noqa: PLC0415 - storage is loaded after the first window

    if reason := weakness(new.edit.text()):
        new.complain(reason)
        return False
    if new.edit.text() != again.edit.text():
        again.complain("两次输入的口令不一样，请再输一次。")
        return False
    return True
