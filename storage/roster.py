"""Whom this workspace trusts: the roster that headquarters signs, and keys pinned by a number read aloud.

The root is the signing key of headquarters' workspace; a workspace learns it once, with its number confirmed by ear,
and from then on takes no roster signed by another and none of an older epoch. Without headquarters two people pin
each other's keys in the same way. A personal key never leaves its owner; whoever lost it enrols a new one.
"""

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from domain.errors import InputError, PlaceError
from storage import signing
from storage.agekeys import public_of, recipient_of
from storage.foreign import LARGEST, STRANGE
from storage.members import Member, RosterRole
from storage.signed_papers import PINNED, ROOT, ROSTER
from storage.store import Store


@dataclass(frozen=True, kw_only=True)
class Roster:
    """The list as headquarters signed it."""

    root: str
    epoch: int
    made_at: str
    members: tuple[Member, ...]


@lru_cache(maxsize=256)  # for a list of the same people again and again; whoever looks for a key tries each once
def number(key: str) -> str:
    """Twelve digits to read aloud. Slow on purpose: nobody tries a million million keys for the same number."""
    raw = hashlib.scrypt(bytes.fromhex(key), salt=b"fuzhen key number", n=1 << 14, r=8, p=1, dklen=8)
    digits = f"{int.from_bytes(raw, 'big') % 10**12:012}"
    return " ".join(digits[start : start + 3] for start in range(0, 12, 3))


def ourselves(store: Store, role: RosterRole = RosterRole.MEMBER) -> Member:
    """The person who unlocked this workspace."""
    person = store.vault.person
    return Member(
        name=person.name, role=role, signing=signing.public_of(person.ed25519), sealing=recipient_of(person.x25519)
    )


def packed(content: dict[str, Any], secret: bytes, comment: str) -> bytes:
    """JSON with its signature file behind it: one file to hand on."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return json.dumps({"content": text, "signature": signing.sign(text.encode(), secret, comment)}).encode()


def unpacked(packet: bytes, kind: str, key: str = "") -> tuple[dict[str, Any], str, str]:
    """Content, its text and signature, checked with the key given or with the one it names; PlaceError otherwise."""
    try:
        if len(packet) > LARGEST:
            raise ValueError
        outer = json.loads(packet)
        text, signature = outer["content"], outer["signature"]
        content = json.loads(text)
        if content["format"] != kind or not signing.holds(text.encode(), signature, key or content["signing"]):
            raise ValueError
    except STRANGE:
        raise PlaceError("这份文件不完整或签名不符，没有采用，这里的内容没有变，请让对方重新给一份。") from None
    return content, text, signature


def request(store: Store) -> bytes:
    """The enrolment request: who I am, signed with the key it shows."""
    us = ourselves(store)
    content = {"format": "fuzhen-request-1", "name": us.name, "signing": us.signing, "sealing": us.sealing}
    return packed(content, store.vault.person.ed25519, "fuzhen enrolment request")


def read_request(packet: bytes, role: RosterRole = RosterRole.MEMBER) -> Member:
    """The person of a request whose signature holds."""
    content, _, _ = unpacked(packet, "fuzhen-request-1")
    return _member({**content, "role": role.name, "revoked": False})


def _member(content: dict[str, Any]) -> Member:
    try:
        name, signing_key = content["name"], bytes.fromhex(content["signing"])
        public_of(content["sealing"])
        if len(signing_key) != 32 or not 0 < len(name) <= 100 or not name.replace("　", "").isprintable():
            raise ValueError
        return Member(
            name=name,
            role=RosterRole[content["role"]],
            signing=signing_key.hex(),  # one key, one way of writing it
            sealing=content["sealing"],
            revoked=content["revoked"] is True,
        )
    except STRANGE:
        raise PlaceError("名册里有读不懂的人员，没有采用，原来的名册没有变，请让对方重新给一份。") from None


def may_succeed(store: Store) -> bool:
    """Whether this is headquarters with another key than the one that signed so far: the same person, or a deputy."""
    known, us = current(store), ourselves(store)
    if known is None or known.root == us.signing:
        return False
    return any(
        (member.signing == us.signing and member.role is RosterRole.HEADQUARTERS)
        or (member.signing == known.root and member.name == us.name)
        for member in known.members
    )  # fmt: skip


def issue(store: Store, members: Sequence[Member], *, anew: bool = False) -> bytes:
    """Headquarters signs the next roster with its own key and takes it in itself.

    anew: the key that signed so far is lost; it is revoked, and everybody adopts this one by its number.
    """
    us = ourselves(store, RosterRole.HEADQUARTERS)
    known = current(store)
    if known is None or known.root == us.signing:
        if anew:
            raise InputError("签发名册的钥匙没有丢，没有接着签发，名册没有变，请照常签发。")
    elif not (anew and may_succeed(store)):
        raise InputError("名册由巡察办签发，本机不是签发名册的电脑，名册没有变，请把改动告诉巡察办。")
    else:
        members = [replace(member, revoked=member.revoked or member.signing == known.root) for member in members]
    members = [member for member in members if member.signing != us.signing]
    content = {
        "format": "fuzhen-roster-1",
        "signing": us.signing,
        "epoch": (known.epoch if known else 0) + 1,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "members": [{**asdict(member), "role": member.role.name} for member in (us, *members)],
    }
    packet = packed(content, store.vault.person.ed25519, f"fuzhen roster epoch {content['epoch']}")
    take_in(store, packet, number(us.signing))
    return packet


def take_in(store: Store, packet: bytes, typed_number: str = "") -> Roster:
    """Adopts a roster; the first one, and one of another signer, need the number that headquarters reads aloud."""
    known = current(store)
    pinned = store.trust.get(ROOT, "root")
    content, text, signature = unpacked(packet, "fuzhen-roster-1")
    roster = _roster(content)
    if pinned is not None and pinned.content != roster.root and not _same_number(typed_number, roster.root):
        raise PlaceError(
            "这份名册不是本机认得的巡察办签发的，没有采用，原来的名册没有变；"
            "巡察办真的换了钥匙，请它当面或打电话念12位数字再收，拿不准就不要收。"
        )
    if pinned is None and not _same_number(typed_number, roster.root):
        raise InputError("第一次收名册要核对签发人的12位数字，输入的与这份名册不符，没有采用，请打电话或当面念一遍。")
    if known is not None and roster.epoch < known.epoch:
        raise PlaceError(f"这是第{roster.epoch}期名册，本机已有第{known.epoch}期，没有采用旧的，请向巡察办要最新一期。")
    if known is not None and roster.epoch == known.epoch and roster != known:
        raise PlaceError(f"第{roster.epoch}期名册有两份内容不同的，没有采用后来的一份，请马上与巡察办核对。")
    with store.trust.together():
        store.trust.keep(ROOT, "root", roster.root)
        store.trust.keep(ROSTER, "current", text, signature)
    return roster


def _same_number(typed: str, key: str) -> bool:
    digits = (char for char in unicodedata.normalize("NFKC", typed) if char.isdecimal())
    return "".join(digits) == number(key).replace(" ", "")


def _roster(content: dict[str, Any]) -> Roster:
    try:
        members = tuple(_member(member) for member in content["members"])
        epoch, made_at = content["epoch"], content["made_at"]
        if type(epoch) is not int or not 0 < epoch < 1 << 32 or not isinstance(made_at, str):
            raise ValueError
    except STRANGE:
        raise PlaceError("这份名册读不懂，没有采用，原来的名册没有变，请让巡察办重新签发。") from None
    return Roster(root=bytes.fromhex(content["signing"]).hex(), epoch=epoch, made_at=made_at, members=members)


def current(store: Store) -> Roster | None:
    """The roster adopted last; its signature was checked then, and is again."""
    root, kept = store.trust.get(ROOT, "root"), store.trust.get(ROSTER, "current")
    if root is None or kept is None:
        return None
    packet = json.dumps({"content": kept.content, "signature": kept.signature}).encode()
    return _roster(unpacked(packet, "fuzhen-roster-1", root.content)[0])


def trust(store: Store, packet: bytes, typed_number: str, role: RosterRole = RosterRole.MEMBER) -> Member:
    """Pins a colleague's keys without headquarters, after the number was read aloud; another key is a hard stop."""
    member = read_request(packet, role)
    if not _same_number(typed_number, member.signing):
        raise InputError("输入的12位数字与这把钥匙不符，没有采用，请当面或打电话再念一遍；仍不符就不要用这份文件。")
    for other in members(store):
        if other.name == member.name and other.signing != member.signing and not other.revoked:
            raise PlaceError(
                f"本机已认得“{member.name}”的另一把钥匙，没有采用新的，请由巡察办签发新名册，或先停用旧钥匙。"
            )
    _pin(store, member)
    return member


