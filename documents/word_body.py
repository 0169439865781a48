"""The blocks of a document as paragraphs, pictures and tables of a Word file."""

from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape

from docx.document import Document as WordFile
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.image import ImagePart
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from documents import tables, titles
from documents.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    Colophon,
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
from documents.word_colophon import colophon_table
from documents.word_styles import HEADING_FACES, fonts


def fill(file: WordFile, document: Document, styles: Styles, frame: Frame) -> None:
    """All blocks in order."""
    body = _Body(file, styles, frame)
    blocks = document.blocks
    for place, block in enumerate(blocks, 1):
        body.add(block, keep=place < len(blocks) and _signs(blocks[place]))


def _signs(block: Block) -> bool:
    """Whether the last words before it stay with it."""
    return isinstance(block, Signature) or (isinstance(block, AttachmentNote) and len(block.names) == 1)


@dataclass
class _Body:
    """The text as it grows."""

    file: WordFile
    styles: Styles
    frame: Frame
    pictures: int = 0
    lists: int = 1  # the text counts its headings, and so does each annex

    def add(self, block: Block, *, keep: bool) -> None:  # noqa: C901 (one case each)
        """One block; keep holds it on the page of what follows."""
        match block:
            case Title(text=text):
                self._title(text)
            case Annex(label=label, title=title):
                self._new_list()
                marked = self._para(label, "Annex Label")
                for run in () if block.is_attachment else marked.runs:
                    fonts(run._r.get_or_add_rPr(), Face.FANG, self.styles)
                self._blank()
                self._title(title)
            case Addressee(text=text):
                self._para(text)
            case Heading():
                self._blanks(block.above)
                self._heading(block, keep=keep)
            case Para(text=text, indent=indent):
                self._blanks(block.above)
                self._para(text, "Body Text" if indent else "Normal", keep=keep)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case AttachmentNote():
                self._blanks(block.above)
                self._attachments(block)
            case Signature():
                self._blanks(block.blanks)
                self._signature(block)
            case Colophon():
                self._insert(colophon_table(block, self.styles, self.frame))

    def _para(self, text: str, style: str = "Normal", *, keep: bool = False) -> Paragraph:
        paragraph = self.file.add_paragraph(clean(text), style)
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _blank(self) -> None:
        self._para("", keep=True)

    def _blanks(self, count: int) -> None:
        for _ in range(count):
            self._blank()

    def _title(self, text: str) -> None:
        limit = (self.frame.width / self.styles.size.title) // 0.5 / 2
        first, *rest = titles.break_title(clean(text), limit)
        paragraph = self._para(first, "Title")
        for line in rest:
            paragraph.add_run().add_break()
            paragraph.add_run(line)
        self._blank()

    def _new_list(self) -> None:
        """An annex counts its headings anew."""
        numbering = self.file.part.numbering_part.element
        number = numbering.add_num(numbering.find(qn("w:abstractNum")).get(qn("w:abstractNumId")))
        for level in range(len(HEADING_FACES)):
            number.add_lvlOverride(level).add_startOverride(1)
        self.lists = number.numId

    def _heading(self, block: Heading, *, keep: bool) -> None:
        """A heading of its own is in the outline; one with text behind it is a numbered paragraph."""
        if not block.body:
            paragraph = self._para(block.text, f"Heading {block.level}")
            if self.lists > 1:
                self._number(paragraph, block.level)
            return
        paragraph = self._para("", "Body Text", keep=keep)
        self._number(paragraph, block.level)
        face = HEADING_FACES[block.level - 1]
        lead = paragraph.add_run(clean(block.text))._r.get_or_add_rPr()
        fonts(lead, face, self.styles)
        # The number takes the properties of the paragraph's mark.
        paragraph._p.get_or_add_pPr().insert_element_before(deepcopy(lead), "w:sectPr", "w:pPrChange")
        paragraph.add_run(clean(block.body))

    def _number(self, paragraph: Paragraph, level: int) -> None:
        number = f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="{self.lists}"/>'
        paragraph._p.get_or_add_pPr().insert_element_before(
            parse_xml(f"<w:numPr {nsdecls('w')}>{number}</w:numPr>"), "w:spacing", "w:ind", "w:jc", "w:rPr"
        )

    def _attachments(self, note: AttachmentNote) -> None:
        cell = self.styles.cell
        pairs = attachment_lines(note)
        edge = (2 + titles.width(pairs[0][0])) * cell
        for place, (before, name) in enumerate(pairs, 1):
            shape = self._para(before + name, keep=place == len(pairs)).paragraph_format
            shape.left_indent = Pt(edge)
            shape.first_line_indent = Pt(-titles.width(before) * cell)

    def _signature(self, block: Signature) -> None:
        """The same places as in the PDF, by right indents."""
        name, day = (titles.width(clean(text)) for text in (block.name, block.day))
        if block.sealed:
            at_day, at_name = 4.0, max(0.0, 4.0 + (day - name) / 2)
        elif day > name:
            at_day, at_name = 2.0, 4.0 + day - name
        else:
            at_day, at_name = name - day, 2.0
        for text, cells, keep in ((block.name, at_name, True), (block.day, at_day, False)):
            shape = self._para(text, "Signature", keep=keep).paragraph_format
            shape.right_indent = Pt(cells * self.styles.cell)

    def _table(self, table: Table) -> None:
        """The whole table as one piece of XML: a cell at a time would take minutes for a long list."""
        self._insert(parse_xml(_table_xml(table, self.styles, self.frame)))

    def _insert(self, table: BaseOxmlElement) -> None:
        self.file.element.body.insert_element_before(table, "w:sectPr")
        self._para("", "Nothing")

    def _picture(self, picture: Picture) -> None:
        jpeg, width, height = printed(picture)
        scale = min(1.0, self.frame.width / width, (self.frame.height - self.styles.pitch) / height)
        paragraph = self._para("", "Picture", keep=bool(picture.caption))
        self.pictures += 1
        # The library's own add_picture digests every earlier picture anew for each further one.
        name = PackURI(f"/word/media/image{self.pictures}.jpg")
        part = ImagePart.from_image(Image.from_blob(jpeg), name)
        relation = self.file.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        size = Pt(width * scale), Pt(height * scale)
        inline = CT_Inline.new_pic_inline(self.pictures, relation, f"{self.pictures}.jpg", *size)
        paragraph.add_run()._r.add_drawing(inline)
        if picture.caption:
            self._para(picture.caption, "Caption")


