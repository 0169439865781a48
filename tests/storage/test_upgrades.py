"""A workspace of every schema that ever was: upgraded at opening, after a verified copy, whenever the power goes."""

import secrets
import shutil
from pathlib import Path

import pytest
import sqlite_utils

from domain.errors import PlaceError
from domain.records import Organization, new_uid
from domain.release import RELEASE
from storage import migrations, schema
from storage.database import Database
from storage.journal import Journal
from storage.rows import CODECS
from storage.slots import Person
from storage.store import Store
from storage.vault import Vault
from storage.writing import Writing
from tests.conftest import CHEAP, PASSPHRASE

NAMES = [step.name for step in migrations.steps.pending(sqlite_utils.Database(memory=True))]
BODY = Organization(uid="甲", name="甲局")


def of_version(folder: Path, version: int) -> Path:
    """A closed workspace as a program of that version left it: one organization, its step, the guards."""
    folder.mkdir()
    person = Person.new(secrets.token_bytes(32), "林溪")
    vault = Vault.create(folder, new_uid(), person, PASSPHRASE, CHEAP)
    database = Database(folder / "workspace.db", vault.key("database"))
    stop = NAMES[version] if version < len(NAMES) else None
    migrations.steps.apply(sqlite_utils.Database(database.writer), stop_before=stop)
    with database.transaction():
        database.write("insert or replace into meta (name, value) values ('program', ?)", (RELEASE,))
        database.write(f"pragma user_version = {version}")
    schema._guard(database)
    database.close()
    return folder


def written(folder: Path) -> None:
    """One record, by the journal of that time: organizations have had the same columns ever since."""
    vault = next(Vault.unlock(folder, PASSPHRASE))
    database = Database(folder / "workspace.db", vault.key("database"))
    writing = Writing(database, Journal(database), "d" * 32, "林溪")
    codec = CODECS["organization"]
    with writing.change("写"):
        writing.put(codec, BODY.uid, codec.encode(BODY))
    database.close()


def test_every_schema_has_its_number() -> None:
    assert len(NAMES) == schema.VERSION


@pytest.mark.parametrize("version", range(1, len(NAMES) + 1))
def test_a_workspace_of_every_schema_opens_with_everything_after_a_verified_copy(tmp_path: Path, version: int) -> None:
    folder = of_version(tmp_path / "workspace", version)
    written(folder)
    store = Store.open(folder, PASSPHRASE)
    assert store.organizations.all() == [BODY]
    assert store.verify() == []
    with store.change("再写"):
        store.organizations.put(Organization(uid="乙", name="乙局"))
    copy = folder / "backups" / f"before-schema-{schema.VERSION}.db"
    assert copy.exists() is (version < schema.VERSION)
    if copy.exists():
        former = Database(copy, store.vault.key("database"))
        assert former.rows("pragma user_version") == [(version,)]
        assert former.rows("select name from organization") == [(BODY.name,)]
        former.close()
    store.close()


def test_an_upgrade_for_which_no_copy_can_be_made_does_not_begin(tmp_path: Path) -> None:
    folder = of_version(tmp_path / "workspace", 1)
    written(folder)
    (folder / "backups").write_bytes(b"in the way")
    with pytest.raises(PlaceError):
        Store.open(folder, PASSPHRASE)
    (folder / "backups").unlink()
    shutil.copytree(folder, tmp_path / "again")
    for place in (folder, tmp_path / "again"):
        store = Store.open(place, PASSPHRASE)
        assert store.organizations.all() == [BODY]
        store.close()
