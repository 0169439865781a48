"""Blocks flow onto pages: every line on the grid, headings with what follows them, a signature with what it signs."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil

from documents.paper import faces, heads, tables
from documents.paper.colophon import colophon_row
from documents.paper.grid import CLOSING, OPENING
from documents.paper.model import (
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
    clean,
    numbered,
)
from documents.paper.rows import Frame, Mark, Page, Row, blank, picture_rows, text_row
from documents.paper.shapes import (
    HEADING_FACES,
    attachment_shapes,
    holds_text,
    is_short,
    label_face,
    title_lines,
)
from documents.paper.signatures import signature_lines
from documents.paper.styles import Face, Styles
from documents.paper.typeset import Measure, Span, lines, one_line

Piece = list[Row] | Table | Annex  # the last as the start of a new page
FEW, LEAST_LEFT = 7, 2  # signs of a widow; lines of its paragraph that stay before it
LEAD = 2  # lines of a paragraph that stand above the table it leads to
AIR = Row(1, keep=True)  # a blank line that a page needs to be full


@dataclass
class Flow:
    """The pages as they fill."""

    frame: Frame
    styles: Styles
    pages: list[Page] = field(default_factory=list)
    line: int = 0  # next free line of the last page
    full: list[int] = field(default_factory=list)  # lines used of each page that is done
    begun: dict[int, tuple[int, int]] = field(default_factory=dict)  # page and line, from 0, where each block begins
    gaps: dict[int, float] = field(default_factory=dict)  # points from the end of each table to the next line
    aired: set[int] | None = None  # blocks that got a blank line against a widow; None where none is looked for

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        if self.pages:
            self.full.append(self.line)
        self.pages.append(Page())
        self.line = 0

    def put(self, group: list[Row], also: int = 0) -> None:
        """Set rows that stay together, with room for `also` further lines below; blank rows vanish at a page's top."""
        below = also + sum(row.below for row in group[-1:])
        over = self.line + sum(row.lines for row in group) + below - self.frame.lines
        if self.line and over > 0:
            self.new_page()
        for row in group:
            if self.line + row.lines > self.frame.lines:
                self.new_page()
            if row.blank and not self.line and len(self.pages) > 1:
                continue
            if row.begins is not None:
                self.begun[row.begins] = len(self.pages) - 1, self.line
            top = self.frame.top + self.line * self.styles.pitch
            self.pages[-1].ops += [op.moved(self.frame.left, top) for op in row.ops]
            self.line += row.lines


def flowed(document: Document, styles: Styles, blocks: tuple[Block, ...], *, widows: bool = False) -> Flow:
    """Pages filled with these first blocks of the document, without page numbers; widows: looking for them."""
    flow = Flow(Frame.of(document.form, styles), styles, aired=set() if widows else None)
    flow.new_page()
    flow.line = heads.begin(document, styles, flow.pages[0])
    pieces: list[Piece] = []
    for place, (block, label) in enumerate(numbered(blocks)):
        if isinstance(block, Table) and place and isinstance(blocks[place - 1], Para):
            _keep_lead(pieces[-1])
        if isinstance(block, Table | Annex):
            pieces.append(block)
        if not isinstance(block, Table):
            rows = rows_of(block, label, flow.frame, styles)
            pieces.append([replace(row, begins=place) for row in rows[:1]] + rows[1:])
        if holds_text(block):
            _keep_last_line(pieces)
    _place(pieces, flow)
    return flow


def _keep_last_line(pieces: list[Piece]) -> None:
    """The last line of the text goes with what is signed."""
    before = pieces[-2] if len(pieces) > 1 else None
    if isinstance(before, list) and before:
        before[-1] = before[-1].kept()


def _keep_lead(text: Piece) -> None:
    """A short paragraph goes whole with the table it leads to, a longer one with its last lines."""
    if isinstance(text, list):
        held = LEAD if len(text) > LEAD + 1 else len(text)
        text[len(text) - held :] = [row.kept() for row in text[len(text) - held :]]


def _place(pieces: list[Piece], flow: Flow) -> None:
    waiting: list[Row] = []
    block, first = -1, 0  # which block this is, and which the waiting rows begin with
    for piece in pieces:
        if not isinstance(piece, Annex):
            block += 1
            first = first if waiting else block
        if isinstance(piece, Annex):
            flow.put(waiting)
            waiting = []
            if flow.line or len(flow.pages) > 1:
                flow.new_page()
        elif isinstance(piece, Table):
            setting = tables.Setting(piece, flow.frame, flow.styles)
            flow.put(waiting, setting.least_lines)
            waiting = []
            before = len(flow.pages)
            end = tables.put(setting, flow.pages, flow.line)
            flow.line = ceil(end - 0.001)
            flow.gaps[block] = max(0.0, flow.line - end) * flow.styles.pitch
            flow.full += [flow.frame.lines] * (len(flow.pages) - before)
        else:
            if flow.aired is not None and _widow(piece, flow, waiting):
                waiting.insert(0, AIR)
                flow.aired.add(first)
            for row in piece:
                waiting.append(row)
                if not row.keep:
                    flow.put(waiting)
                    waiting = []
    flow.put(waiting)


