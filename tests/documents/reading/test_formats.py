"""The rarer formats: OFD, tables saved as a web page, office documents in one XML file."""

import base64
from pathlib import Path

import pytest

from documents.reading.formats import flat
from domain.errors import InputError
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.ofd_kit import line, ofd, text_at
from tests.documents.reading.reading_kit import read_file
from tests.documents.reading.saved_kit import HINT, HTML, SHEET, WORD_2003

ACROSS, DOWN, THIRD = "ss:MergeAcross='3'", "ss:MergeDown='1'", "ss:Index='3'"


def test_a_report_in_ofd_is_read_line_by_line(tmp_path: Path) -> None:
    first = (
        text_at(60, 30, "某某局党组关于巡察整改进展情况的报告")
        + text_at(30, 45, "一、整改落实情况")
        + text_at(30, 55, "1.关于“学习不深入”的问题")
        + text_at(30, 65, "整改情况：已完成。开展学习六次，研讨三次，全体干部参")
        + text_at(20, 75, "加。")
        + text_at(100, 280, "- 1 -")
    )
    second = text_at(30, 30, "2.关于“作风不实”的问题") + text_at(30, 40, "整改情况：正在整改。")
    reading = read_file(ofd(tmp_path / "报告.ofd", first, second))
    assert reading.kind is Kind.RECTIFICATION_REPORT
    assert [(i.heading, i.status, i.place) for i in reading.items] == [
        ("学习不深入", Status.COMPLETED, "第1页"),
        ("作风不实", Status.IN_PROGRESS, "第2页"),
    ]
    assert reading.items[0].detail == "开展学习六次，研讨三次，全体干部参加。"


def test_a_ruled_table_in_ofd_is_a_table(tmp_path: Path) -> None:
    rows = [("序号", "反馈问题", "整改措施", "完成情况"), ("1", "学习不深入", "研讨", "已完成")]
    rows.append(("2", "作风不实", "下沉", "√"))
    columns = (20, 40, 90, 140, 190)
    page = text_at(60, 15, "某某局党组整改台账")
    page += "".join(line(20, 30 + 10 * n, 190, 30 + 10 * n) for n in range(len(rows) + 1))
    page += "".join(line(x, 30, x, 30 + 10 * len(rows)) for x in columns)
    page += "".join(
        text_at(x + 1, 32 + 10 * n, words, 4)
        for n, row in enumerate(rows)
        for x, words in zip(columns, row, strict=False)
    )
    reading = read_file(ofd(tmp_path / "台账.ofd", page))
    assert [(i.heading, i.measures[0].text, i.status_text) for i in reading.items] == [
        ("学习不深入", "研讨", "已完成"),
        ("作风不实", "下沉", "√"),
    ]


@pytest.mark.parametrize("page", ["", '<ofd:TextObject Boundary="x"/>', text_at(1, 1, "字").replace('e="5"', 'e=""')])
def test_an_ofd_without_readable_words_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(InputError, match="没有读入任何内容"):
        read_file(ofd(tmp_path / "扫描.ofd", page))


