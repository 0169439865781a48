"""Dates and deadlines in cells, also as the number of days that a spreadsheet counts."""

from datetime import date, timedelta
from functools import lru_cache

from domain.calendar import Deadline, parse_date, parse_deadline
from domain.patterns import late

# 2个月 and the like: nobody says from which day.
DURATION = late(
    r"\s*(?:[0-9一二三四五六七八九十两半]+\s*个?(?:月|年|周|天|日|工作日)|半年|一年)(?:内|之内|以内|左右)?\s*"
)
_SERIAL = late("[34][0-9]{4}")


@lru_cache(4096)  # a long ledger says the same few things thousands of times
def date_of(words: str, *, year: int | None) -> date | None:
    """The day a cell names."""
    return _of_serial(words) or parse_date(words, year=year)


@lru_cache(4096)
def deadline_of(words: str, *, year: int | None) -> Deadline:
    """The deadline a cell names, with its words as they stand."""
    day = _of_serial(words)
    return Deadline(text=words, day=day) if day else parse_deadline(words, year=year)


def _of_serial(words: str) -> date | None:
    return date(1899, 12, 30) + timedelta(days=int(words)) if _SERIAL.fullmatch(words) else None
