"""How many steps of this laptop nobody else has seen: what its owner could still rewrite without anybody's word."""

from pathlib import Path

import pytest

from domain.records import LookBackVisit, Organization
from storage import bundle, receipts, roster
from storage.signed_papers import SEEN
from storage.store import Store
from tests.storage.people import hand_over, member
from tests.storage.samples import issue


def write(store: Store, visit: str, heading: str = "问题") -> None:
    with store.change("写"):
        store.issues.put(issue(visit_uid=visit, heading=heading))


def acknowledged(source: Store, target: Store, folder: Path, visits: tuple[str, ...] = ()) -> None:
    """An archive to a colleague, and the receipt back."""
    sent = bundle.export(source, [member(source, target)], folder, visits=visits)
    report = bundle.take_in(target, sent.folder)
    receipts.take_packet(source, receipts.make(target, report, roster.ourselves(source).signing))


@pytest.fixture
def visits(trio: list[Store]) -> list[str]:
    """Two organizations of headquarters: three chains, one step in the common one and one in each of the others."""
    first = trio[0]
    found = []
    with first.change("建立"):
        for name in ("甲局", "乙局"):
            body = Organization(name=name)
            visit = LookBackVisit(organization_uid=body.uid)
            first.organizations.put(body)
            first.visits.put(visit)
            found.append(visit.uid)
    return found


def test_every_step_of_every_chain_counts_until_a_receipt_comes_back(
    trio: list[Store], visits: list[str], stick: Path
) -> None:
    first, second, third = trio
    assert receipts.unwitnessed(second) == 0
    assert receipts.unwitnessed(first) == 3
    for visit in visits:
        write(first, visit)
    assert receipts.unwitnessed(first) == 5
    sent = bundle.export(first, [member(first, second)], stick)
    assert receipts.unwitnessed(first) == 5, "what was only sent has no witness"
    report = bundle.take_in(second, sent.folder)
    receipts.take_packet(first, receipts.make(second, report, roster.ourselves(first).signing))
    assert receipts.unwitnessed(first) == 0
    write(first, visits[0])
    assert receipts.unwitnessed(first) == 1
    hand_over(first, third, stick)
    assert receipts.unwitnessed(first) == 1
    assert receipts.unwitnessed(second) == receipts.unwitnessed(third) == 0, "what others wrote is theirs"


def test_a_witness_of_one_organization_counts_for_that_alone(
    trio: list[Store], visits: list[str], tmp_path: Path
) -> None:
    first, second, third = trio
    acknowledged(first, second, tmp_path, (visits[0],))
    assert receipts.unwitnessed(first) == 1
    acknowledged(first, third, tmp_path, (visits[1],))
    assert receipts.unwitnessed(first) == 0


def test_a_witness_of_another_history_is_none(trio: list[Store], visits: list[str], stick: Path) -> None:
    first, second, _ = trio
    acknowledged(first, second, stick)
    assert (visits, receipts.unwitnessed(first)) == (first.visits.uids(), 0)
    key = roster.ourselves(second).signing
    heads, _ = receipts.seen(first, key)
    receipts.keep_seen(first, key, {chain: (seq, "0" * 64) for chain, (seq, _) in heads.items()}, [])
    assert receipts.unwitnessed(first) == 3
    first.trust.forget(SEEN, key)
    assert receipts.unwitnessed(first) == 3
