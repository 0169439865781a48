"""轮次: what headquarters sets up: teams, their organizations and people, and each team's 工作套餐."""

from functools import partial
from pathlib import Path

from documents.giving import Given
from documents.rounds import TeamPlan
from gui import folders
from gui.commands import Command
from gui.desk import Desk
from gui.models.plain_rows import Cell, Column
from gui.models.recipients import arrived
from gui.operations import exchange
from gui.pages.exchange.parts import TablePart
from gui.pages.exchange.plan_dialog import PlanDialog
from gui.widgets import EmptyState, KeyButton
from storage.receipts import Delivery

COLUMNS = (
    Column("组", 230), Column("组长", 90), Column("组员", wide=True), Column("单位", 64, right=True),
    Column("资料", 64, right=True, wide=True), Column("工作套餐", 250),
)  # fmt: skip
REMARK = "套餐里只有本组单位的资料，和各组都有的政策标准、\n核查清单、名册。组长收下后再分给组员。"
NOTHING = "这里还没有分组。巡察办按 P 贴上分组表：每行一个单位，写巡察组、单位、进驻、离开、组长、组员。"


class RoundPane(TablePart):
    """Ctrl+Enter writes the packages of all teams; a team's row and K write that one alone."""

    def __init__(self, desk: Desk) -> None:
        self.plan_button = KeyButton("登记分组表", "P")
        self.one_button = KeyButton("只做这个组", "K")
        self.primary_button = KeyButton("做工作套餐", "Ctrl+Enter", primary=True)
        deeds = (
            (self.plan_button, self.choose_plan),
            (self.one_button, self.choose_one),
            (self.primary_button, self.primary),
        )
        super().__init__(desk, COLUMNS, "各组和工作套餐", deeds)
        self.plans: list[TeamPlan] = []
        self.empty = EmptyState("people", NOTHING)
        self.put_between(self.empty, 1)

    def refresh(self) -> None:
        self._desk.asking.ask("rounds", partial(exchange.planned, self._desk.store), self._show)

    def _show(self, planned: exchange.Planned) -> None:
        self.plans, given, rounds, standards = planned
        bodies = sum(len(plan.visits) for plan in self.plans)
        waiting = sum(_package(plan, given).role == "wait" for plan in self.plans)
        self.figures.tell(
            [("轮次", rounds[-1] if rounds else "还没有", "text"), ("组", str(len(self.plans)), "text"),
             ("单位", str(bodies), "text"), ("政策标准", f"{standards} 份", "text"),
             ("套餐等回执", f"{waiting} 个组", "wait" if waiting else "text")],
            REMARK,
        )  # fmt: skip
        self.rows.show([_row(plan, given) for plan in self.plans])
        there = bool(self.plans)
        for widget in (self.table, self.one_button, self.primary_button):
            widget.setVisible(there)
        self.empty.setVisible(not there)

    def commands(self) -> list[Command]:
        return [
            Command("exchange.plan", "登记分组表", "people", "P", self.choose_plan),
            Command("exchange.package", "只做这个组的工作套餐", "export", "K", self.choose_one, self._on_team),
        ]

    def primary(self) -> None:
        if self.plans:
            self._choose(self.plans)
        else:
            self.choose_plan()

    def choose_one(self) -> None:
        """The package of the team in the current row."""
        if self._on_team():
            self._choose([self.plans[self.table.currentIndex().row()]])

    def _on_team(self) -> bool:
        return 0 <= self.table.currentIndex().row() < len(self.plans)

    def _choose(self, plans: list[TeamPlan]) -> None:
        name = folders.ask(self, "工作套餐写到U盘或文件夹")
        if name:
            self.give(Path(name), plans)

    def give(self, folder: Path, plans: list[TeamPlan]) -> None:
        """One archive for each of these teams, each in a folder named after the team."""
        self.tell("正在做工作套餐，请不要拔U盘。")
        exchange.give_packages(self._desk, folder, plans, self._given, lambda error: self.tell(str(error), "gap"))

    def _given(self, given: Given) -> None:
        self.refresh()
        self.tell(given.text, "gap" if given.stopped else "ok")

    def choose_plan(self) -> None:
        """The table of the round, pasted."""
        dialog = PlanDialog(self._desk, self.window())
        dialog.exec()
        dialog.deleteLater()
        self.refresh()


def _row(plan: TeamPlan, given: list[Delivery]) -> tuple[Cell, ...]:
    others = "、".join(name for name in plan.people if name != plan.leader)
    leader = Cell(plan.leader) if plan.leader else Cell("没有登记", "gap")
    return (
        Cell(plan.name, strong=True), leader, Cell(others, "text2"), Cell(str(len(plan.visits))),
        Cell(str(plan.documents), "text" if plan.documents else "gap"), _package(plan, given),
    )  # fmt: skip


def _package(plan: TeamPlan, given: list[Delivery]) -> Cell:
    return arrived(plan.leader, given) if plan.leader else Cell("先登记组长", "gap")
