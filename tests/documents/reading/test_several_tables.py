"""Sheets that hold more than one table, files that hold more than one sheet or paper."""

from pathlib import Path

from documents.reading.interpret import interpret
from documents.reading.outline import Grid, Outline
from documents.reading.result import Line, Reading
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import grid_of, headings, p, read_file, read_rows, reasons, tbl, tc, word

NAMES = ("序号", "反馈问题", "整改措施", "责任部门", "整改时限", "完成情况")


FIRST = ("1", "学习不深入", "研讨", "办公室", "2024年6月", "已完成")


SECOND = ("2", "作风不实", "督查", "人事股", "2024年6月", "正在整改")


def told(reading: Reading) -> list[tuple[str, str, str | None, Status, str]]:
    return [(i.heading, i.measures[0].text, i.lead_dept, i.status, i.place) for i in reading.items]


def test_a_table_below_is_read_by_its_own_header() -> None:
    reading = read_rows(
        NAMES,
        FIRST,
        SECOND,
        [""],
        ["二、立行立改问题台账"],
        ["序号", "存在问题", "牵头单位", "整改举措", "进展情况"],
        ["1", "公车私用", "财务股", "清退费用", "已完成"],
        ["2", "餐补超标", "财务股", "追缴餐补", "持续推进"],
    )
    assert told(reading) == [
        ("学习不深入", "研讨", "办公室", Status.COMPLETED, "台账!B2"),
        ("作风不实", "督查", "人事股", Status.IN_PROGRESS, "台账!B3"),
        ("公车私用", "清退费用", "财务股", Status.COMPLETED, "台账!B7"),
        ("餐补超标", "追缴餐补", "财务股", Status.IN_PROGRESS, "台账!B8"),
    ]
    assert [(sheet.header_rows, sheet.data_rows) for sheet in reading.sheets] == [((1,), 2), ((6,), 2)]
    assert [d.place for d in reading.doubts if "下面另有一张表" in d.reason] == ["台账!5"]


def test_a_merged_title_and_merged_problems_below_keep_their_places() -> None:
    grid = grid_of(
        NAMES,
        FIRST,
        ["附表", "", "", "", "", ""],
        ["序号", "问题描述", "责任领导", "具体措施", "是否完成", ""],
        ["1", "公车私用", "林溪", "清退", "是", ""],
        ["", "", "", "通报", "否", ""],
    )
    grid.cover(2, 0, 2, 5)
    grid.cover(4, 0, 5, 0)
    grid.cover(4, 1, 5, 1)
    reading = interpret(Outline(blocks=[grid]), "台账.xlsx", Kind.LEDGER)
    assert [(i.heading, len(i.measures), i.lead_officer, i.place) for i in reading.items] == [
        ("学习不深入", 1, None, "台账!B2"),
        ("公车私用", 2, "林溪", "台账!B5"),
    ]


def test_tables_side_by_side_are_read_one_after_the_other() -> None:
    reading = read_rows(
        [*NAMES, "", "序号", "意见建议", "落实措施", "承办单位", "落实情况"],
        [*FIRST, "", "1", "加强学习", "制定计划", "宣传股", "已落实到位"],
        [*SECOND, "", "2", "规范采购", "修订办法", "财务股", "正在修订"],
        ["3", "制度缺失", "建制", "法规股", "2024年6月", "已完成"],
    )
    assert told(reading) == [
        ("学习不深入", "研讨", "办公室", Status.COMPLETED, "台账!B2"),
        ("作风不实", "督查", "人事股", Status.IN_PROGRESS, "台账!B3"),
        ("制度缺失", "建制", "法规股", Status.COMPLETED, "台账!B4"),
        ("加强学习", "制定计划", "宣传股", Status.COMPLETED, "台账!I2"),
        ("规范采购", "修订办法", "财务股", Status.IN_PROGRESS, "台账!I3"),
    ]


def test_a_blank_column_inside_one_table_parts_nothing() -> None:
    reading = read_rows(
        ["序号", "反馈问题", "责任部门", "", "整改措施", "整改时限", "完成情况"],
        ["1", "学习不深入", "办公室", "", "研讨", "2024年6月", "已完成"],
    )
    assert told(reading) == [("学习不深入", "研讨", "办公室", Status.COMPLETED, "台账!B2")]
    assert len(reading.sheets) == 1


def test_the_header_repeated_on_every_printed_page_is_no_row() -> None:
    rows = [
        row for n in range(1, 7) for row in ([NAMES] if n in {3, 5} else []) + [(str(n), f"问题{n}不到位", *FIRST[2:])]
    ]
    reading = read_rows(NAMES, *rows)
    assert [item.heading for item in reading.items] == [f"问题{n}不到位" for n in range(1, 7)]
    assert len(reading.sheets) == 1


