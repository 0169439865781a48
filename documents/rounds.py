"""A round as headquarters sets it up: teams, their people, their organizations with dates, from a pasted table.

The table is what every office has already: one line for each organization, copied from WPS or Excel. A cell left empty
by merging means the same as the line above it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from documents import checklists, visits
from domain.calendar import date_near, parse_date
from domain.errors import InputError
from domain.names import names_in
from domain.records import LookBackVisit, Organization, Round, Team
from domain.words import Role
from storage.store import Store

TEAM, BODY, SHORT, STARTS, ENDS = "team", "organization", "short", "starts", "ends"
HEADS: Mapping[str, tuple[str, ...]] = {
    TEAM: ("巡察组", "巡视组", "组别", "组"),
    BODY: ("被巡察党组织", "被巡视党组织", "党组织", "单位名称", "单位"),
    SHORT: ("简称",),
    STARTS: ("进驻日期", "进驻时间", "进驻", "开始"),
    ENDS: ("离开日期", "结束日期", "离开", "结束"),
    "TEAM_LEADER": ("组长",),
    "DEPUTY_LEADER": ("副组长",),
    "LIAISON": ("联络员",),
    "MEMBER": ("组员", "成员"),
}
USUAL = (TEAM, BODY, STARTS, ENDS, "TEAM_LEADER", "MEMBER")  # a table without heads
CARRIED = (TEAM, "TEAM_LEADER", "DEPUTY_LEADER", "LIAISON", "MEMBER", STARTS, ENDS)
CELLS = re.compile(r"\t|,|，(?=\S)")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One organization and who goes there."""

    team: str
    organization: str
    short_name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    people: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)


def read(text: str, *, today: date | None = None) -> list[Line]:
    """The lines of a pasted table; InputError names the line that cannot be. Days without a year lie near today."""
    rows = [_cells(row) for row in text.replace("\r\n", "\n").split("\n") if row.strip()]
    if not rows:
        raise InputError(
            "还没有贴上分组表，什么也没有登记，请从表格里复制“巡察组、单位、进驻、离开、组长、组员”几列贴进来。"
        )
    columns = _columns(rows[0])
    found: list[Line] = []
    above: dict[str, str] = {}
    for number, cells in enumerate(rows[1:] if columns else rows, 2 if columns else 1):
        told = dict(zip(columns or USUAL, cells, strict=False))
        told = {name: told.get(name, "").strip() for name in HEADS}
        if told[TEAM] and told[TEAM] != above.get(TEAM):
            above = {}
        told |= {name: above.get(name, "") for name in CARRIED if not told[name]}
        above = {name: told[name] for name in CARRIED}
        found.append(_line(told, number, today))
    _check(found)
    return found


def _cells(row: str) -> list[str]:
    return row.split("\t") if "\t" in row else CELLS.split(row)


def _columns(cells: Sequence[str]) -> list[str]:
    """Which column says what, by the heads; empty when the first line is none of heads."""
    plain = [re.sub(r"\s", "", cell) for cell in cells]
    columns = [next((name for name, heads in HEADS.items() if cell in heads), "") for cell in plain]
    return columns if {TEAM, BODY} <= set(columns) else []


def _line(told: dict[str, str], number: int, today: date | None) -> Line:
    if not told[TEAM] or not told[BODY]:
        what = "巡察组" if not told[TEAM] else "单位"
        raise InputError(f"分组表第{number}行没有写{what}，什么也没有登记，请补上再贴一次。")
    starts = _day(told[STARTS], number, today)
    ends = _day(told[ENDS], number, starts or today)
    if starts and ends and ends < starts:
        raise InputError(f"分组表第{number}行离开日期早于进驻日期，什么也没有登记，请改正再贴一次。")
    return Line(
        team=told[TEAM],
        organization=told[BODY],
        short_name=told[SHORT],
        starts_on=starts,
        ends_on=ends,
        people={role: names_in(told[role.name]) for role in Role},
    )


