"""Which organizations a colleague gets: a list to tick, found by part of a name or its initials."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from gui.desk import Desk
from gui.initials import matches
from gui.models.plain_rows import Cell, Column, PlainRows
from gui.operations import exchange
from gui.pages.exchange.parts import PlainTable
from gui.widgets import PlainLabel
from gui.widgets.dialog import Dialog

COLUMNS = (Column("单位"), Column("组", 200))
HEIGHT = 540
ALL = "没有勾选任何单位时，给全部单位，包括以后新增的。"


class ShareDialog(Dialog):
    """`chosen` holds the visits when the dialog was accepted; none means all."""

    def __init__(self, desk: Desk, names: Sequence[str], chosen: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(f"给{'、'.join(names)}哪些单位", parent, width=640, height=HEIGHT)
        self._desk = desk
        self.chosen = set(chosen)
        self.say("只带这些单位的材料、证据和改动，其他单位的一步也不带；核查清单、名册和单位名称人人都有。", "text2")
        self.field = QLineEdit()
        self.field.setPlaceholderText("单位名称或拼音首字母")
        self.field.setAccessibleName("单位名称或拼音首字母")
        self.field.textChanged.connect(self._list)
        self.rows = PlainRows(COLUMNS, self._tick)
        self.table = PlainTable(self.rows, "单位")
        self.note = PlainLabel("", "caption", "text2", wrap=True)
        for widget in (self.field, self.table, self.note):
            self.body.addWidget(widget)
        self._every = self._read()
        self._shown: list[str] = []
        self.add_buttons(("取消", "确定"))
        self._list()

    def _read(self) -> list[tuple[str, str, str]]:
        """Visit, organization and team."""
        store = self._desk.store
        bodies = {body.uid: body.name for body in store.organizations.all()}
        teams = {team.uid: team.name for team in store.teams.all()}
        return [
            (visit.uid, bodies.get(visit.organization_uid, ""), teams.get(visit.team_uid or "", ""))
            for visit in store.visits.all()
        ]

    def _list(self, _typed: str = "") -> None:
        typed = self.field.text().strip()
        shown = [row for row in self._every if matches(typed, row[1]) or (typed and typed in row[2])]
        self._shown = [uid for uid, _, _ in shown]
        self.rows.show([(Cell(name, ticked=uid in self.chosen), Cell(team, "text2")) for uid, name, team in shown])
        also = exchange.also_given(self._desk.store, sorted(self.chosen))
        along = f"这些单位的旧改动和别的单位记在一起，会一并带上：{'、'.join(also)}。" if also else ""
        self.note.set_role("bad" if along else "text2")
        self.note.setText(along or (f"已选{len(self.chosen)}个。" if self.chosen else ALL))

    def _tick(self, row: int, on: bool) -> None:
        (self.chosen.add if on else self.chosen.discard)(self._shown[row])
        self._list()
