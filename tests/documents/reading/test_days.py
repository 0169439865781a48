"""Days and deadlines as offices write them."""

from datetime import date

import pytest

from documents.reading import facts
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import read_rows, read_text, reasons


def test_the_months_of_rectification_are_no_days_of_the_inspection():
    text = "集中整改期为2024年12月17日至2025年6月16日。"
    assert read_text(text).inspection_period is None
    told = read_text(f"{text}\n2024年9月2日至11月1日，巡察组开展了巡察。")
    assert told.inspection_period == (date(2024, 9, 2), date(2024, 11, 1))


def test_the_day_may_stand_before_the_author_below_the_title_beside_the_author_or_behind_the_status():
    told = "关于对某学院党委巡察情况的反馈\n（2024年1月12日，校党委第三巡察组）\n1.阵地管理不严。12场讲座未审批。"
    assert read_text(told).document_date == date(2024, 1, 12)
    told = "关于巡察某馆党总支的反馈意见\n1.账目混乱。327件未入账。\n中共某市委第三巡察组　2024年8月20日"
    assert (read_text(told).document_date, read_text(told).issuer) == (date(2024, 8, 20), "中共某市委第三巡察组")
    reading = read_rows(["序号", "问题", "整改措施", "完成情况"], ["1", "不强", "选派", "已完成（2025年1月18日）"])
    assert reading.items[0].measures[0].completed_on == date(2025, 1, 18)


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


def test_the_day_a_measure_was_done_beside_the_day_it_was_due() -> None:
    (item,) = read_rows(
        ["序号", "问题", "措施", "时限", "落实进度", "完成时间", "佐证"],
        ["1", "档案管理混乱", "补齐档案", "2024年6月底", "已办结", "2024.6.19", "目录"],
    ).items
    (measure,) = item.measures
    assert (str(measure.completed_on), measure.status) == ("2024-06-19", Status.COMPLETED)
    assert item.deadline.text == "2024年6月底"


def test_a_ledger_keeps_the_deadline_of_each_measure() -> None:
    reading = read_rows(
        ["反馈问题", "整改措施", "责任部门", "完成时限", "完成情况"],
        ["学习不深入", "制定计划", "办公室", "45443", "已完成"],
        ["", "开展研讨", "组织科", "2024.6.30", "正在整改"],
    )
    (item,) = reading.items
    assert [m.deadline and m.deadline.day for m in item.measures] == [date(2024, 5, 31), date(2024, 6, 30)]
    assert item.measures[0].deadline.text == "45443"
    assert [m.responsible for m in item.measures] == ["办公室", "组织科"]


def test_a_term_without_a_first_day_stays_as_written() -> None:
    reading = read_rows(
        ["序号", "整改任务", "整改措施", "牵头单位", "完成时限"],
        ["1", "规范财务管理", "修订制度", "财务处", "2个月"],
        ["2", "改进作风", "调研", "办公室", "半年"],
    )
    assert [item.deadline and (item.deadline.text, item.deadline.day) for item in reading.items] == [
        ("2个月", None),
        ("半年", None),
    ]
    assert "没有写从哪天算起" in reasons(reading)


def test_what_stands_in_the_title_does_not_hide_the_days_of_the_inspection() -> None:
    text = "关于巡察整改情况的报告\n市委：\n2023年8月14日至10月31日，市委第六巡察组进行了巡察。"
    assert facts.period(text) == (date(2023, 8, 14), date(2023, 10, 31))
