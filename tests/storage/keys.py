"""How stock programs see our keys and signatures."""

import base64
import json
from pathlib import Path

from storage import age
from storage.agekeys import bech32
from storage.signing import holds

# A sealed part that a passphrase opens: the rest of it is never reached.
BY_PASSPHRASE = age.VERSION + b"-> scrypt %s 18\n%s\n--- %s\n" % (b"A" * 22, b"A" * 43, b"A" * 43) + bytes(48)


def identity_of(secret: bytes) -> str:
    """A secret X25519 key as `age` wants it."""
    return bech32("age-secret-key-", secret).upper()


def is_genuine(record: Path) -> bool:
    """Whether a record of destruction is what its signer wrote, by the key that `minisign -P` takes."""
    public = base64.b64decode(json.loads(record.read_bytes())["minisign"])[10:]
    return holds(record.read_bytes(), Path(f"{record}.minisig").read_text("ascii"), public.hex())
