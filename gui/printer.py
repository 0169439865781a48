"""The pages of the preview, drawn on a printer by a worker: no QObject is made here (see gui/pictures.py)."""

import re
from dataclasses import dataclass

from pypdfium2 import PdfDocument
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from documents.paper.opened import opened, raster
from domain.changes import Progress
from domain.errors import InputError, PlaceError

MOST_DPI = 300  # more than the eye sees on paper, and a page fits into memory
_PART = re.compile(r"(\d+)(?:[-—－~～至](\d+))?")
_BETWEEN = re.compile(r"[,，、;；\s]+")


@dataclass(frozen=True, kw_only=True)
class Order:
    """How it is printed; pages as typed, "" for all."""

    printer: str
    copies: int = 1
    both_sides: bool = True
    pages: str = ""


def printers() -> list[str]:
    """The printers of this computer, its usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)


def pages_of(text: str, count: int) -> list[int]:
    """`1-3，5` as page numbers from 0, in order; "" means all. InputError for what is none."""
    if not text.strip():
        return list(range(count))
    found: set[int] = set()
    for part in _BETWEEN.split(text.strip()):
        match = _PART.fullmatch(part)
        if match is None:
            raise InputError("页码请写成 1-3，5 这样。")
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= count:
            raise InputError(f"没有第 {part} 页，这份文书共 {count} 页。")
        found |= set(range(first - 1, last))
    return sorted(found)


def new_printer(name: str) -> QPrinter:
    """The printer of that name."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    if not printer.isValid():
        raise PlaceError(f"找不到打印机“{name}”，什么也没有印出，文书没有改动，请另选一台。")
    return printer


def printer_for(pdf: bytes, name: str, order: Order) -> QPrinter:
    """The printer set for this paper: size and orientation of its first page, sides and copies as ordered."""
    printer = new_printer(order.printer)
    printer.setDocName(name)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # Bound at the left: a sheet is turned over its long edge, also under a landscape list.
    sides = QPrinter.DuplexMode.DuplexLongSide if order.both_sides else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(sides)
    printer.setCollateCopies(True)
    printer.setCopyCount(order.copies)
    with opened(pdf) as document:
        width, height = document.get_page_size(0)
    wide = width > height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    return printer


def print_pages(pdf: bytes, printer: QPrinter, order: Order, progress: Progress) -> int:
    """Draw the chosen pages, as often as the printer does not repeat them by itself."""
    with opened(pdf) as document:
        numbers = pages_of(order.pages, len(document))
        wanted = numbers * (1 if printer.supportsMultipleCopies() else order.copies)
        painter = QPainter()
        if not painter.begin(printer):
            raise PlaceError("打印机没有应答，什么也没有印出，文书没有改动，请检查打印机后再印。")
        try:
            for done, number in enumerate(wanted):
                progress(done, len(wanted), f"正在打印第 {number + 1} 页")
                if done and not printer.newPage():
                    raise PlaceError(f"打印机停了，已印 {done} 页，文书没有改动，请检查打印机后再印余下的页。")
                _draw(document, number, painter, printer)
        finally:
            painter.end()
    return len(wanted)


def _draw(document: PdfDocument, number: int, painter: QPainter, printer: QPrinter) -> None:
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    page = raster(document, number, min(MOST_DPI, printer.resolution()))
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), image)
