"""How a report names the problem that an account answers: by label, quote, colon, number."""

from datetime import date

import pytest

from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import headings, read_text, reasons


def test_a_word_quoted_at_the_head_of_a_problem_is_not_the_problem():
    reading = read_text(
        "整改情况报告\n二、整改落实情况\n（一）关于“一岗双责”履行不力问题的整改情况。补齐谈话9人次。已完成整改。\n"
        "（二）关于“违规发放津补贴”问题的整改情况。全部清退。已完成整改。",
        Kind.RECTIFICATION_REPORT,
    )
    assert [item.heading for item in reading.items] == ["“一岗双责”履行不力", "违规发放津补贴"]


def test_a_report_may_name_a_problem_before_a_colon():
    reading = read_text(
        "整改进展情况的报告\n二、主要问题整改情况\n1.全面从严治党方面\n"
        "（1）履行监督责任不力问题：办结线索5件，其余2件正在核查；配齐干部4名。已完成。\n"
        "（2）基建工程监管失控问题：97份签证全部复核。已完成。",
        Kind.RECTIFICATION_REPORT,
    )
    assert [item.heading for item in reading.items] == ["履行监督责任不力", "基建工程监管失控"]
    assert reading.items[0].detail == "办结线索5件，其余2件正在核查；配齐干部4名。"


def test_a_problem_may_itself_speak_of_problems_and_quote_a_word():
    reading = read_text(
        "整改情况的报告\n二、反馈问题整改情况\n（一）民生方面\n"
        "1.关于看病“排长队”问题突出问题。增开窗口6个。已完成。\n"
        "2.针对集贸市场问题多发易发问题，取消“进场费”收费，退还8.6万元。已完成。\n"
        "3.部门数据“烟囱”问题没有消除。归集目录27项。正在整改。",
        Kind.RECTIFICATION_REPORT,
    )
    assert [(item.heading, item.detail) for item in reading.items] == [
        ("看病“排长队”问题突出", "增开窗口6个。"),
        ("集贸市场问题多发易发", "取消“进场费”收费，退还8.6万元。"),
        ("部门数据“烟囱”问题没有消除", "归集目录27项。"),
    ]


def test_the_report_of_a_secretary_names_the_office_below_its_title() -> None:
    reading = read_text("""关于组织落实巡察整改工作情况的报告
        （县水务集团党委书记 周明）
        一、牵头整改问题情况
        1.关于“招投标监管不力”的问题：复查36个项目，仍在推进中，预计2024年9月底前完成。""")
    assert reading.organization == "县水务集团党委"
    assert reading.items[0].status is Status.IN_PROGRESS


def test_a_port_lists_quoted_problems_below_headings_that_quote_nothing() -> None:
    reading = read_text("""江海港务集团有限公司党委关于巡视整改进展情况的公告
        一、巡视反馈重点问题整改落实情况
        1．选人用人不规范
        （1）“干部选拔任用程序不规范”问题
        已完成整改。修订办法。
        （2）“干部队伍年龄结构老化”问题
        持续推进。制定规划。
        二、需长期坚持的整改事项
        （1）“产业结构单一”问题。制定多元化发展规划。""")
    assert headings(reading) == ["干部选拔任用程序不规范", "干部队伍年龄结构老化", "产业结构单一"]
    assert reading.items[0].aspect == "1．选人用人不规范"
    last = reading.items[2]
    assert (last.status, last.status_text, last.status_place) == (Status.LONG_TERM, "需长期坚持", "第8行")


def test_a_bureau_names_who_answers_for_each_problem_of_its_report() -> None:
    reading = read_text("""县自然资源局党组关于巡察反馈问题整改完成情况的报告
        一、基本情况
        县委第一巡察组于2023年3月1日至4月28日对我局开展巡察，5月30日反馈。反馈问题18个，其余2个问题正在整改。
        二、整改情况
        问题1：耕地保护责任落实不到位，新增违法占用耕地12宗。
        整改情况：已拆除复耕9宗。
        整改结果：已完成
        责任领导：周岩　　责任股室：耕保股
        问题2：土地出让金征缴不力。
        整改结果：正在整改
        责任领导：郑凯""")
    assert (reading.feedback_date, reading.inspection_period) == (
        date(2023, 5, 30),
        (date(2023, 3, 1), date(2023, 4, 28)),
    )
    assert dict(reading.declared) == {"problems": 18, "in_progress": 2}
    assert [(i.lead_officer, i.lead_dept, i.status) for i in reading.items] == [
        ("周岩", "耕保股", Status.COMPLETED),
        ("郑凯", None, Status.IN_PROGRESS),
    ]


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


