"""Reports that answer one problem after the other in running text."""

import pytest

from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import headings, read_text, reasons


def test_sentences_of_one_paragraph_answer_a_problem_each() -> None:
    reading = read_text("""中共某中心委员会关于巡视集中整改进展情况的报告
    一、总体进展
    召开党委会9次。反馈的4个问题已整改完成3个，正在整改1个。
    二、主要做法和成效
    （一）在强化理论武装上持续用力
    坚持把政治建设摆在首位。聚焦理论武装走过场问题，开展研讨6次，该项任务已完成并长期坚持。聚焦监测能力建设滞后问题，17处站点全部建成，目前已完成整改。
    （二）在压实责任上持续用力
    聚焦“两个责任”层层递减问题，签订责任书，已完成整改。聚焦人才梯队断层问题，招录公告已发布，正在有序推进。
    附件：1.整改台账
    2.制度建设清单
    中共某中心委员会
    2025年6月6日""")
    assert [(i.heading, i.status) for i in reading.items] == [
        ("理论武装走过场", Status.COMPLETED),
        ("监测能力建设滞后", Status.COMPLETED),
        ("“两个责任”层层递减", Status.COMPLETED),
        ("人才梯队断层", Status.IN_PROGRESS),
    ]
    assert [i.detail for i in reading.items] == [
        "开展研讨6次。",
        "17处站点全部建成。",
        "签订责任书。",
        "招录公告已发布。",
    ]
    assert dict(reading.declared)["completed"] == 3


@pytest.mark.parametrize("lead", ["针对", "聚焦", "围绕", "紧盯", "着力解决", "着力破解", "对照", "直面"])
def test_an_answer_may_begin_in_many_ways(lead: str) -> None:
    told = "。".join(f"{lead}{name}问题，开展排查3次，已完成整改" for name in ("责任不实", "账目混乱不清", "监管缺位"))
    reading = read_text(f"某局党组关于巡察整改情况的报告\n一、整改情况\n{told}。\n某局党组\n2025年1月6日")
    assert [i.heading for i in reading.items] == ["责任不实", "账目混乱不清", "监管缺位"]


def test_a_sentence_about_the_problems_as_such_answers_none() -> None:
    reading = read_text("""某局党组关于巡察整改情况的报告
    一、组织情况
    针对巡察反馈的问题，制定方案。针对反馈的3个方面12个问题，逐条认领。围绕存在问题，压实责任。
    二、整改情况
    1.关于“学习不深入”的问题。已完成。
    2.关于“责任不实”的问题。已完成。
    某局党组
    2025年1月6日""")
    assert [i.heading for i in reading.items] == ["学习不深入", "责任不实"]


def test_a_paragraph_may_name_its_problem_in_a_sentence_of_its_own() -> None:
    reading = read_text("""某集团党委关于巡察整改情况的报告
    二、整改落实情况
    （一）国有资产监管方面
    针对出租管理混乱问题。对37处房产公开招租，已完成。
    针对招标采购不规范问题。逐个核查16个项目，着力解决应招未招问题。已完成。
    （二）全面从严治党方面
    关于公务接待超标准的问题的整改情况。退缴19.85万元，已完成。
    某集团党委
    2025年7月8日""")
    assert [i.heading for i in reading.items] == ["出租管理混乱", "招标采购不规范", "公务接待超标准"]
    assert [i.aspect for i in reading.items][1:] == ["（一）国有资产监管方面", "（二）全面从严治党方面"]


def test_a_problem_told_in_steps_is_one_problem() -> None:
    reading = read_text("""某学院党委关于巡视整改进展情况的报告
    一、问题整改落实情况
    1.思政课教师配备不足
    （1）招聘专职教师17人。（2）设立岗位津贴。
    整改状态：已完成。
    2.科研经费管理混乱
    （1）结余经费全部清理。
    （2）修订管理办法。
    整改状态：整改中。
    某学院党委
    2024年12月24日""")
    assert [(i.heading, i.status) for i in reading.items] == [
        ("思政课教师配备不足", Status.COMPLETED),
        ("科研经费管理混乱", Status.IN_PROGRESS),
    ]


def test_problems_may_be_counted_in_words() -> None:
    reading = read_text("""某镇党委关于巡察整改情况的报告
    二、具体整改情况
    第一，关于耕地“非粮化”整治不力的问题。恢复耕地62亩，已整改到位。
    第二，关于信访积案化解不力的问题。化解积案6件，已完成。
    某镇党委
    2024年3月2日""")
    assert [i.heading for i in reading.items] == ["耕地“非粮化”整治不力", "信访积案化解不力"]


def test_a_problem_may_be_called_one_of_the_feedback() -> None:
    reading = read_text("""某局党组关于巡察整改进展情况的通报
    一、整改落实情况
    （一）党的领导方面
    反馈问题1：理论学习走过场。
    整改落实：集中学习12次。
    完成情况：已完成。
    反馈问题2：健康政策落实不到位。
    整改落实：复核132户。
    完成情况：基本完成。
    某局党组
    2024年5月6日""")
    assert [(i.heading, i.status) for i in reading.items] == [
        ("理论学习走过场", Status.COMPLETED),
        ("健康政策落实不到位", Status.BASICALLY_COMPLETED),
    ]


