"""Word documents come out as they print: numbers, revisions, boxes, tables."""

from pathlib import Path

import pytest

from documents.reading.formats import docx
from documents.reading.outline import Grid
from documents.reading.result import Line
from domain.errors import InputError
from tests.documents.reading.reading_kit import W, abstract, level, num, p, tbl, tc, word

CHINESE = "chineseCountingThousand"


def texts(path: Path) -> list[str]:
    return [line.number + line.text for line in docx.outline(path).paragraphs]


def test_automatic_numbers_are_printed_before_the_text(tmp_path: Path) -> None:
    numbering = abstract(0, level(0, CHINESE, "%1、"), level(1, CHINESE, "（%2）"), level(2, "decimal", "%3."))
    body = p("甲", number=(1, 0)) + p("乙", number=(1, 1)) + p("丙", number=(1, 2)) + p("丁", number=(1, 1))
    body += p("戊", number=(1, 2)) + p("己", number=(1, 0)) + p("庚", number=(1, 1))
    path = word(tmp_path / "a.docx", body, numbering=numbering + num(1, 0))
    assert texts(path) == ["一、甲", "（一）乙", "1.丙", "（二）丁", "1.戊", "二、己", "（一）庚"]


def test_a_level_that_never_restarts_counts_through(tmp_path: Path) -> None:
    never = '<w:lvlRestart w:val="0"/>'
    numbering = abstract(0, level(0, CHINESE, "（%1）"), level(1, "decimal", "%2.", never)) + num(1, 0)
    body = p("甲", number=(1, 0)) + p("乙", number=(1, 1)) + p("丙", number=(1, 0)) + p("丁", number=(1, 1))
    assert texts(word(tmp_path / "a.docx", body, numbering=numbering)) == ["（一）甲", "1.乙", "（二）丙", "2.丁"]


def test_a_list_started_anew_counts_from_its_own_start(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0, anew) + num(3, 0, own) + num(4, 0)
    body = "".join(p("甲", number=(n, 0)) for n in (1, 1, 2, 2, 3, 4))
    numbers = [line.number for line in docx.outline(word(tmp_path / "a.docx", body, numbering=numbering)).paragraphs]
    assert numbers == ["1.", "2.", "1.", "2.", "A)", "3."]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chineseCounting", ["一", "十一", "二十"]),
        ("chineseLegalSimplified", ["壹", "拾壹", "贰拾"]),
        ("decimalEnclosedCircle", ["①", "⑪", "⑳"]),
        ("ideographTraditional", ["甲", "11", "20"]),
        ("lowerLetter", ["a", "k", "t"]),
        ("upperRoman", ["I", "XI", "XX"]),
        ("decimalZero", ["01", "11", "20"]),
        ("decimalFullWidth", ["1", "11", "20"]),
        ("bullet", ["●", "●", "●"]),
    ],
)
def test_number_formats(tmp_path: Path, style: str, expected: list[str]) -> None:
    numbering = abstract(0, level(0, style, "%1")) + num(1, 0)
    path = word(tmp_path / "a.docx", "".join(p("甲", number=(1, 0)) for _ in range(20)), numbering=numbering)
    lines = docx.outline(path).paragraphs
    assert [lines[index].number for index in (0, 10, 19)] == expected


def test_numbers_may_come_from_a_style_or_a_linked_list(tmp_path: Path) -> None:
    linked = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
    real = f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "decimal", "%1、")}</w:abstractNum>'
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="N"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="X"><w:basedOn w:val="X"/></w:style>'
    )
    body = p("甲", extra='<w:pStyle w:val="C"/>') + p("乙", extra='<w:pStyle w:val="X"/>')
    body += p("丙", extra='<w:pStyle w:val="C"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    path = word(tmp_path / "a.docx", body, numbering=linked + real + num(1, 0), styles=styles)
    first, second, third = docx.outline(path).paragraphs
    assert (first.number, first.bold, first.aligned) == ("1、", True, "center")
    assert (second.number, second.bold) == ("", False)
    assert third.number == ""


def test_legal_levels_print_arabic_and_unknown_lists_print_nothing(tmp_path: Path) -> None:
    numbering = abstract(0, level(0, CHINESE, "第%1章"), level(1, "decimal", "%1.%2 ", "<w:isLgl/>")) + num(1, 0)
    body = p("甲", number=(1, 0)) + p("乙", number=(1, 1)) + p("丙", number=(9, 0)) + p("丁", number=(1, 5))
    assert texts(word(tmp_path / "a.docx", body, numbering=numbering)) == ["第一章甲", "1.1乙", "丙", "丁"]


def test_revisions_are_read_as_accepted(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>退缴</w:t></w:r><w:del><w:r><w:delText>3.68</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>3.86</w:t></w:r></w:ins><w:r><w:t>万元</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>"
    )
    outline = docx.outline(word(tmp_path / "a.docx", body))
    assert [line.text for line in outline.paragraphs] == ["退缴3.86万元", "前半后半"]
    assert outline.remarks == ["文中有修订痕迹，按接受全部修订读取。"]


def test_content_controls_breaks_and_fields_keep_their_words(tmp_path: Path) -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:noBreakHyphen/><w:cr/><w:t>四</w:t>"
        '<w:br w:type="page"/></w:r><w:fldSimple><w:r><w:t>域</w:t></w:r></w:fldSimple>'
        "<w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>露</w:t></w:r><w:r><w:commentReference/></w:r></w:p>"
        "<w:altChunk/>"
    )
    outline = docx.outline(word(tmp_path / "a.docx", body))
    assert [(line.place, line.text) for line in outline.paragraphs] == [
        ("第1段", "控件"),
        ("第2段", "一"),
        ("第2段", "二\t三-"),
        ("第2段", "四域"),
        ("第3段", "露"),
    ]
    assert len(outline.remarks) == 4


