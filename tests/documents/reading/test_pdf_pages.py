"""What a page break of a PDF does to tables and titles, and where its lines stop."""

import pytest

from documents.reading.formats.pdf import outline_of
from documents.reading.formats.pdf_paragraphs import Printed, Shapes, paragraphs
from documents.reading.formats.pdf_tables import Ruled
from tests.documents.reading.reading_kit import grid_of

HEAD = ("序号", "反馈问题", "整改措施", "完成情况")


def ruled(*rows: tuple[str, ...]) -> Ruled:
    return Ruled(
        columns=[50, 100, 200, 300, 400], rows=[700.0 - 20 * n for n in range(len(rows) + 1)], grid=grid_of(*rows)
    )


def test_a_cell_over_several_rows_is_one_again_behind_a_page_break_and_the_header_stands_once() -> None:
    table = ruled(HEAD, ("1", "学风不实", "研讨", "已完成"), ("2", "两个责任压得", "约谈8人", "已完成"))
    table.white = {1: 0.9}  # the line is full
    table.take(
        more := ruled(HEAD, ("", "不实", "", ""), ("", "", "签订责任书", "正在整改"), ("3", "作风", "下沉", "√"))
    )
    assert [row[:3] for row in table.grid.rows[1:]] == [
        ["1", "学风不实", "研讨"],
        ["2", "两个责任压得不实", "约谈8人"],
        ["", "", "签订责任书"],
        ["3", "作风", "下沉"],
    ]
    assert table.grid.row_place(4) == "台账!7", "rows keep the numbers they have on paper"
    table, more.grid = (
        ruled(HEAD, ("2", "两个责任压得", "约谈8人", "√")),
        grid_of(HEAD, ("", "不实", "", ""), ("",) * 4),
    )
    table.white = {1: 0.9}
    more.grid.cover(1, 1, 2, 1)
    table.take(more)
    assert [row[1] for row in table.grid.rows[1:]] == ["两个责任压得不实"] * 2
    assert table.grid.anchor(2, 1) == (1, 1)


@pytest.mark.parametrize(("white", "rows"), [(0.9, 2), (2.4, 3)])
def test_a_row_without_a_number_goes_on_where_the_line_before_was_full(white: float, rows: int) -> None:
    """The next word would have fitted behind a line that is not full: the cell had ended."""
    table = ruled(HEAD, ("1", "学风不实", "修订制度", "√"))
    table.white = {2: white}
    table.take(ruled(HEAD, ("", "", "并且印发", "")))
    assert len(table.grid.rows) == rows


def test_a_title_printed_above_its_table_on_every_page_is_no_running_head() -> None:
    def line(text: str, page: int, middle: float) -> Printed:
        return Printed(text=text, page=page, left=60, right=300, height=12, middle=middle, across=595)

    def page(number: int) -> list[Printed | Ruled]:
        lines = [line("内部资料", number, 800), line(f"某局整改台账（{'一二'[number - 1]}）", number, 760)]
        return [*lines, line("截至2024年6月30日", number, 740), ruled(HEAD, (str(number), "学风", "研讨", "√"))]

    outline = outline_of([*page(1), *page(2)])
    assert [part.text for part in outline.paragraphs] == [
        "某局整改台账（一）",
        "截至2024年6月30日",
        "某局整改台账（二）",
    ]
    assert outline.remarks == ["页眉页脚的文字没有收进正文：“内部资料”。"]


def test_what_stands_at_one_height_of_two_pages_by_chance_is_no_running_head() -> None:
    """The office in the title and in the signature; a label at the foot of each page and often between."""

    def line(text: str, page: int, middle: float, left: float = 90) -> Printed:
        return Printed(text=text, page=page, left=left, right=left + 100, height=10, middle=middle)

    told = [
        line("市委巡察组", 1, 700, left=260),
        line("关于巡察某局的反馈意见", 1, 680),
        *(line(text, 1, 660 - 20 * n) for n, text in enumerate(("整改措施：", "研讨。", "整改措施：", "督查。"))),
        line("整改措施：", 1, 100),
        line("市委巡察组", 2, 700, left=440),
        *(line(text, 2, 660 - 20 * n) for n, text in enumerate(("清退。", "整改措施：", "追缴。", "约谈。"))),
        line("整改措施：", 2, 100),
    ]
    outline = outline_of([*told])
    assert not outline.remarks
    assert "".join(one.text for one in outline.paragraphs).count("市委巡察组") == 2


def test_a_table_that_neither_lines_nor_white_part_is_told() -> None:
    lines = [
        Printed(text=text, page=2, left=60, right=300, height=12, middle=700 - 20 * n, across=595)
        for n, text in enumerate(
            ("一、整改任务清单", "序号反馈问题整改措施责任领导", "1学风不实研讨林溪", "序号之后另行编排。")
        )
    ]
    assert outline_of(list(lines)).remarks == [
        "第2页的表格没有框线，分不出行和栏，只按段落读，请另要 Word 或 Excel 版本。"
    ]


@pytest.mark.parametrize("figure", ["2,860,000元；", "〔2024〕19号），"])
def test_a_line_stops_short_of_a_figure_that_is_not_parted(figure: str) -> None:
    lines = [
        Printed(text=text, page=1, left=60, right=right, height=10, middle=700 - 20 * n, across=360)
        for n, (text, right) in enumerate((("整改完成率为", 265), (f"{figure}制定制度", 300), ("并且印发", 300)))
    ]
    assert [line.text for line in paragraphs(lines, Shapes(lines))] == [f"整改完成率为{figure}制定制度并且印发"]
