"""A file is what its bytes say, not what its name says."""

import pytest
from PIL import Image

from documents.media_types import UNKNOWN, media_type, mismatch
from tests.documents.pictures_kit import encoded, pdf, photo

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (photo(), "image/jpeg"),
        (encoded(Image.new("RGB", (2, 2)), "PNG"), "image/png"),
        (encoded(Image.new("RGB", (2, 2)), "BMP"), "image/bmp"),
        (encoded(Image.new("RGB", (2, 2)), "TIFF"), "image/tiff"),
        (encoded(Image.new("RGB", (2, 2)), "WEBP"), "image/webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"RIFF\0\0\0\0none", UNKNOWN),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"PK\x03\x04....word/document.xml", WORD),
        (b"PK\x03\x04....OFD.xml", "application/ofd"),
        (b"PK\x03\x04....readme", "application/zip"),
        (pdf(), "application/pdf"),
        (b"\n%PDF-1.4", "application/pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        ("已完成".encode(), "text/plain"),
        ("已完成".encode("gb18030"), "text/plain"),
        ("整改".encode()[:-1], "text/plain"),
        (b"\xfe\xff\xff\xfe\x81", UNKNOWN),
        (b"\0\1\2", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_type_is_told_by_the_first_bytes(head: bytes, expected: str) -> None:
    assert media_type(head) == expected


def test_lying_extension_is_remarked_in_one_sentence() -> None:
    assert mismatch("泵房.jpg", "application/pdf") == "扩展名是 .jpg，内容却是PDF，按内容处理，原件照存。"


@pytest.mark.parametrize(("name", "found"), [("a.JPEG", "image/jpeg"), ("a", "image/jpeg"), ("a.dat", UNKNOWN)])
def test_fitting_missing_or_unknown_extension_is_no_remark(name: str, found: str) -> None:
    assert mismatch(name, found) == ""
