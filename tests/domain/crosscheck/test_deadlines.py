"""Deadlines that moved, with leave and without."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from domain.calendar import parse_deadline
from tests.domain.crosscheck.changes_kit import MONEY, TALKS, found, named
from tests.domain.dossiers import HEADING, alarms, done, kinds, small


def dated(planned: str, listed: str) -> dict[str, Any]:
    """One measure with a day of its own in plan and ledger."""
    day, later = parse_deadline(planned), parse_deadline(listed, year=2024)
    plan = {"text": "对3个单位逐一约谈", "deadline_text": planned, "deadline_iso": str(day.day)}
    entry = {**TALKS, "deadline_text": listed, "deadline_iso": str(later.day)}
    return {
        "plan": {"measures": [plan, {"text": "清退违规报销5.2万元"}]},
        "ledger": {"measures": [entry, MONEY]},
    }


# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "later than planned": (
        {"ledger": {"deadline_text": "2024年8月", "deadline_iso": "2024-08-31"}}, {"deadline_extended"}),
    "a year left out and guessed wrongly": (
        {"ledger": {"deadline_text": "6月底前", "deadline_iso": "2025-06-30"}}, set()),
    "earlier than planned": (
        {"ledger": {"deadline_text": "2024年5月", "deadline_iso": "2024-05-31"}}, set()),
    "no day any more": (
        {"ledger": {"deadline_text": "长期坚持", "deadline_iso": None, "deadline_long_term": True}}, {"deadline_extended"}),
    "put off": (
        {"ledger": {"deadline_text": "2024.6（申请延期至2024.8）", "deadline_extended_to": "2024-08-31"}}, {"deadline_extended"}),
    "put off with leave": (
        {"ledger": {"deadline_text": "2024.6（经县委巡察办批准延期至2024.8）", "deadline_extended_to": "2024-08-31"}}, set()),
    "plan later than the task": (
        {"tasks": [{"heading": f"解决“{HEADING}”的问题", "deadline_text": "2024年5月底", "deadline_iso": "2024-05-31"}]},
        {"deadline_extended"}),
    "a measure later than planned": (dated("2024年5月底", "6月15日"), {"deadline_extended"}),
    "a measure by the same day": (dated("2024年5月底", "2024.5.31"), set()),
    "a measure earlier than planned": (dated("2024年5月底", "5月15日"), set()),
    "finished after its own day": (
        {"plan": {"deadline_iso": "2024-05-31"}, "ledger": {"deadline_iso": "2024-05-31", "deadline_text": "5月底"}},
        {"deadline_extended"}),
    "finished after a day that was put off with leave": (
        {"plan": {"deadline_iso": "2024-05-31"},
         "ledger": {"deadline_iso": "2024-05-31", "deadline_text": "5月底（经批准延期）"}}, set()),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


def test_a_day_put_off_with_leave_is_told_as_something_to_be_looked_at_last():
    late = {"deadline_text": "2024年12月底", "deadline_iso": "2024-12-31"}
    without, told = (
        next(alarm for alarm in alarms(small(ledger={**late, "detail": detail})) if "时限" in alarm.description)
        for detail in ("", "经县委巡察办同意，时限延至2024年12月底")
    )
    assert ("没有说明" in without.description, "核对批准件" in told.description) == (True, True)
    assert told.quotes[-1] == "经县委巡察办同意，时限延至2024年12月底"
    assert told.weight == without.weight // 2


@pytest.mark.parametrize(("done_on", "told"), [("2024-06-20", True), ("2024-04-20", False)])
def test_a_plan_later_than_the_day_named_from_above_is_told_unless_it_was_done_by_then(done_on, told):
    matter = named(HEADING) | {"deadline_text": "2024年4月底", "deadline_iso": "2024-04-30"}
    deeds = [done("约谈公务接待经办人", "约谈记录", completed_on_iso=done_on)]
    papers = small(named=[matter], plan={"measures": [{"text": "约谈公务接待经办人"}]}, ledger={"measures": deeds})
    assert ("deadline_extended" in dict(kinds(papers))) is told
