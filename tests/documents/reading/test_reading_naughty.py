"""Six hundred strings that break programs, through every reader: each stays literally what it is."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook

from documents.reading.result import Reading
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import p, read_file, read_rows, read_text, tbl, tc, word
from tests.naughty import printable, strings

# A line feed ends a line and a tab a cell in some formats; around each string stands a word, so nothing is stripped.
PLAIN = [text for text in printable() if "\r" not in text and "\n" not in text and "\t" not in text]


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
    assert page is not None
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
    for text in strings():
        read_rows(
            ["序号", "方面", "反馈问题", "整改措施", "责任领导", "牵头单位", "完成时限", "完成情况", "是否销号"],
            [text, text, wrapped(text), text or "做", text, text, text, text, text],
        )
    for kind in Kind:
        read_text("\n".join(["某局党组" + kind.value, *strings()]), kind)