def test_a_status_in_brackets_may_end_the_name_of_a_problem() -> None:
    reading = read_text("""某某局党组关于巡察整改进展情况的报告
    一、整改总体情况
    制定整改措施23条。
    二、整改具体情况
    （一）聚焦主责主业方面
    1.预警不及时的问题（已完成）。复盘17次。
    2.维护不到位的问题（正在推进）。修复25个。
    （二）聚焦从严治党方面
    3.收费不规范的问题（已完成）。清退42.5万元。""")
    assert [(i.heading, i.status, i.detail) for i in reading.items] == [
        ("预警不及时", Status.COMPLETED, "复盘17次。"),
        ("维护不到位", Status.IN_PROGRESS, "修复25个。"),
        ("收费不规范", Status.COMPLETED, "清退42.5万元。"),
    ]


def test_paragraphs_may_begin_with_the_problem_and_its_status() -> None:
    reading = read_text("""某某支队党委关于巡察整改情况的报告
    一、聚焦职责使命
    黑点治理缓慢问题，已完成。38处全部治理。
    宣传流于形式问题，已完成。宣讲100场。
    二、聚焦廉洁风险
    经费使用违规问题，正在推进。追回3.85万元。""")
    assert [(i.heading, i.status) for i in reading.items] == [
        ("黑点治理缓慢", Status.COMPLETED),
        ("宣传流于形式", Status.COMPLETED),
        ("经费使用违规", Status.IN_PROGRESS),
    ]


def test_a_problem_may_say_of_itself_that_it_is_prominent() -> None:
    told = "某某林场关于巡察整改情况的报告\n二、整改情况\n1、关于林地被占问题突出。收回林地62宗。已完成整改。"
    assert read_text(told).items[0].heading == "林地被占问题突出"


def test_a_status_in_brackets_may_begin_the_account() -> None:
    reading = read_text("""某某学院党委关于巡察整改进展情况的报告
    一、整改落实情况
    1.关于制度不健全的问题。（已完成）修订制度5项。
    2.关于台账不清的问题。〔基本完成〕清理台账12本。""")
    told = [(item.status, item.detail) for item in reading.items]
    assert told == [(Status.COMPLETED, "修订制度5项。"), (Status.BASICALLY_COMPLETED, "清理台账12本。")]


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


def test_what_the_feedback_pointed_out_is_the_problem() -> None:
    told = "1.反馈指出“窗口排队长”。\n整改落实情况：增开窗口6个。目前已完成。"
    assert headings(read_text(f"整改进展情况的通报\n二、整改落实情况\n{told}", Kind.RECTIFICATION_REPORT)) == [
        "窗口排队长"
    ]


def test_a_report_answers_each_part_of_a_problem() -> None:
    reading = read_text("""中共某区住建局党组关于巡察整改进展情况的通报
        一、巡察反馈问题整改落实情况
        （一）在“贯彻落实党的路线方针政策”方面
        1.关于“理论学习不深入”问题的整改
        （1）关于“中心组学习走过场”。整改情况：已完成。学习6次。
        （2）关于“研讨发言少”。
        整改情况：正在整改。已安排研讨2次。""")
    assert headings(reading) == ["理论学习不深入"]
    parts = reading.items[0].parts
    assert [(p.heading, p.number, p.status) for p in parts] == [
        ("中心组学习走过场", "（1）", Status.COMPLETED),
        ("研讨发言少", "（2）", Status.IN_PROGRESS),
    ]
    assert parts[1].detail == "已安排研讨2次。"
    assert reading.items[0].status is Status.IN_PROGRESS


def test_statements_without_numbers_are_told_by_the_problem_they_quote() -> None:
    reading = read_text("""某市水务集团党委关于巡察整改情况的报告
        一、加强理论武装
        针对“第一议题落实不到位”问题，制定制度，开展学习10次，已完成。
        针对“干部教育培训不够”问题，举办培训班3期，已完成。
        二、强化管理
        针对“工程款结算不规范”问题，清理项目8个，正在整改。""")
    assert headings(reading) == ["第一议题落实不到位", "干部教育培训不够", "工程款结算不规范"]
    assert [item.aspect for item in reading.items] == ["一、加强理论武装", "一、加强理论武装", "二、强化管理"]
    assert reading.items[2].status is Status.IN_PROGRESS


