"""Six hundred strings that break programs, through every reader: each stays literally what it is."""

from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from documents.reading.result import Reading
from domain.words import DocumentKind as Kind
from tests.documents.reading.ofd_kit import ofd, text_at
from tests.documents.reading.old_kit import old_word, xls
from tests.documents.reading.reading_kit import p, read_file, read_rows, read_text, tbl, tc, word
from tests.documents.reading.saved_kit import SHEET, WORD_2003
from tests.naughty import printable, strings

ROOT = Path(__file__).parents[3]
# A line feed ends a line and a tab a cell in some formats; around each string stands a word, so nothing is stripped.
PLAIN = [text for text in printable() if "\r" not in text and "\n" not in text and "\t" not in text]

SPACED = [text for text in PLAIN if "  " not in text and "\xa0" not in text]  # a web page shows several spaces as one


def wrapped(text: str) -> str:
    return f"甲{text}乙"


def cells(reading: Reading) -> list[str]:
    return [line.cells[1] for line in reading.lines if len(line.cells) > 1][1:]


def test_there_are_enough_of_them() -> None:
    assert len(strings()) >= 700
    assert len(PLAIN) >= 600


def test_in_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    page.append(["序号", "反馈问题", "整改措施", "完成情况"])
    for number, text in enumerate(PLAIN, 2):
        page.append([number - 1, "", "做", "已完成"])
        for column, words in ((2, wrapped(text)), (5, text)):
            cell = page.cell(number, column)
            cell.value = words
            cell.data_type = "s"
    book.save(tmp_path / "台账.xlsx")
    reading = read_file(tmp_path / "台账.xlsx", Kind.LEDGER)
    assert cells(reading) == [wrapped(text) for text in PLAIN]
    assert len(reading.items) == len(PLAIN)


