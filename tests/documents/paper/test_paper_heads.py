"""The red head: two lines between it and the title, whatever stands in it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from paper_kit import letter

from documents.paper import layout, styles
from documents.paper.model import Document, Form
from documents.paper.rows import Rule, Text
from documents.paper.styles import MM, Styles

USUAL = styles.load(fonts=())
LARGE = replace(USUAL, size=replace(USUAL.size, mark=60.0))
FULL = {"number": "云巡〔2025〕7号", "serial": "000012", "secrecy": "机密★1年", "urgency": "特急"}
HEADS = [
    letter(1),
    letter(1, number="云巡〔2025〕7号"),
    replace(letter(1), **FULL),
    replace(letter(1, Form.DOCUMENT), **FULL),
    replace(letter(1, Form.DOCUMENT), **FULL, signers=("林溪", "方遥", "欧阳清河")),
]


def gap_above_title(document: Document, measures: Styles) -> float:
    """Lines of the grid between the last rule or word of the head and the first line of the title."""
    ops = layout.pages(document, measures)[0].ops
    title = min(op.y for op in ops if isinstance(op, Text) and op.run.size == measures.size.title)
    above = [op.y0 for op in ops if isinstance(op, Rule) and op.y0 < title]
    above += [op.y for op in ops if isinstance(op, Text) and op.y < title]
    return (title - measures.size.title - max(above)) / measures.pitch


@pytest.mark.parametrize("measures", [USUAL, LARGE])
@pytest.mark.parametrize("document", HEADS)
def test_two_lines_stand_free_above_the_title(document: Document, measures: Styles) -> None:
    assert gap_above_title(document, measures) == pytest.approx(2, abs=0.5)


def test_marks_of_a_letter_stand_a_line_below_each_other() -> None:
    ops = layout.pages(replace(letter(1), **FULL), USUAL)[0].ops
    lines = sorted({op.y for op in ops if isinstance(op, Text) and op.x < USUAL.page.left * MM + 1})[:3]
    assert [lower - upper for upper, lower in pairwise(lines)] == pytest.approx([USUAL.pitch] * 2)


@pytest.mark.parametrize("size", [24.0, 36.0, 60.0])
def test_the_number_of_a_document_stands_two_lines_below_its_mark(size: float) -> None:
    measures = replace(USUAL, size=replace(USUAL.size, mark=size))
    ops = layout.pages(letter(1, Form.DOCUMENT, "云巡〔2025〕7号"), measures)[0].ops
    mark = next(op for op in ops if isinstance(op, Text) and op.red)
    number = min(op.y for op in ops if isinstance(op, Text) and op.y > mark.y)
    lines = (number - measures.size.body - mark.y) / measures.pitch
    assert lines == pytest.approx(2, abs=0.75)
