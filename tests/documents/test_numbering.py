"""Numbers of working papers in workspaces: while writing, when signed, when a paper goes out."""

from dataclasses import replace

import pytest

from documents import numbering, visits
from domain.records import Finding, Paper
from domain.words import FindingState, PaperKind, Role
from storage.store import Store


@pytest.fixture
def visit_uid(store: Store) -> str:
    uid = visits.begin(store, organization="云栖县水利局党组")
    members = {Role.TEAM_LEADER: ("顾衡",), Role.MEMBER: ("方遥", store.author)}
    visits.describe(store, uid, replace(visits.details(store, uid), team="第二巡察组", members=members))
    return uid


def put(store: Store, visit_uid: str, number: str, state: FindingState = FindingState.FINAL) -> Finding:
    finding = Finding(visit_uid=visit_uid, number=number, title="问题", state=state)
    with store.change("形成问题"):
        store.findings.put(finding)
    return finding


def numbers(store: Store, visit_uid: str) -> list[str]:
    return [finding.number for finding in store.findings.all(visit_uid=visit_uid)]


def test_each_member_counts_in_a_block_of_his_own(store: Store, visit_uid: str) -> None:
    assert numbering.block_of(store, visit_uid) == 0, "who wrote the roster goes on as he began"
    assert sorted(member.block for member in store.memberships.all()) == [0, 1, 2]
    assert numbering.next_draft(store, visit_uid) == "预-01"


def test_a_new_member_takes_no_block_of_another(store: Store, visit_uid: str) -> None:
    before = {member.person_uid: member.block for member in store.memberships.all()}
    told = visits.details(store, visit_uid)
    members = {**told.members, Role.LIAISON: ("沈砚",)}
    visits.describe(store, visit_uid, replace(told, members=members))
    after = {member.person_uid: member.block for member in store.memberships.all()}
    assert {uid: after[uid] for uid in before} == before
    assert sorted(after.values()) == [0, 1, 2, 3]


def test_an_old_roster_is_dealt_anew_when_it_is_written(store: Store, visit_uid: str) -> None:
    with store.change("旧名册"):
        for member in store.memberships.all():
            store.memberships.put(replace(member, block=0))
    visits.describe(store, visit_uid, visits.details(store, visit_uid))
    assert len({member.block for member in store.memberships.all()}) == 3


def test_the_final_number_runs_through_all_visits_of_the_team(store: Store, visit_uid: str) -> None:
    told = replace(visits.details(store, visit_uid), number_prefix=" 二组 ")
    visits.describe(store, visit_uid, told)
    second = visits.begin(store, organization="云栖县供销社党组")
    with store.change("同一个组"):
        visit = store.visits.one(second)
        store.visits.put(replace(visit, team_uid=store.visits.one(visit_uid).team_uid))
    put(store, visit_uid, "二组底-01")
    draft = put(store, second, "预-01", FindingState.LEADER_REVIEW)
    assert numbering.final_number(store, draft) == "二组底-02"
    assert numbering.final_number(store, replace(draft, number="二组底-07")) == "二组底-07"


def test_numbers_are_settled_before_the_first_paper_goes_out(store: Store, visit_uid: str) -> None:
    for number in ("底-03", "底-03", "底-01"):
        put(store, visit_uid, number)
    put(store, visit_uid, "预-09", FindingState.DRAFT)
    assert numbering.settle(store, visit_uid) == 1
    assert sorted(numbers(store, visit_uid)) == ["底-01", "底-02", "底-03", "预-09"]
    assert numbering.settle(store, visit_uid) == 0
    assert store.undo() == "编定底稿编号"


def test_what_a_paper_outside_names_keeps_its_number(store: Store, visit_uid: str) -> None:
    first, second = put(store, visit_uid, "底-03"), put(store, visit_uid, "底-03")
    with store.change("出具"):
        store.papers.put(Paper(visit_uid=visit_uid, kind=PaperKind.FEEDBACK_LETTER, version=1, title="反馈意见"))
    assert numbering.settle(store, visit_uid) == 1
    after = {uid: store.findings.one(uid).number for uid in (first.uid, second.uid)}
    assert sorted(after.values()) == ["底-01", "底-03"]
