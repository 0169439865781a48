"""Document → PDF by reportlab's canvas alone: the layout is ours, the same document gives the same bytes."""

from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from documents import faces, layout, styles
from documents.model import Document, clean
from documents.rows import Frame, Mark, Page, Photo, Rule, Text
from documents.styles import Face, Styles

PRODUCER = "复诊"


def write(document: Document, path: Path, measures: Styles | None = None) -> None:
    """Write the document as PDF."""
    path.write_bytes(as_bytes(document, measures))


def as_bytes(document: Document, measures: Styles | None = None) -> bytes:
    """The PDF of the document."""
    measures = measures or styles.load()
    frame, out = Frame.of(document.form, measures), BytesIO()
    rl_config.useA85 = 0  # binary streams: a sixth smaller
    # Without a first font of ours the library would add its own Helvetica, which is not embedded.
    options: dict[str, Any] = {"invariant": 1, "initialFontName": faces.name(Face.FANG), "lang": "zh-CN"}
    canvas = Canvas(out, pagesize=(frame.page_width, frame.page_height), pageCompression=1, **options)
    canvas.setTitle(clean(document.title))
    canvas.setAuthor(clean(document.author))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    outline: list[int] = []
    for page in layout.pages(document, measures):
        _draw(canvas, page, frame.page_height, measures, outline)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, page: Page, height: float, measures: Styles, outline: list[int]) -> None:
    red = tuple(int(measures.colour.red[k : k + 2], 16) / 255 for k in (0, 2, 4))
    for op in page.ops:
        match op:
            case Text():
                canvas.setFillColorRGB(*(red if op.red else (0, 0, 0)))
                _text(canvas, op, height)
            case Rule():
                canvas.setStrokeColorRGB(*(red if op.red else (0, 0, 0)))
                canvas.setLineWidth(op.thick)
                canvas.line(op.x0, height - op.y0, op.x1, height - op.y1)
            case Photo():
                place = op.x, height - op.y - op.height, op.width, op.height
                canvas.drawImage(ImageReader(BytesIO(op.jpeg)), *place)
            case Mark():
                _bookmark(canvas, op, height, outline)


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
    line.setFont(faces.name(op.run.face), op.run.size)
    line.setCharSpace(op.run.space)
    line.textOut(op.run.text)
    canvas.drawText(line)
