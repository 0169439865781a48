"""One document through both writers."""

import zipfile
from io import BytesIO

import pypdfium2 as pdfium
from lxml import etree
from paper_kit import TEAM

from documents.paper import pdf, styles, word
from documents.paper.model import (
    Document,
    Form,
    Title,
)
from documents.paper.rows import Page, Text

STYLES = styles.shipped()


def both(document: Document) -> tuple[bytes, bytes]:
    return word.as_bytes(document, STYLES), pdf.as_bytes(document, STYLES)


def shown(data: bytes) -> str:
    pages = pdfium.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    return text


def plain(*blocks: object, form: Form = Form.PLAIN) -> Document:
    return Document(form=form, title="测试", author=TEAM, mark=TEAM, blocks=(Title(text="测试件"), *blocks))  # type: ignore[arg-type]


def texts(page: Page) -> list[Text]:
    return [op for op in page.ops if isinstance(op, Text)]


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith("xml")}
