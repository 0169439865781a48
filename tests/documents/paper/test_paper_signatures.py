"""Where a text ends: a page that goes on is full, and no signature stands without words of the text."""

from bisect import bisect_left
from dataclasses import replace
from io import BytesIO
from itertools import accumulate, combinations
from math import dist
from statistics import mean

import docx
import pytest
from docx.oxml.ns import qn
from paper_kit import TEAM

from documents.composing import dress
from documents.paper import colophon, layout, pdf, proofreading, styles, word
from documents.paper.flow import flowed
from documents.paper.model import (
    Addressee,
    AttachmentNote,
    Block,
    Colophon,
    Document,
    Form,
    Heading,
    Para,
    Signature,
    Table,
    Title,
)
from documents.paper.rows import Frame, Rule, Text
from documents.paper.shapes import length
from documents.paper.signatures import SEAL, signature_lines
from documents.paper.word_colophon import colophon_frames

STYLES = styles.shipped()
NOTE = AttachmentNote(names=("清单",))


def paper(lines: int, *tail: Block, form: Form = Form.PLAIN) -> Document:
    """So many lines of text, half of them in paragraphs of two."""
    text: list[Block] = [Para(text="的" * 20)] * (lines % 2) + [Para(text="的" * 40)] * (lines // 2)
    return Document(form=form, title="件", author=TEAM, mark=TEAM, blocks=(Title(text="件"), *text, *tail))


def lines_of(document: Document) -> list[list[int]]:
    """The lines of the grid that bear text, page by page."""
    top = 37 * styles.MM
    found = []
    for page in layout.pages(document, STYLES):
        ys = {op.y for op in page.ops if isinstance(op, Text) and op.run.size in (16, 22) and not op.red}
        found.append(sorted({round((y - top - STYLES.pitch / 2) / STYLES.pitch) for y in ys}))
    return found


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("noted", [False, True])
@pytest.mark.parametrize("form", [Form.PLAIN, Form.LETTER, Form.DOCUMENT])
def test_wherever_the_text_ends_pages_are_full_and_no_signature_is_alone(form: Form, noted: bool, sealed: bool) -> None:
    for count in range(6, 50):
        tail = ([NOTE] if noted else []) + [Signature(name=TEAM, day="2025年3月26日", sealed=sealed)]
        document = paper(count, *tail, form=form)
        pages = lines_of(document)
        assert all(max(page) == 21 for page in pages[:-1]), (count, pages)
        last = "".join(op.run.text for op in layout.pages(document, STYLES)[-1].ops if isinstance(op, Text))
        assert "的的" in last, count


@pytest.mark.parametrize(("form", "count"), [(Form.PLAIN, 32), (Form.LETTER, 29), (Form.DOCUMENT, 44)])
def test_the_seals_of_three_offices_leave_no_half_page_empty_before_them(form: Form, count: int) -> None:
    together = Signature(name=f"{TEAM}　云栖县审计局　云栖县财政局", day="2025年3月26日", sealed=True)
    document = paper(count, AttachmentNote(names=("清单", "目录")), together, form=form)
    assert {max(page) for page in lines_of(document)[:-1]} == {21}
    last = "".join(op.run.text for op in layout.pages(document, STYLES)[-1].ops if isinstance(op, Text))
    assert "的的" in last


def test_both_files_have_the_same_blank_lines() -> None:
    document = paper(20, Signature(name=TEAM, day="2025年3月26日"))
    file = docx.Document(BytesIO(word.as_bytes(document, STYLES)))
    blanks = sum(not paragraph.text for paragraph in file.paragraphs)
    settled = layout.settled(document, STYLES)
    above = sum(block.above for block in settled.blocks if isinstance(block, Para))
    signature = settled.blocks[-1]
    assert isinstance(signature, Signature)
    assert blanks == 1 + above + signature.blanks


def test_headings_get_the_blank_lines_first() -> None:
    text = [Para(text="的" * 20)] * 10
    blocks = (
        Title(text="件"),
        *text,
        Heading(level=1, text="要求"),
        *text[:9],
        Signature(name=TEAM, day="2025年3月26日"),
    )
    document = Document(form=Form.PLAIN, title="件", author=TEAM, blocks=blocks)
    settled = layout.settled(document, STYLES)
    assert [block.above for block in settled.blocks if isinstance(block, Heading | Para) and block.above] == [2]


def test_a_section_that_comes_to_the_top_of_a_page_leaves_its_blank_lines_to_the_others() -> None:
    section, long = Heading(level=2, text="标题"), Para(text="的" * 104)
    blocks = (
        Title(text="件"),
        *[Para(text="的" * 20)] * 5,
        *(section, long, long, long) * 3,
        *(section, long) * 2,
        AttachmentNote(names=("清单", "目录")),
        Signature(name=f"{TEAM}　云栖县审计局　云栖县财政局", day="2025年3月26日", sealed=True),
    )
    document = Document(form=Form.PLAIN, title="件", author=TEAM, blocks=blocks)
    settled = layout.settled(document, STYLES)
    assert [block.above for block in settled.blocks if isinstance(block, Heading)] == [0, 0, 2, 2, 2]


def test_a_text_without_a_place_for_blank_lines_keeps_its_last_line_with_the_signature() -> None:
    document = Document(
        form=Form.PLAIN,
        title="件",
        author=TEAM,
        blocks=(Para(text="的" * (28 * 22 - 2)), Signature(name=TEAM, day="2025年3月26日")),
    )
    assert [len(page) for page in lines_of(document)] == [21, 3]


def test_many_attachments_fill_the_page_and_stay_with_the_signature() -> None:
    note = AttachmentNote(names=tuple(f"清单{n}" for n in range(8)))
    pages = lines_of(paper(17, note, Signature(name=TEAM, day="2025年3月26日")))
    assert max(pages[0]) == 21
    assert len(pages[1]) >= 3


@pytest.mark.parametrize("sealed", [False, True])
def test_a_name_of_two_lines_is_not_alone_either(sealed: bool) -> None:
    for count in range(11, 19):
        document = paper(count, Signature(name=f"{TEAM}、" * 3, day="2025年3月26日", sealed=sealed))
        pages = lines_of(document)
        last = "".join(op.run.text for op in layout.pages(document, STYLES)[-1].ops if isinstance(op, Text))
        assert "的" in last, count
        assert all(max(page) == 21 for page in pages[:-1]), (count, pages)
        places = [op.x for page in layout.pages(document, STYLES) for op in page.ops if isinstance(op, Text)]
        assert min(places) >= 28 * styles.MM - 0.1


@pytest.mark.parametrize("name", ["中共云栖县委巡察工作领导小组办公室", f"{TEAM}、{TEAM}、{TEAM}"])
def test_every_line_of_a_long_name_stands_in_the_middle_above_a_sealed_date(name: str) -> None:
    lines = [line for (line,) in signature_lines(Signature(name=name, day="2025年3月26日", sealed=True), STYLES)]
    middles = [inset + length(text, STYLES) / 2 for text, inset in lines]
    assert len(lines) > 2
    assert middles == pytest.approx([middles[-1]] * len(lines))
    assert all(text.endswith(("委", "、", "室", "组", "日")) for text, _ in lines)


SHORT = ("云栖县纪委监委", "云栖县委巡察办", "云栖县水利局", "云栖县财政局", "云栖县审计局", "云栖县委组织部")
LONG = ("中共云栖县纪律检查委员会", TEAM, "中共云栖县委巡察工作领导小组办公室", "云栖县财政局", "云栖县审计局")
JOINT = [names[:count] for names in (SHORT, LONG) for count in range(2, len(names) + 1)]


@pytest.mark.parametrize("offices", JOINT, ids=lambda names: f"{names[0]}-{len(names)}")
def test_offices_that_sign_together_each_have_room_for_a_seal(offices: tuple[str, ...]) -> None:
    """In their order, the last one above the date; no seal touches another or reaches beyond the text."""
    block = Signature(name="　".join(offices), day="2025年12月26日", sealed=True)
    lines, seal = signature_lines(block, STYLES), SEAL * styles.MM
    parts = [
        (text, STYLES.area - inset - length(text, STYLES) / 2, down * STYLES.pitch)
        for down, line in enumerate(lines[:-1])
        for text, inset in line
    ]
    assert "".join(text for text, _, _ in parts) == "".join(offices)
    ends = list(accumulate(map(len, offices)))
    office_of = [bisect_left(ends, end) for end in accumulate(len(text) for text, _, _ in parts)]
    centres = [
        (
            mean(x for n, (_, x, _) in zip(office_of, parts, strict=True) if n == office),
            mean(y for n, (_, _, y) in zip(office_of, parts, strict=True) if n == office),
        )
        for office in range(len(offices))
    ]
    assert all(dist(one, other) > seal for one, other in combinations(centres, 2))
    assert all(seal / 2 - 0.1 <= across <= STYLES.area - seal / 2 for across, _ in centres)
    ((day, inset),) = lines[-1]
    assert (day, inset) == (block.day, pytest.approx(4 * STYLES.cell))
    assert centres[-1][0] == pytest.approx(STYLES.area - inset - length(day, STYLES) / 2)
    document = paper(12, block)
    assert proofreading.differences(document, word.as_bytes(document, STYLES), pdf.as_bytes(document, STYLES)) == ""


def test_many_offices_that_fill_a_page_keep_their_date_and_a_line_of_the_text() -> None:
    many = Signature(name="　".join((*LONG, "云栖县水利局")), day="2025年12月26日", sealed=True)
    for count in range(3, 20, 4):
        last = layout.pages(paper(count, NOTE, many), STYLES)[-1].ops
        said = "".join(op.run.text for op in last if isinstance(op, Text))
        assert "的的" in said, count
        assert LONG[0] in said, count


def test_offices_side_by_side_stand_at_the_same_places_in_word() -> None:
    block = Signature(name="　".join(SHORT[:3]), day="2025年12月26日", sealed=True)
    file = docx.Document(BytesIO(word.as_bytes(paper(3, block), STYLES)))
    names = next(paragraph for paragraph in file.paragraphs if SHORT[0] in paragraph.text)
    assert names.text == "\t" + "\t".join(SHORT[:3])
    wanted = [STYLES.area - inset - length(text, STYLES) / 2 for text, inset in signature_lines(block, STYLES)[0]]
    assert [stop.position.pt for stop in names.paragraph_format.tab_stops] == pytest.approx(wanted, abs=0.1)


def test_offices_without_seals_end_where_the_last_one_does() -> None:
    lines = signature_lines(Signature(name=f"{TEAM}　云栖县水利局", day="2025年12月26日"), STYLES)
    (((_, first),), ((_, last),), ((_, date),)) = lines
    assert first == last > date == pytest.approx(2 * STYLES.cell)


@pytest.mark.parametrize("count", [3, 16, 17, 18, 19])
def test_the_colophon_ends_with_the_type_area(count: int) -> None:
    colophon = Colophon(copies="县委办公室，县政府办公室，" * 4, printer="县委巡察办", day="2025年3月26日")
    document = paper(count, Signature(name=TEAM, day="2025年3月26日"), colophon, form=Form.DOCUMENT)
    last = layout.pages(document, STYLES)[-1]
    assert max(op.y0 for op in last.ops if isinstance(op, Rule)) == pytest.approx((297 - 35) * styles.MM, abs=0.1)


def test_the_colophon_never_stands_alone_after_a_table() -> None:
    colophon = Colophon(copies="县委办公室", printer="县委巡察办", day="2025年3月26日")
    for count in range(20, 40):
        table = Table(head=("甲", "乙"), rows=tuple((str(n), "的") for n in range(count)), widths=(1, 1))
        document = Document(form=Form.PLAIN, title="件", author=TEAM, blocks=(Title(text="件"), table, colophon))
        last = layout.pages(document, STYLES)[-1]
        words = [op.run.text for op in last.ops if isinstance(op, Text)]
        assert "的" in words, count
        assert max(op.y0 for op in last.ops if isinstance(op, Rule)) == pytest.approx((297 - 35) * styles.MM, abs=0.1)


def test_a_signature_leaves_room_for_the_colophon_where_it_can() -> None:
    colophon = Colophon(copies="县委办公室", printer="县委巡察办", day="2025年3月26日")
    for count in range(6, 40):
        document = paper(count, Signature(name=TEAM, day="2025年3月26日"), colophon)
        last = "".join(op.run.text for op in layout.pages(document, STYLES)[-1].ops if isinstance(op, Text))
        assert TEAM in last, count


@pytest.mark.parametrize("count", range(2, 9))
def test_a_red_paper_of_one_paragraph_takes_words_along_to_its_colophon(count: int) -> None:
    blocks = (Title(text="件"), Addressee(text="县水利局党组："), Para(text="的" * (28 * count - 3)))
    colophon = Colophon(copies="县委办公室，县政府办公室，" * 2, printer="县委巡察办", day="2025年3月26日")
    tail = (Signature(name=TEAM, day="2025年3月26日", sealed=True), colophon)
    document = Document(form=Form.DOCUMENT, title="件", author=TEAM, mark=TEAM, blocks=(*blocks, *tail))
    last = "".join(op.run.text for op in layout.pages(document, STYLES)[-1].ops if isinstance(op, Text))
    assert "的" in last
    assert all(max(page) == 21 for page in lines_of(document)[:-1])


@pytest.mark.parametrize(("signs", "kept"), [(28, True), (28 * 25, None)])
def test_word_holds_only_a_paragraph_that_is_whole_on_the_page_of_the_signature(signs: int, kept: bool | None) -> None:
    blocks = (Title(text="件"), Para(text="的" * signs), Signature(name=TEAM, day="2025年3月26日"))
    document = Document(form=Form.PLAIN, title="件", author=TEAM, blocks=blocks)
    file = docx.Document(BytesIO(word.as_bytes(document, STYLES)))
    assert [p.paragraph_format.keep_with_next for p in file.paragraphs if "的的" in p.text] == [kept]


@pytest.mark.parametrize(("form", "lines", "copies"), [(Form.PLAIN, 14, 4), (Form.DOCUMENT, 1, 8)])
def test_a_colophon_draws_together_where_its_page_has_no_room_otherwise(form: Form, lines: int, copies: int) -> None:
    colophon = Colophon(copies="县委办公室，县政府办公室，" * copies, printer="县委巡察办", day="2025年3月26日")
    to = Addressee(text="县水利局：")
    tail = (*[to] * (form is Form.DOCUMENT), Signature(name=TEAM, day="2025年3月26日", sealed=True), colophon)
    document = paper(lines, *tail, form=form)
    settled = layout.settled(document, STYLES).blocks[-1]
    assert isinstance(settled, Colophon)
    assert settled.closeness < 1
    pages = layout.pages(document, STYLES)
    assert len(pages) == 1
    assert max(op.y0 for op in pages[0].ops if isinstance(op, Rule)) == pytest.approx((297 - 35) * styles.MM, abs=0.1)


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("proof", [False, True])
def test_the_colophon_is_never_alone_after_a_text_with_paragraphs(sealed: bool, proof: bool) -> None:
    colophon = Colophon(copies="县委办公室，县政府办公室，" * 4, printer="县委巡察办", day="2025年3月26日")
    for count in range(6, 40):
        document = paper(count, NOTE, Signature(name=TEAM, day="2025年3月26日", sealed=sealed), colophon)
        if proof:
            document = dress.with_head(document, "1a2b 3c4d")
        last = "".join(op.run.text for op in layout.pages(document, STYLES)[-1].ops if isinstance(op, Text))
        assert "的的" in last or (proof and last.startswith("改动记录号")), count


def test_the_sign_of_proof_goes_with_the_last_row_and_the_colophon() -> None:
    colophon = Colophon(copies="县委办公室", printer="县委巡察办", day="2025年3月26日")
    for count in range(20, 40):
        table = Table(head=("甲", "乙"), rows=tuple((str(n), "的") for n in range(count)), widths=(1, 1))
        document = Document(form=Form.PLAIN, title="件", author=TEAM, blocks=(Title(text="件"), table, colophon))
        last = layout.pages(dress.with_head(document, "1a2b 3c4d"), STYLES)[-1]
        words = [op.run.text for op in last.ops if isinstance(op, Text)]
        assert "的" in words, count
        assert any("1a2b" in word for word in words), count


def test_blank_lines_of_the_page_before_help_where_the_last_one_has_no_place() -> None:
    long = Para(text="的" * 28 * 20)
    text = [*[Para(text="的" * 20)] * 8, long]
    blocks = (Title(text="件"), *text, Signature(name=TEAM, day="2025年3月26日", sealed=True))
    document = Document(form=Form.PLAIN, title="件", author=TEAM, blocks=blocks)
    for cut in range(28 * 20):
        shorter = replace(document, blocks=(*blocks[:-2], Para(text=long.text[cut:]), blocks[-1]))
        if not 16 < flowed(shorter, STYLES, shorter.blocks[:-1]).line <= 21:
            continue
        pages = lines_of(shorter)
        last = "".join(op.run.text for op in layout.pages(shorter, STYLES)[-1].ops if isinstance(op, Text))
        assert "的" in last
        assert all(max(page) == 21 for page in pages[:-1])


@pytest.mark.parametrize("headed", [False, True])
def test_a_few_signs_never_open_a_page_alone(headed: bool) -> None:
    heading = (Heading(level=2, text="标题"),) if headed else ()
    for count in range(12, 22):
        lines = [Para(text="的" * 20)] * count
        blocks = (Title(text="件"), *lines, *heading, Para(text="甲" * (26 + 28 * 4 + 3)), *lines)
        document = Document(form=Form.PLAIN, title="件", author=TEAM, blocks=blocks)
        pages = layout.pages(document, STYLES)
        opening = next(op.run.text for op in pages[1].ops if isinstance(op, Text))
        assert opening != "甲甲甲", count
        assert max(lines_of(document)[0]) == 21 or headed, count
        file = docx.Document(BytesIO(word.as_bytes(document, STYLES)))
        above = sum(
            block.above for block in layout.settled(document, STYLES).blocks if isinstance(block, Para | Heading)
        )
        assert sum(not paragraph.text for paragraph in file.paragraphs) == 1 + above


def test_a_few_signs_never_stand_alone_above_a_signature() -> None:
    for count in range(12, 19):
        blocks = (Title(text="件"), *[Para(text="的" * 20)] * count, Para(text="甲" * (26 + 28 * 4 + 3)))
        signed = (*blocks, Signature(name=TEAM, day="2025年3月26日"))
        pages = layout.pages(Document(form=Form.PLAIN, title="件", author=TEAM, blocks=signed), STYLES)
        assert next(op.run.text for op in pages[-1].ops if isinstance(op, Text)) != "甲甲甲", count


def test_the_frames_of_a_colophon_leave_the_line_above_it_free_in_word() -> None:
    foot = Colophon(copies="县委办公室，县政府办公室，" * 4, printer="县委巡察办", day="2025年3月26日")
    frame = Frame.of(Form.DOCUMENT, STYLES)
    parts = colophon_frames(foot, STYLES, frame)
    tops = [int(place.get(qn("w:y"))) for part in parts for place in part.iter(qn("w:framePr"))]
    above = (frame.top + frame.height - colophon.height(foot, frame, STYLES) * STYLES.pitch) * 20
    assert min(tops) > above, "a frame that reaches into the line above pushes it to the next page"
    assert len(set(tops)) == len(tops), "frames at one place become one"
