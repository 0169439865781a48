"""How a copy of a backup is opened: by its passphrase, by its recovery card, or by the keys of the open workspace.

Straight from the slots of the copy: a try here is none at the workspace, and a damaged slot damages this copy alone.
"""

import hmac
import json
from pathlib import Path
from typing import NamedTuple

from domain.errors import InputError, PlaceError
from storage.copies import SLOTS, seal_of
from storage.foreign import STRANGE
from storage.passphrases import read_code
from storage.slots import PERSON, RECOVERY, header_of, open_person, open_recovery
from storage.vault import CARD, TOLD, Vault


class Card(NamedTuple):
    """The code of a recovery card, as it was typed."""

    code: str


Key = str | Card | Vault  # a passphrase of that time, a card of that time, or the keys of now


class DamagedError(Exception):
    """This copy is not what was written; caught in this room, never shown."""


def unlock(copy: Path, key: Key) -> Vault:
    """The keys of a copy that is sealed by them; InputError for a key that does not fit."""
    if isinstance(key, Vault):
        vault = _by_keys(copy, key)
    else:
        vault = _by_card(copy, key) if isinstance(key, Card) else _by_passphrase(copy, key)
    if vault is None:
        raise DamagedError
    return vault


def _is_sealed_by(copy: Path, vault: Vault) -> bool:
    try:
        told = json.loads((copy / TOLD).read_text("utf-8"))
        return hmac.compare_digest(seal_of(told["told"], vault), told["seal"])
    except (FileNotFoundError, *STRANGE):
        return False


def _by_keys(copy: Path, key: Vault) -> Vault | None:
    for vault in (key, key.with_former_key()):
        if vault is not None and _is_sealed_by(copy, vault):
            return Vault(copy, vault.workspace, vault.person)
    return None


def _by_card(copy: Path, card: Card) -> Vault | None:
    secret = read_code(card.code)
    try:
        packed = (copy / SLOTS / CARD).read_bytes()
        person = open_recovery(packed, secret)
    except FileNotFoundError:
        raise InputError("做这份备份时还没有恢复卡，没有恢复，备份没有变，请用当时的口令。") from None
    except PlaceError:
        return None
    if person is None:
        raise InputError("恢复码不是做这份备份时那张卡的，没有恢复，备份没有变，请核对卡片，或用当时的口令。")
    vault = Vault(copy, header_of(packed, RECOVERY)["workspace"], person)
    return vault if _is_sealed_by(copy, vault) else None


def _by_passphrase(copy: Path, passphrase: str) -> Vault | None:
    opened = wrong = False
    for path in sorted((copy / SLOTS).glob("*.slot")):
        try:
            packed = path.read_bytes()
            person = open_person(packed, passphrase)
        except (PlaceError, FileNotFoundError):
            continue
        if person is None:
            wrong = True
            continue
        opened = True
        vault = Vault(copy, header_of(packed, PERSON)["workspace"], person)
        if _is_sealed_by(copy, vault):
            return vault
    if wrong and not opened:
        raise InputError("口令不对，没有恢复，备份没有变，请用做这份备份时的口令，检查大小写和输入法后再试。")
    return None
