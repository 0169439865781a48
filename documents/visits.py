"""Begin a look-back visit and find one by the name of its organization."""

from datetime import date

from documents import checklists
from domain.errors import InputError
from domain.records import AssignedTask, LookBackVisit, NamedMatter, Organization, Person, Round, Team
from domain.words import IssueLevel
from storage.shelf import Shelf
from storage.store import Store


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
        raise InputError("还没有写被巡视党组织的名称，什么也没有建立，请写上名称再试。")
    if any(known.name == name for known in store.organizations.all()):
        raise InputError(f"“{name}”已经在这个工作夹里，没有重复建立，请直接选用。")
    with store.change(f"建立“{name}”"):
        this_round = Round(name=round_name) if round_name else None
        this_team = Team(name=team, round_uid=this_round.uid if this_round else None) if team else None
        body = Organization(name=name, short_name=short_name or short_of(name))
        visit = LookBackVisit(
            organization_uid=body.uid,
            team_uid=this_team.uid if this_team else None,
            round_uid=this_round.uid if this_round else None,
            starts_on=starts_on,
            ends_on=ends_on,
            checklist_uid=checklists.load(store).uid,
        )
        if this_round:
            store.rounds.put(this_round)
        if this_team:
            store.teams.put(this_team)
        if not store.people.all(name=store.author):
            store.people.put(Person(name=store.author))
        store.organizations.put(body)
        store.visits.put(visit)
    return visit.uid


def short_of(name: str) -> str:
    """云栖县水利局党组 → 县水利局党组: the name without 中共 and without the place's proper name."""
    bare = name.removeprefix("中共")
    for mark in ("县", "市", "区", "省"):
        at = bare.find(mark)
        if 1 <= at <= 4 and len(bare) - at > len("县委组"):
            return bare[at:]
    return bare


def find(store: Store, name: str) -> str:
    """The uid of the visit to the organization of that full or short name; InputError names those there are."""
    wanted = name.strip().removeprefix("中共")
    bodies = store.organizations.all()
    exact = [body for body in bodies if wanted in {body.name.removeprefix("中共"), body.short_name}]
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
