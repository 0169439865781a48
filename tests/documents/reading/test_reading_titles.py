"""What a paper is by its title, and lists of one plan on several sheets."""
# ruff: noqa: E501 - a case reads best on its own line

from datetime import date

import pytest

from documents.reading.announced import kind_of
from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from documents.reading.result import Line
from documents.reading.vocabulary import COUNTED, RULES
from domain.words import DocumentKind as Kind
from domain.words import NamedKind, RectificationStatus
from tests.documents.reading.reading_kit import grid_of, headings, read_rows, read_text, reasons

TITLES = {
    Kind.LEDGER: "某局整改方案完成情况表 某局巡察整改对账表 某局整改动态跟踪表 某局巡察整改一本账 某局整改作战图 某局巡察反馈问题整改落实表 某局整改总账",
    Kind.RECTIFICATION_PLAN: "某局党组巡察整改举措 某局党组巡察整改实施意见 某局党组巡察整改工作计划 某局党组关于落实巡察反馈意见的整改措施 某局巡察整改任务书",
    Kind.RECTIFICATION_REPORT: "某局党组关于巡察整改方案执行情况的报告 某局党组巡察整改工作总结 某局党组关于区委巡察反馈意见落实情况的报告 某局党组关于巡察整改情况的说明",
    Kind.NAMED_MATTERS: "重点人、重点事清单 县委书记专题会议交办事项清单 书记专题会议要求办理事项 县委书记听取巡察汇报时点到的人和事",
    Kind.ASSIGNMENT_PLAN: "集团关于某公司整改督导任务的分解方案 整改任务督办清单 关于落实某局巡察反馈意见的分工通知 整改督办通知",
    Kind.FEEDBACK_OPINION: "区委巡察组关于某局的巡察意见 区委第一巡察组向某局反馈巡察情况",
}
OTHER_PAPERS = {
    "会议纪要": "某街道党工委会议纪要 某局党组关于巡察整改情况的专题会议纪要（第7期）",
    "佐证材料目录": "某局巡察整改佐证材料目录 问题整改证明材料清单",
    "讲话稿": "在巡察整改动员会上的讲话",
    "对照检查材料": "巡察整改专题民主生活会对照检查材料",
}
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


@pytest.mark.parametrize(("kind", "title"), [(k, title) for k, titles in TITLES.items() for title in titles.split()])
def test_a_title_announces_its_kind(kind: Kind, title: str) -> None:
    assert kind_of(title) is kind


@pytest.mark.parametrize(
    ("paper", "title"), [(p, title) for p, titles in OTHER_PAPERS.items() for title in titles.split()]
)
def test_a_paper_that_is_none_of_the_references_is_told_and_nothing_is_read_from_it(paper: str, title: str) -> None:
    reading = read_text(f"{title}\n会议听取了整改情况汇报，议定：\n一、关于“宿舍电路改造不到位”问题，8月底前完成。")
    assert (reading.kind, reading.items) == (None, ())
    assert [(doubt.place, doubt.reason) for doubt in reading.doubts] == [
        ("", f"这是{paper}，四对照用不到，没有读入；它能证明整改情况的，请作为证据附到那个问题上。"),
        ("第3行", "这里谈到“宿舍电路改造不到位”，请与这个问题的台账、报告对照。"),
    ]
    assert read_text(f"{title}\n1.学习不深入。", Kind.LEDGER).kind is Kind.LEDGER


def test_a_list_in_running_text_is_known_by_the_labels_below_its_tasks() -> None:
    task = "1.整改“值班缺岗”问题。（牵头单位：县应急局；完成时限：2024年5月底）"
    assert read_text(f"某局巡察反馈意见整改任务分解表\n一、学习方面\n{task}").kind is Kind.ASSIGNMENT_PLAN
    plan = "1.值班缺岗\n整改措施：补签值班表。\n责任领导：王某\n完成时限：2024年5月底"
    assert read_text(f"某局整改责任清单\n一、学习方面\n{plan}").kind is Kind.RECTIFICATION_PLAN


def test_minutes_of_the_secretary_that_name_matters_and_lists_of_proof_with_a_state_are_read() -> None:
    assert kind_of("县委书记专题会议纪要（节录）") is Kind.NAMED_MATTERS
    named = read_text("专题会议纪要\n县委书记听取巡察情况汇报，点人点事如下：\n（一）点人。站长王某失职，要问责。")
    assert named.kind is Kind.NAMED_MATTERS
    listed = read_rows(
        ["佐证材料目录"], ["序号", "问题", "整改措施", "完成情况", "佐证材料"], ["1", "值班缺岗", "补签", "已完成", "表"],
        kind=None,
    )  # fmt: skip
    assert (listed.kind, headings(listed)) == (Kind.LEDGER, ["值班缺岗"])


def test_a_report_of_the_principal_is_used_as_a_whole() -> None:
    reading = read_text(
        "某局党组书记江某\n关于组织落实巡察整改情况的报告\n本人认真履行第一责任人责任。\n"
        "一、带头研究\n主持召开党组会7次。\n二、督促推动\n9个问题已完成8个，正在整改1个。"
    )
    assert (reading.kind, reading.items, reading.organization) == (Kind.RECTIFICATION_REPORT, (), "某局党组")
    assert dict(reading.declared) == {"problems": 9, "completed": 8, "in_progress": 1}
    assert "没有读到逐条的整改情况，只收了通篇所说的数字和做法" in reasons(reading)


