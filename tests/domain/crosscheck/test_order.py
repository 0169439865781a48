"""What stands on top of the list, and what only follows from it."""

from domain.crosscheck.kinds import KINDS
from domain.words import ContradictionKind
from tests.domain.dossiers import HEADING, alarms, done, small


def test_what_a_closed_line_shows_weighs_half_where_it_is_told_again():
    told = {"narrative": "逐一约谈3个单位，清退违规报销52000元，余款正在审批。"}
    closed, status = alarms(small(report=told))
    assert closed.kind is ContradictionKind.CLOSED_WITH_GAP
    assert closed.weight == KINDS[closed.kind][0]
    assert (status.kind, status.weight) == (
        ContradictionKind.STATUS_MISMATCH,
        KINDS[ContradictionKind.STATUS_MISMATCH][0] // 2,
    )


def test_a_status_of_its_own_keeps_its_weight():
    told = {"closed": False, "closed_text": "否"}
    report = {"narrative": "逐一约谈3个单位，清退违规报销52000元，余款正在审批。"}
    (status,) = alarms(small(report=report, ledger=told))
    assert status.weight == KINDS[ContradictionKind.STATUS_MISMATCH][0]


def test_a_sum_weighs_half_where_what_it_lacks_is_told():
    lost = {"measures": [done("对3个单位逐一约谈", "约谈记录")]}
    sums = [
        alarm.weight
        for papers in (
            small(ledger=lost, declared={"plan": {"measures": 2}}),
            small(declared={"plan": {"measures": 3}}),
        )
        for alarm in alarms(papers)
        if alarm.kind is ContradictionKind.COUNT_MISMATCH
    ]
    usual = KINDS[ContradictionKind.COUNT_MISMATCH][0]
    assert sums == [usual // 2, usual]


def test_a_problem_left_out_stands_before_money_told_otherwise():
    missing = {"heading": "档案管理混乱", "detail": "12卷档案遗失。"}
    report = {"narrative": "逐一约谈3个单位，清退违规报销25000元。"}
    found = [(alarm.kind, alarm.problem) for alarm in alarms(small(more_feedback=[missing], report=report))]
    assert found.index((ContradictionKind.MISSING_IN_LEDGER, "档案管理混乱")) < found.index(
        (ContradictionKind.AMOUNT_MISMATCH, HEADING)
    )
