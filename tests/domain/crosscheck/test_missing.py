"""Problems left out, joined in one line, parted over several, renumbered."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import BOTH, FILES, MONEY, TALKS, found, listed
from tests.domain.dossiers import HEADING, alarms, done, kinds, small

BOTH_LATE: dict[str, Any] = {
    "more_feedback": [FILES],
    "report": {"heading": ""},
    "more_plan": [
        {
            **FILES,
            "deadline_text": "2024年7月底",
            "deadline_iso": "2024-07-31",
            "measures": [{"text": "查找遗失的12卷档案"}],
        }
    ],
    "ledger": {
        "heading": f"{HEADING}、档案管理混乱",
        "deadline_text": "7月底",
        "deadline_iso": "2024-07-31",
        "measures": [TALKS, MONEY, done("查找遗失的12卷档案", "移交单")],
    },
}


# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "not in the plan": ({"more_feedback": [FILES], "more_ledger": [{**FILES, "detail": ""}]}, {"missing_in_plan", "missing_in_report"}),
    "not in the ledger": ({"more_feedback": [FILES], "more_plan": [FILES]}, {"missing_in_ledger", "missing_in_report"}),
    "no report": ({"report": {"heading": ""}}, set()),
    "no ledger": ({"ledger": {"heading": ""}}, set()),
    "two problems in one line, both dealt with": (
        {**BOTH, "more_plan": [{**FILES, "measures": [{"text": "查找遗失的12卷档案"}]}],
         "ledger": {"heading": f"{HEADING}、档案管理混乱", "measures": [TALKS, MONEY, done("查找遗失的12卷档案", "移交单")]}}, {"merged_in_ledger"}),
    "two problems in one line, one forgotten": (
        {**BOTH, "more_plan": [FILES], "ledger": {"heading": f"{HEADING}、档案管理混乱"}}, {"missing_in_ledger"}),
    "two problems in one item of the plan": (
        {**BOTH, "plan": {"heading": f"{HEADING}、档案管理混乱", "measures": [{"text": "对3个单位逐一约谈"}, {"text": "清退违规报销5.2万元"}, {"text": "查找遗失的12卷档案"}]},
         "more_ledger": [listed("档案管理混乱", done("查找遗失的12卷档案", "移交单"))]}, set()),
    "two problems in one statement": (
        {"more_feedback": [FILES], "more_plan": [FILES], "more_ledger": [listed("档案管理混乱")],
         "report": {"heading": f"{HEADING}以及档案管理较混乱"}}, set()),
    "one problem in two items of the plan with days of their own": (
        {"plan": {"heading": "3个单位超标准接待", "measures": [{"text": "对3个单位逐一约谈"}]},
         "more_plan": [{"heading": "违规报销5.2万元", "deadline_text": "2024年8月底", "deadline_iso": "2024-08-31", "measures": [{"text": "清退违规报销5.2万元"}]}],
         "ledger": {"heading": "3个单位超标准接待", "measures": [TALKS]},
         "more_ledger": [{**listed("违规报销5.2万元", MONEY), "deadline_text": "8月底", "deadline_iso": "2024-08-31"}]}, set()),
    "two problems in one line by the later of their days": (
        BOTH_LATE, {"merged_in_ledger"}),
    "two problems in one line, one left out with its measures": (
        {"more_feedback": [FILES], "report": {"heading": ""}, "more_plan": [{**FILES, "measures": [{"text": "查找遗失的12卷档案"}, {"text": "安装库房监控"}]}],
         "ledger": {"heading": f"{HEADING}、档案管理混乱"}}, {"missing_in_ledger"}),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


def test_an_item_that_answers_a_recommendation_is_not_held_against_a_problem():
    advice = "严格公务接待管理，规范报销审批。"
    papers = small(recommendations=[advice], more_plan=[{"heading": advice, "measures": []}])
    assert kinds(papers) == []


def renumbered(*numbers: int) -> list[Any]:
    names = ["公务接待不严", "档案遗失较多", "车辆私用频发", "资产长期闲置"]
    feedback = [{"heading": name, "detail": ""} for name in names]
    lines = [{"heading": name, "measures": [], "no": number} for name, number in zip(names, numbers, strict=True)]
    return small(
        feedback=feedback[0], more_feedback=feedback[1:], plan={"heading": ""}, report={"heading": ""},
        ledger=lines[0], more_ledger=lines[1:],
    )  # fmt: skip


def test_problems_that_change_places_are_told_once():
    (alarm,) = alarms(renumbered(1, 3, 2, 4))
    assert alarm.kind.identifier == "renumbered"
    assert "第2个编成第3" in alarm.description
    assert len(alarm.quotes) == 4


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4), (4, 3, 2, 1), (1, 2, 1, 2), (11, 12, 13, 14)])
def test_an_order_of_its_own_is_no_renumbering(numbers):
    assert alarms(renumbered(*numbers)) == []