def test_a_report_by_themes_says_that_no_problem_is_named() -> None:
    reading = read_text("""某大学党委关于巡视整改进展情况的通报
        一、整改落实情况
        （一）加强班子自身建设
        1.健全学习制度。全年学习14次。""")
    assert headings(reading) == ["健全学习制度"]
    assert "没有写出对应的反馈问题" in reasons(reading)


@pytest.mark.parametrize(
    ("first", "second", "measure"),
    [
        ("（一）贯彻决策部署方面", "（二）从严治党方面", ""),
        ("1.贯彻决策部署方面", "2.从严治党方面", "（1）复查12处。"),
        ("（一）贯彻决策部署方面", "（二）从严治党方面", "1.复查12处。"),
    ],
)
def test_problems_named_by_a_label_below_their_aspect_are_parted(first: str, second: str, measure: str) -> None:
    reading = read_text(f"""中共松川县水务局党组关于巡察整改落实情况的报告
        一、反馈问题整改落实情况
        {first}
        具体问题：巡河记录造假。
        整改情况：已完成整改。重新核查。
        {measure}
        具体问题：饮水工程进度滞后。
        整改情况：正在整改。完工4处。
        {second}
        具体问题：违规发放津贴2.4万元。
        整改情况：已完成整改。清退2.4万元。""")
    assert [(item.heading, item.aspect, item.status) for item in reading.items] == [
        ("巡河记录造假", first, Status.COMPLETED),
        ("饮水工程进度滞后", first, Status.IN_PROGRESS),
        ("违规发放津贴2.4万元", second, Status.COMPLETED),
    ]
    assert measure in reading.items[0].detail
    assert reading.items[0].heading_line == "具体问题：巡河记录造假。"
    assert "整改做法" not in reasons(reading)


def test_a_label_that_stands_once_below_each_heading_opens_no_problem_of_its_own() -> None:
    reading = read_text("""中共松川县水务局党组关于巡察整改落实情况的报告
        一、反馈问题整改落实情况
        1.关于“巡河流于形式”的问题
        具体问题：记录造假12份。
        整改情况：已完成整改。
        2.关于“饮水工程滞后”的问题
        具体问题：3处未完工。
        整改情况：正在整改。""")
    assert headings(reading) == ["巡河流于形式", "饮水工程滞后"]


def test_a_notice_of_closing_may_tell_of_several_problems() -> None:
    reading = read_text("""关于松川县巡察反馈问题整改销号的公示
        （松川县水务局）
        现将2项整改任务完成情况进行公示。
        一、整改任务：河道乱占未清理。
        整改目标：2023年9月底前全部清理。
        整改措施：拆除违建12处。
        整改完成情况：已完成，12处全部拆除。
        二、整改任务：饮水工程未验收。
        整改目标：6处全部验收。
        整改措施：组织专家验收。
        整改完成情况：6处已验收。
        公示时间：2023年11月1日至11月10日
        监督电话：0000-1234567""")
    assert [(i.heading, i.goal, [m.text for m in i.measures], i.status, i.detail) for i in reading.items] == [
        ("河道乱占未清理", "2023年9月底前全部清理", ["拆除违建12处"], Status.COMPLETED, "12处全部拆除。"),
        ("饮水工程未验收", "6处全部验收", ["组织专家验收"], Status.UNSTATED, "6处已验收。"),
    ]
    assert "没有写明整改状态" in reasons(reading)
    assert reading.organization == "松川县水务局"


def test_a_theme_with_a_quoted_word_names_no_problem() -> None:
    reading = read_text("""中级法院党组关于巡察整改情况的通报
二、整改落实情况
（一）攻坚执行难题。针对“执行难问题化解不力”问题，逐案核查。基本完成。
（二）严格“三个规定”，筑牢铁规禁令。针对“‘三个规定’执行流于形式”问题，全部约谈。已完成。
（三）规范议事决策。针对“议事规则执行不规范”问题，重申纪律。已完成。""")
    assert headings(reading) == ["执行难问题化解不力", "‘三个规定’执行流于形式", "议事规则执行不规范"]


def test_a_name_may_refer_to_the_feedback_and_go_on_with_the_account() -> None:
    reading = read_text("""市文旅局党组关于巡察整改情况的报告
一、已完成整改的问题
1.旅游市场监管有漏洞（反馈问题3）：四十六件投诉全部办结；查处旅行社6家。
2.年轻干部培养力度小（反馈问题7）：提拔3名。""")
    assert [(item.number, item.heading, item.detail) for item in reading.items] == [
        ("3", "旅游市场监管有漏洞", "四十六件投诉全部办结；查处旅行社6家。"),
        ("7", "年轻干部培养力度小", "提拔3名。"),
    ]
