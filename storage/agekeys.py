"""Public X25519 keys as `age` writes them: bech32, as in BIP 173."""

from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def recipient_of(secret: bytes) -> str:
    """The public half: ``age1…``."""
    return bech32("age", X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw())


@lru_cache(maxsize=256)
def public_of(recipient: str) -> bytes:
    """The 32 bytes of a recipient; ValueError for one that was copied wrong."""
    if not recipient.startswith("age1") or len(recipient) != 62:
        raise ValueError("no recipient of age")
    fives = [LETTERS.index(letter) for letter in recipient[4:]]
    number = 0
    for five in fives[:-6]:
        number = number << 5 | five
    public = (number >> 4).to_bytes(33, "big")[1:]  # 52 groups of 5 bits are 32 bytes and 4 bits of filling
    if bech32("age", public) != recipient:
        raise ValueError("no recipient of age")
    return public


def bech32(prefix: str, data: bytes) -> str:
    """Bytes behind a word, with six signs of check."""
    fives = _fives(data)
    spread = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    rest = _polymod([*spread, *fives, *[0] * 6]) ^ 1
    checks = [(rest >> 5 * (5 - place)) & 31 for place in range(6)]
    return prefix + "1" + "".join(LETTERS[five] for five in (*fives, *checks))


def _fives(data: bytes) -> list[int]:
    """Bytes in groups of five bits, the last one filled with zeros."""
    bits = len(data) * 8
    groups = -(-bits // 5)
    number = int.from_bytes(data, "big") << (groups * 5 - bits)
    return [(number >> 5 * (groups - 1 - place)) & 31 for place in range(groups)]


def _polymod(values: list[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(GENERATORS):
            if top >> place & 1:
                rest ^= generator
    return rest
