"""Tasks from above and recommendations, taken up or left open."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import MONEY, TALKS, facts, found, listed, tasked
from tests.domain.dossiers import HEADING, alarms, done, kinds, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "recommendation left open": ({"recommendations": ["健全内部控制制度，定期开展专项审计。"]}, {"recommendation_unanswered"}),
    "recommendation answered": (
        {"recommendations": ["健全内部控制制度，定期开展专项审计。"],
         "more_plan": [{"heading": "健全内部控制制度", "aspect": "落实意见建议方面", "measures": []}]}, set()),
    "task left out": ({"tasks": [{"heading": "开展全县公务用车专项检查"}]}, {"assigned_task_missing"}),
    "task planned and not listed": (
        {"tasks": [{"heading": "开展全县公务用车专项检查"}],
         "more_plan": [{"heading": "开展全县公务用车专项检查", "measures": []}]}, {"assigned_task_missing"}),
    "task, no plan and no ledger": (
        {"tasks": [{"heading": "开展全县公务用车专项检查"}], "plan": {"heading": ""}, "ledger": {"heading": ""}}, set()),
    "task taken up": (
        {"tasks": [{"heading": "开展全县公务用车专项检查"}],
         "plan": {"measures": [{"text": "对3个单位逐一约谈"}, {"text": "清退违规报销5.2万元"}, {"text": "开展公务用车专项检查"}]},
         "ledger": {"measures": [TALKS, MONEY, done("开展公务用车专项检查", "检查表")]}}, set()),
    "a task with its office in brackets": (
        {**tasked("开展公务用车专项检查（县纪委牵头，某局配合）"), "more_plan": [{"heading": "开展公务用车专项检查", "measures": []}],
         "more_ledger": [listed("开展公务用车专项检查")]}, set()),
    "a task for all beside a problem of two": (
        {**facts("2名副总经理超标准配备办公用房，差旅超支3.37万元。", "腾退2名副总经理超标准办公用房", "腾退2名副总经理超标准办公用房"),
         "tasks": [{"heading": "组织对所属企业领导人员办公用房和公务用车情况进行全面清查"}]}, {"assigned_task_missing"}),
    "a task in the words of one column of the ledger": (
        {**facts("全年发文470份。", "全年发文控制在330份以内", "全年发文控制在330份以内", account="具体问题：文山会海"),
         "tasks": [{"heading": "整治文山会海，精简文件简报三成以上"}]}, set()),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


def task(detail: str) -> dict[str, Any]:
    return {"heading": HEADING, "detail": detail}


def test_a_deed_assigned_for_a_problem_that_nobody_takes_up_is_told() -> None:
    (alarm,) = alarms(small(tasks=[task("建立公务接待部门联席会商机制")]))
    assert (alarm.kind.identifier, alarm.quotes[0]) == ("assigned_task_missing", "建立公务接待部门联席会商机制")


def test_a_deed_assigned_for_a_problem_that_the_plan_takes_up_is_not_told() -> None:
    taken_up = "会同财政建立接待联席会商机制"
    measures = [done("对3个单位逐一约谈", "约谈记录"), done(taken_up, "机制文件")]
    plan = {"measures": [{"text": "对3个单位逐一约谈"}, {"text": taken_up}]}
    case = small(tasks=[task("建立公务接待部门联席会商机制")], plan=plan, ledger={"measures": measures})
    assert not kinds(case)


@pytest.mark.parametrize(
    "asked",
    [
        "针对“公务接待管理不严格”问题，对投资100万元以上的项目组织一次专项审计，形成审计报告",
        "解决公务接待管理不严格问题，建立机构负责人定期轮岗制度",
        "对所属单位食堂进行一次全面体检评估，形成评估意见",
    ],
)
def test_a_deed_is_told_whatever_it_is_for(asked: str) -> None:
    assert [alarm.kind.identifier for alarm in alarms(small(tasks=[task(asked)]))] == ["assigned_task_missing"]