def _widow(rows: list[Row], flow: Flow, waiting: list[Row]) -> bool:
    """Whether a few signs would be all of a paragraph that goes on at the top of the next page.

    A longer last line stays: the standard wants full pages, and a blank line is the greater evil.
    """
    free = flow.frame.lines - flow.line - sum(row.lines for row in waiting)
    text = all(row.lines == 1 and not row.blank for row in rows) and not any(row.keep for row in rows[:-1])
    return text and free >= LEAST_LEFT and len(rows) == free + 1 and 0 < rows[-1].signs <= FEW


def rows_of(block: Block, label: str, frame: Frame, styles: Styles) -> list[Row]:  # noqa: PLR0911 (one case each)
    """One block as rows of the grid; tables go another way."""
    match block:
        case Title(text=text):
            return [*_title(text, frame, styles), blank()]
        case Annex(label=mark, title=title):
            head = _paragraph([(mark, label_face(block))], 0.0, frame, styles)
            gap = [blank()] if block.is_attachment else []  # the title of an annex stands on the third line
            return _kept([*head, *gap, *_title(title, frame, styles), blank()])
        case Addressee(text=text):
            return [*[AIR] * block.above, *_paragraph([(text, Face.FANG)], 0.0, frame, styles)]
        case Heading():
            return _heading(block, label, frame, styles)
        case Para(text=text, indent=indent):
            rows = _paragraph([(text, Face.FANG)], 2.0 if indent else 0.0, frame, styles)
            return [*[AIR] * block.above, *rows]
        case AttachmentNote():
            return _attachments(block, frame, styles)
        case Signature():
            return _signature(block, frame, styles)
        case Colophon():
            return [Row(block.above, keep=True), colophon_row(block, frame, styles)]
        case Picture():
            return picture_rows(block, frame, styles)
    return []


def _kept(rows: list[Row]) -> list[Row]:
    return [row.kept() for row in rows]


def _title(text: str, frame: Frame, styles: Styles) -> list[Row]:
    size, found = styles.size.title, []
    for line in title_lines(text, frame, styles):
        set_line = one_line([(line, Face.BIAOSONG)], size, size, faces.of(styles))
        # A mark at an end has half a cell of nothing: the ink stands in the middle, not the cells.
        ink = set_line.width - size / 2 * (line.endswith(tuple(CLOSING)) - line.startswith(tuple(OPENING)))
        found.append(text_row(set_line, (frame.width - ink) / 2, styles, size).kept())
    found[0] = found[0].marked(Mark(0, clean(text)))
    return found


def _heading(block: Heading, label: str, frame: Frame, styles: Styles) -> list[Row]:
    """A heading and what goes on behind it; in the outline where it has words: a bare number would say nothing."""
    spans = [(label + block.text, HEADING_FACES[block.level - 1]), (block.body, Face.FANG)]
    rows = _paragraph(spans, 2.0, frame, styles)
    if block.text:
        rows[0] = rows[0].marked(Mark(block.level, label + clean(block.text).rstrip("。"), bool(block.body)))
    return [*[AIR] * block.above, *(rows if block.body else _kept(rows))]


def _paragraph(spans: list[Span], indent: float, frame: Frame, styles: Styles) -> list[Row]:
    return list(_broken(tuple((clean(text), face) for text, face in spans), indent, frame, styles))


@lru_cache(maxsize=4096)
def _broken(spans: tuple[Span, ...], indent: float, frame: Frame, styles: Styles) -> tuple[Row, ...]:
    """Kept for the second look at the same paragraph, when a page has to be filled otherwise."""
    measure = Measure(
        fonts=faces.of(styles), size=styles.size.body, cell=styles.cell, width=frame.width, first=indent * styles.cell
    )
    return tuple(text_row(line, 0.0, styles, styles.size.body) for line in lines(spans, measure))


def _attachments(note: AttachmentNote, frame: Frame, styles: Styles) -> list[Row]:
    """附件说明, on the page of what follows with its last line."""
    found, cell, size = [blank().kept()] * note.above, styles.cell, styles.size.body
    for text, first, hang in attachment_shapes(note, styles):
        measure = Measure(fonts=faces.of(styles), size=size, cell=cell, width=frame.width, first=first, hang=hang)
        found += [text_row(line, 0.0, styles, size) for line in lines([(clean(text), Face.FANG)], measure)]
    return _kept(found) if is_short(note) else [*found[:-1], found[-1].kept()]


def _signature(block: Signature, frame: Frame, styles: Styles) -> list[Row]:
    """署名和成文日期, all on one page."""
    size, rows = styles.size.body, []
    for placed in signature_lines(block, styles):
        row = Row(1)
        for text, inset in placed:
            line = one_line([(text, Face.FANG)], size, styles.cell, faces.of(styles))
            row = replace(row, ops=row.ops + text_row(line, frame.width - inset - line.width, styles, size).ops)
        rows.append(row)
    return [*_kept([blank()] * block.blanks), *_kept(rows[:-1]), rows[-1]]
