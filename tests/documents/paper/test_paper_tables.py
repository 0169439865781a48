"""What stands in tables and below them."""

from io import BytesIO

import docx
import pikepdf
import pytest
from paper_kit import TEAM
from PIL import Image

from documents.paper import layout, pdf, styles, word
from documents.paper.model import (
    Annex,
    AttachmentNote,
    Block,
    Document,
    Form,
    Heading,
    Para,
    Picture,
    Signature,
    Table,
    Title,
)
from documents.paper.rows import Rule, Text, baseline

STYLES = styles.load(fonts=())
WIDE_DIGEST = "abde" * 16  # of letters wider than figures


def paper(*blocks: Block) -> Document:
    return Document(form=Form.PLAIN, title="件", author=TEAM, blocks=(Title(text="件"), *blocks))


def texts(document: Document) -> list[list[str]]:
    return [[op.run.text for op in page.ops if isinstance(op, Text)] for page in layout.pages(document, STYLES)]


def test_a_digest_that_has_not_quite_room_is_set_smaller_in_both_files() -> None:
    document = paper(
        Table(head=("编号", "摘要"), rows=(("证-0001", WIDE_DIGEST), ("证-0002", "1" * 64)), widths=(50, 392))
    )
    runs = [op.run for page in layout.pages(document, STYLES) for op in page.ops if isinstance(op, Text)]
    assert [run.size for run in runs if run.text in (WIDE_DIGEST, "1" * 64)] == [11.5, 12.0]
    cells = docx.Document(BytesIO(word.as_bytes(document, STYLES))).tables[0].columns[1].cells[1:]
    sizes = [cell.paragraphs[0].runs[0].font.size for cell in cells]
    assert [size.pt if size else None for size in sizes] == [11.5, None]


def test_a_word_much_too_long_for_its_column_is_cut_at_full_size() -> None:
    document = paper(Table(head=("编号", "摘要"), rows=(("1", WIDE_DIGEST),), widths=(3, 1)))
    runs = [op.run for op in layout.pages(document, STYLES)[0].ops if isinstance(op, Text)]
    assert {run.size for run in runs if run.text and run.text in WIDE_DIGEST} == {12.0}


@pytest.mark.parametrize("rows", [1, 2])
@pytest.mark.parametrize("sealed", [False, True])
def test_a_signature_below_a_table_has_a_row_above_it_on_its_page(rows: int, sealed: bool) -> None:
    for lines in range(1, 44):
        document = paper(
            Para(text="的" * 28 * lines, indent=False),
            Table(head=("核对人", "日期"), rows=(("核对", "核对"),) * rows, widths=(1, 1), least=3),
            AttachmentNote(names=("证据目录",)),
            Signature(name=TEAM, day="2025年3月26日", sealed=sealed),
        )
        last = texts(document)[-1]
        assert "核对" in last, lines
        assert "核对人" in last, lines


@pytest.mark.parametrize(("signs", "together"), [(40, 2), (70, 3), (200, 2)])
def test_what_leads_to_a_table_stands_on_its_page(signs: int, together: int) -> None:
    """A short paragraph whole, of a longer one two lines."""
    for lines in range(1, 30):
        lead, table = Para(text="引" * signs), Table(head=("签名", "日期"), rows=(("", ""),), widths=(1, 1), least=3)
        document = paper(*[Para(text="甲。")] * lines, lead, table)
        pages = texts(document)
        at = next(number for number, page in enumerate(pages) if "签名" in page)
        assert sum("引" in text for text in pages[at]) >= together
    (held,) = [each for each in docx.Document(BytesIO(word.as_bytes(document, STYLES))).paragraphs if "引" in each.text]
    assert held.paragraph_format.keep_with_next


def test_text_goes_on_as_far_below_a_table_in_word_as_in_the_pdf() -> None:
    table = Table(head=("甲", "乙"), rows=(("的", "的"),) * 3, widths=(1, 1))
    document = paper(table, Para(text="后"))
    (page,) = layout.pages(document, STYLES)
    baselines = [op.y for op in page.ops if isinstance(op, Text) and op.run.text == "后"]
    line = baselines[0] - baseline(STYLES.size.body, STYLES.pitch)
    end = max(op.y1 for op in page.ops if isinstance(op, Rule))
    file = docx.Document(BytesIO(word.as_bytes(document, STYLES)))
    below = next(paragraph for paragraph in file.paragraphs if paragraph.style.name == "Nothing")
    # The table of a Word file is higher by its last rule: without it a page that is just full would end one line later.
    assert below.paragraph_format.line_spacing.pt == pytest.approx(line - end - STYLES.table.rule, abs=0.1)


