"""Shapes met in papers of other offices: numbers before figures, names that several kinds share, days in one line."""

from datetime import date
from pathlib import Path

import pytest

from documents.reading import facts
from documents.reading.headings import split_number
from domain.words import DocumentKind
from tests.documents.reading.reading_kit import read_file, sheet


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("2.9.8亿元存款没有集体研究", "2.", "9.8亿元存款没有集体研究"),
        ("1.3,260万元贷款逾期", "1.", "3,260万元贷款逾期"),
        ("2.3.1 推进改革", "2.3.1", "推进改革"),
        ("2.3.1个人事项", "2.3.1", "个人事项"),
    ],
)
def test_a_number_before_a_figure_takes_nothing_of_the_figure(line: str, number: str, text: str) -> None:
    found, rest = split_number(line)
    assert found is not None
    assert (found.text, rest) == (number, text)


def test_what_stands_in_the_title_does_not_hide_the_days_of_the_inspection() -> None:
    text = "关于巡察整改情况的报告\n市委：\n2023年8月14日至10月31日，市委第六巡察组进行了巡察。"
    assert facts.period(text) == (date(2023, 8, 14), date(2023, 10, 31))


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (["序号", "反馈问题", "整改任务", "责任单位", "时限要求"], DocumentKind.ASSIGNMENT_PLAN),
        (["序号", "反馈问题", "整改措施", "责任领导", "责任单位", "完成时限"], DocumentKind.RECTIFICATION_PLAN),
        (["序号", "反馈问题", "整改措施", "责任单位", "完成时限", "完成情况"], DocumentKind.LEDGER),
    ],
)
def test_a_table_of_shared_out_tasks_is_told_by_its_columns(
    tmp_path: Path, columns: list[str], kind: DocumentKind
) -> None:
    row = [1, "公务接待不严", "清理接待账目", "办公室", "2024年6月底", "已完成"]
    path = sheet(tmp_path / "任务.xlsx", ["巡察反馈问题整改任务分解表"], columns, row[: len(columns)])
    assert read_file(path).kind is kind
