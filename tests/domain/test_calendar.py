from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import add_months, date_near, dates, month_end, parse_date, parse_deadline

ANY_DAY = st.dates(date(1990, 1, 1), date(2089, 12, 31))


def chinese_digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(d)] for d in str(number))


def chinese_tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else "一二三四五六七八九"[tens - 1] + "十") + (
        "一二三四五六七八九"[ones - 1] if ones else ""
    )


WAYS = [
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: d.isoformat(),
    lambda d: f"{d.isoformat()} 00:00:00",
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{chinese_digits(d.year)}年{chinese_tens(d.month)}月{chinese_tens(d.day)}日",
    lambda d: f"{d.year} 年 {d.month} 月 {d.day} 号".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    lambda d: f"落款{d.year}年{d.month}月{d.day}日）",
]


@given(ANY_DAY, st.sampled_from(WAYS))
def test_a_day_is_read_back_however_it_is_written(day, way):
    assert parse_date(way(day)) == day
    assert parse_deadline(way(day)).day == day


@given(
    ANY_DAY, st.sampled_from(["{0}年{1}月底", "{0}年{1}月", "{0}.{1}", "{0}/{1:02}", "{0}-{1:02}", "{0}年{1}月底前"])
)
def test_a_month_without_a_day_is_its_last_day(day, way):
    deadline = parse_deadline(way.format(day.year, day.month))
    assert deadline.day == month_end(day.year, day.month)
    assert not deadline.year_inferred


@given(ANY_DAY, st.integers(-600, 600))
def test_months_added_and_taken_away_stay_in_the_month(day, n):
    there = add_months(day, n) if 1 <= (day.year * 12 + n) // 12 <= 9999 else day
    assert there.day <= day.day
    if day.day <= 28:
        assert add_months(there, -n if there != day else 0).month == day.month


@given(st.text(max_size=80), st.none() | st.integers(2000, 2050))
def test_any_text_is_read_without_a_fault(text, year):
    for span in dates(text, year=year):
        assert text[span.start : span.end].strip()
    deadline = parse_deadline(text, year=year)
    assert deadline.text == text
    parse_date(text, year=year)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6月底前", date(2024, 6, 30)),
        ("7月底", date(2024, 7, 31)),
        ("十二月底", date(2024, 12, 31)),
        ("6.30", date(2024, 6, 30)),
        ("6/30", date(2024, 6, 30)),
        ("年底前", date(2024, 12, 31)),
        ("年内完成", date(2024, 12, 31)),
        ("下半年", date(2024, 12, 31)),
        ("三季度末", date(2024, 9, 30)),
        ("明年底", date(2025, 12, 31)),
        ("明年6月底前", date(2025, 6, 30)),
        ("去年12月", date(2023, 12, 31)),
        ("次年一季度", date(2025, 3, 31)),
        ("12月至次年1月", date(2025, 1, 31)),
        ("12月30日至1月3日", date(2025, 1, 3)),
    ],
)
def test_a_year_left_out_is_inferred(text, day):
    deadline = parse_deadline(text, year=2024)
    assert (deadline.day, deadline.year_inferred) == (day, True)
    assert parse_deadline(text).day is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二四年六月", date(2024, 6, 30)),
        ("24.6.30", date(2024, 6, 30)),
        ("24年6月", date(2024, 6, 30)),
        ("2024年底", date(2024, 12, 31)),
        ("2024年年底前", date(2024, 12, 31)),
        ("2024年", date(2024, 12, 31)),
        ("2024年上半年", date(2024, 6, 30)),
        ("2024年第4季度", date(2024, 12, 31)),
        ("2024年6月初", date(2024, 6, 10)),
        ("2024年6月上旬", date(2024, 6, 10)),
        ("2024年6月中旬", date(2024, 6, 20)),
        ("2024年6月下旬", date(2024, 6, 30)),
        ("2024.6月底", date(2024, 6, 30)),
        ("45473", date(2024, 6, 30)),
        ("2024年3月至9月", date(2024, 9, 30)),
        ("2024年3月1日—2024年9月18日", date(2024, 9, 18)),
        ("2024.3-9", date(2024, 9, 30)),
        ("2024.3-2024.9", date(2024, 9, 30)),
        ("2024年9月，12月复查", date(2024, 9, 30)),
        ("集中整改期内（2024年8月底）", date(2024, 8, 31)),
        ("24年底", date(2024, 12, 31)),
        ("2024年全年", date(2024, 12, 31)),
        ("2024年12月至1月", date(2025, 1, 31)),
        ("2024年11月至次年3月", date(2025, 3, 31)),
        ("农历八月十五（2024年9月17日）前", date(2024, 9, 17)),
    ],
)
def test_deadlines_as_offices_write_them(text, day):
    deadline = parse_deadline(text)
    assert (deadline.day, deadline.year_inferred) == (day, False)


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月31日", "2024.13", "3个月内", "集中整改期内", "每月", "第3期", "", "V1.2.3",
        "2024.05万元", "1977.01元", "2025年2月29日", "三年内", "2年内完成", "农历八月十五前", "农历2024年8月15日",
        "阴历六月底", "农历年底前", "十月初一前",
    ],
)  # fmt: skip
def test_what_names_no_day_has_none(text):
    assert parse_deadline(text, year=2024).day is None
    assert parse_date(text, year=2024) is None


