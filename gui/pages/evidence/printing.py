"""One picture, or the page of a PDF in view, on paper with the words that say what it is."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from domain.errors import PlaceError
from domain.records import Evidence
from gui.desk import Desk
from gui.pages.evidence.wording import print_words

LINES = 2  # of words beneath, in heights of the font
WORDS_POINTS = 9


def ask(parent: QWidget, desk: Desk, evidence: Evidence, image: QImage) -> None:
    """The printer's own dialog; drawing is a task."""
    printer = printer_for(image, evidence.name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印 {evidence.number}")
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        words = print_words(evidence)
        desk.tasks.run("打印证据", lambda _progress: print_picture(image, words, printer))
    dialog.deleteLater()


def printer_for(image: QImage, name: str) -> QPrinter:
    """A printer on A4, lying for what is wider than high."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    wide = image.width() > image.height()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    return printer


def print_picture(image: QImage, words: str, printer: QPrinter) -> None:
    """As large as the page allows, never cut; runs on the worker."""
    painter = QPainter()
    if not painter.begin(printer):
        raise PlaceError("打印机没有应答，什么也没有印出，证据没有改动，请检查打印机后再印。")
    try:
        page = printer.pageLayout().paintRectPixels(printer.resolution())
        room = QRect(0, 0, page.width(), page.height())
        painter.setFont(QFont(painter.font().family(), WORDS_POINTS))
        foot = painter.fontMetrics().height() * LINES
        size = image.size().scaled(room.width(), room.height() - foot, Qt.AspectRatioMode.KeepAspectRatio)
        left = (room.width() - size.width()) // 2
        painter.drawImage(QRectF(left, 0, size.width(), size.height()), image)
        below = QRect(0, room.height() - foot, room.width(), foot)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)
    finally:
        painter.end()
