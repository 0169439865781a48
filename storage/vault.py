"""Passphrase or recovery code → workspace key → the keys of database and files."""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.errors import InputError, PlaceError
from storage import passphrases
from storage.aside import disk_error, write_whole
from storage.sentences import locked
from storage.slots import (
    PERSON,
    RECOVERY,
    USERS_COST,
    Cost,
    Person,
    header_of,
    mark_of,
    open_person,
    open_recovery,
    seal_person,
    seal_recovery,
)
from storage.tries import Tries

SLOT, PREVIOUS, CARD = ".slot", ".previous", "recovery.card"
TOLD = "told.json"  # what a copy of a backup has and a workspace has not


class Vault:
    """The keys of one unlocked workspace, and the slots that hold them."""

    def __init__(self, folder: Path, workspace: str, person: Person) -> None:
        self._slots = folder / "slots"
        self.workspace = workspace
        self.slot = person.slot
        self._person: Person | None = person
        self._opened_by: tuple[Path, bytes] | None = None  # the slot, and what lay in it
        self.recovered = False  # opened by the card: its slots count anew

    @classmethod
    def create(cls, folder: Path, workspace: str, person: Person, passphrase: str, cost: Cost) -> "Vault":
        """Makes the folder of slots with its first one."""
        vault = cls(folder, workspace, person)
        vault._slots.mkdir()
        write_whole(vault._path(SLOT), seal_person(workspace, person, passphrase, cost))
        return vault

    @classmethod
    def unlock(cls, folder: Path, passphrase: str) -> Iterator["Vault"]:
        """Those of every slot that the passphrase opens, for a stale one may lie beside the one that counts.

        PlaceError when it opens none, or when one has to wait.
        """
        tries = Tries(folder)
        tries.check()
        damage: PlaceError | None = None
        found = False
        for path in _slots(folder):
            try:
                packed = path.read_bytes()
                person = open_person(packed, passphrase)
            except PlaceError as error:
                damage = damage or error
                continue
            if person is not None:
                found = True
                tries.right()
                vault = cls(folder, header_of(packed, PERSON)["workspace"], person)
                vault._opened_by = path, packed
                yield vault
        if not any(_slots(folder)):
            raise PlaceError(
                "这个工作夹里没有口令文件，打不开，里面的内容没有变；"
                "有恢复卡的请用恢复码打开，没有的请用备份恢复，本来要销毁的把这个文件夹删掉就行了。"
            )
        if not found:
            if damage is None:
                tries.wrong()
            raise damage or PlaceError("口令不对，工作夹没有打开，里面的内容没有变，请检查大小写和输入法后再试。")

    def admits(self, passphrase: str) -> bool:
        """Whether it is the passphrase of this very person, told after locking too; PlaceError as `unlock`."""
        return any(each.slot == self.slot for each in Vault.unlock(self._slots.parent, passphrase))

    @classmethod
    def recover(cls, folder: Path, code: str, passphrase: str, cost: Cost = USERS_COST) -> "Vault":
        """Opens with the code of the card and gives the person a new passphrase."""
        secret = passphrases.read_code(code)
        passphrases.check(passphrase)
        tries = Tries(folder)
        tries.check()
        try:
            packed = (folder / "slots" / CARD).read_bytes()
        except FileNotFoundError:
            raise PlaceError("这个工作夹没有做过恢复卡，不能用恢复码打开；里面的内容没有变，请改用口令。") from None
        person = open_recovery(packed, secret)
        if person is None:
            tries.wrong()
            raise PlaceError("恢复码不是这个工作夹最近一张卡的，没有打开，里面的内容没有变，请核对卡片。")
        vault = cls(folder, header_of(packed, RECOVERY)["workspace"], person)
        vault._renew(passphrase, cost)
        vault.recovered = True
        tries.right()
        return vault

    def change_passphrase(self, old: str, new: str, cost: Cost = USERS_COST) -> None:
        """Seals the slot anew; the former one is kept until the next unlock, lest the new one was written badly."""
        if open_person(self._slot(), old) is None:
            raise InputError("现在的口令不对，口令没有改，请再输一次。")
        passphrases.check(new)
        self._renew(new, cost)

    def make_recovery(self) -> str:
        """A new recovery code, told once for the card; the code of an earlier card opens no more."""
        code = passphrases.new_code()
        secret = passphrases.read_code(code)
        write_whole(self._slots / CARD, seal_recovery(self.workspace, self.person, secret))
        return code

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery card was made that opens the workspace as it is now."""
        try:
            header = header_of((self._slots / CARD).read_bytes(), RECOVERY)
        except (OSError, PlaceError):
            return False
        return header.get("opens") == mark_of(self.person.key)

    def renew_key(self, passphrase: str, cost: Cost) -> "Vault":
        """Seals a fresh workspace key beside the one of now, which opens until the database is replaced."""
        if open_person(self._slot(), passphrase) is None:
            raise InputError("现在的口令不对，密钥没有换，请再输一次。")
        person = replace(self.person, key=secrets.token_bytes(32), former=self.person.key)
        fresh = Vault(self._slots.parent, self.workspace, person)
        fresh._renew(passphrase, cost)
        return fresh

    def with_former_key(self) -> "Vault | None":
        """The same with the workspace key before the last change of it; None when it was never changed."""
        person = self.person
        return (
            Vault(self._slots.parent, self.workspace, replace(person, key=person.former, former=b""))
            if person.former
            else None
        )

    def key(self, purpose: str) -> bytes:
        """The key derived for one purpose."""
        info = f"fuzhen {purpose} {self.workspace}".encode()
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(self.person.key)

    @property
    def person(self) -> Person:
        """Who opened it, with the keys; PlaceError once locked."""
        if self._person is None:
            raise locked()
        return self._person

    def close(self) -> None:
        """Forgets the keys."""
        self._person = None

    def _path(self, suffix: str) -> Path:
        return self._slots / (self.slot + suffix)

    def _slot(self) -> bytes:
        try:
            return self._path(SLOT).read_bytes()
        except OSError as error:
            raise disk_error(error, self._slots) from error

    def _renew(self, passphrase: str, cost: Cost) -> None:
        slot = self._path(SLOT)
        if slot.exists():
            write_whole(self._path(PREVIOUS), self._slot())
        newer = replace(self.person, generation=self.person.generation + 1)
        write_whole(slot, seal_person(self.workspace, newer, passphrase, cost))
        self._person = newer

    def proved(self) -> None:
        """The slot opened the database too, so the former one goes; a former one is put back over a damaged one."""
        if self._opened_by is None:
            return
        path, packed = self._opened_by
        if path.suffix == SLOT:
            with suppress(OSError):  # it goes at the next unlock
                self._path(PREVIOUS).unlink(missing_ok=True)
            return
        try:
            header_of(self._path(SLOT).read_bytes(), PERSON)
        except (OSError, PlaceError):
            write_whole(self._path(SLOT), packed)


def _slots(folder: Path) -> Iterator[Path]:
    """Every person's slot, the former ones of a change last."""
    for suffix in (SLOT, PREVIOUS):
        yield from sorted((folder / "slots").glob(f"*{suffix}"))


def remove_card(folder: Path) -> None:
    """A card that opens no more goes; where it cannot, it says itself what it opens."""
    with suppress(OSError):
        (folder / "slots" / CARD).unlink(missing_ok=True)


def is_workspace(folder: Path) -> bool:
    """Whether a folder looks like a workspace of this program."""
    is_copy = (folder / TOLD).exists()  # of a backup: going on in it would spoil it
    return (folder / "slots").is_dir() and (folder / "workspace.db").is_file() and not is_copy


def seconds_to_wait(folder: Path) -> int:
    """How long the unlock page has to wait after wrong tries."""
    return Tries(folder).wait()
