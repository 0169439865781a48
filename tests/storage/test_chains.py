"""A laptop keeps a chain for each visit: what is written of one organization can be given without the others."""

from pathlib import Path

import pytest

from domain.records import Evidence, LookBackVisit, Organization
from storage import bundle, receipts
from storage.chains import chain_of, same_laptop
from storage.steps import DO, START, THERE, Entry, Step
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.people import hand_over, member, take
from tests.storage.samples import issue


@pytest.fixture
def two_visits(trio: list[Store]) -> list[str]:
    """Headquarters holds two organizations, each with a problem and a photograph."""
    first = trio[0]
    uids = []
    for name in ("甲局", "乙局"):
        body = Organization(name=name)
        visit = LookBackVisit(organization_uid=body.uid)
        photo = first.files.take_bytes(name.encode())
        with first.change(f"建立{name}"):
            first.organizations.put(body)
            first.visits.put(visit)
            first.issues.put(issue(visit_uid=visit.uid, heading=f"{name}的问题"))
            first.stored_files.put(photo)
            first.evidence.put(Evidence(visit_uid=visit.uid, number="证-0001", name=name, file_uid=photo.uid))
        uids.append(visit.uid)
    return uids


def headings(store: Store) -> list[str]:
    return [found.heading for found in store.issues.all()]


def test_one_organization_is_given_without_the_other(trio: list[Store], two_visits: list[str], tmp_path: Path) -> None:
    first, second, _ = trio
    sent = bundle.export(first, [member(first, second)], tmp_path, visits=two_visits[:1])
    report = bundle.take_in(second, sent.folder)
    assert report.says == sent.says == "巡察办给林溪：甲局的3步改动、1份原件；从头开始，收件人不需要先有别的。"
    assert headings(second) == ["甲局的问题"]
    assert second.visits.uids() == two_visits[:1]
    assert [found.name for found in second.evidence.all()] == ["甲局"]
    assert sent.files == second.stored_files.count() == 1
    assert second.organizations.count() == 2, "who is visited is common"
    assert second.verify() == []


def test_what_was_left_out_comes_later_and_the_work_on_it_goes_back(
    trio: list[Store], two_visits: list[str], tmp_path: Path
) -> None:
    first, second, _ = trio
    bundle.take_in(second, bundle.export(first, [member(first, second)], tmp_path, visits=two_visits[:1]).folder)
    (known,) = second.issues.all()
    with second.change("改标题"):
        second.issues.put(issue(uid=known.uid, visit_uid=known.visit_uid, heading="甲局的问题（核实）"))
    bundle.take_in(first, bundle.export(second, [member(second, first)], tmp_path).folder)
    assert headings(first) == ["甲局的问题（核实）", "乙局的问题"]
    assert first.merge.conflicting() == 0
    bundle.take_in(second, bundle.export(first, [member(first, second)], tmp_path).folder)
    assert headings(second) == headings(first)
    assert first.verify() == [] == second.verify()


def test_a_deed_over_two_organizations_is_one_undo_also_after_locking(trio: list[Store], two_visits: list[str]) -> None:
    first = trio[0]
    with first.change("改两处"):
        for found in first.issues.all():
            first.issues.put(issue(uid=found.uid, visit_uid=found.visit_uid, heading="改过"))
    own = first.merge.own(first.device)
    assert {chain_of(first.device, visit) for visit in ("", *two_visits)} == set(own)
    assert all(same_laptop(chain, first.device) for chain in own)
    assert first.undo() == "改两处"
    assert headings(first) == ["甲局的问题", "乙局的问题"]
    first.close()
    again = Store.open(first.folder, PASSPHRASE)
    try:
        assert again.device == first.device
        assert (again.undo_label, again.redo_label) == ("建立乙局", "改两处")
        assert again.redo() == "改两处"
        assert headings(again) == ["改过", "改过"]
        assert again.verify() == []
    finally:
        again.close()


def attach(store: Store, visits: list[str], content: bytes = b"one photo of both") -> str:
    """The same photograph for each of these visits, in one deed; its uid."""
    photo = store.files.take_bytes(content)
    with store.change("附加照片"):
        store.stored_files.put(photo)
        for visit in visits:
            store.evidence.put(Evidence(visit_uid=visit, number="证-0009", name="合影", file_uid=photo.uid))
    return photo.uid


