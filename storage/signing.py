"""Signatures as stock `minisign` writes and checks them, over Ed25519; no own format."""

import base64
import hashlib
from binascii import Error as NotBase64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_ALGORITHM, HASHED = b"Ed", b"ED"  # the second: over BLAKE2b of the content
COMMENT = "trusted comment: "
LONGEST = 1024  # characters of a signature file


def public_of(secret: bytes) -> str:
    """The public signing key of a secret one, in hexadecimal digits."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw().hex()


def _number(public: bytes) -> bytes:
    return hashlib.sha256(public).digest()[:8]


def minisign_key(public: str) -> str:
    """What `minisign -P` takes."""
    raw = bytes.fromhex(public)
    return base64.b64encode(KEY_ALGORITHM + _number(raw) + raw).decode()


def sign(content: bytes, secret: bytes, comment: str) -> str:
    """A signature file; the comment is ASCII, for minisign prints it as bytes."""
    key = Ed25519PrivateKey.from_private_bytes(secret)
    number = _number(key.public_key().public_bytes_raw())
    signature = key.sign(hashlib.blake2b(content).digest())
    over_all = key.sign(signature + comment.encode("ascii"))
    return (
        "untrusted comment: signature of fuzhen\n"
        f"{base64.b64encode(HASHED + number + signature).decode()}\n"
        f"{COMMENT}{comment}\n"
        f"{base64.b64encode(over_all).decode()}\n"
    )


def holds(content: bytes, signature: str, public: str) -> bool:
    """Whether the signature file is of this content by this key, its comment included."""
    lines = signature.split("\n")
    if len(signature) > LONGEST or len(lines) != 5 or lines[4] or not lines[2].startswith(COMMENT):
        return False
    try:
        raw = bytes.fromhex(public)
        packed, over_all = (base64.b64decode(lines[place], validate=True) for place in (1, 3))
        if [base64.b64encode(part).decode() for part in (packed, over_all)] != [lines[1], lines[3]]:
            return False  # the same bytes written otherwise
        comment = lines[2].removeprefix(COMMENT).encode("ascii")
        if len(packed) != 74 or packed[:10] != HASHED + _number(raw):
            return False
        key = Ed25519PublicKey.from_public_bytes(raw)
        key.verify(packed[10:], hashlib.blake2b(content).digest())
        key.verify(over_all, packed[10:] + comment)
    except (ValueError, NotBase64, InvalidSignature):
        return False
    return True
