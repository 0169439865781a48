"""What colleagues wrote apart comes together the same way everywhere, and what differs is shown."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.changes import Changes
from domain.records import Organization
from storage.store import Store
from tests.storage.people import exchange, take
from tests.storage.samples import organization


def content(store: Store) -> dict[str, Organization]:
    return {body.uid: body for body in store.organizations.all()}


@pytest.fixture
def apart(new_store: Callable[[str], Store]) -> tuple[Store, Store, Organization]:
    """Two laptops that know the same body and then part."""
    first, second = new_store("甲"), new_store("乙")
    body = organization("甲局")
    with first.change("新建"):
        first.organizations.put(body)
    assert exchange(first, second) == 1
    return first, second, body


def differ(first: Store, second: Store, body: Organization) -> None:
    """Each calls it otherwise, and neither has heard of the other."""
    with first.change("甲改"):
        first.organizations.put(replace(body, name="10万元"))
    with second.change("乙改"):
        second.organizations.put(replace(body, name="85万元"))


def test_steps_arrive_once_and_are_heard(apart: tuple[Store, Store, Organization]) -> None:
    first, second, body = apart
    heard: list[Changes] = []
    second.listen(heard.append)
    with first.change("改名"):
        first.organizations.put(replace(body, name="乙局"))
    assert exchange(first, second) == 1
    assert second.organizations.one(body.uid).name == "乙局"
    assert heard == [Changes(label="收下组员的改动", uids={"organization": frozenset({body.uid})})]
    assert take(second, first.merge.steps_after({}), "再收一次") == 0
    assert len(heard) == 1
    assert second.undo_label == "收下组员的改动", "what came in is what undo takes back first"


def test_words_written_apart_stand_side_by_side_until_a_person_decides(
    apart: tuple[Store, Store, Organization],
) -> None:
    first, second, body = apart
    differ(*apart)
    with first.change("甲再改"):  # who wrote later is shown, whatever the number of the laptop
        first.organizations.put(replace(first.organizations.one(body.uid), name="12万元"))
    heard: list[Changes] = []
    for store in (first, second):
        store.listen(heard.append)
    exchange(first, second)
    exchange(second, first)
    assert first.organizations.one(body.uid).name == "12万元"
    assert [change.uids for change in heard] == [{"organization": frozenset({body.uid})}] * 2, "also where ours stays"
    assert content(first) == content(second)
    for store in (first, second):
        (conflict,) = store.merge.conflicts()
        assert (conflict.table, conflict.uid, conflict.field) == ("organization", body.uid, "name")
        assert [wording.value for wording in conflict.wordings] == ["85万元", "12万元"]
        assert {wording.author for wording in conflict.wordings} == {"林溪"}
        assert conflict.wordings[-1].value == store.organizations.one(body.uid).name
        assert store.verify() == []

    (conflict,) = first.merge.conflicts()
    shown = conflict.wordings[-1].value
    with first.change("采用"):
        first.merge.settle(conflict, shown)
    assert first.merge.conflicts() == []
    exchange(first, second)
    assert second.merge.conflicts() == []
    assert content(first) == content(second)
    assert second.organizations.one(body.uid).name == shown


def test_what_stood_there_before_two_people_wrote_apart_is_told(apart: tuple[Store, Store, Organization]) -> None:
    first, second, body = apart
    differ(*apart)
    exchange(second, first)
    (conflict,) = first.merge.conflicts()
    assert first.merge.before(conflict) == (body.name,)
    new = organization("新局")
    for store, name in ((first, "一"), (second, "二")):
        with store.change("新建"):
            store.organizations.put(replace(new, name=name))
    exchange(second, first)
    (fresh,) = (each for each in first.merge.conflicts() if each.uid == new.uid)
    assert first.merge.before(fresh) is None


def test_the_other_wording_can_be_chosen_and_the_choice_undone(apart: tuple[Store, Store, Organization]) -> None:
    first, second, body = apart
    differ(*apart)
    exchange(second, first)
    (conflict,) = first.merge.conflicts()
    with first.change("采用另一个"):
        first.merge.settle(conflict, conflict.wordings[0].value)
    assert first.organizations.one(body.uid).name == conflict.wordings[0].value
    first.undo()
    assert first.organizations.one(body.uid).name == conflict.wordings[-1].value
    assert first.verify() == []


def test_an_edit_beats_a_drop_and_is_flagged(apart: tuple[Store, Store, Organization]) -> None:
    first, second, body = apart
    with first.change("删除"):
        first.organizations.drop(body.uid)
    with second.change("改简称"):
        second.organizations.put(replace(body, short_name="甲"))
    exchange(first, second)
    exchange(second, first)
    for store in (first, second):
        assert store.organizations.one(body.uid).short_name == "甲"
        (conflict,) = store.merge.conflicts()
        assert conflict.field == ""
        assert [wording.value for wording in conflict.wordings] == [0, 1]
        assert store.verify() == []


@pytest.mark.parametrize("kept", [0, 1])
def test_whether_a_record_stays_is_a_persons_choice(apart: tuple[Store, Store, Organization], kept: int) -> None:
    first, second, body = apart
    with first.change("删除"):
        first.organizations.drop(body.uid)
    with second.change("改简称"):
        second.organizations.put(replace(body, short_name="甲"))
    exchange(first, second)
    (conflict,) = second.merge.conflicts()
    with second.change("决定去留"):
        second.merge.settle(conflict, kept)
    exchange(second, first)
    for store in (first, second):
        assert store.merge.conflicts() == []
        assert store.organizations.count() == kept
        assert store.verify() == []


def test_a_value_of_a_dropped_record_can_be_settled_too(apart: tuple[Store, Store, Organization]) -> None:
    first, second, body = apart
    differ(*apart)
    exchange(second, first)
    with first.change("删除"):
        first.organizations.drop(body.uid)
    (conflict,) = first.merge.conflicts()
    with first.change("定下名称"):
        first.merge.settle(conflict, "85万元")
    assert first.merge.conflicts() == []
    assert first.organizations.count() == 0
    assert first.verify() == []


def test_the_same_record_made_apart_shows_only_where_it_differs(new_store: Callable[[str], Store]) -> None:
    first, second = new_store("甲"), new_store("乙")
    for store, short in ((first, "甲"), (second, "乙")):
        with store.change("核查"):
            store.organizations.put(Organization(uid="同一问题", name="同样", short_name=short))
    exchange(first, second)
    exchange(second, first)
    assert content(first) == content(second)
    assert [conflict.field for conflict in first.merge.conflicts()] == ["short_name"]


def test_the_count_of_conflicts_is_that_of_their_records(new_store: Callable[..., Store]) -> None:
    ours, theirs = new_store("ours"), new_store("theirs")
    with ours.change("建立"):
        ours.organizations.put(Organization(uid="单位", name="起"))
        ours.organizations.put(Organization(uid="另一个", name="起"))
    exchange(ours, theirs)
    for store, name, short in ((ours, "左", "同"), (theirs, "右", "同")):
        with store.change("改"):
            store.organizations.put(Organization(uid="单位", name=name, short_name=short, parent_uid=f"{name}上级"))
            store.organizations.put(Organization(uid="另一个", name="起", parent_uid=None if name == "左" else "上级"))
    exchange(theirs, ours)
    assert ours.merge.conflicting() == len({(each.table, each.uid) for each in ours.merge.conflicts()}) == 1
    assert [ours.merge.differs("organization", uid) for uid in ("单位", "另一个", "没有的")] == [True, False, False]
