"""Columns by the names that offices give them."""

from datetime import date
from pathlib import Path

import pytest

from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from documents.reading.result import shape_of
from documents.reading.understand import understand
from documents.reading.vocabulary import COUNTED, RULES
from domain.words import DocumentKind, NamedKind, RectificationStatus
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import grid_of, read_file, read_rows, reasons, sheet


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


def test_tasks_beside_the_problems_of_a_ledger_are_its_measures():
    reading = read_rows(
        ["序号", "巡视反馈问题", "整改任务", "责任领导", "进展情况", "完成进度"],
        ["1", "教师不足", "引进教师20人", "柴静宜", "引进14人", "70%"],
    )
    (item,) = reading.items
    assert [m.text for m in item.measures] == ["引进教师20人"]
    assert item.status is RectificationStatus.IN_PROGRESS


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


def test_what_is_done_about_recommendations_may_be_a_list_of_its_own():
    reading = read_rows(
        ["序号", "意见建议", "整改措施", "完成时间"],
        ["1", "强化办台意识", "每季度召开分析会", "长期坚持"],
        kind=Kind.RECTIFICATION_PLAN,
    )
    assert [(item.aspect, item.heading) for item in reading.items] == [("意见建议", "强化办台意识")]


def test_remarks_are_kept_beside_the_problem():
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", "责任领导", "完成情况", "备注"],
        ["1", "租金拖欠", "收缴租金", "柯明亮", "已完成", "毛学斌调离，由柯明亮接任"],
    )
    (item,) = reading.items
    assert item.others == (("备注", "毛学斌调离，由柯明亮接任"),)
    assert not any("不认识" in doubt.reason for doubt in reading.doubts)


def test_a_column_says_beside_its_own_what_stands_in_a_bracket() -> None:
    reading = read_rows(
        ["序号", "反馈问题", "整改措施（责任科室、时限）", "落实情况/具体情况", "责任领导", "整改时限"],
        [
            "1",
            "减负不到位",
            "1.26块牌子全部清理（党建办，4月底前）；2.3类台账合并（党政办、城建办，5月底前）",
            "1.26块已清理；2.3类已合并",
            "江一帆",
            "2024年5月底",
        ],
    )
    (item,) = reading.items
    assert [(m.text, m.responsible, m.deadline_place != "", m.account) for m in item.measures] == [
        ("26块牌子全部清理", "党建办", True, "26块已清理"),
        ("3类台账合并", "党政办、城建办", True, "3类已合并"),
    ]
    assert item.deadline.day == date(2024, 5, 31)


def test_problems_are_told_in_the_column_that_goes_with_their_numbers() -> None:
    rows: tuple[list[str], ...] = (
        ["序号", "主要问题", "具体问题", "整改措施"],
        ["1", "主业不强", "投资偏高", "压降"],
        ["2", "", "布局滞后", "建设"],
    )
    assert [i.heading for i in read_rows(*rows).items] == ["投资偏高", "布局滞后"]
    below = (*rows[:2], ["", "", "布局滞后", "建设"], ["2", "管理不严", "合同不全", "补签"])
    assert [i.heading for i in read_rows(*below).items] == ["主业不强", "管理不严"]


def test_a_tick_below_the_name_of_a_status_is_that_status() -> None:
    reading = read_rows(
        ["序号", "问题", "整改措施", "完成", "基本完成", "推进中", "销号"],
        ["1", "账目混乱", "清点藏品", "√", "", "", "√"],
        ["2", "改造缓慢", "改造展厅", "", "", "√", ""],
    )
    (done, under_way) = reading.items
    assert [(m.status_text, m.status) for m in (*done.measures, *under_way.measures)] == [
        ("完成", Status.COMPLETED),
        ("推进中", Status.IN_PROGRESS),
    ]
    assert under_way.measures[0].status_place == "台账!F3"
    assert "不认识" not in reasons(reading)


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


