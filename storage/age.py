"""age v1 files (age-encryption.org/v1) sealed to X25519 keys: what stock `age` opens, and what it sealed for us.

The cipher is the one of `cryptography`, ten times as fast as a binding that is asked chunk by chunk; the test vectors
of the format's authors and the stock program judge both ways. A file is read as if an enemy had written it.
"""

import base64
import hmac
import os
import re
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION, FOOTER = b"age-encryption.org/v1\n", b"---"
LABEL = b"age-encryption.org/v1/X25519"
FILE_KEY, NONCE, SHARE, TAG = 16, 16, 32, 16
CHUNK = 64 * 1024
COLUMNS = 64  # of base64 in a line of a stanza
LONGEST_LINE, MOST_LINES = 4096, 20_000
ARGUMENT = re.compile(rb"[!-~]+")

Stanza = tuple[list[bytes], bytes]  # arguments and body


class AgeError(ValueError):
    """No file of this format, not for this key, or not whole."""


def sealed(chunks: Iterable[bytes], recipients: Sequence[bytes]) -> Iterator[bytes]:
    """A file for these public keys, in pieces of 64 KiB."""
    file_key, nonce = os.urandom(FILE_KEY), os.urandom(NONCE)
    yield _header(file_key, recipients) + nonce
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    held, number = bytearray(), 0
    for chunk in chunks:
        held += chunk
        place = 0
        while len(held) - place > CHUNK:  # a whole chunk may be the last one, and that is sealed otherwise
            yield cipher.encrypt(_nonce(number, last=False), bytes(held[place : place + CHUNK]), None)
            place, number = place + CHUNK, number + 1
        del held[:place]
    yield cipher.encrypt(_nonce(number, last=True), bytes(held), None)


def opened(file: BinaryIO, secret: bytes) -> Iterator[bytes]:
    """The plain bytes, each chunk proved before it is handed on; AgeError as soon as one does not hold."""
    file_key = _file_key(file, secret)
    nonce = file.read(NONCE)
    if len(nonce) != NONCE:
        raise AgeError("no nonce")
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    chunk, number = file.read(CHUNK + TAG), 0
    while True:
        following = file.read(CHUNK + TAG)
        try:
            plain = cipher.decrypt(_nonce(number, last=not following), chunk, None)
        except (InvalidTag, ValueError) as error:
            raise AgeError(f"chunk {number}") from error
        if not plain and number:
            raise AgeError("an empty last chunk")
        yield plain
        if not following:
            return
        chunk, number = following, number + 1


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _derived(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(secret)


def _mac(file_key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")


def _header(file_key: bytes, recipients: Sequence[bytes]) -> bytes:
    lines = [VERSION]
    for recipient in recipients:
        ephemeral = X25519PrivateKey.generate()
        share = ephemeral.public_key().public_bytes_raw()
        secret = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
        wrap = ChaCha20Poly1305(_derived(secret, share + recipient, LABEL))
        lines.append(b"-> X25519 %s\n%s\n" % (_base64(share), _base64(wrap.encrypt(bytes(12), file_key, None))))
    head = b"".join(lines) + FOOTER
    return head + b" " + _base64(_mac(file_key, head)) + b"\n"


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    """What canonical base64 without padding says."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except NotBase64 as error:
        raise AgeError("no base64") from error
    if _base64(data) != text:
        raise AgeError("the same bytes written otherwise")
    return data


class _Lines:
    """The lines of a header, counted, so that a hostile one ends."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._left = MOST_LINES
        self.read = bytearray()

    def next(self) -> bytes:
        """The next one without its end."""
        self._left -= 1
        line = self._file.readline(LONGEST_LINE)
        if not line.endswith(b"\n") or self._left < 0:
            raise AgeError("no end of a line")
        self.read += line
        return line[:-1]


def _file_key(file: BinaryIO, secret: bytes) -> bytes:
    """The key of the file from the first stanza that our secret opens; the whole header must hold."""
    lines = _Lines(file)
    if lines.next() + b"\n" != VERSION:
        raise AgeError("another version")
    stanzas: list[Stanza] = []
    while not (line := lines.next()).startswith(FOOTER):
        stanzas.append(_stanza(line, lines))
    head = bytes(lines.read[: -len(line) - 1]) + FOOTER
    dashes, _, mac = line.partition(b" ")
    if dashes != FOOTER:
        raise AgeError("no footer")
    told = _bytes(mac)
    found = [key for arguments, body in stanzas for key in _unwrapped(arguments, body, secret)]
    if not found:
        raise AgeError("not for this key")
    if not hmac.compare_digest(_mac(found[0], head), told):
        raise AgeError("header altered")
    return found[0]


def _stanza(line: bytes, lines: _Lines) -> Stanza:
    arrow, *arguments = line.split(b" ")
    if arrow != b"->" or not arguments or not all(map(ARGUMENT.fullmatch, arguments)):
        raise AgeError("no stanza")
    body = []
    while True:
        text = lines.next()
        if len(text) > COLUMNS:
            raise AgeError("a line too long")
        body.append(_bytes(text))
        if len(text) < COLUMNS:
            return arguments, b"".join(body)


def _unwrapped(arguments: list[bytes], body: bytes, secret: bytes) -> Iterator[bytes]:
    """The file key, if this stanza holds it for us; AgeError for one that no honest program wrote."""
    if arguments[0] == b"scrypt":
        raise AgeError("sealed by a passphrase")
    if arguments[0] != b"X25519":
        return
    if len(arguments) != 2 or len(share := _bytes(arguments[1])) != SHARE or len(body) != FILE_KEY + TAG:
        raise AgeError("no stanza of its kind")
    ours = X25519PrivateKey.from_private_bytes(secret)
    try:
        shared = ours.exchange(X25519PublicKey.from_public_bytes(share))
    except ValueError as error:
        raise AgeError("a share of low order") from error
    try:
        wrap = ChaCha20Poly1305(_derived(shared, share + ours.public_key().public_bytes_raw(), LABEL))
        yield wrap.decrypt(bytes(12), body, None)
    except InvalidTag:
        return
