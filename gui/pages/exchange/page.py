"""交换统计: give out, take in and decide, backups, the team, the figures; one part in view at a time."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QApplication, QStackedWidget

from documents import giving
from domain.changes import Changes
from gui.commands import Command
from gui.desk import Desk
from gui.operations.backups import open_conflicts
from gui.page import Page
from gui.pages.exchange.backup_pane import BackupPane
from gui.pages.exchange.give_pane import GivePane
from gui.pages.exchange.parts import Part
from gui.pages.exchange.round_pane import RoundPane
from gui.pages.exchange.statistics_pane import StatisticsPane
from gui.pages.exchange.take_pane import TakePane
from gui.pages.exchange.team_pane import TeamPane
from gui.widgets import PaneHead, Segments
from gui.widgets.boxes import vbox

GIVE, TAKE, BACKUP, TEAM, SUM, ROUND = "give", "take", "backup", "team", "statistics", "round"
NAMES = {GIVE: "交出", TAKE: "收入", BACKUP: "备份", TEAM: "队伍", SUM: "统计", ROUND: "轮次"}
TITLES = {
    GIVE: "交出改动", TAKE: "收入交换包", BACKUP: "备份与恢复", TEAM: "队伍与互认", SUM: "各单位进度",
    ROUND: "分组与套餐",
}  # fmt: skip
TITLE_WIDTH = 88


class ExchangePage(Page):
    """Each part has its own primary deed, always Ctrl+Enter."""

    place = "exchange"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.give, self.take, self.backup, self.team = GivePane(desk), TakePane(desk), BackupPane(desk), TeamPane(desk)
        self.statistics, self.round = StatisticsPane(desk), RoundPane(desk)
        self.parts: dict[str, Part] = {
            GIVE: self.give, TAKE: self.take, BACKUP: self.backup, TEAM: self.team, SUM: self.statistics,
            ROUND: self.round,
        }  # fmt: skip
        self.segments = Segments(list(NAMES.items()), name="交换的几个部分")
        self._first = GIVE if giving.colleagues(desk.store) else TEAM  # the evening's deed, unless something waits
        self.segments.choose(self._first)
        self.segments.chosen.connect(self.show_part)
        self.head = PaneHead(TITLES[self._first], page=True)
        self.head.row.setStretch(0, 0)
        self.head.title.setSizePolicy(self.sizePolicy())
        self.head.title.setFixedWidth(TITLE_WIDTH)  # the segments stay where they are
        self.head.add(self.segments)
        self.head.stretch()
        self.stack = QStackedWidget()
        for part in self.parts.values():
            self.stack.addWidget(part)
        self.stack.setCurrentWidget(self.parts[self._first])
        desk.asking.ask("conflicts at first", partial(open_conflicts, desk.store), self._begin)
        self._turned = False
        vbox(self.head, (self.stack, 1), on=self)

    @property
    def part(self) -> Part:
        """The part in view."""
        return self.parts[self.segments.choice()]

    def show_part(self, part: str) -> None:
        """Turn to another part."""
        self._turned = True
        self.segments.choose(part)
        self.head.set_title(TITLES[part])
        self.part.refresh()
        self.stack.setCurrentWidget(self.part)
        self.focus_work()

    def _begin(self, conflicts: int) -> None:
        """What waits comes first, unless somebody has turned to a part meanwhile."""
        if not conflicts or self._turned:
            return
        held = self.isAncestorOf(QApplication.focusWidget() or self)
        self.segments.choose(TAKE)
        self.head.set_title(TITLES[TAKE])
        self.take.refresh()
        self.stack.setCurrentWidget(self.take)
        if held:
            self.focus_work()

    # What the frame asks

    def refresh(self, _changes: Changes | None) -> None:
        self.part.refresh()

    def lay_down(self) -> object:
        return self.take.conflicts.lay_down()

    def take_up(self, begun: object) -> None:
        if isinstance(begun, tuple):
            self.take.conflicts.take_up(begun)

    def show_argument(self, argument: str) -> None:
        """The name of a part; conflicts are in 收入."""
        if argument in self.parts:
            self.show_part(argument)

    def focus_work(self) -> None:
        self.part.focus_work()

    def counting(self) -> Callable[[], int]:
        return partial(open_conflicts, self.desk.store)

    def commands(self) -> list[Command]:
        found = [Command("exchange.primary", "交出、收入、备份、互认或存表", "exchange", "Ctrl+Enter", self.primary)]
        for place, (name, title) in enumerate(TITLES.items(), 1):
            found.append(Command(f"exchange.{name}", title, "exchange", f"Alt+{place}", partial(self.show_part, name)))
        for part in self.parts.values():
            found += [replace(command, enabled=self._only_in(part, command)) for command in part.commands()]
        return found

    def primary(self) -> None:
        """The filled button of the part in view."""
        self.part.primary()

    def _only_in(self, part: Part, command: Command) -> Callable[[], bool]:
        return lambda: self.part is part and command.enabled()

    def set_compact(self, compact: bool) -> None:
        for part in self.parts.values():
            part.set_compact(compact)
