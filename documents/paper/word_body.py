"""The blocks of a document as paragraphs, pictures and tables of a Word file."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import zip_longest

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
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

from documents.paper import model, tables
from documents.paper.heads import BLANKS, upper_marks
from documents.paper.layout import kept_blocks, table_gaps
from documents.paper.model import Block, Document, Form, clean
from documents.paper.prints import fitted
from documents.paper.rows import Frame, whole_lines
from documents.paper.shapes import (
    HEADING_FACES,
    attachment_shapes,
    is_short,
    label_face,
    length,
    title_lines,
)
from documents.paper.signatures import signature_lines
from documents.paper.styles import Styles
from documents.paper.typeset import Span
from documents.paper.word_colophon import colophon_frames
from documents.paper.word_styles import fonts
from documents.paper.word_tables import table_xml

LEAST_LINE = 0.1  # points: a table that ends its page leaves no more room


def fill(file: WordFile, document: Document, styles: Styles, frame: Frame) -> None:
    """All blocks in order."""
    body = _Body(file, styles, frame)
    if document.form is Form.PLAIN:
        body.marks(upper_marks(document))
    kept, gaps = set(kept_blocks(document, styles)), table_gaps(document, styles)
    for place, (block, after) in enumerate(zip_longest(document.blocks, document.blocks[1:])):
        body.add(block, keep=place in kept, gap=None if isinstance(after, model.Annex) else gaps.get(place, 0.0))


@dataclass
class _Body:
    """The text as it grows."""

    file: WordFile
    styles: Styles
    frame: Frame
    pictures: int = 0
    lists: int = 1  # the text counts its headings, and so does each annex

    def marks(self, marks: Sequence[Sequence[Span]]) -> None:
        """份号, 密级, 紧急程度 above the title of a paper without a red head."""
        for text, face in (span for mark in marks for span in mark):
            for run in self._para(text, keep=True).runs:
                fonts(run._r.get_or_add_rPr(), face, self.styles)
        self._blanks(BLANKS if marks else 0)

    def add(self, block: Block, *, keep: bool, gap: float | None) -> None:  # noqa: C901 (one case each)
        """One block; keep holds it on the page of what follows, gap is the room below a table, None at an annex."""
        match block:
            case model.Title(text=text):
                self._title(text)
            case model.Annex(label=label, title=title):
                self._new_list()
                marked = self._para(label, "Annex Label")
                for run in () if block.is_attachment else marked.runs:
                    fonts(run._r.get_or_add_rPr(), label_face(block), self.styles)
                self._blanks(int(block.is_attachment))
                self._title(title)
            case model.Addressee(text=text):
                self._blanks(block.above)
                self._para(text)
            case model.Heading():
                self._blanks(block.above)
                self._heading(block, keep=keep)
            case model.Para(text=text, indent=indent):
                self._blanks(block.above)
                self._para(text, "Body Text" if indent else "Normal", keep=keep)
            case model.Table():
                self._table(block, gap)
            case model.Picture():
                self._picture(block)
            case model.AttachmentNote():
                self._blanks(block.above)
                self._attachments(block)
            case model.Signature():
                self._blanks(block.blanks)
                self._signature(block)
            case model.Colophon():
                self._insert(*colophon_frames(block, self.styles, self.frame))
                self._para("", "Nothing")

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
        first, *rest = title_lines(text, self.frame, self.styles)
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

    def _heading(self, block: model.Heading, *, keep: bool) -> None:
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

    def _attachments(self, note: model.AttachmentNote) -> None:
        shapes = list(attachment_shapes(note, self.styles))
        for place, (text, first, hang) in enumerate(shapes, 1):
            shape = self._para(text, keep=place == len(shapes) or is_short(note)).paragraph_format
            shape.left_indent, shape.first_line_indent = Pt(hang), Pt(first - hang)

    def _signature(self, block: model.Signature) -> None:
        lines = signature_lines(block, self.styles)
        for left, placed in zip(reversed(range(len(lines))), lines, strict=True):
            paragraph = self._para("", "Signature", keep=left > 0)
            shape = paragraph.paragraph_format
            if len(placed) == 1:
                shape.right_indent = Pt(placed[0][1])
            else:
                shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
            for text, inset in placed:
                tabbed = len(placed) > 1
                if tabbed:
                    at = self.frame.width - inset - length(text, self.styles) / 2
                    shape.tab_stops.add_tab_stop(Pt(at), WD_TAB_ALIGNMENT.CENTER)
                paragraph.add_run("\t" * tabbed + clean(text))

    def _table(self, table: model.Table, gap: float | None) -> None:
        """The whole table as one piece of XML: a cell at a time would take minutes for a long list.

        The page after a full one would be blank if the paragraph below stood between a table and an annex.
        """
        room = tables.Setting(table, self.frame, self.styles).photo_room if table.pictures else (0.0, 0.0)
        drawn = [self._drawing(picture, *room) if picture else None for picture in table.pictures]
        self._insert(parse_xml(table_xml(table, self.styles, self.frame, drawn)))
        if gap is None:
            return
        below = self._para("", "Nothing", keep=table.below > 0)
        left = gap - self.styles.table.rule  # Word draws each rule on top of a row, and one more below the last
        below.paragraph_format.line_spacing = Pt(max(LEAST_LINE, int(left * 20) / 20))

    def _insert(self, *elements: BaseOxmlElement) -> None:
        """These at the end; a paragraph has to follow them."""
        for element in elements:
            self.file.element.body.insert_element_before(element, "w:sectPr")

    def _picture(self, picture: model.Picture) -> None:
        inline = self._drawing(picture, self.frame.width, self.frame.height - self.styles.pitch)
        paragraph = self._para("", "Picture", keep=bool(picture.caption))
        paragraph.add_run()._r.add_drawing(inline)
        shape, (_, free) = paragraph.paragraph_format, whole_lines(inline.extent.cy.pt, self.styles)
        shape.space_before = shape.space_after = Pt(int(free * 10) / 20)
        if picture.caption:
            self._para(picture.caption, "Caption")

    def _drawing(self, picture: model.Picture, width: float, height: float) -> CT_Inline:
        """The picture as a part of the file and the sign that stands for it in the text."""
        jpeg, wide, high = fitted(picture, width, height)
        self.pictures += 1
        # The library's own add_picture digests every earlier picture anew for each further one.
        name = PackURI(f"/word/media/image{self.pictures}.jpg")
        part = ImagePart.from_image(Image.from_blob(jpeg), name)
        relation = self.file.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        inline = CT_Inline.new_pic_inline(self.pictures, relation, f"{self.pictures}.jpg", Pt(wide), Pt(high))
        inline.docPr.set("descr", clean(picture.caption))
        for side in ("distT", "distB", "distL", "distR"):  # LibreOffice keeps three millimetres free otherwise
            inline.set(side, "0")
        return inline