def holds(store: Store, uid: str) -> bool:
    return store.files.read(store.stored_files.one(uid)) == b"one photo of both"


@pytest.mark.parametrize("at_once", [True, False])
def test_an_original_of_two_organizations_goes_with_each_of_them(
    trio: list[Store], two_visits: list[str], tmp_path: Path, at_once: bool
) -> None:
    first, second, third = trio
    for visits in [two_visits] if at_once else [[visit] for visit in two_visits]:
        uid = attach(first, visits)
    with first.change("又收一次"):
        first.stored_files.put(first.stored_files.one(uid))
    for visit, target in zip(two_visits, (second, third), strict=True):
        sent = bundle.export(first, [member(first, target)], tmp_path, visits=[visit])
        assert bundle.take_in(target, sent.folder).refusals == ()
        assert (sent.files, target.evidence.count(), holds(target, uid)) == (2, 2, True)
        assert target.verify() == []
    hand_over(first, second, tmp_path)
    assert (second.evidence.count(), second.merge.conflicts(), second.verify()) == (4, [], [])
    assert first.verify() == []


def test_an_original_stays_while_another_organization_has_it(trio: list[Store], two_visits: list[str]) -> None:
    first = trio[0]
    uid = attach(first, two_visits[:1])
    attach(first, two_visits[1:])
    assert first.undo() == "附加照片"
    assert (first.evidence.count(), holds(first, uid), first.verify()) == (3, True, [])
    first.close()
    again = Store.open(first.folder, PASSPHRASE)
    assert holds(again, uid)
    assert again.undo() == "附加照片"
    assert (uid in again.stored_files.uids(), again.verify()) == (False, [])
    assert (again.redo(), again.redo()) == ("附加照片", "附加照片")
    assert (again.evidence.count(), holds(again, uid), again.verify()) == (4, True, [])
    again.close()


def test_an_original_taken_back_from_one_organization_and_given_to_another_goes_there_alone(
    trio: list[Store], two_visits: list[str], tmp_path: Path
) -> None:
    first, second, third = trio
    uid = attach(first, two_visits[:1])
    first.undo()
    attach(first, two_visits[1:])
    sent = bundle.export(first, [member(first, second)], tmp_path, visits=two_visits[1:])
    assert bundle.take_in(second, sent.folder).refusals == ()
    assert holds(second, uid)
    hand_over(first, third, tmp_path)
    for store in (first, third):
        assert (store.merge.conflicts(), store.merge.conflicting(), store.verify()) == ([], 0, [])
    assert third.stored_files.one(uid)
    assert (first.undo(), uid in first.stored_files.uids(), first.verify()) == ("附加照片", False, [])
    assert (first.redo(), holds(first, uid), first.verify()) == ("附加照片", True, [])


def test_chains_that_tell_of_others_and_of_common_things_come_along_and_are_named(
    trio: list[Store], two_visits: list[str]
) -> None:
    first = trio[0]
    assert first.merge.selected(two_visits[:1]).also == frozenset()
    entries = (
        Entry("organization", "o", THERE, 1),
        Entry("evidence_link", "e", THERE, 1),
        Entry("evidence_link", "e", "visit_uid", two_visits[1]),
    )
    step = Step("f" * 32, 1, "旧本", "一起写", "2026-03-01T08:00:00+00:00", 99, DO, None, START, b"", entries)
    take(first, [step._replace(hash=step.digest())], "收下旧本的")
    assert first.merge.selected(two_visits[:1]).also == frozenset(two_visits[1:])


def test_the_short_head_and_the_witness_cover_every_chain(
    trio: list[Store], two_visits: list[str], tmp_path: Path
) -> None:
    first, second, _ = trio
    bundle.take_in(second, bundle.export(first, [member(first, second)], tmp_path).folder)
    before = receipts.short_head(first)
    heads = first.merge.heads()
    with first.change("改标题"):
        found = first.issues.all(visit_uid=two_visits[1])[0]
        first.issues.put(issue(uid=found.uid, visit_uid=found.visit_uid, heading="又改"))
    assert receipts.short_head(first) != before
    seen = first.merge.heads()
    later = {**heads, **{chain: (seq + 3, digest) for chain, (seq, digest) in seen.items()}}
    assert "见过本机第" in receipts.behind(first, "方遥", later)
    assert receipts.behind(first, "方遥", heads) == ""
