import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.crosscheck.marks import MarkKind, marks


def marked(quote: str, *others: str) -> list[tuple[str, MarkKind]]:
    return [(quote[mark.start : mark.end], mark.kind) for mark in marks(quote, others)]


@pytest.mark.parametrize(
    ("quote", "others", "expected"),
    [
        ("清退评审费3.68万元", ["违规发放评审费3.86万元"], [("3.68万元", MarkKind.NUMBER)]),
        ("违规发放评审费3.86万元", ["清退评审费38600元"], [("违规发放", MarkKind.PHRASE)]),
        ("对7处反弹问题限期整治", ["对反弹问题限期整治"], [("7处", MarkKind.NUMBER)]),
        ("对七处反弹问题限期整治", ["对7处反弹问题限期整治"], []),
        ("已完成", ["基本完成"], [("已完成", MarkKind.STATUS)]),
        ("√", ["已完成"], []),
        ("2024.8（申请延期至2024.10）", ["2024年8月底"], [("2024.10", MarkKind.DATE)]),
        ("2024年7月底", ["7月底前"], []),
        ("2023年7月底", ["2024年7月底"], [("2023年7月底", MarkKind.DATE)]),
        ("河湖长制落实还不够细", ["河湖长制落实有差距"], [("还不够细", MarkKind.PHRASE)]),
        ("杜远", ["何平"], []),
        ("建立谈话台账", [""], []),
        ("", ["建立谈话台账"], []),
        ("26条", ["25条", "23条"], [("26条", MarkKind.NUMBER)]),
        ("正在施工，完成2个村", ["全部完成", "完成2个村"], [("正在施工", MarkKind.STATUS)]),
        ("对7处反弹问题限期整治", ["召开专题会议研究"], []),
        ("已完成，对反弹问题限期整治", ["对反弹问题限期整治"], []),
    ],
)
def test_what_differs_is_marked_and_nothing_else(quote, others, expected):
    assert marked(quote, *others) == expected


@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=3))
def test_marks_stand_in_order_inside_the_quote(quote, others):
    found = marks(quote, others)
    assert all(0 <= mark.start < mark.end <= len(quote) for mark in found)
    assert [mark.start for mark in found] == sorted(mark.start for mark in found)


@given(st.text("3.86万元处个完成已2024年月底，整改", max_size=40))
def test_a_quote_does_not_differ_from_itself(quote):
    assert marks(quote, [quote]) == []
