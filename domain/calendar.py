"""Dates and deadlines as offices write them: 6月底, 2024.6.30, 2024年9月，长期坚持, 2024.8（申请延期至2024.10）.

A month without a day is its last day; a year that is left out is inferred from the year given; the words are kept.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """text as written; day is None for 立行立改 and 即知即改 (immediate) and for what names no day."""

    text: str
    day: date | None = None
    long_term: bool = False
    immediate: bool = False
    extended_to: date | None = None
    year_inferred: bool = False
