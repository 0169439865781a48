"""Workbooks show their values as a person sees them."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from documents.reading.formats import xlsx
from documents.reading.formats.cell_values import dated, kind_of, plain, shown
from domain.errors import InputError
from tests.documents.reading.reading_kit import sheet

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def workbook(
    path: Path, data: str, *, styles: str = "", strings: str = "", properties: str = "", rest: str = ""
) -> Path:
    """A .xlsx whose sheet is just this XML."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    parts = {
        "xl/workbook.xml": (
            f'<workbook {MAIN} {LINKS}>{properties}<sheets><sheet name="表" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": rels.format(
            f'<Relationship Id="r1" Type="{kinds}/worksheet" Target="worksheets/a.xml"/>'
            f'<Relationship Id="r2" Type="{kinds}/styles" Target="styles.xml"/>'
            f'<Relationship Id="r3" Type="{kinds}/sharedStrings" Target="strings.xml"/>'
        ),
        "xl/worksheets/a.xml": f"<worksheet {MAIN}><sheetData>{data}</sheetData>{rest}</worksheet>",
    }
    if styles:
        parts["xl/styles.xml"] = f"<styleSheet {MAIN}>{styles}</styleSheet>"
    if strings:
        parts["xl/strings.xml"] = f"<sst {MAIN}>{strings}</sst>"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def test_values_are_shown_as_the_cell_shows_them(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    page.append([1, 2.5, 0.1 + 0.2, True, "=1+1", "文字", datetime(2024, 2, 21), date(2024, 9, 18), 0.8])  # noqa: DTZ001
    for cell, code in (("G1", "yyyy/m/d"), ("H1", 'yyyy"年"m"月"d"日"'), ("I1", "0%")):
        page[cell].number_format = code
    page["A1"].comment = Comment("批注", "某人")
    page.column_dimensions["C"].hidden = True
    page.row_dimensions[3].hidden = True
    page["A3"] = "藏"
    book.create_sheet("藏起来的").sheet_state = "hidden"
    book.create_sheet("空的")
    book.save(tmp_path / "a.xlsx")
    outline = xlsx.outline(tmp_path / "a.xlsx")
    (grid,) = outline.grids
    assert grid.rows[0] == ["1", "2.5", "0.3", "是", "", "文字", "2024/2/21", "2024年9月18日", "80%"]
    assert (grid.numbers, grid.hidden_rows, grid.hidden_columns) == ([1, 3], {1}, {2})
    assert "工作表“藏起来的”是隐藏的，没有读取。" in outline.remarks
    assert "有1个公式没有存下结果，按空白处理。" in outline.remarks


def test_merges_are_filled(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["甲", None], [None, "乙"], ["丙", "丁"], merges=["A1:A2", "A3:B3"])
    grid = xlsx.outline(path).grids[0]
    assert grid.rows == [["甲", ""], ["甲", "乙"], ["丙", "丙"]]
    assert grid.place(1, 0) == "台账!A1"


def test_odd_but_legal_cells(tmp_path: Path) -> None:
    data = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>9</v></c><c t="inlineStr"/><c t="e"><v>#N/A</v></c>'
        '<c t="b"><v>0</v></c></row><row ht="0"><c r="B2" t="str"><v> 算出来的 </v></c><c s="9"><v>abc</v></c>'
        '<c r="ZZZ2"><v>1</v></c></row><row r="9"/>'
    )
    strings = "<si><r><t>富</t></r><rPh><t>pinyin</t></rPh><r><t>文本_x000D_</t></r></si>"
    rest = '<mergeCells><mergeCell ref="A1"/><mergeCell ref="A1:?"/><mergeCell ref="A40:A41"/></mergeCells>'
    grid = xlsx.outline(workbook(tmp_path / "a.xlsx", data, strings=strings, rest=rest)).grids[0]
    assert grid.rows == [["富文本", "", "", "#N/A", "否"], ["", "算出来的", "abc", "", ""]]
    assert grid.hidden_rows == {1}