def test_a_second_measure_column_may_be_chosen_by_hand(tmp_path: Path) -> None:
    (tmp_path / "台账.csv").write_text("问题,整改措施,另行安排,完成情况\n学习不深入,研讨,宣讲,已完成\n", "utf-8")
    shape = shape_of(("问题", "整改措施", "另行安排", "完成情况"))
    reading = understand(tmp_path / "台账.csv", "ledger", {(shape, 2): "measure"})
    assert [m.text for m in reading.items[0].measures] == ["研讨", "宣讲"]


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (["序号", "反馈问题", "整改任务", "责任单位", "时限要求"], DocumentKind.ASSIGNMENT_PLAN),
        (["序号", "反馈问题", "整改措施", "责任领导", "责任单位", "完成时限"], DocumentKind.RECTIFICATION_PLAN),
        (["序号", "反馈问题", "整改措施", "责任单位", "完成时限", "完成情况"], DocumentKind.LEDGER),
    ],
)
def test_a_table_of_shared_out_tasks_is_told_by_its_columns(
    tmp_path: Path, columns: list[str], kind: DocumentKind
) -> None:
    row = [1, "公务接待不严", "清理接待账目", "办公室", "2024年6月底", "已完成"]
    path = sheet(tmp_path / "任务.xlsx", ["巡察反馈问题整改任务分解表"], columns, row[: len(columns)])
    assert read_file(path).kind is kind


COLUMNS = {
    "heading": "巡察指出问题 问题摘要 问题名称 反馈事项 反馈内容 点题事项 整改项目 突出问题 巡视反馈意见问题",
    "aspect": "聚焦方面 问题归类 所属板块",
    "measure": "工作举措 推进措施 改进措施 任务分解 具体做法 拟采取措施",
    "goal": "达到目标 验收标准 标志性成果 预期成效",
    "lead_officer": "包抓领导 挂帅领导 领衔领导 牵头负责人 责任班子成员 牵头责任人 领导责任",
    "lead_dept": "承办科室 落实单位 经办部门 责任站所 责任学院 主办科室 责任科（室） 牵头",
    "support_dept": "参加单位 协作单位 配合",
    "deadline": "要求完成时间 拟办结时间 截止时间 完成节点 应完成时间 限时",
    "completed_on": "实际完成 实际销号时间 整改到位时间 时间节点/实际 落实日期 完结时间 销号时间 日期",
    "status": "进展程度 完成与否 是否到位 自评结论 问题状态",
    "progress": "已开展工作 工作开展情况 主要做法及成效 最新进展 进展说明 落实情况说明 说明",
    "evidence": "备查材料 痕迹资料 归档材料 材料清单 附件 台账资料 凭证资料",
    "row_number": "反馈问题/编号 反馈问题/序号",
    "closed": "是否验收",
    "named_kind": "三点类别 属性",
}


@pytest.mark.parametrize(("field", "name"), [(f, name) for f, names in COLUMNS.items() for name in names.split()])
def test_a_column_is_known_by_the_names_offices_give_it(field: str, name: str) -> None:
    assert not COUNTED.search(name)
    assert next(known for known, pattern in RULES if pattern.search(name)) == field


def test_what_says_when_planned_work_is_done_is_no_day_of_completion_but_its_own_column_stays() -> None:
    assert next(known for known, pattern in RULES if pattern.search("细化的整改要求/对应完成时间")) == "planned_on"


def test_a_row_with_a_date_is_no_part_of_the_names_of_columns() -> None:
    grid = grid_of(
        ["会议日期", "2024年2月23日", "", "交办单位", "市委巡察办", ""],
        ["序号", "点题类型", "点到的人", "存在的问题", "交办要求", "报结时间"],
        ["1", "点人", "站长王某", "收受好处", "从严查处", "2024年9月30日"],
    )
    (item,) = interpret(Outline(blocks=[grid]), "三点.xlsx").items
    assert (item.named_kind, item.heading, item.requirement) == (NamedKind.PERSON, "站长王某：收受好处", "从严查处")


def test_measures_beside_each_other_are_told_each_with_its_own_account_and_proof() -> None:
    one_row = ["序号", "问题", "措施1", "措施1进展", "措施1佐证", "措施2", "措施2进展", "措施2佐证", "责任领导", "状态"]
    joined = (
        ["序号", "问题", "措施一", "", "", "措施二", "", "", "责任领导", "状态"],
        ["", "", *["内容", "进展", "佐证"] * 2, "", ""],
    )
    told = ["1", "补贴拖欠", "发放补贴", "已发放", "回单", "公示补贴", "已公示", "照片", "周行", "已完成"]
    short = ["2", "台账混乱", "建立台账", "已建立", "台账", "", "", "", "李明", "正在推进"]
    for header in ([one_row], joined):
        first, second = read_rows(*header, told, short).items
        assert [(m.text, m.account, m.evidence, m.place) for m in first.measures] == [
            ("发放补贴", "已发放", "回单", f"台账!C{len(header) + 1}"),
            ("公示补贴", "已公示", "照片", f"台账!F{len(header) + 1}"),
        ]
        assert (first.lead_officer, first.status, len(second.measures)) == ("周行", Status.COMPLETED, 1)
        assert second.status is Status.IN_PROGRESS
