"""基本情况: what is written of a visit, its organization, round, team and people is one step."""

from dataclasses import replace
from datetime import date

import pytest

from documents import visits
from documents.visits import begin, describe, details
from domain.errors import InputError
from domain.records import AssignedTask, Issue
from domain.words import IssueLevel, Role
from storage.store import Store

TEAM = "中共云栖县委第二巡察组"
PEOPLE = {Role.TEAM_LEADER: ("沈砚",), Role.DEPUTY_LEADER: ("顾衡",), Role.MEMBER: ("林溪", "方遥")}


def told(store: Store, visit_uid: str, **others: object) -> None:
    describe(store, visit_uid, replace(details(store, visit_uid), **others))


def test_all_is_written_in_one_step_and_undone_as_one(store: Store) -> None:
    visit_uid = begin(store, organization="云栖县水利局")
    before = details(store, visit_uid)
    wanted = visits.Details(
        organization="中共云栖县水利局党组",
        short_name="县水利局党组",
        team=TEAM,
        round_name="第八轮巡察",
        starts_on=date(2025, 3, 10),
        ends_on=date(2025, 3, 24),
        interviews=11,
        documents_read=86,
        site_visits=2,
        assessment="理论学习整改较好。\n责任还不实。",
        members=PEOPLE,
    )
    describe(store, visit_uid, wanted)
    found = details(store, visit_uid)
    assert found == replace(wanted, members={**dict.fromkeys(Role, ()), **PEOPLE})
    assert (
        store.teams.one(store.visits.one(visit_uid).team_uid or "").round_uid == store.visits.one(visit_uid).round_uid
    )
    assert store.undo() == "填写基本情况"
    assert details(store, visit_uid) == before


def test_a_team_that_is_there_goes_on_with_its_members(store: Store) -> None:
    first = begin(store, organization="云栖县水利局", team=TEAM)
    told(store, first, members=PEOPLE)
    second = begin(store, organization="云栖县供销社", team=TEAM, round_name="第八轮")
    third = begin(store, organization="云栖县林业局", team=TEAM, round_name="第八轮")
    assert details(store, second).members == details(store, third).members == details(store, first).members
    assert (store.teams.count(), store.rounds.count()) == (1, 1)
    begin(store, organization="云栖县粮食局", team=TEAM, round_name="第九轮")
    assert store.teams.count() == 2, "a team of another round is another one"


def test_nothing_changed_is_no_step(store: Store) -> None:
    visit_uid = begin(store, organization="云栖县水利局", team=TEAM)
    told(store, visit_uid, members=PEOPLE)
    label = store.undo_label
    told(store, visit_uid)
    store.undo()
    assert label == "填写基本情况"
    assert store.undo_label != label


def test_people_come_go_and_change_their_role(store: Store) -> None:
    visit_uid = begin(store, organization="云栖县水利局", team=TEAM)
    told(store, visit_uid, members=PEOPLE)
    told(store, visit_uid, members={Role.TEAM_LEADER: ("顾衡",), Role.MEMBER: ("林溪", "白苏")})
    members = details(store, visit_uid).members
    assert members[Role.TEAM_LEADER] == ("顾衡",)
    assert members[Role.MEMBER] == ("林溪", "白苏")
    assert members[Role.DEPUTY_LEADER] == ()
    assert store.people.count(name="沈砚") == 1


