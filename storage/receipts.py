"""Who has seen what: signed checkpoints of the journal head, receipts both ways, the head's short form for paper."""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from domain.errors import InputError, PlaceError
from storage import roster, signing
from storage.aside import write_whole
from storage.chains import same_laptop
from storage.foreign import STRANGE, UID, paper_in
from storage.intake import IntakeReport
from storage.signed_papers import CHECKPOINT, RECEIPT, SEEN, SENT
from storage.steps import START
from storage.store import Store

Heads = dict[str, tuple[int, str]]
SHORT = 25  # characters of a head on paper: 125 bits


class Receipt(NamedTuple):
    """A colleague's word that an archive arrived, with what that workspace has now."""

    archive: str
    receiver: str  # name
    made_at: str
    set_aside: tuple[str, ...]  # what was not taken in, in sentences
    behind: str  # why this workspace looks older than what they have seen of it, or ""


class Delivery(NamedTuple):
    """An archive of ours: whom it went to, and who acknowledged it."""

    archive: str
    made_at: str
    recipients: tuple[str, ...]
    acknowledged: tuple[str, ...]
    says: str = ""  # what it holds, in words

    @property
    def waiting(self) -> list[str]:
        """Who has not acknowledged it."""
        return [name for name in self.recipients if name not in self.acknowledged]


def now() -> str:
    """The moment as it is written into signed papers."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def short_head(store: Store) -> str:
    """The heads of this laptop's chains in 25 characters, in groups of five; empty before the first step."""
    heads = [(chain, *store.merge.last(chain)) for chain in sorted(store.merge.own(store.device))]
    if not heads:
        return ""
    together = "".join(f"{chain}:{seq}:{digest.hex()}\n" for chain, seq, digest in heads)
    digest = heads[0][2] if len(heads) == 1 else hashlib.sha256(together.encode()).digest()
    text = base64.b32encode(digest[:16]).decode()[:SHORT]
    return "-".join(text[start : start + 5] for start in range(0, SHORT, 5))


def checkpoint(store: Store, device: str = "") -> bool:
    """Signs how far the chains of this laptop, or one chain, have come, if any has moved since; daily and at export."""
    chains = [device] if device else store.merge.own(store.device)
    with store.trust.together():
        signed = [_checkpoint(store, chain) for chain in chains]
    return any(signed)


def _checkpoint(store: Store, device: str) -> bool:
    seq, digest = store.merge.last(device)
    name = f"{device}:{seq:012}"
    us = roster.ourselves(store)
    kept = store.trust.get(CHECKPOINT, name)
    if digest == START or (kept is not None and json.loads(kept.content)["signing"] == us.signing):
        return False  # one signed with a key that was lost since is signed anew
    content = {
        "format": "fuzhen-checkpoint-1", "signing": us.signing, "device": device, "seq": seq,
        "hash": digest.hex(), "made_at": now(),
    }  # fmt: skip
    text = json.dumps(content, sort_keys=True)
    signature = signing.sign(text.encode(), store.vault.person.ed25519, f"fuzhen checkpoint {device} {seq}")
    store.trust.keep(CHECKPOINT, name, text, signature)
    return True


def checkpoints(store: Store, base: Mapping[str, int]) -> list[dict[str, str]]:
    """Those that vouch for the steps after a base."""
    found = []
    for paper in store.trust.all(CHECKPOINT):
        device, _, seq = paper.name.partition(":")
        if int(seq) > base.get(device, 0):
            found.append({"content": paper.content, "signature": paper.signature})
    return found


def lacks(store: Store) -> list[str]:
    """Originals that are registered here and are not on the disk: colleagues send them again."""
    return [uid for uid in store.stored_files.uids() if not store.files.path(uid).exists()]


def heads_of(content: Any) -> Heads:
    """Heads as they stand in a signed paper; ValueError or TypeError for something else."""
    found = {}
    for device, (seq, digest) in content.items():
        if type(seq) is not int or not 0 < seq < 1 << 62 or len(bytes.fromhex(digest)) != 32:
            raise ValueError
        found[str(device)] = (seq, str(digest))
    return found


def seen(store: Store, key: str) -> tuple[Heads, list[str]]:
    """What the holder of a key was last known to have, and which originals were lacking there."""
    paper = store.trust.get(SEEN, key)
    if paper is None:
        return {}, []
    content = json.loads(paper.content)
    return heads_of(content["heads"]), content["lacks"]


def keep_seen(store: Store, key: str, heads: Mapping[str, Sequence[Any]], lacking: Sequence[str]) -> None:
    """Remembers it for the next export."""
    store.trust.keep(SEEN, key, json.dumps({"heads": heads, "lacks": list(lacking)}))


def make(store: Store, report: IntakeReport, sender_key: str) -> bytes:
    """The receipt of an archive just taken in; it also travels with the next archive to its sender."""
    content = {
        "format": "fuzhen-receipt-1", "signing": roster.ourselves(store).signing, "archive": report.uid,
        "of": sender_key, "heads": store.merge.heads(), "lacks": lacks(store), "made_at": now(),
        "set_aside": [refusal.bare for refusal in report.refusals],
    }  # fmt: skip
    packet = roster.packed(content, store.vault.person.ed25519, f"fuzhen receipt {report.uid}")
    store.trust.keep(RECEIPT, f"out:{sender_key}:{report.uid}", packet.decode())
    return packet


