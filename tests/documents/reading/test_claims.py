"""How a report says how far it is: at the end of an answer, in brackets, in the title above."""

import pytest

from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import headings, read_text, reasons


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("该问题已完成整改，并长期坚持", Status.COMPLETED),
        ("该项整改任务已完成", Status.COMPLETED),
        ("此项工作已办结", Status.COMPLETED),
        ("该问题已整改到位，持续巩固整改成果", Status.COMPLETED),
        ("上述问题均已整改到位", Status.COMPLETED),
        ("该问题已按期完成整改", Status.COMPLETED),
        ("目前正在有序推进", Status.IN_PROGRESS),
        ("该项工作正按计划推进", Status.IN_PROGRESS),
        ("已取得阶段性成效，正持续推进", Status.IN_PROGRESS),
        ("该问题尚未全部整改到位", Status.IN_PROGRESS),
        ("该问题已基本解决", Status.BASICALLY_COMPLETED),
    ],
)
def test_the_last_clause_claims_the_status(words: str, status: Status) -> None:
    reading = read_text(
        f"某局党组关于巡察整改情况的报告\n一、整改情况\n1.关于“责任不实”的问题。约谈2人，{words}。\n"
        f"2.关于“决算拖延”的问题。整改情况：一是完成竣工验收；二是委托决算。{words}。\n某局党组\n2025年1月6日"
    )
    assert [(item.status, item.detail) for item in reading.items] == [
        (status, "约谈2人。"),
        (status, "一是完成竣工验收；二是委托决算。"),
    ]


@pytest.mark.parametrize("words", ["（已完成整改）", "【已完成】", "（整改状态：已完成，长期坚持）", "——已完成"])
def test_a_status_may_stand_in_brackets(words: str) -> None:
    reading = read_text(
        f"某局党组关于巡察整改情况的报告\n一、整改情况\n1.关于“责任不实”的问题\n约谈2人。{words}\n"
        f"2.关于“学习不深入”的问题\n组织学习。{words}\n某局党组\n2025年1月6日"
    )
    assert [(item.status, item.detail) for item in reading.items] == [
        (Status.COMPLETED, "约谈2人。"),
        (Status.COMPLETED, "组织学习。"),
    ]


def test_a_section_says_the_status_of_what_is_to_be_kept_up() -> None:
    reading = read_text("""某公司党委关于巡视整改情况的通报
    2024年4月8日至6月14日，巡视组进行了巡视，8月2日反馈意见。
    一、集中整改期内已完成的整改事项
    1.学习不深入问题。开展研讨8次。
    二、需长期整改的事项
    2.创新能力不强问题。组建创新联合体。
    某公司党委
    2025年2月20日""")
    assert [i.status for i in reading.items] == [Status.COMPLETED, Status.LONG_TERM]
    assert str(reading.feedback_date) == "2024-08-02"


def test_a_status_may_stand_in_brackets_behind_the_problem() -> None:
    reading = read_text("""某局党组关于整改情况的通报
    一、整改情况
    1.违法建设治理不彻底（已完成）。拆除违建4.2万平方米。
    2.环卫作业监管不严【正在整改，预计2024年12月完成】
    清理外包公司2家。
    3.“两个责任”（主体责任）落实不到位。约谈3人，已完成。
    某局党组
    2024年5月1日""")
    assert [(i.heading, i.status, i.status_text) for i in reading.items] == [
        ("违法建设治理不彻底", Status.COMPLETED, "已完成"),
        ("环卫作业监管不严", Status.IN_PROGRESS, "正在整改，预计2024年12月完成"),
        ("“两个责任”（主体责任）落实不到位", Status.COMPLETED, "已完成"),
    ]


def test_what_the_team_pointed_out_is_a_part_and_the_status_may_begin_with_now() -> None:
    reading = read_text("""松川集团党委关于市委巡察整改进展情况的通报
        一、巡察反馈重点问题整改落实情况
        （一）关于“服务国家战略有差距”问题整改情况
        1.反馈指出：“主业不突出，贸易收入占比达78%”。
        整改落实情况：占比下降到61%。该问题持续推进。
        2.反馈指出：“研发投入强度仅0.4%”。
        整改落实情况：提高到1.2%。该问题已完成整改。
        （二）关于“行业监管不力”问题整改情况
        一是查处违规车辆89台。
        目前该问题基本整改到位，需长期坚持。""")
    first, second = reading.items
    assert [(part.heading, part.status) for part in first.parts] == [
        ("主业不突出，贸易收入占比达78%", Status.IN_PROGRESS),
        ("研发投入强度仅0.4%", Status.COMPLETED),
    ]
    assert (first.status, second.status) == (Status.IN_PROGRESS, Status.BASICALLY_COMPLETED)


