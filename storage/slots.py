"""Key slots: small files that hold the workspace key under a passphrase, one a person.

A slot is a line of JSON (what one must know to open it, bound to the seal) and the sealed rest in base64.
Suite 1 is Argon2id, ChaCha20-Poly1305, X25519, Ed25519, SHA-256.
"""

import base64
import json
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from domain.errors import PlaceError
from storage.aside import write_whole

SUITE = 1
FLOOR_KIB = 64 * 1024
CEILING_KIB, CEILING_PASSES, CEILING_LANES = 1024 * 1024, 10, 8  # a hostile slot must not exhaust the machine


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one guess costs. Below the floor only with for_tests, which no way of the user's sets."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4
    for_tests: bool = False

    def __post_init__(self) -> None:
        if not self.for_tests and (self.memory_kib < FLOOR_KIB or self.passes < 3):
            raise ValueError("a slot that cheap is for tests only")

    def key(self, passphrase: str, salt: bytes) -> bytes:
        """The key of a slot; the passphrase counts the same however its accents and forms were typed."""
        text = unicodedata.normalize("NFC", passphrase).encode()
        derive = Argon2id(
            salt=salt, length=32, iterations=self.passes, lanes=self.lanes, memory_cost=self.memory_kib
        )
        return derive.derive(text)


USERS_COST = Cost()


@dataclass(frozen=True, kw_only=True)
class Person:
    """What a slot holds: the workspace key, who opens it, and that person's own two secrets."""

    key: bytes
    name: str
    slot: str
    x25519: bytes
    ed25519: bytes

    @classmethod
    def new(cls, key: bytes, name: str) -> "Person":
        """A person with fresh secrets."""
        return cls(
            key=key,
            name=name,
            slot=secrets.token_hex(8),
            x25519=X25519PrivateKey.generate().private_bytes_raw(),
            ed25519=Ed25519PrivateKey.generate().private_bytes_raw(),
        )


def pack(header: dict[str, Any], key: bytes, content: dict[str, Any]) -> bytes:
    """Header line and sealed content; the header is bound to the seal."""
    head = json.dumps(header, sort_keys=True).encode()
    nonce = secrets.token_bytes(12)
    sealed = nonce + ChaCha20Poly1305(key).encrypt(nonce, json.dumps(content, ensure_ascii=False).encode(), head)
    return head + b"\n" + base64.b64encode(sealed) + b"\n"


def header_of(packed: bytes, workspace: str, role: str) -> dict[str, Any]:
    """The header of a slot of this workspace and role; PlaceError for anything else."""
    try:
        header: dict[str, Any] = json.loads(packed.split(b"\n")[0])
        fitting = (header["suite"], header["workspace"], header["role"]) == (SUITE, workspace, role)
    except (ValueError, KeyError, TypeError):
        fitting = False
    if not fitting:
        raise PlaceError("口令文件已损坏，工作区没有打开，里面的内容没有变。请用备份恢复，或用恢复码打开。")
    return header


def unpack(packed: bytes, key: bytes) -> dict[str, Any] | None:
    """The content; None for a wrong key."""
    head, sealed = packed.split(b"\n")[:2]
    try:
        raw = base64.b64decode(sealed, validate=True)
        content: dict[str, Any] = json.loads(ChaCha20Poly1305(key).decrypt(raw[:12], raw[12:], head))
    except (InvalidTag, ValueError):
        return None
    return content


def write_person(path: Path, workspace: str, person: Person, passphrase: str, cost: Cost) -> None:
    """Seals a person's slot under a passphrase."""
    salt = secrets.token_bytes(16)
    header = {
        "suite": SUITE, "workspace": workspace, "role": "person", "slot": person.slot,
        "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes, "salt": salt.hex(),
    }  # fmt: skip
    content = {
        "key": person.key.hex(), "name": person.name, "x25519": person.x25519.hex(), "ed25519": person.ed25519.hex(),
    }  # fmt: skip
    write_whole(path, pack(header, cost.key(passphrase, salt), content))


def read_person(path: Path, workspace: str, passphrase: str) -> Person | None:
    """The person of a slot; None for a wrong passphrase."""
    packed = path.read_bytes()
    header = header_of(packed, workspace, "person")
    memory, passes, lanes = header["memory_kib"], header["passes"], header["lanes"]
    if not (8 * lanes <= memory <= CEILING_KIB and 1 <= passes <= CEILING_PASSES and 1 <= lanes <= CEILING_LANES):
        raise PlaceError("口令文件要求的计算量超出允许范围，可能被人改过；工作区没有打开。请用备份恢复。")
    cost = Cost(memory_kib=memory, passes=passes, lanes=lanes, for_tests=True)
    content = unpack(packed, cost.key(passphrase, bytes.fromhex(header["salt"])))
    if content is None:
        return None
    return Person(
        key=bytes.fromhex(content["key"]),
        name=content["name"],
        slot=header["slot"],
        x25519=bytes.fromhex(content["x25519"]),
        ed25519=bytes.fromhex(content["ed25519"]),
    )
