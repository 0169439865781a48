"""统计: how far every organization is, added up by team, as lines for the page, the table file and scripts."""

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import attrgetter
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
class Column:
    """One column of figures."""

    head: str
    of: Callable[[Tally], int | str]


def rate(tally: Tally) -> str:
    """完成率: completed lines of all lines, two decimals; "" without a ledger. 基本完成 does not count.

    Rounded as by hand, halves up; 100% is said of all of them only.
    """
    if not tally.lines:
        return ""
    hundredths = (tally.completed * 20_000 + tally.lines) // (2 * tally.lines)
    if tally.completed < tally.lines:
        hundredths = min(hundredths, 9_999)
    return f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".") + "%"


def unsorted(tally: Tally) -> int:
    """Findings whose account nobody has settled yet, so that the accounts add up to the findings."""
    return tally.findings - tally.owed - tally.false - tally.stuck - tally.new


COLUMNS = (
    Column("反馈问题", attrgetter("issues")),
    Column("台账项数", attrgetter("lines")),
    Column("自报完成", attrgetter("completed")),
    Column("自报完成率", rate),
    Column("已销号", attrgetter("closed")),
    Column("已核查", attrgetter("checks")),
    Column("待判疑点", attrgetter("alarms")),
    Column("证据", attrgetter("evidence")),
    Column("形成问题", attrgetter("findings")),
    Column("欠账", attrgetter("owed")),
    Column("假账", attrgetter("false")),
    Column("呆账", attrgetter("stuck")),
    Column("新账", attrgetter("new")),
    Column("未定账", unsorted),
    Column("已定稿", attrgetter("final")),
)
HEAD = ("单位", *(column.head for column in COLUMNS), "反馈意见")


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


def cells(line: Line) -> list[int | str]:
    """What stands in the row under HEAD; a count is a number, so that a table can add it up."""
    return [line.name, *(column.of(line.tally) for column in COLUMNS), line.out]


def export(store: Store, path: Path) -> Path:
    """The whole table with its total as .xlsx; InputError when it cannot be written."""
    standings = store.overview.standings()
    total = Line(name=f"合计　{len(standings)}家", tally=together(standings), out=_out(standings))
    rows = [HEAD, *map(cells, [*lines(standings), total])]
    write_whole(path, workbooks.as_bytes({SHEET: rows}, {SHEET: (36, *(10,) * len(COLUMNS), 12)}), stick=True)
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
