"""The table of a round, pasted from WPS or Excel: read at once, shown in words, registered in one step."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from documents import rounds
from domain.errors import InputError
from gui.desk import Desk
from gui.operations import exchange
from gui.widgets import PlainLabel
from gui.widgets.field import Field
from gui.widgets.forms import FormDialog

EXAMPLE = (
    "例如：\n县委第一巡察组　县教育局党组　2025.3.10　2025.3.24　顾衡　沈砚、林溪\n"
    "　　　　　　　　县财政局党组　2025.4.7　2025.4.21"
)
WORDS = (
    "从表格里复制几列贴进来，一行一个单位：巡察组、单位、进驻、离开、组长、组员；有表头就按表头认，合并的空格同上一行。"
)


class PlanDialog(FormDialog):
    """Nothing is written before 登记; the same table may be pasted again when something changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("登记分组表", self._register, desk.notices.show, parent, wrong=self._complain, width=760)
        self._desk = desk
        known = desk.store.rounds.all()
        self.name = Field("轮次", QLineEdit(known[-1].name if known else ""), "例如：十三届县委第八轮巡察")
        self.body.addWidget(self.name)
        self.say(WORDS, "text2")
        self.table = QPlainTextEdit()
        self.table.setAccessibleName("分组表")
        self.table.setPlaceholderText(EXAMPLE)
        self.table.setTabChangesFocus(True)
        self.table.setFixedHeight(200)
        self.table.textChanged.connect(self._read)
        self.body.addWidget(self.table)
        self.note = PlainLabel("", "body", "text2", wrap=True)
        self.body.addWidget(self.note)
        _cancel, self.make = self.add_buttons(("取消", "登记"))
        (self.table if known else self.name.edit).setFocus()

    def _read(self) -> None:
        try:
            lines = rounds.read(self.table.toPlainText(), today=exchange.today())
        except InputError as error:
            self._say_wrong(str(error))
            return
        teams = len({line.team for line in lines})
        people = len({name for line in lines for names in line.people.values() for name in names})
        self.note.set_role("ok")
        self.note.setText(f"读出{teams}个组、{len(lines)}个单位、{people}人，还没有登记。")

    def _register(self) -> None:
        exchange.put_plan(self._desk.store, self.name.edit.text(), self.table.toPlainText())

    def _complain(self, text: str) -> None:
        if self.name.edit.text().strip():
            self._say_wrong(text)
        else:
            self.name.complain(text)

    def _say_wrong(self, text: str) -> None:
        self.note.set_role("gap")
        self.note.setText(text)