@pytest.mark.parametrize(
    ("near", "text", "day"),
    [
        (date(2024, 12, 28), "1月5日", date(2025, 1, 5)),
        (date(2024, 12, 28), "1.5", date(2025, 1, 5)),
        (date(2024, 12, 28), "12月1日", date(2024, 12, 1)),
        (date(2024, 12, 28), "2024.1.5", date(2024, 1, 5)),
        (date(2024, 12, 28), "明年12月20日", date(2025, 12, 20)),
        (date(2025, 1, 4), "12.28", date(2024, 12, 28)),
        (date(2025, 1, 4), "6.30", date(2025, 6, 30)),
        (date(2024, 12, 28), "明天", None),
    ],
)
def test_a_date_without_a_year_lies_near_over_new_year_too(near, text, day):
    assert date_near(text, near) == day


def test_an_extension_is_kept_apart_from_the_deadline():
    put_off = parse_deadline("2023.12（申请延期至2024.3）")
    assert (put_off.day, put_off.extended_to) == (date(2023, 12, 31), date(2024, 3, 31))
    over_the_year = parse_deadline("12月（延期至3月底）", year=2023)
    assert (over_the_year.day, over_the_year.extended_to) == (date(2023, 12, 31), date(2024, 3, 31))
    assert over_the_year.year_inferred
    only = parse_deadline("延期至2024年10月底")
    assert (only.day, only.extended_to) == (None, date(2024, 10, 31))
    assert parse_deadline("8月底（申请延期至上级批复后）", year=2024).extended_to is None


def test_at_once_and_for_good_are_marked():
    assert parse_deadline("立行立改").immediate
    assert parse_deadline("即知即改").immediate
    both = parse_deadline("立行立改（2024年5月底）")
    assert (both.immediate, both.day) == (True, date(2024, 5, 31))
    kept = parse_deadline("2024年9月，长期坚持")
    assert (kept.long_term, kept.day) == (True, date(2024, 9, 30))
    assert parse_deadline("长期坚持").day is None


def test_dates_keep_their_place_and_say_whether_the_day_was_written():
    text = "制度文件（落款2024年2月27日），7月底前修订"
    first, second = dates(text)
    assert text[first.start : first.end] == "2024年2月27日"
    assert first.exact
    assert (second.day, second.exact, second.year_inferred) == (date(2024, 7, 31), False, True)
    assert text[second.start : second.end] == "7月底"