def test_forms_are_read_as_they_are_filled_in(tmp_path: Path) -> None:
    def box(inner: str) -> str:
        kept = f"<w:ffData><w:checkBox>{inner}</w:checkBox></w:ffData>"
        return f'<w:r><w:fldChar w:fldCharType="begin">{kept}</w:fldChar><w:fldChar w:fldCharType="end"/></w:r>'

    def control(words: str) -> str:
        return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{words}</w:sdtContent></w:sdt>"

    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    off = '<w:default/><w:checked w:val="0"/>'
    half = "<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>5</m:t></m:r></m:den></m:f>"
    body = (
        f"<w:p>{box('<w:default/>')}{run('是')}{box(off)}{run('否')}</w:p>"
        + f"<w:p>{run('姓名：')}{control(run('单击此处输入文字。'))}</w:p>{control(p('单击此处输入日期。'))}"
        + f'<w:p xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{run("完成")}<m:oMath>{half}</m:oMath></w:p>'
        + f"<w:p>{run('甲')}<w:r><w:ptab/></w:r>{run('乙')}</w:p>"
        + tbl([control(tc("状态")), tc("时限")])
    )
    outline = docx.outline(word(tmp_path / "a.docx", body))
    assert [line.text for line in outline.paragraphs] == ["☑是□否", "姓名：", "完成3/5", "甲\t乙"]
    assert outline.grids[0].rows == [["状态", "时限"]]
    assert outline.remarks == ["文中有没有填写的控件，控件里的提示语没有读取。"]


def test_text_boxes_follow_their_paragraph_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    fallback = f'<m:Fallback xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006">{box}</m:Fallback>'
    body = f"<w:p><w:r><w:t>正文</w:t></w:r><w:r>{box}{fallback}</w:r></w:p>"
    lines = docx.outline(word(tmp_path / "a.docx", body)).paragraphs
    assert [(line.place, line.text) for line in lines] == [("第1段", "正文"), ("第1段文本框", "框内")]


def test_merged_cells_hold_their_words_once(tmp_path: Path) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        [tc("甲", down), tc("乙", '<w:gridSpan w:val="2"/>')],
        [tc("", on), tc("丙"), tc("丁")],
    )
    (grid,) = docx.outline(word(tmp_path / "a.docx", body)).grids
    assert grid.rows == [["甲", "乙", "乙"], ["甲", "丙", "丁"]]
    assert grid.place(1, 0) == "表1第1行第1列"
    assert grid.own(1, 0) == ""


def test_a_frame_drawn_as_a_table_is_opened(tmp_path: Path) -> None:
    inner = tbl([tc("里"), tc("面")])
    body = f"<w:tbl><w:tr><w:tc>{p('前言')}{inner}</w:tc></w:tr></w:tbl>"
    blocks = docx.outline(word(tmp_path / "a.docx", body)).blocks
    assert isinstance(blocks[0], Line)
    assert isinstance(blocks[1], Grid)
    assert blocks[1].rows == [["里", "面"]]


def test_a_table_in_a_cell_is_read_into_the_cell(tmp_path: Path) -> None:
    inner = tbl([tc("里"), tc("面")])
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('删')}</w:tr>"
    body = f"<w:tbl><w:tr>{tc('左')}<w:tc>{inner}{p()}</w:tc></w:tr>{gone}</w:tbl>"
    (grid,) = docx.outline(word(tmp_path / "a.docx", body)).grids
    assert grid.rows == [["左", "里\n面"]]


def test_a_row_may_begin_with_blank_columns(tmp_path: Path) -> None:
    second = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("丙")}</w:tr>'
    body = f"<w:tbl><w:tr>{tc('甲')}{tc('乙')}</w:tr>{second}</w:tbl>"
    (grid,) = docx.outline(word(tmp_path / "a.docx", body)).grids
    assert grid.rows == [["甲", "乙"], ["", "丙"]]


def test_numbers_in_cells_are_read_too(tmp_path: Path) -> None:
    numbering = abstract(0, level(0, "decimal", "%1")) + num(1, 0)
    cell = f"<w:tc>{p(number=(1, 0))}</w:tc>"
    path = word(tmp_path / "a.docx", tbl([cell, tc("甲")], [cell, tc("乙")]), numbering=numbering)
    assert docx.outline(path).grids[0].rows == [["1", "甲"], ["2", "乙"]]


def test_very_wide_tables_are_cut(tmp_path: Path) -> None:
    body = tbl([tc("甲", '<w:gridSpan w:val="9000"/>'), tc("乙")])
    (grid,) = docx.outline(word(tmp_path / "a.docx", body)).grids
    assert grid.width == docx.MAX_COLUMNS


def test_an_empty_table_is_passed_over(tmp_path: Path) -> None:
    assert docx.outline(word(tmp_path / "a.docx", "<w:tbl/>")).grids == []


def test_a_package_without_a_body_is_damaged(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", "", more={})
    broken = word(tmp_path / "b.docx", "", more={"word/document.xml": f"<w:document {W}/>"})
    assert docx.outline(path).blocks == []
    with pytest.raises(InputError, match="损坏"):
        docx.outline(broken)
