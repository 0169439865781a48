"""Document → PDF by reportlab's canvas alone: the layout is ours, the same document gives the same bytes."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from documents.paper import faces, layout, styles
from documents.paper.model import Document, clean
from documents.paper.pdf_archive import PRODUCER, Tag, archived
from documents.paper.rows import Begins, Cell, Frame, Mark, Page, Photo, Rule, Text
from documents.paper.styles import Face, Styles


def write(document: Document, path: Path, measures: Styles | None = None) -> None:
    """Write the document as PDF."""
    path.write_bytes(as_bytes(document, measures))


def as_bytes(document: Document, measures: Styles | None = None) -> bytes:
    """The PDF of the document."""
    measures = measures or styles.load()
    frame = Frame.of(document.form, measures)
    return drawn(layout.pages(document, measures), frame, measures, document.title, document.author)


def drawn(pages: Iterable[Page], frame: Frame, measures: Styles, title: str, author: str) -> bytes:
    """The PDF of pages that are laid out."""
    out = BytesIO()
    rl_config.useA85 = 0  # binary streams: a sixth smaller
    # Without a first font of ours the library would add its own Helvetica, which is not embedded.
    options: dict[str, Any] = {"invariant": 1, "initialFontName": faces.of(measures).own(Face.FANG), "lang": "zh-CN"}
    canvas = Canvas(out, pagesize=(frame.page_width, frame.page_height), pageCompression=1, **options)
    canvas.setTitle(clean(title))
    canvas.setAuthor(clean(author))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    outline: list[int] = []
    tags = []
    for page in pages:
        drawing = _Drawing(canvas, frame, measures, outline)
        drawing.draw(page)
        tags.append(drawing.tags)
        canvas.showPage()
    canvas.save()
    return archived(out.getvalue(), clean(title), clean(author), tags)


class _Drawing:
    """One page; what belongs together is marked so that a machine can read it aloud."""

    def __init__(self, canvas: Canvas, frame: Frame, measures: Styles, outline: list[int]) -> None:
        self.canvas, self.frame, self.outline = canvas, frame, outline
        self.red = tuple(int(measures.colour.red[k : k + 2], 16) / 255 for k in (0, 2, 4))
        self.tags: list[Tag] = []
        self.open: str = ""  # the mark that is open
        self.line = 0.0  # where the last text stood
        self.in_cell = False
        self.size, self.indent = measures.size.body, frame.left + measures.cell

    def draw(self, page: Page) -> None:
        """Everything on it, in order."""
        for op in page.ops:
            match op:
                case Text():
                    self._mark_text(op)
                    self.canvas.setFillColorRGB(*(self.red if op.red else (0, 0, 0)))
                    _text(self.canvas, op, self.frame.page_height)
                case Rule():
                    self.in_cell = False
                    self._mark("Artifact")
                    self._rule(op)
                case Cell(begins=begins, head=head):
                    self.in_cell = True
                    self._mark("Artifact" if begins is Begins.AGAIN else "TH" if head else "TD", begins=begins)
                case Photo():
                    self._mark("Figure", op.told)
                    place = op.x, self.frame.page_height - op.y - op.height, op.width, op.height
                    self.canvas.drawImage(ImageReader(BytesIO(op.jpeg)), *place)
                case Mark():
                    self._mark("")
                    _bookmark(self.canvas, op, self.frame.page_height, self.outline)
                    self.open, self.line = "next P" if op.run_in else f"next H{len(self.outline)}", 0.0
        self._mark("")

    def _mark_text(self, op: Text) -> None:
        """A heading is its own line; outside the type area stands the page number."""
        if self.in_cell:
            return
        if op.turned or op.y > self.frame.top + self.frame.height:
            self._mark("Artifact")
        elif self.open.startswith("next "):
            name, self.open, self.line = self.open.removeprefix("next "), "", op.y
            self._mark(name)
        elif not (self.open.startswith("H") and abs(op.y - self.line) < 1):
            if self.open == "P" and op.y != self.line and op.run.size == self.size and op.x > self.indent:
                self._mark("")  # an indented line begins a paragraph
            self._mark("P")
            self.line = op.y

    def _mark(self, name: str, told: str = "", begins: str = "") -> None:
        """Close what is open, open another; the same goes on, except a picture or a cell."""
        if name == self.open and name not in ("Figure", "TH", "TD"):
            return
        code: list[str] = self.canvas._code  # type: ignore[attr-defined]
        if self.open and not self.open.startswith("next "):
            code.append("EMC")
        if name == "Artifact":
            code.append("/Artifact BMC")
        elif name:
            code.append(f"/{name} <</MCID {len(self.tags)}>> BDC")
            self.tags.append(Tag(name, told, begins or ("inside" if self.in_cell else "")))
        self.open = name

    def _rule(self, op: Rule) -> None:
        height = self.frame.page_height
        self.canvas.setStrokeColorRGB(*(self.red if op.red else (0, 0, 0)))
        self.canvas.setLineWidth(op.thick)
        self.canvas.line(op.x0, height - op.y0, op.x1, height - op.y1)


def _bookmark(canvas: Canvas, mark: Mark, height: float, outline: list[int]) -> None:
    """Outline levels may not be jumped over: a 1. right below 一、 hangs directly under it."""
    while outline and outline[-1] >= mark.level:
        outline.pop()
    key = f"place{canvas.getPageNumber()}-{mark.y:.0f}"
    canvas.bookmarkHorizontal(key, 0, height - mark.y)
    canvas.addOutlineEntry(mark.text, key, len(outline), closed=False)
    outline.append(mark.level)


def _text(canvas: Canvas, op: Text, height: float) -> None:
    line = canvas.beginText(op.x, height - op.y)
    if op.turned:
        line.setTextTransform(0, -1, 1, 0, op.x, height - op.y)
    line.setFont(op.run.font, op.run.size)
    line.setCharSpace(op.run.space)
    line.textOut(op.run.text)
    canvas.drawText(line)
