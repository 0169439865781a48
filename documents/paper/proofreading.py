"""Before a paper goes out: do both files open, and do they say the same?"""

import re
import zipfile
from collections import Counter
from io import BytesIO

import pypdfium2 as pdfium
from lxml import etree

from documents.paper.model import Document, Table, clean, number_text, text_of
from documents.paper.opened import opened
from documents.paper.pdf_signs import drawn, plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
MIRRORED = str.maketrans(")]}>»", "([{<«")
LONG_CELL = 200  # signs: a cell of more may be parted over pages, so its text is not in one piece


def pdf_text(data: bytes, heads: list[str], meant: str) -> str:
    """What the PDF says, without page numbers and without table heads repeated on further pages.

    Whether a page starts with a repeated head or with words that are like it, is told by what is meant to stand there.
    """
    found = ""
    with opened(data) as pdf:
        for number in range(1, len(pdf) + 1):
            text = _page_text(pdf, number - 1).removesuffix(f"—{number}—")
            readings = [text, *(text.removeprefix(head) for head in heads if head in found and text.startswith(head))]
            found += next((said for said in readings if meant.startswith(said, len(found))), readings[-1])
    return found


def _page_text(pdf: pdfium.PdfDocument, index: int) -> str:
    page = pdf[index]
    text_page = page.get_textpage()
    text = plain("".join(sign for _, sign in drawn(text_page)))
    text_page.close()
    page.close()
    return text


def word_text(data: bytes) -> str:
    """What the Word file says, with the numbers its headings get by themselves."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        roots = [_root(package.read(name)) for name in ("word/header1.xml", "word/document.xml")]
    counts: dict[str, list[int]] = {}
    return plain(
        "".join(_label(paragraph, counts) + _own_text(paragraph) for root in roots for paragraph in root.iter(W + "p"))
    )


def _root(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _own_text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(W + "t"))


def _label(paragraph: etree._Element, counts: dict[str, list[int]]) -> str:
    """The automatic number: by the paragraph itself or by its heading style."""
    number, style = paragraph.find(f"{W}pPr/{W}numPr"), paragraph.find(f"{W}pPr/{W}pStyle")
    if number is not None:
        level, used = (number.find(W + tag) for tag in ("ilvl", "numId"))
        return _count(int(_value(level)), _value(used), counts)
    name = _value(style)
    return _count(int(name.removeprefix("Heading")) - 1, "1", counts) if name.startswith("Heading") else ""


def _value(element: etree._Element | None) -> str:
    return str(element.get(W + "val", "")) if element is not None else ""


def _count(level: int, used: str, counts: dict[str, list[int]]) -> str:
    known = counts.setdefault(used, [0, 0, 0, 0])
    known[level] += 1
    known[level + 1 :] = [0] * (3 - level)
    return number_text(level + 1, known[level])


def differences(document: Document, word: bytes, pdf: bytes) -> str:
    """Empty when both files say what the document says; else one sentence of where they part."""
    meant = plain(text_of(document))
    heads = [plain(clean("".join(block.head))) for block in document.blocks if isinstance(block, Table)]
    for name, said in (("Word", word_text(word)), ("PDF", pdf_text(pdf, heads, meant))):
        if said == meant or (_may_reorder(document, meant) and _signs(said) == _signs(meant)):
            continue
        place = next(
            (k for k, (a, b) in enumerate(zip(said, meant, strict=False)) if a != b), min(len(said), len(meant))
        )
        return f"{name} 文件与正文在“{meant[max(0, place - 6) : place + 6]}”处不一致。"
    return ""


def _signs(text: str) -> Counter[str]:
    """How often each sign stands there.

    Turning a line round parts the signs of two halves, so they are left out, and mirrors brackets.
    """
    return Counter(sign for sign in text.translate(MIRRORED) if sign < "\uffff" and sign != "\ufffd")


def _may_reorder(document: Document, text: str) -> bool:
    """Cells parted over pages, and scripts written from the right, come out of a PDF in another order."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    parted = any(len(cell) > LONG_CELL for table in tables for row in table.rows for cell in row)
    return parted or bool(FROM_THE_RIGHT.search(text))
