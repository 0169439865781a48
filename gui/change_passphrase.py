"""Another passphrase for the workspace that is open."""

from PySide6.QtWidgets import QWidget

from domain.errors import FuzhenError, InputError
from gui.desk import Desk
from gui.operations import backups
from gui.passphrase import PassphraseEdit, check_new
from gui.widgets.dialog import Dialog
from gui.widgets.field import Field


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
        old, new = self.old.edit.text(), self.new.edit.text()
        backups.change_passphrase(self._desk, old, new, self._done, self._failed)

    def _done(self, _nothing: None) -> None:
        self._desk.notices.tell("口令已修改")
        super().accept()

    def _failed(self, error: FuzhenError) -> None:
        self.button.set_why("")
        if isinstance(error, InputError):
            self.old.complain(str(error))
        else:
            self._desk.notices.show(error)
