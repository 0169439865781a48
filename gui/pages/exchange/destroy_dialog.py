"""销毁本机副本: what would be lost, a reason, and the organization's name typed in full before the button works."""

from PySide6.QtWidgets import QLineEdit, QWidget

from gui.desk import Desk
from gui.operations import exchange
from gui.widgets.dialog import Dialog
from gui.widgets.field import Field

WHAT = "先毁钥匙，再删文件：这台电脑上的工作夹再也打不开，撤销不了，恢复卡也没有用，请先交出并收到回执。"
RECORD = "会留下一份签名的销毁记录，下一步选放在哪里（不能放在工作夹里）。"


class DestroyDialog(Dialog):
    """`reason` is what was written when the dialog was accepted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("销毁本机副本", parent, width=560)
        organization = desk.organization
        self.wanted = organization.name if organization else "销毁"
        self.say(WHAT)
        for danger in exchange.dangers(desk.store):
            self.say(danger, "gap")
        self.say(RECORD, "text2")
        self.why = Field("理由", QLineEdit(), "例如：已移交巡察办并收到回执")
        self.name = Field(f"请照着输入：{self.wanted}", QLineEdit())
        for field in (self.why, self.name):
            field.edit.textChanged.connect(self._look)
            self.body.addWidget(field)
        _cancel, self.button = self.add_buttons(("取消", "选放记录的位置"))
        self.why.edit.setFocus()
        self._look()

    @property
    def reason(self) -> str:
        """What goes into the record."""
        return self.why.edit.text().strip()

    def _look(self) -> None:
        same = self.name.edit.text().strip() == self.wanted
        self.button.set_why("" if same and self.reason else "写明理由、照样输入名称后可用")
