"""The entries of a cell that nobody replaced, and the rows that they make."""

from collections.abc import Mapping
from typing import NamedTuple

from storage.rows import CODECS, Stored, Value
from storage.steps import THERE, Mark


class Head(NamedTuple):
    """An entry of a cell that nobody replaced, with its value and rank."""

    mark: Mark
    value: Value
    lamport: int


Heads = dict[str, list[Head]]  # by field, the shown one last
Marks = Mapping[str, tuple[Mark, ...]]  # by field


def shown(heads: Heads, table: str) -> Stored | None:
    """The row these heads make; None for a record that is not there, or of which something needed has not come."""
    if not any(head.value for head in heads.get(THERE, ())):
        return None
    row = values(heads, table)
    return None if any(row[place] is None for place in CODECS[table].needed) else row


def values(heads: Heads, table: str) -> Stored:
    """The columns these heads hold, also of a record that was dropped."""
    codec = CODECS[table]
    return tuple(
        heads[name][-1].value if name in heads else default
        for name, default in zip(codec.columns, codec.defaults, strict=True)
    )
