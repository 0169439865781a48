"""Who gets which organizations: a note of this workspace, kept until it is changed, asked by every export."""

import json
from collections.abc import Collection, Sequence

from storage.members import Member
from storage.signed_papers import SHARE
from storage.store import Store

Group = tuple[tuple[Member, ...], tuple[str, ...]]  # people, and the visits they get; none for all of them


def share_of(store: Store, key: str) -> tuple[str, ...]:
    """The visits that the holder of a key gets; empty for all of them. One that is gone is left out."""
    kept = store.trust.get(SHARE, key)
    if kept is None:
        return ()
    there = set(store.visits.uids())
    return tuple(uid for uid in json.loads(kept.content) if uid in there)


def set_share(store: Store, key: str, visits: Collection[str]) -> None:
    """These visits from now on; none, or every one, is all of them, also those that come later."""
    every = store.visits.uids()
    chosen = [uid for uid in every if uid in visits]
    if not chosen or len(chosen) == len(every):
        store.trust.forget(SHARE, key)
    else:
        store.trust.keep(SHARE, key, json.dumps(chosen))


def groups(store: Store, people: Sequence[Member]) -> list[Group]:
    """One archive is written for each of these: people who get the same organizations share one."""
    by_share: dict[tuple[str, ...], list[Member]] = {}
    for member in people:
        by_share.setdefault(share_of(store, member.signing), []).append(member)
    return [(tuple(members), visits) for visits, members in by_share.items()]
