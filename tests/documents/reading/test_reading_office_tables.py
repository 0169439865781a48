"""Ledgers and lists as other offices rule them: other words for columns, other merges, other footers."""

from datetime import date
from pathlib import Path

from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from documents.reading.result import Reading, shape_of
from documents.reading.understand import understand
from domain.words import DocumentKind as Kind
from domain.words import NamedKind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import grid_of, read_file, read_rows, read_text


def reasons(reading: Reading) -> str:
    return "".join(doubt.reason for doubt in reading.doubts)


def test_a_port_calls_its_columns_by_other_names() -> None:
    reading = read_rows(
        ["江海港务集团"],
        ["省委巡视反馈意见整改落实对照检查表"],
        ["单位：集团本部", "", "", "", "统计截止：2024年10月15日"],
        [
            "条目",
            "巡视反馈意见原文",
            "集团整改目标",
            "对应整改举措",
            "责任人（部门）",
            "计划办结",
            "实际办结",
            "办理结果",
            "验证资料",
        ],
        ["1.1", "战略有差距", "方案落地", "制定方案", "陈立（战略部）", "2024-06-30", "2024-06-28", "办结", "方案"],
        ["1.1", "战略有差距", "方案落地", "开工", "陈立（战略部）", "2024-09-30", "", "办理中", "开工令"],
        ["1.2", "管控不力", "完成清算", "清算注销", "郑凯（企管部）", "2024-12-31", "", "未办结", ""],
        kind=None,
    )
    assert (reading.kind, reading.organization, reading.as_of) == (Kind.LEDGER, "江海港务集团", date(2024, 10, 15))
    first, second = reading.items
    assert [(m.text, m.status, m.completed_on, m.evidence) for m in first.measures] == [
        ("制定方案", Status.COMPLETED, date(2024, 6, 28), "方案"),
        ("开工", Status.IN_PROGRESS, None, "开工令"),
    ]
    assert (second.heading, second.goal) == ("管控不力", "完成清算")
    assert (second.lead_officer, second.lead_dept) == ("郑凯", "企管部")
    assert second.status is Status.NOT_COMPLETED


def test_an_export_of_a_platform_has_neither_title_nor_problem_column(tmp_path: Path) -> None:
    rows = [
        "编号,整改要求,派发时间,签收人,推进情况,完成日期,进度%,核验意见,驳回原因",
        "XC-001,规范招投标,2024-03-01,陈立,已修订办法,2024-05-20,100,同意销号,",
        "XC-002,清理往来款,2024-03-01,陈立,已清理12笔,,75,,",
    ]
    (tmp_path / "导出.csv").write_bytes("\r\n".join(rows).encode("gb18030"))
    reading = read_file(tmp_path / "导出.csv")
    assert reading.kind is Kind.LEDGER
    assert [(i.heading, i.status, i.closed, i.detail) for i in reading.items] == [
        ("规范招投标", Status.COMPLETED, True, "已修订办法"),
        ("清理往来款", Status.IN_PROGRESS, None, "已清理12笔"),
    ]
    assert "按表头看作整改台账" in reasons(reading)
    assert "按“整改要求”当作问题" in reasons(reading)


def test_the_names_of_columns_are_no_title() -> None:
    reading = read_rows(
        ["反馈方面", "问题序号", "反馈问题", "整改措施", "整改进度", "是否销号"],
        ["党的建设", "1", "支部换届不及时", "完成3个支部换届", "已换届", "是"],
        kind=None,
    )
    assert (reading.kind, [item.heading for item in reading.items]) == (Kind.LEDGER, ["支部换届不及时"])


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


def test_measures_in_columns_beside_each_other_are_all_measures() -> None:
    reading = read_rows(
        ["区民政局党组巡察整改台账"],
        ["序号", "反馈问题", "整改措施一", "整改措施二", "整改措施三", "责任人", "状态"],
        ["1", "低保审核不严", "入户核查", "比对数据", "公示", "张三", "√"],
        ["2", "监管不到位", "安全检查", "", "", "李四", "×"],
    )
    assert [[(m.text, m.place) for m in i.measures] for i in reading.items] == [
        [("入户核查", "台账!C3"), ("比对数据", "台账!D3"), ("公示", "台账!E3")],
        [("安全检查", "台账!C4")],
    ]
    assert [(i.status, i.status_basis) for i in reading.items] == [
        (Status.COMPLETED, "stated"),
        (Status.NOT_COMPLETED, "stated"),
    ]
    assert reading.sheets[0].fields[2:5] == ("measure", "measure", "measure")


