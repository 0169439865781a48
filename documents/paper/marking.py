"""Where words stand on the pages of a PDF of ours, and a copy of it with these words marked: only ever for the eye."""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from documents.paper.opened import opened
from documents.paper.pdf_signs import drawn, plain

INK = (1.0, 0.88, 0.69)  # the mark of look.toml, under the words
PAD = 1.0  # points around a sign
SAME_LINE = 2.0  # points by which signs of one line may stand apart


class Box(NamedTuple):
    """Points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


class Place(NamedTuple):
    """page counts from 0."""

    page: int
    boxes: tuple[Box, ...]


class Words:
    """All signs of a PDF in reading order, each with its box."""

    def __init__(self, pdf: bytes) -> None:
        self._signs: list[str] = []
        self._boxes: list[tuple[int, Box]] = []
        with opened(pdf) as document:
            for number in range(len(document)):
                self._read(document[number], number)
        self._text = "".join(self._signs)

    def _read(self, page: pdfium.PdfPage, number: int) -> None:
        text = page.get_textpage()
        rect = pdfium_c.FS_RECTF()
        for place, sign in drawn(text):
            pdfium_c.FPDFText_GetLooseCharBox(text, place, rect)
            box = Box(rect.left, rect.bottom, rect.right, rect.top)
            for each in plain(sign):
                self._signs.append(each)
                self._boxes.append((number, box))
        text.close()
        page.close()

    def find(self, text: str, span: tuple[int, int] | None = None, after: int = 0) -> tuple[Place | None, int]:
        """Where a text stands, or the span of signs in it that is wanted, and where its end is; looked for from
        `after` on, then from the beginning. None when it does not stand there in one piece."""
        start, end = span or (0, len(text))
        wanted, before = plain(text), len(plain(text[:start]))
        length = len(plain(text[start:end]))
        at = self._text.find(wanted, after)
        if at < 0:
            at = self._text.find(wanted)
        if at < 0 or not length:
            return None, after
        return self._place(at + before, at + before + length), at + len(wanted)

    def _place(self, start: int, end: int) -> Place:
        """The lines of the first page that the signs stand on."""
        page = self._boxes[start][0]
        lines: list[Box] = []
        for number, box in self._boxes[start:end]:
            if number != page:
                break
            if lines and abs(lines[-1].bottom - box.bottom) < SAME_LINE and box.left >= lines[-1].left:
                lines[-1] = lines[-1]._replace(right=max(lines[-1].right, box.right))
            else:
                lines.append(box)
        return Place(page, tuple(lines))


def marked(pdf: bytes, places: Sequence[Place]) -> bytes:
    """A copy whose words at these places lie on a coloured ground."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for number in {place.page for place in places}:
            boxes = [box for place in places if place.page == number for box in place.boxes]
            code = [f"q {' '.join(map(str, INK))} rg", *map(_ground, boxes), "f Q"]
            document.pages[number].contents_add("\n".join(code).encode(), prepend=True)
        document.save(out)
    return out.getvalue()


def _ground(box: Box) -> str:
    left, bottom = box.left - PAD, box.bottom - PAD
    return f"{left:.2f} {bottom:.2f} {box.right + PAD - left:.2f} {box.top + PAD - bottom:.2f} re"
