"""A Reading as JSON between the parsing process and ours; what comes back is checked field by field."""

import json
import types
import typing
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, cast

from documents.reading.result import Reading

Decoder = Callable[[Any], Any]


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
        made = _decoder(Reading)(value)
    except (TypeError, ValueError, KeyError) as error:
        raise WireError(str(error)) from error
    return cast(Reading, made)


@cache
def _names(record_type: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast(Any, record_type)))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return [getattr(value, name) for name in _names(cast(Hashable, type(value)))]


@cache
def _decoder(kind: Hashable) -> Decoder:
    """What turns the JSON of this type back into it."""
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin is types.UnionType:
        inner = _decoder(next(a for a in arguments if a is not types.NoneType))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple(arguments)
    if is_dataclass(kind):
        return _record(cast(type, kind))
    if kind is date:
        return date.fromisoformat
    plain = cast(type, kind)
    return cast(Decoder, plain) if issubclass(plain, StrEnum) else _scalar(plain)


def _scalar(kind: type) -> Decoder:
    accepted = (int, float) if kind is float else (kind,)

    def checked(value: Any) -> Any:
        if type(value) not in accepted:
            raise WireError(f"{kind.__name__} expected")
        return value

    return checked


def _tuple(arguments: tuple[Any, ...]) -> Decoder:
    if arguments[-1] is Ellipsis:
        one = _decoder(arguments[0])
        if arguments[0] is str:
            return _texts
        return lambda value: tuple([one(item) for item in _list(value)])
    several = tuple(_decoder(a) for a in arguments)

    def exact(value: Any) -> tuple[Any, ...]:
        return tuple(decoder(item) for decoder, item in zip(several, _list(value), strict=True))

    return exact


def _texts(value: Any) -> tuple[str, ...]:
    if not all(type(item) is str for item in _list(value)):
        raise WireError("texts expected")
    return tuple(value)


def _record(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    decoders = [(name, _decoder(hints[name])) for name in _names(cast(Hashable, kind))]

    def made(value: Any) -> Any:
        return kind(**{name: decoder(item) for (name, decoder), item in zip(decoders, _list(value), strict=True)})

    return made


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise WireError("list expected")
    return value
