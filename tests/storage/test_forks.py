"""A cloned laptop: two that write under one name are found, and nothing of either is skipped."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import PlaceError
from storage import bundle, receipts, roster
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.people import hand_over, member
from tests.storage.samples import organization


def cloned(store: Store, folder: Path) -> Store:
    """A copy that goes on under the same name, as after copying a disk whole."""
    device = store.device
    shutil.copytree(store.folder, folder, ignore=shutil.ignore_patterns("in-use*"))
    copy = Store.open(folder, PASSPHRASE)
    assert copy.device != device, "a copied folder is seen at once"
    with copy._database.transaction():
        copy._database.write("update meta set value = ? where name = 'device'", (device,))
    copy.close()
    return Store.open(folder, PASSPHRASE)


@pytest.fixture
def branches(trio: list[Store], stick: Path, tmp_path: Path) -> list[Store]:
    """Headquarters has taken in the first of two laptops of one name, which differ from their second step on."""
    first, second, third = trio
    with second.change("共同"):
        second.organizations.put(organization("共同"))
    hand_over(second, first, stick)
    copy = cloned(second, tmp_path / "copy")
    for store, name in ((second, "本人的"), (copy, "拷贝的")):
        with store.change("各写各的"):
            body = store.organizations.all()[0]
            store.organizations.put(replace(body, name=name))
            store.organizations.put(organization(f"{name}新单位"))
        with store.change("接着写"):
            store.organizations.put(organization(f"{name}又一个"))
    hand_over(second, first, stick)
    return [first, second, third, copy]


def names(store: Store) -> set[str]:
    return {body.name for body in store.organizations.all()}


def test_both_branches_are_kept_and_the_difference_is_a_conflict(branches: list[Store], stick: Path) -> None:
    first, second, third, copy = branches
    folder = bundle.export(copy, [member(copy, first)], stick, whole=True).folder
    tried = bundle.dry_run(first, folder)
    assert "两台电脑" in tried.notes[0]
    report = bundle.take_in(first, folder)
    assert (report.steps, report.refusals, report.conflicts) == (2, (), 1)
    assert {"本人的新单位", "本人的又一个", "拷贝的新单位", "拷贝的又一个"} < names(first)
    (conflict,) = first.merge.conflicts()
    assert {wording.value for wording in conflict.wordings} == {"本人的", "拷贝的"}
    heads = first.merge.heads()
    assert bundle.take_in(first, folder).steps == 0
    assert first.merge.heads() == heads
    assert first.verify() == []

    device = second.device
    back = hand_over(first, second, stick)
    assert "换用新的编号" not in "".join(back.notes), "a branch that has its own name is an ordinary chain"
    hand_over(first, third, stick)
    for store in (second, third):
        assert names(store) == names(first)
        assert [c.wordings for c in store.merge.conflicts()] == [c.wordings for c in first.merge.conflicts()]
        assert store.verify() == []
    assert second.device == device
    copy.close()


def test_the_laptop_that_meets_its_own_clone_gets_a_new_name(branches: list[Store], stick: Path) -> None:
    first, second, _, copy = branches
    device = copy.device
    hand_over(copy, second, stick, whole=True)
    assert second.device != device
    with second.change("以后"):
        second.organizations.put(organization("以后的"))
    assert second.undo() == "以后"
    assert second.undo() is None, "what was written before counts as another laptop's"
    assert second.redo() == "以后"
    report = hand_over(second, first, stick)
    assert report.refusals == ()
    assert names(first) == names(second)
    assert first.verify() == [] == second.verify()
    again = Store.open
    kept = second.device
    second.close()
    second = again(second.folder, PASSPHRASE)
    assert second.device == kept
    second.close()
    copy.close()


def test_what_others_built_on_a_branch_comes_along(branches: list[Store], stick: Path) -> None:
    first, _, third, copy = branches
    hand_over(copy, third, stick, whole=True)
    with third.change("看了拷贝再改"):
        body = next(body for body in third.organizations.all() if body.name == "拷贝的")
        third.organizations.put(replace(body, name="方遥改的"))
    report = hand_over(third, first, stick, whole=True)
    assert "两台电脑" in report.notes[0]
    assert report.refusals == ()
    (conflict,) = first.merge.conflicts()
    assert {wording.value for wording in conflict.wordings} == {"本人的", "方遥改的"}
    assert first.verify() == []
    hand_over(third, first, stick, whole=True)
    assert len(first.merge.conflicts()) == 1
    copy.close()


def test_the_end_of_a_branch_alone_has_no_base(branches: list[Store], stick: Path) -> None:
    first, _, _, copy = branches
    folder = bundle.export(copy, [member(copy, first)], stick, whole=True).folder
    bundle.take_in(first, folder)
    with copy.change("再写"):
        copy.organizations.put(organization("再写的"))
    receipts.keep_seen(copy, roster.ourselves(first).signing, copy.merge.heads(), [])
    with copy.change("最后"):
        copy.organizations.put(organization("最后的"))
    with pytest.raises(PlaceError, match="从头导出"):
        hand_over(copy, first, stick)
    assert hand_over(copy, first, stick, whole=True).steps == 2
    assert {"再写的", "最后的"} < names(first)
    copy.close()
