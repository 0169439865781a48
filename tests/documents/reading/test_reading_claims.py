"""How a report says how far it is: at the end of an answer, in brackets, in the title above, in its totals."""

import pytest

from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import read_text


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


@pytest.mark.parametrize("verb", ["清退", "追缴资金", "收缴违规资金", "退缴"])
def test_the_money_that_came_back_is_a_total(verb: str) -> None:
    reading = read_text(f"""某局党组关于巡察整改情况的报告
    一、组织情况
    反馈的2个问题全部完成，{verb}1,077.62万元。
    二、整改情况
    1.关于“学习不深入”的问题。追回1.5万元，已完成。
    2.关于“责任不实”的问题。已完成。
    某局党组
    2025年1月6日""")
    assert dict(reading.declared)["清退万元"] == 1077.62


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


def test_the_number_of_one_problem_is_no_total() -> None:
    reading = read_text(
        "某县关于督察反馈问题（第三十七项）整改情况的公示\n现将第三十七项问题整改情况公示如下：\n2024年12月20日"
    )
    assert "problems" not in dict(reading.declared)


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


def test_problems_that_one_person_leads_are_not_all_problems() -> None:
    told = "党委书记带头领办3个问题。反馈的13个问题全面认领，制定措施20条，已完成11个，正在整改2个。"
    reading = read_text(f"某院党委关于巡视整改进展情况的报告\n{told}\n2024年12月20日")
    assert dict(reading.declared)["measures"] == 20
    assert dict(reading.declared)["problems"] == 13


def test_what_is_told_as_a_part_of_a_total_is_no_total_beside_it() -> None:
    told = "8个问题已完成7个（其中长期坚持1个），基本完成1个。"
    declared = dict(read_text(f"某局党组关于巡察整改情况的报告\n{told}\n2024年12月20日").declared)
    assert declared == {"problems": 8, "completed": 7, "basically_completed": 1}


@pytest.mark.parametrize(
    ("told", "rate"),
    [
        ("10个问题完成整改7个，整改率75%。", 75.0),
        ("反馈的10个问题已销号7个，销号率70%。", 70.0),
        ("排查隐患120处，整改率95%。", None),
    ],
)
def test_a_rate_by_another_name_is_that_of_the_problems_it_is_told_of(told: str, rate: float | None) -> None:
    reading = read_text(
        f"某局整改情况报告\n一、总体情况\n{told}\n二、整改情况\n1.学习不深入。已完成。", Kind.RECTIFICATION_REPORT
    )
    assert dict(reading.declared).get("完成率") == rate
