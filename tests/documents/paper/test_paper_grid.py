"""The line breaker, on text that people and machines make up."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_kit import official

from documents.paper import grid

CELLS = 28.0
SIGNS = "的一是在不了有和人，。、；：？！“”‘’《》（）〔〕—…·38.6%GB/T a-b ～"


def advances(text: str) -> list[float]:
    return [1.0 if grid.is_wide(sign) else 0.5 for sign in text]


def broken(text: str, first: float = 26.0, rest: float = CELLS) -> list[grid.Line]:
    return grid.break_lines(text, advances(text), first, rest)


def check(text: str, lines: list[grid.Line]) -> None:
    """Every rule of the grid."""
    shown = "".join(text[line.start : line.end] for line in lines)
    assert shown.replace(" ", "") == text.replace(" ", "")
    for number, line in enumerate(lines):
        limit = 26.0 if number == 0 else CELLS
        assert line.width <= limit + grid.EPSILON
        assert list(line.places) == sorted(line.places)
    for before, after in pairwise(lines):
        last, first = text[before.end - 1], text[after.start]
        assert first not in grid.NO_START
        assert last not in grid.NO_END
        assert not (last == first and last in "—…")
        assert not (grid.in_word(last) and grid.in_word(first)) or before.end < after.start  # a space was there


@pytest.mark.parametrize("seed", range(300))
def test_official_paragraphs_break_without_a_fault(seed: int) -> None:
    text = official(seed, 40 + seed * 7 % 400)
    check(text, broken(text))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*SIGNS, "的的的", "整改情况", "2025年", "——", "……"]), max_size=200))
def test_made_up_text_keeps_the_rules_unless_one_piece_is_wider_than_a_line(parts: list[str]) -> None:
    text = "".join(parts)
    lines = broken(text)
    if any(sum(advances(text[a:b])) > 26 for a, b in grid.boxes(text)):
        assert all(line.width <= CELLS + grid.EPSILON for line in lines)
    else:
        check(text, lines)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2021—2023年", "2021—"),
        ("云栖—石桥线", "栖—"),
        ("38元/平方米", "元/平"),
        ("13:30—15:00", "13:30—"),
        ("——的", "——"),
        ("的——的", "——"),
    ],
)
def test_no_line_begins_with_a_dash_that_joins_nor_begins_or_ends_with_a_stroke(text: str, kept: str) -> None:
    """GB/T 15834: 连接号不能出现在一行之首，分隔号不能出现在一行之首或一行之末. A 破折号 may begin a line."""
    for before in range(18, 29):
        whole = "的" * before + text
        shown = [whole[line.start : line.end] for line in broken(whole)]
        assert sum(kept in line for line in shown) == 1, shown
        assert all(line.startswith("——") or line[0] not in "—/" for line in shown), shown


def test_plain_text_fills_28_cells() -> None:
    lines = broken("的" * 100)
    assert [line.end - line.start for line in lines] == [26, 28, 28, 18]


def test_full_lines_reach_the_right_edge() -> None:
    text = official(7, 500)
    assert all(line.width == pytest.approx(28.0) for line in broken(text, first=28.0)[:-1])


def test_one_mark_too_many_is_pressed_into_the_line() -> None:
    text = "的" * 10 + "，" + "的" * 15 + "了，" + "的" * 5
    first = broken(text, first=27.5)[0]
    assert text[first.start : first.end].endswith("了，")
    assert first.width == pytest.approx(27.5)


def test_two_marks_make_room_for_one_of_them() -> None:
    text = "的" * 10 + "，" + "的" * 16 + "，" + "的" * 5
    first = broken(text, first=27.0)[0]
    assert text[first.start : first.end].endswith("，")
    assert first.width == pytest.approx(27.0)


def test_a_question_mark_is_not_pressed_since_its_ink_is_in_the_middle() -> None:
    text = "的" * 10 + "？" + "的" * 7 + "，" + "的" * 8 + "，" + "的" * 5
    first = broken(text, first=27.0)[0]
    assert text[first.start : first.end].endswith("，")
    assert first.places[11] - first.places[10] == pytest.approx(1.0, abs=0.01)


def test_a_word_too_many_is_never_pressed_in_however_many_marks_there_are() -> None:
    text = "的，" * 13 + "的的“的”，的"
    assert broken(text, first=28.0)[0].end == 28


def test_without_marks_to_press_the_line_is_spread() -> None:
    text = "的" * 25 + "GB9704" + "的" * 5
    first = broken(text)[0]
    assert first.end == 25
    assert first.places[-1] == pytest.approx(25.0)


def test_an_opening_mark_gives_its_room_before_it() -> None:
    text = "的" * 12 + "（" + "的" * 12 + "，的"  # 27 cells, the second line starts with nothing forbidden
    first = grid.break_lines(text, advances(text), 25.5, CELLS)[0]
    assert first.places[12] < 12


def test_a_word_longer_than_a_line_is_cut_since_nothing_else_is_left() -> None:
    lines = broken("a" * 200)
    assert [line.end - line.start for line in lines] == [52, 56, 56, 36]


def test_an_address_longer_than_a_line_ends_at_its_joints() -> None:
    text = "见https://www.example-office.gov.cn/path/index.html"
    lines = broken(text, 12.0, 12.0)
    assert [text[line.start : line.end] for line in lines] == [
        "见https://www.",
        "example-office.gov.cn/",
        "path/index.html",
    ]


def test_a_line_that_is_spread_opens_no_address() -> None:
    text = "的的见index.aspx?module=1（的的的的"
    places = grid.break_lines(text, advances(text), 14.0, 14.0)[0].places
    steps = [after - before for before, after in pairwise(places[text.index("i") : text.index("（")])]
    assert places[1] > 1
    assert steps == pytest.approx([0.5] * len(steps))


def test_spaces_at_a_break_are_not_printed() -> None:
    text = "的" * 26 + " 的"
    assert [text[line.start : line.end] for line in broken(text)] == ["的" * 26, "的"]


def test_a_trailing_space_does_not_shorten_a_spread_line() -> None:
    text = "的" * 24 + " word word"
    lines = broken(text)
    assert lines[0].end == 24
    assert lines[0].width == 26


def test_a_narrow_column_stays_short_rather_than_torn() -> None:
    text = "的的的的GB9704"
    line = grid.break_lines(text, advances(text), 5.0, 5.0, widest_gap=0.1)[0]
    assert line.width == 4.0


def test_accents_stay_with_their_letter() -> None:
    assert list(grid.boxes("e\u0301的")) == [(0, 2), (2, 3)]


def test_a_fixed_space_glues() -> None:
    assert list(grid.boxes("的\u00a0的")) == [(0, 3)]


def test_no_text_is_one_empty_line() -> None:
    assert broken("") == [grid.Line(0, 0, (), 0.0)]


def test_pressed_marks_keep_their_order() -> None:
    text = "的" * 12 + "，“" + "的" * 12 + "”，的"
    first = grid.break_lines(text, advances(text), 26.0, CELLS)[0]
    assert all(b - a > 0.01 for a, b in pairwise(first.places))
