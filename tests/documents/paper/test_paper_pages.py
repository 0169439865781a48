"""Where lines, headings, signatures, annexes and tall rows stand on the page."""

import pytest
from paper_kit import FACTS, TEAM, letter

from documents.paper import layout, proofreading, rows, styles
from documents.paper.model import (
    Annex,
    AttachmentNote,
    Heading,
    Para,
    Signature,
    Table,
    text_of,
)
from documents.paper.rows import Mark, Rule
from tests.documents.paper.writers_kit import STYLES, both, plain, texts


def test_every_line_of_the_letter_stands_on_the_grid() -> None:
    top = 37 * styles.MM
    for page in layout.pages(letter(40), STYLES):
        if any(isinstance(op, Rule) and not op.red for op in page.ops):
            continue  # the annex is a table
        lines = sorted({round(op.y, 3) for op in texts(page) if op.run.size == 16 and not op.red})
        for y in lines:
            line = (y - top - rows.baseline(16, STYLES.pitch)) / STYLES.pitch
            assert line == pytest.approx(round(line), abs=1e-3)
            assert 0 <= round(line) <= 21


def test_full_pages_have_22_lines() -> None:
    pages = layout.pages(letter(40), STYLES)
    full = [page for page in pages[1:-1] if not any(isinstance(op, Rule) for op in page.ops)][:-1]
    counts = [len({round(op.y, 2) for op in texts(page) if op.run.size == 16}) for page in full]
    assert len(full) > 5
    assert set(counts) <= {21, 22}


def test_nothing_is_drawn_beyond_the_type_area() -> None:
    right = (210 - 26) * styles.MM + 0.3
    for page in layout.pages(letter(40), STYLES):
        assert all(28 * styles.MM - 8.1 <= op.x <= right for op in texts(page))


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for filler in range(10, 24):
        document = plain(*[Para(text="的" * 20)] * filler, Heading(level=1, text="标题"), Para(text="正文"))
        marked = [page for page in layout.pages(document, STYLES) if any(isinstance(op, Mark) for op in page.ops)]
        assert "正文" in "".join(op.run.text for op in texts(marked[-1]))


def test_a_signature_is_never_alone_on_a_page() -> None:
    for filler in range(10, 26):
        document = plain(*[Para(text="的" * 20)] * filler, Signature(name=TEAM, day="2025年3月26日"))
        last = "".join(op.run.text for op in texts(layout.pages(document, STYLES)[-1]))
        assert "的的" in last, filler


@pytest.mark.parametrize(
    ("name", "sealed", "name_in", "day_in"),
    [(TEAM, False, 2, None), ("巡察组", False, None, 2), ("云栖县委巡察组", True, None, 4)],
)
def test_signature_and_date_stand_where_the_standard_wants_them(
    name: str, sealed: bool, name_in: float | None, day_in: float | None
) -> None:
    document = plain(Para(text="正文。"), Signature(name=name, day="2025年3月26日", sealed=sealed))
    page = layout.pages(document, STYLES)[0]
    signed = [op for op in texts(page) if op.run.text in (name, "2025") or op.run.text.startswith("2025")]
    right = (210 - 26) * styles.MM
    at_name, at_day = signed[0].x, signed[1].x
    if name_in is not None:
        assert right - at_name - len(name) * STYLES.cell == pytest.approx(name_in * STYLES.cell, abs=0.5)
    if not sealed:
        assert at_day - at_name == pytest.approx(2 * STYLES.cell, abs=0.1)
    if day_in is not None:
        width = 4 * STYLES.cell - 0.8 + 6 * 8 + 0  # seven half digits and three full signs, nearly
        assert right - at_day - width == pytest.approx(day_in * STYLES.cell, abs=18)


def test_blank_lines_vanish_at_the_top_of_a_page() -> None:
    document = plain(
        *[Para(text="的" * 20)] * 20, AttachmentNote(names=("清单",)), Signature(name=TEAM, day="2025年3月26日")
    )
    last = layout.pages(document, STYLES)[-1]
    assert min(op.y for op in texts(last)) < 60 * styles.MM


@pytest.mark.parametrize(("filler", "blanks"), [(15, 2), (16, 1), (17, 0)])
def test_blank_lines_give_way_before_a_signature_needs_a_new_page(filler: int, blanks: int) -> None:
    note, signed = AttachmentNote(names=("清单",)), Signature(name=TEAM, day="2025年3月26日")
    found = layout.pages(plain(*[Para(text="的" * 20)] * filler, note, signed), STYLES)
    lines = {round(op.y, 2) for op in texts(found[0]) if op.run.size == 16}
    assert len(found) == 1
    assert len(lines) == filler + 3
    assert round((max(lines) - min(lines)) / STYLES.pitch) + 1 == filler + 3 + blanks


def test_a_long_attachment_list_still_fits_pages() -> None:
    document = plain(AttachmentNote(names=tuple(f"材料{n}" for n in range(60))))
    assert len(layout.pages(document, STYLES)) == 3


def test_headings_inside_an_annex_count_anew_in_both_files() -> None:
    document = plain(Heading(level=1, text="甲"), Annex(label="附件", title="附件标题"), Heading(level=1, text="乙"))
    assert "一、乙" in text_of(document)
    assert proofreading.differences(document, *both(document)) == ""


def test_several_attachments_are_numbered_beneath_each_other() -> None:
    page = layout.pages(plain(Para(text="正文"), AttachmentNote(names=("清单", "名单" * 20))), STYLES)[0]
    found = {op.run.text: op.x for op in texts(page)}
    assert text_of(plain(AttachmentNote(names=("清单", "名单")))).endswith("附件：1.清单\n2.名单")
    assert any(text.startswith("附件：") for text in found)


def test_a_row_taller_than_a_page_is_parted_between_lines() -> None:
    document = plain(Table(head=("甲", "乙"), rows=(("短", FACTS * 40),), widths=(1, 2)))
    assert proofreading.differences(document, *both(document)) == ""
    assert len(layout.pages(document, STYLES)) > 2


def test_a_name_too_long_for_a_line_is_broken_inside_the_type_area() -> None:
    name = "中共吉林省委第九巡视组驻四平市及所属四县市区巡视整改情况联合工作组"
    document = plain(Para(text="正文。"), Signature(name=name, day="2025年3月26日"))
    assert all(op.x >= 28 * styles.MM for op in texts(layout.pages(document, STYLES)[0]))
    assert proofreading.differences(document, *both(document)) == ""


def test_rows_to_be_signed_stay_together_with_the_one_before() -> None:
    for count in range(14, 30):
        body = (*((str(n), "的") for n in range(count)), ("承办人", ""), ("副组长", ""), ("组长", ""))
        document = plain(Table(head=("甲", "乙"), rows=body, widths=(1, 3), least=2, only_last=3))
        last = {op.run.text for op in texts(layout.pages(document, STYLES)[-1])}
        assert {str(count - 1), "承办人", "副组长", "组长"} <= last, count
