"""A PDF of ours, open for reading or drawing; the library behind it may be used by one thread at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import NamedTuple

import pypdfium2 as pdfium

_ONE_AT_A_TIME = Lock()


class Raster(NamedTuple):
    """A page as a printer takes it: rows of blue, green, red and a byte without meaning."""

    width: int
    height: int
    stride: int
    data: bytes


@contextmanager
def opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document; nobody else reads or draws one meanwhile, so never to be asked for on the GUI thread."""
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def raster(document: pdfium.PdfDocument, number: int, dpi: int) -> Raster:
    """A page, from 0, on white."""
    page = document[number]
    drawn = page.render(scale=dpi / 72, may_draw_forms=False, prefer_bgrx=True)
    try:
        return Raster(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
    finally:
        drawn.close()
        page.close()
