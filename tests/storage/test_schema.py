"""Older and newer workspaces, and the guards of the journal."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.errors import PlaceError
from domain.records import AlsoAnswers, Finding
from storage import additions, schema, tables
from storage.database import Database
from storage.sqlcipher import check_version, connect, sentence
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.samples import organization


def test_a_newer_workspace_is_refused_with_the_version_it_needs(store: Store) -> None:
    with store._database.transaction():
        store._database.write("pragma user_version = 999")
        store._database.write("update meta set value = '9.9.0' where name = 'program'")
    store.close()
    content = (store.folder / "workspace.db").read_bytes()
    with pytest.raises(PlaceError, match=r"较新的版本（9\.9\.0）.*升级到 9\.9\.0"):
        Store.open(store.folder, PASSPHRASE)
    assert (store.folder / "workspace.db").read_bytes() == content


def test_an_older_workspace_is_backed_up_before_it_is_migrated(store: Store) -> None:
    body = organization()
    with store.change("新建单位"):
        store.organizations.put(body)
    backups = store.folder / "backups"
    schema.prepare(store._database, backups, new=False, target=schema.VERSION + 1)
    assert store._database.rows("pragma user_version") == [(schema.VERSION + 1,)]
    copy = connect(backups / f"before-schema-{schema.VERSION + 1}.db", store.vault.key("database"))
    assert copy.execute("select name from organization").fetchall() == [(body.name,)]
    assert copy.execute("pragma user_version").fetchall() == [(schema.VERSION,)]
    copy.close()


def later() -> Iterator[str]:
    """What takes away all that came after the first schema."""
    told = [part for name, part in vars(additions).items() if name.isupper()]
    statements = [one for part in told for one in ([part] if isinstance(part, str) else part) if isinstance(one, str)]
    for statement in sorted(set(statements)):  # columns before tables
        added = re.match(r"alter table (\w+) add column (\w+)", statement)
        made = re.match(r"create (?:virtual )?table (\w+)", statement)
        if added:
            yield f"alter table {added[1]} drop column {added[2]}"
        elif made:
            yield f"drop table {made[1]}"


def test_a_workspace_of_the_first_schema_is_opened_with_the_newest(store: Store) -> None:
    body = organization()
    finding = Finding(visit_uid="visit", number="预-01", title="账未销清")
    with store.change("新建单位"):
        store.organizations.put(body)
        store.findings.put(finding)
    with store._database.transaction():
        store._database.write("delete from meta where name = 'search'")
        for index in (
            "idx_evidence_link_visit_uid_target_uid_evidence_uid",
            "idx_evidence_visit_uid_kind_uid",
            "idx_check_result_visit_uid_subject_uid_item_uid_answer",
            "idx_evidence_visit_uid_number_uid",
        ):
            store._database.write(f"drop index {index}")
        store._database.write("create index idx_evidence_visit_uid_number on evidence (visit_uid, number)")
        store._database.write(next(sql for sql in tables.JOURNAL if "journal_awaited" in sql))
        for statement in later():
            store._database.write(statement)
        store._database.write("delete from _sqlite_migrations where name != 'm0001_first_schema'")
        store._database.write("pragma user_version = 1")
    store.close()
    again = Store.open(store.folder, PASSPHRASE)
    link = AlsoAnswers(visit_uid="visit", entry_uid="entry", issue_uid="issue")
    with again.change("确认对应"):
        again.also_answers.put(link)
    assert again.organizations.all() == [body]
    assert again.findings.all() == [finding]
    assert again.also_answers.all(visit_uid="visit") == [link]
    assert (store.folder / "backups" / f"before-schema-{schema.VERSION}.db").is_file()
    assert again.verify() == []
    again.close()


@pytest.mark.parametrize("deed", ["update journal_step set author = '别人'", "delete from journal_entry"])
def test_the_journal_refuses_to_be_rewritten(store: Store, deed: str) -> None:
    with store.change("新建单位"):
        store.organizations.put(organization())
    with pytest.raises(Exception, match="only appended"), store._database.transaction():
        store._database.write(deed)
    assert store.verify() == []


def test_a_guard_that_is_missing_is_made_again_at_open(store: Store) -> None:
    with store._database.transaction():
        store._database.write("drop trigger journal_step_no_update")
    store.close()
    again = Store.open(store.folder, PASSPHRASE)
    found = {name for (name,) in again._database.rows("select name from sqlite_master where type = 'trigger'")}
    assert found == set(schema.GUARDS)
    again.close()
    store.close()


def test_opening_writes_nothing(store: Store) -> None:
    store.close()
    content = (store.folder / "workspace.db").read_bytes()
    Store.open(store.folder, PASSPHRASE).close()
    assert (store.folder / "workspace.db").read_bytes() == content


def test_an_older_sqlite_is_refused() -> None:
    check_version("3.51.3")
    with pytest.raises(PlaceError, match="组件过旧"):
        check_version("3.51.2")


def test_a_fault_of_ours_is_no_sentence_for_the_user(store: Store, tmp_path: Path) -> None:
    assert sentence(ValueError("no such table: isue"), tmp_path) is None
    with pytest.raises(Exception, match="no such table: isue"):
        store._database.rows("select * from isue")
    with pytest.raises(Exception, match="no such table: isue"), store._database.transaction():
        store._database.write("insert into isue values (1)")


@pytest.mark.parametrize(
    ("text", "said"),
    [("database or disk is full", "磁盘已满"), ("disk I/O error", "读写出错"), ("malformed", "已损坏")],
)
def test_a_fault_of_the_place_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    assert said in str(sentence(OSError(text), tmp_path))


def test_a_backup_that_cannot_be_written_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(PlaceError, match="读写出错"):
        store._database.back_up(tmp_path / "没有" / "backup.db")


def test_a_database_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(PlaceError, match="读写出错"):
        Database(tmp_path / "没有" / "workspace.db", bytes(32))


def _spoilt(store: Store) -> Path:
    """The database file of a closed store, one bit of a page in its middle turned."""
    with store.change("导入"):
        for number in range(500):
            store.organizations.put(organization(f"单位{number}" * 10))
    store.close()
    path = store.folder / "workspace.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    return path


def test_a_big_database_is_checked_beside_the_work_and_written_no_more_when_damaged(store: Store) -> None:
    key = store.vault.key("database")
    database = Database(_spoilt(store), key)
    database.quick_check(thorough=False, at_once=0)
    database._check[0].join()
    with pytest.raises(PlaceError, match="已损坏"), database.transaction():
        pass
    database.close()


def test_closing_ends_the_check_beside_the_work(store: Store) -> None:
    store._database.quick_check(thorough=False, at_once=0)
    thread, _ = store._database._check
    store.close()
    assert not thread.is_alive()
