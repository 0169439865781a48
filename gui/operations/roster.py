"""Deeds of trust: requests, rosters, and keys pinned by a number read aloud."""

from collections.abc import Callable
from pathlib import Path

from documents import roster_files
from gui.desk import Desk
from gui.models.people import Team, team
from storage import roster
from storage.members import RosterRole
from storage.store import Store

NOT_LISTED = "这台电脑的钥匙还不在名册里，交出的包同事不收，请存一份登记申请，交给巡察办签进下一期名册。"
REVOKED = "巡察办已经停用这台电脑的钥匙，交出的包同事不收；已有的内容都在，有疑问请找巡察办。"
ANOTHER_KEY = "用恢复卡打开后换了钥匙，同事只认得原来的，请存一份登记申请，交给同事核对。"
SIGN_ON = "签发名册的钥匙换了，各组还不认得这台电脑，请签发名册，把12位数字念给各组。"


def unknown_to_others(store: Store) -> str:
    """Why colleagues would refuse what is given out from here, and what to do; "" when they would not."""
    known, us = roster.current(store), roster.ourselves(store).signing
    if known is None:
        return ANOTHER_KEY if store.vault.recovered and len(roster.members(store)) > 1 else ""
    listed = next((member for member in known.members if member.signing == us), None)
    if listed is not None:
        return REVOKED if listed.revoked else ""
    return SIGN_ON if roster.may_succeed(store) else NOT_LISTED


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
