"""Tables and records say the same, and nothing makes a table by misspelling."""

from dataclasses import fields
from typing import get_args, get_type_hints

import pytest

from domain.records import RECORD_TYPES, Record
from storage.additions import ALSO_ANSWERS, EXCHANGE, NOTHING_AWAITED, PAPERS, PHRASE, SECOND_OPINION
from storage.migrations import steps
from storage.rows import table_name
from storage.schema import VERSION
from storage.store import Store
from storage.tables import JOURNAL, RECORDS


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=table_name)
def test_every_field_has_a_column_of_its_kind(store: Store, record_type: type[Record]) -> None:
    hints = get_type_hints(record_type)
    wanted = {}
    for field in fields(record_type):
        parts = get_args(hints[field.name])
        whole = bool({int, bool} & {hints[field.name], *parts})
        wanted[field.name] = ("INTEGER" if whole else "TEXT", type(None) not in parts)
    columns = {
        name: (kind, bool(needed))
        for _, name, kind, needed, _, _ in store._database.rows(f"pragma table_info({table_name(record_type)})")
    }
    assert columns.pop("id") == ("INTEGER", False)
    assert columns == wanted


def test_every_table_is_strict(store: Store) -> None:
    loose = store._database.rows(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and not strict"
        " and name not like 'sqlite_%' and name != '_sqlite_migrations'"
    )
    assert loose == []


def test_the_schema_version_counts_the_migrations(store: Store) -> None:
    assert len(steps.pending(_Nothing())) == VERSION  # type: ignore[arg-type]
    assert store._database.rows("pragma user_version") == [(VERSION,)]


class _Nothing:
    """A database to which nothing was applied."""

    def __getitem__(self, _name: str) -> "_Nothing":
        return self

    def exists(self) -> bool:
        return False


def test_the_workspace_has_the_tables_of_the_schema_and_no_other(store: Store) -> None:
    made = {sql.split()[2] for sql in (*RECORDS, *JOURNAL, *EXCHANGE, *PAPERS, ALSO_ANSWERS, SECOND_OPINION, PHRASE)}
    made.remove(NOTHING_AWAITED.split()[2])
    found = {name for (name,) in store._database.rows("select name from sqlite_master where type = 'table'")}
    index = {name for name in found if name == "search" or name.startswith("search_")}
    assert found - {"_sqlite_migrations"} - index == made
    assert "search" in index


def test_foreign_keys_and_the_other_guards_are_on(store: Store) -> None:
    for pragma, value in (
        ("foreign_keys", 1), ("synchronous", 2), ("journal_mode", "wal"), ("temp_store", 2), ("secure_delete", 1),
        ("trusted_schema", 0), ("cell_size_check", 1), ("mmap_size", 0),
    ):  # fmt: skip
        found = store._database.writer.execute(f"pragma {pragma}").fetchall()
        assert found in ([(value,)], []), pragma
