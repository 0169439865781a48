"""People with keys, and what their role may write."""

from dataclasses import dataclass
from enum import StrEnum


class RosterRole(StrEnum):
    """What a key may do."""

    HEADQUARTERS = "巡察办"
    LEADER = "组长"
    MEMBER = "组员"
    REVIEWER = "审核"
    RECORDER = "录入员"
    READER = "只读"


# Which tables a role writes; None is all of them, and whatever is not named here is nobody else's.
EVIDENCE = frozenset({"stored_file", "evidence", "evidence_link"})
RIGHTS: dict[RosterRole, frozenset[str] | None] = {
    RosterRole.HEADQUARTERS: None,
    RosterRole.LEADER: None,
    RosterRole.MEMBER: None,
    RosterRole.REVIEWER: frozenset({"finding", "finding_quote", "judgement", "contradiction", "reference_stance"}),
    RosterRole.RECORDER: EVIDENCE | {"check_result", "second_opinion"},
    RosterRole.READER: frozenset(),
}
BEYOND_MEMBERS = frozenset({"round", "membership"})  # rounds and who is in a team are set from above


@dataclass(frozen=True, kw_only=True)
class Member:
    """A person with both public keys."""

    name: str
    role: RosterRole = RosterRole.MEMBER
    signing: str  # Ed25519, 64 hexadecimal digits
    sealing: str  # X25519 as age writes it
    revoked: bool = False

    @property
    def vouches(self) -> bool:
        """Whether the role may sign for steps of others: a branch of a cloned laptop that was given its own name."""
        return self.role in (RosterRole.HEADQUARTERS, RosterRole.LEADER)

    def may_write(self, table: str) -> bool:
        """Whether the role writes that table."""
        if self.revoked or (self.role is RosterRole.MEMBER and table in BEYOND_MEMBERS):
            return False
        tables = RIGHTS[self.role]
        return tables is None or table in tables