def test_a_table_that_ends_its_page_makes_no_blank_page_in_word() -> None:
    table = Table(head=("甲", "乙"), rows=(("的", "的"),) * 3, widths=(1, 1))
    document = paper(table, Annex(label="附件", title="表"), table)
    *_, label, _, _, _, last = docx.Document(BytesIO(word.as_bytes(document, STYLES))).paragraphs
    assert label._p.getprevious().tag.endswith("}tbl")
    assert last.paragraph_format.line_spacing.pt < STYLES.table.rule


def test_a_machine_reads_a_table_by_rows_and_cells_and_its_repeated_head_once() -> None:
    rows = tuple((str(n), "" if n % 2 else "的" * 9) for n in range(60))
    out = BytesIO()
    Image.new("RGB", (90, 90)).save(out, "JPEG")
    picture = Picture(data=out.getvalue(), width_mm=20)
    shown = Table(head=("照片", "说明"), rows=(("", "泵房"),), widths=(1, 1), pictures=(picture,))
    document = paper(Table(head=("甲", "乙"), rows=rows, widths=(1, 3)), shown, picture, Para(text="后"))
    with pikepdf.open(BytesIO(pdf.as_bytes(document, STYLES))) as opened:
        assert len(opened.pages) > 2
        whole = opened.Root.StructTreeRoot.K
        assert [str(part.S) for part in whole.K] == ["/H1", "/Table", "/Table", "/Figure", "/P"]
        long, photographs = whole.K[1], whole.K[2]
        assert [[str(cell.S) for cell in row.K] for row in long.K] == [["/TH"] * 2, *[["/TD"] * 2] * 60]
        assert all(cell.A.Scope == "/Column" for cell in long.K[0].K)
        assert str(photographs.K[1].K[0].K[1].S) == "/Figure"


def test_words_that_begin_a_paragraph_are_no_heading_and_no_level_is_left_out() -> None:
    run_in = Heading(level=3, text="乙", body="的" * 60)
    document = paper(Heading(level=1, text="甲"), run_in, Heading(level=3, text="丙"))
    with pikepdf.open(BytesIO(pdf.as_bytes(document, STYLES))) as opened:
        assert [str(part.S) for part in opened.Root.StructTreeRoot.K.K] == ["/H1", "/H2", "/P", "/H3"]


def test_a_row_taller_than_a_page_goes_on_line_by_line_from_where_it_begins() -> None:
    document = paper(
        Para(text="的" * 28 * 9, indent=False),
        Table(head=("甲", "乙"), rows=(("短", "短"), ("长", "中" * 1600), ("末", "末")), widths=(1, 3), below=3),
    )
    pages = texts(document)
    filled = [sum("中" in text for text in page) for page in pages]
    assert "长" in pages[0]
    assert pages[-1].count("末") == 2
    assert [lines > 0 for lines in filled] == [True] * len(pages)
    assert len({*filled[1:-1]}) == 1
    rows = docx.Document(BytesIO(word.as_bytes(document, STYLES))).tables[0].rows
    assert [bool(row._tr.xpath("./w:trPr/w:cantSplit")) for row in rows] == [True, True, False, True]


def test_a_cell_has_the_paragraphs_of_its_text_in_both_files() -> None:
    document = paper(Table(head=("甲", "乙"), rows=(("1", "第一段。\n第二段。\n"), ("2", "")), widths=(1, 3)))
    assert [text for page in texts(document) for text in page if "段" in text] == ["第一段。", "第二段。"]
    cells = docx.Document(BytesIO(word.as_bytes(document, STYLES))).tables[0].columns[1].cells
    assert [[paragraph.text for paragraph in cell.paragraphs] for cell in cells] == [
        ["乙"],
        ["第一段。", "第二段。"],
        [""],
    ]


def test_a_number_and_the_marks_behind_it_are_set_smaller_rather_than_cut() -> None:
    code = "91330000MA27XXXX5K"
    document = paper(Table(head=("甲", "乙"), rows=(("1", f"（代码{code}），查明。"),), widths=(292, 150)))
    runs = [op.run for page in layout.pages(document, STYLES) for op in page.ops if isinstance(op, Text)]
    assert [run.size for run in runs if code in run.text] == [11.0]
