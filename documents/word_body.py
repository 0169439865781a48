"""The blocks of a document as the XML of a Word body."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape

from documents import tables, titles
from documents.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    Document,
    Heading,
    Para,
    Picture,
    Signature,
    Table,
    Title,
    attachment_lines,
    clean,
)
from documents.rows import Frame, printed
from documents.styles import Face, Styles
from documents.word_parts import fonts, twips

EMU = 12700  # in a point
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
BLANK = "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>"
NOTHING = '<w:p><w:pPr><w:pStyle w:val="Nothing"/></w:pPr></w:p>'
SEAL_LINES = 3
FIXED_RELATIONS = 9  # styles, numbers, settings, three footers, one header, fonts, theme


@dataclass
class Body:
    """The text as it is written, with the pictures it refers to."""

    document: Document
    styles: Styles
    frame: Frame
    lists: int = 1  # the text counts its headings, and so does each annex
    pictures: list[bytes] = field(default_factory=list)


def body_xml(body: Body) -> str:
    """All blocks in order."""
    found: list[str] = []
    blocks = body.document.blocks
    for place, block in enumerate(blocks, 1):
        keep = place < len(blocks) and isinstance(blocks[place], AttachmentNote | Signature)
        found += _block(block, body, keep=keep)
    return "".join(found)


def _block(block: Block, body: Body, *, keep: bool) -> Iterator[str]:
    """One block as paragraphs."""
    match block:
        case Title(text=text):
            yield _title(text, body)
            yield BLANK
        case Annex(label=label, title=title):
            body.lists += 1
            yield para(label, "AnnexLabel")
            yield BLANK
            yield _title(title, body)
            yield BLANK
        case Addressee(text=text):
            yield para(text)
        case Heading():
            yield _heading(block, body, keep=keep)
        case Para(text=text, indent=indent):
            yield para(text, "Body" if indent else "", "<w:keepNext/>" if keep else "")
        case Table():
            yield _table(block, body)
            yield NOTHING
        case Picture():
            yield from _picture(block, body)
        case AttachmentNote():
            yield BLANK
            yield from _attachments(block, body)
        case Signature():
            yield from _signature(block, body)


def run(text: str, properties: str = "") -> str:
    """One run; spaces are kept."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>'


def para(text: str, style: str = "", properties: str = "") -> str:
    """One paragraph in a style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{inner}{run(text) if text else ''}</w:p>"


def _title(text: str, body: Body) -> str:
    limit = (body.frame.width / body.styles.size.title) // 0.5 / 2
    broken = "<w:r><w:br/></w:r>".join(run(line) for line in titles.break_title(clean(text), limit))
    return f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{broken}</w:p>'


def _heading(block: Heading, body: Body, *, keep: bool) -> str:
    """A heading of its own is in the outline; one with text behind it is a numbered paragraph."""
    level = block.level - 1
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{body.lists}"/></w:numPr>'
    if not block.body:
        own = number if body.lists > 1 else ""
        return para(block.text, f"Heading{block.level}", own)
    face = (Face.HEI, Face.KAI, Face.FANG, Face.FANG)[level]
    lead = fonts(face, body.styles)
    kept = "<w:keepNext/>" if keep else ""
    # The number takes the properties of the paragraph's mark.
    inner = f'<w:pPr><w:pStyle w:val="Body"/>{kept}{number}<w:rPr>{lead}</w:rPr></w:pPr>'
    return f"<w:p>{inner}{run(block.text, lead)}{run(block.body)}</w:p>"


def _attachments(note: AttachmentNote, body: Body) -> Iterator[str]:
    cell = body.styles.cell
    pairs = attachment_lines(note)
    edge = (2 + titles.width(pairs[0][0])) * cell
    for before, name in pairs:
        hanging = titles.width(before) * cell
        place = f'<w:ind w:left="{twips(edge)}" w:hanging="{twips(hanging)}"/>'
        yield para(before + name, "", f"<w:keepNext/>{place}")


def _signature(block: Signature, body: Body) -> Iterator[str]:
    """The same places as in the PDF, by right indents."""
    cell = body.styles.cell
    name, day = (titles.width(clean(text)) for text in (block.name, block.day))
    if block.sealed:
        at_day, at_name = 4.0, max(0.0, 4.0 + (day - name) / 2)
    elif day > name:
        at_day, at_name = 2.0, 4.0 + day - name
    else:
        at_day, at_name = name - day, 2.0
    yield from [BLANK] * (SEAL_LINES if block.sealed else 1)
    for text, cells, keep in ((block.name, at_name, "<w:keepNext/>"), (block.day, at_day, "")):
        yield para(text, "Signature", f'{keep}<w:ind w:right="{twips(cells * cell)}"/>')


def _cell(text: str, width: int, style: str) -> str:
    inner = run(text) if clean(text) else ""
    align = "top" if style == "TableText" else "center"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p></w:tc>'
    )


def _table(table: Table, body: Body) -> str:
    """The whole table as one piece of XML: a cell at a time would take minutes for a long list."""
    measures = body.styles.table
    widths = [twips(right - left) for left, right in pairwise(tables.edges(table, body.frame.width))]
    names = ["TableMiddle" if column in table.centred else "TableText" for column in range(len(widths))]
    edge, pad = round(measures.rule * 8), twips(measures.pad)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{edge}" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="{pad}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(_cell(text, width, "TableHead") for text, width in zip(table.head, widths, strict=True))
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for row in table.rows:
        cells = "".join(_cell(text, width, name) for text, width, name in zip(row, widths, names, strict=True))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _picture(picture: Picture, body: Body) -> Iterator[str]:
    jpeg, width, height = printed(picture)
    body.pictures.append(jpeg)
    number = len(body.pictures)
    scale = min(1.0, body.frame.width / width, (body.frame.height - body.styles.pitch) / height)
    size = f'cx="{round(width * scale * EMU)}" cy="{round(height * scale * EMU)}"'
    keep = "<w:keepNext/>" if picture.caption else ""
    yield (
        f'<w:p><w:pPr><w:pStyle w:val="Picture"/>{keep}</w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="图{number}"/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{DRAWING}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{number}.jpeg"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rId{FIXED_RELATIONS + number}"/><a:stretch><a:fillRect/></a:stretch>'
        "</pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    if picture.caption:
        yield para(picture.caption, "Caption")
