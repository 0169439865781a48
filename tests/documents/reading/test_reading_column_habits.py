"""Habits of offices in their tables: columns that are known by what stands in them."""

from datetime import date

import pytest

from domain.words import DocumentKind as Kind
from domain.words import NamedKind, RectificationStatus
from tests.documents.reading.reading_kit import read_file, read_rows, sheet


def test_a_list_of_tasks_that_tells_nothing_of_what_was_done_is_a_plan(tmp_path):
    plan = sheet(
        tmp_path / "清单.xlsx",
        ["某台党委整改任务清单"],
        ["序号", "反馈问题", "整改措施", "责任领导", "完成时间"],
        [1, "阵地管理有漏洞", "建立备案台账", "童立夫", "2022年12月"],
    )
    assert read_file(plan).kind is Kind.RECTIFICATION_PLAN
    ledger = sheet(
        tmp_path / "进展.xlsx",
        ["某台党委整改任务清单"],
        ["序号", "反馈问题", "整改措施", "责任领导", "完成时间", "完成情况"],
        [1, "阵地管理有漏洞", "建立备案台账", "童立夫", "2022年12月", "已完成"],
    )
    assert read_file(ledger).kind is Kind.LEDGER


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


def test_columns_of_the_lists_that_offices_keep_name_who_answers():
    reading = read_rows(
        ["序号", "问题清单", "措施清单", "责任清单（领导）", "责任清单（股室）", "时限清单", "成效清单"],
        ["1", "台账混乱", "建立台账", "陶亮", "人事股", "2024年10月底", "已建立"],
    )
    (item,) = reading.items
    assert (item.heading, item.lead_officer, item.lead_dept) == ("台账混乱", "陶亮", "人事股")
    assert item.deadline
    assert item.deadline.day == date(2024, 10, 31)


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


def test_tasks_beside_the_problems_of_a_ledger_are_its_measures():
    reading = read_rows(
        ["序号", "巡视反馈问题", "整改任务", "责任领导", "进展情况", "完成进度"],
        ["1", "教师不足", "引进教师20人", "柴静宜", "引进14人", "70%"],
    )
    (item,) = reading.items
    assert [m.text for m in item.measures] == ["引进教师20人"]
    assert item.status is RectificationStatus.IN_PROGRESS


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


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("责任人及科室", "王立群（财务科）"),
        ("责任领导/责任科室", "王立群\n财务科"),
        ("责任领导/部门", "王立群/财务科"),
        ("责任领导（责任部门）", "王立群、财务科"),
    ],
)
def test_who_answers_and_the_office_in_one_cell_are_parted(name: str, words: str) -> None:
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", name, "完成情况"], ["1", "补贴拖欠", "发放补贴", words, "已完成"]
    )
    (item,) = reading.items
    assert (item.lead_officer, item.lead_dept) == ("王立群", "财务科")


def test_measures_parted_by_semicolons_are_several_where_their_account_is_told_in_as_many_parts() -> None:
    names = ["序号", "反馈问题", "整改措施", "整改进展情况", "佐证材料", "完成情况"]
    reading = read_rows(names, ["1", "补贴拖欠", "发放补贴；建立台账。", "已发放；已建立。", "回单；台账", "已完成"])
    told = [(m.text, m.account, m.evidence) for m in reading.items[0].measures]
    assert told == [("发放补贴", "已发放", "回单"), ("建立台账", "已建立", "台账")]
    reading = read_rows(names, ["1", "补贴拖欠", "发放补贴；建立台账。", "已发放并建立。", "回单", "已完成"])
    assert [m.text for m in reading.items[0].measures] == ["发放补贴；建立台账"]


def test_of_the_progress_told_month_by_month_the_last_counts_and_no_word_is_lost() -> None:
    reading = read_rows(
        ["序号", "问题", "整改措施", "4月进展", "6月进展", "完成情况"],
        ["1", "补贴拖欠", "发放补贴", "制定方案", "已发放", "已完成"],
        ["2", "台账混乱", "建立台账", "已建立", "", "已完成"],
    )
    assert [item.measures[0].account for item in reading.items] == ["已发放", "已建立"]
    assert reading.items[0].others == (("4月进展", "制定方案"),)


def test_the_problem_named_behind_its_measures_is_the_problem() -> None:
    reading = read_rows(
        ["序号", "整改措施", "进展情况", "对应问题", "状态"],
        ["1", "发放补贴", "已发放", "补贴拖欠", "已完成"],
        ["2", "公示补贴", "已公示", "补贴拖欠", "已完成"],
    )
    assert [(item.heading, [m.text for m in item.measures]) for item in reading.items] == [
        ("补贴拖欠", ["发放补贴", "公示补贴"])
    ]


def test_a_header_that_comes_again_hides_neither_state_nor_progress() -> None:
    names = ["序号", "问题", "措施", "进展", "责任领导", "状态"]
    first, second = (
        ["1", "补贴拖欠", "发放补贴", "已发放", "周行", "已完成"],
        ["2", "台账混乱", "建账", "在建", "周行", "正在推进"],
    )
    reading = read_rows(names, first, names, second)
    assert [(item.status_text, item.measures[0].account) for item in reading.items] == [
        ("已完成", "已发放"),
        ("正在推进", "在建"),
    ]
