"""A fresh workspace key: the database sealed anew beside the old one, then put in its place.

The slot is written first and holds both keys, so whenever the power goes one of them opens the database that is there.
Originals keep the keys that their records name. Backups made before are opened by the passphrase of their time.
"""

import platform
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from domain.errors import PlaceError
from domain.records import uid_of
from storage.aside import disk_error, flush_file, put_in_place
from storage.database import Database
from storage.sentences import damaged
from storage.slots import Cost
from storage.vault import Vault, remove_card

ASIDE = ".rekeyed"


def opened(path: Path, vaults: Iterable[Vault]) -> tuple[Vault, Database]:
    """The database with whichever key it has: the fresh one, or the former while its file was not replaced yet."""
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{path}{ASIDE}{suffix}").unlink(missing_ok=True)
    damage: PlaceError | None = None
    for vault in vaults:
        for each in filter(None, (vault, vault.with_former_key())):
            try:
                database = Database(path, each.key("database"))
            except PlaceError as error:
                damage = damage or error
                continue
            vault.proved()
            return each, database
    raise damage or damaged()


class Replacement:
    """The same database under a fresh key, ready to be put in place once the old one is closed."""

    def __init__(self, database: Database, vault: Vault, passphrase: str, cost: Cost) -> None:
        self._path = database.path
        self._aside = database.path.with_name(database.path.name + ASIDE)
        self._folder = database.path.parent
        fresh = vault.renew_key(passphrase, cost)
        try:
            self._copy(database, fresh.key("database"))
        except OSError as error:
            raise disk_error(error, self._folder) from error

    def _copy(self, database: Database, key: bytes) -> None:
        database.back_up(self._aside, key)
        copy = Database(self._aside, key)
        try:
            copy.quick_check(thorough=True)
            with copy.transaction():  # it stays the same laptop: the file only has another number
                copy.write("insert or replace into meta values ('place', ?)", (place_of(self._aside),))
        finally:
            copy.close()
        flush_file(self._aside)

    def put_in_place(self) -> None:
        """Replaces the closed database; the card of the old key goes."""
        try:
            if self._path.with_name(self._path.name + "-wal").exists():  # what it holds is not for another file
                raise OSError
            put_in_place(self._aside, self._path)
        except OSError as error:
            raise disk_error(error, self._folder) from error
        remove_card(self._folder)


def place_of(path: Path) -> str:
    """Tells a copied database from the one that was here."""
    return uid_of(platform.node(), str(path.stat().st_ino))
