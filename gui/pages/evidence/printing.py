"""One picture, or the page of a PDF in view, on paper with the words that say what it is."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from gui import look

LINES = 2  # of words beneath, in heights of the font
WORDS = 9  # points
MARGIN = 12.0  # mm
DPI = 300


def page_of(image: QImage, words: str) -> bytes:
    """A page of A4 as PDF, lying for what is wider than high: the picture as large as it allows, never cut."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    wide = image.width() > image.height()
    writer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    _draw(painter, image, words)
    painter.end()
    return bytes(buffer.data().data())


def _draw(painter: QPainter, image: QImage, words: str) -> None:
    room = painter.viewport()
    font = look.base_font()
    font.setPixelSize(round(WORDS * DPI / 72))
    painter.setFont(font)
    foot = painter.fontMetrics().height() * LINES
    size = image.size().scaled(room.width(), room.height() - foot, Qt.AspectRatioMode.KeepAspectRatio)
    left = (room.width() - size.width()) // 2
    painter.drawImage(QRectF(left, 0, size.width(), size.height()), image)
    below = QRect(0, room.height() - foot, room.width(), foot)
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)
