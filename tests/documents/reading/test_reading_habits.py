"""Habits of offices met in whole sets of papers: each a shape of its own."""

from datetime import date

import pytest

from domain.words import DocumentKind as Kind
from domain.words import NamedKind, RectificationStatus
from tests.documents.reading.reading_kit import read_rows, read_text


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


def test_a_word_quoted_at_the_head_of_a_problem_is_not_the_problem():
    reading = read_text(
        "整改情况报告\n二、整改落实情况\n（一）关于“一岗双责”履行不力问题的整改情况。补齐谈话9人次。已完成整改。\n"
        "（二）关于“违规发放津补贴”问题的整改情况。全部清退。已完成整改。",
        Kind.RECTIFICATION_REPORT,
    )
    assert [item.heading for item in reading.items] == ["“一岗双责”履行不力", "违规发放津补贴"]


def test_who_is_to_do_a_task_may_stand_in_other_brackets():
    reading = read_text(
        "分工方案\n一、重点任务\n（一）建立账号备案制度。〔牵头单位：省委宣传部，责任单位：省台，完成时限：2022年12月〕",
        Kind.ASSIGNMENT_PLAN,
    )
    (task,) = reading.items
    assert (task.heading, task.lead_dept, task.deadline and task.deadline.day) == (
        "建立账号备案制度",
        "省委宣传部",
        date(2022, 12, 31),
    )


def test_what_is_done_about_recommendations_may_be_a_list_of_its_own():
    reading = read_rows(
        ["序号", "意见建议", "整改措施", "完成时间"],
        ["1", "强化办台意识", "每季度召开分析会", "长期坚持"],
        kind=Kind.RECTIFICATION_PLAN,
    )
    assert [(item.aspect, item.heading) for item in reading.items] == [("意见建议", "强化办台意识")]


def test_headings_called_problems_are_the_problems_of_a_plan_and_advice_needs_no_number():
    plan = read_text(
        "整改实施方案\n三、整改内容\n（一）聚焦主责主业有偏差\n问题1：教学安排随意\n1.修订教学计划。\n2.建立审定制度。\n"
        "责任领导：温静　责任科室：教务科　整改时限：2024年3月底\n（二）班子建设薄弱\n问题2：师资青黄不接\n"
        "1.2024年引进专业教师2名。\n2.实行导师制。\n责任领导：施国栋　责任科室：人事科　整改时限：2024年12月底",
        Kind.RECTIFICATION_PLAN,
    )
    assert [(item.heading, [m.text for m in item.measures]) for item in plan.items] == [
        ("教学安排随意", ["修订教学计划", "建立审定制度"]),
        ("师资青黄不接", ["2024年引进专业教师2名", "实行导师制"]),
    ]
    for advice in ("建议：", "意见建议"):
        feedback = read_text(
            "巡察反馈意见\n一、主责主业有偏差\n问题1：教学安排随意。占比仅58%。\n四、整改责任落实不力\n"
            f"问题2：整改改头换面。以采购灭火器代替整改。\n{advice}\n1.切实提高站位。\n2.切实担起责任。",
            Kind.FEEDBACK_OPINION,
        )
        assert [item.heading for item in feedback.items] == ["教学安排随意", "整改改头换面"]
        assert feedback.recommendations == ("切实提高站位。", "切实担起责任。")


def test_remarks_are_kept_beside_the_problem():
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", "责任领导", "完成情况", "备注"],
        ["1", "租金拖欠", "收缴租金", "柯明亮", "已完成", "毛学斌调离，由柯明亮接任"],
    )
    (item,) = reading.items
    assert item.others == (("备注", "毛学斌调离，由柯明亮接任"),)
    assert not any("不认识" in doubt.reason for doubt in reading.doubts)


