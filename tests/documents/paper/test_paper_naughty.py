"""Six hundred strings that break programs stand literally in both files, wherever a text may stand."""

from io import BytesIO

import docx
import pypdfium2 as pdfium
import pytest

from documents.paper import pdf, proofreading, styles, word
from documents.paper.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    Colophon,
    Document,
    Form,
    Heading,
    Para,
    Signature,
    Table,
    Title,
)
from tests import naughty

STYLES = styles.shipped()
STRINGS = naughty.strings()
# Lines written from the right and cells parted over pages come out of a PDF in another order: each for itself.
ALONE = [text for text in STRINGS if proofreading.FROM_THE_RIGHT.search(text) or len(text) > proofreading.LONG_CELL]
LEVEL = [text for text in STRINGS if text not in ALONE]
BATCH = 40


def said(text: str) -> list[Block]:
    """The text as every kind of block; heads of one sign for pages cannot be told from the rows below them."""
    endless = len(text) > 200 and len(set(text)) == 1
    listed = Table(head=("甲", text[:200] if endless else text), rows=((text, text),), widths=(1, 3), centred=(0,))
    return [Para(text=text), Heading(level=2, text=text), Heading(level=3, text=text, body=text), listed]


def test_there_are_six_hundred_of_them() -> None:
    assert len(set(STRINGS)) >= 600


@pytest.mark.parametrize("strings", [*(LEVEL[n : n + BATCH] for n in range(0, len(LEVEL), BATCH)), *zip(ALONE)])
def test_naughty_strings_are_literal_in_both_files(strings: list[str]) -> None:
    document = Document(
        form=Form.PLAIN,
        title=strings[0],
        author=strings[-1],
        blocks=tuple(block for text in strings for block in said(text)),
    )
    assert proofreading.differences(document, word.as_bytes(document, STYLES), pdf.as_bytes(document, STYLES)) == ""


@pytest.mark.parametrize("form", [Form.LETTER, Form.DOCUMENT])
@pytest.mark.parametrize("text", STRINGS[::12])
def test_a_naughty_head_and_foot_are_literal_too(form: Form, text: str) -> None:
    ends = (
        AttachmentNote(names=(text, text)),
        Signature(name=text, day=text),
        Annex(label=text, title=text),
        Colophon(copies=text, printer=text, day=text),
    )
    document = Document(
        form=form,
        title=text,
        author=text,
        mark=text,
        number=text,
        serial=text,
        secrecy=text,
        urgency=text,
        signers=(text, text),
        blocks=(Title(text=text), Addressee(text=text), Para(text="正文。"), *ends),
    )
    as_word, as_pdf = word.as_bytes(document, STYLES), pdf.as_bytes(document, STYLES)
    docx.Document(BytesIO(as_word))
    pages = pdfium.PdfDocument(as_pdf)
    assert len(pages) >= 2
    pages.close()
    assert proofreading.differences(document, as_word, as_pdf) == ""
