"""Between bytes and pictures: our own small JPEGs in, PNGs out.

Both run on workers, so no QObject is made here, not even a QBuffer: one that Python lets go of on a worker meets the
GUI thread over Qt's locks and the interpreter's, and once in a long while both stand still (see gui/collecting.py).
"""

from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QImage

JPEG = b"\xff\xd8\xff"
BEFORE_PNG = 4  # bytes in which a stream says that a picture follows


def from_jpeg(data: bytes) -> QImage:
    """A JPEG that our decoding process made; whatever else the bytes are, the picture is null."""
    picture = QImage()
    if data.startswith(JPEG):  # else other decoders would be tried, and none may see a stranger's bytes
        picture.loadFromData(data, "jpeg")
    return picture


def to_png(picture: QImage) -> bytes:
    """The picture without loss: a stream writes it as PNG."""
    written = QByteArray()
    QDataStream(written, QIODevice.OpenModeFlag.WriteOnly) << picture
    return bytes(written.data())[BEFORE_PNG:]
