"""Page, head and foot of a Word file: paper, margins, grid, the red head of page 1, page numbers."""

from copy import deepcopy

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Header
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from documents.paper.heads import (
    mark_size,
    mark_top,
    number_line,
    number_turned,
    side_size,
    sides,
    signers,
    signers_left,
    title_line,
    upper_marks,
)
from documents.paper.model import Document, Form, clean
from documents.paper.styles import MM, Face, Styles
from documents.paper.typeset import Span
from documents.paper.word_styles import fonts, line_pitch, off_grid

FOOTER_RISE = 2.2  # mm from the bottom of the footer to the upper edge of its dash
FRAME_SLACK = 0.02  # of the mark's em between the top of its exact line and its ink
DESCENT = 0.10  # of the mark's em between its ink and the end of its line
DOUBLE = 2.0  # of the thick rule: all of a double border, its thin rule and its gap each half as thick
LETTER_DESCENT = 2.0  # points below the words beside the double rule, in their first line
RULE_LINE = 1.0  # points of the empty line that bears a rule
HEADER_SLACK = 1.5  # points that borders may differ between word processors without costing the page a line


def set_up(file: WordFile, document: Document, styles: Styles) -> None:
    """Everything around the text."""
    section = file.sections[0]
    _paper(section, document, styles)
    number = styles.size.page_number
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    odd.paragraph_format.right_indent = even.paragraph_format.left_indent = Pt(number)
    for paragraph in (odd, even) if number_turned(document.form, styles) else ():
        _turn(paragraph, styles)
    section.different_first_page_header_footer = document.form in (Form.LETTER, Form.DOCUMENT)
    if document.form is Form.LETTER:
        _lower_rules(section.first_page_footer.paragraphs[0], styles)
    elif document.form is Form.DOCUMENT:
        first = section.first_page_footer.paragraphs[0]
        first._p.addprevious(deepcopy(odd._p))
        first._p.getparent().remove(first._p)
    if section.different_first_page_header_footer:
        _Head(section.first_page_header, document, styles).write()


def _turn(paragraph: Paragraph, styles: Styles) -> None:
    """Put a page number where it stands when the page is turned with its head to the left: into a cell written down.

    In a table, for that is what word processors turn alike; the paragraph that has to follow it takes no room.
    """
    page = styles.page
    left = (page.bottom - styles.page_number.below - FOOTER_RISE) * MM
    place, top, wide, high = (
        round(points * 20) for points in (left, page.left * MM, styles.size.page_number, styles.area)
    )
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{place}" '
        f'w:tblpY="{top}"/><w:tblW w:w="{wide}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{wide}"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="{high}" w:hRule="exact"/>'
        f'</w:trPr><w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr></w:tc>'
        "</w:tr></w:tbl>"
    )
    paragraph._p.addprevious(table)
    rest = parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="Nothing"/></w:pPr></w:p>')
    table.addnext(rest)
    next(table.iter(qn("w:tc"))).append(paragraph._p)


def _paper(section: Section, document: Document, styles: Styles) -> None:
    landscape = document.form is Form.LANDSCAPE
    page, margins = styles.page, styles.landscape if landscape else styles.page
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    size = (page.height, page.width) if landscape else (page.width, page.height)
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.footer_distance = Mm(margins.bottom - styles.page_number.below - FOOTER_RISE)
    section.header_distance = Pt(_head_top(document, styles))
    for grid in list(section._sectPr.iter(qn("w:docGrid"))):
        if landscape:  # its lines do not fill a wide page, and LibreOffice sets them lower by half of what is left
            section._sectPr.remove(grid)
        else:
            grid.set(qn("w:linePitch"), str(round(line_pitch(styles).twips)))


def _mark_top(document: Document, styles: Styles) -> float:
    """From the top of the page to the head: the ink of the mark stands a little below."""
    return mark_top(document, styles) - FRAME_SLACK * mark_size(clean(document.mark), styles)


def _head_top(document: Document, styles: Styles) -> float:
    """Where the head begins: with the mark, or with what stands above it in a red document."""
    if document.form is Form.DOCUMENT and upper_marks(document):
        return styles.page.top * MM
    return _mark_top(document, styles) if document.form in (Form.LETTER, Form.DOCUMENT) else 15 * MM


def border(paragraph: Paragraph, side: str, kind: str, eighths: int, space: int, styles: Styles) -> None:
    """A rule above or below a paragraph."""
    colour = styles.colour.red.upper()
    xml = f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{xml}</w:pBdr>"), "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"
    )


def _lower_rules(paragraph: Paragraph, styles: Styles) -> None:
    """The lower double rule of a letter, in a frame at its place on the page."""
    letter = styles.letter
    at = (styles.page.height - letter.rule_foot) * MM - DOUBLE * letter.thick - RULE_LINE
    start = (styles.page.width - letter.rule_length) / 2 * MM
    frame = (
        f'<w:framePr {nsdecls("w")} w:w="{round(letter.rule_length * MM * 20)}" w:wrap="through" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{round(start * 20)}" w:y="{round(at * 20)}"/>'
    )
    rest = deepcopy(paragraph._p)
    paragraph._p.addnext(rest)
    # Below its line as the upper one: above it, word processors take the order of thin and thick the other way round.
    border(paragraph, "bottom", "thinThickMediumGap", round(letter.thick * 8), 0, styles)
    paragraph._p.get_or_add_pPr().insert(1, parse_xml(frame))


