"""What was taken in can be taken back, alone or together, and what it decided is open again."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import InputError
from domain.records import Membership, Round
from domain.words import Role
from storage.members import RosterRole
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.people import hand_over, introduce
from tests.storage.samples import organization


def test_taking_in_can_be_undone_where_nobody_wrote_since(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    assert second.undo_take_in() is None
    bodies = [organization(f"单位{number}") for number in range(3)]
    with first.change("布置"):
        for body in bodies[:2]:
            first.organizations.put(body)
    hand_over(first, second, stick)
    with first.change("改"):
        first.organizations.put(replace(bodies[0], name="改过", short_name="简"))
        first.organizations.drop(bodies[1].uid)
        first.organizations.put(bodies[2])
    hand_over(first, second, stick)
    with second.change("我也改"):
        second.organizations.put(replace(bodies[0], name="我的", short_name="简"))
    assert second.undo_take_in() == "收下巡察办的交换包"
    assert second.organizations.one(bodies[0].uid) == replace(bodies[0], name="我的")
    assert {body.name for body in second.organizations.all()} == {"我的", "单位1"}
    assert second.undo() == "撤销收下巡察办的交换包"
    assert second.organizations.one(bodies[0].uid).short_name == "简"
    assert second.verify() == []


def test_a_member_who_undoes_a_kit_writes_nothing_he_has_no_right_to(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    with first.change("布置"):
        first.rounds.put(Round(name="第三轮"))
        first.memberships.put(Membership(team_uid="t", person_uid="p", role=Role.MEMBER))
        first.organizations.put(organization("云栖县农业农村局党组"))
    hand_over(first, third, stick)
    label = third.undo_take_in()
    assert label == "收下巡察办的交换包；其中的轮次和组内职务不归你改，照包里的留着"
    assert (third.organizations.all(), len(third.rounds.all()), len(third.memberships.all())) == ([], 1, 1)
    assert third.verify() == []
    taken = hand_over(third, second, stick.with_name("another"))
    assert taken.refusals == ()


def test_a_reader_undoes_no_archive(trio: list[Store], stick: Path) -> None:
    first, _, third = trio
    introduce(trio, [RosterRole.LEADER, RosterRole.READER])
    with first.change("布置"):
        first.organizations.put(organization("云栖县农业农村局党组"))
    hand_over(first, third, stick)
    with pytest.raises(InputError, match="什么也没有改动"):
        third.undo_take_in()
    assert len(third.organizations.all()) == 1
    assert third.merge.intakes.may_undo


def test_an_archive_can_be_taken_back_after_the_workspace_was_locked(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    bodies = [organization(f"单位{number}") for number in range(3)]
    with first.change("布置"):
        for body in bodies[:2]:
            first.organizations.put(body)
    hand_over(first, second, stick)
    before = second.organizations.all()
    with first.change("改"):
        first.organizations.put(replace(bodies[0], name="改过", short_name="简"))
        first.organizations.drop(bodies[1].uid)
        first.organizations.put(bodies[2])
    hand_over(first, second, stick)
    second.close()
    again = Store.open(second.folder, PASSPHRASE)
    assert again.undo_label == "收下巡察办的交换包"
    assert again.undo() == "收下巡察办的交换包"
    assert sorted(again.organizations.all(), key=lambda one: one.name) == before
    assert again.merge.conflicts() == []
    assert again.undo() == "收下巡察办的交换包", "and the one before"
    assert again.organizations.all() == []
    assert not again.merge.intakes.may_undo
    assert again.undo_label == "撤销收下巡察办的交换包"
    assert again.verify() == []
    again.close()


def test_archives_taken_in_together_are_taken_back_together(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    for store in (first, third):
        with store.change("写"):
            store.organizations.put(organization(store.author))
    with second.change("自己的"):
        second.organizations.put(organization("自己的"))
    with second.merge.intakes.together():
        for store in (first, third):
            hand_over(store, second, stick)
    assert second.organizations.count() == 3
    assert second.undo_label == "收下2个交换包"
    assert second.undo() == "收下2个交换包"
    assert [body.name for body in second.organizations.all()] == ["自己的"]
    assert second.undo() == "撤销收下2个交换包", "a step like any other"
    assert second.organizations.count() == 3
    assert second.verify() == []


def test_taking_back_opens_the_conflict_that_came_in_decided(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    body = organization("甲局")
    with first.change("布置"):
        first.organizations.put(body)
    for store in (second, third):
        hand_over(first, store, stick)
        with store.change("改"):
            store.organizations.put(replace(body, name=f"{store.author}改的"))
    hand_over(third, second, stick)
    (conflict,) = second.merge.conflicts()
    hand_over(second, first, stick)
    hand_over(third, first, stick)
    with first.change("定下"):
        first.merge.settle(first.merge.conflicts()[0], "巡察办定的")
    hand_over(first, second, stick)
    assert second.merge.conflicts() == []
    second.undo()
    (again,) = second.merge.conflicts()
    assert [wording.value for wording in again.wordings] == [wording.value for wording in conflict.wordings]
    assert second.organizations.one(body.uid).name == conflict.wordings[-1].value
    assert second.verify() == []


def test_undoing_a_decision_opens_the_conflict_again(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    body = organization("甲局")
    with first.change("布置"):
        first.organizations.put(body)
    hand_over(first, second, stick)
    for store, name in ((first, "一"), (second, "二")):
        with store.change("改"):
            store.organizations.put(replace(body, name=name))
    hand_over(second, first, stick)
    (conflict,) = first.merge.conflicts()
    for value in ("一", "二", "三"):
        with first.change("定下"):
            first.merge.settle(first.merge.conflicts()[0], value)
        assert first.merge.conflicts() == []
        assert first.undo() == "定下"
        assert first.merge.conflicts() == [conflict], "with both authors and times"
        assert first.redo() == "定下"
        assert (first.merge.conflicts(), first.organizations.one(body.uid).name) == ([], value)
        assert first.undo() == "定下"
    hand_over(first, second, stick)
    assert second.merge.conflicts() == [conflict]
    assert first.verify() == [] == second.verify()


def test_undoing_what_became_of_a_dropped_record_opens_it_again(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    body = organization("甲局")
    with first.change("布置"):
        first.organizations.put(body)
    hand_over(first, second, stick)
    with first.change("删"):
        first.organizations.drop(body.uid)
    with second.change("改"):
        second.organizations.put(replace(body, name="乙局"))
    hand_over(second, first, stick)
    (conflict,) = first.merge.conflicts()
    assert conflict.field == ""
    for value in (0, 1):
        with first.change("定下"):
            first.merge.settle(first.merge.conflicts()[0], value)
        assert (first.merge.conflicts(), first.organizations.count()) == ([], value)
        for _ in range(2):
            first.undo()
            first.redo()
            assert (first.merge.conflicts(), first.organizations.count()) == ([], value)
        first.undo()
        assert [(one.field, {w.author for w in one.wordings}) for one in first.merge.conflicts()] == [
            ("", {"巡察办", "林溪"})
        ]
        assert first.organizations.one(body.uid).name == "乙局"
    assert first.verify() == []
