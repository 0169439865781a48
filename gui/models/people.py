"""The people this workspace knows, with the number of each key as it is read aloud."""

from dataclasses import dataclass

from storage import roster
from storage.members import Member, RosterRole
from storage.store import Store


@dataclass(frozen=True, kw_only=True)
class Known:
    """A person with the twelve digits of the key."""

    member: Member
    number: str
    ours: bool
    listed: bool = True  # in headquarters' roster
    pending: RosterRole | None = None  # the role the next roster gives


@dataclass(frozen=True, kw_only=True)
class Team:
    """Everyone, and how the trust came about."""

    people: tuple[Known, ...]
    epoch: int  # of the roster, 0 without one
    signs: bool  # whether this workspace may sign a roster
    succeeds: bool = False  # headquarters, but with another key than the one that signed so far
    renewed: bool = False  # whether the recovery card opened it just now: the key is a new one

    @property
    def us(self) -> Known:
        """The person at this laptop."""
        return next(known for known in self.people if known.ours)


def team(store: Store) -> Team:
    """Slow: a number costs a twentieth of a second, so that nobody can try keys for one."""
    us, current = roster.ourselves(store), roster.current(store)
    listed = {member.signing for member in current.members} if current else set()
    planned = {member.signing: member.role for member in roster.planned(store)}
    people = tuple(
        Known(
            member=member,
            number=roster.number(member.signing),
            ours=member.signing == us.signing,
            listed=member.signing in listed,
            pending=role if (role := planned.get(member.signing, member.role)) is not member.role else None,
        )
        for member in roster.members(store)
    )
    return Team(
        people=people,
        epoch=current.epoch if current else 0,
        signs=current is None or current.root == us.signing,
        succeeds=roster.may_succeed(store),
        renewed=store.vault.recovered,
    )
