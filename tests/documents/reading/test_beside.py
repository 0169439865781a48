"""What stands beside the text and the cells is read or told, never lost without a word."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from documents.reading.formats import csv, doc, docx, flat, html, text, xls, xlsx
from documents.reading.result import Line
from domain.errors import InputError
from tests.documents.reading.old_kit import chart, old_word, record, shape
from tests.documents.reading.old_kit import xls as old_workbook
from tests.documents.reading.reading_kit import RELATIONS, W, p, tbl, tc, word
from tests.documents.reading.saved_kit import SHEET

ROWS = [("序号", "反馈问题", "整改措施"), ("1", "学习不深入", "研讨，交流，宣讲"), ("2", "作风不实", "下沉，走访")]


def relation(kind: str) -> str:
    return f'<Relationship Id="x{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'


def lines(blocks: list[object]) -> list[tuple[str, str]]:
    return [(block.place, block.text) for block in blocks if isinstance(block, Line)]


def box(inner: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"


def test_notes_stand_after_the_paragraph_or_in_the_cell_that_points_to_them(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    body = f"<w:p><w:r><w:t>甲</w:t></w:r>{mark}</w:p>" + tbl(
        [f"<w:tc><w:p><w:r><w:t>乙</w:t></w:r>{end}</w:p></w:tc>"]
    )
    part = '<w:{0}s {1}><w:{0} w:id="0" w:type="separator">{2}</w:{0}><w:{0} w:id="2">{3}</w:{0}></w:{0}s>'
    more = {
        f"word/{kind}s.xml": part.format(kind, W, p("线"), p(words))
        for kind, words in (("footnote", "脚注的话"), ("endnote", "尾注的话"))
    }
    path = word(tmp_path / "a.docx", body, more=more, relations=relation("footnotes") + relation("endnotes"))
    outline = docx.outline(path)
    assert lines(outline.blocks) == [("第1段", "甲"), ("第1段注", "脚注的话")]
    assert outline.grids[0].rows == [["乙\n尾注的话"]]


def test_boxes_in_cells_and_in_boxes_are_read(tmp_path: Path) -> None:
    cell = f"<w:tc><w:p><w:r><w:t>格</w:t></w:r>{box(p('格里的框'))}</w:p></w:tc>"
    outer = "<w:p><w:r><w:t>外框</w:t></w:r>" + box(p("内框")) + "</w:p>"
    nested = f"<w:p>{box(outer)}</w:p>"
    outline = docx.outline(word(tmp_path / "a.docx", nested + tbl([cell, tc("邻")])))
    assert [words for _, words in lines(outline.blocks)] == ["", "外框", "内框"]
    assert outline.grids[0].rows == [["格\n格里的框", "邻"]]


def test_a_table_in_a_box_keeps_the_boxes_in_its_cells(tmp_path: Path) -> None:
    cell = f"<w:tc><w:p><w:r><w:t>格</w:t></w:r>{box(p('格里的框'))}</w:p></w:tc>"
    outline = docx.outline(word(tmp_path / "a.docx", f"<w:p>{box(tbl([cell, tc('邻')]))}</w:p>"))
    assert outline.grids[0].rows == [["格\n格里的框", "邻"]]


def test_marks_of_fonts_of_pictures_are_the_signs_they_show(tmp_path: Path) -> None:
    signs = (("Wingdings", "F0FC"), ("Wingdings 2", "F052"), ("Webdings", "F061"), ("Webdings", "F061"))
    runs = "".join(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' for font, code in signs)
    outline = docx.outline(word(tmp_path / "a.docx", f"<w:p>{runs}</w:p>"))
    typed = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr><w:t>{}</w:t></w:r>'
    form = f"{typed.format('R')}<w:r><w:t>RO完成　</w:t></w:r>{typed.format('£未')}<w:r><w:t>完成</w:t></w:r>"
    assert docx.outline(word(tmp_path / "b.docx", f"<w:p>{form}</w:p>")).paragraphs[0].text == "☑RO完成　□未完成"
    assert lines(outline.blocks) == [("第1段", "√☑〓〓")]
    assert outline.remarks == ["文中有认不出的图形符号，用〓代替：Webdings的F061（2处），请对照原文。"]


def test_formulas_and_reading_aids(tmp_path: Path) -> None:
    formula = '<m:r xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:t>x=1</m:t></m:r>'
    aid, base = "<w:rt><w:r><w:t>yán</w:t></w:r></w:rt>", "<w:rubyBase><w:r><w:t>䶮</w:t></w:r></w:rubyBase>"
    ruby = f"<w:r><w:ruby>{aid}{base}</w:ruby></w:r>"
    outline = docx.outline(word(tmp_path / "a.docx", f"<w:p>{ruby}{formula}</w:p>"))
    assert lines(outline.blocks) == [("第1段", "䶮x=1")]


def test_words_above_and_below_the_pages_are_told(tmp_path: Path) -> None:
    more = {
        "word/header.xml": f"<w:hdr {W}>{p('内部资料')}</w:hdr>",
        "word/footer.xml": f"<w:ftr {W}>{p('— 1 —')}{p('第2页 共3页')}</w:ftr>",
    }
    outline = docx.outline(
        word(tmp_path / "a.docx", p("甲"), more=more, relations=relation("header") + relation("footer"))
    )
    assert outline.remarks == ["页眉页脚的文字没有收进正文：“内部资料”。"]


def test_cells_of_a_word_table_far_to_the_right_are_told(tmp_path: Path) -> None:
    row = [tc("甲", '<w:gridSpan w:val="399"/>'), tc("乙"), tc("远处"), tc("")]
    outline = docx.outline(word(tmp_path / "a.docx", tbl(row)))
    assert outline.grids[0].width == 400
    assert outline.remarks == ["表1第400栏以后有1个单元格没有读取（第1行“远处”），请核对。"]


def test_comments_shapes_and_margins_of_a_workbook_are_told(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    page.title = "台账"
    page["A1"] = "序号"
    page["A1"].comment = Comment("请核实", "某人")
    page.oddHeader.left.text = "截至2024年6月"
    page.oddFooter.center.text = "第&P页 共&N页"
    book.save(tmp_path / "a.xlsx")
    shape = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<xdr:sp><xdr:txBody><a:p><a:r><a:t>未完成的见附页</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
    )
    with zipfile.ZipFile(tmp_path / "a.xlsx", "a") as package:
        package.writestr("xl/drawings/drawing9.xml", shape)
    assert xlsx.outline(tmp_path / "a.xlsx").remarks == [
        "工作簿里有1处批注，没有读取。",
        "图形和文本框里的文字没有收进表格：“未完成的见附页”。",
        "工作表“台账”页眉页脚的文字没有收进正文：“截至2024年6月”。",
    ]
    assert load_workbook(tmp_path / "a.xlsx")  # still a sound workbook


def test_what_excel_2003_hides_and_what_lies_far_away_is_told(tmp_path: Path) -> None:
    rows = (
        '<Column ss:Index="2" ss:Hidden="1"/>'
        '<Row><Cell><Data ss:Type="String">甲</Data></Cell><Cell><Data ss:Type="String">藏栏</Data></Cell>'
        '<Cell ss:Index="1001"><Data ss:Type="String">远处</Data></Cell></Row>'
        '<Row ss:Hidden="1"><Cell><Data ss:Type="DateTime">2024-06-30T00:00:00.000</Data></Cell></Row>'
    )
    hidden = (
        '<Worksheet ss:Name="藏表"><Table><Row><Cell><Data>乙</Data></Cell></Row></Table>'
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>'
        "</WorksheetOptions></Worksheet>"
    )
    path = tmp_path / "a.xls"
    shown = f'<Worksheet ss:Name="一"><Table>{rows}</Table></Worksheet>'
    path.write_text(f'<?xml version="1.0"?><Workbook {SHEET}>{shown}{hidden}</Workbook>', "utf-8")
    outline = flat.outline(path)
    (grid,) = outline.grids
    assert [row[:2] for row in grid.rows] == [["甲", "藏栏"], ["2024-06-30", ""]]
    assert (grid.hidden_rows, grid.hidden_columns) == ({1}, {1})
    assert outline.remarks == [
        "工作表“一”第1000栏以后有1个单元格没有读取（ALM1“远处”），请核对。",
        "工作表“藏表”是隐藏的，没有读取。",
    ]


def test_an_old_workbook_of_too_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls, "MAX_ROWS", 2)
    monkeypatch.setattr(xls, "MAX_COLUMNS", 2)
    with pytest.raises(InputError, match="工作表过大"):
        xls.outline(old_workbook(tmp_path / "a.xls", *ROWS))
    far = xls.outline(old_workbook(tmp_path / "b.xls", *ROWS[:2]))
    assert far.remarks == ["工作表“台账”第2栏以后有2个单元格没有读取（C1“整改措施”、C2“研讨，交流，宣讲”），请核对。"]


def test_numbers_of_an_old_workbook_are_shown_as_the_cell_shows_them(tmp_path: Path) -> None:
    cells = ((0.5, "0%"), (3.8567, "0.00"), (2.0, '"第"0"项"'), (12.0, "General"), (45473.0, "yyyy-mm-dd"))
    (grid,) = xls.outline(old_workbook(tmp_path / "a.xls", ["进度", *cells])).grids
    assert grid.rows == [["进度", "50%", "3.86", "第2项", "12", "2024年6月30日"]]


def test_comments_and_shapes_of_an_old_workbook_are_told_and_its_charts_hold_no_cell(tmp_path: Path) -> None:
    comment = shape(0x19, "实际没有完成") + record(0x1C, bytes(8))
    drawn = chart(1.5, 2.5) + comment + shape(6, "此表以纸质为准") + shape(6, "") + shape(2, "样表")
    outline = xls.outline(old_workbook(tmp_path / "a.xls", *ROWS, drawn=drawn))
    assert outline.grids[0].rows == [list(row) for row in ROWS]
    assert outline.remarks == [
        "工作簿里有1处批注，没有读取。",
        "图形和文本框里的文字没有收进表格：“此表以纸质为准”、“样表”。",
    ]


def test_notes_of_an_old_document_are_told(tmp_path: Path) -> None:
    notes = "\x02 脚注里的话\r\x13 PAGE \x1412\x15\r— 1 —\r"
    outline = doc.outline(old_word(tmp_path / "a.doc", "甲", notes=notes))
    assert [words for _, words in lines(outline.blocks)] == ["甲"]
    assert outline.remarks == ["脚注的文字没有收进正文：“脚注里的话”。"]


def test_loose_words_of_a_page_are_lines(tmp_path: Path) -> None:
    page = (
        "<html><body>某局整改台账<br>截至2024年6月<table><tr><td>序号</td></tr></table><span>填表人：</span><b>何平</b>"
        "<div>表后<table><tr><td>乙</td></tr></table>尾注</div></body></html>"
    )
    (tmp_path / "a.xls").write_text(page, "utf-8")
    outline = html.outline(tmp_path / "a.xls")
    assert [words for _, words in lines(outline.blocks)] == [
        "某局整改台账",
        "截至2024年6月",
        "填表人：何平",
        "表后",
        "尾注",
    ]


def test_a_cell_that_covers_thousands_of_rows_of_a_page_covers_them_all(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(1, 1500))
    (tmp_path / "a.xls").write_text(f"<table><tr><td rowspan=1500>方面</td><td>0</td></tr>{rows}</table>", "utf-8")
    (grid,) = html.outline(tmp_path / "a.xls").grids
    assert grid.rows[-1] == ["方面", "1499"]


@pytest.mark.parametrize("mark", ["\t", ",", ";", "，"])
@pytest.mark.parametrize("title", ["", "某局整改台账，截至2024年6月\n"])
def test_the_mark_between_cells_is_the_one_that_cuts_evenly(tmp_path: Path, mark: str, title: str) -> None:
    told = [[f'"{cell}"' if mark in cell else cell for cell in row] for row in ROWS]
    (tmp_path / "a.csv").write_text(title + "\n".join(mark.join(row) for row in told), "utf-8")
    (grid,) = csv.outline(tmp_path / "a.csv").grids
    assert [tuple(row) for row in grid.rows[bool(title) :]] == ROWS


def test_a_cell_longer_than_a_book_and_one_of_many_lines(tmp_path: Path) -> None:
    long = "整" * 200_000
    (tmp_path / "a.csv").write_bytes(f'序号,问题\r\n1,"甲\r\n乙\n丙"\r\n2,{long}'.encode("gb18030"))
    (grid,) = csv.outline(tmp_path / "a.csv").grids
    assert [row[1] for row in grid.rows] == ["问题", "甲\r\n乙\n丙", long]


def test_text_with_a_broken_sign_is_damaged_and_no_other_encoding(tmp_path: Path) -> None:
    whole = "关于某局整改情况的报告，共3处。𫖮" * 20
    (tmp_path / "a.txt").write_bytes(whole.encode()[:-2])
    with pytest.raises(InputError, match="损坏"):
        text.text_of(tmp_path / "a.txt")
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        (tmp_path / "a.txt").write_bytes(whole.encode(encoding))
        assert text.text_of(tmp_path / "a.txt") == whole
