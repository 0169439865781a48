"""The bounded process that decodes foreign pictures: bytes in, a small re-encoded JPEG out, nothing else.

It is started by `documents.pictures` as ``python -m documents.picture_worker``; a frozen program starts itself with
`HIDDEN_VERB`, which its main hands to `main` before anything else. It holds no key, opens no file, follows no link.
A request is its edge in pixels, its page and its length, then the bytes; an answer is a length, a JSON head, the JPEG.
"""

import json
import math
import struct
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from documents.limits import bound

HIDDEN_VERB = "--picture-worker"
FORMATS = ("JPEG", "PNG", "BMP", "TIFF", "WEBP")
MAX_PIXELS = 80_000_000
MEMORY = 1 << 30  # address space: an 80-megapixel PNG with transparency needs 320 MB once
CPU_SECONDS = 10
REQUEST = struct.Struct(">IIQ")
LENGTH = struct.Struct(">I")
_EXIF_IFD = 0x8769
_GPS_IFD = 0x8825
_TAKEN = 0x9003
_CHANGED = 0x0132
_ORIENTATION = 0x0112  # 5 to 8: lying on its side

Answer = tuple[dict[str, str | int], bytes]


def draw(data: bytes, edge: int, page: int) -> Answer:
    """The picture or page, no side longer than edge, as JPEG; the head says what went wrong when there is none."""
    try:
        if is_pdf(data):
            return _draw_page(data, edge, page)
        return _draw_picture(data, edge, page)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError):
        return {"reason": "large"}, b""
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error, EOFError, IndexError):
        return {"reason": "damaged"}, b""


def is_pdf(data: bytes) -> bool:
    """Whether it says so at its beginning."""
    return b"%PDF-" in data[:1024]


def serve(requests: BinaryIO, answers: BinaryIO, bound: Callable[[], None]) -> None:
    """Answer one request after the other until the input ends; bound is called before each."""
    while head := requests.read(REQUEST.size):
        edge, page, size = REQUEST.unpack(head)
        bound()
        facts, jpeg = draw(requests.read(size), edge, page)
        text = json.dumps({**facts, "size": len(jpeg)}).encode()
        answers.write(LENGTH.pack(len(text)) + text + jpeg)
        answers.flush()


def main() -> None:
    """The process itself."""
    serve(sys.stdin.buffer, sys.stdout.buffer, partial(bound, MEMORY, CPU_SECONDS))


def _draw_picture(data: bytes, edge: int, frame: int) -> Answer:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        Image.MAX_IMAGE_PIXELS = MAX_PIXELS
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            frames = int(getattr(picture, "n_frames", 1))
            picture.seek(frame)
            exif = picture.getexif()
            taken = exif.get_ifd(_EXIF_IFD).get(_TAKEN) or exif.get(_CHANGED) or ""
            where = _where(exif.get_ifd(_GPS_IFD))
            full = picture.width if exif.get(_ORIENTATION, 1) < 5 else picture.height
            part = edge / max(picture.size)
            picture.draft("RGB", (math.ceil(picture.width * part), math.ceil(picture.height * part)))
            picture.thumbnail((edge, edge))
            upright = ImageOps.exif_transpose(picture)
            return _answer(upright, pages=frames, taken_at=_plain(taken), taken_where=where, full_width=full)


def _draw_page(data: bytes, edge: int, number: int) -> Answer:
    import pypdfium2  # noqa: PLC0415  only PDFs pay for it

    try:
        with pypdfium2.PdfDocument(data) as document:
            if not 0 <= number < len(document):
                return {"reason": "damaged"}, b""
            page = document[number]
            scale = edge / max(page.get_width(), page.get_height(), 1.0)
            picture = page.render(scale=scale, may_draw_forms=False).to_pil()
            return _answer(picture, pages=len(document), full_width=round(page.get_width() / 72 * 96))
    except pypdfium2.PdfiumError as problem:
        return {"reason": "locked" if "assword" in str(problem) else "damaged"}, b""


def _answer(picture: Image.Image, *, pages: int, full_width: int, taken_at: str = "", taken_where: str = "") -> Answer:
    if picture.mode in ("RGBA", "LA", "PA", "P"):
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    out = BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=85)
    facts: dict[str, str | int] = {"width": picture.width, "height": picture.height, "full_width": full_width}
    return {**facts, "pages": pages, "taken_at": taken_at, "taken_where": taken_where}, out.getvalue()


def _where(gps: Mapping[int, Any]) -> str:
    """30.27415, 120.15515: latitude and longitude in degrees, north and east positive; "" when unknown."""
    try:
        latitude = _degrees(gps[2], negative=gps.get(1) == "S")
        longitude = _degrees(gps[4], negative=gps.get(3) == "W")
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    inside = abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude or longitude)
    return f"{latitude:.5f}, {longitude:.5f}" if inside else ""


def _degrees(parts: Sequence[Any], *, negative: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    found = degrees + minutes / 60 + seconds / 3600
    return -found if negative else found


def _plain(value: object) -> str:
    """What the camera wrote, as short printable text."""
    return "".join(mark for mark in str(value) if mark.isprintable())[:40].strip()


if __name__ == "__main__":
    main()
