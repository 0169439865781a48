"""Record ⇄ row: dates as ISO text, terms by identifier, tuples as JSON, yes and no as 1 and 0.

What stands in a column is also what stands in the journal: text, a whole number or nothing.
"""

import json
import re
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from domain.records import RECORD_TYPES, Record
from domain.words import Term
from storage.foreign import STRANGE, moment

Value = str | int | None
Stored = tuple[Value, ...]  # the columns of one record in the order of its fields, without uid
Way = Callable[[Any], Any]
T = TypeVar("T", bound=Record)


def table_name(record_type: type[Record]) -> str:
    """``CheckResult`` → ``check_result``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", record_type.__name__).lower()


def _tuple_out(value: tuple[str, ...]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _tuple_in(value: str) -> tuple[str, ...]:
    return () if value == "[]" else tuple(json.loads(value))


def _iso(value: date) -> str:
    return value.isoformat()


def _term_out(value: Term) -> str:
    return value.identifier


def _ways(hint: Any) -> tuple[Way | None, Way | None]:
    """How a value of that type goes out to the column and comes back; None leaves it as it is."""
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return _tuple_out, _tuple_in
    if hint is bool:
        return int, bool
    if hint is datetime:
        return _iso, datetime.fromisoformat
    if hint is date:
        return _iso, date.fromisoformat
    if issubclass(hint, Term):
        return _term_out, {member.identifier: member for member in hint}.__getitem__
    if hint in (str, int):
        return None, None
    raise TypeError(f"no column holds a {hint}")


def _kind(hint: Any) -> tuple[type, bool]:
    """What its column holds, text or a whole number, and whether it may be empty."""
    parts = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return (int if any(part in (int, bool) for part in parts) else str), type(None) in parts


def _default(field: Field[Any]) -> Any:
    """The value of a field that was never written; a field without default counts as empty."""
    return None if field.default is MISSING else field.default


class Codec(Generic[T]):
    """One record type: its table, its columns, and both ways between them."""

    def __init__(self, record_type: type[T]) -> None:
        hints = get_type_hints(record_type)
        own = [field for field in fields(record_type) if field.name != "uid"]
        self.record_type = record_type
        self.table = table_name(record_type)
        self.columns = tuple(field.name for field in own)
        self._names = ("uid", *self.columns)
        self.index = {name: place for place, name in enumerate(self.columns)}
        self._ways = {name: _ways(hints[name]) for name in self.columns}
        self._out = [(place, out) for place, (out, _) in enumerate(self._ways.values()) if out is not None]
        self._back = [(place, back) for place, (_, back) in enumerate(self._ways.values()) if back is not None]
        self._kinds = {name: _kind(hints[name]) for name in self.columns}
        self.needed = tuple(place for place, name in enumerate(self.columns) if not self._kinds[name][1])
        self.defaults: Stored = self._stored([_default(field) for field in own])
        names = ", ".join(f'"{name}"' for name in self.columns)
        self.select = f'select uid, {names} from "{self.table}"'  # noqa: S608  # our own names
        self.select_held = f'select id, {names} from "{self.table}" where uid = ?'  # noqa: S608
        self.select_stored = f'select {names} from "{self.table}" where uid = ?'  # noqa: S608
        marks = ", ".join("?" for _ in range(len(self.columns) + 2))
        self.insert = f'insert into "{self.table}" (id, uid, {names}) values ({marks})'  # noqa: S608
        self.delete = f'delete from "{self.table}" where uid = ?'  # noqa: S608

    def _stored(self, values: list[Any]) -> Stored:
        for place, out in self._out:
            value = values[place]
            if value is not None:
                values[place] = out(value)
        return tuple(values)

    def encode(self, record: T) -> Stored:
        """The columns of a record, without its uid."""
        held = record.__dict__
        return self._stored([held[name] for name in self.columns])

    def update(self, uid: str, before: Stored, now: Stored) -> tuple[str, Stored]:
        """What makes one row of the other: what stays is not named, or its indexes would be written."""
        turned = [(name, new) for name, old, new in zip(self.columns, before, now, strict=True) if new != old]
        settings = ", ".join(f'"{name}" = ?' for name, _ in turned)
        return f'update "{self.table}" set {settings} where uid = ?', (*(new for _, new in turned), uid)  # noqa: S608

    def decode(self, row: tuple[Any, ...]) -> T:
        """The record of a row of ``select``."""
        values = list(row)
        for place, back in self._back:
            value = values[place + 1]
            if value is not None:
                values[place + 1] = back(value)
        # Thousands at a time: a frozen dataclass sets its fields one by one through a slow door, and has no checks.
        record = object.__new__(self.record_type)
        record.__dict__.update(zip(self._names, values, strict=True))
        return record

    def accepts(self, name: str, value: Value) -> bool:
        """Whether this program could have written that value into that column."""
        kind, empty = self._kinds[name]
        if value is None:
            return empty
        if type(value) is not kind:
            return False
        out, back = self._ways[name]
        if out is None or back is None:
            return True
        try:
            found = back(value)
            written = out(found)
            if isinstance(found, datetime):
                moment(written)
        except STRANGE:
            return False
        if isinstance(found, tuple) and not all(isinstance(part, str) for part in found):
            return False
        return bool(written == value)

    def field_value(self, name: str, stored: Value) -> Any:
        """One value as its record holds it."""
        _, back = self._ways[name]
        return stored if back is None or stored is None else back(stored)

    def column_value(self, name: str, value: Any) -> Value:
        """One value as its column holds it; KeyError for a column that does not exist."""
        out, _ = self._ways[name]
        stored: Value = value if out is None or value is None else out(value)
        return stored


CODECS: dict[str, Codec[Any]] = {table_name(kind): Codec(kind) for kind in RECORD_TYPES}
