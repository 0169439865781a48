"""Ledgers of many shapes: header rows anywhere, merges kept or lost."""

import pytest

from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import grid_of, read_rows, reasons


def test_a_task_list_names_who_leads_and_who_helps() -> None:
    reading = read_rows(
        ["某学院巡察整改任务清单"],
        ["序号", "整改任务", "整改措施", "牵头校领导", "牵头单位", "责任单位", "时限"],
        ["1", "学习不深入", "1.制定计划；2.开展研讨", "张三", "党办", "宣传部", "立即"],
        ["2", "管理不严", "修订制度", "李四", "财务处", "", "半年"],
    )
    first = reading.items[0]
    assert [m.text for m in first.measures] == ["制定计划", "开展研讨"]
    assert (first.lead_officer, first.lead_dept, first.support_dept) == ("张三", "党办", "宣传部")
    assert first.deadline.immediate


def test_two_header_rows_whose_merges_were_lost() -> None:
    reading = read_rows(
        ["标题台账"],
        ["单位：临江市城管局党组", "", "截至2024年6月30日"],
        ["序号", "反馈问题", "整改措施", "", "责任", "", "是否销号"],
        ["", "", "序号", "具体措施", "责任领导", "责任部门", ""],
        ["1", "甲", "1", "做一", "张", "办", "是"],
        ["", "", "2", "做二"],
        ["2", "乙", "1", "做三", "李", "财", "否"],
    )
    assert reading.sheets[0].header_rows == (3, 4)
    assert reading.sheets[0].columns[2:6] == ("整改措施/序号", "整改措施/具体措施", "责任/责任领导", "责任/责任部门")
    assert [(i.heading, i.closed, len(i.measures)) for i in reading.items] == [("甲", True, 2), ("乙", False, 1)]
    assert (reading.organization, str(reading.as_of)) == ("临江市城管局党组", "2024-06-30")


@pytest.mark.parametrize(
    ("title", "below"),
    [("某局整改台账", "制表日期：2024年7月5日"), ("某局整改台账（2024年7月5日）", "填报人：陶某")],
)
def test_a_ledger_without_a_cut_off_speaks_of_the_day_it_was_filled_in(title: str, below: str) -> None:
    header = ["问题", "整改措施", "完成时间", "佐证材料"]
    measures = ["甲", "3.1 清退6.5万元", "6月3日", "收据"], ["甲", "3.2 约谈2人", "6月9日", "记录2份"]
    reading = read_rows(
        [title],
        [below],
        header,
        *measures,
        ["乙", "①修订办法\n②培训两期", "", "①办法\n②"],
        ["丙", "5.1 腾退3间；\n5.2 2.6万元上缴", "", "5.1 移交单\n5.2 "],
    )
    assert str(reading.as_of) == "2024-07-05"
    assert [(m.text, m.evidence) for item in reading.items for m in item.measures] == [
        ("清退6.5万元", "收据"),
        ("约谈2人", "记录2份"),
        ("修订办法", "办法"),
        ("培训两期", None),
        ("腾退3间", "移交单"),
        ("2.6万元上缴", None),
    ]


def test_a_joined_name_above_few_known_names_belongs_to_the_header() -> None:
    grid = grid_of(
        ["序号", "内容", "内容", "整改", "整改", "整改"],
        ["", "类", "问题", "整改措施", "完成情况", "是否销号"],
        ["1", "a", "甲", "做", "已完成", "是"],
    )
    grid.cover(0, 1, 0, 2)
    grid.cover(0, 3, 0, 5)
    reading = interpret(Outline(blocks=[grid]), "台账.xlsx", Kind.LEDGER)
    assert reading.sheets[0].header_rows == (1, 2)
    assert [item.heading for item in reading.items] == ["甲"]


def test_a_row_of_column_numbers_is_no_data() -> None:
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", "完成情况"], ["（1）", "（2）", "（3）", "（4）"], ["1", "甲", "做", "√"]
    )
    assert [item.heading for item in reading.items] == ["甲"]


def test_a_table_of_something_else_is_told_and_left() -> None:
    reading = read_rows(["序号", "姓名", "电话", "单位"], ["1", "张", "123", "a"], ["2", "李", "124", "b"])
    assert reading.items == ()
    assert "没有认出“台账”的表头" in reasons(reading)


def test_small_tables_of_something_else_are_left_without_a_word() -> None:
    assert "没有认出" not in reasons(read_rows(["姓名", "电话"], ["张", "1"]))


def test_a_status_for_the_whole_problem_is_stated() -> None:
    reading = read_rows(
        ["序号", "问题", "整改措施", "是否完成整改", "佐证材料"],
        ["1", "甲", "做一", "是", "照片"],
        ["", "", "做二", "", ""],
    )
    (item,) = reading.items
    assert (item.status, item.status_basis, item.status_column) == (Status.COMPLETED, "stated", "是否完成整改")
    assert (item.evidence, [m.evidence for m in item.measures]) == ("照片", [None, None])


def test_one_unit_in_the_rows_is_the_organization() -> None:
    reading = read_rows(["序号", "单位名称", "反馈问题", "整改措施"], ["1", "甲局党组", "管理不严", "a"])
    assert reading.organization == "甲局党组"


def test_amounts_are_in_the_unit_the_sheet_names() -> None:
    rows = (["1", "甲", "a", "3.86", "3"], ["", "", "b", "1,000", ""], ["2", "乙", "c", "无", ""])
    in_wan = read_rows(
        ["清单"], ["金额单位：万元"], ["序号", "问题", "整改措施", "涉及金额", "已整改金额"], *rows, kind=Kind.LEDGER
    )
    assert [i.amount_fen for i in in_wan.items] == [1_003_860_000, None]
    assert in_wan.items[0].amount_fixed == (("已整改金额", 3_000_000),)
    plain = read_rows(["序号", "问题", "整改措施", "涉及金额（元）"], ["1", "甲", "a", "38600元"])
    assert plain.items[0].amount_fen == 3_860_000


def test_a_blank_first_column_and_other_names_of_columns() -> None:
    reading = read_rows(
        ["", "江南大学党委巡视反馈问题整改台账"],
        ["", "填报单位：江南大学党委", "", "截止日期：2024年9月30日"],
        [
            "",
            "序号",
            "所属方面",
            "问题内容",
            "整改举措",
            "举措落实情况",
            "办结时间",
            "销号状态",
            "牵头领导",
            "主责部门",
            "完成期限",
        ],
        ["", "1", "学习方面", "学习不深", "制定计划", "已落实", "2024.5.1", "已销号", "张", "党办", "2024年5月底"],
        ["", "", "", "", "开展研讨", "正在推进", "", "", "", "", ""],
        ["", "2", "作风方面", "调研不实", "建立制度", "完成", "2024.6.3", "未销号", "李", "校办", "6月底"],
    )
    first, second = reading.items
    assert (first.aspect, first.closed, first.lead_dept, first.place) == ("学习方面", True, "党办", "台账!D4")
    assert [m.status for m in first.measures] == [Status.COMPLETED, Status.IN_PROGRESS]
    assert (str(second.deadline.day), second.deadline.year_inferred) == ("2024-06-30", True)


def test_an_account_beside_a_plain_yes_is_kept() -> None:
    reading = read_rows(
        ["序号", "问题", "整改措施", "整改完成情况", "是否完成"],
        ["1", "甲", "做一", "制定了计划", "是"],
    )
    assert reading.items[0].detail == "制定了计划"
