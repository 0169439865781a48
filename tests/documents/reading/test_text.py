"""Plain text and comma-separated tables, in the encodings of Chinese offices; old binaries with odd insides."""

import struct
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from documents.reading import read
from documents.reading.formats import csv, doc, text, xls
from documents.reading.formats.compound import Compound
from documents.reading.formats.hidden import hidden_of
from documents.reading.formats.pdf import Printed, blocks_of
from documents.reading.result import Line
from domain.errors import InputError
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import INPUTS, read_file

REPORT = "某某局党组关于巡察整改情况的通报\n一、整改落实情况\n1.关于“学习不深入”的问题\n整改情况：已完成。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(REPORT.encode(encoding))
    reading = read_file(path)
    assert [item.heading for item in reading.items] == ["学习不深入"]
    assert reading.items[0].place == "第3行"


def test_bytes_of_no_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc" * 4000 + b"\xff\xff\xff")
    with pytest.raises(InputError, match="编码"):
        text.outline(tmp_path / "a.txt")


def test_a_head_about_the_file_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "标题：某局党组整改台账\n日期：2024\n-----\n某局党组整改台账\n甲\n", encoding="utf-8"
    )
    outline = text.outline(tmp_path / "a.txt")
    assert [(b.place, b.text) for b in outline.paragraphs] == [("第1行", "某局党组整改台账"), ("第5行", "甲")]
    assert [b.text for b in outline.blocks if isinstance(b, Line)] == ["某局党组整改台账", "日期：2024", "-----", "甲"]


def test_a_table_with_each_cell_on_a_line_is_put_together_where_its_numbers_tell_how(tmp_path: Path) -> None:
    names = ["序号", "反馈问题", "整改措施", "责任领导", "整改状态"]
    rows = ["1", "推诿扯皮", "办结41件", "林溪", "已完成", "2", "报销不规范", "清退8.6万元", "何平", "正在整改"]
    cut = [cell for cell in rows if cell != "林溪"]
    for cells, headings, told in ((rows, ["推诿扯皮", "报销不规范"], "按5栏排成了表"), (cut, [], "分不清行列")):
        path = tmp_path / "台账.txt"
        path.write_text("\n".join(["某局党组整改台账", *names, *cells, "填表人：林溪"]), encoding="utf-8")
        reading = read_file(path)
        assert [item.heading for item in reading.items] == headings
        assert told in reading.remarks[0]


def test_lines_cut_by_the_same_mark_are_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "某某局党组整改台账\n序号|问题|整改措施\n1|甲|做一\n||做二\n2|乙|做三\n完。\n", encoding="utf-8"
    )
    reading = read_file(tmp_path / "a.txt", Kind.LEDGER)
    assert [(i.heading, len(i.measures)) for i in reading.items] == [("甲", 2), ("乙", 1)]
    (tmp_path / "b.txt").write_text("甲\t乙\t丙\n丁\t戊\n", encoding="utf-8")
    assert text.outline(tmp_path / "b.txt").grids == []


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_comma_separated_tables(tmp_path: Path, mark: str) -> None:
    rows = ["序号,问题,整改措施", "", "1,甲,=cmd|x", '2,"乙', '二",做']
    path = tmp_path / "台账.csv"
    path.write_text("\n".join(rows).replace(",", mark), encoding="gb18030")
    reading = read_file(path, Kind.LEDGER)
    assert reading.items[0].measures[0].text == "=cmd|x"
    assert reading.items[0].place == "台账!B3"
    (tmp_path / "空.csv").write_text("\n", encoding="utf-8")
    assert csv.outline(tmp_path / "空.csv").blocks == []


def test_values_of_old_workbooks() -> None:
    moment = datetime(2024, 9, 18)  # noqa: DTZ001
    values = [moment, moment.replace(hour=8), moment.date(), True, 2.0, timedelta(hours=2), time(8), " 甲 ", False]
    assert [xls._shown(value) for value in values] == [
        "2024年9月18日",
        "2024-09-18 08:00:00",
        "2024年9月18日",
        "是",
        "2",
        "2:00:00",
        "08:00:00",
        "甲",
        "否",
    ]


def test_hidden_columns_of_an_old_workbook() -> None:
    first, second = hidden_of(INPUTS / "yunxi-5-整改台账.xls")
    assert first.columns >= {13}
    assert second.rows == set()
    assert hidden_of(INPUTS / "yunxi-6-整改报告.doc") == []


def test_streams_of_a_compound_file() -> None:
    compound = Compound(INPUTS / "yunxi-6-整改报告.doc")
    assert compound.has("WordDocument")
    with pytest.raises(InputError, match="损坏"):
        compound.stream("nothing")


def test_printed_lines_are_joined_by_where_they_begin_and_end() -> None:
    def line(words: str, left: float, right: float, page: int = 1) -> Printed:
        return Printed(text=words, page=page, left=left, right=right, height=16)

    printed = [
        line("题目", 250, 350),
        line("第一段写满一行", 112, 500),
        line("接着写 2024 年", 80, 500),
        line("English words", 80, 500),
        line("here", 80, 200),
        line("1.第二段", 112, 500),
        line("到下一页", 80, 300, 2),
        line("尾", 400, 500, 2),
    ]
    assert [(p.place, p.text) for p in blocks_of(list(printed)) if isinstance(p, Line)] == [
        ("第1页", "题目"),
        ("第1页", "第一段写满一行接着写2024年English words here"),
        ("第1页", "1.第二段到下一页"),
        ("第2页", "尾"),
    ]


