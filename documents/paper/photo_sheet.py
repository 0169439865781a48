"""One photograph on a sheet of A4 with the words that say what it is."""

from io import BytesIO

from PIL import Image

from documents.paper import faces, pdf, styles
from documents.paper.model import clean
from documents.paper.rows import Frame, Page, Photo, text_row
from documents.paper.styles import MM, Face
from documents.paper.typeset import Measure, lines

SHORT, LONG = 210 * MM, 297 * MM
MARGIN = 12 * MM
WORDS = 9.0  # points
ABOVE = 6.0  # points between the picture and the words


def as_bytes(jpeg: bytes, words: str) -> bytes:
    """The PDF, lying for what is wider than high: the picture as large as the sheet allows, never cut."""
    measures = styles.load()
    with Image.open(BytesIO(jpeg)) as opened:
        wide, high = opened.size
    sheet = (LONG, SHORT) if wide > high else (SHORT, LONG)
    width, height = (side - 2 * MARGIN for side in sheet)
    frame = Frame(MARGIN, MARGIN, width, height, 0, *sheet)
    measure = Measure(fonts=faces.of(measures), size=WORDS, cell=WORDS, width=width)
    told = [
        text_row(line, (width - line.width) / 2, measures, WORDS)
        for line in lines([(clean(words), Face.FANG)], measure)
    ]
    room = height - ABOVE - len(told) * measures.pitch
    scale = min(width / wide, room / high)
    picture = Photo(MARGIN + (width - wide * scale) / 2, MARGIN, wide * scale, high * scale, jpeg, clean(words))
    foot = MARGIN + height - len(told) * measures.pitch
    texts = [op.moved(MARGIN, foot + n * measures.pitch) for n, row in enumerate(told) for op in row.ops]
    return pdf.drawn([Page([picture, *texts])], frame, measures, title=words, author="")
