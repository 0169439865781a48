"""Dates and deadlines as offices write them: 6月底, 2024.6.30, 2024年9月，长期坚持, 2024.8（申请延期至2024.10）.

A month without a day is its last day; a year that is left out is inferred from the year given; the words are kept.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from domain.numerals import chinese_number, half_width
from domain.patterns import late


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """text as written; day is None for 立行立改 and 即知即改 (immediate) and for what names no day."""

    text: str
    day: date | None = None
    long_term: bool = False
    immediate: bool = False
    extended_to: date | None = None
    year_inferred: bool = False


@dataclass(frozen=True, kw_only=True)
class DateSpan:
    """A date found in a text: exact is false when only its month was written."""

    day: date
    start: int
    end: int
    exact: bool
    year_inferred: bool = False


_C = "〇○零一二三四五六七八九十"
_YEAR = f"(?P<year>(?:19|20)[0-9]{{2}}|(?<![0-9])[0-9]{{2}}|[二一][〇○零九][{_C}]{{2}})"
_MONTH = "(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = f"(?P<day>[0-9]{{1,2}}|[{_C}]{{1,3}})"
_PART = "(?P<part>底|末|初|上旬|中旬|下旬)"
_NEAR = r"(?:(?P<near>[明次翌来去上])\s*年\s*)"
_LATER = {"明": 1, "次": 1, "翌": 1, "来": 1, "去": -1, "上": -1}  # years from the one that is spoken of
_MEASURED = r"\s*(?:余|多)?(?:万|亿|千|百|元|%|亩|吨|米|公里|平方|个|人|项|处|公顷)"  # 2024.05万元 is no month
_FORMS = (
    # 2024年6月30日, 2024年6月底, 2024 年 6 月
    late(rf"(?<![0-9{_C}]){_YEAR}\s*年\s*{_MONTH}\s*月(?:份)?\s*(?:{_DAY}\s*[日号]|{_PART})?"),
    # 2024.6.30, 2024/6/30, 2024-06-30, 2024.6, 2024.6底, 2024.6月底
    late(
        r"(?<![0-9.])(?P<year>(?:19|20)[0-9]{2})\s*(?P<mark>[./-])\s*(?P<month>1[0-2]|0?[1-9])"
        rf"(?:\s*(?P=mark)\s*(?P<day>[0-9]{{1,2}})(?![0-9])|(?![0-9]|{_MEASURED})月?{_PART}?)(?!\s*(?P=mark)\s*[0-9])"
    ),
    # 20240630
    late(
        rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])(?![0-9]|\.[0-9]|{_MEASURED})"
    ),
    # 6月30日, 6月底, 六月
    late(rf"(?<![0-9{_C}个]){_NEAR}?{_MONTH}\s*月(?:份)?\s*(?:{_DAY}\s*[日号]|{_PART})?"),
)
# 农历八月十五, 十月初一前: no day of this calendar; what follows in brackets may say which it is.
_LUNAR = late(
    r"(?:农历|阴历|旧历)[^，。；、（）()]*"
    rf"|(?:[0-9]{{4}}\s*年)?[0-9{_C}]{{1,2}}月初[一二三四五六七八九十](?=日?(?:之?前|以前|至|到|[，。；、（）()\s]|$))"
)
_BARE_DAY = late(r"\s*(?P<month>1[0-2]|0?[1-9])[./-](?P<day>[0-9]{1,2})\s*")
_SHORT_YEAR = late(r"\s*(?P<year>[0-9]{2})[./-](?P<month>1[0-2]|0?[1-9])[./-](?P<day>[0-9]{1,2})\s*")
_SERIAL = late(r"\s*(?P<serial>[3-6][0-9]{4})(?:\.0+)?\s*")
_YEAR_END = late(
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}}|(?<![0-9])[0-9]{{2}}(?!\s*年内)|二[〇○零][{_C}]{{2}})|(?P<near>[明次翌来去上]))?\s*"
    r"(?:年\s*年?[底末终]|(?<![0-9一二两三四五六七八九十])年内|(?<=[0-9]{4})年内|年?\s*全年)"
)
_PART_OF_YEAR = late(
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}})\s*年|{_NEAR})?\s*(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度)"
)
_WHOLE_YEAR = late(r"\s*(?P<year>(?:19|20)[0-9]{2})\s*年(?:度|前)?\s*")
_EXTENDED = late(r"(?:延期|延长|延迟|推迟|顺延|延后|调整|变更|展期|延)(?:整改)?(?:时限|期限)?(?:到|至|为)")
_RANGE = late(r"\s*(?:起\s*)?(?:至|到|—+|–|-|~|～)\s*")
_RANGE_END = late(r"\s*(?:至|到|—+|–|-|~|～)\s*(?P<month>1[0-2]|0?[1-9])(?:月底?|底|(?=\s*(?:$|[，。；、）)])))")
_LONG_TERM = late("长期|常态|持续(?:推进|坚持|整改|深化)|一直坚持")
_IMMEDIATE = late("立行立改|即知即改|立查立改|边[查巡]边改|立说立行|立即|即时|马上|即行即改|立整立改")
_PARTS = {"初": 10, "上旬": 10, "中旬": 20}
_SERIAL_START = date(1899, 12, 30)


def month_end(year: int, month: int) -> date:
    """The last day of that month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, n: int) -> date:
    """The same day n calendar months on; the last day of the month where it has no such day."""
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def date_near(text: str, near: date) -> date | None:
    """A date as typed; without a year it is of that year, unless over New Year it lies within a quarter.

    1月5日 typed on 28 December is of the next year, 12月28日 typed in January of the former one.
    """
    day = parse_date(text, year=near.year)
    if day is None or "年" in text or add_months(near, -3) <= day <= add_months(near, 3):
        return day
    others = (parse_date(text, year=near.year + way) for way in (1, -1))
    return next((other for other in others if other and add_months(near, -3) <= other <= add_months(near, 3)), day)


