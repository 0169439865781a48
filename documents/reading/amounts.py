"""Sums of money in the columns of a ledger, in fen."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from documents.reading.headers import Header
from documents.reading.outline import Grid


def amount(grid: Grid, header: Header, rows: list[int], *, in_wan: bool) -> int | None:
    """What the rows of a problem name as its sum; in_wan says that the sheet counts in 万元."""
    column = header.fields.get("amount")
    if column is None:
        return None
    found = [_fen(grid.own(row, column), header.paths[column], in_wan=in_wan) for row in rows]
    known = [fen for fen in found if fen is not None]
    return sum(known) if known else None


def fixed(grid: Grid, header: Header, rows: list[int], *, in_wan: bool) -> tuple[tuple[str, int], ...]:
    """(name of the column, fen) of what was paid back, collected or adjusted."""
    told: dict[str, int] = {}
    for column in header.many.get("amount_fixed", []):
        for row in rows:
            fen = _fen(grid.own(row, column), header.paths[column], in_wan=in_wan)
            if fen:
                name = header.paths[column].rpartition("/")[2]
                told[name] = told.get(name, 0) + fen
    return tuple(told.items())


@lru_cache(4096)  # a long ledger says the same few sums, and mostly none, thousands of times
def _fen(words: str, path: str, *, in_wan: bool) -> int | None:
    try:
        value = Decimal(re.sub(r"[,，\s]|万?元", "", words))
    except InvalidOperation:
        return None
    wan = "万元" in words or "万元" in path or (in_wan and "元" not in words)
    return int(value * (1_000_000 if wan else 100))
