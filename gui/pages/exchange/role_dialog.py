"""Which role somebody has: what each may write is said beside it."""

from PySide6.QtWidgets import QRadioButton, QWidget

from gui.widgets.dialog import Dialog
from storage.members import RosterRole

ROLES = (RosterRole.LEADER, RosterRole.MEMBER, RosterRole.REVIEWER, RosterRole.RECORDER, RosterRole.READER,
         RosterRole.HEADQUARTERS)  # fmt: skip
MAY = {
    RosterRole.HEADQUARTERS: "什么都可以写；所有交换包都能打开",
    RosterRole.LEADER: "什么都可以写，轮次和分组也可以",
    RosterRole.MEMBER: "除轮次和分组外都可以写",
    RosterRole.REVIEWER: "只写问题、疑点、四对照判断和总体判断",
    RosterRole.RECORDER: "只收证据、录入作答",
    RosterRole.READER: "只看；签了名的改动不收",
}


class RoleDialog(Dialog):
    """`chosen` is the role when the dialog was accepted."""

    def __init__(self, name: str, role: RosterRole, parent: QWidget | None = None) -> None:
        super().__init__(f"{name}的身份", parent)
        self.say("越权写的内容，别人收入时不收，并写明是谁写的。", "text2")
        self.buttons = {each: QRadioButton(f"{each:　<3}　{MAY[each]}") for each in ROLES}
        for button in self.buttons.values():
            self.body.addWidget(button)
        self.buttons[role].setChecked(True)
        self.buttons[role].setFocus()
        self.add_buttons(("取消", "确定"))

    @property
    def chosen(self) -> RosterRole:
        """What is marked."""
        return next(role for role, button in self.buttons.items() if button.isChecked())