def test_the_old_epoch_and_the_strict_form(tmp_path: Path) -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    path = workbook(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1" s="1"><v>44242</v></c></row>',
        styles=styles,
        properties='<workbookPr date1904="1"/>',
    )
    assert xlsx.outline(path).grids[0].rows == [["2025/2/16"]]
    strict = path.read_bytes()
    assert strict
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/worksheets/a.xml"] = parts["xl/worksheets/a.xml"].replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    )
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    assert xlsx.outline(tmp_path / "b.xlsx").grids[0].rows == [["2025/2/16"]]


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 2)
    with pytest.raises(InputError, match="十万行"):
        xlsx.outline(sheet(tmp_path / "a.xlsx", [1], [2], [3]))


def test_broken_sheets_are_damaged(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="损坏"):
        xlsx.outline(workbook(tmp_path / "a.xlsx", '<row r="1"><c></row>'))
    with pytest.raises(InputError, match="损坏"):
        xlsx.outline(workbook(tmp_path / "b.xlsx", '<row r="x"/>'))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("yyyy/m/d", "2024/3/5"),
        ("yyyy-mm-dd", "2024-03-05"),
        ('yyyy"年"m"月"', "2024年3月"),
        ("[$-804]yyyy\\年m\\月d\\日;@", "2024年3月5日"),
        ("yy.m.d", "24.3.5"),
        ("yyyy/m/d h:mm", "2024/3/5"),
        ("h:mm:ss", "0:00:00"),
        ("m/d aaaa", "3/5 星期二"),
    ],
)
def test_dates_in_their_own_format(code: str, expected: str) -> None:
    assert dated(datetime(2024, 3, 5), code) == expected  # noqa: DTZ001


@pytest.mark.parametrize(
    ("raw", "code", "expected"),
    [
        ("0.9871", "0%", "99%"),
        ("0.9871", "0.00%", "98.71%"),
        ("3.8567", "#,##0.00", "3.86"),
        ("3.8567", '0.00"万元"', "3.86万元"),
        ("3", '"第"0"项"', "第3项"),
        ("3.14159", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "3.14"),
        ("1.005", "0.00", "1.01"),
        ("-2.5", "0", "-3"),
        ("38567", "0!.0,", "3.9"),
        ("38567", r"0\.0000", "3.8567"),
        ("38567", "#,##0,", "39"),
        ("7", "[红色]0", "7"),
        ("0.5", "# ?/?", "0.5"),
        ("12345", "0.00E+00", "12345"),
        ("3.8567", "General", "3.8567"),
        ("1e20", "0.00", "1e+20"),
        ("nan", "0", "nan"),
    ],
)
def test_numbers_are_rounded_and_worded_as_the_cell_shows_them(raw: str, code: str, expected: str) -> None:
    assert shown(raw, code, kind_of(code)) == expected


def test_kinds_of_formats() -> None:
    assert [kind_of(code) for code in ("General", "0.00", "0%", "yyyy", '"共"0"日"', "[Red]0")] == [
        "number",
        "number",
        "percent",
        "date",
        "number",
        "number",
    ]
    assert (plain(12.0), plain(1e20), shown("-1", "yyyy", "date")) == ("12", "1e+20", "-1")


def test_merges_over_everything_and_over_each_other(tmp_path: Path) -> None:
    data = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(1, 400))
    rest = "<mergeCells>" + '<mergeCell ref="A2:XFD1048576"/>' * 3000 + "</mergeCells>"
    (grid,) = xlsx.outline(workbook(tmp_path / "a.xlsx", data, rest=rest)).grids
    assert grid.rows[398] == ["2", "2"]
    assert grid.rows[0] == ["1", "2"]