def test_a_day_of_completion_is_kept_where_no_measure_carries_it() -> None:
    reading = read_rows(
        ["序号", "反馈问题", "责任领导", "分管领导", "整改时限", "完成时间", "完成情况"],
        ["1", "学习不深入", "何平", "林溪", "2024年6月底", "2024.6.20", "已完成"],
        ["2", "作风不实", "何平", "周明", "2024年6月底", "", "正在整改"],
    )
    assert [item.others for item in reading.items] == [
        (("完成时间", "2024.6.20"), ("分管领导", "林溪")),
        (("分管领导", "周明"),),
    ]


def test_a_day_said_of_two_measures_at_once_is_kept_with_the_problem() -> None:
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", "完成日期", "完成情况"],
        ["1", "学习不深入", "（1）研讨；（2）宣讲", "2024.6.20", "已完成"],
    )
    (item,) = reading.items
    assert [measure.completed_on_text for measure in item.measures] == [None, None]
    assert item.others == (("完成日期", "2024.6.20"),)


def test_lists_of_tasks_and_of_persons_name_their_problems_by_number() -> None:
    problems = (("序号", "反馈问题", "整改目标"), ("1", "设备管理有漏洞", "账实相符"), ("2", "采购混乱", "平台采购"))
    tasks = (("1", "盘点设备", "3月底"), ("1", "补登设备账", "4月底"), ("2", "遴选供应商", "6月底"))
    persons = (("问题编号", "责任领导", "责任科室"), ("1", "陶然", "设备科"), ("2", "鲁峰", "采购中心"))
    lists = (problems, (("问题编号", "整改任务", "完成时间"), *tasks), persons)
    grids = [grid_of(*rows, name=f"表{n}") for n, rows in enumerate(lists, 1)]
    reading = interpret(Outline(blocks=[*grids]), "方案.docx", Kind.RECTIFICATION_PLAN)
    assert [(i.heading, i.lead_officer, [m.text for m in i.measures]) for i in reading.items] == [
        ("设备管理有漏洞", "陶然", ["盘点设备", "补登设备账"]),
        ("采购混乱", "鲁峰", ["遴选供应商"]),
    ]


def test_a_sheet_that_is_another_paper_is_told_and_not_read_with_this_one() -> None:
    plan = grid_of(
        ["某局整改方案"],
        ["序号", "反馈问题", "整改措施", "责任领导", "完成时限"],
        ["1", "补贴拖欠", "发放补贴", "王立群", "5月底"],
        name="方案",
    )
    ledger = grid_of(
        ["序号", "反馈问题", "整改措施", "完成情况", "是否销号"],
        ["1", "补贴拖欠", "发放补贴", "已完成", "是"],
        name="整改台账",
    )
    for kind, other in ((Kind.RECTIFICATION_PLAN, "整改台账"), (Kind.LEDGER, "整改方案")):
        reading = interpret(Outline(blocks=[plan, ledger]), "方案和台账.xlsx", kind)
        assert [item.heading for item in reading.items] == ["补贴拖欠"]
        assert f"是{other}，没有收进来" in reasons(reading)


def test_papers_bound_into_one_file_are_read_one_by_one(tmp_path: Path) -> None:
    table = tbl(
        [tc("序号"), tc("反馈问题"), tc("整改措施"), tc("整改状态")],
        [tc("1"), tc("推诿扯皮"), tc("办结41件"), tc("已完成")],
    )
    body = p("某局党组整改情况报告") + p("1个问题已完成1个。") + p("一、整改情况") + p("1.关于“推诿扯皮”问题。已完成。")
    body += p("附件：整改台账") + p("附件") + p("某局党组整改台账") + table
    path = word(tmp_path / "报告.docx", body)
    report, ledger = read_file(path), read_file(path, Kind.LEDGER)
    assert ([i.heading for i in report.items], report.items[0].measures) == (["推诿扯皮"], ())
    assert [doubt.reason for doubt in report.doubts] == [
        "附件“某局党组整改台账”是整改台账，没有收进来，请把这份文件再选“整改台账”收一次。"
    ]
    assert [m.text for item in ledger.items for m in item.measures] == ["办结41件"]
    assert (ledger.organization, ledger.declared, ledger.doubts) == ("某局党组", (), ())
    assert ledger.lines == report.lines


def test_of_a_sheet_for_each_month_the_last_is_read_and_the_others_are_told() -> None:
    def month(name: str, until: str, state: str) -> Grid:
        return grid_of(["某局整改台账"], [f"截至{until}"], [*NAMES], [*FIRST[:-1], state], name=name)

    months = [month("8月", "2024年8月31日", "已完成"), month("5月", "2024年5月31日", "正在整改")]
    reading = interpret(Outline(blocks=[*months]), "台账.xlsx", Kind.LEDGER)
    assert [(item.status, item.place[:2]) for item in reading.items] == [(Status.COMPLETED, "8月")]
    assert str(reading.as_of) == "2024-08-31"
    assert [doubt.place for doubt in reading.doubts if "每月一张表" in doubt.reason] == ["5月!A1"]


