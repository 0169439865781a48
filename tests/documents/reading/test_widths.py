"""Papers typed or copied with half-width marks are understood as those with full-width ones, in their own words."""

from datetime import date
from pathlib import Path

import pytest

from domain.calendar import Deadline
from tests.documents.reading.reading_kit import read_text

CORPUS = Path(__file__).parent / "corpus"
_NARROW = str.maketrans("，；：！？“”", ',;:!?""')


@pytest.mark.parametrize("name", ["synthetic-yunxi-1-feedback", "synthetic-yunxi-2-plan", "synthetic-yunxi-4-report"])
def test_half_width_marks_change_nothing_of_what_is_understood(name: str) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    wide, narrow = read_text(text), read_text(text.translate(_NARROW))
    assert [line.text for line in narrow.lines] == [line.text.translate(_NARROW) for line in wide.lines]
    assert (narrow.kind, narrow.organization, narrow.issuer) == (wide.kind, wide.organization, wide.issuer)
    assert narrow.recommendations == tuple(words.translate(_NARROW) for words in wide.recommendations)
    for typed, usual in zip(narrow.items, wide.items, strict=True):
        assert (typed.heading, typed.aspect) == (usual.heading.translate(_NARROW), usual.aspect.translate(_NARROW))
        assert (typed.status, typed.deadline) == (usual.status, usual.deadline)
        assert [m.text for m in typed.measures] == [m.text.translate(_NARROW) for m in usual.measures]
        assert [e.text for e in typed.examples] == [e.text.translate(_NARROW) for e in usual.examples]


def test_marks_beside_figures_and_foreign_words_stay_and_brackets_keep_their_pairs() -> None:
    reading = read_text("""市委巡察组关于松川县教育局党组的反馈意见
        二、存在的主要问题
        1.采购不规范(含合同).A,B两校采购1,300件,金额3.5万元;依据县教发(2023)5号.
        2.学习不深入.2022年以来仅7次.""")
    assert [(item.heading, item.detail) for item in reading.items] == [
        ("采购不规范(含合同)", "A,B两校采购1,300件,金额3.5万元;依据县教发(2023)5号."),
        ("学习不深入", "2022年以来仅7次."),
    ]


def test_the_same_words_in_two_widths_are_each_told_as_written() -> None:
    reading = read_text("""市委巡察组关于松川县教育局党组的反馈意见
        二、存在的主要问题
        1.采购不规范。12个项目未招标。
        2.管理不严格。１２个项目未招标，金额１，３００万元。""")
    assert [item.detail for item in reading.items] == ["12个项目未招标。", "１２个项目未招标，金额１，３００万元。"]


def test_blanks_inside_a_day_are_nothing_and_stay_in_what_is_quoted() -> None:
    """As typists and WPS set them, in running text and above the columns of a table."""
    feedback = read_text("""市委巡察组关于松川县教育局党组的反馈意见
        2023 年 10 月 16 日至 12 月 8 日，市委巡察组开展了常规巡察。
        二、存在的主要问题
        1.采购不规范。12个项目未招标，至 2024 年 1 月 3 日仍未整改。""")
    assert feedback.inspection_period == (date(2023, 10, 16), date(2023, 12, 8))
    assert feedback.items[0].detail == "12个项目未招标，至 2024 年 1 月 3 日仍未整改。"
    plan = read_text("""松川县教育局党组巡察整改方案
        1.关于“采购不规范”问题
        （1）修订采购办法。（王立群牵头，财务科负责，2024 年 6 月底前完成）
        （2）重新招标12个项目。""")
    assert (plan.items[0].deadline or Deadline(text="")).text == "2024 年 6 月底前"