USUAL = (
    '<row r="1" ht="0"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0" t="inlineStr"><is><t>&#20113; &amp; 甲</t></is></c>'
    '<c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="b"><v>1</v></c></row>'
    '<row r="3"><c r="A3"><v>1.50</v></c><c r="B3"/></row>'
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ('r="A1" t="s"', 't="s" r="A1"'),
        ("<v>0</v>", "<v>0</v><!-- a -->"),
        ("<v>0</v>", "\n<v>0</v>"),
        ("<is><t>&#20113; &amp; 甲</t></is>", "<is><r><t>&#20113; </t></r><r><t>&amp; 甲</t></r></is>"),
        ("<is><t>&#20113; &amp; 甲</t></is>", '<is><t xml:space="preserve"><![CDATA[云 & 甲]]></t></is>'),
        ('<row r="3">', '<row r="3" x:dyDescent="0.2" xmlns:x="http://a.invalid/x">'),
        ("<v>2</v>", "<v>2</v><extLst/>"),
        ("<f>1+1</f><v>2</v>", '<f>"&lt;"&gt;"a>b"</f><v>&#50;</v>'),
    ],
)
def test_a_sheet_reads_the_same_however_it_is_spelt(tmp_path: Path, old: str, new: str) -> None:
    assert old in USUAL
    path = workbook(
        tmp_path / "a.xlsx",
        USUAL.replace(old, new, 1),
        strings="<si><t>学习</t></si>",
        rest='<mergeCells><mergeCell ref="B1:C1"/></mergeCells>',
    )
    (grid,) = xlsx.outline(path).grids
    assert grid.rows == [["学习", "云 & 甲", "云 & 甲", "2", "是"], ["1.5", "", "", "", ""]]
    assert (grid.numbers, grid.hidden_rows, grid.is_covered(0, 2)) == ([1, 3], {0}, True)


@pytest.mark.parametrize(
    "told", ["<si><t>甲</t></si>", "<si><r><t>甲</t></r></si>", "<si><t>&#x7532;</t></si>", "<si/>"]
)
def test_shared_strings_plain_rich_escaped_and_empty(tmp_path: Path, told: str) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
        strings=f"{told}<si><t>乙</t></si>",
    )
    (grid,) = xlsx.outline(path).grids
    assert grid.rows == [["" if told == "<si/>" else "甲", "乙"]]


@pytest.mark.parametrize("spelt", ["a>b &amp;_x000D_ c", "a&gt;b &#38; c"])
def test_a_sign_left_as_it_is_beside_references_keeps_all_words(tmp_path: Path, spelt: str) -> None:
    cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{spelt}</t></is></c><c r="B1" t="s"><v>0</v></c></row>'
    path = workbook(tmp_path / "a.xlsx", cell, strings=f"<si><t>{spelt}</t></si>")
    (grid,) = xlsx.outline(path).grids
    assert grid.rows == [["a>b & c", "a>b & c"]]


def test_what_is_spelt_otherwise_far_below_counts_nothing_twice(tmp_path: Path) -> None:
    data = (
        '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><v>1</v></c></row><row r="2"><c t="n" r="A2"><v>2</v></c></row>'
    )
    told = xlsx.outline(workbook(tmp_path / "a.xlsx", data))
    assert told.grids[0].rows == [["", "1"], ["2", ""]]
    assert told.remarks == ["有1个公式没有存下结果，按空白处理。"]


@pytest.mark.parametrize("order", ['r="ALM7" t="str"', 't="str" r="ALM7"'])
def test_cells_beyond_the_last_column_that_is_read_are_told(tmp_path: Path, order: str) -> None:
    far = "".join(f'<c r="{letters}7"><v>{n}</v></c>' for n, letters in enumerate(("ALN", "ALO", "XFD")))
    data = f'<row r="7"><c r="A7"><v>1</v></c><c r="ALL7"><v>2</v></c><c {order}><v>藏在远处</v></c>{far}</row>'
    told = xlsx.outline(workbook(tmp_path / "a.xlsx", data))
    assert told.grids[0].rows[0][999] == "2"
    assert told.remarks == ["工作表“表”第1000栏以后有4个单元格没有读取（ALM7“藏在远处”、ALN7“0”、ALO7“1”等），请核对。"]


@pytest.mark.parametrize("words", ["&unknown;", "&#0;", "&amp", "<t>"])
def test_broken_references_in_a_sheet_are_damage(tmp_path: Path, words: str) -> None:
    cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{words}</t></is></c></row>'
    with pytest.raises(InputError, match="损坏"):
        xlsx.outline(workbook(tmp_path / "a.xlsx", cell))
