"""Every sign of a source stands somewhere in what was read of it."""

import tempfile
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from tests.documents.reading.reading_kit import INPUTS, p, read_file, tbl, tc, word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MORE = Path(__file__).parent / "more"
WORDS = st.text("学习制度资金项目监督（）“”《》，。；：、12３４.①一二三Ab-—…", min_size=1, max_size=24).filter(
    lambda text: text == text.strip()
)


def signs(path: Path) -> Counter[str]:
    """What was read: numbers, words and cells of their own, without spaces."""
    told = ""
    for line in read_file(path).lines:
        cells = "".join(cell for column, cell in enumerate(line.cells) if column not in line.covered)
        told += line.number + (cells if line.cells else line.text)
    return Counter("".join(told.split()))


def lost(source: str, path: Path) -> Counter[str]:
    return Counter("".join(source.split())) - signs(path)


@pytest.mark.parametrize("name", sorted(path.name for path in INPUTS.glob("*.docx")))
def test_nothing_of_a_word_document_is_lost(name: str) -> None:
    with zipfile.ZipFile(INPUTS / name) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    assert not lost("".join(text.text or "" for text in root.iter(W + "t")), INPUTS / name)


@pytest.mark.parametrize("name", sorted(path.name for path in INPUTS.glob("*.xlsx")))
def test_nothing_of_a_workbook_is_lost(name: str) -> None:
    book = load_workbook(INPUTS / name, data_only=True)
    cells = [cell for page in book for row in page.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]
    assert not lost("".join(cells), INPUTS / name)


@pytest.mark.parametrize(("one", "other"), [("yunxi-6-整改报告.docx", "doc"), ("yunxi-6-整改报告.docx", "pdf")])
def test_the_same_document_saved_otherwise_reads_the_same_signs(one: str, other: str) -> None:
    source = signs(INPUTS / one)
    assert source == signs((INPUTS / one).with_suffix(f".{other}"))


def test_nothing_of_a_printed_ledger_is_lost() -> None:
    source = signs(INPUTS / "yunxi-5-整改台账.docx")
    again = Counter("完成情况完成日期")  # in the head that the second table of the Word document repeats
    again += Counter(
        "序号反馈方面反馈问题整改措施责任整改时限整改进展是否销号佐证材料序号具体措施责任领导牵头股室配合股室"
    )
    assert not source - signs(MORE / "整改台账.pdf") - again


@settings(max_examples=40, deadline=None)
@given(
    st.lists(WORDS, min_size=1, max_size=12), st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=5)
)
def test_whatever_stands_in_paragraphs_and_cells_is_read(lines: list[str], rows: list[list[str]]) -> None:
    source = "".join(lines) + "".join("".join(row) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        body = "".join(p(line) for line in lines) + tbl(*([tc(cell) for cell in row] for row in rows))
        assert not lost(source, word(Path(folder) / "文.docx", body))
        text = Path(folder) / "文.txt"
        text.write_text("\n".join([*lines, *("\t".join(row) for row in rows)]), "utf-8")
        assert not lost(source, text)