def for_colleagues(store: Store, keys: Sequence[str]) -> list[str]:
    """The receipts owed to these people."""
    return [
        paper.content for paper in store.trust.all(RECEIPT) if any(paper.name.startswith(f"out:{key}:") for key in keys)
    ]


def write(store: Store, archive: str, folder: Path) -> Path:
    """Writes the receipt of an archive that was taken in as a file of its own."""
    for paper in store.trust.all(RECEIPT):
        if paper.name.startswith("out:") and paper.name.endswith(f":{archive}"):
            path = folder / f"fuzhen-receipt-{archive[:8]}.json"
            write_whole(path, paper.content.encode())
            return path
    raise InputError("这个交换包还没有收进来，没有回执可写，请先收下它。")


def take_in(store: Store, path: Path) -> Receipt:
    """Takes in a receipt that came as a file."""
    return take_packet(store, paper_in(path))


def concerns(store: Store, packet: str) -> bool:
    """Whether a receipt that came in an archive is for this workspace; nothing of it is believed yet."""
    return bool(json.loads(json.loads(packet)["content"])["of"] == roster.ourselves(store).signing)


def take_packet(store: Store, packet: bytes, *, newest: bool = True) -> Receipt:
    """Takes in a receipt: its signer must be known, and it must be ours.

    One that came inside an archive is older than the archive and says nothing new of what they have.
    """
    content, _, _ = roster.unpacked(packet, "fuzhen-receipt-1")
    member = roster.member_of(store, content["signing"])
    if member is None or member.revoked or content.get("of") != roster.ourselves(store).signing:
        raise PlaceError("这份回执不是认得的人给本机的，没有采用，其他内容没有变，请核对是谁给的。")
    try:
        heads = heads_of(content["heads"])
        lacking = [str(uid) for uid in content["lacks"]]
        aside = tuple(str(text) for text in content["set_aside"])
        archive, made_at = str(content["archive"]), str(content["made_at"])
        if not UID.fullmatch(archive):
            raise ValueError
    except STRANGE:
        raise PlaceError("这份回执读不懂，没有采用，其他内容没有变，请让对方重新给一份。") from None
    with store.trust.together():
        store.trust.keep(RECEIPT, f"in:{member.signing}:{archive}", packet.decode())
        if newest:
            keep_seen(store, member.signing, heads, lacking)
    return Receipt(archive, member.name, made_at, aside, behind(store, member.name, heads))


def behind(store: Store, name: str, heads: Heads) -> str:
    """Whether a colleague has seen more of this laptop than it has: the folder was put back to an older state."""
    lost = [
        (theirs, ours)
        for chain, (theirs, _) in heads.items()
        if same_laptop(chain, store.device) and theirs > (ours := store.merge.last(chain)[0])
    ]
    if not lost:
        return ""
    theirs, ours = max(lost)
    return (
        f"{name}见过本机第{theirs}步，本机现在只到第{ours}步：工作夹可能被换回了旧的，"
        f"请先把本机的改动交给{name}，{name}的下一包会补齐。"
    )


def lacking(store: Store, name: str, heads: Heads) -> str:
    """Whether a colleague has steps that neither came nor are here: the folder was put back, or an archive missed."""
    steps = sum(max(0, theirs - store.merge.last(chain)[0]) for chain, (theirs, _) in heads.items())
    if not steps:
        return ""
    return (
        f"{name}那里有{steps}步改动本机没有，这一包里也没有带：工作夹可能被换回了旧的，或漏收了一包，"
        f"请先把本机的改动交给{name}，{name}的下一包会补齐。"
    )


def unwitnessed(store: Store) -> int:
    """How many steps of this laptop nobody else has seen yet: what could be rewritten here without anybody's word."""
    known: dict[str, int] = {}
    for paper in store.trust.all(SEEN):
        for chain, (seq, digest) in heads_of(json.loads(paper.content)["heads"]).items():
            if store.merge.hash_of(chain, seq) == digest:
                known[chain] = max(known.get(chain, 0), seq)
    return sum(store.merge.last(chain)[0] - known.get(chain, 0) for chain in store.merge.own(store.device))


def _has(heads: Heads, lacking: Sequence[str], upto: Mapping[str, int]) -> bool:
    """Whether a colleague has signed to have all of it: an archive may miss them and a later one bring the same."""
    return not lacking and all(heads.get(chain, (0, ""))[0] >= seq for chain, seq in upto.items())


def delivered(store: Store) -> list[Delivery]:
    """Every archive of ours; nothing counts as delivered before its receipt."""
    names = {member.signing: member.name for member in roster.members(store)}
    receipts = [paper.name.split(":") for paper in store.trust.all(RECEIPT)]
    have: defaultdict[str, tuple[Heads, list[str]]] = defaultdict(lambda: ({}, []))
    have.update({paper.name: seen(store, paper.name) for paper in store.trust.all(SEEN)})
    found = []
    for paper in store.trust.all(SENT):
        content = json.loads(paper.content)
        whom = content["recipients"]
        back = [key for way, key, archive in receipts if way == "in" and archive == paper.name]
        upto = content.get("upto")
        back += [key for key in whom if key not in back and upto and _has(*have[key], upto)]
        found.append(
            Delivery(
                paper.name,
                content["made_at"],
                tuple(names.get(key, "已不在名册的人") for key in whom),
                tuple(names.get(key, "已不在名册的人") for key in back),
                content.get("says", ""),
            )
        )
    return sorted(found, key=lambda delivery: delivery.made_at)
