"""Tables that are forms: acceptance, cards of a registry, ticked boxes, a status over its rows."""

from datetime import date

from documents.reading.announced import kind_of
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import read_rows, reasons


def test_a_form_of_acceptance_tells_measures_and_account_in_one_column() -> None:
    reading = read_rows(
        ["县医保局党组巡察整改问题销号审批表汇总"],
        ["序号", "原反馈问题", "整改目标", "措施及落实情况", "完成时间", "责任单位", "是否同意销号"],
        ["1", "基金监管不严", "追回资金", "追回基金238.6万元", "2024年6月", "基金股", "同意"],
        ["2", "异地结算不便", "全部开通", "已开通21家", "2024年8月", "待遇股", "不同意"],
        kind=None,
    )
    assert reading.kind is Kind.LEDGER
    assert [(i.detail, i.closed, i.status) for i in reading.items] == [
        ("追回基金238.6万元", True, Status.UNSTATED),
        ("已开通21家", False, Status.UNSTATED),
    ]
    aspects = read_rows(["反馈问题类别", "反馈的具体问题", "整改措施"], ["党建", "学习不深入", "研讨"])
    assert aspects.items[0].aspect == "党建"


def test_a_status_stands_over_the_rows_that_have_it() -> None:
    reading = read_rows(
        ["县审计局党组巡察整改情况一览表"],
        ["序号", "反馈问题", "整改情况", "责任人"],
        ["一、已完成整改问题（1个）"],
        ["1", "审计质量不高", "开展质量检查2次", "张"],
        ["二、长期坚持问题（1个）"],
        ["2", "学习不深入", "每月学习", "王"],
    )
    assert [(i.aspect, i.status, i.status_text, i.status_place, i.detail) for i in reading.items] == [
        ("", Status.COMPLETED, "已完成", "台账!3", "开展质量检查2次"),
        ("", Status.LONG_TERM, "长期坚持", "台账!5", "每月学习"),
    ]


def test_ticked_boxes_before_and_after_their_words() -> None:
    reading = read_rows(
        ["县残联巡察整改台账"],
        ["序号", "反馈问题", "整改措施", "是否完成", "是否销号"],
        ["1", "资金滞留", "拨付", "☑是 □否", "■是 □否"],
        ["2", "服务不到位", "回访", "□是 ☑否", "是□ 否√"],
        kind=None,
    )
    assert [(i.status, i.closed) for i in reading.items] == [
        (Status.COMPLETED, True),
        (Status.NOT_COMPLETED, False),
    ]
    assert (reading.items[1].status_text, reading.organization) == ("□是 ☑否", "县残联")


def test_a_second_header_in_a_sheet_is_no_problem() -> None:
    reading = read_rows(
        ["序号", "问题", "措施", "进度"],
        ["1", "库房老化", "维修", "完成"],
        ["巡察建议落实情况"],
        ["序号", "反馈意见", "落实措施", "落实情况"],
        ["1", "加强队伍建设", "招聘3人", "已落实"],
    )
    assert [i.heading for i in reading.items] == ["库房老化", "加强队伍建设"]
    assert "下面另有一张表" in reasons(reading)


def test_a_column_says_beside_its_own_what_stands_in_a_bracket() -> None:
    reading = read_rows(
        ["序号", "反馈问题", "整改措施（责任科室、时限）", "落实情况/具体情况", "责任领导", "整改时限"],
        [
            "1",
            "减负不到位",
            "1.26块牌子全部清理（党建办，4月底前）；2.3类台账合并（党政办、城建办，5月底前）",
            "1.26块已清理；2.3类已合并",
            "江一帆",
            "2024年5月底",
        ],
    )
    (item,) = reading.items
    assert [(m.text, m.responsible, m.deadline_place != "", m.account) for m in item.measures] == [
        ("26块牌子全部清理", "党建办", True, "26块已清理"),
        ("3类台账合并", "党政办、城建办", True, "3类已合并"),
    ]
    assert item.deadline.day == date(2024, 5, 31)


def test_cards_of_a_registry_are_a_ledger() -> None:
    assert kind_of("市中院党组巡察反馈问题整改情况登记卡") is Kind.LEDGER


def test_problems_are_told_in_the_column_that_goes_with_their_numbers() -> None:
    rows: tuple[list[str], ...] = (
        ["序号", "主要问题", "具体问题", "整改措施"],
        ["1", "主业不强", "投资偏高", "压降"],
        ["2", "", "布局滞后", "建设"],
    )
    assert [i.heading for i in read_rows(*rows).items] == ["投资偏高", "布局滞后"]
    below = (*rows[:2], ["", "", "布局滞后", "建设"], ["2", "管理不严", "合同不全", "补签"])
    assert [i.heading for i in read_rows(*below).items] == ["主业不强", "管理不严"]