def test_a_report_with_a_small_table_for_each_problem() -> None:
    told = [("问题1", "学习不深入", "研讨3次。", "已完成"), ("问题2：作风不实", "", "督查2次。", "正在整改")]
    blocks: list[Line | Grid] = []
    for number, (label, problem, account, status) in enumerate(told, 1):
        blocks.append(Line(place=f"第{number}段", text=f"（{'一二'[number - 1]}）落实方面"))
        card = Grid(
            name=f"表{number}", rows=[[label, problem], ["整改情况", account], ["完成情况", status]], numbers=[1, 2, 3]
        )
        if not problem:
            card.cover(0, 0, 0, 1)
        blocks.append(card)
    reading = interpret(Outline(blocks=blocks), "报告.docx", Kind.RECTIFICATION_REPORT)
    assert [(i.aspect, i.number, i.heading, i.detail, i.status) for i in reading.items] == [
        ("（一）落实方面", "1", "学习不深入", "研讨3次。", Status.COMPLETED),
        ("（二）落实方面", "2", "作风不实", "督查2次。", Status.IN_PROGRESS),
    ]


def test_a_town_keeps_a_sheet_for_each_aspect_and_numbers_problems_in_their_cells() -> None:
    header = ["存在问题", "整改措施", "责任领导", "整改标准", "是否销号", "销号时间"]
    one = grid_of(
        ["青石乡党委巡察整改销号台账（党的领导方面）"],
        header,
        ["1.议事决策不规范", "（1）修订规则；（2）建立清单。", "马骏", "规范", "是", "2024.6.3"],
        ["2.意识形态工作不到位", "每半年研究1次", "宋雨", "落实", "否", ""],
        name="党的领导",
    )
    other = grid_of(
        ["青石乡党委巡察整改销号台账（党的建设方面）"],
        header,
        ["3.村级组织软弱涣散", "整顿3个村", "马骏", "达标", "否", ""],
        ["审核人：", "", "马骏", "", "填表人：", "宋雨"],
        name="党的建设",
    )
    reading = interpret(Outline(blocks=[one, other]), "台账.xlsx")
    assert [(i.aspect, i.number, i.heading_number, i.heading, i.closed) for i in reading.items] == [
        ("党的领导方面", "1", "1.", "议事决策不规范", True),
        ("党的领导方面", "2", "2.", "意识形态工作不到位", False),
        ("党的建设方面", "3", "3.", "村级组织软弱涣散", False),
    ]
    assert reading.sheets[1].footer_rows == (4,)


def test_problems_tasks_and_who_answers_on_three_sheets_are_one_item_each() -> None:
    problems = grid_of(
        ["序号", "反馈问题", "具体表现"], ["1", "档案混乱", "遗失12卷"], ["2", "值班缺岗", "3次"], name="问题清单"
    )
    tasks = grid_of(
        ["序号", "反馈问题", "整改措施", "完成时限"],
        ["1", "档案混乱", "①补齐档案；②安装监控", "2025年6月底"],
        ["2", "值班缺岗", "每周抽查", "2025年5月底"],
        name="任务清单",
    )
    duties = grid_of(
        ["序号", "反馈问题", "责任领导", "牵头部门"],
        ["1", "档案混乱", "周行", "办公室"],
        ["2", "值班缺岗", "何平", "办公室"],
        name="责任清单",
    )
    reading = interpret(Outline(blocks=[problems, tasks, duties]), "三张清单.xlsx", Kind.RECTIFICATION_PLAN)
    first = reading.items[0]
    assert headings(reading) == ["档案混乱", "值班缺岗"]
    assert ([m.text for m in first.measures], first.lead_officer, first.detail) == (
        ["补齐档案", "安装监控"],
        "周行",
        "遗失12卷",
    )


def test_two_ledgers_of_the_same_problems_stay_two() -> None:
    rows = [["1", "档案混乱", "补齐档案", "已完成"], ["2", "值班缺岗", "每周抽查", "已完成"]]
    other = [["1", "档案混乱", "安装监控", "推进中"], ["2", "值班缺岗", "通报批评", "推进中"]]
    names = ["序号", "反馈问题", "整改措施", "完成情况"]
    blocks = [grid_of(names, *rows, name="一季度"), grid_of(names, *other, name="二季度")]
    assert len(interpret(Outline(blocks=[*blocks]), "台账.xlsx", Kind.LEDGER).items) == 4