def dates(text: str, *, year: int | None = None) -> list[DateSpan]:
    """Every date of a text in order; one without a year takes that of the date before it, or `year`, or is left out.

    A range without a second year goes on into the next one: 2024年12月30日至1月3日. A day that does not exist is none,
    nor is a part of it: 2025年2月29日 is no 2月29日 of another year.
    """
    plain = _solar(text)
    found: list[DateSpan] = []
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(plain):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            earlier = max((s for s in found if s.end <= match.start()), key=lambda s: s.end, default=None)
            span = _span(match, earlier.day.year if earlier else year)
            if span and earlier and span.year_inferred and span.day < earlier.day and _joined(plain, earlier, span):
                span = _span(match, earlier.day.year + 1)
            if span:
                found.append(span)
    return sorted(found, key=lambda span: span.start)


def parse_date(text: str, *, year: int | None = None) -> date | None:
    """The first date of a text, or of a cell that holds nothing else (also 6.30 and Excel's day number)."""
    spans = dates(text, year=year)
    return spans[0].day if spans else _whole_cell(half_width(text), year)


def parse_deadline(text: str, *, year: int | None = None) -> Deadline:
    """What a deadline says: its day, whether it is for good or at once, and to when it was put off."""
    deadline = Deadline(text=text, long_term=bool(_LONG_TERM.search(text)), immediate=bool(_IMMEDIATE.search(text)))
    put_off = _EXTENDED.search(text)
    if put_off:
        before = parse_deadline(text[: put_off.start()], year=year)
        after = parse_deadline(text[put_off.end() :], year=before.day.year if before.day else year)
        extended = after.day
        if extended and before.day and after.year_inferred and extended < before.day:
            extended = add_months(extended, 12)
        return replace(deadline, day=before.day, extended_to=extended, year_inferred=before.year_inferred)
    spans = dates(text, year=year)
    if not spans:
        return _without_month(deadline, year)
    last = _range_end(text, spans)
    return replace(deadline, day=last.day, year_inferred=spans[0].year_inferred and last.year_inferred)


def _solar(text: str) -> str:
    """The text in half width, place by place, with blanks for the days of the lunar calendar."""
    return _LUNAR.sub(lambda lunar: " " * len(lunar[0]), half_width(text))


def _joined(text: str, earlier: DateSpan, later: DateSpan) -> bool:
    return _RANGE.fullmatch(text[earlier.end : later.start]) is not None


def _year(parts: dict[str, str | None], year: int | None) -> int | None:
    """The year that is written (24 is 2024), or that of 明年 seen from `year`, or `year`."""
    written = chinese_number(parts["year"] or "") if parts.get("year") else None
    if written is not None:
        return written + 2000 if written < 100 else written
    return year + _LATER.get(parts.get("near") or "", 0) if year is not None else None


def _span(match: re.Match[str], year: int | None) -> DateSpan | None:
    parts = match.groupdict()
    used = _year(parts, year)
    month = chinese_number(parts["month"])
    if used is None or month is None:
        return None
    day = _day(used, month, parts)
    if day is None:
        return None
    return DateSpan(
        day=day,
        start=match.start(),
        end=match.end() - len(match.group()) + len(match.group().rstrip()),
        exact=bool(parts.get("day")),
        year_inferred=not parts.get("year"),
    )


def _day(year: int, month: int, parts: dict[str, str | None]) -> date | None:
    last = month_end(year, month)
    part = parts.get("part")
    if part in _PARTS:
        return last.replace(day=_PARTS[part])
    text = parts.get("day")
    if not text:
        return last
    number = chinese_number(text)
    return last.replace(day=number) if number and number <= last.day else None


def _whole_cell(text: str, year: int | None) -> date | None:
    serial = _SERIAL.fullmatch(text)
    if serial:
        return _SERIAL_START + timedelta(days=int(serial["serial"]))
    match = _SHORT_YEAR.fullmatch(text) or _BARE_DAY.fullmatch(text)
    span = _span(match, year) if match else None
    return span.day if span else None


def _range_end(text: str, spans: list[DateSpan]) -> DateSpan:
    """The date a range ends on (2024年3月至9月), else the first date."""
    last = spans[0]
    for earlier, later in pairwise(spans):
        if earlier is not last or not _joined(text, earlier, later):
            break
        last = later
    match = _RANGE_END.match(half_width(text), last.end)
    if match and int(match["month"]) >= last.day.month:
        return replace(last, day=month_end(last.day.year, int(match["month"])))
    return last


def _without_month(deadline: Deadline, year: int | None) -> Deadline:
    text = _solar(deadline.text)
    day = _whole_cell(text, year)
    if day:
        return replace(deadline, day=day, year_inferred=bool(_BARE_DAY.fullmatch(text)))
    match = _PART_OF_YEAR.search(text) or _YEAR_END.search(text) or _WHOLE_YEAR.fullmatch(text)
    if not match:
        return deadline
    parts = match.groupdict()
    used = _year(parts, year)
    if used is None:
        return deadline
    month = 12
    if parts.get("half"):
        month = 6 if parts["half"] == "上" else 12
    elif parts.get("quarter"):
        month = 3 * (chinese_number(parts["quarter"] or "") or 4)
    return replace(deadline, day=month_end(used, month), year_inferred=not parts["year"])