def ole(*, shift: int = 9, fat: list[int] | None = None, directory: int = 1) -> bytes:
    """A compound file of three sectors: its table, its directory, one stream."""
    head = bytearray(512)
    head[:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    struct.pack_into("<HH", head, 30, shift, 6)
    struct.pack_into("<I", head, 48, directory)
    struct.pack_into("<IIIII", head, 56, 0, LAST, 0, LAST, 0)
    struct.pack_into("<109I", head, 76, 0, *[FREE] * 108)
    table = struct.pack("<128I", *(fat or [0xFFFFFFFD, LAST, LAST]), *[FREE] * (128 - len(fat or [0] * 3)))
    entries = bytearray(512)
    for at, name, kind, start, size in ((0, "Root Entry", 5, LAST, 0), (128, "WordDocument", 2, 2, 512)):
        words = name.encode("utf-16-le")
        entries[at : at + len(words)] = words
        struct.pack_into("<HB", entries, at + 64, len(words) + 2, kind)
        struct.pack_into("<II", entries, at + 116, start, size)
    return bytes(head) + table + bytes(entries) + b"\xec\xa5" + bytes(510)


LAST, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def test_a_stream_of_a_small_compound_file(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(ole())
    assert len(Compound(tmp_path / "a.doc").stream("WordDocument")) == 512
    with pytest.raises(InputError, match="损坏"):
        doc.outline(tmp_path / "a.doc")


@pytest.mark.parametrize(
    "data",
    [
        ole(shift=20),
        ole(fat=[0xFFFFFFFD, 1, LAST]),
        ole(directory=99),
        ole()[:700],
        ole()[:40],
    ],
)
def test_compound_files_that_lead_nowhere(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.doc").write_bytes(data)
    with pytest.raises(InputError, match="损坏"):
        Compound(tmp_path / "a.doc")


def test_a_stream_that_is_cut_or_runs_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(ole(fat=[0xFFFFFFFD, LAST, 2]))
    with pytest.raises(InputError, match="损坏"):
        Compound(tmp_path / "a.doc").stream("WordDocument")


def test_what_an_old_workbook_refuses(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"PK nothing")
    with pytest.raises(InputError, match="损坏"):
        xls.outline(tmp_path / "a.xls")


def test_an_old_workbook_that_hides_what_it_hides(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_path: Path) -> None:
        raise InputError("")

    monkeypatch.setattr(xls, "hidden_of", unreadable)
    outline = xls.outline(INPUTS / "yunxi-5-整改台账.xls")
    assert len(outline.grids) == 2
    assert "看不出哪些行和栏是隐藏的" in outline.remarks[0]


def test_a_cell_far_to_the_right_makes_no_wide_table() -> None:
    """A broken file said that one cell stands in column 65,535: every row was that wide, and took seconds."""
    outline = xls.outline(INPUTS.with_name("more") / "远处一格.xls")
    assert max(grid.width for grid in outline.grids) < 30
    assert "第1000栏以后有1个单元格没有读取" in outline.remarks[0]


def test_blanks_by_the_thousand_in_a_heading_are_read(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(
        "某局整改情况报告\n一、整改情况\n1.关于“学习" + "\u3000" * 4000 + "不深入”问题\n整改情况：已完成。", "utf-8"
    )
    reading = read(path, seconds=8)
    assert [item.status_text for item in reading.items] == ["已完成"]


def test_a_cell_at_the_far_end_of_a_sheet_is_told_before_its_blanks_are_counted(tmp_path: Path) -> None:
    data = (INPUTS / "yunxi-5-整改台账.xls").read_bytes()
    cell = data.index(b"\xfd\x00\x0a\x00") + 4  # the first shared text
    path = tmp_path / "远处.xls"
    path.write_bytes(data[:cell] + b"\xff\xff\xff\x00" + data[cell + 4 :])
    with pytest.raises(InputError, match="表外很远处有内容"):
        xls.outline(path)


def test_lines_as_printed_are_joined_and_page_marks_stay_beside(tmp_path: Path) -> None:
    """As a scan gives them: each paragraph indented, a running head and a page mark on every page."""
    measure = "　　（{}）追回农机补贴56.28万元。\n　　责任领导：张若；责任股室：农机股；完成时限：2024年1\n{}月底。\n"
    pages = [
        "某局党组文件\n某局党组关于县委第七巡察组反馈意见的\n整改方案\n　　一、作风方面\n　　1.关于“甲不到位”问题\n"
        + measure.format(1, 0),
        "某局党组文件\n　　2.关于“乙不到位”问题\n" + measure.format(1, 1),
        "某局党组文件\n　　3.关于“丙不到位”问题\n" + measure.format(1, 2),
    ]
    path = tmp_path / "方案.txt"
    path.write_text("".join(f"{page}— {n} —\n\n" for n, page in enumerate(pages, 1)), encoding="utf-8")
    reading = read_file(path)
    assert reading.organization == "某局党组"
    assert [(i.heading, i.deadline and i.deadline.text, [m.text for m in i.measures]) for i in reading.items] == [
        (f"{name}不到位", f"2024年1{month}月底", ["追回农机补贴56.28万元"])
        for name, month in zip("甲乙丙", "012", strict=True)
    ]
    assert [line.text for line in reading.lines if line.heading == "header"] == [
        word for n in (1, 2, 3) for word in ("某局党组文件", f"— {n} —")
    ]
