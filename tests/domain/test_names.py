"""Names in one line."""

import pytest

from domain.names import names_in


@pytest.mark.parametrize("text", ["甲、乙、丙", " 甲，乙, 丙 ", "甲；乙;丙；", "甲　乙\t丙\n"])
def test_people_are_told_apart_however_they_are_written(text: str):
    assert names_in(text) == ("甲", "乙", "丙")


def test_an_empty_line_names_nobody():
    assert names_in(" 、 ") == ()
