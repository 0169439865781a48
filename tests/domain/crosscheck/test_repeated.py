"""The same proof or the same words under two problems."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import BOTH, FILES, MONEY, found, listed
from tests.domain.dossiers import done

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "the same proof under two problems": (
        {**BOTH, "more_plan": [FILES],
         "ledger": {"measures": [done("对3个单位逐一约谈", "《专题会议纪要》〔2024〕5号"), MONEY]},
         "more_ledger": [listed("档案管理混乱", done("查找遗失的12卷档案", "《专题会议纪要》〔2024〕5号"))]}, {"evidence_repeated"}),
    "one regulation for two problems": (
        {**BOTH, "more_plan": [FILES],
         "ledger": {"measures": [done("对3个单位逐一约谈", "《机关内部管理办法》（某局发〔2024〕5号）"), MONEY]},
         "more_ledger": [listed("档案管理混乱", done("查找遗失的12卷档案", "《机关内部管理办法》（某局发〔2024〕5号）"))]}, set()),
    "proof of the same name": (
        {**BOTH, "more_plan": [FILES],
         "more_ledger": [listed("档案管理混乱", done("查找遗失的12卷档案", "约谈记录、照片"))]}, set()),
    "the same proof under one problem": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "《会议纪要》〔2024〕5号"), done("清退违规报销5.2万元", "《会议纪要》〔2024〕5号、回单")]}}, set()),
    "the same account of two problems": (
        {**BOTH, "more_plan": [FILES], "ledger": {"detail": "多次召开专题会议研究部署，细化责任分工，整改取得明显成效。"},
         "more_ledger": [listed("档案管理混乱", detail="多次召开专题会议研究部署，细化责任分工，整改取得明显成效。")]}, {"text_repeated"}),
    "the same measure of two problems": (
        {**BOTH, "more_plan": [FILES], "plan": {"measures": []},
         "ledger": {"measures": [done("组织业务骨干逐件核对往来票据和经办手续", "核对表")]},
         "more_ledger": [listed("档案管理混乱", done("组织业务骨干逐件核对往来票据和经办手续", "核对单"))]}, {"text_repeated"}),
    "only a set phrase in common": (
        {**BOTH, "more_plan": [FILES], "ledger": {"detail": "高度重视，逐一约谈3个单位，收回多报的餐费并登记入账。"},
         "more_ledger": [listed("档案管理混乱", detail="高度重视，查找遗失的档案12卷，重新编目上架。")]}, set()),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected
