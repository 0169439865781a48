"""Whom a workspace trusts: epochs only rise, numbers are read aloud, a stopped key stops."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import InputError, PlaceError
from domain.records import Evidence, Membership, Round
from storage import bundle, receipts, roster
from storage.members import Member, RosterRole
from storage.store import Store
from tests.storage.people import create, hand_over, member
from tests.storage.samples import organization


def key(store: Store) -> str:
    return roster.ourselves(store).signing


def test_the_roster_names_everyone_with_role(trio: list[Store]) -> None:
    for store in trio:
        found = {person.name: person.role for person in roster.members(store)}
        assert found == {
            "巡察办": RosterRole.HEADQUARTERS, "林溪": RosterRole.LEADER, "方遥": RosterRole.MEMBER,
        }  # fmt: skip


def test_a_first_roster_needs_its_number_read_aloud(trio: list[Store], tmp_path: Path) -> None:
    first = trio[0]
    packet = roster.issue(first, roster.members(first))
    newcomer = create(tmp_path / "新来", "新来")
    with pytest.raises(InputError, match="12位数字"):
        roster.take_in(newcomer, packet, "123 456 789 012")
    assert roster.current(newcomer) is None
    number = roster.number(key(first))
    assert len(number) == 15
    assert roster.take_in(newcomer, packet, number.replace(" ", "－")).epoch == 2
    newcomer.close()


def test_an_older_or_a_foreign_or_a_second_roster_of_one_epoch_is_refused(trio: list[Store], tmp_path: Path) -> None:
    first, second, third = trio
    two = roster.issue(first, roster.members(first))
    three = roster.issue(first, [person for person in roster.members(first) if person.name != "方遥"])
    roster.take_in(second, three)
    assert roster.member_of(second, key(third)) is None
    with pytest.raises(PlaceError, match="第2期名册，本机已有第3期"):
        roster.take_in(second, two)
    roster.take_in(second, three)
    with pytest.raises(InputError, match="不是签发名册的电脑"):
        roster.issue(second, [])
    other = create(tmp_path / "冒充", "巡察办")
    foreign = roster.issue(other, [])
    for typed, said in (("", "不是本机认得的巡察办签发的"), (roster.number(key(other)), "第1期名册，本机已有第3期")):
        with pytest.raises(PlaceError, match=said):
            roster.take_in(second, foreign, typed)
    with pytest.raises(PlaceError, match="签名不符"):
        roster.take_in(second, foreign.replace(b"fuzhen-roster-1", b"fuzhen-r0ster-1"))
    content = {**json.loads(json.loads(three)["content"]), "members": []}
    twin = roster.packed(content, first.vault.person.ed25519, "twin")
    with pytest.raises(PlaceError, match="两份内容不同"):
        roster.take_in(second, twin)
    other.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda c: c.update(epoch=0),
        lambda c: c.update(epoch="1"),
        lambda c: c.pop("members"),
        lambda c: c.update(made_at=1),
        lambda c: c.update(members=[1]),
        lambda c: c["members"][0].update(signing="zz"),
        lambda c: c["members"][0].update(role="KING"),
        lambda c: c["members"][0].update(name=""),
        lambda c: c["members"][0].update(name=["林溪"]),
        lambda c: c["members"][0].update(name="林溪\n组长"),
        lambda c: c["members"][0].update(sealing="x"),
        lambda c: c["members"][0].update(sealing="age1" + "l" * 58),
        lambda c: c["members"][0].update(sealing="age1" + "l" * 500),
    ],
)
def test_a_signed_roster_that_makes_no_sense_is_refused(trio: list[Store], spoil: Callable[[dict], object]) -> None:
    first, second, _ = trio
    content = json.loads(json.loads(roster.issue(first, roster.members(first)))["content"])
    spoil(content)
    with pytest.raises(PlaceError, match="读不懂"):
        roster.take_in(second, roster.packed(content, first.vault.person.ed25519, "strange"))


def test_a_key_written_otherwise_is_the_same_key(trio: list[Store]) -> None:
    _, second, _ = trio
    us = roster.ourselves(second)
    spaced = {"format": "fuzhen-request-1", "name": "林　溪", "signing": us.signing.upper(), "sealing": us.sealing}
    spaced["signing"] = " ".join(spaced["signing"][place : place + 2] for place in range(0, 64, 2))
    assert roster.read_request(roster.packed(spaced, second.vault.person.ed25519, "spaced")).signing == us.signing


@pytest.mark.parametrize("packet", [b"", b"{}", b"[]", b"\xff", b"x" * (2 << 20), b'{"content":"[]","signature":"x"}'])
def test_what_is_no_packet_is_refused(trio: list[Store], packet: bytes) -> None:
    with pytest.raises(PlaceError, match="不完整或签名不符"):
        roster.read_request(packet)


def test_without_headquarters_two_people_pin_each_other(tmp_path: Path, stick: Path) -> None:
    first, second = create(tmp_path / "甲", "甲"), create(tmp_path / "乙", "乙")
    with pytest.raises(InputError, match="不符"):
        roster.trust(first, roster.request(second), roster.number(key(first)))
    full_width = roster.number(key(second)).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    roster.trust(first, roster.request(second), full_width)
    with first.change("新建"):
        first.organizations.put(organization())
    sent = bundle.export(first, [member(first, second)], stick)
    with pytest.raises(PlaceError, match="签名人不在名册里"):
        bundle.take_in(second, sent.folder)
    assert bundle.inspect(second, sent.folder).text.startswith("不认识的人于")
    roster.trust(second, roster.request(first), roster.number(key(first)))
    assert bundle.take_in(second, sent.folder).steps == 1
    roster.distrust(second, key(first))
    with pytest.raises(PlaceError, match="甲的钥匙已经停用"):
        bundle.take_in(second, sent.folder)
    first.close()
    second.close()


def test_another_key_under_a_known_name_is_a_hard_stop(tmp_path: Path) -> None:
    first, second, other = (create(tmp_path / name, name[0]) for name in ("甲", "乙", "乙二"))
    roster.trust(first, roster.request(second), roster.number(key(second)))
    with pytest.raises(PlaceError, match="认得“乙”的另一把钥匙"):
        roster.trust(first, roster.request(other), roster.number(key(other)))
    roster.distrust(first, key(second))
    assert roster.trust(first, roster.request(other), roster.number(key(other))).name == "乙"
    for store in (first, second, other):
        store.close()


def test_a_step_without_the_right_is_set_aside_and_taken_when_the_role_is_raised(
    trio: list[Store], stick: Path
) -> None:
    first, second, third = trio
    with third.change("登记单位"):
        third.organizations.put(organization("前一步"))
    with third.change("自定轮次"):
        third.rounds.put(Round(name="私设轮次"))
    with third.change("后一步"):
        third.organizations.put(organization("后一步"))
    report = hand_over(third, second, stick)
    (refusal,) = report.refusals
    assert (refusal.person, refusal.first, refusal.steps, refusal.label) == ("方遥", 2, 2, "自定轮次")
    assert refusal.reason == "方遥的身份是组员，无权改这类内容。"
    assert [body.name for body in second.organizations.all()] == ["前一步"]
    assert report.text.endswith("另有2步没有收。")
    assert [line.refused for line in report.lines if line.refused] == [2]
    receipt = receipts.take_in(third, receipts.write(second, report.uid, stick))
    assert receipt.set_aside == ("方遥从第2步起的2步没有收下：方遥的身份是组员，无权改这类内容。",)
    people = [
        replace(person, role=RosterRole.LEADER) if person.name == "方遥" else person for person in roster.members(first)
    ]
    roster.take_in(second, roster.issue(first, people))
    assert hand_over(third, second, stick).steps == 2
    assert second.rounds.count() == 1
    assert second.verify() == []


@pytest.mark.parametrize(
    ("role", "table", "may"),
    [
        (RosterRole.READER, "finding", False), (RosterRole.REVIEWER, "finding", True),
        (RosterRole.REVIEWER, "evidence", False), (RosterRole.RECORDER, "evidence", True),
        (RosterRole.RECORDER, "finding", False), (RosterRole.MEMBER, "membership", False),
        (RosterRole.MEMBER, "of_the_future", True), (RosterRole.LEADER, "membership", True),
    ],
)  # fmt: skip
def test_roles_and_their_tables(role: RosterRole, table: str, may: bool) -> None:
    person = Member(name="某", role=role, signing="0" * 64, sealing="age1")
    assert person.may_write(table) is may
    assert not replace(person, revoked=True).may_write(table)


def test_a_new_roster_travels_with_an_archive(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    people = [replace(person, revoked=person.name == "方遥") for person in roster.members(first)]
    roster.issue(first, people)
    with first.change("新建"):
        first.memberships.put(Membership(team_uid="队", person_uid="人"))
    report = hand_over(first, second, stick)
    assert "新名册已经采用" in report.notes[0]
    with third.change("照写"):
        third.evidence.put(Evidence(visit_uid="v", number="证-0001", name="照片", file_uid="f"))
    with pytest.raises(PlaceError, match="方遥的钥匙已经停用"):
        hand_over(third, second, stick)


def test_a_folder_put_back_to_an_older_state_is_found(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    assert receipts.short_head(second) == ""
    with second.change("写"):
        second.organizations.put(organization())
    assert len(receipts.short_head(second).replace("-", "")) == 25
    assert receipts.checkpoint(second)
    assert not receipts.checkpoint(second), "once for each head"
    report = hand_over(second, first, stick)
    content = json.loads(json.loads(receipts.make(first, report, key(second)))["content"])
    content["heads"][second.device] = [9, "00" * 32]
    packet = roster.packed(content, first.vault.person.ed25519, "receipt")
    assert "巡察办见过本机第9步，本机现在只到第1步" in receipts.take_packet(second, packet).behind
    with pytest.raises(PlaceError, match="不是认得的人给本机的"):
        receipts.take_packet(first, packet)
    content["heads"] = {"x": [0, ""]}
    with pytest.raises(PlaceError, match="回执读不懂"):
        receipts.take_packet(second, roster.packed(content, first.vault.person.ed25519, "receipt"))
    with pytest.raises(InputError, match="打不开"):
        receipts.take_in(second, stick / "没有.json")
