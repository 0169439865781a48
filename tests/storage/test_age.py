"""Sealed parts are age files: by the vectors of the format's authors, the binding to the Rust one, and stock `age`."""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import zlib
from itertools import pairwise
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import age, agekeys
from tests.storage.keys import BY_PASSPHRASE, identity_of

VECTORS = Path(__file__).parent / "vectors" / "age.txt"
LINES = [line.split(" ") for line in VECTORS.read_text("ascii").splitlines() if not line.startswith("#")]
SECRET, OTHER = bytes(range(32)), bytes(range(32, 64))

has_age = pytest.mark.skipif(not shutil.which("age"), reason="`age` is not installed")


def secret_of(identity: str) -> bytes:
    """The bytes of ``AGE-SECRET-KEY-1…``."""
    number = 0
    for letter in identity.lower().rpartition("1")[2][:-6]:
        number = number << 5 | agekeys.LETTERS.index(letter)
    return (number >> 4).to_bytes(32, "big")


def opened(content: bytes, secret: bytes = SECRET) -> bytes:
    return b"".join(age.opened(io.BytesIO(content), secret))


def sealed(content: bytes, secrets: tuple[bytes, ...] = (SECRET,)) -> bytes:
    keys = [agekeys.public_of(agekeys.recipient_of(secret)) for secret in secrets]
    return b"".join(age.sealed([content], keys))


@pytest.mark.parametrize(("name", "packed"), LINES, ids=[name for name, _ in LINES])
def test_every_vector_of_the_format_s_authors(name: str, packed: str) -> None:
    head, _, content = base64.b64decode(packed).partition(b"\n\n")
    told = dict(line.partition(": ")[::2] for line in reversed(head.decode().splitlines()))
    if told.get("compressed") == "zlib":
        content = zlib.decompress(content)
    assert name
    if told["expect"] == "success":
        assert hashlib.sha256(opened(content, secret_of(told["identity"]))).hexdigest() == told["payload"]
    else:
        with pytest.raises(age.AgeError):
            opened(content, secret_of(told["identity"]))


def test_the_vectors_are_all_here() -> None:
    assert len(LINES) == 63
    assert sum(b"expect: success" in base64.b64decode(packed) for _, packed in LINES) == 11


SIZES = st.one_of(
    st.integers(0, 300), st.sampled_from([age.CHUNK - 1, age.CHUNK, age.CHUNK + 1, 2 * age.CHUNK, 3 * age.CHUNK + 7])
)


@settings(max_examples=60, deadline=None)
@given(size=SIZES, pieces=st.lists(st.integers(1, 70_000), max_size=6))
def test_what_is_sealed_in_any_pieces_is_opened_by_another_s_program(size: int, pieces: list[int]) -> None:
    content = os.urandom(size)
    places = [min(size, sum(pieces[:count])) for count in range(len(pieces) + 1)] + [size]
    keys = [agekeys.public_of(agekeys.recipient_of(secret)) for secret in (OTHER, SECRET)]
    parts = [content[start:end] for start, end in pairwise(places)]
    file = b"".join(age.sealed(parts, keys))
    for secret in (SECRET, OTHER):
        assert pyrage.decrypt(file, [pyrage.x25519.Identity.from_str(identity_of(secret))]) == content
        assert opened(file, secret) == content
    theirs = pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(agekeys.recipient_of(SECRET))])
    assert opened(theirs) == content


@has_age
def test_stock_age_seals_for_us_and_opens_what_is_sealed_for_it(tmp_path: Path) -> None:
    key = tmp_path / "key.txt"
    key.write_text(identity_of(SECRET) + "\n")
    content = os.urandom(age.CHUNK + 5)
    command = ["age", "-r", agekeys.recipient_of(SECRET)]
    assert opened(subprocess.run(command, input=content, capture_output=True, check=True).stdout) == content
    command = ["age", "-d", "-i", str(key)]
    done = subprocess.run(command, input=sealed(content, (OTHER, SECRET)), capture_output=True, check=True)
    assert done.stdout == content


def test_a_file_for_others_or_by_a_passphrase_is_not_opened() -> None:
    with pytest.raises(age.AgeError, match="not for this key"):
        opened(sealed(b"x", (OTHER,)))
    with pytest.raises(age.AgeError, match="passphrase"):
        opened(BY_PASSPHRASE)


@pytest.mark.parametrize(
    "head", [b"-> a b\n" * 30_000, b"-> " + b"x" * 10_000 + b"\n", b"-> a\n" + b"AAAA" * 16 + b"\n"]
)
def test_a_header_without_end_ends(head: bytes) -> None:
    with pytest.raises(age.AgeError):
        opened(age.VERSION + head * 2)


def test_a_recipient_copied_wrong_is_no_key() -> None:
    good = agekeys.recipient_of(SECRET)
    for place in range(4, len(good)):
        with pytest.raises(ValueError, match=r"recipient|substring"):
            agekeys.public_of(good[:place] + ("q" if good[place] != "q" else "p") + good[place + 1 :])
    for strange in ("", "age1", good[:-1], good + "q", good.upper(), "b" + good):
        with pytest.raises(ValueError, match=r"recipient|substring"):
            agekeys.public_of(strange)