@pytest.mark.parametrize("charset", ["gb2312", "utf-8"])
def test_a_web_page_under_the_name_of_a_workbook(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "台账.xls"
    path.write_bytes(HTML.format(charset=charset).encode("gb18030" if charset == "gb2312" else charset))
    reading = read_file(path)
    assert reading.kind is Kind.LEDGER
    assert [(i.heading, [m.text for m in i.measures]) for i in reading.items] == [
        ("学习\n不深入", ["开展 研讨", "开展\n宣讲"]),
        ("=1+1", ["下沉"]),
    ]
    assert "实际是网页格式的表格" in reading.remarks[0]
    assert any("隐藏行" in doubt.reason for doubt in reading.doubts)


_NAMED_BY_EXCEL = "<html><!--[if gte mso 9]><xml>{}</xml><![endif]--><body>{}</body></html>"
_EXCEL_NAME = (
    "<x:ExcelWorksheet>\n<x:Name>{}</x:Name></x:ExcelWorksheet><x:ExcelName><x:Name>Print_Area</x:Name></x:ExcelName>"
)
_LIBRE_LIST = '<p><center><h1>Overview</h1><a href="#table0">一方面</a><a href="#table1">二方面</a></center></p>'
_LIBRE_HEAD = '<a name="table{}"><h1>Sheet: <em>{}</em></h1></a>'


@pytest.mark.parametrize("by_excel", [True, False])
def test_sheets_of_a_workbook_saved_as_a_web_page_keep_their_names(tmp_path: Path, by_excel: bool) -> None:
    cells = [["某局党组整改台账", "", ""], ["序号", "反馈问题", "整改措施"], ["{}", "学风不实", "开展研讨"]]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    tables = [f"<table>{rows}</table>".replace("{}", number) for number in "12"]
    names = ["一方面", "二方面"]
    if by_excel:
        page = _NAMED_BY_EXCEL.format("".join(map(_EXCEL_NAME.format, names)), "".join(tables))
    else:
        heads = [_LIBRE_HEAD.format(n, name) for n, name in enumerate(names)]
        page = f"<html><body>{_LIBRE_LIST}{heads[0]}{tables[0]}{heads[1]}{tables[1]}</body></html>"
    path = tmp_path / "台账.xls"
    path.write_text(page, "utf-8")
    reading = read_file(path)
    assert [(item.aspect, item.heading) for item in reading.items] == [(name, "学风不实") for name in names]
    assert reading.organization == "某局党组"
    assert [line.place for line in reading.lines] == [f"{name}!{row}" for name in names for row in (1, 2, 3)]


def test_paragraphs_of_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "报告.htm"
    lines = ["某局党组整改情况报告", "一、整改情况", "1.关于“学习不深入”的问题", "整改情况：已完成。"]
    words = "".join(f"<p>{text}</p>" for text in lines)
    path.write_text(f"<html><body><div>{words}</div></body></html>", "utf-8")
    reading = read_file(path)
    assert [(i.heading, i.status) for i in reading.items] == [("学习不深入", Status.COMPLETED)]
    assert reading.remarks == ()


def test_a_workbook_in_one_xml_file(tmp_path: Path) -> None:
    def cell(words: str, more: str = "") -> str:
        return f'<Cell {more}><Data ss:Type="String">{words}</Data></Cell>'

    rows = (
        f"<Row>{cell('某局整改台账', ACROSS)}</Row>"
        f"<Row ss:Index='3'>{cell('序号')}{cell('反馈问题')}{cell('整改措施')}{cell('完成情况')}</Row>"
        f"<Row>{cell('1', DOWN)}{cell('学习不深入', DOWN)}{cell('研讨')}{cell('完成')}</Row>"
        f"<Row>{cell('宣讲', THIRD)}{cell('√')}</Row>"
    )
    path = tmp_path / "台账.xml"
    path.write_text(
        f'<?xml version="1.0"?><Workbook {SHEET}><Worksheet ss:Name="一"><Table>{rows}</Table></Worksheet></Workbook>',
        "utf-8",
    )
    reading = read_file(path)
    assert [(i.heading, [m.text for m in i.measures], i.place) for i in reading.items] == [
        ("学习不深入", ["研讨", "宣讲"], "一!B4")
    ]


def test_a_word_document_in_one_xml_file(tmp_path: Path) -> None:
    lines = ["某局党组整改情况报告", "一、整改情况", "1.关于“学习不深入”的问题", "整改情况：已完成。"]
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in lines)
    old = tmp_path / "旧.xml"
    document = f"<w:wordDocument {WORD_2003} {HINT}><w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>"
    old.write_text('<?xml version="1.0"?>' + document, "utf-8")
    reading = read_file(old)
    assert [(i.heading, i.status) for i in reading.items] == [("学习不深入", Status.COMPLETED)]
    flat = tmp_path / "平.xml"
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    part = f"<w:document {namespace}><w:body>{body}</w:body></w:document>"
    flat.write_text(
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{part}</pkg:xmlData></pkg:part></pkg:package>',
        "utf-8",
    )
    assert [item.heading for item in read_file(flat).items] == ["学习不深入"]


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><other/>',
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0"?><open>',
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
    ],
)
def test_other_xml_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "文.xml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match="没有读入任何内容"):
        read_file(path)


