"""Workspaces of former versions, with something written in them."""

import secrets
from pathlib import Path

import sqlite_utils

from domain.records import Organization, new_uid
from domain.release import RELEASE
from storage import migrations, schema
from storage.database import Database
from storage.journal import Journal
from storage.rows import CODECS
from storage.slots import Person
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