class _Head:
    """The red head of page 1; it reaches down to the line of the grid where the title starts."""

    def __init__(self, header: _Header, document: Document, styles: Styles) -> None:
        self.document, self.styles, self.header = document, styles, header
        self.at = _head_top(document, styles)
        self.first: Paragraph | None = header.paragraphs[0]

    def write(self) -> None:
        """All lines from the top down."""
        page, styles = self.styles.page, self.styles
        if self.document.form is Form.LETTER:
            self._letter()
        else:
            self._document()
        to = page.top * MM + (title_line(self.document, styles) - 1) * styles.pitch - HEADER_SLACK
        self._line(max(1.0, to - self.at), "Nothing")

    def _letter(self) -> None:
        letter, page, styles = self.styles.letter, self.styles.page, self.styles
        size = mark_size(clean(self.document.mark), styles)
        mark = self._mark(size)
        side = (page.width - letter.rule_length) / 2
        mark.paragraph_format.left_indent = Mm(side - page.left)
        mark.paragraph_format.right_indent = Mm(side - page.right)
        space = round(letter.rule_below_mark * MM - DESCENT * size)
        border(mark, "bottom", "thickThinMediumGap", round(letter.thick * 8), space, styles)
        self.at += space + DOUBLE * letter.thick
        first = styles.size.body * 15 / 8 + LETTER_DESCENT
        for number, (left, right) in enumerate(sides(self.document)):
            self._sides(left, right, styles.pitch if number else first)

    def _document(self) -> None:
        styles, measures = self.styles, self.styles.document
        for mark in upper_marks(self.document):
            self._sides(mark, [], styles.pitch)
        self._down(_mark_top(self.document, styles))
        self._mark(mark_size(clean(self.document.mark), styles))
        self._down(styles.page.top * MM + (number_line(self.document, styles) - 1) * styles.pitch)
        *before, last = signers(self.document) or [[]]
        for names in before:
            self._signed([], names)
        if last:
            line = self._signed([(self.document.number, Face.FANG)], last)
        else:
            line = self._line(styles.pitch)
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.add_run(clean(self.document.number))
        space = round(measures.rule_below_number * MM - (styles.pitch - styles.size.body) / 2)
        border(line, "bottom", "single", round(measures.thick * 8), space, styles)
        self.at += space + measures.thick

    def _mark(self, size: float) -> Paragraph:
        paragraph = self._line(size, "Red Mark")
        paragraph.add_run(clean(self.document.mark)).font.size = Pt(round(size * 2) / 2)
        return paragraph

    def _sides(self, left: list[Span], right: list[Span], height: float) -> None:
        """One text at the left and one at the right edge."""
        paragraph = self._line(height)
        shape = paragraph.paragraph_format
        shape.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.RIGHT
        if left and right:
            shape.tab_stops.add_tab_stop(Pt(self.styles.area), WD_TAB_ALIGNMENT.RIGHT)
        tabbed = {len(left)} if left else set()
        self._write(paragraph, [*left, *right], tabbed, side_size(left, right, 0.0, self.styles))

    def _signed(self, number: list[Span], names: list[Span]) -> Paragraph:
        """发文字号 one sign in, 签发人 where those of all lines begin: by tabs, an indent would shorten the rule."""
        paragraph = self._line(self.styles.pitch)
        shape = paragraph.paragraph_format
        shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
        if number:
            shape.tab_stops.add_tab_stop(Pt(self.styles.cell))
        shape.tab_stops.add_tab_stop(Pt(signers_left(self.document, self.styles)))
        size = side_size(number, names, self.styles.cell, self.styles)
        self._write(paragraph, [*number, *names], {0, len(number)}, size)
        return paragraph

    def _write(self, paragraph: Paragraph, spans: list[Span], tabbed: set[int], size: float) -> None:
        """Texts in their faces, those that are tabbed at the next stop; smaller where the line has no room."""
        for place, (text, face) in enumerate(spans):
            run = paragraph.add_run("\t" if place in tabbed else "")
            run.add_text(clean(text))
            fonts(run._r.get_or_add_rPr(), face, self.styles)
            if size < self.styles.size.body:
                run.font.size = Pt(int(size * 2) / 2)

    def _line(self, height: float, style: str = "Normal") -> Paragraph:
        paragraph = self.first or self.header.add_paragraph()
        self.first = None
        paragraph.style = style
        paragraph.paragraph_format.line_spacing = Pt(round(height * 20) / 20)
        off_grid(paragraph._p.get_or_add_pPr())
        self.at += height
        return paragraph

    def _down(self, to: float) -> None:
        """An empty line that fills the way to that height."""
        if to - self.at > 1:
            self._line(to - self.at, "Nothing")
