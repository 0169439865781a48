"""Begin a look-back visit, say what is known of it, and find one by the name of its organization."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import TypeVar

from documents import checklists
from domain.errors import InputError
from domain.records import (
    AssignedTask,
    LookBackVisit,
    Membership,
    NamedMatter,
    Organization,
    Person,
    Round,
    Team,
    uid_of,
)
from domain.words import IssueLevel, Role
from storage.shelf import Shelf
from storage.store import Store

Named = TypeVar("Named", Round, Team)
Members = Mapping[Role, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Details:
    """基本情况: what the papers state of a visit and of who makes it."""

    organization: str
    short_name: str = ""
    team: str = ""
    round_name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    interviews: int | None = None
    documents_read: int | None = None
    site_visits: int | None = None
    assessment: str = ""
    members: Members = field(default_factory=dict)
    number_prefix: str = ""  # of working papers: 二组 makes 二组底-01


def begin(
    store: Store,
    *,
    organization: str,
    short_name: str = "",
    team: str = "",
    round_name: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> str:
    """Record the organization, its team and round and a visit to it in one step; returns the uid of the visit."""
    name = organization.strip()
    if not name:
        raise InputError("还没有写单位名称，什么也没有建立，请写上再试。")
    if name in names(store):
        raise InputError(f"“{name}”已经在这个工作夹里，没有重复建立，请直接选用。")
    with store.change(f"建立“{name}”"):
        round_uid = _named(store.rounds, None, round_name.strip(), 0, Round(name=round_name.strip()))
        team_uid = _team(store, team.strip(), round_uid)
        body = Organization(name=name, short_name=short_name or short_of(name, names(store)))
        visit = LookBackVisit(
            organization_uid=body.uid,
            team_uid=team_uid,
            round_uid=round_uid,
            starts_on=starts_on,
            ends_on=ends_on,
            checklist_uid=checklists.load(store).uid,
        )
        if not store.people.all(name=store.author):
            store.people.put(Person(name=store.author))
        store.organizations.put(body)
        store.visits.put(visit)
    return visit.uid


def _team(store: Store, name: str, round_uid: str | None) -> str | None:
    """The team of that name in this round, made when there is none: its members and its numbers go on.

    A team that belongs to no round yet takes this one; one of another round is another team of the same name.
    """
    if not name:
        return None
    named = store.teams.all(name=name)
    known = next((team for team in named if round_uid in (None, team.round_uid)), None)
    known = known or next((team for team in named if team.round_uid is None), Team(name=name))
    store.teams.put(replace(known, round_uid=round_uid or known.round_uid))
    return known.uid


def details(store: Store, visit_uid: str) -> Details:
    """What is known of a visit now."""
    visit = store.visits.one(visit_uid)
    body = store.organizations.one(visit.organization_uid)
    team = store.teams.get(visit.team_uid) if visit.team_uid else None
    this_round = store.rounds.get(visit.round_uid) if visit.round_uid else None
    return Details(
        organization=body.name,
        short_name=body.short_name,
        team=team.name if team else "",
        round_name=this_round.name if this_round else "",
        starts_on=visit.starts_on,
        ends_on=visit.ends_on,
        interviews=visit.interviews,
        documents_read=visit.documents_read,
        site_visits=visit.site_visits,
        assessment=visit.assessment,
        members=members(store, team.uid) if team else {},
        number_prefix=team.number_prefix if team else "",
    )


def members(store: Store, team_uid: str) -> dict[Role, tuple[str, ...]]:
    """The names of a team by role, each role in the order in which they were registered."""
    named: dict[Role, tuple[str, ...]] = dict.fromkeys(Role, ())
    for membership in store.memberships.all(team_uid=team_uid):
        person = store.people.get(membership.person_uid)
        if person:
            named[membership.role] += (person.name,)
    return named


def describe(store: Store, visit_uid: str, told: Details) -> None:
    """Write what was said of a visit, its organization, round and team: one undoable step."""
    visit = store.visits.one(visit_uid)
    body = store.organizations.one(visit.organization_uid)
    name = told.organization.strip()
    _check(store, body, name, told)
    with store.change("填写基本情况"):
        store.organizations.put(
            replace(body, name=name, short_name=told.short_name.strip() or short_of(name, names(store)))
        )
        name, sharing = told.round_name.strip(), store.visits.count(round_uid=visit.round_uid)
        round_uid = _named(store.rounds, visit.round_uid, name, sharing, Round(name=name))
        name, sharing = told.team.strip(), store.visits.count(team_uid=visit.team_uid)
        team_uid = _named(store.teams, visit.team_uid, name, sharing, Team(name=name, round_uid=round_uid))
        if team_uid:
            enlist(store, team_uid, told.members, first=store.author)
            store.teams.put(replace(store.teams.one(team_uid), number_prefix=told.number_prefix.strip()))
        store.visits.put(
            replace(
                visit,
                team_uid=team_uid,
                round_uid=round_uid,
                starts_on=told.starts_on,
                ends_on=told.ends_on,
                interviews=told.interviews,
                documents_read=told.documents_read,
                site_visits=told.site_visits,
                assessment=told.assessment.strip(),
            )
        )


def _check(store: Store, body: Organization, name: str, told: Details) -> None:
    """InputError for what cannot be true; nothing has been written yet."""
    names = [person for role in told.members.values() for person in role]
    twice = next((person for person in names if names.count(person) > 1), "")
    figures = (told.interviews, told.documents_read, told.site_visits)
    if not name:
        raise InputError("还没有写单位名称，什么也没有改动，请写上再存。")
    if any(known.name == name and known.uid != body.uid for known in store.organizations.all()):
        raise InputError(f"“{name}”已经在这个工作夹里，什么也没有改动，请核对单位名称。")
    if told.starts_on and told.ends_on and told.ends_on < told.starts_on:
        raise InputError("离开日期早于进驻日期，什么也没有改动，请改正。")
    if any(figure is not None and figure < 0 for figure in figures):
        raise InputError("人次、份数和处数不能小于零，什么也没有改动，请改正。")
    if twice:
        raise InputError(f"“{twice}”写了两次，什么也没有改动，请只留一处。")
    if names and not told.team.strip():
        raise InputError("写了组员，还没有写巡察组全称，什么也没有改动，请补上。")


def _named(shelf: Shelf[Named], uid: str | None, name: str, visits: int, new: Named) -> str | None:
    """The uid for a name: of the known one, else of the present one renamed unless it is shared, else of a new one."""
    if not name:
        return None
    present = shelf.get(uid) if uid else None
    if present and present.name == name:
        return present.uid
    for known in shelf.all(name=name):
        return known.uid
    made = new if present is None or visits > 1 else replace(present, name=name)
    shelf.put(made)
    return made.uid


def enlist(store: Store, team_uid: str, named: Members, *, first: str, keeping: bool = False) -> None:
    """The roster as told; first counts in the first block of numbers, each other member in one of his own.

    keeping leaves those in the team whose role nobody is named for.
    """
    wanted = {name: role for role, names in named.items() for name in names}
    taken: set[int] = set()
    for membership in store.memberships.all(team_uid=team_uid):
        person = store.people.get(membership.person_uid)
        stays = membership.role if keeping and not named.get(membership.role) else None
        role = wanted.pop(person.name, stays) if person else None
        if role is None or person is None:
            store.memberships.drop(membership.uid)
            continue
        block = membership.block if membership.block not in taken else _free_block(taken, first=person.name == first)
        taken.add(block)
        store.memberships.put(replace(membership, role=role, block=block))
    for name in sorted(wanted, key=lambda name: name != first):
        person = next(iter(store.people.all(name=name)), None) or Person(name=name)
        store.people.put(person)
        uid = uid_of("membership", team_uid, person.uid)
        block = _free_block(taken, first=name == first)
        taken.add(block)
        made = Membership(uid=uid, team_uid=team_uid, person_uid=person.uid, role=wanted[name], block=block)
        store.memberships.put(made)


def _free_block(taken: set[int], *, first: bool) -> int:
    """The first block is kept for whoever writes first: what he numbered before there was a roster lies in it."""
    return next(block for block in count(0 if first else 1) if block not in taken)


def names(store: Store) -> list[str]:
    """The organizations of the workspace, in full."""
    return [body.name for body in store.organizations.all()]


def short_of(name: str, others: Iterable[str] = ()) -> str:
    """云栖县水利局党组 → 县水利局党组: the name without 中共, and without the place's proper name.

    With it where another organization would be called the same: a city has a 县水利局党组 in each of its counties.
    """
    short = _placeless(name)
    alike = any(other != name and _placeless(other) == short for other in others)
    return name.removeprefix("中共") if alike else short


_NO_PLACES = {"社区", "校区", "园区", "灌区", "库区", "矿区", "景区"}  # 金桥社区党总支 is of no 区


def _placeless(name: str) -> str:
    bare = name.removeprefix("中共")
    for mark in ("县", "市", "区", "省"):
        at = bare.find(mark)
        if 1 <= at <= 4 and bare[at - 1 : at + 1] not in _NO_PLACES and len(bare) - at > len("县委组"):
            return bare[at:]
    return bare


def find(store: Store, name: str) -> str:
    """The uid of the visit to the organization of that full or short name; InputError names those there are."""
    wanted = name.strip().removeprefix("中共")
    bodies = store.organizations.all()
    exact = [body for body in bodies if wanted == body.name.removeprefix("中共")]
    exact = exact or [body for body in bodies if wanted == body.short_name]
    if len(exact) > 1:
        alike = "、".join(body.name for body in exact)
        raise InputError(f"叫“{name}”的单位有{len(exact)}家（{alike}），什么也没有改动，请写全称。")
    for body in exact:
        for visit in store.visits.all(organization_uid=body.uid):
            return visit.uid
    known = "、".join(body.name for body in bodies) or "没有单位"
    raise InputError(f"工作夹里没有“{name}”（现有：{known}），什么也没有改动，请核对单位名称。")


def subject(store: Store, visit_uid: str, number: str) -> str:
    """The uid of a problem by its number, or of an unaligned named matter (点4) or assigned task (分7)."""
    shelves: dict[str, Shelf[NamedMatter] | Shelf[AssignedTask]] = {"点": store.named_matters, "分": store.tasks}
    for mark, shelf in shelves.items():
        for entry in shelf.all(visit_uid=visit_uid):
            if number == f"{mark}{entry.number}" and entry.issue_uid is None:
                return entry.uid
    for issue in store.issues.all(visit_uid=visit_uid, level=IssueLevel.ISSUE):
        if number == issue.number:
            return issue.uid
    raise InputError(f"没有序号为“{number}”的问题，什么也没有改动，请在四对照里核对序号。")
