"""Pictures as they are printed: no finer and heavier than paper shows, without what the camera wrote into them."""

from io import BytesIO

from PIL import Image, ImageOps

from documents.paper.model import Picture
from documents.paper.styles import MM

DPI = 220  # finer than this no office printer prints a photo
QUALITIES = (85, 75, 65, 55, 45, 35)
HEAVY = 0.19  # bytes a pixel: sixty photographs of 84 mm are 5 MB with all that is beside them
OURS = b"fuzhen"  # the comment of a JPEG that is ready
HARMLESS = frozenset({"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"})


def printed(picture: Picture) -> tuple[bytes, float, float]:
    """The JPEG to print, width and height in points; what is ready already comes back as it is."""
    most, width = round(picture.width_mm / 25.4 * DPI), picture.width_mm * MM
    with Image.open(BytesIO(picture.data)) as opened:
        if _ready(opened, most, len(picture.data)):
            return picture.data, width, width * opened.height / opened.width
        opened.draft("RGB", (most, most * opened.height // opened.width))
        image = _upright(opened.convert("RGB"))
    if image.width > most:
        image = image.resize((most, max(1, round(most * image.height / image.width))), Image.Resampling.LANCZOS)
    return _encoded(image), width, width * image.height / image.width


def fitted(picture: Picture, width: float, height: float) -> tuple[bytes, float, float]:
    """The picture ready for print, no larger than that room, with its size in points."""
    jpeg, wide, high = printed(picture)
    scale = min(1.0, width / wide, height / high)
    return jpeg, wide * scale, high * scale


def _ready(opened: Image.Image, most: int, size: int) -> bool:
    """A JPEG with nothing in it but the picture."""
    if opened.format != "JPEG" or opened.mode != "RGB" or opened.width > most:
        return False
    if opened.info.get("comment") == OURS:
        return True
    return HARMLESS.issuperset(opened.info) and size <= HEAVY * opened.width * opened.height


def _encoded(image: Image.Image) -> bytes:
    """As good as its weight allows."""
    data = b""
    for quality in QUALITIES:
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, comment=OURS)
        data = out.getvalue()
        if len(data) <= HEAVY * image.width * image.height:
            break
    return data


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held, and without the notes that say so."""
    try:
        turned = ImageOps.exif_transpose(image)
    except (SyntaxError, ValueError, OSError):
        turned = image  # notes that cannot be read turn nothing
    return Image.frombytes("RGB", turned.size, turned.tobytes())
