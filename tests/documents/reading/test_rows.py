"""Which rows of a table belong to one problem."""

import pytest

from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import grid_of, read_rows, reasons


def test_a_status_stands_over_the_rows_that_have_it() -> None:
    reading = read_rows(
        ["县审计局党组巡察整改情况一览表"],
        ["序号", "反馈问题", "整改情况", "责任人"],
        ["一、已完成整改问题（1个）"],
        ["1", "审计质量不高", "开展质量检查2次", "张"],
        ["二、长期坚持问题（1个）"],
        ["2", "学习不深入", "每月学习", "王"],
    )
    assert [(i.aspect, i.status, i.status_text, i.status_place, i.detail) for i in reading.items] == [
        ("", Status.COMPLETED, "已完成", "台账!3", "开展质量检查2次"),
        ("", Status.LONG_TERM, "长期坚持", "台账!5", "每月学习"),
    ]


def test_a_second_header_in_a_sheet_is_no_problem() -> None:
    reading = read_rows(
        ["序号", "问题", "措施", "进度"],
        ["1", "库房老化", "维修", "完成"],
        ["巡察建议落实情况"],
        ["序号", "反馈意见", "落实措施", "落实情况"],
        ["1", "加强队伍建设", "招聘3人", "已落实"],
    )
    assert [i.heading for i in reading.items] == ["库房老化", "加强队伍建设"]
    assert "下面另有一张表" in reasons(reading)


def test_rows_numbered_in_chinese_name_what_holds_the_problems_below() -> None:
    reading = read_rows(
        ["市场监管局党组整改责任清单"],
        ["序号", "整改内容", "整改措施", "责任单位", "整改期限", "进展情况"],
        ["一", "党的领导方面"],
        ["（一）", "理论学习不深入"],
        ["1", "“第一议题”落实不到位", "完善制度", "办公室", "5月底", "完成"],
        ["（二）", "监管责任不落实"],
        ["2", "监管有盲区", "专项检查", "食品科", "长期坚持", "持续推进"],
        ["二", "党的建设方面"],
        ["3", "“三会一课”质量不高", "检查通报", "机关党委", "6月底", "基本完成"],
    )
    assert [(i.aspect, i.group, i.heading) for i in reading.items] == [
        ("党的领导方面", "理论学习不深入", "“第一议题”落实不到位"),
        ("党的领导方面", "监管责任不落实", "监管有盲区"),
        ("党的建设方面", "", "“三会一课”质量不高"),
    ]
    assert "没有写年份" in reasons(reading)


def test_problems_numbered_in_chinese_hold_the_measures_of_the_rows_below() -> None:
    reading = read_rows(
        ["某局整改清单"],
        ["序号", "存在问题", "整改措施", "责任单位", "完成情况"],
        ["一", "学习不深入"],
        ["1", "", "制定计划", "办公室", "已完成"],
        ["2", "", "开展研讨", "组织科", "正在整改"],
        ["二", "作风不实"],
        ["1", "", "下沉调研", "办公室", "已完成"],
    )
    assert [(i.heading, [(m.text, m.status) for m in i.measures]) for i in reading.items] == [
        ("学习不深入", [("制定计划", Status.COMPLETED), ("开展研讨", Status.IN_PROGRESS)]),
        ("作风不实", [("下沉调研", Status.COMPLETED)]),
    ]


def test_blank_cells_go_on_with_the_problem_above() -> None:
    reading = read_rows(
        ["某县某局整改台账"],
        ["序号", "反馈问题", "整改措施", "责任领导", "责任部门", "整改标准", "整改时限", "完成情况"],
        ["1", "问题甲", "措施一", "张", "办", "到位", "2024.6", "已完成"],
        ["", "", "措施二", "", "", "", "2024.7", "正在整改"],
        ["2", "问题乙", "措施三", "李", "财", "到位", "2024年底", "已完成"],
        ["合计", "2", "3"],
        ["填表人：王"],
    )
    first, second = reading.items
    assert [m.status for m in first.measures] == [Status.COMPLETED, Status.IN_PROGRESS]
    assert (first.status, first.status_basis, first.status_place) == (Status.IN_PROGRESS, "from_measures", "台账!H4")
    assert first.deadline.text == "2024.7"
    assert second.goal == "到位"
    assert "几个时限" in reasons(reading)
    assert "合计行" in reasons(reading)
    assert reading.sheets[0].footer_rows == (7,)
    assert reading.sheets[0].flattened


def test_section_rows_name_the_aspect_and_repeated_headers_are_passed_over() -> None:
    header = ["序号", "具体问题", "整改措施", "完成情况", "销号情况"]
    reading = read_rows(
        ["某局整改台账"],
        header,
        ["一、党的建设方面"],
        ["1", "甲", "做", "已完成", "已销号"],
        header,
        ["二、作风方面"],
        ["2", "乙", "做", "未完成", "未销号"],
        ["4", "丁", "做", "60%", "/"],
    )
    assert [(i.aspect, i.heading, i.closed) for i in reading.items] == [
        ("一、党的建设方面", "甲", True),
        ("二、作风方面", "乙", False),
        ("二、作风方面", "丁", None),
    ]
    assert "序号不连续：上一个是2，这里是4" in reasons(reading)


