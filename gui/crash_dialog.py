"""What the user sees when the program itself is wrong."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from gui.widgets import PlainLabel
from gui.widgets.dialog import Dialog


class CrashDialog(Dialog):
    """What happened, what is safe, what to do; the code for the maker, without any content."""

    def __init__(self, code: str, log: Path) -> None:
        super().__init__("程序出了意外", QApplication.activeWindow())
        self.say("刚才这一步没有做成，是程序的错，不是你的操作不对。")
        self.say(
            "已保存的内容都在，可以继续工作；如果再次出现，请锁定后重新打开，并把下面的代号告诉维护人员。", "text2"
        )
        self.code = PlainLabel(code, "caption", wrap=True)
        self.body.addWidget(self.code)
        self.body.addWidget(PlainLabel(f"记录在 {log.name}，只有代号，没有材料内容。", "caption", wrap=True))
        self.add_buttons(("继续",))
