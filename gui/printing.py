"""Printing is the preview: the same pages, drawn on the printer."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from domain.changes import Progress
from domain.errors import PlaceError
from gui.desk import Desk

MOST_DPI = 300  # more than the eye sees on paper, and a page fits into memory


def ask(parent: QWidget, desk: Desk, pdf: bytes, name: str) -> None:
    """The printer's own dialog; the pages in view are what is printed."""
    printer = printer_for(pdf, name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印{name}")
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        desk.tasks.run(f"打印{name}", lambda progress: print_pages(pdf, printer, progress))
    dialog.deleteLater()


def printer_for(pdf: bytes, name: str) -> QPrinter:
    """A printer set to the size and orientation of the first page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    with _Opened(pdf) as document:
        size = document.pagePointSize(0)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        wide = size.width() > size.height()
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
        printer.setFromTo(1, document.pageCount())
    return printer


def print_pages(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    """Draw the chosen pages; runs on the worker. Returns how many were drawn."""
    with _Opened(pdf) as document:
        first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
        numbers = range(first - 1, min(last, document.pageCount()))
        painter = QPainter()
        if not painter.begin(printer):
            raise PlaceError("打印机没有应答，什么也没有印出，文书没有改动，请检查打印机后再印。")
        try:
            for done, number in enumerate(numbers):
                progress(done, len(numbers), f"正在打印第 {number + 1} 页")
                if done:
                    printer.newPage()
                _draw(document, number, painter, printer)
        finally:
            painter.end()
    return len(numbers)


def _draw(document: QPdfDocument, number: int, painter: QPainter, printer: QPrinter) -> None:
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    reduced = min(1.0, MOST_DPI / printer.resolution())
    size = QSize(round(paper.width() * reduced), round(paper.height() * reduced))
    image = document.render(number, size, QPdfDocumentRenderOptions())
    painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), image)


class _Opened:
    """A PDF in memory, open while in use."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()

    def __enter__(self) -> QPdfDocument:
        self._document.load(self._buffer)
        return self._document

    def __exit__(self, *_error: object) -> None:
        self._document.close()
        self._buffer.close()
