"""Between bytes and pictures: our own small JPEGs in, PNGs out."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader, QImageWriter


def from_jpeg(data: bytes) -> QImage:
    """A JPEG that our decoding process made; whatever else the bytes are, the picture is null."""
    buffer = QBuffer()
    buffer.setData(data)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoDetectImageFormat(False)  # no other decoder may see a stranger's bytes
    return reader.read()


def to_png(picture: QImage) -> bytes:
    """The picture without loss."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())
