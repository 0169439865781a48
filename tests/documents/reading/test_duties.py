"""Who answers for a problem, by the columns that name it."""

from datetime import date

import pytest

from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import grid_of, read_rows, read_text


def test_columns_of_the_lists_that_offices_keep_name_who_answers():
    reading = read_rows(
        ["序号", "问题清单", "措施清单", "责任清单（领导）", "责任清单（股室）", "时限清单", "成效清单"],
        ["1", "台账混乱", "建立台账", "陶亮", "人事股", "2024年10月底", "已建立"],
    )
    (item,) = reading.items
    assert (item.heading, item.lead_officer, item.lead_dept) == ("台账混乱", "陶亮", "人事股")
    assert item.deadline
    assert item.deadline.day == date(2024, 10, 31)


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


def test_who_answers_stands_below_a_joined_name() -> None:
    grid = grid_of(
        ["序号", "反馈问题", "整改措施", "", "责任", "", "完成情况"],
        ["", "", "序号", "内容", "责任人", "部门", ""],
        ["1", "思政课有短板", "1", "补充教师", "李静", "教务处", "完成"],
    )
    grid.cover(0, 2, 0, 3)
    grid.cover(0, 4, 0, 5)
    (item,) = interpret(Outline(blocks=[grid]), "台账.xlsx").items
    assert (item.lead_officer, item.lead_dept) == ("李静", "教务处")


def test_who_guides_a_task_supports_it() -> None:
    table = read_rows(
        ("序号", "整改任务", "监狱责任部门", "局指导处室", "时限"),
        ("1", "排查监管隐患", "狱政科", "狱政处", "2024年7月底"),
        ("2", "规范减刑办理", "刑罚科", "刑罚执行处", "2024年9月底"),
        kind=Kind.ASSIGNMENT_PLAN,
    )
    assert [(i.lead_dept, i.support_dept) for i in table.items] == [("狱政科", "狱政处"), ("刑罚科", "刑罚执行处")]
    prose = read_text(
        "整改任务分工\n1．灾害预警不足。完成时限：2024年6月底前。责任单位：市局党组；指导单位：减灾处\n"
        "2．服务不精准。完成时限：2024年9月底前。责任单位：市局党组；指导单位：人事处",
        Kind.ASSIGNMENT_PLAN,
    )
    assert [(i.lead_dept, i.support_dept) for i in prose.items] == [("市局党组", "减灾处"), ("市局党组", "人事处")]
