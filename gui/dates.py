"""Dates typed into fields, and dates as they are shown."""

from datetime import date, timedelta

from domain.calendar import date_near, dates
from gui.widgets.field import Field, FieldError

NEAR = {"昨天": -1, "今天": 0, "明天": 1, "后天": 2}


def day_words(day: date) -> str:
    """2024年9月18日."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_of(field: Field, near: date | None = None) -> date | None:
    """The date typed, None for nothing; FieldError for what is none. Without a year it lies near that day, or today."""
    text = field.edit.text().strip()
    if not text:
        return None
    today = date.today()  # noqa: DTZ011 - the day of the room they sit in
    if text in NEAR:
        return today + timedelta(days=NEAR[text])
    day = date_near(text, near or today)
    more = any(span.end - span.start < len(text) for span in dates(text, year=today.year))
    if day is None or more:  # 三月十日左右 is no day
        raise FieldError(field, "没有认出这个日期，请写成 2025.3.10 这样。")
    return day


def visit_days(starts: Field, ends: Field) -> tuple[date | None, date | None]:
    """When a visit begins and ends, as typed; FieldError when it would end before it began."""
    first = date_of(starts)
    last = date_of(ends, first)
    if first and last and last < first:
        raise FieldError(ends, "离开日期早于进驻日期，请改正。")
    return first, last