def test_who_is_asked_to_see_to_a_named_matter_is_no_part_of_it():
    reading = read_text(
        "点人点事点问题的函\n1.点人：主任鲁某经手报销费用，请县纪委监委核查处理。\n2.点事：新校区停滞，请县政府牵头、县委党校配合，上半年拿出方案。",
        Kind.NAMED_MATTERS,
    )
    assert [item.heading for item in reading.items] == ["主任鲁某经手报销费用", "新校区停滞"]


def test_a_paper_that_parts_the_tasks_among_offices_assigns_them():
    reading = read_text(
        "关于市文旅局党组巡察整改工作任务的责任分解\n1、补齐安防设施。由市文旅局牵头，市公安局配合，2025年10月底前完成。"
    )
    assert reading.kind is Kind.ASSIGNMENT_PLAN


def test_who_leads_may_be_told_by_one_word():
    reading = read_text(
        "责任分工的函\n（一）建设直营店40个。牵头：县供销联社；配合：县农业农村局；时限：2025年1月底。",
        Kind.ASSIGNMENT_PLAN,
    )
    (task,) = reading.items
    assert (task.heading, task.lead_dept, task.support_dept) == ("建设直营店40个", "县供销联社", "县农业农村局")


def test_a_line_that_says_which_are_persons_holds_for_those_below_it():
    reading = read_text(
        "点人点事点问题清单\n点人：\n1.原主任谭启明失职渎职。\n点事：\n2.二期项目迟迟不动。", Kind.NAMED_MATTERS
    )
    assert [item.named_kind for item in reading.items] == [NamedKind.PERSON, NamedKind.MATTER]


def test_a_quoted_word_before_a_problem_that_is_grave_is_not_all_of_it():
    reading = read_text(
        "整改方案\n二、整改措施\n（一）选人用人有短板方面\n1.“近亲繁殖”问题严重\n（1）逐人调整。\n（2）开展清理。\n"
        "牵头领导：海平；完成时限：2022年6月底",
        Kind.RECTIFICATION_PLAN,
    )
    assert [item.heading for item in reading.items] == ["“近亲繁殖”问题严重"]


def test_problems_numbered_through_one_section_stand_under_their_aspects():
    reading = read_text(
        "反馈意见\n一、主要问题及表现\n（一）落实部署不到位\n1.保供不力。兑现率68%。\n（二）从严治党不实\n2.靠煤吃煤。少收1亿元。\n"
        "3.投资失误。损失3亿元。",
        Kind.FEEDBACK_OPINION,
    )
    assert reading.aspects == ("（一）落实部署不到位", "（二）从严治党不实")


def test_a_letter_that_parts_tasks_assigns_them_though_it_speaks_of_the_feedback():
    reading = read_text(
        "市委巡察办关于分解落实某院党委巡察反馈意见整改任务的函\n某院党委：\n现将整改任务分解如下：\n"
        "任务一：筛查率2023年底前达到98%以上。责任单位：某院；协助单位：市卫健委；完成时间：2023年12月31日前。\n"
        "任务二：退还违规收费87.26万元。责任单位：某院；协助单位：市医保局；完成时间：2023年10月31日前。"
    )
    assert reading.kind is Kind.ASSIGNMENT_PLAN
    assert [(item.heading, item.lead_dept) for item in reading.items] == [
        ("筛查率2023年底前达到98%以上", "某院"),
        ("退还违规收费87.26万元", "某院"),
    ]


def test_a_report_may_name_a_problem_before_a_colon():
    reading = read_text(
        "整改进展情况的报告\n二、主要问题整改情况\n1.全面从严治党方面\n"
        "（1）履行监督责任不力问题：办结线索5件，其余2件正在核查；配齐干部4名。已完成。\n"
        "（2）基建工程监管失控问题：97份签证全部复核。已完成。",
        Kind.RECTIFICATION_REPORT,
    )
    assert [item.heading for item in reading.items] == ["履行监督责任不力", "基建工程监管失控"]
    assert reading.items[0].detail == "办结线索5件，其余2件正在核查；配齐干部4名。"


