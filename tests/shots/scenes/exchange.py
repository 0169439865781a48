"""交换统计: giving, taking in, conflicts, backups, the team, figures, the round."""

from functools import partial
from typing import Any

from documents import rounds
from tests.shots import workspaces
from tests.shots.booth import Booth

PLAN = """巡察组\t单位\t进驻\t离开\t组长\t组员
县委第一巡察组\t中共云栖县教育局党组\t2025.3.10\t2025.3.24\t顾衡\t沈砚、林溪、方遥
\t中共云栖县财政局党组\t2025.4.7\t2025.4.21\t\t
县委第二巡察组\t中共云栖县水利局党组\t2025.3.10\t2025.3.24\t贺川\t苏禾、陈立
\t中共云栖县民政局党组\t2025.4.7\t2025.4.21\t\t
"""


def _part(part: str, booth: Booth, name: str = workspaces.TEAM) -> Any:
    page = booth.go("exchange", part, name=name)
    return page.parts[part]


def _found(booth: Booth) -> None:
    _part("take", booth).look_into([booth.folder / workspaces.STICK])
    booth.rest()


def _taken(booth: Booth) -> None:
    pane = _part("take", booth)
    pane.primary()
    booth.rest()
    booth.rest()


def _role(booth: Booth) -> None:
    pane = _part("team", booth)
    pane.table.selectRow(0)
    pane.choose_role()


def _revoke(booth: Booth) -> None:
    pane = _part("team", booth)
    pane.table.selectRow(0)
    pane.revoke()


def _number(booth: Booth) -> None:
    pane = _part("team", booth)
    pane._asked.show()
    pane.ask.ask("请方遥念12位数字，照着输入：")


def _backups(booth: Booth) -> None:
    _part("backup", booth).make()


def _plan(booth: Booth) -> None:
    _part("round", booth, workspaces.SAMPLE).choose_plan()


def _round(booth: Booth) -> None:
    booth.open(workspaces.FRESH)
    rounds.put(booth.frame.desk.store, "十三届县委第八轮巡察", rounds.read(PLAN))
    _part("round", booth, workspaces.FRESH)


SCENES = (
    ("08-exchange-give-empty", partial(_part, "give", name=workspaces.SAMPLE)),
    ("08-exchange-take-empty", partial(_part, "take", name=workspaces.SAMPLE)),
    ("08-exchange-give", partial(_part, "give")),
    ("08-exchange-share", lambda booth: _part("give", booth).choose_share()),
    ("08-exchange-found", _found),
    ("08-exchange-conflicts", _taken),
    ("08-exchange-rewrite", lambda booth: (_part("take", booth), booth.press("exchange.rewrite"))),
    ("08-exchange-backup", _backups),
    ("08-exchange-destroy", lambda booth: _part("backup", booth).ask_destroying()),
    ("08-exchange-rekey", lambda booth: _part("backup", booth).ask_rekeying()),
    ("08-exchange-team", partial(_part, "team")),
    ("08-exchange-number", _number),
    ("08-exchange-role", _role),
    ("08-exchange-revoke", _revoke),
    ("08-exchange-statistics", partial(_part, "statistics")),
    ("08-exchange-statistics-round", partial(_part, "statistics", name=workspaces.ROUND)),
    ("08-exchange-round-empty", partial(_part, "round", name=workspaces.SAMPLE)),
    ("08-exchange-plan", _plan),
    ("08-exchange-round", _round),
)
