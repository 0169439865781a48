"""Feedback, notices and orders as offices other than the sample one write them."""

from datetime import date
from pathlib import Path

from domain.words import DocumentKind as Kind
from domain.words import NamedKind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import abstract, headings, level, num, p, read_file, read_text, reasons, word


def test_a_section_about_duties_that_lists_problems_is_no_preamble() -> None:
    reading = read_text("""关于巡察市图书馆党支部的反馈意见
        一、履行职能责任方面的问题
        1、公共文化服务供给不足。流动图书车仅开展活动6次。
        2、古籍保护不力。
        二、党风廉政建设方面
        3、采购管理不规范。拆分合同3份。
        三、意见建议
        1、加强内控建设。""")
    assert headings(reading) == ["公共文化服务供给不足", "古籍保护不力", "采购管理不规范"]
    assert reading.aspects == ("一、履行职能责任方面的问题", "二、党风廉政建设方面")


def test_a_task_given_in_a_bracket_without_labels() -> None:
    reading = read_text("""关于印发《县委巡察组巡察县教育局党组反馈意见整改任务分工方案》的通知
        县委巡察工作领导小组办公室
        2024年4月8日
        附件
        一、教育资金管理不规范
        1.清理食堂账目。（县教育局牵头，县财政局、县审计局配合，2024年7月底前完成）
        2.追缴补贴23.5万元。（牵头单位：县财政局　责任单位：县教育局　时限：立行立改）""")
    first, second = reading.items
    assert (first.heading, first.lead_dept, first.support_dept) == ("清理食堂账目", "县教育局", "县财政局、县审计局")
    assert first.deadline.day == date(2024, 7, 31)
    assert (second.lead_dept, second.support_dept) == ("县财政局", "县教育局")
    assert (reading.issuer, reading.document_date) == ("县委巡察工作领导小组办公室", date(2024, 4, 8))


def test_named_matters_say_in_words_to_whom_they_are_given() -> None:
    reading = read_text("""县委书记专题会议点人点事点问题清单
        会议时间：2024年4月2日
        一、点人（1人）
        1.县教育局副局长韩某某：分管基建期间存在围标线索，由县纪委监委核查，6月底前报结果。
        二、点事
        1.校车安全管理：9辆超期未检，由县公安局、县教育局立即整改。
        三、点问题
        1.食堂采购不规范问题，由县教育局牵头整改。""")
    assert [(i.named_kind, i.heading, i.lead_dept) for i in reading.items] == [
        (NamedKind.PERSON, "县教育局副局长韩某某", "县纪委监委"),
        (NamedKind.MATTER, "校车安全管理", "县公安局、县教育局"),
        (NamedKind.ISSUE, "食堂采购不规范问题", "县教育局"),
    ]
    assert [i.deadline and (i.deadline.day, i.deadline.immediate) for i in reading.items] == [
        (date(2024, 6, 30), False),
        (None, True),
        None,
    ]
    assert reading.items[2].detail == "由县教育局牵头整改"
    assert reading.kind is Kind.NAMED_MATTERS


def test_a_school_numbers_its_feedback_by_machine(tmp_path: Path) -> None:
    counted = abstract(
        1,
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3.", '<w:lvlRestart w:val="0"/>'),
        level(3, "decimal", "（%4）"),
    ) + num(1, 1)
    told = (
        ("中共江州市委巡察三组", None),
        ("关于巡察江州市第一中学党委情况的反馈意见", None),
        ("发现的主要问题", 0),
        ("聚焦落实立德树人根本任务情况", 1),
        ("思政课建设有短板。缺编6名。", 2),
        ("违规办学行为未根除。", 2),
        ("组织补课12天。", 3),
        ("聚焦全面从严治党情况", 1),
        ("食堂管理混乱。", 2),
        ("意见建议", 0),
        ("严格规范办学。", 1),
    )
    body = "".join(p(text, number=None if deep is None else (1, deep)) for text, deep in told)
    reading = read_file(word(tmp_path / "反馈.docx", body, numbering=counted))
    assert (reading.organization, reading.issuer) == ("江州市第一中学党委", "中共江州市委巡察三组")
    assert [(i.auto_number, i.heading, i.aspect) for i in reading.items] == [
        ("1.", "思政课建设有短板", "聚焦落实立德树人根本任务情况"),
        ("2.", "违规办学行为未根除", "聚焦落实立德树人根本任务情况"),
        ("3.", "食堂管理混乱", "聚焦全面从严治党情况"),
    ]
    assert [example.text for example in reading.items[1].examples] == ["组织补课12天。"]


