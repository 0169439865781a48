"""Columns known by what stands in them."""

from datetime import date

from domain.words import DocumentKind as Kind
from domain.words import NamedKind, RectificationStatus
from tests.documents.reading.reading_kit import read_rows


def test_a_column_of_statuses_needs_no_name_that_we_know():
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", "目前阶段"],
        ["1", "谈话走过场", "补齐谈话", "已完成"],
        ["2", "挂账未清", "清理挂账", "正在推进"],
    )
    assert [item.status for item in reading.items] == [
        RectificationStatus.COMPLETED,
        RectificationStatus.IN_PROGRESS,
    ]


def test_persons_and_matters_are_told_apart_by_a_column_named_sorts():
    reading = read_rows(
        ["序号", "分类", "具体内容", "处置要求"],
        ["1", "点人", "局长陆某失职", "追责"],
        ["2", "点事", "大道停工", "复工"],
        kind=Kind.NAMED_MATTERS,
    )
    assert [item.named_kind for item in reading.items] == [NamedKind.PERSON, NamedKind.MATTER]


def test_a_column_of_deadlines_needs_no_name_that_we_know():
    reading = read_rows(
        ["任务编号", "任务内容", "主责单位", "落实到位"],
        ["1", "引进专业人才", "县委党校", "2024年年底前"],
        ["2", "收缴租金", "县委党校", "2024年6月30日前"],
        kind=Kind.ASSIGNMENT_PLAN,
    )
    days = [item.deadline and item.deadline.day for item in reading.items]
    assert days == [date(2024, 12, 31), date(2024, 6, 30)]


def test_a_column_that_tells_persons_from_matters_holds_no_problems():
    reading = read_rows(
        ["序号", "人/事/问题", "具体情况", "承办单位"],
        ["1", "人", "科长丛某收受赞助费", "纪检监察组"],
        ["2", "事", "托育中心闲置两年", "市卫健委"],
        kind=Kind.NAMED_MATTERS,
    )
    assert [(item.named_kind, item.heading) for item in reading.items] == [
        (NamedKind.PERSON, "科长丛某收受赞助费"),
        (NamedKind.MATTER, "托育中心闲置两年"),
    ]


def test_a_column_that_says_how_it_stands_is_the_status_and_not_one_that_tells():
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", "整改进度", "整改结果"],
        ["1", "内涝", "整治易涝点18处", "整治16处", "完成"],
        ["2", "保交楼", "交付住房2846套", "交付2310套", "正在推进"],
    )
    assert [(item.status_text, item.status) for item in reading.items] == [
        ("完成", RectificationStatus.COMPLETED),
        ("正在推进", RectificationStatus.IN_PROGRESS),
    ]
    assert reading.items[0].detail == "整治16处"


def test_a_class_column_is_the_aspect_of_a_ledger_and_not_of_named_matters() -> None:
    rows = (["类别", "问题", "整改措施"], ["党建", "学习不深入", "研讨"])
    assert read_rows(*rows, kind=Kind.LEDGER).items[0].aspect == "党建"
    named = read_rows(["类别", "内容", "办理情况"], ["点人", "某某某", "已办结"], kind=Kind.NAMED_MATTERS)
    assert named.items[0].aspect == ""
