"""Problems of a feedback by number and aspect, their examples, and what is doubted of them."""

from pathlib import Path

from documents.reading import as_json
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import abstract, headings, level, num, p, read_file, read_text, reasons, word


def test_problems_numbered_through_three_levels_are_all_found_under_the_aspect_at_the_top():
    reading = read_text(
        "关于巡视省台党委的反馈意见\n省台党委：\n"
        "一、学习贯彻党的创新理论有差距\n（一）意识形态责任制落实不严。\n1.阵地管理有漏洞。发生事故13起。\n"
        "（二）融合发展滞后。\n2.改革推进慢。下载量仅86万次。\n"
        "二、巡视、审计发现问题整改不够到位\n（三）整改责任压得不实。\n3.上轮整改有反弹。问题再次发生。\n"
        "巡视组建议：（一）强化办台意识；（二）深化改革。\n"
        "巡视还收到一些问题线索，已按规定转有关方面处理。",
        Kind.FEEDBACK_OPINION,
    )
    assert [(item.number, item.heading) for item in reading.items] == [
        ("1", "阵地管理有漏洞"),
        ("2", "改革推进慢"),
        ("3", "上轮整改有反弹"),
    ]
    assert reading.aspects == ("一、学习贯彻党的创新理论有差距", "二、巡视、审计发现问题整改不够到位")
    assert reading.items[-1].detail == "问题再次发生。"
    assert reading.recommendations == ("强化办台意识；", "深化改革。")


def test_marks_that_begin_a_line_are_the_numbers_of_its_problem():
    reading = read_text(
        "巡察高新区党工委反馈意见\n一、存在的主要问题\n（一）在落实决策部署方面\n一是产业集聚度不高。占比仅43%。\n"
        "二是土地利用不够。闲置1273亩。\n（二）在落实两个责任方面\n三是债务管控不严。新增4.6亿元。",
        Kind.FEEDBACK_OPINION,
    )
    assert [(item.number, item.heading) for item in reading.items] == [
        ("1", "产业集聚度不高"),
        ("2", "土地利用不够"),
        ("3", "债务管控不严"),
    ]


def test_problems_numbered_through_one_section_stand_under_their_aspects():
    reading = read_text(
        "反馈意见\n一、主要问题及表现\n（一）落实部署不到位\n1.保供不力。兑现率68%。\n（二）从严治党不实\n2.靠煤吃煤。少收1亿元。\n"
        "3.投资失误。损失3亿元。",
        Kind.FEEDBACK_OPINION,
    )
    assert reading.aspects == ("（一）落实部署不到位", "（二）从严治党不实")


def test_an_aspect_named_by_a_fault_lists_the_problems_of_no_other() -> None:
    """The standard name of the last one speaks of problems and demands, and is neither their section nor advice."""
    reading = read_text("""县委第五巡察组关于巡察县档案馆党支部的反馈意见
        一、落实决策部署不够到位
        （一）库房安全隐患大。消防系统瘫痪两年。
        二、落实审计发现问题整改要求不够有力
        （一）巡察整改敷衍应付。以发文代整改。
        三、意见建议
        （一）提高站位。""")
    assert [(item.aspect, item.heading) for item in reading.items] == [
        ("一、落实决策部署不够到位", "库房安全隐患大"),
        ("二、落实审计发现问题整改要求不够有力", "巡察整改敷衍应付"),
    ]
    assert reading.recommendations == ("提高站位。",)


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


def test_examples_inside_a_paragraph_are_examples() -> None:
    reading = read_text("""关于巡察热电分公司党总支情况的反馈意见
        二、存在的主要问题
        （一）贯彻落实集团党委部署方面
        1.学习不够深入。制度落实不到位，4次会议未安排。例如：2023年6月直接研究采购。
        2.安全责任有短板。如2023年8月，未执行工作票制度；又如11月，违章动火。
        3.推进不如预期。如实反映不够。""")
    assert [[e.text for e in item.examples] for item in reading.items] == [
        ["2023年6月直接研究采购。"],
        ["2023年8月，未执行工作票制度", "11月，违章动火。"],
        [],
    ]
    assert reading.items[0].detail == "制度落实不到位，4次会议未安排。"
    assert reading.items[2].detail == "如实反映不够。"


FEEDBACK = """中共临江市委第二巡察组关于巡察市城管局党组的反馈意见
    一、巡察发现的主要问题
    （一）贯彻上级决策部署有差距
    １．垃圾分类推进迟缓。全市覆盖率仅45%。
    （１）东街道12个小区未设投放点。
    （２）西街道投放点闲置8处。
    群众反映强烈。
    ２．执法不规范。
    (二) 从严治党不力
    4．违规发放补贴。发放12.5万元。
    二、意见和建议
    一是加强学习；二是严格执法；三是清退资金。
    中共临江市委第二巡察组
    （2024年5月6日）"""


def test_feedback_holds_examples_below_its_problems() -> None:
    reading = read_text(FEEDBACK)
    assert reading.organization == "临江市城管局党组"
    assert [item.heading for item in reading.items] == ["垃圾分类推进迟缓", "执法不规范", "违规发放补贴"]
    assert [e.text for e in reading.items[0].examples] == [
        "东街道12个小区未设投放点。",
        "西街道投放点闲置8处。\n群众反映强烈。",
    ]
    assert reading.items[2].amount_fen == 12_500_000
    assert reading.recommendations == ("加强学习；", "严格执法；", "清退资金。")
    assert str(reading.document_date) == "2024-05-06"
    assert as_json(reading)["problems"][0]["examples"] == [  # type: ignore[index]
        "（１）东街道12个小区未设投放点。",
        "（２）西街道投放点闲置8处。\n群众反映强烈。",
    ]


def test_a_gap_in_the_numbers_is_told() -> None:
    (gap,) = [doubt for doubt in read_text(FEEDBACK).doubts if "编号不连续" in doubt.reason]
    assert (gap.place, gap.quote) == ("第10行", "违规发放补贴")
    assert "应为3" in gap.reason


def test_numbers_that_start_anew_are_counted_through() -> None:
    reading = read_text("""关于对第一中学党总支巡察情况的反馈意见
    一、主要问题
    （一）学习教育不深入。
    1.专题研讨流于形式。2023年仅研讨1次。
    2.学习笔记补记。
    （二）财务管理混乱。
    1.公务接待超标。3次接待超标1.2万元。
    二、整改建议
    1.加强学习。
    2.规范财务。""")
    assert [item.number for item in reading.items] == ["1", "2", "3"]
    assert reading.organization == "第一中学党总支"
    assert len(reading.recommendations) == 2


def test_feedback_without_any_problem_says_so() -> None:
    reading = read_text("某某学院反馈会议\n一切都好。", Kind.FEEDBACK_OPINION)
    assert reading.items == ()
    assert "没有读到任何问题" in reasons(reading)
    assert "没有写明是哪个单位" in reasons(reading)


def test_a_colon_may_part_the_problem_from_what_is_said_of_it() -> None:
    reading = read_text("""关于对某某局党组巡察情况的反馈意见
    一、主要问题
    （一）学习方面
    1.学习不深入：2023年仅2次。笔记补记。""")
    (item,) = reading.items
    assert (item.heading, item.detail) == ("学习不深入", "2023年仅2次。笔记补记。")
