"""Proof that is missing, short, or of the way instead of the result."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import MONEY, TALKS, facts, found, pair
from tests.domain.dossiers import HEADING, alarms, done, kinds, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "no proof": ({"ledger": {"measures": [done("对3个单位逐一约谈", None), MONEY]}}, {"evidence_missing"}),
    "proof to come": ({"ledger": {"measures": [done("对3个单位逐一约谈", "待补"), MONEY]}}, {"evidence_missing"}),
    "no proof needed yet": (
        {"ledger": {"status": "in_progress", "closed": False,
                    "measures": [done("对3个单位逐一约谈", None, status="in_progress"), MONEY]},
         "report": {"status": "in_progress"}}, set()),
    "no proof, status of the line": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", None, status="unstated"), MONEY]}}, {"evidence_missing"}),
    "no column for proof": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", None), done("清退违规报销5.2万元", None)]}}, set()),
    "proof of less": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "回单（3万元）")]}},
        {"evidence_amount_short"}),
    "proof of less, struck off with the rest told": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "回单（3万元）", status="in_progress", status_text="已完成，尚有2.2万元未到账")]}},
        {"evidence_amount_short", "closed_with_gap", "status_mismatch"}),
    "proof in two parts": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "回单（3万元）、回单（22000元）")]}}, set()),
    "proof of less than the feedback asks": (
        {"plan": {"measures": [{"text": "对3个单位逐一约谈"}, {"text": "全额清退违规报销资金"}]},
         "ledger": {"measures": [TALKS, done("全额清退违规报销资金", "回单（3万元）")]}},
        {"evidence_amount_short"}),
    "proof of all the feedback asks": (
        {"plan": {"measures": [{"text": "对3个单位逐一约谈"}, {"text": "全额清退违规报销资金"}]},
         "ledger": {"measures": [TALKS, done("全额清退违规报销资金", "回单5.2万元")]}}, set()),
    "proof of other money": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "罚款收据（1万元）"), MONEY]}}, set()),
    "one of several amounts proven": (
        {"feedback": {"detail": "3个单位超标准接待，违规报销5.2万元，欠付餐费9万元。"},
         "plan": {"measures": [{"text": "对3个单位逐一约谈"}, {"text": "清退违规报销"}]},
         "ledger": {"measures": [TALKS, done("清退违规报销", "回单5.2万元")]}}, set()),
    "proof still being gathered": ({"ledger": {"measures": [done("对3个单位逐一约谈", "正在整理"), MONEY]}}, {"evidence_missing"}),
    "proof of meetings only": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "会议纪要、整改通知")]}}, {"result_unproven"}),
    "meetings and a receipt": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "会议纪要、银行回单")]}}, set()),
    "minutes of a meeting that was the measure": (
        {**pair("召开专题会议研究清退工作", "召开专题会议研究清退工作"),
         "ledger": {"measures": [done("召开专题会议研究清退工作", "会议纪要")]}}, set()),
    "proof of meetings, not done yet": (
        {"ledger": {"closed": False, "status": "in_progress", "status_text": "正在推进",
                    "measures": [TALKS, done("清退违规报销5.2万元", "会议纪要", status="in_progress")]},
         "report": {"status": "in_progress", "status_text": "正在整改"}}, set()),
    "proof still to be made complete": ({"ledger": {"measures": [done("对3个单位逐一约谈", "待完善"), MONEY]}}, {"evidence_missing"}),
    "proof to be handed in later": ({"ledger": {"measures": [done("对3个单位逐一约谈", "后续补充"), MONEY]}}, {"evidence_missing"}),
    "what is not yet put right struck off by minutes": (
        facts("2个遗留事项。", "对2个未整改到位事项逐项销号", "对2个未整改到位事项逐项销号",
              ledger={"measures": [done("对2个未整改到位事项逐项销号", "会议纪要")]}), set()),
    "a training proven by its notice": (
        facts("支部书记不懂业务。", "对支部书记开展轮训", "对支部书记开展轮训", "培训通知"), {"result_unproven"}),
    "a training proven by its list": (
        facts("支部书记不懂业务。", "对支部书记开展轮训", "对支部书记开展轮训", "培训通知、签到册"), set()),
    "an audit proven by its report": (
        facts("3个项目超概算。", "对3个项目开展专项审计", "对3个项目开展专项审计", "审计通知书、审计报告"), set()),
    "an audit that was only announced": (
        facts("3个项目超概算。", "对3个项目开展专项审计", "对3个项目开展专项审计", "审计通知书"), {"result_unproven"}),
    "a plan of training proven by the plan": (
        facts("支部书记不懂业务。", "制定支部书记培训计划", "制定支部书记培训计划", "培训计划"), set()),
    "money of which the right part is only found out": (
        facts("养护费用1186.4万元未严格考核即足额支付。", "对多付费用据实核减追回", "对多付费用据实核减追回", "入账单据（71.2万元）"), set()),
    "a cleaning up that was only announced": (
        facts("下属单位私设小金库。", "在全系统开展“小金库”专项清理", "在全系统开展“小金库”专项清理", "专项清理通知"), {"result_unproven"}),
    "rent proven by the notice that it came in": (
        facts("租金拖欠38.4万元。", "收缴拖欠租金38.4万元", "收缴拖欠租金38.4万元", "入账通知书（38.4万元）"), set()),
    "ended on a day of its own, and not proven": (
        {**facts("质量不高。", "建立制度", "建立制度"),
         "ledger": {"status": "in_progress", "status_text": "正在推进", "closed": False, "measures": [
             done("建立制度", "", status="unstated", completed_on_iso="2024-06-20"), done("开展检查4次", "检查表", status="in_progress")]}},
        {"evidence_missing"}),
    "an order to stop, to stop": (facts("11台车离线。", "对11台离线车辆停运整改", "对11台离线车辆停运整改", "停运通知书11份"), set()),
    "an order to stop, to pay back": (
        facts("5家机构违规收费。", "关停5家机构，清退超标准收费", "关停5家机构，清退超标准收费", "关停通知书"), {"result_unproven"}),
    "a notice of something else": (
        facts("11台车损坏。", "11台车维修到位", "11台车维修到位", "停运通知书11份"), {"result_unproven"}),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


@pytest.mark.parametrize(("proof", "told"), [("会议纪要、通知", True), ("检查通报2份", False)])
def test_minutes_prove_no_work_in_the_field(proof: str, told: bool) -> None:
    words = "每半年开展一次接待专项督查"
    case = small(plan={"measures": [{"text": words}]}, ledger={"measures": [done(words, proof)]})
    assert ("result_unproven" in {alarm.kind.identifier for alarm in alarms(case)}) is told


def test_a_blank_cell_for_the_proof_of_several_measures_is_told_once() -> None:
    cell = "表1第4行第6列"
    for proofs in ("约谈记录3份", ""), ("", "银行回单（5.2万元）"):
        measures = [
            done(text, proof, evidence_place=cell)
            for text, proof in zip(("对3个单位逐一约谈", "清退违规报销5.2万元"), proofs, strict=True)
        ]
        assert kinds(small(ledger={"measures": measures})) == [("evidence_missing", HEADING)]
    none = [done("对3个单位逐一约谈", "", evidence_place=cell), done("清退违规报销5.2万元", "", evidence_place=cell)]
    elsewhere = done("修订接待管理办法", "办法")
    told = small(ledger={"measures": [*none, elsewhere]}, plan={"measures": [*none, elsewhere]})
    assert kinds(told) == [("evidence_missing", HEADING)]


def test_the_record_of_a_meeting_proves_a_decision_made_up_for() -> None:
    measures = [done("对15次重大事项补办会议程序", "党组会议记录"), done("清退违规报销5.2万元", "银行回单（5.2万元）")]
    plan = {"measures": [{"text": "对15次重大事项补办会议程序"}, {"text": "清退违规报销5.2万元"}]}
    assert kinds(small(plan=plan, ledger={"measures": measures})) == []
