"""Typing a passphrase: hidden until shown, a word when capitals are locked; and changing it."""

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.errors import FuzhenError, InputError
from gui import look
from gui.desk import Desk
from gui.widgets.dialog import Dialog
from gui.widgets.field import Field

_HIDDEN = (
    Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
)
_CAPITAL = 0x14  # VK_CAPITAL


class PassphraseEdit(QLineEdit):
    """caps_changed(bool) tells that capitals are locked, as far as the typing shows it."""

    caps_changed = Signal(bool)

    def __init__(self, height: int = 30, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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


def _windows_caps() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - Windows only

    return bool(ctypes.windll.user32.GetKeyState(_CAPITAL) & 1)


class ChangePassphrase(Dialog):
    """Old passphrase, new one twice; the slot is written anew on the worker."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("修改口令", parent)
        self._desk = desk
        self.say("下次打开这个工作夹用新口令；材料不变，恢复卡照常有效。", "text2")
        self.old = Field("现在的口令", PassphraseEdit())
        self.new = Field("新口令", PassphraseEdit(), "至少 12 个字符，或用空格隔开的 4 个词")
        self.again = Field("再输一次新口令", PassphraseEdit())
        for field in (self.old, self.new, self.again):
            self.body.addWidget(field)
        _cancel, self.button = self.add_buttons(("取消", "修改"))
        self.old.edit.setFocus()

    def accept(self) -> None:
        """The dialog closes only when the passphrase has been changed."""
        if self.pressed != 1:
            super().accept()
            return
        self.pressed = -1
        if not check_new(self.new, self.again):
            return
        self.button.set_why("正在修改")
        vault, old, new = self._desk.store.vault, self.old.edit.text(), self.new.edit.text()
        self._desk.tasks.run("修改口令", lambda _progress: vault.change_passphrase(old, new), self._done, self._failed)

    def _done(self, _nothing: None) -> None:
        self._desk.notices.tell("口令已修改")
        super().accept()

    def _failed(self, error: FuzhenError) -> None:
        self.button.set_why("")
        if isinstance(error, InputError):
            self.old.complain(str(error))
        else:
            self._desk.notices.show(error)


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