def test_a_team_and_round_of_two_visits_are_shared_and_not_renamed_for_one(store: Store) -> None:
    first = begin(store, organization="云栖县水利局", team=TEAM, round_name="第八轮")
    second = begin(store, organization="云栖县供销社")
    told(store, second, team=TEAM, round_name="第八轮")
    assert store.visits.one(first).team_uid == store.visits.one(second).team_uid
    told(store, second, team="第三巡察组", round_name="第九轮")
    assert details(store, first).team == TEAM
    assert details(store, first).round_name == "第八轮"
    told(store, second, team="第五巡察组")
    assert store.teams.count() == 2
    told(store, second, team="", round_name="")
    assert store.visits.one(second).team_uid is None


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"organization": " "}, "还没有写"),
        ({"organization": "云栖县供销社"}, "已经在这个工作夹里"),
        ({"starts_on": date(2025, 3, 24), "ends_on": date(2025, 3, 10)}, "早于进驻"),
        ({"interviews": -1}, "小于零"),
        ({"members": {Role.MEMBER: ("林溪",), Role.LIAISON: ("林溪",)}}, "写了两次"),
        ({"team": "", "members": {Role.MEMBER: ("林溪",)}}, "巡察组全称"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    store: Store, wrong: dict[str, object], complaint: str
) -> None:
    begin(store, organization="云栖县供销社")
    visit_uid = begin(store, organization="云栖县水利局", team=TEAM)
    before, label = details(store, visit_uid), store.undo_label
    with pytest.raises(InputError, match=complaint):
        told(store, visit_uid, **wrong)
    assert details(store, visit_uid) == before
    assert store.undo_label == label


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("中共云栖县水利局党组", "县水利局党组"),
        ("云栖县委", "云栖县委"),
        ("某某公司党委", "某某公司党委"),
        ("金桥社区党总支", "金桥社区党总支"),
        ("石门灌区管理局党组", "石门灌区管理局党组"),
    ],
)
def test_the_short_name_leaves_out_the_proper_name_of_the_place(name: str, short: str) -> None:
    assert visits.short_of(name) == short


def test_organizations_that_would_share_a_short_name_keep_their_place(store: Store) -> None:
    begin(store, organization="中共云栖县审计局党组")
    second = begin(store, organization="中共临溪县审计局党组")
    assert [body.short_name for body in store.organizations.all()] == ["县审计局党组", "临溪县审计局党组"]
    assert visits.find(store, "临溪县审计局党组") == second
    for county in ("云栖县", "临溪县"):
        begin(store, organization=f"中共{county}档案局党组", short_name="档案局")
    with pytest.raises(InputError, match="有2家（中共云栖县档案局党组、中共临溪县档案局党组）"):
        visits.find(store, "档案局")


def test_a_visit_begins_with_a_name_that_is_new(store: Store) -> None:
    visit_uid = begin(store, organization="云栖县水利局党组")
    assert visits.find(store, "县水利局党组") == visit_uid
    with pytest.raises(InputError, match="还没有写"):
        begin(store, organization=" ")
    with pytest.raises(InputError, match="已经在"):
        begin(store, organization="云栖县水利局党组")
    with pytest.raises(InputError, match="没有“供销社”"):
        visits.find(store, "供销社")


def test_a_subject_is_found_by_its_number(store: Store) -> None:
    visit_uid = begin(store, organization="云栖县水利局党组")
    common = {"visit_uid": visit_uid, "document_uid": "d", "position": 1}
    issue = Issue(level=IssueLevel.ISSUE, number="3", heading="农村饮水", **common)
    task = AssignedTask(number="7", heading="变更全面自查", **common)
    answered = AssignedTask(number="8", heading="已对上", issue_uid=issue.uid, **common)
    with store.change("收入"):
        store.issues.put(issue)
        store.tasks.put(task)
        store.tasks.put(answered)
    assert visits.subject(store, visit_uid, "3") == issue.uid
    assert visits.subject(store, visit_uid, "分7") == task.uid
    for unknown in ("4", "分8", "点1"):
        with pytest.raises(InputError, match="没有序号"):
            visits.subject(store, visit_uid, unknown)


def test_a_member_whose_person_is_gone_is_left_out(store: Store) -> None:
    visit_uid = begin(store, organization="云栖县水利局", team=TEAM)
    told(store, visit_uid, members=PEOPLE)
    with store.change("删"):
        for person in store.people.all(name="沈砚"):
            store.people.drop(person.uid)
    assert details(store, visit_uid).members[Role.TEAM_LEADER] == ()
    told(store, visit_uid)
    assert store.memberships.count() == 3