def test_a_figure_behind_the_first_number_of_a_list_is_no_decimal():
    reading = read_text(
        "整改方案\n一、管党治校不到位方面\n（一）违规兼职问题突出\n整改措施：\n1.13名干部全部辞去兼职。\n2.追缴取酬108.6万元。\n"
        "责任领导：阮弘　完成时限：2024年5月\n（二）轮岗交流不够\n整改措施：\n1.全部轮岗。\n2.建立制度。\n"
        "责任领导：闵某　完成时限：2024年12月",
        Kind.RECTIFICATION_PLAN,
    )
    assert [m.text for m in reading.items[0].measures] == ["13名干部全部辞去兼职", "追缴取酬108.6万元"]


def test_completed_at_the_end_of_an_account_is_its_status():
    reading = read_text(
        "整改情况的报告\n二、反馈问题整改情况\n（一）落实部署方面\n1.“内涝治理滞后”问题。整治易涝点18处。完成整改。\n"
        "2.“监管有漏洞”问题。检测合格。完成整改。",
        Kind.RECTIFICATION_REPORT,
    )
    assert [item.status for item in reading.items] == [RectificationStatus.COMPLETED] * 2


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


@pytest.mark.parametrize("label", ["整改措施①：|整改措施②：", "举措一：|举措二：", "具体措施（1）：|具体措施（2）："])
def test_the_label_of_a_measure_may_be_counted(label: str) -> None:
    one, two = label.split("|")
    prose = f"整改方案\n一、作风方面\n1.推诿扯皮\n{one}办结积压件41件。\n{two}开展回访。\n责任领导：林溪"
    table = read_rows(["序号", "反馈问题", "整改措施"], ["1", "推诿扯皮", f"{one}办结积压件41件。\n{two}开展回访。"])
    for reading in (read_text(prose, Kind.RECTIFICATION_PLAN), table):
        assert [measure.text for measure in reading.items[0].measures] == ["办结积压件41件", "开展回访"]


def test_an_aspect_may_hold_its_problems_as_signs_that_count_in_one_paragraph() -> None:
    reading = read_text(
        "关于巡察某镇党委的反馈意见\n某镇党委：\n一、主要问题\n"
        "1.履行主体责任方面。①民生实事推进慢，6个项目逾期；②惠农补贴发放不及时，拖欠8.6万元。\n"
        "2.基层党建方面。①组织生活不规范，2个支部未开展活动。\n二、意见建议\n加强管理。",
        Kind.FEEDBACK_OPINION,
    )
    assert [(item.aspect, item.heading, item.detail) for item in reading.items] == [
        ("1.履行主体责任方面", "民生实事推进慢", "6个项目逾期"),
        ("1.履行主体责任方面", "惠农补贴发放不及时", "拖欠8.6万元"),
        ("2.基层党建方面", "组织生活不规范", "2个支部未开展活动"),
    ]


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


def test_labels_in_brackets_and_a_number_left_out() -> None:
    reading = read_text("""某监狱党委整改方案
        一、整改任务
        1.政治建警措施不实
        【整改措施】①参训率达到100%；②组织警示教育6场。
        【责任领导】沈约　【责任部门】政治处　【完成时限】2024年8月底
        财务报销审核不严
        【整改措施】①退缴2.94万元。
        【责任领导】任昉　【责任部门】财务科　【完成时限】2024年5月底
        3.监企分开不到位
        【整改措施】①修订办法。
        【责任领导】任昉　【责任部门】生活卫生科　【完成时限】2024年7月底""")
    assert [(i.number, i.heading, len(i.measures), i.lead_officer, i.lead_dept) for i in reading.items] == [
        ("1", "政治建警措施不实", 2, "沈约", "政治处"),
        ("2", "财务报销审核不严", 1, "任昉", "财务科"),
        ("3", "监企分开不到位", 1, "任昉", "生活卫生科"),
    ]
    assert [doubt.reason for doubt in reading.doubts] == ["这一条没有写编号，按前后顺序当作第2条，请核对。"]
