"""Document → Word: the parts are written out here, since no library knows the Chinese grid; same text, same bytes."""

import zipfile
from io import BytesIO
from pathlib import Path

from documents import styles, word_theme
from documents import word_parts as parts
from documents.model import Document, Form
from documents.rows import Frame
from documents.styles import MM, Styles
from documents.word_body import Body, body_xml
from documents.word_parts import twips

EPOCH = (1980, 1, 1, 0, 0, 0)
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FOOTER_RISE = 2.2  # mm from the bottom of the footer to the upper edge of its dash


def write(document: Document, path: Path, measures: Styles | None = None) -> None:
    """Write the document as Word."""
    path.write_bytes(as_bytes(document, measures))


def as_bytes(document: Document, measures: Styles | None = None) -> bytes:
    """The Word file of the document."""
    measures = measures or styles.load()
    body = Body(document, measures, Frame.of(document.form, measures))
    text = body_xml(body)
    document_xml = f"<w:document {parts.OPEN}><w:body>{text}{_section(body)}</w:body></w:document>"
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": parts.core_part(document),
        "word/document.xml": parts.HEAD + document_xml,
        "word/styles.xml": parts.styles_part(measures, landscape=document.form is Form.LANDSCAPE),
        "word/numbering.xml": parts.numbering_part(body.lists, measures),
        "word/settings.xml": parts.settings_part(),
        "word/footer1.xml": parts.footer_part(measures, odd=True),
        "word/footer2.xml": parts.footer_part(measures, odd=False),
        "word/footer3.xml": parts.first_footer_part(document, measures),
        "word/header1.xml": parts.first_header_part(document, measures),
        "word/fontTable.xml": parts.HEAD + word_theme.fonts_part(parts.OPEN, measures),
        "word/theme/theme1.xml": parts.HEAD + word_theme.theme_part(measures),
        "word/_rels/document.xml.rels": _document_relations(len(body.pictures)),
    }
    return _zipped(files, body.pictures)


def _zipped(files: dict[str, str], pictures: list[bytes]) -> bytes:
    out = BytesIO()
    contents = [(name, text.encode()) for name, text in files.items()]
    contents += [(f"word/media/{n}.jpeg", data) for n, data in enumerate(pictures, 1)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in contents:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return out.getvalue()


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", "settings": "settings"}
    kinds |= {
        "fontTable": "fontTable",
        "footer1": "footer",
        "footer2": "footer",
        "footer3": "footer",
        "header1": "header",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{parts.HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
        f'{overrides}<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if "/" in kind else f"{RELATION}/{kind}"}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{parts.HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _document_relations(pictures: int) -> str:
    fixed = [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")]
    fixed += [("footer", f"footer{n}.xml") for n in (1, 2, 3)] + [("header", "header1.xml")]
    fixed += [("fontTable", "fontTable.xml"), ("theme", "theme/theme1.xml")]
    return _relations(*fixed, *(("image", f"media/{n}.jpeg") for n in range(1, pictures + 1)))


def _section(body: Body) -> str:
    """Paper, margins, grid and what stands at head and foot."""
    page, side = body.styles.page, body.styles.landscape
    landscape, red = body.document.form is Form.LANDSCAPE, body.document.form in (Form.LETTER, Form.DOCUMENT)
    size = (page.height, page.width) if landscape else (page.width, page.height)
    margins = side if landscape else page
    edge = {key: twips(getattr(margins, key) * MM) for key in ("top", "right", "bottom", "left")}
    footer = twips((margins.bottom - body.styles.page_number.below - FOOTER_RISE) * MM)
    places = " ".join(f'w:{key}="{value}"' for key, value in edge.items())
    above = parts.header_distance(body.document, body.styles) if red else 15 * MM
    turned = ' w:orient="landscape"' if landscape else ""
    first = _reference("header", "first", 7) + _reference("footer", "first", 6) if red else ""
    return (
        f"<w:sectPr>{_reference('footer', 'default', 4)}{_reference('footer', 'even', 5)}{first}"
        f'<w:pgSz w:w="{twips(size[0] * MM)}" w:h="{twips(size[1] * MM)}"{turned}/>'
        f'<w:pgMar {places} w:header="{twips(above)}" w:footer="{footer}" w:gutter="0"/>'
        f"{'<w:titlePg/>' if red else ''}"
        f'<w:docGrid w:type="lines" w:linePitch="{parts.line_twips(body.styles)}"/></w:sectPr>'
    )


def _reference(part: str, pages: str, number: int) -> str:
    return f'<w:{part}Reference w:type="{pages}" r:id="rId{number}"/>'
