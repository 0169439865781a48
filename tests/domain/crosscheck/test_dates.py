"""Days that cannot be: before the feedback, after the cut-off, another one for the same deed."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import MONEY, found
from tests.domain.dossiers import alarms, done, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "plan of the day of the feedback": ({"document_date": "2024-04-30", "plan_date": "2024-04-30"}, set()),
    "plan from before the feedback": ({"document_date": "2024-04-30", "plan_date": "2024-04-12"}, {"date_before_feedback"}),
    "proof from before": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "约谈记录（2024年3月1日）"), MONEY]}}, {"date_before_feedback"}),
    "state from before": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "约谈记录、整改前台账（2023年5月6日）"), MONEY]}}, set()),
    "done before": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "记录", completed_on_iso="2024-03-01"), MONEY]}},
        {"date_before_feedback"}),
    "done at once during the inspection": (
        {"ledger": {"deadline_immediate": True,
                    "measures": [done("对3个单位逐一约谈", "记录", completed_on_iso="2024-03-01"), MONEY]}}, set()),
    "done after the cut-off": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "记录", completed_on_iso="2024-12-01"), MONEY]}}, {"date_after_cutoff"}),
    "proof after the cut-off": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "记录（2024年12月1日）"), MONEY]}}, {"date_after_cutoff"}),
    "proof with a number of the year before": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "某局发〔2023〕51号通报"), MONEY]}}, {"date_before_feedback"}),
    "proof with a number of this year": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "某局发〔2024〕51号通报"), MONEY]}}, set()),
    "proof of a month after the cut-off": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "记录3份（2024年12月）"), MONEY]}}, {"date_after_cutoff"}),
    "proof of the month of the cut-off": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "记录3份（2024年9月）"), MONEY]}}, set()),
    "another day in the report": (
        {"report": {"narrative": "2024年5月2日清退违规报销52000元，约谈3个单位。"}}, {"date_mismatch"}),
    "the same day in the report": (
        {"report": {"narrative": "2024年6月20日清退违规报销52000元，约谈3个单位。"}}, set()),
    "another day of the facts": (
        {"feedback": {"detail": "2022年5月16日3个单位超标准接待，违规报销5.2万元。"},
         "ledger": {"detail": "2022年5月26日3个单位超标准接待，违规报销5.2万元。"}}, {"date_mismatch"}),
    "another day of the feedback": ({"feedback_date": "2024-03-28"}, {"date_mismatch"}),
    "the day of the feedback": ({"feedback_date": "2024-03-18"}, set()),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


@pytest.mark.parametrize(
    ("day", "kind"), [("2024-10-08", "date_after_cutoff"), ("2024-03-01", "date_before_feedback"), ("2024-06-20", None)]
)
def test_one_day_for_the_problem_as_a_whole_is_looked_at(day: str, kind: str | None) -> None:
    without = [done("对3个单位逐一约谈", "约谈记录"), done("清退违规报销5.2万元", "银行回单（5.2万元）")]
    without = [{**measure, "completed_on_iso": None} for measure in without]
    found = alarms(small(ledger={"measures": without, "completed_on_iso": day}))
    assert [(alarm.kind.identifier, "完成时间" in alarm.quote_places) for alarm in found] == (
        [(kind, True)] if kind else []
    )
