"""The record of origin inside an archive: what its sender signed of it, read into shape before anything is believed."""

import json
from datetime import UTC, datetime
from typing import Any, NamedTuple

from storage import roster
from storage.foreign import STRANGE, moment
from storage.receipts import Heads, heads_of

LONGEST = 500  # signs of what the sender says of it


class Voucher(NamedTuple):
    """A checkpoint that came along: who vouches for a chain up to which step, with the paper as it was signed."""

    device: str
    seq: int
    hash: str
    signer: str
    text: str
    signature: str


class Origin(NamedTuple):
    """What the sender says; payload and sealed must be true of the bag."""

    uid: str
    sender: str
    made_at: datetime
    sealed: frozenset[str]
    payload: dict[str, tuple[int, str]]
    heads: Heads
    vouchers: tuple[Voucher, ...]
    missing: int  # originals that are damaged there
    lacks: list[str]  # originals that are not there
    says: str
    head: str
    carried: tuple[Any, ...]  # a roster and receipts, each judged by itself


def read(content: bytes) -> Origin | None:
    """The record, whose signature was checked; None for one that no program of ours wrote."""
    try:
        told = json.loads(content)
        return Origin(
            uid=told["uid"],
            sender=told["sender"]["signing"],
            made_at=moment(told["made_at"]).astimezone(UTC),
            sealed=frozenset(person["sealing"] for person in told["recipients"]),
            payload={path: (size, digest) for path, size, digest in told["payload"]},
            heads=heads_of(told["heads"]),
            vouchers=tuple(map(_voucher, told["checkpoints"])),
            missing=len(list(told["missing"])),
            lacks=[str(uid) for uid in told["lacks"]],
            says=str(told.get("says", ""))[:LONGEST],
            head=str(told.get("head", ""))[:LONGEST],
            carried=(told.get("roster"), *told.get("receipts", ())),
        )
    except STRANGE:
        return None


def _voucher(packet: Any) -> Voucher:
    content, text, signature = roster.unpacked(json.dumps(packet).encode(), "fuzhen-checkpoint-1")
    device, seq = content["device"], content["seq"]
    if type(device) is not str or type(seq) is not int:
        raise TypeError
    return Voucher(device, seq, content["hash"], content["signing"], text, signature)
