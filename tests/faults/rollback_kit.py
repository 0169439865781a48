# ruff: noqa: S608  # a forger writes his own statements
"""A workspace at work, and what its check says of a folder."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import PlaceError
from storage import receipts, schema
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.samples import issue

JOURNAL = ("journal_step", "journal_entry", "journal_head")


def state(store: Store) -> bytes:
    """The database as it lies on the disk."""
    store._database.writer.execute("pragma wal_checkpoint(truncate)").fetchall()
    return (store.folder / "workspace.db").read_bytes()


def found(folder: Path) -> list[str]:
    """What opening or checking says."""
    try:
        store = Store.open(folder, PASSPHRASE)
    except PlaceError as error:
        return [str(error)]
    try:
        return store.verify()
    finally:
        store.close()


def rows_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in every table."""
    store = Store.open(folder, PASSPHRASE)
    tables = [name for (name,) in store._database.rows("select name from sqlite_master where type = 'table'")]
    found = {name: store._database.rows(f'select * from "{name}"') for name in tables if name != "search"}
    store.close()
    return found


def busy(store: Store, seed: int) -> None:
    """Some days of work."""
    chance = random.Random(seed)
    for _ in range(12):
        with store.change("写"):
            for number in range(4):
                store.issues.put(issue(number, heading=f"问题{chance.random()}" * 3))
        with store.change("改删"):
            for one in chance.sample(store.issues.all(), 3):
                store.issues.drop(one.uid)
    receipts.checkpoint(store)


def put_back(store: Store, table: str, rows: list[tuple[object, ...]]) -> None:
    with store._database.transaction():
        store._database.write(f"delete from {table}")
        marks = ", ".join("?" * len(rows[0]))
        store._database.write_many(f"insert into {table} values ({marks})", rows)


@contextmanager
def unguarded(store: Store) -> Iterator[None]:
    """A hand with the key that has taken the guards of the journal away."""
    database = store._database
    for (trigger,) in database.rows("select name from sqlite_master where type = 'trigger'"):
        database.writer.execute(f"drop trigger {trigger}")
    database.writer.execute("pragma foreign_keys = off")
    try:
        yield
    finally:
        schema._guard(database)
