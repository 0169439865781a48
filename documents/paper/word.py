"""Document → Word by python-docx over templates/letter.docx; measures are of styles.toml; same text, same bytes."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from documents.paper import layout, styles, word_body, word_head, word_styles
from documents.paper.model import Document, Form, clean
from documents.paper.rows import Frame
from documents.paper.styles import Styles

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
SPARE = Path(__file__).parent.parent.parent / "resources" / "spare" / "letter.docx"  # when an office has spoilt its own
EPOCH = (1980, 1, 1, 0, 0, 0)
NEEDED = frozenset({"Body Text", "Title", "Annex Label", "Signature", "Table Text", "Picture", "Red Mark", "Nothing"})


def write(document: Document, path: Path, measures: Styles | None = None) -> None:
    """Write the document as Word."""
    path.write_bytes(as_bytes(document, measures))


def as_bytes(document: Document, measures: Styles | None = None) -> bytes:
    """The Word file of the document."""
    measures = measures or styles.load()
    document = layout.settled(document, measures)
    file, _ = opened()
    word_styles.apply(file, measures, landscape=document.form is Form.LANDSCAPE)
    word_head.set_up(file, document, measures)
    word_body.fill(file, document, measures, Frame.of(document.form, measures))
    properties = file.core_properties
    properties.title, properties.author = clean(document.title)[:255], clean(document.author)[:255]
    properties.language = "zh-CN"
    out = BytesIO()
    file.save(out)
    return _dateless(out)


def opened(folder: Path | None = None) -> tuple[WordFile, str]:
    """The base of all our papers and what is wrong with the office's own one, empty if nothing is."""
    path = (folder or TEMPLATES) / "letter.docx"
    try:
        file = docx.Document(str(path))
        if {style.name for style in file.styles} >= NEEDED and file.sections:
            return file, ""
    except (OSError, KeyError, ValueError, PackageNotFoundError, BadZipFile, etree.LxmlError):
        pass
    return docx.Document(str(SPARE)), f"{path.name} 读不出来或缺了样式，Word 文书已按程序自带的底版生成，请核对后再改。"


def _dateless(package: BytesIO) -> bytes:
    """The package with its entries in order, and without when and on which system it was written."""
    out = BytesIO()
    with ZipFile(package) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return out.getvalue()