def test_a_table_of_totals_under_joined_names() -> None:
    grid = grid_of(
        ["江州师范学院党委第二轮巡察整改情况汇总表"],
        ["序号", "被巡察党组织", "反馈问题", "", "", "立行立改", ""],
        ["", "", "应整改数", "已整改数", "完成率", "应整改数", "已整改数"],
        ["1", "文学院党总支", "22", "20", "90.9%", "4", "4"],
        ["2", "理学院党总支", "18", "18", "100%", "3", "3"],
        ["合计", "", "40", "38", "95%", "7", "7"],
    )
    grid.cover(1, 2, 1, 4)
    grid.cover(1, 5, 1, 6)
    reading = interpret(Outline(blocks=[grid]), "汇总.xlsx")
    assert reading.items == ()
    assert dict(reading.declared) == {
        "problems": 40,
        "completed": 38,
        "立行立改应整改数": 7,
        "立行立改已整改数": 7,
    }


def test_a_lone_numbered_measure_loses_its_number_and_an_amount_does_not() -> None:
    reading = read_rows(
        ["序号", "反馈问题", "整改措施"],
        ["1", "合作不深入", "1.新建实训基地5个"],
        ["2", "违规发放", "3.5万元全额清退"],
        ["3", "整改不力", "（1）约谈"],
        ["", "", "（2）通报"],
    )
    assert [[m.text for m in i.measures] for i in reading.items] == [
        ["新建实训基地5个"],
        ["3.5万元全额清退"],
        ["约谈", "通报"],
    ]


def test_a_class_column_is_the_aspect_of_a_ledger_and_not_of_named_matters() -> None:
    rows = (["类别", "问题", "整改措施"], ["党建", "学习不深入", "研讨"])
    assert read_rows(*rows, kind=Kind.LEDGER).items[0].aspect == "党建"
    named = read_rows(["类别", "内容", "办理情况"], ["点人", "某某某", "已办结"], kind=Kind.NAMED_MATTERS)
    assert named.items[0].aspect == ""


def test_a_second_measure_column_may_be_chosen_by_hand(tmp_path: Path) -> None:
    (tmp_path / "台账.csv").write_text("问题,整改措施,另行安排,完成情况\n学习不深入,研讨,宣讲,已完成\n", "utf-8")
    shape = shape_of(("问题", "整改措施", "另行安排", "完成情况"))
    reading = understand(tmp_path / "台账.csv", "ledger", {(shape, 2): "measure"})
    assert [m.text for m in reading.items[0].measures] == ["研讨", "宣讲"]


def test_named_matters_below_one_class_and_whose_problems_a_table_assigns() -> None:
    named = read_rows(
        ["市委书记专题会议点人点事点问题清单"],
        ["类别", "序号", "具体内容", "处置意见", "责任单位"],
        ["点人", "1", "钱某某违规兼职取酬", "立案审查", "市纪委监委"],
        ["", "2", "周某收受礼金", "初步核实", "市纪委监委"],
        ["点事", "3", "棚改项目久拖不决", "限期整改", "市住建局"],
        kind=None,
    )
    assert [i.named_kind for i in named.items] == [NamedKind.PERSON, NamedKind.PERSON, NamedKind.MATTER]
    assigned = read_rows(
        ["市委第二巡察组反馈市交通运输局党组问题整改任务分工表"],
        ["序号", "反馈问题", "整改任务", "牵头单位", "责任单位", "完成时限"],
        ["1", "养护资金挪用", "追回186万元", "市财政局", "市交通运输局", "2024年9月底"],
        kind=None,
    )
    assert (assigned.kind, assigned.organization) == (Kind.ASSIGNMENT_PLAN, "市交通运输局党组")


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
