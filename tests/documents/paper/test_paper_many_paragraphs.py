"""Made-up official paragraphs: no line begins or ends with a wrong mark, no word or number is cut, none sticks out."""

from itertools import pairwise

import pytest
from paper_kit import official

from documents.paper import faces, grid, styles
from documents.paper.styles import Face
from documents.paper.typeset import Measure, lines

STYLES = styles.shipped()
WIDTH = 156 * styles.MM
MEASURE = Measure(fonts=faces.of(STYLES), size=16, cell=STYLES.cell, width=WIDTH, first=2 * STYLES.cell)


def faults(seed: int) -> list[str]:
    text = official(seed, 60 + seed * 53 % 240)
    found, told = [], lines([(text, Face.FANG)], MEASURE)
    for number, line in enumerate(told):
        if line.text[0] in grid.NO_START or line.text[-1] in grid.NO_END:
            found.append(f"{seed} {number} mark: {line.text}")
        if line.width > WIDTH + 0.05:
            found.append(f"{seed} {number} wide: {line.text}")
    for before, after in pairwise(told):
        a, b = before.text[-1], after.text[0]
        joined = before.text + after.text in text
        if (grid.in_word(a) and grid.in_word(b) and joined) or (a == b and a in grid.PAIRED):
            found.append(f"{seed} cut: {before.text[-6:]}|{after.text[:6]}")
    if "".join(line.text for line in told).replace(" ", "") != text.replace(" ", ""):
        found.append(f"{seed} words lost")
    return found


def test_a_thousand_paragraphs_break_without_fault() -> None:
    assert [fault for seed in range(1000) for fault in faults(seed)] == []


@pytest.mark.soak
def test_five_thousand_paragraphs_break_without_fault() -> None:
    assert [fault for seed in range(1000, 6000) for fault in faults(seed)] == []
