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
import pytest
from lxml import etree
from paper_kit import TEAM, letter

from documents.paper import faces, layout, pdf, proofreading, rows, styles, word
from documents.paper.model import (
    Colophon,
    Document,
    Form,
    Heading,
    Para,
    Signature,
    Table,
    chinese,
    clean,
    numbered,
    text_of,
)
from documents.paper.proofreading import W
from documents.paper.rows import Rule
from tests.documents.paper.writers_kit import STYLES, both, parts, plain, shown, texts

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


@pytest.mark.parametrize("form", [*Form])
@pytest.mark.parametrize("count", [0, 1, 40])
def test_word_and_pdf_say_what_the_document_says(form: Form, count: int) -> None:
    document = letter(count, form, number="云巡〔2025〕7号")
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
        "from documents.paper import pdf, word; d = letter(3);"
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


def test_the_outline_names_headings_and_no_bare_numbers() -> None:
    data = pdf.as_bytes(plain(Heading(level=1, text="意见建议"), Heading(level=3, text="", body="限期拆除。")), STYLES)
    with pikepdf.open(BytesIO(data)) as opened, opened.open_outline() as outline:
        (advice,) = outline.root[0].children
        assert (advice.title, list(advice.children)) == ("一、意见建议", [])


def test_all_fonts_are_embedded_and_none_is_helvetica() -> None:
    with pikepdf.open(BytesIO(pdf.as_bytes(letter(2), STYLES))) as opened:
        fonts = {str(font.BaseFont): font for page in opened.pages for font in page.Resources.Font.values()}
        assert all("/FontFile2" in font.FontDescriptor and "/ToUnicode" in font for font in fonts.values())
    assert not any("Helvetica" in name for name in fonts)


def test_the_word_file_uses_no_theme_font_and_has_no_outside_link() -> None:
    data = word.as_bytes(letter(2), STYLES)
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert not any("WithEffects" in name for name in package.namelist())
        assert not any(b"External" in package.read(name) for name in package.namelist() if name.endswith("rels"))
        made = {(entry.date_time, entry.create_system) for entry in package.infolist()}
        assert made == {((1980, 1, 1, 0, 0, 0), 0)}, "neither when nor on which system"
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
        profile = opened.Root.OutputIntents[0].DestOutputProfile
        assert profile.N == 3
        assert profile.read_bytes()[40:44] == bytes(4), "which system it was made on is not told"
        tags = [str(part.S) for part in opened.Root.StructTreeRoot.K.K]
        assert tags.count("/H2") == 2
        assert {"/H1", "/H3", "/P", "/Table"} <= set(tags)


def test_a_wide_page_may_bear_its_number_where_the_upright_pages_have_it() -> None:
    """With its head to the left, on odd and even pages alike, as it is bound among them."""
    turned = replace(STYLES, landscape=replace(STYLES.landscape, number_turned=True))
    document, upright = letter(12, Form.LANDSCAPE), layout.pages(letter(12, Form.PLAIN), STYLES)[:2]
    for page, usual in zip(layout.pages(document, turned), upright, strict=False):
        number, level = texts(page)[-1], texts(usual)[-1]
        assert (number.run, number.turned) == (level.run, True)
        assert (number.y, 297 * styles.MM - number.x) == pytest.approx((level.x, level.y))
    files = word.as_bytes(document, turned), pdf.as_bytes(document, turned)
    assert proofreading.differences(document, *files) == ""
    for name in ("word/footer1.xml", "word/footer2.xml"):
        cell = parts(files[0])[name].find(f".//{W}tc")
        assert cell.find(f".//{W}textDirection").get(f"{W}val") == "tbRl"
        assert b"PAGE" in etree.tostring(cell)
    assert parts(word.as_bytes(document, STYLES))["word/footer1.xml"].find(f".//{W}tbl") is None


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


def test_in_a_letter_the_copies_stand_without_rules() -> None:
    foot = Colophon(copies="县委办公室", printer="", day="")
    document = replace(letter(1), blocks=(*letter(1).blocks, foot))
    assert text_of(document).endswith("抄送：县委办公室。")
    assert proofreading.differences(document, *both(document)) == ""
    last = layout.pages(document, STYLES)[-1]
    words = [op for op in texts(last) if "抄送" in op.run.text]
    assert words[0].y == pytest.approx((297 - 35) * styles.MM - STYLES.pitch + rows.baseline(14, STYLES.pitch))


def test_a_row_is_as_high_in_word_as_in_the_pdf() -> None:
    """Word puts the rule on top of the room that the margins leave."""
    document = Document(
        form=Form.PLAIN, title="件", author=TEAM, blocks=(Table(head=("甲",), rows=(("乙",),), widths=(1,)),)
    )
    margins = parts(word.as_bytes(document, STYLES))["word/document.xml"].find(f".//{W}tblCellMar")
    height = sum(int(margins.find(f"{W}{side}").get(f"{W}w")) for side in ("top", "bottom"))
    assert height == (2 * STYLES.table.pad - STYLES.table.rule) * 20


def test_the_lower_rule_of_a_letter_is_thin_above_thick() -> None:
    border = parts(word.as_bytes(letter(1), STYLES))["word/footer3.xml"].find(f".//{W}pBdr/{W}bottom")
    assert border.get(f"{W}val") == "thinThickMediumGap"
    assert border.get(f"{W}sz") == str(round(STYLES.letter.thick * 8))


def test_a_hyphen_at_the_end_of_a_line_is_read_back() -> None:
    document = plain(Para(text="网" * 6 + "abcdefghi-" * 12))
    assert proofreading.differences(document, *both(document)) == ""
