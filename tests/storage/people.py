"""Three people with workspaces and keys of their own, who trust each other by a roster."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from storage import bundle, roster
from storage.intake import IntakeReport
from storage.members import Member, RosterRole
from storage.steps import Step
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE

NAMES = ("巡察办", "林溪", "方遥")


def create(folder: Path, name: str) -> Store:
    return Store.create(folder, PASSPHRASE, author=name, cost=CHEAP)


def introduce(stores: Sequence[Store], roles: Sequence[RosterRole] = ()) -> bytes:
    """The first one is headquarters and signs a roster of all."""
    first = stores[0]
    roles = roles or [RosterRole.LEADER, *[RosterRole.MEMBER] * (len(stores) - 2)]
    members = [roster.read_request(roster.request(store), role) for store, role in zip(stores[1:], roles, strict=True)]
    packet = roster.issue(first, members)
    for store in stores[1:]:
        roster.take_in(store, packet, roster.number(roster.ourselves(first).signing))
    return packet


def member(store: Store, of: Store) -> Member:
    """How one sees the other."""
    found = roster.member_of(store, roster.ourselves(of).signing)
    assert found is not None
    return found


def hand_over(source: Store, target: Store, stick: Path, *, whole: bool = False) -> IntakeReport:
    stick.mkdir(exist_ok=True)
    report = bundle.export(source, [member(source, target)], stick, whole=whole)
    return bundle.take_in(target, report.folder)


def take(target: Store, steps: Iterable[Step], label: str = "收下组员的改动") -> int:
    """Steps of a colleague who is trusted, without an archive around them; how many were new."""
    merge = target.merge
    renamed = merge.forks().renamed(list(steps))
    unseen = [step for step in renamed if merge.hash_of(step.device, step.seq) != step.hash.hex()]
    leader = roster.ourselves(target, RosterRole.LEADER)
    screened = merge.screen(unseen, {step.device: lambda _seq: leader for step in unseen})
    assert screened.refusals == []
    return merge.take_many(screened, label, lambda _taken: None).steps


def exchange(source: Store, target: Store) -> int:
    """Gives the target what it has not seen."""
    return take(target, source.merge.steps_after(target._journal.devices()))