def test_the_feedback_of_a_look_back_is_feedback() -> None:
    reading = read_text("""关于对市文旅局党组巡察整改“回头看”情况的反馈意见
        市文旅局党组：
        一、总体评价
        原反馈21个问题，已完成整改16个，基本完成3个，未完成2个。
        二、仍存在的问题
        （一）整改落实方面
        1.“文物隐患排查不彻底”问题整改不到位。台账显示12处全部整改，实地查看仍有4处未整改。
        （二）整改成效方面
        2.旅游市场秩序整治反弹。投诉量上升26%。
        三、意见建议
        一要提高站位。二要压实责任。
        请于收到本反馈意见之日起15个工作日内报送整改方案。
        市委巡察“回头看”第一组
        2024年9月2日""")
    assert (reading.kind, reading.organization) == (Kind.FEEDBACK_OPINION, "市文旅局党组")
    assert headings(reading) == ["“文物隐患排查不彻底”问题整改不到位", "旅游市场秩序整治反弹"]
    assert [item.status for item in reading.items] == [Status.UNSTATED, Status.UNSTATED]
    assert reading.recommendations == ("提高站位。", "压实责任。")


def test_feedback_without_any_numbers() -> None:
    reading = read_text("""中共东山县委第五巡察组关于巡察县融媒体中心党支部的反馈意见
        主要问题
        落实宣传工作部署有差距
        阵地管理不严，发生错敏事件2起。
        融合推进缓慢。
        内部管理混乱
        违规发放补贴7.8万元。
        整改建议
        严守阵地。
        加强资产管理。
        中共东山县委第五巡察组
        2024年6月12日""")
    assert [(i.aspect, i.heading) for i in reading.items] == [
        ("落实宣传工作部署有差距", "阵地管理不严，发生错敏事件2起"),
        ("落实宣传工作部署有差距", "融合推进缓慢"),
        ("内部管理混乱", "违规发放补贴7.8万元"),
    ]
    assert reading.recommendations == ("严守阵地。", "加强资产管理。")
    assert "没有编号" in reasons(reading)


def test_the_report_of_a_secretary_names_the_office_below_its_title() -> None:
    reading = read_text("""关于组织落实巡察整改工作情况的报告
        （县水务集团党委书记 周明）
        一、牵头整改问题情况
        1.关于“招投标监管不力”的问题：复查36个项目，仍在推进中，预计2024年9月底前完成。""")
    assert reading.organization == "县水务集团党委"
    assert reading.items[0].status is Status.IN_PROGRESS


def test_a_notice_that_assigns_tasks_is_an_assignment_and_no_team_is_inspected() -> None:
    reading = read_text("""中共云州市委办公室关于省委第三巡视组反馈意见整改落实工作任务分工的通知
        一、关于贯彻落实党的路线方针政策方面的问题
        （一）落实环保责任不到位问题
        1．开展黑臭水体治理，复查12条河道。
        牵头领导：市委常委、副市长　孙立
        牵头单位：市生态环境局
        责任单位：市住建局
        2．严肃查处失职行为。（市纪委监委机关牵头）
        中共云州市委办公室
        2024年3月29日""")
    assert (reading.kind, reading.organization, reading.issuer) == (
        Kind.ASSIGNMENT_PLAN,
        "",
        "中共云州市委办公室",
    )
    first, second = reading.items
    assert (first.lead_officer, first.lead_dept) == ("市委常委、副市长　孙立", "市生态环境局")
    assert (second.heading, second.lead_dept) == ("严肃查处失职行为", "市纪委监委机关")