def test_a_paper_below_the_notice_that_carries_it_is_read_and_dated() -> None:
    inner = Line(place="", text="县应急局党组巡察整改任务分工", bold=True, aligned="center")
    told = """中共云溪县委办公室关于印发《县应急局党组巡察整改任务分工》的通知
中共云溪县委办公室
2024年2月19日
-
一、安全监管方面
1.推进“隐患排查流于形式”问题整改，2024年9月底前完成。（县应急局党组牵头，县财政局配合）
2.推进“值班制度执行不严”问题整改，2024年6月底前完成。（县应急局党组牵头，县公安局配合）
二、干部管理方面
3.推进“干部轮岗不到位”问题整改，2024年6月底前完成。（县应急局党组牵头）"""
    lines = [inner if text == "-" else Line(place=str(n), text=text) for n, text in enumerate(told.split("\n"))]
    reading = interpret(Outline(blocks=list(lines)), "分工.docx")
    assert headings(reading)[1:] == ["推进“值班制度执行不严”问题整改", "推进“干部轮岗不到位”问题整改"]
    assert [item.deadline.text for item in reading.items if item.deadline] == ["2024年9月底前", *["2024年6月底前"] * 2]
    assert (reading.organization, reading.document_date) == ("云溪县应急局党组", date(2024, 2, 19))


@pytest.mark.parametrize(("field", "name"), [(f, name) for f, names in COLUMNS.items() for name in names.split()])
def test_a_column_is_known_by_the_names_offices_give_it(field: str, name: str) -> None:
    assert not COUNTED.search(name)
    assert next(known for known, pattern in RULES if pattern.search(name)) == field


def test_what_says_when_planned_work_is_done_is_no_day_of_completion_but_its_own_column_stays() -> None:
    assert next(known for known, pattern in RULES if pattern.search("细化的整改要求/对应完成时间")) == "planned_on"


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


def test_a_task_that_belongs_to_no_problem_is_known_by_what_it_asks_for() -> None:
    rows = (
        ["序号", "反馈问题", "整改任务", "落实单位", "时限"],
        ["1", "/", "开展债务专项审计", "某镇党委", "2025年6月底"],
    )
    assert headings(read_rows(*rows, kind=Kind.ASSIGNMENT_PLAN)) == ["开展债务专项审计"]


def test_shares_done_are_the_status_and_the_account_stays_the_account_of_each_measure() -> None:
    reading = read_rows(
        ["序号", "问题", "整改措施", "推进情况", "完成率", "佐证材料"],
        ["1", "账款清收不力", "清收5000万元", "已清收3860万元", "100%", "到账单"],
        ["2", "换届滞后", "12个支部换届", "换届9个", "75%", "批复"],
    )
    measures = [measure for item in reading.items for measure in item.measures]
    assert [(m.status, m.account) for m in measures] == [
        (RectificationStatus.COMPLETED, "已清收3860万元"),
        (RectificationStatus.IN_PROGRESS, "换届9个"),
    ]


def test_a_numbered_account_in_one_cell_is_parted_among_the_measures() -> None:
    reading = read_rows(
        ["编号", "问题表述", "整改措施", "完成时限", "工作进展", "完成情况", "完成时间"],
        ["1", "资金出借", "1.收回600万元；2.建立月报", "2024年6月底", "1.收回240万元；2.已建立", "√", "2024.6.28"],
    )
    item = reading.items[0]
    assert [m.account for m in item.measures] == ["收回240万元", "已建立"]
    assert (item.completed_on_text, str(item.completed_on)) == ("2024.6.28", "2024-06-28")


def test_a_status_for_each_measure_stands_beside_that_of_the_problem() -> None:
    reading = read_rows(
        ["编号", "问题名称", "措施", "措施状态", "问题状态", "销号"],
        ["1", "耕地撂荒", "复耕1260亩", "推进中", "未完成", "×"],
    )
    item = reading.items[0]
    assert (item.status, item.measures[0].status) == (
        RectificationStatus.NOT_COMPLETED,
        RectificationStatus.IN_PROGRESS,
    )


def test_a_status_sentence_behind_the_heading_makes_a_statement() -> None:
    reading = read_text(
        "某镇党委关于巡察整改进展情况的报告\n二、逐项进展\n（一）落实部署有温差\n1.耕地撂荒。已完成。复耕1260亩。\n2.隐患排查不细。正在推进。整改11家。",
        Kind.RECTIFICATION_REPORT,
    )
    assert [(item.heading, item.status_text) for item in reading.items] == [
        ("耕地撂荒", "已完成"),
        ("隐患排查不细", "正在推进"),
    ]


def test_numbers_of_measures_are_no_measures() -> None:
    reading = read_rows(
        ["问题编号", "问题点", "举措编号", "推进措施", "承办科室", "截止时间"],
        ["1", "农资保供不稳", "1", "维修仓库5个", "农资科", "2024年12月底"],
        ["2", "租金拖欠", "1", "收回租金", "资产科", "2024年11月底"],
        kind=Kind.RECTIFICATION_PLAN,
    )
    assert [measure.text for item in reading.items for measure in item.measures] == ["维修仓库5个", "收回租金"]


def test_a_row_with_a_date_is_no_part_of_the_names_of_columns() -> None:
    grid = grid_of(
        ["会议日期", "2024年2月23日", "", "交办单位", "市委巡察办", ""],
        ["序号", "点题类型", "点到的人", "存在的问题", "交办要求", "报结时间"],
        ["1", "点人", "站长王某", "收受好处", "从严查处", "2024年9月30日"],
    )
    (item,) = interpret(Outline(blocks=[grid]), "三点.xlsx").items
    assert (item.named_kind, item.heading, item.requirement) == (NamedKind.PERSON, "站长王某：收受好处", "从严查处")
