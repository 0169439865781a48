"""Tables in PDF: what the rules on the page divide, over pages and with merges."""

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from documents.reading import read
from documents.reading.formats.pdf_paragraphs import Printed, Shapes, paragraphs
from tests.documents.reading.reading_kit import INPUTS, read_file

MORE = Path(__file__).parent / "more"
TEXT = ((60, "序号"), (110, "反馈问题"), (230, "整改措施"), (400, "完成情况"))
LINES = (55, 105, 225, 395, 540)


def printed(path: Path, pages: list[list[tuple[str, ...]]]) -> Path:
    """A ledger ruled with lines; an empty number goes on with the row above."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4)
    for number, rows in enumerate(pages):
        canvas.setFont("STSong-Light", 12)
        if number == 0:
            canvas.drawString(200, 800, "某某局党组巡察整改台账")
        top = 780
        for index in range(len(rows) + 1):
            goes_on = 0 < index < len(rows) and not rows[index][0]
            canvas.line(LINES[2] if goes_on else LINES[0], top - 40 * index, LINES[-1], top - 40 * index)
        for x in LINES:
            canvas.line(x, top, x, top - 40 * len(rows))
        for index, row in enumerate(rows):
            for (x, _), words in zip(TEXT, row, strict=True):
                for line, piece in enumerate(words.split("/")):
                    canvas.drawString(x, top - 40 * index - 15 - 15 * line, piece)
        canvas.drawString(290, 30, f"- {number + 1} -")
        canvas.showPage()
    canvas.save()
    return path


def report(path: Path, wide: int, columns: tuple[int, ...]) -> Path:
    """A report in a font that the file does not hold, with a running head above and its number below every page."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    told = ["某某局党组关于巡察整改进展情况的报告"]
    for n in range(1, 13):
        told += [f"　　{n}．关于“第{n}项制度执行不严不实、以会议落实会议现象仍然存在”问题"]
        told += ["　　整改情况：已完成。" + f"修订制度{n}项，逐条核对、逐项落实，" * 4 + "追缴资金3.86万元。"]
    lines = [text[at : at + wide] for text in told for at in range(0, len(text), wide)]
    canvas = Canvas(str(path), pagesize=A4)
    places = [(x, 740 - 18 * line) for x in columns for line in range(30)]
    for page, start in enumerate(range(0, len(lines), len(places)), 1):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(220, 800, "某某局整改报告　内部资料")
        canvas.drawString(290, 30, f"— {page} —")
        for text, (x, y) in zip(lines[start:], places, strict=False):
            indent = len(text) - len(text.lstrip("　"))
            canvas.drawString(x + 12 * indent, y, text.lstrip("　"))
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize(("wide", "columns"), [(36, (70,)), (16, (70, 310))])
def test_lines_are_joined_in_one_column_and_in_two_and_running_heads_set_aside(
    tmp_path: Path, wide: int, columns: tuple[int, ...]
) -> None:
    reading = read_file(report(tmp_path / "报告.pdf", wide, columns))
    assert [(item.number, item.heading) for item in reading.items] == [
        (str(n), f"第{n}项制度执行不严不实、以会议落实会议现象仍然存在") for n in range(1, 13)
    ]
    assert reading.items[8].detail == "修订制度9项，逐条核对、逐项落实，" * 4 + "追缴资金3.86万元。"
    assert reading.organization == "某某局党组"
    assert reading.remarks == ("页眉页脚的文字没有收进正文：“某某局整改报告　内部资料”。",)


def test_a_ruled_ledger_goes_on_over_pages_and_repeats_its_header(tmp_path: Path) -> None:
    header = tuple(words for _, words in TEXT)
    path = printed(
        tmp_path / "台账.pdf",
        [
            [
                header,
                ("1", "理论学习不深入", "制定学习计划并且认真开展/专题研讨", "已完成"),
                ("", "", "开展宣讲", "正在整改"),
            ],
            [header, ("2", "作风不实", "下沉调研", "长期坚持")],
        ],
    )
    reading = read_file(path)
    assert [(i.number, i.heading, [m.text for m in i.measures]) for i in reading.items] == [
        ("1", "理论学习不深入", ["制定学习计划并且认真开展专题研讨", "开展宣讲"]),
        ("2", "作风不实", ["下沉调研"]),
    ]
    assert reading.organization == "某某局党组"
    assert reading.items[1].place == "第1页表格第5行第2列"
    assert not any("- 1 -" in line.text for line in reading.lines)


def test_a_ledger_printed_by_an_office_program_is_read_like_its_source() -> None:
    source, printed_one = read_file(INPUTS / "yunxi-5-整改台账.docx"), read_file(MORE / "整改台账.pdf")

    def told(reading: object) -> list[object]:
        return [
            (
                i.number,
                i.heading,
                i.aspect,
                i.lead_officer,
                i.lead_dept,
                i.deadline and i.deadline.day,
                i.closed,
                i.status_text,
                [(m.text, m.status_text, m.completed_on, m.evidence) for m in i.measures],
            )
            for i in reading.items  # type: ignore[attr-defined]
        ]

    assert told(printed_one) == told(source)
    assert (printed_one.organization, printed_one.as_of) == (source.organization, source.as_of)