def _day(text: str, number: int, near: date | None) -> date | None:
    day = date_near(text, near) if near else parse_date(text)
    if text and day is None:
        raise InputError(f"分组表第{number}行的日期“{text}”没有认出，什么也没有登记，请写成 2025.3.10 这样。")
    return day


def _check(lines: Sequence[Line]) -> None:
    names = [line.organization for line in lines]
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise InputError(f"“{twice}”在分组表里有两行，什么也没有登记，请只留一行。")


def put(store: Store, name: str, lines: Sequence[Line]) -> list[str]:
    """Registers round, teams, people, organizations and a visit to each: one undoable step. Returns the visits.

    What is there under the same name is gone on with: the table may be pasted again when something changes.
    """
    if not name.strip():
        raise InputError("还没有写轮次的名称，什么也没有登记，请写上，例如“十三届县委第八轮巡察”。")
    checklist = checklists.load(store)
    with store.change(f"登记“{name.strip()}”"):
        this_round = next(iter(store.rounds.all(name=name.strip())), None) or Round(name=name.strip())
        store.rounds.put(this_round)
        teams = {
            name: _team(store, name, _people(name, lines), this_round) for name in {line.team: 1 for line in lines}
        }
        names = {line.organization for line in lines} | set(visits.names(store))
        lines = [
            replace(line, short_name=line.short_name or visits.short_of(line.organization, names)) for line in lines
        ]
        return [_visit(store, line, teams[line.team], this_round, checklist.uid) for line in lines]


def _people(team: str, lines: Sequence[Line]) -> dict[Role, tuple[str, ...]]:
    """All that the lines of a team name, each once: a leader who is told among the members too still leads."""
    own = [line.people for line in lines if line.team == team]
    roles: dict[str, Role] = {}
    for role in Role:
        for name in (name for people in own for name in people.get(role, ())):
            roles.setdefault(name, role)
    return {role: tuple(name for name, held in roles.items() if held is role) for role in Role}


def _team(store: Store, name: str, people: Mapping[Role, tuple[str, ...]], this_round: Round) -> str:
    known = next(iter(store.teams.all(name=name)), None) or Team(name=name)
    team = replace(known, round_uid=this_round.uid)
    store.teams.put(team)
    leader = next(iter(people[Role.TEAM_LEADER]), "")
    visits.enlist(store, team.uid, people, first=leader, keeping=True)
    return team.uid


def _visit(store: Store, line: Line, team_uid: str, this_round: Round, checklist_uid: str) -> str:
    body = next(iter(store.organizations.all(name=line.organization)), None)
    body = body or Organization(name=line.organization, short_name=line.short_name)
    store.organizations.put(body)
    known = next(
        (visit for visit in store.visits.all(organization_uid=body.uid) if visit.round_uid in (None, this_round.uid)),
        LookBackVisit(organization_uid=body.uid, checklist_uid=checklist_uid),
    )
    visit = replace(
        known,
        team_uid=team_uid,
        round_uid=this_round.uid,
        starts_on=line.starts_on or known.starts_on,
        ends_on=line.ends_on or known.ends_on,
    )
    store.visits.put(visit)
    return visit.uid


@dataclass(frozen=True, kw_only=True)
class TeamPlan:
    """A team with its visits, and who leads it."""

    uid: str
    name: str
    leader: str  # name, "" when none is registered
    people: tuple[str, ...]
    visits: tuple[str, ...]
    documents: int  # source documents received for them


def plans(store: Store) -> list[TeamPlan]:
    """Every team with what is there for it."""
    found = []
    for team in store.teams.all():
        named = visits.members(store, team.uid)
        uids = tuple(store.visits.uids(team_uid=team.uid))
        found.append(
            TeamPlan(
                uid=team.uid,
                name=team.name,
                leader=next(iter(named[Role.TEAM_LEADER]), ""),
                people=tuple(name for names in named.values() for name in names),
                visits=uids,
                documents=sum(store.documents.count(visit_uid=uid) for uid in uids),
            )
        )
    return found