def test_repeated_words_without_merges_are_one_problem() -> None:
    reading = read_rows(
        ["序号", "单位", "反馈问题", "整改措施"],
        ["1", "甲局", "管理不严", "a"],
        ["2", "甲局", "管理不严", "b"],
        ["3", "乙局", "管理不严", "c"],
        ["4", "乙局", "学习不够", "d"],
    )
    assert [(i.unit, i.number, len(i.measures)) for i in reading.items] == [
        ("甲局", "1", 2),
        ("乙局", "2", 1),
        ("乙局", "3", 1),
    ]
    assert "序号不同" in reasons(reading)
    assert reading.organization == "多个单位（甲局至乙局）"


def test_a_problem_number_of_its_own_decides() -> None:
    reading = read_rows(
        ["序号", "反馈问题序号", "反馈问题", "整改措施"],
        ["1", "1", "管理不严", "a"],
        ["2", "2", "管理不严", "b"],
        ["3", "2", "", "c"],
    )
    assert [(i.number, len(i.measures)) for i in reading.items] == [("1", 1), ("2", 2)]


def test_tables_without_measures_keep_rows_apart() -> None:
    reading = read_rows(
        ["序号", "方面", "问题", "具体表现"],
        ["1", "党建", "学习不深", "仅2次"],
        ["2", "", "会议不规范", "漏记"],
        ["3", "", "", "没有标题"],
        kind=Kind.FEEDBACK_OPINION,
    )
    assert [(i.aspect, i.heading, i.detail) for i in reading.items] == [
        ("党建", "学习不深", "仅2次"),
        ("党建", "会议不规范", "漏记"),
    ]
    assert "没有问题内容" in reasons(reading)


def test_differing_words_for_one_problem_are_doubted() -> None:
    reading = read_rows(
        ["序号", "问题", "整改措施", "是否销号", "责任部门"],
        ["1", "甲", "a", "是", "办公室"],
        ["", "", "b", "否", "财务科"],
    )
    assert reasons(reading).count("有不同写法") == 2


def test_aspects_in_rows_of_their_own_and_notes_between() -> None:
    reading = read_rows(
        ["编号", "反馈意见", "主要措施", "工作进展", "完成比例", "责任领导及部门", "时间安排"],
        ["填写说明：完成比例写百分数"],
        ["一", "学习方面"],
        ["1", "学习不深", "制定计划", "已制定", "100%", "张/党办", "5月底"],
        ["2", "调研不实", "建立制度", "在办", "50%", "李/校办", "长期坚持"],
        ["审核：张三", "", "", "日期："],
    )
    assert [(i.aspect, i.heading, i.status, i.lead_officer, i.lead_dept) for i in reading.items] == [
        ("学习方面", "学习不深", Status.COMPLETED, "张", "党办"),
        ("学习方面", "调研不实", Status.IN_PROGRESS, "李", "校办"),
    ]
    assert reading.sheets[0].footer_rows == (2, 6)


def test_a_column_that_is_not_merged_with_its_problem_speaks_of_each_measure() -> None:
    grid = grid_of(
        ["序号", "问题", "整改措施", "佐证材料", "是否完成整改"],
        ["1", "甲", "做一", "照片", "是"],
        ["", "", "做二", "", ""],
    )
    grid.cover(1, 0, 2, 0)
    grid.cover(1, 1, 2, 1)
    (item,) = interpret(Outline(blocks=[grid]), "台账.xlsx", Kind.LEDGER).items
    assert [m.evidence for m in item.measures] == ["照片", None]
    assert (item.status_basis, item.status) == ("stated", Status.COMPLETED)


@pytest.mark.parametrize("joined", [True, False])
def test_rows_of_measures_below_a_row_for_their_problem(joined: bool) -> None:
    names = (
        ["编号", "整改措施", "进展", "佐证", "责任领导", "状态"]
        if joined
        else ["编号", "问题/措施", "进展", "佐证", "责任领导", "状态"]
    )
    first = ["1.违规发放津补贴（已销号）"] if joined else ["1", "违规发放津补贴（已销号）", "", "", "王立群", ""]
    second = ["2.制度执行不严（整改中）"] if joined else ["2", "制度执行不严（整改中）", "", "", "李明", ""]
    grid = grid_of(
        ["某局党组巡察整改台账"],
        names,
        ["（一）落实全面从严治党责任方面"],
        first,
        ["1.1", "清退补贴12.6万元", "已清退12.6万元", "收据", "王立群", "已完成"],
        ["1.2", "修订管理办法", "已修订", "办法", "", "已完成"],
        second,
        ["2.1", "开展制度检查", "已检查2次", "检查记录", "李明", "进行中"],
    )
    for row in (0, 2, *((3, 6) if joined else ())):
        grid.cover(row, 0, row, 5)
    reading = interpret(Outline(blocks=[grid]), "台账.xlsx", Kind.LEDGER)
    assert [(i.number, i.heading, i.status, i.closed, i.lead_officer, i.place) for i in reading.items] == [
        ("1", "违规发放津补贴", Status.COMPLETED, True, "王立群", f"台账!{'A' if joined else 'B'}4"),
        ("2", "制度执行不严", Status.IN_PROGRESS, None, "李明", f"台账!{'A' if joined else 'B'}7"),
    ]
    assert {i.aspect for i in reading.items} == {"（一）落实全面从严治党责任方面"}
    assert [[(m.text, m.account, m.status_text) for m in i.measures] for i in reading.items] == [
        [("清退补贴12.6万元", "已清退12.6万元", "已完成"), ("修订管理办法", "已修订", "已完成")],
        [("开展制度检查", "已检查2次", "进行中")],
    ]