def test_labels_in_brackets_name_problems_and_statuses() -> None:
    reading = read_text("""县民政局党组关于巡察反馈意见整改情况的报告
    二、逐项整改情况
    【问题】低保动态管理不到位
    【整改措施】对380户全面核查。
    【完成情况】已完成
    【问题】养老机构监管缺位
    【整改成效】四家全部办结验收，1家正在施工。
    【完成情况】正在推进""")
    assert [(item.heading, item.status) for item in reading.items] == [
        ("低保动态管理不到位", Status.COMPLETED),
        ("养老机构监管缺位", Status.IN_PROGRESS),
    ]


def test_completed_at_the_end_of_an_account_is_its_status():
    reading = read_text(
        "整改情况的报告\n二、反馈问题整改情况\n（一）落实部署方面\n1.“内涝治理滞后”问题。整治易涝点18处。完成整改。\n"
        "2.“监管有漏洞”问题。检测合格。完成整改。",
        Kind.RECTIFICATION_REPORT,
    )
    assert [item.status for item in reading.items] == [RectificationStatus.COMPLETED] * 2


def test_a_hospital_tells_its_state_at_the_end_and_in_the_parts() -> None:
    reading = read_text("""中共临江市人民医院委员会
        关于市委第三巡察组巡察反馈意见整改落实情况的通报
        二、反馈问题整改情况
        （一）聚焦群众身边腐败和作风问题方面
        1.关于“核心制度执行不严”的问题
        整改情况：一是抽查病历1200份；二是约谈3人。该问题基本完成整改，下一步将长期坚持。
        2.反馈问题：“公益性体现不充分，次均费用增长较快”。
        整改措施及成效：严格控费。整改状态：持续推进。
        3.关于“采购风险防控不到位”的问题。
        （1）关于“耗材采购程序不规范”。已完成。复核32批次。
        （2）关于“维保合同管理混乱”。正在整改。尚有4份。""")
    assert headings(reading) == [
        "核心制度执行不严",
        "公益性体现不充分，次均费用增长较快",
        "采购风险防控不到位",
    ]
    first, second, third = reading.items
    assert (first.status, first.status_text) == (Status.BASICALLY_COMPLETED, "该问题基本完成整改，下一步将长期坚持")
    assert (second.status, second.detail) == (Status.IN_PROGRESS, "整改措施及成效：严格控费。")
    assert (third.status, third.status_text) == (Status.IN_PROGRESS, "已完成；正在整改")


def test_what_a_ledger_is_said_to_show_is_no_claim() -> None:
    reading = read_text("""县委巡察办关于第三轮巡察反馈问题整改情况的通报
        一、存在的主要问题
        （一）整改质量不高。“医疗设备闲置”问题台账显示已完成，现场仍有5台未启用。
        （二）整改推进不力。“欠款未清”问题整改不到位。""")
    assert [item.status for item in reading.items] == [Status.UNSTATED, Status.UNSTATED]


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


def test_sections_of_every_status_list_problems() -> None:
    reading = read_text("""某医院党委关于巡视整改进展的通报
二、集中整改期内已完成的事项
1.2020年巡察反馈“小金库”问题清退不彻底问题。38.7万元全部收缴。
2.违规收费屡禁不止问题。退还86.9万元。
三、基本完成的事项
3.控制费用增长不力问题。涨幅降至6.1%。
四、正在推进的事项
4.在建工程长期未转固问题。3个项目完成决算1个。""")
    assert headings(reading)[0] == "2020年巡察反馈“小金库”问题清退不彻底问题"
    statuses = [Status.COMPLETED, Status.COMPLETED, Status.BASICALLY_COMPLETED, Status.IN_PROGRESS]
    assert [item.status for item in reading.items] == statuses


def test_a_status_sentence_behind_the_heading_makes_a_statement() -> None:
    reading = read_text(
        "某镇党委关于巡察整改进展情况的报告\n二、逐项进展\n（一）落实部署有温差\n1.耕地撂荒。已完成。复耕1260亩。\n2.隐患排查不细。正在推进。整改11家。",
        Kind.RECTIFICATION_REPORT,
    )
    assert [(item.heading, item.status_text) for item in reading.items] == [
        ("耕地撂荒", "已完成"),
        ("隐患排查不细", "正在推进"),
    ]