def test_numbers_and_merges_of_word_2003_xml(tmp_path: Path) -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%2."/></w:lvl>'
    )
    used = '<w:list w:ilfo="2"><w:ilst w:val="7"/></w:list>'
    lists = f'<w:lists><w:listDef w:listDefId="7">{levels}</w:listDef>{used}</w:lists>'

    def p(text: str, level: int) -> str:
        listed = f'<w:pPr><w:listPr><w:ilvl w:val="{level}"/><w:ilfo w:val="2"/></w:listPr></w:pPr>'
        return f"<w:p>{listed if level >= 0 else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"

    def row(one: str, merge: str, other: str) -> str:
        left = f"<w:tc><w:tcPr>{merge}</w:tcPr>{p(one, -1)}</w:tc>"
        return f"<w:tr>{left}<w:tc>{p(other, -1)}</w:tc></w:tr>"

    table = row("反馈问题", "", "整改措施") + row("学习", '<w:vmerge w:val="restart"/>', "研讨")
    table = f"<w:tbl>{table}{row('', '<w:vmerge/>', '宣讲')}</w:tbl>"
    body = p("某局整改情况报告", -1) + p("整改情况", 0) + p("关于“学习不深入”的问题", 1) + p("整改情况：已完成。", -1)
    body += p("关于“作风不实”的问题", 1) + table
    path = tmp_path / "报告.xml"
    path.write_text(
        f'<?xml version="1.0"?><w:wordDocument {WORD_2003}>{lists}<w:body>{body}</w:body></w:wordDocument>', "utf-8"
    )
    outline = flat.outline(path)
    assert [line.number for line in outline.paragraphs] == ["", "一、", "1.", "", "2."]
    (grid,) = outline.grids
    assert grid.is_covered(2, 0)
    assert [i.auto_number for i in read_file(path).items] == ["1.", "2."]


def test_a_web_archive_is_read_page_by_page(tmp_path: Path) -> None:
    def part(kind: str, words: bytes) -> bytes:
        return (
            b"--x\r\nContent-Type: "
            + kind.encode()
            + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + words
            + b"\r\n"
        )

    frame = part("text/html", base64.b64encode(b"<html><frameset><frame src=sheet001.htm></frameset></html>"))
    page = part('text/html; charset="gb2312"', base64.b64encode(HTML.format(charset="gb2312").encode("gb18030")))
    head = b'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    path = tmp_path / "台账.mht"
    path.write_bytes(head + frame + page + part("text/css", b"") + b"--x--\r\n")
    reading = read_file(path)
    assert [item.heading for item in reading.items] == ["学习\n不深入", "=1+1"]
    assert reading.remarks == ()


def test_a_page_of_frames_says_where_its_table_is(tmp_path: Path) -> None:
    path = tmp_path / "台账.htm"
    path.write_text("<html><head></head><frameset><frame src='台账.files/sheet001.htm'></frameset></html>", "utf-8")
    with pytest.raises(InputError, match="网页框架"):
        read_file(path)


def test_names_joined_over_columns_are_read_where_a_csv_left_blanks(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    rows = [
        "反馈问题,,整改落实,,责任落实,,佐证",
        "编号,问题名称,措施,措施状态,责任领导,时限,",
        "1,学风不实,研讨,已完成,林溪,2024.6.30,记录",
    ]
    path.write_text("\n".join([*rows, ",,宣讲,推进中,,,"]), "utf-8")
    item = read_file(path).items[0]
    assert (item.heading, item.lead_officer, item.evidence) == ("学风不实", "林溪", "记录")
    assert [(m.text, m.status_text) for m in item.measures] == [("研讨", "已完成"), ("宣讲", "推进中")]
