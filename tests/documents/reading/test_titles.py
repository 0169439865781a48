"""What a paper is by its title, and papers that are none of ours."""
# ruff: noqa: E501 - a case reads best on its own line

from datetime import date

import pytest

from documents.reading.announced import kind_of
from documents.reading.interpret import interpret
from documents.reading.kinds import recognize
from documents.reading.outline import Outline
from documents.reading.result import Line
from domain.words import DocumentKind
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import grid_of, headings, read_rows, read_text, reasons

TITLES = {
    Kind.LEDGER: "某局整改方案完成情况表 某局巡察整改对账表 某局整改动态跟踪表 某局巡察整改一本账 某局整改作战图 某局巡察反馈问题整改落实表 某局整改总账",
    Kind.RECTIFICATION_PLAN: "某局党组巡察整改举措 某局党组巡察整改实施意见 某局党组巡察整改工作计划 某局党组关于落实巡察反馈意见的整改措施 某局巡察整改任务书",
    Kind.RECTIFICATION_REPORT: "某局党组关于巡察整改方案执行情况的报告 某局党组巡察整改工作总结 某局党组关于区委巡察反馈意见落实情况的报告 某局党组关于巡察整改情况的说明",
    Kind.NAMED_MATTERS: "重点人、重点事清单 县委书记专题会议交办事项清单 书记专题会议要求办理事项 县委书记听取巡察汇报时点到的人和事",
    Kind.ASSIGNMENT_PLAN: "集团关于某公司整改督导任务的分解方案 整改任务督办清单 关于落实某局巡察反馈意见的分工通知 整改督办通知",
    Kind.FEEDBACK_OPINION: "区委巡察组关于某局的巡察意见 区委第一巡察组向某局反馈巡察情况",
}


@pytest.mark.parametrize(("kind", "title"), [(k, title) for k, titles in TITLES.items() for title in titles.split()])
def test_a_title_announces_its_kind(kind: Kind, title: str) -> None:
    assert kind_of(title) is kind


OTHER_PAPERS = {
    "会议纪要": "某街道党工委会议纪要 某局党组关于巡察整改情况的专题会议纪要（第7期）",
    "佐证材料目录": "某局巡察整改佐证材料目录 问题整改证明材料清单",
    "讲话稿": "在巡察整改动员会上的讲话",
    "对照检查材料": "巡察整改专题民主生活会对照检查材料",
}


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


def test_the_kind_asked_for_wins_and_the_difference_is_told() -> None:
    reading = read_text("某局党组整改方案\n一、整改任务\n（一）学习不深入\n1.制定计划", Kind.LEDGER)
    assert reading.kind is Kind.LEDGER
    assert "标题像是整改方案" in reasons(reading)
    assert "看不出这是哪一类文件" in reasons(read_text("随便写的\n没有题目"))


def test_a_title_may_take_several_lines() -> None:
    reading = read_text("中共临江市城管局党组\n关于巡察集中整改\n进展情况的通报\n根据安排，现予公布。")
    assert reading.kind is Kind.RECTIFICATION_REPORT
    assert reading.organization == "临江市城管局党组"
    ends_twice = read_text("关于县委巡察组反馈意见\n整改落实情况的汇报\n县委巡察办：\n现将情况汇报如下：")
    assert ends_twice.kind is Kind.RECTIFICATION_REPORT


def test_an_attachment_mark_is_no_title() -> None:
    reading = read_rows(
        ["附件2"],
        ["云栖县某局党组"],
        ["巡察反馈问题整改台账"],
        ["填报单位：某局", "", "截至2024年9月10日"],
        ["序号", "反馈问题", "整改措施", "完成情况"],
        ["1", "学习不深入", "学习", "已完成"],
        kind=None,
    )
    assert (reading.kind, reading.organization) == (Kind.LEDGER, "云栖县某局党组")
    assert reading.as_of == date(2024, 9, 10)


def test_news_of_a_meeting_is_no_document_of_ours() -> None:
    reading = read_text("某大学召开巡视整改动员大会\n9月16日，学校召开大会。一是深刻认识。二是聚焦重点。")
    assert (reading.kind, reading.items) == (None, ())


def test_a_plan_that_calls_itself_an_assignment_is_known_by_its_goals() -> None:
    names = ("问题", "整改目标", "整改措施", "责任领导", "责任部门", "完成时限")
    row = ("税收征管质量不高", "应追尽追", "追补漏征税款", "欧冶", "关税处", "2024年12月28日")
    title = "某海关党委巡视整改方案任务分解"
    assert recognize(title, "4.xlsx", None, [], [grid_of(names, row)]).used is DocumentKind.RECTIFICATION_PLAN
    tasks = grid_of(
        ("反馈问题", "工作任务", "牵头单位", "完成时限"), ("税收征管质量不高", "追补税款", "关税处", "6月底")
    )
    assert recognize("整改任务分解表", "3.xlsx", None, [], [tasks]).used is DocumentKind.ASSIGNMENT_PLAN
