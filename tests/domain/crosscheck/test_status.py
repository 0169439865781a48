"""Called done or struck off while the papers tell of something open."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import TALKS, facts, found, tells, told_twice, with_account
from tests.domain.dossiers import alarms, done

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "basically done in the report": (
        {"report": {"status": "basically_completed", "status_text": "基本完成"}}, {"status_mismatch", "closed_with_gap"}),
    "report belies itself": (
        {"report": {"narrative": "逐一约谈3个单位，部分违规报销尚未清退。"}}, {"status_mismatch", "closed_with_gap"}),
    "report without a status, still at it": (
        {"report": {"status": "unstated", "status_text": "", "narrative": "正在逐一约谈3个单位。"}},
        {"status_mismatch", "closed_with_gap"}),
    "report without a status": ({"report": {"status": "unstated", "status_text": ""}}, set()),
    "done and kept up": (
        {"report": {"status_text": "已完成并长期坚持", "long_term": True},
         "ledger": {"status_text": "已完成，长期坚持", "long_term": True}}, set()),
    "kept up for long": (
        {"ledger": {"status": "in_progress", "status_text": "持续推进", "closed": False, "measures": []},
         "report": {"status": "long_term", "status_text": "长期坚持", "long_term": True}}, set()),
    "one measure not done": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "单据", status="not_completed")]}},
        {"status_mismatch", "closed_with_gap"}),
    "closed though going on": (
        {"ledger": {"status": "in_progress", "status_text": "正在推进", "measures": []},
         "report": {"status": "in_progress", "status_text": "正在推进"}}, {"closed_with_gap"}),
    "closed though the line says so": (
        {"ledger": {"status": "in_progress", "status_text": "正在推进", "measures": []},
         "report": {"status": "unstated", "status_text": ""}}, {"closed_with_gap"}),
    "closed, and begun only behind the word": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "银行回单（5.2万元）", status_text="已完成，下一步将逐人核对")]}},
        {"closed_with_gap"}),
    "closed, and the proof itself is not there yet": (
        facts("接待制度缺失。", "修订接待办法", "修订接待办法", "办法正在征求意见"), {"closed_with_gap"}),
    "closed by the report, open in the ledger": (
        {"ledger": {"closed": False}, "report": {"closed": True}}, {"status_mismatch"}),
    "the line that lags behind counts": (
        {"more_ledger": [{"heading": "3个单位超标准接待", "status": "in_progress", "status_text": "正在推进", "measures": []}],
         "ledger": {"closed": False}, "report": {"status": "in_progress", "status_text": "正在整改"}}, set()),
    "fewer done than there are, called done": (
        facts("4家混改企业未将党建要求写入章程。", "推动4家混改企业将党建要求写入章程", "推动4家混改企业将党建要求写入章程",
              ledger={"measures": [done("推动4家混改企业将党建要求写入章程", "章程", status_text="完成3家")]}), {"status_mismatch", "closed_with_gap"}),
    "as many done as there are": (
        facts("4家混改企业未将党建要求写入章程。", "推动4家混改企业将党建要求写入章程", "推动4家混改企业将党建要求写入章程",
              ledger={"measures": [done("推动4家混改企业将党建要求写入章程", "章程", status_text="4家全部完成")]}), set()),
    "paid back in two batches": (
        told_twice("违规发放夜班津贴4.6万元。", "清退夜班津贴4.6万元", "", "分两批清退夜班津贴46000元。"), set()),
    "to be paid back over three years": (
        told_twice("违规发放夜班津贴4.6万元。", "清退夜班津贴4.6万元", "", "分三年清退夜班津贴46000元。"),
        {"status_mismatch", "closed_with_gap"}),
    "one measure done, one kept up for good": (
        {"ledger": {"status": "long_term", "status_text": "已完成；长期坚持", "measures": [
            done("对3个单位逐一约谈", "约谈记录"), done("清退违规报销5.2万元", "银行回单（5.2万元）", status_text="长期坚持", status="unstated") | {"status": "long_term"}]}}, set()),
    "all kept up for good and struck off": (
        {"ledger": {"status": "long_term", "status_text": "长期坚持"}}, {"closed_with_gap", "status_mismatch"}),
    "one of them still to do it": (
        facts("9名干部违规兼职。", "9名干部辞去兼职", "9名干部辞去兼职", "辞职文件", account="8人已辞，1人待辞"), {"closed_with_gap"}),
    "one of them put off": (
        facts("2项课题逾期未结题。", "对逾期课题限期结题", "对逾期课题限期结题", "结题证书", account="结题1项，1项延期"), {"closed_with_gap"}),
    "some of them done, told behind the plans for all": (
        facts("7个基层社空壳化。", "对7个基层社实施改造", "对7个基层社实施改造", account="7个基层社改造方案已制定，5个已完成改造"), {"closed_with_gap"}),
    "one of them still pleading, in other words": (
        facts("28人违规领取岗位补贴。", "28人岗位补贴全部清退", "28人岗位补贴全部清退", "清退单28份", account="清退26人，2人申诉中"),
        {"closed_with_gap"}),
    "one of them carried on": (
        facts("5项短板未补齐。", "5项短板全部补齐", "5项短板全部补齐", "验收单", account="已补齐4项，1项持续推进"), {"closed_with_gap"}),
    "one of them out of reach": (
        facts("2名责任人涉嫌犯罪。", "对2名责任人移送司法机关", "对2名责任人移送司法机关", "移送函", account="移送1名，另1名在逃"), {"closed_with_gap"}),
    "nine tenths of it": (
        facts("47个泵站无人值守。", "47个泵站落实值守", "47个泵站落实值守", account="完成90%"), {"closed_with_gap"}),
    "most of them": (
        facts("泵站无人值守。", "泵站全部落实值守", "泵站全部落实值守", account="大部分泵站已落实"), {"closed_with_gap"}),
    "waiting for leave": (
        facts("泵站无人值守。", "泵站全部落实值守", "泵站全部落实值守", account="已上报，待批复"), {"closed_with_gap"}),
    "the rest of them closed down": (
        with_account("19座加油站无证。", "19座加油站证照整改", "17座已换证，2座停业"), set()),
    "the rest of them out of use": (
        with_account("19座加油站无证。", "19座加油站证照整改", "17座已换证，2座停用"), {"closed_with_gap"}),
    "less than so much or more": (with_account("台账过多。", "台账压减50%以上", "压减37%"), {"closed_with_gap"}),
    "to suspend a right is a deed": (
        told_twice("评标专家失管。", "处理专家", "", "暂停评标资格28名，处理完毕。"), set()),
    "work suspended": (told_twice("道路失修。", "修复道路", "", "施工暂停。"), {"status_mismatch", "closed_with_gap"}),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


def test_a_completed_problem_of_which_some_is_still_looked_for_is_told() -> None:
    case = tells("短少物资86件。", "已追回61件，其余25件去向仍在核查", ledger={"closed": None, "closed_text": ""})
    assert [alarm.kind.identifier for alarm in alarms(case)] == ["status_mismatch"]
