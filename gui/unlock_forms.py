"""The right half of the unlock page: the passphrase, the recovery card, the sample."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from gui.passphrase import PassphraseEdit, check_new
from gui.unlock_list import KnownWorkspace
from gui.widgets import IconPicture, KeyButton, LinkButton, PlainLabel, Rule
from gui.widgets.boxes import STRETCH, fill, hbox, vbox
from gui.widgets.enter import is_enter
from gui.widgets.field import Field

_TALL = 40
_NOTE = (
    "口令只在本机核对，不保存、不外传；口令和组长保管的恢复卡都没有时，材料无法打开。"
    "本程序保护工作秘密，不得存放国家秘密。"
)


def wide(button: KeyButton) -> KeyButton:
    """As wide as the form, 40 px high."""
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setFixedHeight(_TALL)
    return button


class Form(QWidget):
    """Title, one line about it, then what the form adds to `column`; a sentence appears when something is wrong.
    What stands in `foot` stays in view while the rest scrolls.

    Wherever the keys are in it, Enter presses its button, which says so.
    """

    button: KeyButton

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__()
        self.title = PlainLabel(title, "page", elide=True)
        self.about = PlainLabel(about, "body", "text2", elide=True)
        self.column = vbox(self.title, 4, self.about, on=self)
        self.error = PlainLabel("", "body", "gap", wrap=True)
        self.error.hide()
        self.foot = QFrame()

    def end_with(self, *buttons: KeyButton) -> None:
        """The deeds, at the right of the foot."""
        hbox(STRETCH, *buttons, on=self.foot, margins=(0, 8, 0, 0), spacing=8)

    def complain(self, text: str) -> None:
        """Say what went wrong, under the field."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def set_busy(self, busy: bool) -> None:
        """While the worker does what the form asked for."""

    def clear(self) -> None:
        """Nothing typed stays."""
        for edit in self.findChildren(QLineEdit):
            edit.clear()

    def hold(self, seconds: int) -> None:
        """After a wrong try: no further one for so many seconds."""

    def begin(self) -> None:
        """Put the keys where typing begins."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.button.click()
        else:
            super().keyPressEvent(event)


class OpenForm(Form):
    """Passphrase → submitted(passphrase); forgotten asks for the card, removed for a shorter list."""

    submitted = Signal(str)
    forgotten = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self._until: datetime | None = None
        self._busy = False
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self._renew)
        self.edit = PassphraseEdit(_TALL)
        self._caps = self._caps_line()
        self.button = wide(KeyButton("解锁", "回车", primary=True))
        self.forgot = LinkButton("忘记口令，用恢复卡打开")
        self.remove = LinkButton("从列表中移除")
        self.wait = PlainLabel("", "body", "text2")
        fill(
            self.column, 28, PlainLabel("口令", "head"), 3, self.edit, 8, self._caps, self.error, 12, self.button,
            10, hbox(self.forgot, self.remove, STRETCH, self.wait, spacing=16),
            22, Rule(), 12, PlainLabel(_NOTE, "caption", "text2", wrap=True), STRETCH,
        )  # fmt: skip
        self.edit.caps_changed.connect(self._caps.setVisible)
        self.edit.textEdited.connect(self._typed)
        self.button.clicked.connect(self._submit)
        self.forgot.clicked.connect(self.forgotten)
        self.remove.clicked.connect(self.removed)

    @staticmethod
    def _caps_line() -> QWidget:
        line = QWidget()
        hbox(
            IconPicture("warn", 16, "wait"),
            PlainLabel("大写锁定已打开。", "body", "wait"),
            STRETCH,
            on=line,
            margins=(0, 0, 0, 4),
            spacing=8,
        )
        line.hide()
        return line

    def show_workspace(self, known: KnownWorkspace) -> None:
        """Ask for the passphrase of another workspace."""
        self.title.setText(known.name)
        gone = known.folder is not None and not known.folder.exists()
        self.about.setText(f"现在找不到，在U盘上的请先插上：{known.where}" if gone else known.where)
        self.about.set_role("wait" if gone else "text2")
        self.remove.setVisible(gone)
        self.edit.clear()
        self.edit.set_shown(False)
        self.complain("")
        self.hold(0)

    def set_busy(self, busy: bool) -> None:
        """While the passphrase is tried."""
        self._busy = busy
        self.edit.setReadOnly(busy)  # not disabled: Enter pressed twice would fall on what stands below it
        self._renew()

    def hold(self, seconds: int) -> None:
        """What guessing costs; the keys go back to the passphrase."""
        self.edit.selectAll()
        self.edit.setFocus()
        self._until = datetime.now().astimezone() + timedelta(seconds=seconds) if seconds else None
        self._clock.start() if seconds else self._clock.stop()
        self._renew()

    def begin(self) -> None:
        """The keys go into the passphrase."""
        self.edit.setFocus()

    def _left(self) -> int:
        if self._until is None:
            return 0
        return max(0, round((self._until - datetime.now().astimezone()).total_seconds()))

    def _renew(self) -> None:
        left = self._left()
        if not left:
            self._clock.stop()
        self.wait.setText(f"{left} 秒后可以再试" if left else "")
        self.button.setText("正在核对口令" if self._busy else "解锁")
        self.button.setEnabled(not self._busy and not left)

    def _typed(self) -> None:
        self.complain("")

    def _submit(self) -> None:
        if self._busy or self._left():
            return
        if self.edit.text():
            self.submitted.emit(self.edit.text())
        else:
            self.complain("请先输入口令。")


class RecoverForm(Form):
    """Code of the card and a new passphrase → submitted(code, passphrase)."""

    submitted = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("用恢复卡打开", "照卡片输入恢复码，再定一个新口令。")
        self.code = Field("恢复码", QLineEdit(), "七组，每组四个字母或数字")
        self.new = Field("新口令", PassphraseEdit(), "至少 12 个字符，或用空格隔开的 4 个词")
        self.again = Field("再输一次新口令", PassphraseEdit())
        self.button = KeyButton("打开并换成新口令", "回车", primary=True)
        self.back = KeyButton("返回")
        fill(self.column, 16, self.code, 8, self.new, 8, self.again, 8, self.error, STRETCH)
        self.end_with(self.back, self.button)
        self.button.clicked.connect(self._submit)
        self.back.clicked.connect(self.left)

    def show_workspace(self, known: KnownWorkspace) -> None:
        """For another workspace; nothing typed stays."""
        self.about.setText(f"{known.name}　照卡片输入恢复码，再定一个新口令。")
        self.clear()
        self.complain("")

    def set_busy(self, busy: bool) -> None:
        """While the code is tried."""
        self.button.setEnabled(not busy)

    def begin(self) -> None:
        """The keys go into the code."""
        self.code.edit.setFocus()

    def _submit(self) -> None:
        self.complain("")
        if not self.code.edit.text().strip():
            self.code.complain("请照恢复卡输入恢复码。")
        elif check_new(self.new, self.again):
            self.submitted.emit(self.code.edit.text(), self.new.edit.text())


class SampleForm(Form):
    """The fictional organization, to practise on; again begins anew."""

    submitted = Signal(bool)  # anew

    def __init__(self) -> None:
        super().__init__("示例单位（虚构，供练习）", "单位、人名、金额都是虚构的，不含真实材料。")
        self.button = wide(KeyButton("打开示例", "回车", primary=True))
        self.anew = LinkButton("从头再来（清掉上次练习）")
        text = "里面有分工方案、反馈意见、点题清单、整改方案、台账和报告，可以从四对照一直练到出具反馈意见。"
        told = PlainLabel(text, "body", "text", wrap=True)
        fill(self.column, 28, told, 20, self.error, self.button, 10, self.anew, STRETCH)
        self.button.clicked.connect(lambda _checked=False: self.submitted.emit(False))
        self.anew.clicked.connect(lambda _checked=False: self.submitted.emit(True))

    def set_busy(self, busy: bool) -> None:
        """While the sample is laid out."""
        self.button.setEnabled(not busy)
        self.button.setText("正在准备示例" if busy else "打开示例")
        self.anew.setEnabled(not busy)

    def show_existing(self, folder: Path) -> None:
        """Only a sample that was opened before can begin anew."""
        self.anew.setVisible(folder.exists())

    def begin(self) -> None:
        """Enter opens it."""
        self.button.setFocus()
        self.button.setDefault(True)
