"""One check of a list as the office edits it; what is written is saved when the keys leave the field."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from documents.checklist_files import lines_of
from domain.records import CheckItem
from domain.words import AccountType, CheckScope, Focus, Reference, Term
from gui.widgets.combo_box import ComboBox
from gui.widgets.field_box import FieldBox
from gui.widgets.focus import APART
from gui.widgets.reason_edit import ReasonEdit
from gui.widgets.saving import SaveSoon
from gui.widgets.tab_order import chain

ACCOUNTS = ("", *(str(account) for account in AccountType), "典型经验")


class ChecklistForm(QWidget):
    """written carries the fields that differ; typed the same while the keys are still in a field."""

    written = Signal(object)  # dict[str, object]
    typed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._item: CheckItem | None = None
        self._timer = SaveSoon(self)
        self._timer.timeout.connect(lambda: self._tell(self.typed))
        self.code = QLineEdit()
        self.core = QCheckBox("核心项")
        self.question = ReasonEdit("是否……？", least=2, most=4)
        self.expected = QLineEdit()
        self.scope, self.reference, self.focus = _terms(CheckScope), _terms(Reference), _terms(Focus)
        self.account = ComboBox()
        self.account.addItems(ACCOUNTS)
        self.materials = ReasonEdit("一行一种材料", least=3, most=5)
        self.methods = ReasonEdit("一行一种方法", least=3, most=5)
        self.how = ReasonEdit("怎样核查", least=2, most=4)
        self.flags = ReasonEdit("一行一种警示", least=2, most=4)
        self._build()
        for editor in (self.question, self.materials, self.methods, self.how, self.flags):
            editor.edited.connect(self._timer.touch)
            editor.left.connect(self.flush)
        for line in (self.code, self.expected):
            line.textEdited.connect(self._timer.touch)
            line.editingFinished.connect(self.flush)
        self.core.clicked.connect(self.flush)
        for box in (self.scope, self.reference, self.focus, self.account):
            box.activated.connect(self.flush)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, APART, APART, APART)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        grid.addWidget(FieldBox("编号，首字母是组", self.code), 0, 0)
        grid.addWidget(self.core, 0, 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(FieldBox("核查内容", self.question), 1, 0, 1, 3)
        grid.addWidget(FieldBox("范围", self.scope), 2, 0)
        grid.addWidget(FieldBox("应为", self.expected), 2, 1)
        grid.addWidget(FieldBox("账类", self.account), 2, 2)
        grid.addWidget(FieldBox("对照", self.reference), 3, 0, 1, 2)
        grid.addWidget(FieldBox("紧盯", self.focus), 3, 2)
        grid.addWidget(FieldBox("查验材料", self.materials), 4, 0, 1, 2)
        grid.addWidget(FieldBox("方法", self.methods), 4, 2)
        grid.addWidget(FieldBox("怎样核查", self.how), 5, 0, 1, 3)
        grid.addWidget(FieldBox("警示", self.flags), 6, 0, 1, 3)
        grid.setRowStretch(7, 1)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        boxes = [self.scope, self.expected, self.account, self.reference, self.focus]
        chain([self.code, self.core, self.question, *boxes, self.materials, self.methods, self.how, self.flags])

    def show_item(self, item: CheckItem) -> None:
        """Another check, or the same after it was saved."""
        self._item = item
        self.code.setText(item.code)
        self.core.setChecked(item.core)
        self.question.show_text(item.question)
        self.expected.setText(item.expected)
        for box, term in ((self.scope, item.scope), (self.reference, item.reference), (self.focus, item.focus)):
            box.setCurrentIndex(box.findText(str(term)))
        if self.account.findText(item.account) < 0:
            self.account.addItem(item.account)
        self.account.setCurrentIndex(self.account.findText(item.account))
        self.materials.show_text("\n".join(item.materials))
        self.methods.show_text("\n".join(item.methods))
        self.how.show_text(item.how_to_verify)
        self.flags.show_text("\n".join(item.red_flags))

    def renew(self, item: CheckItem) -> None:
        """The same check as it was saved just now, under the hands of who types."""
        self._item = item

    def flush(self) -> None:
        """Save what differs from the record."""
        self._timer.stop()
        self._tell(self.written)

    def _tell(self, signal: SignalInstance) -> None:
        if self._item is None:
            return
        told: dict[str, object] = {
            "code": self.code.text().strip(),
            "core": self.core.isChecked(),
            "question": self.question.value().strip(),
            "expected": self.expected.text().strip(),
            "scope": CheckScope(self.scope.currentText()),
            "reference": Reference(self.reference.currentText()),
            "focus": Focus(self.focus.currentText()),
            "account": self.account.currentText(),
            "materials": lines_of(self.materials.value()),
            "methods": lines_of(self.methods.value()),
            "how_to_verify": self.how.value().strip(),
            "red_flags": lines_of(self.flags.value()),
        }
        changed = {name: value for name, value in told.items() if getattr(self._item, name) != value}
        if changed:
            signal.emit(changed)


def _terms(kind: type[Term]) -> ComboBox:
    box = ComboBox()
    box.addItems([str(term) for term in kind])
    return box
