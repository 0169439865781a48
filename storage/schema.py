"""Which tables a workspace has: ordered migrations, appended and never edited once a release carries them.

The column lists are literal: a change of domain/records.py changes no workspace by itself, and a test compares both.
Records carry no foreign keys: a drop is a mark, and a record may come from a colleague before the one that it names.
"""

from pathlib import Path

from domain.errors import PlaceError
from domain.release import RELEASE
from storage.aside import make_folder
from storage.database import Database
from storage.sentences import damaged

VERSION = 20  # as many as there are migrations

# The journal refuses to be rewritten, also by a hand with the key.
GUARDS = {
    f"{table}_no_{deed}": (
        f"create trigger {table}_no_{deed} before {deed} on {table} "
        f"begin select raise(abort, 'the journal is only appended to'); end"
    )
    for table in ("journal_step", "journal_entry")
    for deed in ("update", "delete")
}


def prepare(database: Database, backups: Path, *, new: bool, target: int = VERSION) -> None:
    """Brings the workspace to this program's schema; PlaceError when a newer program wrote it."""
    version = database.value("pragma user_version")
    if version == 0 and not new:
        raise damaged()  # a file cut to nothing opens as an empty database
    if version > target:
        program = database.value("select value from meta where name = 'program'")
        raise PlaceError(
            f"这个工作夹由较新的版本（{program}）保存，为免写坏没有打开，里面的内容都在，"
            f"请把本程序升级到 {program} 或更高版本。"
        )
    if version < target:
        if not new:
            make_folder(backups)
            database.keep_copy(backups / f"before-schema-{target}.db")
        _migrate(database, target)
    _guard(database)
    database.writer.execute("pragma foreign_keys = on")


def _migrate(database: Database, target: int) -> None:
    # sqlite-utils takes a tenth of a second to import and is needed only when a workspace is made or upgraded.
    from storage import migrations  # noqa: PLC0415

    migrations.apply(database.writer)
    with database.transaction():
        database.write("insert or replace into meta (name, value) values ('program', ?)", (RELEASE,))
        database.write(f"pragma user_version = {target}")


def _guard(database: Database) -> None:
    """Makes the triggers that are missing: rebuilding a table drops them silently."""
    present: dict[str, str] = dict(database.rows("select name, sql from sqlite_master where type = 'trigger'"))
    missing = {name: sql for name, sql in GUARDS.items() if present.get(name, "").lower() != sql}
    if not missing:
        return
    with database.transaction():
        for name, sql in missing.items():
            database.write(f"drop trigger if exists {name}")
            database.write(sql)