def _cell(text: str, width: int, style: str) -> str:
    said = clean(text)
    inner = f'<w:r><w:t xml:space="preserve">{escape(said)}</w:t></w:r>' if said else ""
    align = "top" if style == "TableText" else "center"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p></w:tc>'
    )


def _table_xml(table: Table, styles: Styles, frame: Frame) -> str:
    widths = [round((right - left) * 20) for left, right in pairwise(tables.edges(table, frame.width))]
    names = ["TableMiddle" if column in table.centred else "TableText" for column in range(len(widths))]
    edge, pad = round(styles.table.rule * 8), round(styles.table.pad * 20)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{edge}" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="{pad}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    least = styles.cells_type(landscape=frame.page_width > frame.page_height)[1] * table.least * 20
    tall = f'<w:trHeight w:val="{round(least) + 2 * pad}" w:hRule="atLeast"/>' if table.least > 1 else ""
    head = "".join(_cell(text, width, "TableHead") for text, width in zip(table.head, widths, strict=True))
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for place, row in enumerate(table.rows):
        cells = "".join(_cell(text, width, name) for text, width, name in zip(row, widths, names, strict=True))
        rows.append(
            f"<w:tr><w:trPr><w:cantSplit/>{tall if tables.least_lines(table, place) > 1 else ''}</w:trPr>{cells}</w:tr>"
        )
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
