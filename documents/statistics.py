"""统计: how far every organization is, added up by team, as lines for the page, the table file and scripts."""

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from documents import workbooks
from domain.numerals import chinese_number
from storage.aside import write_whole
from storage.shelves.overview import Standing, Tally, together
from storage.store import Store

NO_TEAM = "未编组"
SHEET = "统计"
ORDINAL = re.compile("第(.+?)(?:巡[视察])?组")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A visit; a team with its visits added up (visit_uid ""); out is what stands under 反馈意见."""

    name: str
    tally: Tally
    out: str
    visit_uid: str = ""


@dataclass(frozen=True)
class Figure:
    """One column of figures."""

    head: str
    of: Callable[[Tally], str]


def rate(tally: Tally) -> str:
    """完成率: completed lines of all lines, two decimals; "" without a ledger. 基本完成 does not count."""
    return f"{tally.completed / tally.lines * 100:.2f}".rstrip("0").rstrip(".") + "%" if tally.lines else ""


FIGURES = (
    Figure("反馈问题", lambda tally: str(tally.issues)),
    Figure("台账项数", lambda tally: str(tally.lines)),
    Figure("自报完成", lambda tally: str(tally.completed)),
    Figure("自报完成率", rate),
    Figure("已销号", lambda tally: str(tally.closed)),
    Figure("已核查", lambda tally: str(tally.checks)),
    Figure("待判疑点", lambda tally: str(tally.alarms)),
    Figure("证据", lambda tally: str(tally.evidence)),
    Figure("形成问题", lambda tally: str(tally.findings)),
    Figure("欠账", lambda tally: str(tally.owed)),
    Figure("假账", lambda tally: str(tally.false)),
    Figure("呆账", lambda tally: str(tally.stuck)),
    Figure("新账", lambda tally: str(tally.new)),
    Figure("已定稿", lambda tally: str(tally.final)),
)
HEAD = ("单位", *(figure.head for figure in FIGURES), "反馈意见")


def lines(standings: Sequence[Standing]) -> list[Line]:
    """Each team with its figures, then its organizations; teams by their number, the one without a name last."""
    found = []
    ordered = sorted(standings, key=lambda standing: (not standing.team, _ordinal(standing.team), standing.team))
    for team, group in groupby(ordered, key=lambda standing: standing.team):
        members = list(group)
        found.append(Line(name=f"{team or NO_TEAM}　{len(members)}家", tally=together(members), out=_out(members)))
        found += [
            Line(
                name=each.organization, tally=each.tally, visit_uid=each.visit_uid,
                out=f"{each.issued_on:%Y.%m.%d}" if each.issued_on else "未出具",
            )
            for each in members
        ]  # fmt: skip
    return found


def cells(line: Line) -> list[str]:
    """What stands in the row under HEAD."""
    return [line.name, *(figure.of(line.tally) for figure in FIGURES), line.out]


def export(store: Store, path: Path) -> Path:
    """The whole table with its total as .xlsx; InputError when it cannot be written."""
    standings = store.overview.standings()
    total = Line(name=f"合计　{len(standings)}家", tally=together(standings), out=_out(standings))
    rows = [HEAD, *map(cells, [*lines(standings), total])]
    write_whole(path, workbooks.as_bytes({SHEET: rows}, {SHEET: (36, *(10,) * len(FIGURES), 12)}))
    return path


def as_json(store: Store) -> dict[str, Any]:
    """For scripts: the figures of every visit and of all."""
    standings = store.overview.standings()
    listed = [
        {
            "team": each.team, "organization": each.organization,
            "feedback_letter_on": each.issued_on.isoformat() if each.issued_on else None, **asdict(each.tally),
        }
        for each in standings
    ]  # fmt: skip
    return {"visits": listed, "total": asdict(together(standings))}


def _ordinal(team: str) -> int:
    """第十一巡察组 comes after 第二巡察组."""
    found = ORDINAL.search(team)
    return (chinese_number(found[1]) or 0) if found else 0


def _out(standings: Sequence[Standing]) -> str:
    return f"{sum(standing.issued_on is not None for standing in standings)}/{len(standings)}"
