"""Deeds on visits: take up another organization."""

from datetime import date

from domain.errors import InputError
from domain.records import LookBackVisit, Membership, Organization, Person, Team
from domain.words import Role
from storage.store import Store


def begin_visit(
    store: Store, name: str, starts_on: date | None = None, ends_on: date | None = None, team_name: str = ""
) -> str:
    """An organization and one look back at it; returns the uid of the visit."""
    name = name.strip()
    if not name:
        raise InputError("还没有写单位名称，什么都没有改；请写上被巡察党组织的名称。")
    if starts_on and ends_on and ends_on < starts_on:
        raise InputError("结束日期早于开始日期，什么都没有改；请改正日期。")
    with store.change(f"新增单位{name}"):
        team_uid = _team(store, team_name.strip())
        organization = Organization(name=name)
        visit = LookBackVisit(
            organization_uid=organization.uid, team_uid=team_uid, starts_on=starts_on, ends_on=ends_on
        )
        store.organizations.put(organization)
        store.visits.put(visit)
    return visit.uid


def _team(store: Store, name: str) -> str | None:
    """The team of that name, made with its author as a member when new; the only team when no name is given."""
    known = store.teams.all()
    for team in known:
        if not name or team.name == name:
            return team.uid
    if not name:
        return None
    team, person = Team(name=name), Person(name=store.author)
    store.teams.put(team)
    store.people.put(person)
    store.memberships.put(Membership(team_uid=team.uid, person_uid=person.uid, role=Role.MEMBER))
    return team.uid
