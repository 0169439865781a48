"""Who gets which organizations: a note of this workspace, kept until it is changed, asked by every export."""

import json
from collections.abc import Collection, Sequence

from storage import roster
from storage.members import Member, RosterRole
from storage.signed_papers import SHARE
from storage.store import Store

Group = tuple[tuple[Member, ...], tuple[str, ...]]  # people, and the visits they get; none for all of them


def share_of(store: Store, key: str) -> tuple[str, ...]:
    """The visits that the holder of a key gets; empty for all of them. One that is gone is left out."""
    kept = store.trust.get(SHARE, key)
    every = store.visits.uids()
    chosen = _of_his_teams(store, key) if kept is None else set(json.loads(kept.content))
    found = tuple(uid for uid in every if uid in chosen)
    return () if kept is None and len(found) == len(every) else found


def _of_his_teams(store: Store, key: str) -> set[str]:
    """Until somebody chooses: whoever works in a team gets nothing of others; a visit of no team is everybody's."""
    member = roster.member_of(store, key)
    if member is None or member.role is RosterRole.HEADQUARTERS:
        return set()
    people = {person.uid for person in store.people.all(name=member.name)}
    teams = {each.team_uid for each in store.memberships.all() if each.person_uid in people}
    return {visit.uid for visit in store.visits.all() if teams and visit.team_uid in {None, *teams}}


def set_share(store: Store, key: str, visits: Collection[str]) -> None:
    """These visits from now on; none, or every one, is all of them, also those that come later."""
    every = store.visits.uids()
    chosen = [uid for uid in every if uid in visits]
    store.trust.keep(SHARE, key, json.dumps(chosen if len(chosen) < len(every) else []))


def groups(store: Store, people: Sequence[Member]) -> list[Group]:
    """One archive is written for each of these: people who get the same organizations share one."""
    by_share: dict[tuple[str, ...], list[Member]] = {}
    for member in people:
        by_share.setdefault(share_of(store, member.signing), []).append(member)
    return [(tuple(members), visits) for visits, members in by_share.items()]
