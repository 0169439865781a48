from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.numerals import chinese_number
from domain.quantities import amount_fen, quantities


def written(number: int) -> str:
    """The number in Chinese numerals, as a clerk would write it."""
    if number >= 10000:
        rest = number % 10000
        gap = "零" if rest and rest < 1000 else ""
        return written(number // 10000) + "万" + gap + (written(rest) if rest else "")
    text, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if pending else "") + "一二三四五六七八九"[digit - 1] + name
            pending = False
        elif text and number:
            pending = True
    return text or "零"


def values(text: str) -> list[tuple[Decimal, str]]:
    return [(q.value, q.unit) for q in quantities(text)]


@given(st.integers(0, 99_999_999))
def test_a_written_number_is_read_back(number):
    assert chinese_number(written(number)) == number
    assert chinese_number(str(number)) == number


@given(st.integers(1, 10**12))
def test_an_amount_is_the_same_in_yuan_and_in_ten_thousands(fen):
    yuan = Decimal(fen) / 100
    assert amount_fen(f"共{yuan:f}元") == fen
    assert amount_fen(f"共{yuan / 10000:f}万元") == fen
    assert amount_fen(f"共{yuan:,.2f}元") == fen


@given(st.text(max_size=60) | st.text("0123456789万亿元处个％三十百〇两第.,，点分之", max_size=30))
def test_any_text_is_read_without_a_fault(text):
    for quantity in quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
    chinese_number(text)
    amount_fen(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3.86万元", "38600元"),
        ("叁万捌仟陆佰元整", "38,600元"),
        ("七处", "7处"),
        ("两名", "2人"),
        ("百分之九十八点五", "98.5％"),
        ("百分之90", "90%"),
        ("￥38,600.00", "3.86万元"),
        ("１２份", "12份"),
        ("1.2万人次", "12000人次"),
        ("10日内", "十天内"),
        ("30余份", "30份"),
        ("2亿元", "20000万元"),
        ("2.3件", "3件"),
        ("十二点八万元", "12.8万元"),
    ],
)
def test_the_same_quantity_written_otherwise(one, other):
    assert values(one) == values(other) != []


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月30日",
        "2022年以来",
        "第3期",
        "第十二条",
        "四个意识",
        "两个维护",
        "进一步压实",
        "逐条",
        "统一",
        "百分之多少",
        "",
    ],
)
def test_what_counts_nothing_is_no_quantity(text):
    assert quantities(text) == []


def test_quantities_stand_in_order_with_their_place():
    text = "抽查的12个村中，3个村带病运行，涉及金额214.6万元"
    assert [q.text for q in quantities(text)] == ["12个", "3个", "214.6万元"]
    assert amount_fen(text) == 214_600_000
    assert amount_fen("3个村") is None


@pytest.mark.parametrize("text", ["三四十", "七八", "abc", "", "十年"])
def test_what_is_no_number_has_no_value(text):
    assert chinese_number(text) in {None, 78}


@pytest.mark.parametrize(
    ("text", "number"), [("十", 10), ("二十", 20), ("一百零五", 105), ("三亿", 300_000_000), ("一万亿", 10**12)]
)
def test_numerals_with_units(text, number):
    assert chinese_number(text) == number


def test_an_amount_that_looks_like_a_day_is_an_amount():
    assert amount_fen("共20090901元") == 20090901 * 100
