"""Numbers of documents, days and team of the inspection: what can be looked up and does not agree."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import facts, found
from tests.domain.dossiers import alarms, done, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "another number of the same paper": (
        {"plan": {"measures": [{"text": "印发《公务接待管理办法》（某局发〔2024〕18号）"}]},
         "ledger": {"measures": [done("印发《公务接待管理办法》（某局发〔2024〕28号）", "办法")]}}, {"document_number_mismatch"}),
    "other brackets, the same number": (
        {"plan": {"measures": [{"text": "印发《公务接待管理办法》（某局发〔2024〕18号）"}]},
         "ledger": {"measures": [done("印发《公务接待管理办法》（某局发[2024]第18号）", "办法")]}}, set()),
    "two papers": (
        {"plan": {"measures": [{"text": "印发《公务接待管理办法》（某局发〔2024〕18号）、《报销管理办法》（某局发〔2024〕19号）"}]},
         "ledger": {"measures": [done("印发《公务接待管理办法》（某局发〔2024〕18号）、《报销管理办法》（某局发〔2024〕19号）", "办法")]}}, set()),
    "a number without a title": (
        {"plan": {"measures": [{"text": "按照某局发〔2024〕18号文件开展公务接待清查"}]},
         "ledger": {"measures": [done("按照某局发〔2024〕81号文件开展公务接待清查", "报告")]}}, {"document_number_mismatch"}),
    "one paper under two names and numbers": (
        {**facts("兼职混乱。", "建立兼职备案制度", "建立兼职备案制度", "某局发〔2024〕19号"),
         "report": {"narrative": "印发《兼职备案管理办法》（某局发〔2024〕91号）。"}}, {"document_number_mismatch"}),
    "a figure of a number fell out": (
        {**facts("采购混乱。", "完善采购规定", "完善采购规定", "某局发〔2024〕9号"),
         "report": {"narrative": "完善采购规定（某局发〔2024〕19号）。"}}, {"document_number_mismatch"}),
    "a number in the column of the state": (
        {**facts("兼职混乱。", "建立兼职备案制度", "建立兼职备案制度"),
         "ledger": {"measures": [done("建立兼职备案制度", "制度", status_text="某局发〔2024〕19号")]},
         "report": {"narrative": "印发《兼职备案管理办法》（某局发〔2024〕91号）。"}}, {"document_number_mismatch"}),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


def inspected(days: str) -> list[Any]:
    papers = small()
    papers[0]["period"] = "2023-11-06至2023-12-29"
    papers[3]["period"] = days
    return papers


def test_other_days_of_the_inspection_are_told():
    (alarm,) = alarms(inspected("2023-11-06至2023-12-19"))
    assert alarm.kind.identifier == "inspection_date_mismatch"
    assert alarms(inspected("2023-11-06至2023-12-29")) == []


def test_another_team_than_that_of_the_feedback_is_told():
    papers = small()
    papers[0]["beside"] = ["第2段|县委第二巡察组对某局党组开展了巡察。"]
    papers[1]["beside"] = ["第2段|按照县委第二巡察组反馈意见，制定本方案。"]
    assert alarms(papers) == []
    papers[3]["beside"] = ["第3段|2023年，县委第三巡察组对我局开展了巡察。"]
    (alarm,) = alarms(papers)
    assert alarm.quotes == ("县委第二巡察组对某局党组开展了巡察", "县委第三巡察组对我局开展了巡察")


def test_a_bare_number_of_proof_is_that_of_what_the_measure_made() -> None:
    plan = {"measures": [{"text": "制定接待三年规划"}]}
    listed = {"measures": [done("制定接待三年规划", "云办发〔2025〕6号")]}
    case = small(plan=plan, ledger=listed, report={"detail": "制定接待三年规划（云办发〔2025〕9号）。"})
    assert [alarm.kind.identifier for alarm in alarms(case)] == ["document_number_mismatch"]
