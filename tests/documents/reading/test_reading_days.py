"""Days and deadlines as offices write them."""

from datetime import date

import pytest

from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus
from tests.documents.reading.reading_kit import read_rows, read_text


def test_the_months_of_rectification_are_no_days_of_the_inspection():
    text = "集中整改期为2024年12月17日至2025年6月16日。"
    assert read_text(text).inspection_period is None
    told = read_text(f"{text}\n2024年9月2日至11月1日，巡察组开展了巡察。")
    assert told.inspection_period == (date(2024, 9, 2), date(2024, 11, 1))


def test_the_time_of_completion_under_the_account_is_no_deadline():
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", "整改进展", "", "", "佐证"],
        ["", "", "", "进展状态", "具体情况", "完成时间", ""],
        ["1", "谈话走过场", "补齐谈话", "已完成", "谈话9人次", "2024.7.12", "记录"],
    )
    (item,) = reading.items
    assert (item.deadline, item.measures[0].completed_on) == (None, date(2024, 7, 12))
    assert item.status is RectificationStatus.COMPLETED


def test_a_year_behind_the_number_of_a_measure_is_no_decimal():
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", "完成时限"],
        ["1", "教师缺额", "1.2025年8月底前补充教师60人。2.19所学校开齐课程。", "2025年8月"],
        kind=Kind.RECTIFICATION_PLAN,
    )
    assert [m.text for m in reading.items[0].measures] == ["2025年8月底前补充教师60人", "19所学校开齐课程"]


@pytest.mark.parametrize("written", ["2025年2月29日前", "2025.2.29", "农历2025年八月十五前"])
def test_a_deadline_on_no_day_of_the_calendar_is_a_doubt_and_no_other_day(written):
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", "完成时限"],
        ["1", "教师缺额", "补充教师60人。", written],
        kind=Kind.LEDGER,
    )
    assert reading.items[0].deadline.day is None
    assert f"时限“{written}”" in " ".join(doubt.reason for doubt in reading.doubts)
