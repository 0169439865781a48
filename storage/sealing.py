"""Sealed files: AES-256-GCM in chunks of 1 MiB, so that any place can be read without the rest.

magic | 7 bytes of nonce | chunks, each with a tag of 16 bytes. The nonce of a chunk is the 7 bytes, its number (4)
and whether it is the last (1): chunks cannot change places, and a file cut short is found when it is opened.
"""

import io
import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.sentences import altered

MAGIC = b"FZS1\x01"  # the last byte is the suite
CHUNK = 1024 * 1024
TAG = 16
PREFIX = 7
HEAD = len(MAGIC) + PREFIX


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + (b"\x01" if last else b"\x00")


class Sealing:
    """Seals bytes of any lengths as they come."""

    def __init__(self, out: BinaryIO, key: bytes) -> None:
        self._out = out
        self._cipher = AESGCM(key)
        self._prefix = os.urandom(PREFIX)
        self._number = 0
        self._held = bytearray()
        out.write(MAGIC + self._prefix)

    def write(self, data: "bytes | memoryview") -> None:
        """Some more of the plain bytes."""
        self._held += data
        while len(self._held) > CHUNK:  # a whole chunk may be the last one, and that is sealed otherwise
            self._chunk(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]

    def finish(self) -> None:
        """The last chunk."""
        self._chunk(bytes(self._held), last=True)
        self._held.clear()

    def _chunk(self, plain: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._prefix, self._number, last), plain, MAGIC))
        self._number += 1


def seal(chunks: Iterator[bytes], out: BinaryIO, key: bytes) -> int:
    """Writes chunks sealed; returns the bytes sealed."""
    sealing = Sealing(out, key)
    size = 0
    for chunk in chunks:
        sealing.write(chunk)
        size += len(chunk)
    sealing.finish()
    return size


def sealed_size(size: int) -> int:
    """How many bytes a file of that size takes when sealed."""
    return HEAD + size + TAG * max(1, -(-size // CHUNK))


class SealedReader(io.RawIOBase):
    """The plain bytes of a sealed file: seekable, opened chunk by chunk, nothing written to disk."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        super().__init__()
        self._file = file
        self._cipher = AESGCM(key)
        head = file.read(HEAD)
        if len(head) != HEAD or not head.startswith(MAGIC):
            raise altered()
        self._prefix = head[len(MAGIC) :]
        body = file.seek(0, io.SEEK_END) - HEAD
        self._chunks = max(1, -(-body // (CHUNK + TAG)))
        self.size = body - TAG * self._chunks
        self._place = 0
        self._held: tuple[int, bytes] = (-1, b"")
        self._chunk(self._chunks - 1)  # finds a file cut short

    def _chunk(self, number: int) -> bytes:
        if self._held[0] != number:
            self._file.seek(HEAD + number * (CHUNK + TAG))
            sealed = self._file.read(CHUNK + TAG)
            nonce = _nonce(self._prefix, number, number == self._chunks - 1)
            try:
                self._held = (number, self._cipher.decrypt(nonce, sealed, MAGIC))
            except (InvalidTag, ValueError) as error:
                raise altered() from error
        return self._held[1]

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self.size}[whence]
        self._place = max(0, start + offset)
        return self._place

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        if self._place >= self.size:
            return 0
        number, inside = divmod(self._place, CHUNK)
        part = self._chunk(number)[inside : inside + len(buffer)]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)

    def close(self) -> None:
        self._file.close()
        super().close()
