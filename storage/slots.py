"""Key slots: small files that hold the workspace key, one for each person and one for the recovery card.

Three lines: what one must know to open it (JSON, bound to the seal), the sealed content (base64), and the SHA-256 of
both, which tells damage from a wrong passphrase. Suite 1 is Argon2id, ChaCha20-Poly1305, X25519, Ed25519, SHA-256.
"""

import base64
import hashlib
import json
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.errors import PlaceError
from storage.foreign import STRANGE

SUITE = 1
FLOOR_KIB, FLOOR_PASSES = 64 * 1024, 3
CEILING_KIB, CEILING_PASSES, CEILING_LANES = 1024 * 1024, 10, 8  # a hostile slot must not exhaust the machine
PERSON, RECOVERY = "person", "recovery"

Content = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one guess costs. Below the floor only with for_tests, which no way of the user's sets."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4
    for_tests: bool = False

    def __post_init__(self) -> None:
        if not self.for_tests and (self.memory_kib < FLOOR_KIB or self.passes < FLOOR_PASSES):
            raise ValueError("a slot that cheap is for tests only")

    def key(self, passphrase: str, salt: bytes) -> bytes:
        """The key of a slot; the passphrase counts the same however its accents and forms were typed."""
        text = unicodedata.normalize("NFC", passphrase).strip().encode()
        derive = Argon2id(salt=salt, length=32, iterations=self.passes, lanes=self.lanes, memory_cost=self.memory_kib)
        return derive.derive(text)


USERS_COST = Cost()


@dataclass(frozen=True, kw_only=True)
class Person:
    """What a person's slot holds: the workspace key, who opens it, and that person's own two secrets.

    former is the workspace key before the last change of it: the database has that one until its own file is replaced.
    """

    key: bytes
    former: bytes = b""
    generation: int = 1  # counts how often the slot was sealed
    name: str
    slot: str
    x25519: bytes
    ed25519: bytes

    @classmethod
    def new(cls, key: bytes, name: str, slot: str | None = None) -> "Person":
        """A person with fresh secrets."""
        return cls(
            key=key,
            name=name,
            slot=slot or secrets.token_hex(8),
            x25519=X25519PrivateKey.generate().private_bytes_raw(),
            ed25519=Ed25519PrivateKey.generate().private_bytes_raw(),
        )


def _pack(header: Content, key: bytes, content: Content) -> bytes:
    head = json.dumps(header, sort_keys=True).encode()
    nonce = secrets.token_bytes(12)
    sealed = nonce + ChaCha20Poly1305(key).encrypt(nonce, json.dumps(content, ensure_ascii=False).encode(), head)
    both = head + b"\n" + base64.b64encode(sealed)
    return both + b"\n" + hashlib.sha256(both).hexdigest().encode() + b"\n"


@contextmanager
def _as_written() -> Iterator[None]:
    """What no program of ours can have written is damage."""
    try:
        yield
    except STRANGE:
        raise PlaceError("口令文件已损坏，工作夹没有打开，里面的内容没有变，请用备份恢复，或用恢复码打开。") from None


def header_of(packed: bytes, role: str) -> Content:
    """The header of an undamaged slot of that role; PlaceError for anything else."""
    both, _, digest = packed.rstrip(b"\n").rpartition(b"\n")
    with _as_written():
        header: Content = json.loads(both.split(b"\n")[0])
        suite, workspace = header["suite"], header["workspace"]
        if hashlib.sha256(both).hexdigest().encode() != digest or header["role"] != role or type(workspace) is not str:
            raise ValueError
    if suite != SUITE:
        raise PlaceError("口令文件用了本程序不认识的算法，工作夹没有打开，里面的内容没有变，请升级本程序后再打开。")
    return header


def _unpack(packed: bytes, key: bytes) -> Content | None:
    """The content; None for a wrong key."""
    head, sealed = packed.split(b"\n")[:2]
    raw = base64.b64decode(sealed, validate=True)
    try:
        content: Content = json.loads(ChaCha20Poly1305(key).decrypt(raw[:12], raw[12:], head))
    except InvalidTag:
        return None
    return content


def seal_person(workspace: str, person: Person, passphrase: str, cost: Cost) -> bytes:
    """A person's slot under a passphrase."""
    salt = secrets.token_bytes(16)
    header = {
        "suite": SUITE, "role": PERSON, "workspace": workspace, "slot": person.slot,
        "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes, "salt": salt.hex(),
    }  # fmt: skip
    content = {
        "key": person.key.hex(), "name": person.name, "x25519": person.x25519.hex(), "ed25519": person.ed25519.hex(),
        "former": person.former.hex(), "generation": person.generation,
    }  # fmt: skip
    return _pack(header, cost.key(passphrase, salt), content)


def open_person(packed: bytes, passphrase: str) -> Person | None:
    """The person of a slot; None for a wrong passphrase."""
    header = header_of(packed, PERSON)
    with _as_written():
        content = _unpack(packed, _cost(header).key(passphrase, bytes.fromhex(header["salt"])))
        if content is None:
            return None
        return Person(
            key=bytes.fromhex(content["key"]),
            former=bytes.fromhex(content.get("former", "")),
            generation=content.get("generation", 1),
            name=content["name"],
            slot=header["slot"],
            x25519=bytes.fromhex(content["x25519"]),
            ed25519=bytes.fromhex(content["ed25519"]),
        )


def _cost(header: Content) -> Cost:
    memory, passes, lanes = header["memory_kib"], header["passes"], header["lanes"]
    if not (8 * lanes <= memory <= CEILING_KIB and 1 <= passes <= CEILING_PASSES and 1 <= lanes <= CEILING_LANES):
        raise PlaceError("口令文件要求的计算量超出允许范围，可能被人改过；工作夹没有打开，请用备份恢复。")
    return Cost(memory_kib=memory, passes=passes, lanes=lanes, for_tests=True)


def mark_of(key: bytes) -> str:
    """Tells which workspace key a card opens, and nothing of the key."""
    return HKDF(algorithm=hashes.SHA256(), length=8, salt=None, info=b"fuzhen card").derive(key).hex()


def _recovery_key(secret: bytes, salt: bytes) -> bytes:
    # 130 random bits need no slow derivation.
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=b"fuzhen recovery").derive(secret)


def seal_recovery(workspace: str, person: Person, secret: bytes) -> bytes:
    """The recovery slot: the workspace key and whose slot to renew, never a person's own secrets."""
    salt = secrets.token_bytes(16)
    header = {
        "suite": SUITE, "role": RECOVERY, "workspace": workspace, "salt": salt.hex(), "opens": mark_of(person.key),
    }  # fmt: skip
    content = {"key": person.key.hex(), "name": person.name, "slot": person.slot}
    return _pack(header, _recovery_key(secret, salt), content)


def open_recovery(packed: bytes, secret: bytes) -> Person | None:
    """The person with fresh secrets; None for a code of another card."""
    header = header_of(packed, RECOVERY)
    with _as_written():
        content = _unpack(packed, _recovery_key(secret, bytes.fromhex(header["salt"])))
        if content is None:
            return None
        return Person.new(bytes.fromhex(content["key"]), content["name"], content["slot"])
