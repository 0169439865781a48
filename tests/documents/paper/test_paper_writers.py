"""Both writers: the same text, the same measures, the same bytes for the same document."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pypdfium2 as pdfium
import pytest
from lxml import etree
from paper_kit import FACTS, TEAM, letter
from PIL import Image

from documents import faces, layout, pdf, prints, proofreading, rows, styles, word
from documents.model import (
    Annex,
    AttachmentNote,
    Colophon,
    Document,
    Form,
    Heading,
    Para,
    Picture,
    Signature,
    Table,
    Title,
    chinese,
    clean,
    numbered,
    text_of,
)
from documents.proofreading import W
from documents.rows import Mark, Page, Rule, Text

STYLES = styles.shipped()
NAUGHTY = [
    "<b>不是标签</b>",
    "&lt;&amp;&#x41;",
    "]]><w:t>",
    "{单位}{{x}}%s %(a)s ${HOME}",
    "=1+1 @SUM(A1)",
    "Robert'); DROP TABLE finding;--",
    "\\u0000 \\n 反斜杠",
    "emoji 😀👩‍👩‍👧 肤色👍🏽",
    "שלום עולם مرحبا",
    "e\u0301\u0327 Zalgo T\u0336\u0337",
    "零宽\u200b\u200d\ufeff字",
    "控制\x00\x07\x1b字",
    "半个\ud83d字",
    "全角　空格 不断\u00a0空格",
    "ﬁ ﬂ ㎡ ① № ℃ ½",
    "𠮷野家 𬭎 䶮 堃 㛃 㐂",
    "(1)[2]{3}<4>",
    "长" + "a" * 90,
    "制\t表\r\n换行\u2028行",
]


def both(document: Document) -> tuple[bytes, bytes]:
    return word.as_bytes(document, STYLES), pdf.as_bytes(document, STYLES)


def shown(data: bytes) -> str:
    pages = pdfium.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    return text


def plain(*blocks: object, form: Form = Form.PLAIN) -> Document:
    return Document(form=form, title="测试", author=TEAM, mark=TEAM, blocks=(Title(text="测试件"), *blocks))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", [*Form])
@pytest.mark.parametrize("count", [0, 1, 40])
def test_word_and_pdf_say_what_the_document_says(form: Form, count: int) -> None:
    document = letter(count, form, number="云巡〔2025〕7号")
    assert proofreading.differences(document, *both(document)) == ""


def test_four_hundred_problems_are_no_trouble() -> None:
    document = letter(400)
    assert proofreading.differences(document, *both(document)) == ""


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_text_is_printed_literally(text: str) -> None:
    document = plain(
        Para(text=text),
        Heading(level=1, text=text),
        Heading(level=3, text=text, body=text),
        Table(head=("甲", text), rows=((text, text),), widths=(1, 1)),
        Signature(name=text, day="2025年3月26日"),
    )
    assert proofreading.differences(document, *both(document)) == ""
    docx.Document(BytesIO(both(document)[0]))


def test_rare_names_can_be_copied_from_the_pdf() -> None:
    data = pdf.as_bytes(plain(Para(text="组员：林䶮、周𬭎、吴堃、郑㛃")), STYLES)
    assert "林䶮、周𬭎、吴堃、郑㛃" in shown(data)


def test_signs_that_no_font_has_are_named() -> None:
    assert faces.missing("云栖县😀水利局\u200b 😀𠮷", STYLES) == ["😀", "𠮷"]
    assert faces.missing("云栖县水利局䶮𬭎堃㛃㎡①“”", STYLES) == []


@pytest.mark.parametrize("form", [*Form])
def test_the_same_document_gives_the_same_bytes(form: Form) -> None:
    assert both(letter(3, form)) == both(letter(3, form))


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from paper_kit import letter;"
        "from documents import pdf, word; d = letter(3);"
        "print(hashlib.sha256(pdf.as_bytes(d) + word.as_bytes(d)).hexdigest())"
    )
    folder = Path(__file__).parent
    found = {
        subprocess.run(
            [sys.executable, "-c", script, str(folder)],
            cwd=folder.parent.parent.parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_write_puts_both_files_where_they_are_wanted(tmp_path: Path) -> None:
    word.write(letter(1), tmp_path / "a.docx")
    pdf.write(letter(1), tmp_path / "a.pdf")
    assert docx.Document(str(tmp_path / "a.docx")).core_properties.title == "反馈意见"
    with pikepdf.open(tmp_path / "a.pdf") as opened:
        assert str(opened.Root.Lang) == "zh-CN"
        assert opened.docinfo["/Title"] == "反馈意见"
        with opened.open_outline() as outline:
            assert outline.root[0].children[1].title == "二、整改要求"


def test_all_fonts_are_embedded_and_none_is_helvetica() -> None:
    with pikepdf.open(BytesIO(pdf.as_bytes(letter(2), STYLES))) as opened:
        fonts = {str(font.BaseFont): font for page in opened.pages for font in page.Resources.Font.values()}
        assert all("/FontFile2" in font.FontDescriptor and "/ToUnicode" in font for font in fonts.values())
    assert not any("Helvetica" in name for name in fonts)


def texts(page: Page) -> list[Text]:
    return [op for op in page.ops if isinstance(op, Text)]


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


def photo(width: int = 3000, height: int = 2000) -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG", exif=b"Exif\x00\x00secret")
    return out.getvalue()


@pytest.mark.parametrize(("width", "caption"), [(80.0, "石桥村泵房"), (400.0, ""), (120.0, "")])
def test_pictures_are_scaled_to_print_and_carry_no_exif(width: float, caption: str) -> None:
    document = plain(Para(text="见下图。"), Picture(data=photo(), width_mm=width, caption=caption), Para(text="完。"))
    as_word, as_pdf = both(document)
    assert proofreading.differences(document, as_word, as_pdf) == ""
    with zipfile.ZipFile(BytesIO(as_word)) as package:
        data = package.read("word/media/image1.jpg")
    with Image.open(BytesIO(data)) as image:
        assert image.width <= width / 25.4 * 220 + 1
        assert not image.getexif()
    assert docx.Document(BytesIO(as_word)).inline_shapes[0].width.mm <= 156.1


def test_a_tall_picture_fits_one_page() -> None:
    document = plain(Picture(data=photo(500, 3000), width_mm=150, caption="高"))
    assert len(layout.pages(document, STYLES)) == 2


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith("xml")}


def test_the_word_file_uses_no_theme_font_and_has_no_outside_link() -> None:
    data = word.as_bytes(letter(2), STYLES)
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert not any("WithEffects" in name for name in package.namelist())
        assert not any(b"External" in package.read(name) for name in package.namelist() if name.endswith("rels"))
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in package.infolist())
    assert not any("Theme" in key for root in parts(data).values() for el in root.iter() for key in el.attrib)


def test_the_first_page_of_a_letter_has_no_number() -> None:
    found = parts(word.as_bytes(letter(1), STYLES))
    assert b"PAGE" not in etree.tostring(found["word/footer3.xml"])
    pages = layout.pages(letter(1), STYLES)
    assert "— 2 —" in "".join(op.run.text for op in texts(pages[1]))
    assert "— 1 —" not in "".join(op.run.text for op in texts(pages[0]))


@pytest.mark.parametrize("sealed", [True, False])
def test_document_form_with_number_and_seal(sealed: bool) -> None:
    document = letter(2, Form.DOCUMENT, "云巡〔2025〕7号", sealed=sealed)
    assert proofreading.differences(document, *both(document)) == ""
    red = [op for op in layout.pages(document, STYLES)[0].ops if isinstance(op, Rule) and op.red]
    assert [round((op.x1 - op.x0) / styles.MM) for op in red] == [156]


def test_a_long_mark_is_made_smaller() -> None:
    document = replace(letter(0), mark="中共吉林省委第九巡视组驻四平市及所属四县市区巡视整改工作组")
    first = layout.pages(document, STYLES)[0]
    marks = [op for op in texts(first) if op.red]
    assert marks[0].run.size < 36
    assert marks[0].x >= 28 * styles.MM


def test_differences_are_found_and_named() -> None:
    document = letter(1)
    other = replace(document, blocks=(*document.blocks[:2], Para(text="另一句。"), *document.blocks[3:]))
    said = proofreading.differences(document, word.as_bytes(document, STYLES), pdf.as_bytes(other, STYLES))
    assert said.startswith("PDF 文件与正文在“")


def test_numbers_count_as_people_do() -> None:
    wanted = {
        1: "一",
        10: "十",
        11: "十一",
        20: "二十",
        101: "一百〇一",
        110: "一百一十",
        1001: "一千〇一",
        2345: "二千三百四十五",
    }
    assert {number: chinese(number) for number in wanted} == wanted


def test_levels_count_anew_below_each_other() -> None:
    levels = (1, 2, 3, 3, 2, 3, 1, 2, 4)
    labels = [label for _, label in numbered(tuple(Heading(level=level, text="") for level in levels))]
    assert labels == ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）", "（1）"]


def test_clean_text_keeps_words_and_loses_what_paper_cannot_show() -> None:
    assert clean("甲\t乙\n丙\x00\ufffe丁") == "甲 乙 丙丁"


def test_the_pdf_says_what_it_is_and_is_marked_for_reading_aloud() -> None:
    data = pdf.as_bytes(letter(2), STYLES)
    with pikepdf.open(BytesIO(data)) as opened, opened.open_metadata() as described:
        assert (described["pdfaid:part"], described["pdfaid:conformance"]) == ("2", "B")
        assert described["dc:title"] == "反馈意见"
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.OutputIntents[0].DestOutputProfile.N == 3
        tags = [str(part.S) for part in opened.Root.StructTreeRoot.K.K]
        assert tags.count("/H2") == 2
        assert {"/H1", "/H3", "/H4", "/P"} <= set(tags)


def test_a_picture_is_marked_as_one() -> None:
    data = pdf.as_bytes(
        plain(Picture(data=photo(300, 200), width_mm=50), Picture(data=photo(90, 90), width_mm=50)), STYLES
    )
    with pikepdf.open(BytesIO(data)) as opened:
        parts = [part for part in opened.Root.StructTreeRoot.K.K if part.S == "/Figure"]
    assert len(parts) == 2


def test_the_document_form_has_all_words_of_its_head_and_foot() -> None:
    document = replace(
        letter(2, Form.DOCUMENT, "云巡〔2025〕7号", sealed=True),
        serial="000012",
        secrecy="机密★1年",
        urgency="特急",
        signers=("林溪", "方遥"),
    )
    foot = Colophon(
        copies="县委办公室，县政府办公室，县人大常委会办公室，县政协办公室。", printer="县委巡察办", day="2025年3月26日"
    )
    document = replace(document, blocks=(*document.blocks, foot))
    assert proofreading.differences(document, *both(document)) == ""
    assert "签发人：林溪　方遥" in text_of(document)
    reply = replace(letter(1, number="云巡〔2025〕7号"), secrecy="机密★1年", urgency="加急")
    assert proofreading.differences(reply, *both(reply)) == ""


def test_a_spoilt_base_gives_way_and_is_said(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"PK no package")
    assert "Word 文书已按程序自带的底版生成" in word.opened(tmp_path)[1]
    docx.Document().save(str(tmp_path / "letter.docx"))
    assert word.opened(tmp_path)[1]
    assert word.opened()[1] == ""


def test_turned_photographs_stand_upright() -> None:
    out, turned = BytesIO(), Image.new("RGB", (400, 200)).getexif()
    turned[0x0112] = 6
    Image.new("RGB", (400, 200)).save(out, "JPEG", exif=turned)
    _, width, height = prints.printed(Picture(data=out.getvalue(), width_mm=50))
    assert height == pytest.approx(2 * width)


def test_a_long_caption_is_broken_below_its_picture() -> None:
    document = plain(Picture(data=photo(300, 200), width_mm=50, caption="石桥村供水站泵房" * 8))
    said = [op for op in texts(layout.pages(document, STYLES)[0]) if "石桥村" in op.run.text]
    assert len({op.y for op in said}) == 3
    assert max(op.x for op in said) < (210 - 26) * styles.MM
    assert proofreading.differences(document, *both(document)) == ""


def test_in_a_letter_the_copies_stand_without_rules() -> None:
    foot = Colophon(copies="县委办公室", printer="", day="")
    document = replace(letter(1), blocks=(*letter(1).blocks, foot))
    assert text_of(document).endswith("抄送：县委办公室。")
    assert proofreading.differences(document, *both(document)) == ""
    last = layout.pages(document, STYLES)[-1]
    words = [op for op in texts(last) if "抄送" in op.run.text]
    assert words[0].y == pytest.approx((297 - 35) * styles.MM - STYLES.pitch + rows.baseline(14, STYLES.pitch))


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


def test_a_row_is_as_high_in_word_as_in_the_pdf() -> None:
    """Word puts the rule on top of the room that the margins leave."""
    document = Document(
        form=Form.PLAIN, title="件", author=TEAM, blocks=(Table(head=("甲",), rows=(("乙",),), widths=(1,)),)
    )
    margins = parts(word.as_bytes(document, STYLES))["word/document.xml"].find(f".//{W}tblCellMar")
    assert margins is not None
    height = sum(int(margins.find(f"{W}{side}").get(f"{W}w")) for side in ("top", "bottom"))
    assert height == (2 * STYLES.table.pad - STYLES.table.rule) * 20


def test_the_lower_rule_of_a_letter_is_thin_above_thick() -> None:
    border = parts(word.as_bytes(letter(1), STYLES))["word/footer3.xml"].find(f".//{W}pBdr/{W}bottom")
    assert border is not None
    assert border.get(f"{W}val") == "thinThickMediumGap"
    assert border.get(f"{W}sz") == str(round(STYLES.letter.thick * 8))