def test_in_a_word_document(tmp_path: Path) -> None:
    rows = [[tc("序号"), tc("反馈问题"), tc("整改措施")]]
    rows += [[tc(str(number)), tc(escape(wrapped(text))), tc("做")] for number, text in enumerate(PLAIN, 1)]
    body = "".join(p(escape(wrapped(text))) for text in PLAIN)
    reading = read_file(word(tmp_path / "台账.docx", p("某局整改台账") + tbl(*rows) + body), Kind.LEDGER)
    assert cells(reading) == [wrapped(text) for text in PLAIN]
    assert [line.text for line in reading.lines if not line.cells][1:] == [wrapped(text) for text in PLAIN]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_in_text_and_commas(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "文.txt"
    path.write_bytes("\n".join(["报告", *(wrapped(text) for text in PLAIN)]).encode(encoding))
    lines = [line.text for line in read_file(path, Kind.RECTIFICATION_REPORT).lines][1:]
    tabled = "|"  # a few lines in a row that bars cut into cells are a table
    assert [line for line in lines if tabled not in line] == [wrapped(t) for t in PLAIN if tabled not in t]
    path = tmp_path / "表.csv"
    rows = [
        "序号,反馈问题,整改措施",
        *(f'{n},"{wrapped(t).replace(chr(34), chr(34) * 2)}",做' for n, t in enumerate(PLAIN)),
    ]
    path.write_bytes("\n".join(rows).encode(encoding))
    assert cells(read_file(path, Kind.LEDGER)) == [wrapped(text) for text in PLAIN]


def test_in_every_field_and_heading() -> None:
    head = ["序号", "方面", "反馈问题", "整改措施", "责任领导", "牵头单位", "完成时限", "完成情况", "是否销号"]
    rows = [[text, text, wrapped(text), text or "做", text, text, text, text, text] for text in strings()]
    for start in range(0, len(rows), 10):  # ten to a table
        read_rows(head, *rows[start : start + 10])
    for kind in Kind:
        read_text("\n".join(["某局党组" + kind.value, *strings()]), kind)


def test_in_a_web_page(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>{escape(wrapped(t))}</td><td>做</td></tr>" for n, t in enumerate(SPACED, 1))
    page = f"<html><body><table><tr><td>序号</td><td>反馈问题</td><td>整改措施</td></tr>{rows}</table></body></html>"
    (tmp_path / "台账.xls").write_text(page, "utf-8")
    assert cells(read_file(tmp_path / "台账.xls", Kind.LEDGER)) == [wrapped(text) for text in SPACED]


def test_in_a_workbook_of_one_xml_file(tmp_path: Path) -> None:
    def row(*words: str) -> str:
        told = "".join(f'<Cell><Data ss:Type="String">{escape(word)}</Data></Cell>' for word in words)
        return f"<Row>{told}</Row>"

    rows = row("序号", "反馈问题", "整改措施")
    rows += "".join(row(str(number), wrapped(text), "做") for number, text in enumerate(PLAIN, 1))
    path = tmp_path / "台账.xml"
    sheet = f'<Worksheet ss:Name="一"><Table>{rows}</Table></Worksheet>'
    path.write_text(f'<?xml version="1.0"?><Workbook {SHEET}>{sheet}</Workbook>', "utf-8")
    assert cells(read_file(path, Kind.LEDGER)) == [wrapped(text) for text in PLAIN]


def test_in_a_document_of_one_xml_file(tmp_path: Path) -> None:
    body = "".join(f"<w:p><w:r><w:t>{escape(wrapped(text))}</w:t></w:r></w:p>" for text in ["报告", *PLAIN])
    path = tmp_path / "报告.xml"
    document = f"<w:wordDocument {WORD_2003}><w:body>{body}</w:body></w:wordDocument>"
    path.write_text(f'<?xml version="1.0"?>{document}', "utf-8")
    reading = read_file(path, Kind.RECTIFICATION_REPORT)
    assert [line.text for line in reading.lines][1:] == [wrapped(text) for text in PLAIN]


def test_in_an_ofd(tmp_path: Path) -> None:
    pages = [text_at(20, 20, escape(wrapped(text)), 1) + text_at(20, 40, "完", 1) for text in SPACED]
    reading = read_file(ofd(tmp_path / "报告.ofd", *pages), Kind.RECTIFICATION_REPORT)
    told = Counter("".join("".join(line.text for line in reading.lines).split()))
    assert not Counter("".join("".join(map(wrapped, SPACED)).split())) - told


def test_in_a_pdf(tmp_path: Path) -> None:
    """Those that a font can print and that fit on a line, each a sentence of its own."""
    font = TTFont("naughty", str(ROOT / "resources" / "fonts" / "NotoSansSC-Regular.ttf"))
    pdfmetrics.registerFont(font)
    printed = [
        t for t in SPACED if len(t) < 60 and all(s < "\U00010000" and ord(s) in font.face.charToGlyph for s in t)
    ]
    assert len(printed) > 400
    canvas = Canvas(str(tmp_path / "报告.pdf"))
    for first in range(0, len(printed), 20):
        canvas.setFont("naughty", 6)
        for line, text in enumerate(printed[first : first + 20]):
            canvas.drawString(40, 780 - 35 * line, f"{wrapped(text)}。")
        canvas.showPage()
    canvas.save()
    reading = read_file(tmp_path / "报告.pdf", Kind.RECTIFICATION_REPORT)
    told = "".join("".join(line.text for line in reading.lines).split())
    assert [text for text in printed if "".join(wrapped(text).split()) not in told] == []


def test_in_an_old_workbook(tmp_path: Path) -> None:
    short = [text for text in PLAIN if len(text) < 4000]  # what one record holds
    rows = [(str(number), wrapped(text), "做") for number, text in enumerate(short, 1)]
    reading = read_file(xls(tmp_path / "台账.xls", ("序号", "反馈问题", "整改措施"), *rows), Kind.LEDGER)
    assert cells(reading) == [wrapped(text) for text in short]
    assert len(reading.items) == len(short)


def test_in_an_old_document(tmp_path: Path) -> None:
    told = ["某局整改情况报告", *(wrapped(text) for text in PLAIN)]
    reading = read_file(old_word(tmp_path / "报告.doc", *told, notes="脚注里的话\r"), Kind.RECTIFICATION_REPORT)
    assert [line.text for line in reading.lines] == told
