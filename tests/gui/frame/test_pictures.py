"""Pictures between bytes and the screen."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from gui.pictures import from_jpeg, to_png


def _written_as(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 6), "orange").save(file, kind)
    return file.getvalue()


def test_a_thumbnail_is_a_jpeg():
    assert (from_jpeg(_written_as("JPEG")).width(), from_jpeg(_written_as("JPEG")).height()) == (8, 6)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_no_other_decoder_opens_what_came_as_a_thumbnail(kind: str):
    assert from_jpeg(_written_as(kind)).isNull()
    assert from_jpeg(b"").isNull()


def test_a_picture_from_the_clipboard_is_kept_without_loss():
    picture = QImage(5, 4, QImage.Format.Format_RGB32)
    picture.fill(0xFF123456)
    picture.setPixel(2, 1, 0xFF654321)
    assert QImage.fromData(to_png(picture)).convertToFormat(picture.format()) == picture


@pytest.mark.qt_log_ignore("marker", "JPEG")
def test_what_only_begins_like_a_jpeg_is_no_picture():
    assert from_jpeg(b"\xff\xd8\xff" + _written_as("BMP")).isNull()
    assert from_jpeg(_written_as("JPEG")[:40]).isNull()
