"""Rows of a sheet taken as something else by hand."""

from dataclasses import replace

import pytest

from documents.reading.editing import As
from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from documents.reading.result import Line, Reading
from documents.reading.row_editing import retype_row, taken_row_as
from domain.errors import InputError
from domain.words import DocumentKind
from tests.documents.reading.reading_kit import grid_of

ROWS = (
    ["序号", "反馈问题", "整改措施", "责任领导", "完成情况", "是否销号"],
    ["1", "档案管理混乱", "补齐档案", "周行", "已完成", "是"],
    ["", "", "安装监控", "", "已完成", ""],
    ["", "", "修订制度", "", "已完成", ""],
    ["2", "公务接待超标", "清退款项", "吴克", "已完成", "是"],
)


@pytest.fixture(params=["台账", "表1"], ids=["in a workbook", "in a Word file"])
def ledger(request: pytest.FixtureRequest) -> Reading:
    grid = replace(grid_of(*ROWS, name=request.param), is_sheet=request.param == "台账")
    return interpret(Outline(blocks=[grid]), "台账", DocumentKind.LEDGER)


def row(reading: Reading, number: int) -> Line:
    return next(line for line in reading.lines if line.row == number)


def told(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(item.heading, [measure.text for measure in item.measures]) for item in reading.items]


def test_a_row_that_was_read_as_a_measure_is_known_as_one(ledger: Reading) -> None:
    assert taken_row_as(ledger, row(ledger, 3)) is As.MEASURE


def test_a_measure_becomes_a_problem_with_the_measures_below_it(ledger: Reading) -> None:
    changed = retype_row(ledger, row(ledger, 3), As.ISSUE)
    assert told(changed) == [
        ("档案管理混乱", ["补齐档案"]),
        ("安装监控", ["安装监控", "修订制度"]),
        ("公务接待超标", ["清退款项"]),
    ]
    assert changed.items[1].lead_officer == "周行"
    assert [item.position for item in changed.items] == [1, 2, 3]


@pytest.mark.parametrize(
    ("as_", "detail"), [(As.NOTHING, ""), (As.DETAIL, "安装监控"), (As.EXAMPLE, ""), (As.RECOMMENDATION, "")]
)
def test_a_measure_is_left_out_or_taken_as_a_remark(ledger: Reading, as_: As, detail: str) -> None:
    changed = retype_row(ledger, row(ledger, 3), as_)
    assert told(changed)[0] == ("档案管理混乱", ["补齐档案", "修订制度"])
    assert changed.items[0].detail == detail
    assert [example.text for example in changed.items[0].examples] == (["安装监控"] if as_ is As.EXAMPLE else [])
    assert changed.recommendations == (("安装监控",) if as_ is As.RECOMMENDATION else ())


def test_what_was_left_out_comes_back_in_its_order(ledger: Reading) -> None:
    left_out = retype_row(ledger, row(ledger, 3), As.NOTHING)
    assert told(retype_row(left_out, row(left_out, 3), As.MEASURE)) == told(ledger)


def test_a_row_becomes_the_aspect_of_the_problems_below_it(ledger: Reading) -> None:
    changed = retype_row(ledger, row(ledger, 4), As.ASPECT)
    assert [item.aspect for item in changed.items] == ["", "修订制度"]


def test_a_row_above_all_problems_goes_into_none(ledger: Reading) -> None:
    with pytest.raises(InputError, match="前面还没有问题"):
        retype_row(ledger, row(ledger, 1), As.MEASURE)