def test_below_an_aspect_each_problem_may_begin_with_one_is() -> None:
    reading = read_text("""某县税务局党委关于巡察整改情况的报告
    一、关于党的政治建设方面的问题
    一是“第一议题”落实不到位的问题。开展学习9次，已完成。
    二是调查研究不深入的问题。开展调研8次，已完成。
    二、关于党风廉政建设方面的问题
    一是违规持有商业保险代理的问题。立案1人，正在办理。
    某县税务局党委
    2024年8月1日""")
    assert [(i.heading, i.status) for i in reading.items] == [
        ("“第一议题”落实不到位", Status.COMPLETED),
        ("调查研究不深入", Status.COMPLETED),
        ("违规持有商业保险代理", Status.IN_PROGRESS),
    ]


def test_a_heading_of_what_was_done_is_parted_from_the_answers_behind_it() -> None:
    reading = read_text("""中共某厅党组关于巡视整改进展情况的通报
    一、加强组织领导
    召开党组会21次。反馈的18个问题已整改完成17个。
    二、聚焦主责主业
    （一）着力稳外贸稳外资。针对稳外贸措施不精准的问题，出台政策18条。针对利用外资质量不高的问题，新引进项目34个。
    （二）着力促进消费。针对消费促进活动实效性不强的问题，开展活动160场，已完成整改。
    中共某厅党组
    2024年6月28日""")
    assert [i.heading for i in reading.items] == ["稳外贸措施不精准", "利用外资质量不高", "消费促进活动实效性不强"]
    assert dict(reading.declared)["completed"] == 17


def test_labels_may_stand_in_brackets() -> None:
    reading = read_text("""某公司党委关于落实巡察反馈意见整改情况的报告
    一、逐条整改情况
    【问题一】主业不突出。
    【整改落实】退出非主业投资3项。
    【整改状态】已完成，长期坚持。
    【问题二】工程变更管理混乱。
    【整改落实】核减412万元。
    【整改状态】正在推进，预计2025年9月底前完成。
    某公司党委
    2025年5月8日""")
    assert [(i.heading, i.status, i.long_term, i.detail) for i in reading.items] == [
        ("主业不突出", Status.COMPLETED, True, "退出非主业投资3项。"),
        ("工程变更管理混乱", Status.IN_PROGRESS, False, "核减412万元。"),
    ]


def test_a_few_sentences_that_name_a_problem_do_not_hide_the_headings_of_a_report_told_by_themes() -> None:
    reading = read_text("""中共松川学院委员会关于巡视整改进展情况的通报
        一、深入学习贯彻上级精神，把整改作为政治任务抓紧抓好
        1.强化组织领导。成立领导小组。
        2.聚焦“人事因制”。制定清单。
        二、综合施策，逐条逐项推动整改任务落地见效
        （一）全面贯彻教育方针
        1.在学深悟透上下功夫
        一是组织轮训。二是解决师生“急难愁盼”问题。针对“食堂价高”问题，调整定价；针对“热水不足”问题，更换锅炉。
        2.在立德树人上下功夫
        一是开设课程。二是配齐教师。
        （二）压实管党治校责任
        1.扎实履行主体责任
        一是专题研究4次。二是解决“发现能力弱”的问题，开展培训。
        2.推动落实监督责任
        一是开展谈话。二是处理信访。
        3.锲而不舍纠治作风
        一是精简会议。
        三、持续巩固深化整改成果
        1.持续抓好学习。加强调研。
        2.持续抓好落实。做好销号。""")
    assert headings(reading) == [
        "在学深悟透上下功夫",
        "在立德树人上下功夫",
        "扎实履行主体责任",
        "推动落实监督责任",
        "锲而不舍纠治作风",
    ]
    assert "食堂价高" in reading.items[0].detail
    assert "没有当作问题收进来" not in reasons(reading)  # what went before and what comes next


def test_a_report_below_names_that_hold_several_problems_answers_each_of_them() -> None:
    told = """关于巡视整改进展情况的报告
    一、落实决策部署有差距方面
    {}关于“主责主业聚焦不够”问题的整改
    （1）关于“非主业投资占比偏高”。整改情况：退出非主业项目5个。正在推进。
    （2）关于“新能源布局滞后”。整改情况：新增装机22万千瓦。已完成。
    二、全面从严治党有差距方面
    {}关于“违反中央八项规定精神”问题的整改
    （1）关于“超标准购置公务用车”。整改情况：7辆全部拍卖。已完成。
    （2）关于“违规报销”。整改情况：清退69.4万元。已完成。"""
    each = headings(read_text(told.format("（一）", "（一）")))
    assert each == ["非主业投资占比偏高", "新能源布局滞后", "超标准购置公务用车", "违规报销"]
    counted = headings(read_text(told.format("1.", "2.")))
    assert counted == ["主责主业聚焦不够", "违反中央八项规定精神"], "what is counted through are the problems"
