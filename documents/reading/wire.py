"""A Reading as JSON between the parsing process and ours; what comes back is checked field by field."""

import json
import types
import typing
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import chain, islice
from typing import Any, cast

from documents.reading.result import Reading

Values = Sequence[Any]
Decoder = Callable[[Values], Values]  # of all values of one field of many records at once


class WireError(ValueError):
    """What the parsing process sent is no Reading."""


def encode(reading: Reading) -> bytes:
    """JSON lists of field values in the order of the records."""
    return json.dumps(reading, default=_plain, ensure_ascii=False, separators=(",", ":"), check_circular=False).encode(
        "utf-8", "surrogatepass"
    )


def decode(value: Any) -> Reading:
    """The Reading of parsed JSON; WireError for anything else."""
    try:
        (made,) = _decoder(Reading)([value])
    except (TypeError, ValueError, KeyError) as error:
        raise WireError(str(error)) from error
    return cast(Reading, made)


@cache
def _names(record_type: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast(Any, record_type)))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(vars(value).values())  # in the order of the fields, as a record is made


@cache
def _decoder(kind: Hashable) -> Decoder:
    """What turns the JSON of values of this type back into them."""
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin is types.UnionType:
        return _optional(_decoder(next(a for a in arguments if a is not types.NoneType)))
    if origin is tuple:
        return _tuples(_decoder(arguments[0])) if arguments[-1] is Ellipsis else _exact(arguments)
    if is_dataclass(kind):
        return _records(cast(type, kind))
    if kind is date:
        return lambda values: [date.fromisoformat(value) for value in values]
    plain = cast(type, kind)
    return _words(plain) if issubclass(plain, StrEnum) else _scalars(plain)


def _scalars(kind: type) -> Decoder:
    accepted = {int, float} if kind is float else {kind}

    def checked(values: Values) -> Values:
        if not accepted.issuperset(map(type, values)):
            raise WireError(f"{kind.__name__} expected")
        return values

    return checked


def _words(kind: type[StrEnum]) -> Decoder:
    members = {member.value: member for member in kind}
    return lambda values: [members[value] for value in values]


def _optional(inner: Decoder) -> Decoder:
    def made(values: Values) -> Values:
        told = iter(inner([value for value in values if value is not None]))
        return [None if value is None else next(told) for value in values]

    return made


def _tuples(inner: Decoder) -> Decoder:
    def made(values: Values) -> Values:
        told = iter(inner(list(chain.from_iterable(_lists(values)))))
        return [tuple(islice(told, len(value))) if value else () for value in values]

    return made


def _exact(arguments: tuple[Any, ...]) -> Decoder:
    several = [_decoder(argument) for argument in arguments]
    return lambda values: list(zip(*_columns(values, several), strict=True))


def _records(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    names = _names(cast(Hashable, kind))
    decoders = [_decoder(hints[name]) for name in names]

    def made(values: Values) -> Values:
        rows = zip(*_columns(values, decoders), strict=True)
        return [_record(kind, zip(names, row, strict=True)) for row in rows]

    return made


def _record(kind: type, told: Iterable[tuple[str, Any]]) -> Any:
    """A record by all its fields; a frozen one made by its own __init__ costs more than all the checking."""
    record: Any = object.__new__(kind)
    record.__dict__.update(told)
    return record


def _columns(values: Values, decoders: list[Decoder]) -> list[Values]:
    """The values of each field of the lists that records are sent as."""
    if not {len(decoders)}.issuperset(map(len, _lists(values))):
        raise WireError(f"lists of {len(decoders)} expected")
    columns = zip(*values, strict=True) if values else ((),) * len(decoders)
    return [decoder(column) for decoder, column in zip(decoders, columns, strict=True)]


def _lists(values: Values) -> Values:
    if not {list}.issuperset(map(type, values)):
        raise WireError("list expected")
    return values
