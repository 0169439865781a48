"""Sums of money that do not agree; parts, batches and balances that do."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import TALKS, facts, found, measures, tells, told_twice, with_account
from tests.domain.dossiers import alarms, done, kinds, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "digits turned round": ({"ledger": measures("对3个单位逐一约谈", "清退违规报销2.5万元")}, {"amount_mismatch"}),
    "point moved": ({"ledger": measures("对3个单位逐一约谈", "清退违规报销0.52万元")}, {"amount_mismatch"}),
    "other amount in the report": ({"report": {"narrative": "清退违规报销5.0万元。"}}, {"amount_mismatch"}),
    "other amount in the task": (
        {"tasks": [{"heading": "清退违规报销5.3万元，解决“公务接待管理不严格”的问题"}]}, {"amount_mismatch"}),
    "parts that add up": ({"report": {"narrative": "清退违规报销3万元，其余2.2万元抵扣绩效。"}}, set()),
    "a sum of two amounts of the feedback": (
        {"feedback": {"detail": "3个单位超标准接待，违规报销餐费5.2万元、违规报销住宿费3万元。"},
         "report": {"narrative": "对3个单位逐一约谈，清退违规报销8.2万元。"}}, set()),
    "another kind of money": ({"report": {"narrative": "逐一约谈3个单位，清退违规报销5.2万元，压减接待预算40万元。"}}, set()),
    "less money while still at it": (
        {"report": {"narrative": "已清退违规报销3.1万元。", "status": "in_progress", "status_text": "正在整改"},
         "ledger": {"status": "in_progress", "closed": False,
                    "measures": [TALKS, done("清退违规报销5.2万元", "回单（3.1万元）", status="in_progress")]}},
        set(),
    ),
    "an age of debts beside the money": (
        facts("应收款中账龄3年以上的5432万元未清收。", "分类清收账龄3年以上应收款5432万元", "分类清收账龄3年以上应收款4532万元"), {"amount_mismatch"}),
    "a debt that had grown, cleared to the share that is stated": (
        facts("往来款未清理金额由560万元增加到742万元。", "清理往来款742万元，清理率不低于80%", "清理往来款742万元，清理率不低于80%",
              report={"narrative": "完成往来款清理601万元，清理率81%。"}), set()),
    "the same words with less money": (
        facts("欠缴租金230万元。", "追缴剩余租金122万元", "追缴剩余租金85万元", account="已追缴"), {"amount_mismatch"}),
    "a balance that went down": (
        told_twice("房地产贷款余额23.7亿元，占比过高。", "压降房地产贷款", "贷款余额19.4亿元", "房地产贷款余额压降至19.4亿元。"), set()),
    "an income that went down and up again": (
        told_twice("广告收入由7.92亿元下降到3.05亿元。", "制定广告经营三年计划", "", "广告收入3.4亿元，同比增长11.5%。"), set()),
    "an amount with two digits changed about": (
        told_twice("8档节目未经集体决策，涉及合同金额5621万元。", "对8档节目合同全面清理", "", "清理8档节目合同，涉及金额5612万元。"), {"amount_mismatch"}),
    "two amounts of the same digits, told apart": (
        told_twice("甲项目超概算5621万元，乙项目超概算5612万元。", "对2个项目专项审计", "", "对超概算5612万元的乙项目完成审计。"), set()),
    "some of the money, still under way": (
        {**facts("资产闲置，账面价值1.24亿元。", "盘活闲置资产", "盘活闲置资产", account="盘活资产账面价值7380万元"),
         "ledger": {"measures": [], "detail": "盘活资产账面价值7380万元", "status": "in_progress", "status_text": "正在推进", "closed": False}}, set()),
    "money that nobody can pay back any more": (
        with_account("多发补贴14.19万元。", "追回多发补贴14.19万元", "追回13.86万元，剩余0.33万元涉及3户，当事人死亡无法追回，已按程序核销"), set()),
    "so much from each of two": (
        with_account("超标被罚52万元。", "扣减服务费52万元", "从一季度、二季度服务费中各扣减26万元"), set()),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


def test_descriptions_name_both_values():
    (alarm,) = alarms(small(ledger=measures("对3个单位逐一约谈", "清退违规报销2.5万元")))
    assert "5.2万元" in alarm.description
    assert "2.5万元" in alarm.description
    (short,) = alarms(small(ledger={"measures": [TALKS, done("清退违规报销5.2万元", "回单（800元）")]}))
    assert "佐证只有800元，相差5.12万元，台账却已标为销号" in short.description


@pytest.mark.parametrize(("as_of", "told"), [("2024-09-20", False), ("2024-09-10", True)])
def test_work_that_goes_on_may_have_grown_by_the_day_of_the_later_paper(as_of, told):
    running = {"status": "in_progress", "status_text": "正在推进"}
    papers = small(
        feedback={"detail": "应收财政补助1836万元。"},
        plan={"measures": [{"text": "收回财政补助1836万元"}]},
        ledger={**running, "closed": False, "detail": "收回财政补助1542万元", "measures": []},
        report={**running, "narrative": "收回财政补助1683万元。"},
    )
    for paper in papers:
        if paper["kind"] == "rectification_report":
            paper["as_of"] = as_of
    assert ("amount_mismatch" in dict(kinds(papers))) is told


@pytest.mark.parametrize(
    ("feedback", "report"),
    [
        ("近三年仅立案查处侵权案件17件。", "立案查处侵权案件11件。"),
        ("5名中层干部任职超过10年未交流。", "交流中层干部4名，另1名因临近退休不再交流。"),
        ("短少物资价值31.7万元。", "短少物资涉及价值约32万元，已查清去向。"),
        ("违规发放补贴31.7万元。", "清退违规发放的补贴30余万元。"),
    ],
)
def test_what_only_looks_like_another_number_is_not_told(feedback: str, report: str) -> None:
    assert not kinds(tells(feedback, "", report))


def test_a_rough_amount_that_is_wrong_is_told() -> None:
    assert dict(kinds(tells("违规发放补贴31.7万元。", "", "清退违规发放的补贴约25万元。")))
