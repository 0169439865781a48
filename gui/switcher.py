"""Another organization (Ctrl+P): type part of its name or of its team's, or their initials; or take up a new one."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from domain.rules import VISIT
from gui.chooser import Choice, FieldPopup
from gui.dates import day_words
from gui.desk import Desk
from gui.initials import matches

WIDTH = 420


class Switcher(FieldPopup):
    """Opens under the organization's button."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, "单位名称或拼音首字母", self._asked, "没有这个单位。")
        self._desk = desk

    def open_under(self, anchor: QWidget) -> None:
        """Show field and list under a widget."""
        self.open_at(anchor.mapTo(self._window, QPoint(0, anchor.height() + 4)), max(anchor.width(), WIDTH))

    def _asked(self, typed: str) -> list[Choice]:
        store, here = self._desk.store, self._desk.visit_uid
        names = {organization.uid: organization.name for organization in store.organizations.all()}
        teams = {team.uid: team.name for team in store.teams.all()}
        visits = store.visits.all()
        several = len({visit.team_uid for visit in visits}) > 1
        by_name: list[Choice] = []
        by_team: list[Choice] = []
        for visit in visits:
            name, team = names.get(visit.organization_uid, ""), teams.get(visit.team_uid or "", "")
            found = by_name if matches(typed, name) else by_team if several and matches(typed, team) else None
            if found is not None:
                days = f"{day_words(visit.starts_on)}进驻" if visit.starts_on else ""
                note = "当前" if visit.uid == here else team if several else days
                found.append(Choice(name, partial(self._desk.set_visit, visit.uid), "organization", note))
        choices = [*by_name, *by_team]
        if here and not typed.strip():
            choices.append(Choice("改基本情况", partial(self._desk.go.emit, VISIT, ""), "edit", "", "Ctrl+I"))
        return [*choices, Choice("新增被巡察单位", self._add, "plus", "")]

    def _add(self) -> None:
        from gui.new_visit import NewVisitDialog  # noqa: PLC0415 - seldom needed

        dialog = NewVisitDialog(self._desk, self.field.text(), self.window())
        dialog.exec()
        dialog.deleteLater()
