"""更换工作夹钥匙: what ends, what stays, and the passphrase of now before anything is done."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from domain.errors import FuzhenError, InputError
from gui.desk import Desk
from gui.operations import backups
from gui.passphrase import PassphraseEdit
from gui.widgets.dialog import Dialog
from gui.widgets.field import Field

WHAT = "先备份一份，再用新钥匙把数据库重新加密，换完就锁定；现在的恢复卡作废，打开后要做一张新卡。"
OLDER = "以前的备份还是旧钥匙，请收好：当时的口令和旧卡仍能打开它们。"
SAFE = "材料、登记和口令都不变；没有换完就断电，仍用原来的口令打开。"
DONE = "工作夹已锁定，请用原来的口令打开，按提示做一张新的恢复卡，把旧卡销毁。"


class RekeyDialog(Dialog):
    """Open while the key is changed, so that nothing is typed meanwhile; the workspace is locked at the end."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("更换工作夹钥匙", parent, width=520)
        self._desk = desk
        self._running = False
        self.say(WHAT)
        self.say(OLDER)
        self.say(SAFE, "text2")
        self.field = Field("现在的口令", PassphraseEdit())
        self.body.addWidget(self.field)
        self.cancel, self.button = self.add_buttons(("取消", "更换并锁定"))
        self.field.edit.setFocus()

    def accept(self) -> None:
        """The dialog closes only when the key has been changed."""
        if self.pressed != 1:
            super().accept()
            return
        self.pressed = -1
        self._run("正在更换，请不要关机")
        backups.rekey(self._desk, self.field.edit.text(), self._done, self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._running and event.key() == Qt.Key.Key_Escape):
            super().keyPressEvent(event)

    def _run(self, why: str) -> None:
        self._running = bool(why)
        for button in (self.cancel, self.button):
            button.set_why(why)

    def _done(self, _nothing: None) -> None:
        super().accept()
        self._lock("钥匙已更换", DONE)

    def _failed(self, error: FuzhenError) -> None:
        self._run("")
        if isinstance(error, InputError):
            self.field.complain(str(error))
            return
        super().reject()
        if self._desk.store.is_open:
            self._desk.notices.show(error)
        else:
            self._lock("没有做成", str(error))

    def _lock(self, title: str, what: str) -> None:
        notices = self._desk.notices
        self._desk.lock_asked.emit()
        notices.ask(title, what)
