"""put, drop, get, many, all: what every table can do; the questions of one noun live in storage/shelves."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from domain.errors import InputError
from domain.records import Record
from storage.database import Database
from storage.rows import CODECS, Codec
from storage.writing import Writing

T = TypeVar("T", bound=Record)


class Shelf(Generic[T]):
    """One table as records."""

    def __init__(self, database: Database, writing: Writing, record_type: type[T]) -> None:
        self._database = database
        self._writing = writing
        self.codec: Codec[T] = next(codec for codec in CODECS.values() if codec.record_type is record_type)
        self.table = self.codec.table
        self._order = "position, id" if "position" in self.codec.index else "id"

    def put(self, record: T) -> None:
        """Writes the record inside the open change block; one that is the same already writes nothing."""
        self._writing.put(self.codec, record.uid, self.codec.encode(record))

    def drop(self, uid: str) -> None:
        """Takes the record away inside the open change block; undo brings it back."""
        self._writing.drop(self.codec, uid)

    def witness(self, label: str, uids: Iterable[str]) -> None:
        """Journals what was done with these records in the world: nothing is written, and no undo takes it back."""
        self._writing.witness(label, self.table, uids)

    def get(self, uid: str) -> T | None:
        """The record of that uid."""
        return next(iter(self._records(f"{self.codec.select} where uid = ?", (uid,))), None)

    def one(self, uid: str) -> T:
        """The record of that uid; InputError when it is no longer there."""
        found = self.get(uid)
        if found is None:
            raise InputError("这条记录已经不在了，其他内容没有改动，请返回列表重新选择。")
        return found

    def many(self, uids: Iterable[str]) -> list[T]:
        """The records of these uids in this order; missing ones are skipped."""
        wanted = list(uids)
        sql = f"{self.codec.select} where uid in (select value from json_each(?))"  # noqa: S608  # our own words
        found = {record.uid: record for record in self._records(sql, (json.dumps(wanted),))}
        return [found[uid] for uid in wanted if uid in found]

    def _uids(self, sql: str, values: Sequence[Any] | Mapping[str, Any]) -> list[str]:
        """The only column of a question, in its order. One step: 100,000 rows take and give up the lock as often."""
        whole = f"WITH told(uid) AS ({sql}) SELECT json_group_array(uid) FROM told"  # noqa: S608  # parts of this room
        return list(json.loads(self._database.value(whole, values)))

    def all(self, **equals: Any) -> list[T]:
        """The records whose columns have these values, by position where the table has one, else as first written."""
        where, values = self._where(equals)
        return self._records(f"{self.codec.select}{where} order by {self._order}", values)

    def uids(self, **equals: Any) -> list[str]:
        """Like `all`, the uids alone."""
        where, values = self._where(equals)
        sql = f'select uid from "{self.table}"{where} order by {self._order}'  # noqa: S608  # checked names
        return [uid for (uid,) in self._database.rows(sql, values)]

    def count(self, **equals: Any) -> int:
        """How many records have these values."""
        where, values = self._where(equals)
        return int(self._database.value(f'select count(*) from "{self.table}"{where}', values))  # noqa: S608

    def _where(self, equals: dict[str, Any]) -> tuple[str, list[Any]]:
        """Column names are checked by the codec: nothing a person typed becomes SQL."""
        parts, values = [], []
        for name, value in equals.items():
            stored = value if name == "uid" else self.codec.column_value(name, value)
            if stored is None:
                parts.append(f'"{name}" is null')
            else:
                parts.append(f'"{name}" = ?')
                values.append(stored)
        return (" where " + " and ".join(parts) if parts else ""), values

    def _records(self, sql: str, values: Any = ()) -> list[T]:
        """The records of a question that selects this table's columns."""
        return [self.codec.decode(row) for row in self._database.rows(sql, values)]
