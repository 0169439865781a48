"""A further organization in the same workspace."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from documents import visits
from gui.dates import visit_days
from gui.desk import Desk
from gui.widgets.field import Field
from gui.widgets.forms import FormDialog


class NewVisitDialog(FormDialog):
    """Name and dates; one undoable step."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__("新增被巡察单位", self._make, desk.notices.show, parent, wrong=self._complain)
        self._desk = desk
        self.say("在这个工作夹里再开一个单位；已有单位的材料不受影响。", "text2")
        self.name = Field("单位名称", QLineEdit(name), "例如：县水利局党组")
        self.starts = Field("进驻日期", QLineEdit(), "例如：2025.3.10，可以不填")
        self.ends = Field("离开日期", QLineEdit(), "例如：2025.3.24，可以不填")
        column: QVBoxLayout = self.body
        for field in (self.name, self.starts, self.ends):
            column.addWidget(field)
        _cancel, self.make = self.add_buttons(("取消", "新增"))
        self.name.edit.setFocus()

    def _complain(self, text: str) -> None:
        self.name.complain(text)

    def _make(self) -> None:
        starts, ends = visit_days(self.starts, self.ends)
        uid = visits.begin(self._desk.store, organization=self.name.edit.text(), starts_on=starts, ends_on=ends)
        self._desk.set_visit(uid)
