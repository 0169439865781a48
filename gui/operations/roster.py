"""Deeds of trust: requests, rosters, and keys pinned by a number read aloud."""

from collections.abc import Callable
from pathlib import Path

from documents import roster_files
from gui.desk import Desk
from gui.models.people import Team, team
from storage import roster
from storage.members import RosterRole


def read_team(desk: Desk, then: Callable[[Team], object]) -> None:
    """Everybody known, with their numbers."""
    desk.tasks.run("读名册", lambda _progress: team(desk.store), then)


def save_request(desk: Desk, folder: Path, then: Callable[[Path], object]) -> None:
    """Our enrolment request as a file."""
    desk.tasks.run("存登记申请", lambda _progress: roster_files.save_request(desk.store, folder), then, lasting=True)


def issue(desk: Desk, folder: Path, then: Callable[[Path], object], *, anew: bool = False) -> None:
    """The next roster: everybody known and not revoked; anew where the key that signed so far is lost."""
    desk.tasks.run(
        "签发名册", lambda _progress: roster_files.save_roster(desk.store, folder, anew=anew), then, lasting=True
    )


def take(desk: Desk, packet: bytes, number: str, role: RosterRole, then: Callable[[str], object]) -> None:
    """Pins the key of a request with that role, or adopts a roster; the number must fit."""
    desk.tasks.run(
        "核对数字", lambda _progress: roster_files.take(desk.store, packet, number, role), then, lasting=True
    )


def assign(desk: Desk, key: str, role: RosterRole) -> None:
    """Another role for somebody known here."""
    roster.assign(desk.store, key, role)


def revoke(desk: Desk, key: str) -> None:
    """From now on nothing signed with this key is taken in here."""
    roster.distrust(desk.store, key)