def _pin(store: Store, member: Member) -> None:
    store.trust.keep(PINNED, member.signing, json.dumps({**asdict(member), "role": member.role.name}))


def assign(store: Store, key: str, role: RosterRole) -> Member:
    """Another role for somebody known here; where a roster rules it holds from the next one that is signed."""
    member = member_of(store, key)
    if member is None or key == ourselves(store).signing:
        raise InputError("这个人的身份不能在这里改，什么也没有改动，请选名册里的另一位。")
    changed = replace(member, role=role)
    _pin(store, changed)
    return changed


def planned(store: Store) -> tuple[Member, ...]:
    """Who would stand in the next roster: what was decided here since the last one counts first."""
    us = ourselves(store).signing
    decided = {member.signing: member for member in _pinned(store)}
    return tuple(decided.get(member.signing, member) for member in members(store) if member.signing != us)


def _pinned(store: Store) -> list[Member]:
    return [_member(json.loads(paper.content)) for paper in store.trust.all(PINNED)]


def distrust(store: Store, key: str) -> None:
    """Stops trusting a pinned key: its later archives are refused."""
    for member in members(store):
        if member.signing == key:
            _pin(store, replace(member, revoked=True))


def members(store: Store) -> tuple[Member, ...]:
    """Everyone known: of the roster, whose word counts first, then of the pinned keys, then oneself."""
    roster = current(store)
    known = {member.signing: member for member in (roster.members if roster else ())}
    for member in _pinned(store):
        if member.revoked or member.signing not in known:
            known[member.signing] = member
    us = ourselves(store, RosterRole.LEADER)  # of what is written here nothing is refused here
    known.setdefault(us.signing, us)
    return tuple(known.values())


def member_of(store: Store, key: str) -> Member | None:
    """Who holds a signing key."""
    return next((member for member in members(store) if member.signing == key), None)
