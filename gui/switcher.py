"""Another organization (Ctrl+P): type part of a name or its initials; or take up a new one."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from domain.rules import VISIT
from gui.chooser import Choice, Chooser
from gui.desk import Desk
from gui.initials import matches


class Switcher(QFrame):
    """A field under the organization's button, with the list under the field."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.setProperty("card", True)
        self.setAccessibleName("切换单位")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        self.field = QLineEdit()
        self.field.setPlaceholderText("单位名称或拼音首字母")
        self.field.setAccessibleName("单位名称或拼音首字母")
        column.addWidget(self.field)
        self.chooser = Chooser(window, self.field, self._asked, "没有这个单位。")
        self.chooser.closed.connect(self.hide)
        self.hide()

    def open_under(self, anchor: QWidget) -> None:
        """Show field and list under a widget."""
        at = anchor.mapTo(self._window, QPoint(0, anchor.height() + 4))
        self.setGeometry(at.x(), at.y(), max(anchor.width(), 320), 44)
        self.raise_()
        self.show()
        self.field.clear()
        self.field.setFocus()
        self.chooser.open_under(self, self.width())

    def _asked(self, typed: str) -> list[Choice]:
        store, here = self._desk.store, self._desk.visit_uid
        names = {organization.uid: organization.name for organization in store.organizations.all()}
        choices = []
        for visit in store.visits.all():
            name = names.get(visit.organization_uid, "")
            if matches(typed, name):
                days = f"{visit.starts_on:%Y-%m-%d}" if visit.starts_on else ""
                note = "当前" if visit.uid == here else days
                choices.append(Choice(name, partial(self._desk.set_visit, visit.uid), "organization", note))
        if here and not typed.strip():
            choices.append(Choice("改基本情况", partial(self._desk.go.emit, VISIT, ""), "edit", "", "Ctrl+I"))
        return [*choices, Choice("新增被巡察单位", self._add, "plus", "")]

    def _add(self) -> None:
        from gui.new_visit import NewVisitDialog  # noqa: PLC0415 - seldom needed

        dialog = NewVisitDialog(self._desk, self.field.text(), self.window())
        dialog.exec()
        dialog.deleteLater()