def test_lines_that_come_sign_by_sign_beside_tables_are_whole(tmp_path: Path) -> None:
    reading = read_file(MORE / "文中表格.pdf")
    assert reading.organization == "江州市第一中学党委"
    assert [(i.aspect, i.heading) for i in reading.items] == [
        ("（一）聚焦落实立德树人根本任务情况", "思政课建设有短板"),
        ("（一）聚焦落实立德树人根本任务情况", "违规办学行为未根除"),
        ("（二）聚焦全面从严治党情况", "食堂管理混乱"),
        ("（二）聚焦全面从严治党情况", "“三公”经费超预算"),
    ]
    assert str(reading.document_date) == "2024-06-12"


def test_a_row_cut_by_the_page_break_is_one_row(tmp_path: Path) -> None:
    header = tuple(words for _, words in TEXT)
    path = printed(
        tmp_path / "台账.pdf",
        [
            [header, ("1", "理论学习不深入", "制定学习计划并认真组织开展", "已完成")],
            [
                header,
                (" ", "", "专题研讨。", ""),
                ("", "", "另行开展宣讲", "正在整改"),
                ("2", "作风不实", "下沉", "完成"),
            ],
        ],
    )
    first, second = read_file(path).items
    assert [m.text for m in first.measures] == ["制定学习计划并认真组织开展专题研讨", "另行开展宣讲"]
    assert second.heading == "作风不实"


def test_a_heading_cut_by_the_page_break_is_one_where_all_are_numbered(tmp_path: Path) -> None:
    header = tuple(words for _, words in TEXT)
    cut = [
        [header, ("1", "学习不深", "制定计划", "完成"), ("2", "作风", "下沉", "长期")],
        [(" ", "不实", "调研", "坚持"), ("3", "公车私用", "清退费用", "完成")],
    ]
    told = read_file(printed(tmp_path / "台账.pdf", cut)).items
    assert [(i.heading, [m.text for m in i.measures], i.status_text) for i in told] == [
        ("学习不深", ["制定计划"], "完成"),
        ("作风不实", ["下沉调研"], "长期坚持"),
        ("公车私用", ["清退费用"], "完成"),
    ]


def test_the_next_number_opens_a_paragraph_behind_a_full_line() -> None:
    told = [
        "某局党组关于落实巡察反馈意见的整改方案",
        "一、总体要求",
        "1.学习不深入",
        "责任人：张三　时限：2025年1月底，长期坚持并且抓好落实",
        "2.作风不实",
        "2.5万元没有清退，",
        "5.6万元也没有",
    ]
    lines = [Printed(text=text, page=1, left=80, right=500, height=12, across=595) for text in told]
    assert [line.text for line in paragraphs(lines, Shapes(lines))] == [
        *told[:2],
        "".join(told[2:4]),
        "".join(told[4:]),
    ]


def unruled(path: Path, rows: list[tuple[str, ...]], below: str) -> Path:
    """A ledger printed without any rules; "/" breaks a line inside a cell."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("STSong-Light", 12)
    canvas.drawString(200, 800, "某某局党组巡察整改台账")
    top = 770
    for row in rows:
        for (x, _), words in zip(TEXT, row, strict=True):
            for line, piece in enumerate(words.split("/")):
                canvas.drawString(x, top - 16 * line, piece)
        top -= 16 * max(words.count("/") + 1 for words in row) + 8
    canvas.drawString(60, top - 60, below)
    canvas.save()
    return path


def test_a_ledger_without_rules_is_a_table(tmp_path: Path) -> None:
    path = unruled(
        tmp_path / "台账.pdf",
        [
            tuple(words for _, words in TEXT),
            ("1", "理论学习/不深入", "制定学习计划并且/开展专题研讨", "已完成"),
            ("2", "作风不实", "下沉调研", "正在整改"),
        ],
        "填表人：林溪　　审核人：周岩　　这一行在表格下面，不是表格里的话。",
    )
    reading = read_file(path)
    assert [(i.number, i.heading, [m.text for m in i.measures], i.status_text) for i in reading.items] == [
        ("1", "理论学习不深入", ["制定学习计划并且开展专题研讨"], "已完成"),
        ("2", "作风不实", ["下沉调研"], "正在整改"),
    ]
    assert reading.lines[-1].text.startswith("填表人：林溪")


def test_a_page_that_claims_to_be_a_thousand_miles_across_is_read_at_once(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "宽.pdf"), pagesize=(2e9, 842))
    for y in (700, 740, 780):
        canvas.drawString(60, y, "1. report text")
    canvas.save()
    assert [line.text for line in read(tmp_path / "宽.pdf").lines] == ["1. report text"] * 3
