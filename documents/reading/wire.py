"""A Reading as JSON between the parsing process and ours, column by column; what comes back is checked as it is made.

A long ledger has thousands of records of a kind, and says the same in most fields of them all: the values of one
field stand together, and a column that says one thing throughout is sent as that one value.
"""

import json
import types
import typing
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import chain, islice
from operator import attrgetter
from typing import Any, NamedTuple, cast

from documents.reading.result import Reading

MOST = 1 << 23  # values of one field that we believe in: more than fit into the memory of the parsing process
Values = Sequence[Any]
_BETWEEN = "\ue000"  # stands between the texts of a column; where a text holds it they are sent one by one


class WireError(ValueError):
    """What the parsing process sent is no Reading."""


class Codec(NamedTuple):
    """For all values of one field at once: into JSON, and from the JSON of so many values back into them."""

    told: Callable[[Values], Any]
    made: Callable[[Any, int], Values]


def encode(reading: Reading) -> bytes:
    """The columns of the reading as JSON."""
    return json.dumps(
        _codec(Reading).told([reading]), ensure_ascii=False, separators=(",", ":"), check_circular=False
    ).encode("utf-8", "surrogatepass")


def decode(value: Any) -> Reading:
    """The Reading of parsed JSON; WireError for anything else."""
    try:
        (made,) = _codec(Reading).made(value, 1)
    except (TypeError, ValueError, KeyError) as error:
        raise WireError(str(error)) from error
    return cast(Reading, made)


@cache
def _codec(kind: Hashable) -> Codec:
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin is types.UnionType:
        return _optional(_codec(next(a for a in arguments if a is not types.NoneType)))
    if origin is tuple:
        return _tuples(_codec(arguments[0])) if arguments[-1] is Ellipsis else _exact(arguments)
    if is_dataclass(kind):
        return _records(cast(type, kind))
    if kind is date:
        return _dates()
    plain = cast(type, kind)
    return _texts() if plain is str else _words(plain) if issubclass(plain, StrEnum) else _scalars(plain)


def _texts() -> Codec:
    """One long text is told and made in a third of the time of many short ones."""
    plain = _scalars(str)

    def told(values: Values) -> Any:
        each = plain.told(values)
        whole = _BETWEEN.join(each)
        return whole if whole.count(_BETWEEN) == len(each) - 1 > 0 else each

    def made(sent: Any, count: int) -> Values:
        return _list(sent.split(_BETWEEN), count) if type(sent) is str else plain.made(sent, count)

    return Codec(told, made)


def _scalars(kind: type) -> Codec:
    accepted = {int, float} if kind is float else {kind}

    def told(values: Values) -> list[Any]:
        same = len(values) > 1 and values[0] == values[-1] and values.count(values[0]) == len(values)
        return [values[0]] if same else list(values)

    def made(sent: Any, count: int) -> Values:
        if not accepted.issuperset(map(type, _list(sent))):
            raise WireError(f"{kind.__name__} expected")
        return sent * count if len(sent) == 1 else _list(sent, count)

    return Codec(told, made)


def _dates() -> Codec:
    words = _codec(str)
    return Codec(
        lambda values: words.told([value.isoformat() for value in values]),
        lambda sent, count: [date.fromisoformat(value) for value in words.made(sent, count)],
    )


def _words(kind: type[StrEnum]) -> Codec:
    members = {member.value: member for member in kind}
    words = _codec(str)
    return Codec(words.told, lambda sent, count: [members[value] for value in words.made(sent, count)])


def _optional(inner: Codec) -> Codec:
    """Which values there are, and those."""
    flags = _codec(bool)

    def told(values: Values) -> list[Any]:
        given = [value for value in values if value is not None]
        return [flags.told([value is not None for value in values]), inner.told(given)]

    def made(sent: Any, count: int) -> Values:
        given = flags.made(_list(sent, 2)[0], count)
        values = inner.made(sent[1], sum(given))
        if len(values) == count:
            return values
        rest = iter(values)
        return [next(rest) if one else None for one in given]

    return Codec(told, made)


def _tuples(inner: Codec) -> Codec:
    """How long each is, and the values of all."""
    lengths = _codec(int)

    def told(values: Values) -> list[Any]:
        return [lengths.told(list(map(len, values))), inner.told(list(chain.from_iterable(values)))]

    def made(sent: Any, count: int) -> Values:
        long = lengths.made(_list(sent, 2)[0], count)
        total = sum(long)
        if total > MOST or min(long, default=0) < 0:
            raise WireError("too many values")
        rest = iter(inner.made(sent[1], total))
        return [tuple(islice(rest, length)) if length else () for length in long]

    return Codec(told, made)


def _exact(arguments: tuple[Any, ...]) -> Codec:
    return _columns(
        [_codec(argument) for argument in arguments],
        lambda values: list(zip(*values, strict=True)) or [()] * len(arguments),
        list,
    )


def _records(kind: type) -> Codec:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in fields(cast(Any, kind))]
    return _columns(
        [_codec(hints[name]) for name in names],
        lambda values: [list(map(attrgetter(name), values)) for name in names],
        lambda rows: [_record(kind, zip(names, row)) for row in rows],  # noqa: B905  # each has a value from each column
    )


def _columns(
    codecs: list[Codec],
    apart: Callable[[Values], list[Values]],
    together: Callable[[Iterable[tuple[Any, ...]]], Values],
) -> Codec:
    """What consists of parts, each part of all of them a column."""

    def told(values: Values) -> list[Any]:
        return [codec.told(column) for codec, column in zip(codecs, apart(values), strict=True)]

    def made(sent: Any, count: int) -> Values:
        columns = zip(codecs, _list(sent, len(codecs)), strict=True)
        return together(zip(*(codec.made(column, count) for codec, column in columns), strict=True))

    return Codec(told, made)


def _record(kind: type, told: Iterable[tuple[str, Any]]) -> Any:
    """A record by all its fields; a frozen one made by its own __init__ costs more than all the checking."""
    record: Any = object.__new__(kind)
    record.__dict__.update(told)
    return record


def _list(sent: Any, count: int | None = None) -> list[Any]:
    if type(sent) is not list or count not in {None, len(sent)}:
        raise WireError("list expected" if count is None else f"list of {count} expected")
    return sent
