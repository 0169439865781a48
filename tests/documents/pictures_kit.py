"""Pictures and PDFs made for the tests."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

EXIF_TAKEN = 0x9003
EXIF_IFD = 0x8769
EXIF_ORIENTATION = 0x0112
EXIF_GPS = 0x8825


def photo(
    colour: str = "olive",
    size: tuple[int, int] = (640, 480),
    *,
    taken: str = "",
    turned: bool = False,
    gps: dict[int, object] | None = None,
) -> bytes:
    """A JPEG; turned like a camera held upright."""
    exif = Image.Exif()
    if taken:
        exif.get_ifd(EXIF_IFD)[EXIF_TAKEN] = taken
    if turned:
        exif[EXIF_ORIENTATION] = 6
    if gps:
        exif.get_ifd(EXIF_GPS).update(gps)
    return encoded(Image.new("RGB", size, colour), "JPEG", exif=exif)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def pdf(pages: int = 2) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(200, 300), invariant=1)
    for number in range(pages):
        canvas.drawString(20, 200, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
