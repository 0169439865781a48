"""Word 97 documents: automatic numbers, merged cells, revisions, fields."""

import struct
from pathlib import Path

import pytest

from documents.reading.formats import doc
from documents.reading.formats.compound import Compound
from documents.reading.formats.doc_lists import FORMATS, Styles
from documents.reading.formats.doc_properties import BOLD, TABLE, VERTICAL, flag, modifiers
from documents.reading.formats.numbering import formatted
from domain.errors import InputError
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import INPUTS, read_file

MORE = Path(__file__).parent / "more"


def test_automatic_numbers_make_the_outline_of_an_old_document() -> None:
    reading = read_file(MORE / "自动编号.doc")
    assert [(i.auto_number, i.heading, i.aspect) for i in reading.items] == [
        ("1.", "思政课建设有短板", "聚焦落实立德树人根本任务情况"),
        ("2.", "违规办学行为未根除", "聚焦落实立德树人根本任务情况"),
        ("1.", "食堂管理混乱，2021年以来大宗食材采购未招标，涉及金额386.5万元", "聚焦全面从严治党情况"),
        ("2.", "“三公”经费超预算", "聚焦全面从严治党情况"),
    ]
    assert [example.number for example in reading.items[1].examples] == ["（1）", "（2）"]
    assert len(reading.recommendations) == 2


def test_numbers_in_chinese_print_as_the_program_that_wrote_them_counts() -> None:
    """LibreOffice writes 35 for 一、二、, Word 37 and 39; 34 and 38 are 壹、贰."""
    assert [formatted(2, FORMATS[code]) for code in (33, 35, 37, 39, 34, 38)] == ["二"] * 4 + ["贰"] * 2


def test_boxes_of_a_symbol_font_are_boxes() -> None:
    """R and £ typed in Wingdings 2 in one column, inserted as signs of that font in the other."""
    items = read_file(MORE / "勾选框.doc").items
    assert [(i.status_text, i.status, i.closed_text, i.closed) for i in items] == [
        ("☑完成 □未完成", Status.COMPLETED, "☑是 □否", True),
        ("□完成 ☑未完成", Status.NOT_COMPLETED, "□是 ☑否", False),
    ]


def test_merged_cells_and_two_header_rows_of_an_old_document() -> None:
    reading = read_file(MORE / "横表台账.doc")
    assert reading.sheets[0].header_rows == (1, 2)
    first, second = reading.items
    assert [m.text for m in first.measures] == ["补充教师6名", "每学期听课4次"]
    assert (first.heading, first.lead_officer, first.lead_dept, first.closed) == (
        "思政课建设有短板",
        "李静",
        "教务处",
        False,
    )
    assert (second.status, second.closed) == (Status.COMPLETED, True)


def test_revisions_are_taken_as_accepted_and_hidden_words_left_out() -> None:
    outline = doc.outline(MORE / "修订与单元格.doc")
    title, text, more = outline.paragraphs
    assert (title.bold, text.text, more.text, more.place) == (True, "正文新增的话", "第二行1", "第2段")
    assert outline.remarks == ["文中有修订痕迹，按接受全部修订读取。", "文中有隐藏文字，没有读取。"]
    (grid,) = outline.grids
    assert grid.rows[1] == ["学习不深入", "（1）制定计划\n（2）开展研讨", "已完成"]


def test_modifiers_of_every_size() -> None:
    data = struct.pack("<HB", BOLD, 1) + struct.pack("<HH", 0x460B, 3) + struct.pack("<HI", 0x6649, 1)
    data += struct.pack("<HBBB", VERTICAL, 2, 0, 3) + struct.pack("<HBBB", VERTICAL, 2, 1, 1)
    data += struct.pack("<HHB", TABLE, 2, 0) + b"\x00"
    found = modifiers(data)
    assert (flag(found, BOLD), found[0x460B], found[VERTICAL], found[TABLE]) == (True, b"\3\0", b"\0\3\1\1", b"\0")
    assert flag({BOLD: b"\x81"}, BOLD) is None


def test_an_old_document_whose_tables_lead_nowhere_is_refused(tmp_path: Path) -> None:
    data = bytearray((INPUTS / "yunxi-6-整改报告.doc").read_bytes())
    start = data.index(struct.pack("<H", 0xA5EC))
    main = Compound(INPUTS / "yunxi-6-整改报告.doc").stream("WordDocument")
    where, size = struct.unpack_from("<II", main, 0x2E2)
    assert size or where
    data[start + 0x2E2 : start + 0x2EA] = struct.pack("<II", 0, 4)
    (tmp_path / "a.doc").write_bytes(data)
    with pytest.raises(InputError, match="损坏"):
        doc.outline(tmp_path / "a.doc")


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = Styles(bytes(0x400), b"")
    styles._said = {1: (2, {BOLD: b"\1"}), 2: (1, {})}
    assert styles.look(1, {}).bold
