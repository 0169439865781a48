"""Reports, plans, feedback and assignments of other shapes are understood as a careful reader would."""

from documents.reading import as_json
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import read_text, reasons


def test_a_report_may_put_each_problem_and_its_account_in_one_line() -> None:
    reading = read_text("""中共高阳县委关于巡视整改情况的通报
    根据省委统一部署，2020年9月10日至11月20日，省委第三巡视组对高阳县委进行了巡视。2021年1月5日，省委巡视组向高阳县委反馈了巡视意见。
    一、组织落实情况
    （一）提高站位。
    二、反馈问题整改落实情况
    （一）关于“学习贯彻不深入”问题的整改情况：一是制定计划。二是开展研讨3次。已完成整改。
    （二）关于“压力传导不够”问题的整改情况：正在推进。一是约谈2人。
    （三）关于“项目推进慢”问题的整改情况
    持续推进，完成投资3.2亿元。
    三、下一步打算
    中共高阳县委
    2021年8月1日""")
    assert (reading.kind, reading.organization) == (Kind.RECTIFICATION_REPORT, "高阳县委")
    assert str(reading.feedback_date) == "2021-01-05"
    assert [(i.heading, i.status_text, i.status) for i in reading.items] == [
        ("学习贯彻不深入", "已完成整改", Status.COMPLETED),
        ("压力传导不够", "正在推进", Status.IN_PROGRESS),
        ("项目推进慢", "持续推进", Status.IN_PROGRESS),
    ]
    assert reading.items[0].detail == "一是制定计划。二是开展研讨3次。"
    assert reading.items[2].detail == "完成投资3.2亿元。"


def test_a_report_may_name_the_problem_and_the_status_in_one_sentence() -> None:
    reading = read_text("""某某学院党委关于巡察整改进展情况的报告
    一、整改落实情况
    1.针对“制度不健全”问题，修订制度5项，已完成。
    2.针对“台账不清”问题，清理台账12本，基本完成。
    3.针对“资金沉淀”问题，尚未完成。""")
    assert [item.status for item in reading.items] == [
        Status.COMPLETED,
        Status.BASICALLY_COMPLETED,
        Status.NOT_COMPLETED,
    ]


def test_the_parts_of_a_problem_each_claim_and_the_furthest_behind_counts() -> None:
    reading = read_text("""某区文化局党组关于巡察整改情况的通报
    （一）在“落实上级决策部署不够有力”方面
    1.关于“学习不够到位”问题的整改
    （1）关于“领会不深”。整改情况：组织学习3次，已完成。
    （2）关于“没有计划”。整改情况：正在整改，拟年底前印发。
    2.关于“宣传不够”问题的整改
    （1）关于“形式单一”。整改情况：已完成，长期坚持。是否销号：是""")
    first, second = reading.items
    assert (first.heading, first.status) == ("学习不够到位", Status.IN_PROGRESS)
    assert first.status_text == "已完成；正在整改，拟年底前印发"
    assert first.status_place == "第5行"
    assert (second.status, second.long_term) == (Status.COMPLETED, True)
    assert (second.closed_text, second.closed, second.closed_place) == ("是", True, "第7行")


def test_a_status_that_is_not_written_is_told_and_never_made_up() -> None:
    reading = read_text("""南开大学党委关于巡视整改进展情况的通报
    一、整改任务落实情况
    （一）坚持和加强党的全面领导
    1.深入学习党的创新理论。制定实施方案，已完成谈话20人次。
    （二）落实意识形态责任制
    2.加强阵地管理。清理账号15个。""")
    assert [item.status for item in reading.items] == [Status.UNSTATED, Status.UNSTATED]
    assert [item.aspect for item in reading.items] == ["（一）坚持和加强党的全面领导", "（二）落实意识形态责任制"]
    assert reasons(reading).count("没有写明整改状态") == 2


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


def test_a_whole_feedback_in_one_sentence_is_split_and_doubted() -> None:
    reading = read_text("""中央第十巡视组向某某大学党委反馈巡视情况
    组长指出，取得新进展。巡视也发现了一些问题，主要是：坚持党的领导不到位，学懂弄通做实有落差，改革推进慢；落实责任制不充分，议事机制有待完善；作风不实。同时，还收到问题线索。
    组长提出了三点整改意见建议：一是加强党的领导。深入学习。二是落实责任。三是抓好整改。""")
    assert [(item.aspect, item.heading) for item in reading.items] == [
        ("坚持党的领导不到位", "学懂弄通做实有落差"),
        ("坚持党的领导不到位", "改革推进慢"),
        ("落实责任制不充分", "议事机制有待完善"),
        ("", "作风不实"),
    ]
    assert "请核对" in reasons(reading)
    assert reading.recommendations == ("加强党的领导。深入学习。", "落实责任。", "抓好整改。")


def test_feedback_without_any_problem_says_so() -> None:
    reading = read_text("某某学院反馈会议\n一切都好。", Kind.FEEDBACK_OPINION)
    assert reading.items == ()
    assert "没有读到任何问题" in reasons(reading)
    assert "没有写明是哪个单位" in reasons(reading)


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


def test_totals_of_the_last_inspection_are_not_its_own() -> None:
    reading = read_text("""某某局党组关于巡察整改情况的通报
    上轮反馈的14个问题已经了结。这次反馈的6个方面、三十二个问题，制定措施120条，已完成整改30个，正在整改的2个，清退资金约0.5.2万元。""")
    assert dict(reading.declared) == {
        "aspects": 6,
        "problems": 32,
        "measures": 120,
        "completed": 30,
        "in_progress": 2,
    }


def test_bold_lines_without_numbers_are_headings() -> None:
    from documents.reading.interpret import interpret
    from documents.reading.outline import Outline
    from documents.reading.result import Line

    lines = [
        Line(place="第1段", text="某某局党组关于巡察整改情况的通报", bold=True),
        Line(place="第2段", text="关于“学习不深入”的问题", bold=True),
        Line(place="第3段", text="整改情况：已完成。开展研讨。"),
        Line(place="第4段", text="关于“会议不规范”的问题", bold=True),
        Line(place="第5段", text="整改情况：正在整改。"),
    ]
    reading = interpret(Outline(blocks=list(lines)), "报告.docx")
    assert [(i.heading, i.status) for i in reading.items] == [
        ("学习不深入", Status.COMPLETED),
        ("会议不规范", Status.IN_PROGRESS),
    ]


def test_a_colon_may_part_the_problem_from_what_is_said_of_it() -> None:
    reading = read_text("""关于对某某局党组巡察情况的反馈意见
    一、主要问题
    （一）学习方面
    1.学习不深入：2023年仅2次。笔记补记。""")
    (item,) = reading.items
    assert (item.heading, item.detail) == ("学习不深入", "2023年仅2次。笔记补记。")


def test_a_report_may_name_its_problems_before_a_colon() -> None:
    reading = read_text("""县供销社党组关于巡察整改情况的报告
    一、反馈问题整改情况
    1.出资企业债务风险突出：化解逾期贷款2,100万元。正在整改。
    2.选人用人重资历轻实绩：修订选任办法。已完成。""")
    assert [(item.heading, item.detail) for item in reading.items] == [
        ("出资企业债务风险突出", "化解逾期贷款2,100万元。"),
        ("选人用人重资历轻实绩", "修订选任办法。"),
    ]
    assert not reading.doubts
