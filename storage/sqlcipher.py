"""The only place that knows sqlcipher3: its shim for sqlite-utils, keys, pragmas, and what its errors mean to users."""

import sys
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2

from domain.errors import PlaceError
from storage.aside import disk_error
from storage.sentences import IndexTornError, damaged

# sqlite-utils takes a module of this name before the standard sqlite3; so it makes its tables through SQLCipher
# and catches SQLCipher's errors. This must stand before its first import.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

# Older ones lose commits when two connections write beside a WAL reset.
OLDEST_SQLITE = (3, 51, 3)
CACHE_KIB = 8 * 1024
OF_INDEX = "fts5"  # how errors of the search index begin
DISK_FULL = "is full"

DatabaseError = sqlcipher3.DatabaseError

PRAGMAS = (
    "temp_store = memory",
    "trusted_schema = 0",
    "cell_size_check = 1",
    "mmap_size = 0",
    "secure_delete = 1",
    "synchronous = full",
    f"cache_size = -{CACHE_KIB}",
    "busy_timeout = 5000",
)


def connect(path: Path, key: bytes) -> Any:
    """A keyed connection with every pragma set; PlaceError for a wrong key or a damaged first page."""
    # isolation_level None: begin and commit are ours alone. Connections are closed by whoever locks the workspace,
    # so the thread check is off; a lock beside each one keeps two threads apart.
    connection = None
    try:
        connection = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False, cached_statements=512)
        connection.execute("pragma cipher_log_level = none")  # errors become sentences, never lines on stderr
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        for pragma in PRAGMAS:
            connection.execute(f"pragma {pragma}")
        connection.execute("pragma journal_mode = wal").fetchall()
    except sqlcipher3.DatabaseError as error:
        if connection is not None:
            connection.close()
        raise sentence(error, path) or error from error
    return connection


def check_version(version: str = sqlcipher3.sqlite_version) -> None:
    """PlaceError for a SQLite that can lose commits."""
    if tuple(int(part) for part in version.split(".")) < OLDEST_SQLITE:
        raise PlaceError(
            "程序自带的数据库组件过旧，为免丢失数据没有打开工作夹，里面的内容没有变，请重新安装完整的程序。"
        )


def sentence(error: Exception, path: Path) -> PlaceError | None:
    """What a fault of the disk or the file means to the user; None for a fault of ours."""
    text = str(error)
    if text.startswith(OF_INDEX):
        return IndexTornError()
    if DISK_FULL in text:
        return disk_error(None, path.parent)
    if "malformed" in text or "not a database" in text or "vtable constructor failed" in text:
        return damaged()
    if "I/O error" in text or "unable to open" in text or "readonly" in text:
        return disk_error(OSError(), path.parent)
    return None
