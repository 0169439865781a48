"""基本情况: what the papers state of the visit in view, in one form over any page; one undoable step."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from documents import visits
from domain.names import names_in
from domain.rules import ASSESSMENT
from domain.words import Role
from gui.dates import visit_days
from gui.desk import Desk
from gui.widgets.field import Field, FieldError
from gui.widgets.field_box import FieldBox
from gui.widgets.forms import FormDialog, form_area
from gui.widgets.reason_edit import ReasonEdit
from gui.widgets.tab_order import chain

WIDTH = 720


class VisitDetailsDialog(FormDialog):
    """Opens with the keys in the field asked for, else in the first empty one; only what can be true closes it."""

    keeps = True

    def __init__(self, desk: Desk, parent: QWidget | None = None, argument: str = "") -> None:
        super().__init__("基本情况", self._save, desk.notices.show, parent, wrong=self._complain, width=WIDTH)
        self._desk = desk
        self._build_fields()
        self.say("写在反馈意见开头和落款里；不填的一项，文书里略去。", "text2")
        area = self._build_form()
        self.body.addWidget(area)
        _cancel, self.save_button = self.add_buttons(("取消", "保存"))
        self._show(visits.details(desk.store, desk.visit_uid))
        self.team.edit.editingFinished.connect(self._team_named)
        first = self.assessment if argument == ASSESSMENT else self._first_empty()
        first.setFocus()
        area.ensureWidgetVisible(first)

    def _build_fields(self) -> None:
        self.organization = Field("单位全称", QLineEdit(), "例如：中共云栖县水利局党组")
        self.short_name = Field("单位简称", QLineEdit(), "例如：县水利局党组")
        self.team = Field("巡察组全称", QLineEdit(), "例如：中共云栖县委第二巡察组")
        self.prefix = Field("底稿编号前缀", QLineEdit(), "例如：二组，定稿编号就是“二组底-01”")
        self.round = Field("轮次", QLineEdit(), "例如：十三届县委第八轮巡察")
        self.starts = Field("进驻日期", QLineEdit(), "例如：2025.3.10")
        self.ends = Field("离开日期", QLineEdit(), "例如：2025.3.24")
        self.interviews = Field("个别谈话人次", QLineEdit(), "例如：11")
        self.documents_read = Field("调阅资料份数", QLineEdit(), "例如：86")
        self.site_visits = Field("实地了解处数", QLineEdit(), "例如：2")
        self.roles = {role: Field(str(role), QLineEdit(), "姓名，多人用顿号隔开") for role in Role}
        self.assessment = ReasonEdit("对整改情况的总体评价，一段一行", least=3, most=6, prose=True)

    def _build_form(self) -> QScrollArea:
        rows: Sequence[Sequence[QWidget]] = (
            (self.organization, self.short_name),
            (self.team, self.round),
            (self.starts, self.ends),
            (self.interviews, self.documents_read, self.site_visits),
            (self.roles[Role.TEAM_LEADER], self.roles[Role.DEPUTY_LEADER], self.roles[Role.LIAISON]),
            (self.roles[Role.MEMBER], self.prefix),
            (FieldBox("总体评价", self.assessment, "不写则按措施数目写一句"),),
        )
        area = form_area(rows, "基本情况", self.room())
        chain([*(field.edit for field in self._fields()), self.assessment])
        return area

    def _fields(self) -> list[Field]:
        names = (self.organization, self.short_name, self.team, self.round, self.starts, self.ends)
        figures = (self.interviews, self.documents_read, self.site_visits)
        return [*names, *figures, *self.roles.values(), self.prefix]

    def _first_empty(self) -> QWidget:
        needed = (self.organization, self.team, self.starts, self.ends, self.interviews)
        return next((field.edit for field in needed if not field.edit.text()), self.organization.edit)

    def _show(self, told: visits.Details) -> None:
        for field, text in (
            (self.organization, told.organization),
            (self.short_name, told.short_name),
            (self.team, told.team),
            (self.round, told.round_name),
            (self.prefix, told.number_prefix),
            (self.starts, _day(told.starts_on)),
            (self.ends, _day(told.ends_on)),
            (self.interviews, _shown(told.interviews)),
            (self.documents_read, _shown(told.documents_read)),
            (self.site_visits, _shown(told.site_visits)),
        ):
            field.edit.setText(text)
            field.edit.setCursorPosition(0)
        self._show_members(told.members)
        self.assessment.show_text(told.assessment)

    def _show_members(self, members: visits.Members) -> None:
        for role, field in self.roles.items():
            field.edit.setText("、".join(members.get(role, ())))

    def _team_named(self) -> None:
        """A team the workspace knows brings its people along."""
        if any(field.edit.text().strip() for field in self.roles.values()):
            return
        for team in self._desk.store.teams.all(name=self.team.edit.text().strip()):
            self._show_members(visits.members(self._desk.store, team.uid))

    def _complain(self, text: str) -> None:
        self.organization.complain(text)

    def _save(self) -> None:
        visits.describe(self._desk.store, self._desk.visit_uid, self._read())

    def _read(self) -> visits.Details:
        starts, ends = visit_days(self.starts, self.ends)
        return visits.Details(
            organization=_needed(self.organization, "请写上单位全称。"),
            short_name=self.short_name.edit.text(),
            team=self._team_told(),
            round_name=self.round.edit.text(),
            starts_on=starts,
            ends_on=ends,
            interviews=_figure(self.interviews),
            documents_read=_figure(self.documents_read),
            site_visits=_figure(self.site_visits),
            assessment=self.assessment.value(),
            number_prefix=self.prefix.edit.text(),
            members={role: names_in(field.edit.text()) for role, field in self.roles.items()},
        )

    def _team_told(self) -> str:
        if any(field.edit.text().strip() for field in self.roles.values()):
            return _needed(self.team, "写了组内人员，请把巡察组全称也写上。")
        return self.team.edit.text()


def _day(day: date | None) -> str:
    return f"{day.year}.{day.month}.{day.day}" if day else ""


def _shown(figure: int | None) -> str:
    return "" if figure is None else str(figure)


def _needed(field: Field, complaint: str) -> str:
    text = field.edit.text().strip()
    if not text:
        raise FieldError(field, complaint)
    return text


def _figure(field: Field) -> int | None:
    text = field.edit.text().strip()
    if not text:
        return None
    if not text.isdecimal() or len(text) > 6:
        raise FieldError(field, "请只写数目，例如 11。")
    return int(text)
