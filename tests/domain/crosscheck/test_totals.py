"""Sums and rates that a paper states of itself against what it tells one by one."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import found
from tests.domain.dossiers import kinds, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "more measures than listed": ({"declared": {"report": {"measures": 9}}}, {"count_mismatch"}),
    "as many measures as listed": ({"declared": {"report": {"measures": 2}, "plan": {"problems": 1}}}, set()),
    "other number of problems": ({"declared": {"report": {"problems": 2}}}, {"count_mismatch"}),
    "a total that is no number": ({"declared": {"report": {"problems": "若干"}}}, set()),
    "more done than told": ({"declared": {"report": {"completed": 2}}}, {"count_mismatch"}),
    "a total of what is not told one by one": ({"declared": {"report": {"problems": 30, "completed": 25}}}, set()),
    "sum does not add up": (
        {"declared": {"report": {"problems": 1, "completed": 1, "basically_completed": 0, "long_term": 1}}},
        {"count_mismatch"},
    ),
    "wrong number of recommendations": (
        {"recommendations": ["健全内部控制制度，定期开展专项审计。"], "declared": {"plan": {"recommendations": 3}},
         "more_plan": [{"heading": "健全内部控制制度，定期开展专项审计", "measures": []}]}, {"count_mismatch"}),
    "a rate too high": ({"declared": {"report": {"problems": 25, "completed": 19, "完成率": 80}}}, {"rate_mismatch"}),
    "a rate rounded": ({"declared": {"report": {"problems": 697, "completed": 688, "完成率": 98.7}}}, set()),
    "a rate with those basically done": (
        {"declared": {"report": {"problems": 25, "completed": 19, "basically_completed": 6, "完成率": 100}}}, {"rate_mismatch"}),
    "a rate of what is told one by one": ({"declared": {"report": {"完成率": 90}}}, {"rate_mismatch"}),
    "the right rate of what is told one by one": ({"declared": {"report": {"完成率": 100}}}, set()),
    "a ledger's rate without a number": ({"declared": {"ledger": {"完成率": 90}}}, set()),
    "a sum of money that is not made up by what is told": (
        {"declared": {"report": {"清退万元": "8.3"}}, "feedback": {"detail": "3个单位超标准接待，违规报销5.2万元，多领餐费3万元。"},
         "report": {"narrative": "约谈3个单位，清退违规报销5.2万元，退回餐费3万元。"}}, {"amount_mismatch"}),
    "a sum of money that adds up": (
        {"declared": {"report": {"清退万元": "8.2"}}, "feedback": {"detail": "3个单位超标准接待，违规报销5.2万元，多领餐费3万元。"},
         "report": {"narrative": "约谈3个单位，清退违规报销52000元，退回餐费3万元。"}}, set()),
    "a sum of money that is rounded": (
        {"declared": {"report": {"清退万元": "8"}}, "feedback": {"detail": "3个单位超标准接待，违规报销5.2万元，多领餐费3万元。"},
         "report": {"narrative": "约谈3个单位，清退违规报销5.2万元，退回餐费3万元。"}}, set()),
    "a sum of some of the money": (
        {"declared": {"report": {"清退万元": "5.2"}}, "feedback": {"detail": "3个单位超标准接待，违规报销5.2万元，多领餐费3万元。"},
         "report": {"narrative": "约谈3个单位，清退违规报销5.2万元，退回餐费3万元。"}}, set()),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


@pytest.mark.parametrize(("stated", "expected"), [(2, []), (3, []), (4, ["count_mismatch"])])
def test_measures_for_recommendations_may_be_counted_or_not(stated, expected):
    advice = {"heading": "严格公务接待管理，规范报销审批", "aspect": "意见建议", "measures": [{"text": "规范报销审批"}]}
    papers = small(
        recommendations=["严格公务接待管理，规范报销审批。"], more_plan=[advice],
        declared={"report": {"measures": stated}}, ledger={"heading": ""},
    )  # fmt: skip
    assert [kind for kind, _ in kinds(papers)] == expected


def aspects(stated: int) -> list[Any]:
    papers = small(declared={"plan": {"aspects": stated, "problems": 1}})
    papers[0]["problems"][0]["aspect"] = "落实方面"
    return papers


def test_another_number_of_aspects_is_told():
    assert kinds(aspects(1)) == []
    assert [kind for kind, _ in kinds(aspects(3))] == ["count_mismatch"]
