"""The small change of a page: the frame of the type area, what is drawn, and rows of whole grid lines."""

from dataclasses import dataclass, field, replace
from io import BytesIO
from math import ceil
from typing import Self

from PIL import Image, ImageOps

from documents.model import Form, Picture, clean
from documents.styles import BASELINE, MM, Face, Styles
from documents.typeset import Measure, Run, TextLine, lines

DPI = 220  # finer than this no office printer prints a photo
QUALITY = 85


@dataclass(frozen=True)
class Text:
    """A run on its baseline, from the top left corner of the page."""

    x: float
    y: float
    run: Run
    red: bool = False

    def moved(self, x: float, y: float) -> Self:
        return replace(self, x=self.x + x, y=self.y + y)


@dataclass(frozen=True)
class Rule:
    """A straight line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float
    thick: float
    red: bool = False

    def moved(self, x: float, y: float) -> Self:
        return replace(self, x0=self.x0 + x, x1=self.x1 + x, y0=self.y0 + y, y1=self.y1 + y)


@dataclass(frozen=True)
class Photo:
    x: float
    y: float
    width: float
    height: float
    jpeg: bytes
    told: str = ""  # to who cannot see it

    def moved(self, x: float, y: float) -> Self:
        return replace(self, x=self.x + x, y=self.y + y)


@dataclass(frozen=True)
class Mark:
    """A bookmark of the outline; level 0 is the title."""

    level: int
    text: str
    y: float = 0.0

    def moved(self, _x: float, y: float) -> Self:
        return replace(self, y=self.y + y)


Op = Text | Rule | Photo | Mark


@dataclass
class Page:
    ops: list[Op] = field(default_factory=list)


@dataclass(frozen=True)
class Frame:
    """The type area in points from the top left corner."""

    left: float
    top: float
    width: float
    height: float
    lines: int
    page_width: float
    page_height: float

    @classmethod
    def of(cls, form: Form, styles: Styles) -> Self:
        """The type area of a form."""
        page, side = styles.page, styles.landscape
        if form is not Form.LANDSCAPE:
            width, height = (page.width - page.left - page.right) * MM, (page.height - page.top - page.bottom) * MM
            sheet = page.width * MM, page.height * MM
            return cls(page.left * MM, page.top * MM, width, height, page.lines, *sheet)
        width, height = (page.height - side.left - side.right) * MM, (page.width - side.top - side.bottom) * MM
        sheet = page.height * MM, page.width * MM
        return cls(side.left * MM, side.top * MM, width, height, int(height // styles.pitch), *sheet)


@dataclass(frozen=True)
class Row:
    """So many lines of the grid; keep holds it on the page of the next row."""

    lines: int
    ops: tuple[Op, ...] = ()
    keep: bool = False
    blank: bool = False

    def kept(self) -> Self:
        return replace(self, keep=True)

    def marked(self, mark: Mark) -> Self:
        return replace(self, ops=(mark, *self.ops))


def blank() -> Row:
    """An empty line, not wanted at the top of a page."""
    return Row(1, blank=True)


def baseline(size: float, pitch: float) -> float:
    """From the top of a line to its baseline: the em square stands in the middle."""
    return (pitch - size) / 2 + BASELINE * size


def text_row(line: TextLine, x: float, styles: Styles, size: float) -> Row:
    """One line of text on one line of the grid."""
    y = baseline(size, styles.pitch)
    return Row(1, tuple(Text(x + run.x, y, run) for run in line.runs))


def printed(picture: Picture) -> tuple[bytes, float, float]:
    """JPEG no finer than print, without what the camera wrote into it; width and height in points."""
    most, width = round(picture.width_mm / 25.4 * DPI), picture.width_mm * MM
    with Image.open(BytesIO(picture.data)) as opened:
        plain = opened.format == "JPEG" and opened.mode == "RGB" and "exif" not in opened.info
        if plain and opened.width <= most:
            return picture.data, width, width * opened.height / opened.width
        opened.draft("RGB", (most, most * opened.height // opened.width))
        image = _upright(opened.convert("RGB"))
    if image.width > most:
        image = image.resize((most, max(1, round(most * image.height / image.width))), Image.Resampling.LANCZOS)
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), width, width * image.height / image.width


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held, and without the notes that say so."""
    try:
        turned = ImageOps.exif_transpose(image)
    except (SyntaxError, ValueError, OSError):
        turned = image  # notes that cannot be read turn nothing
    turned.info.pop("exif", None)
    return turned


def fitted(picture: Picture, width: float, height: float) -> tuple[bytes, float, float]:
    """The picture ready for print, no larger than that room, with its size in points."""
    jpeg, wide, high = printed(picture)
    scale = min(1.0, width / wide, height / high)
    return jpeg, wide * scale, high * scale


def picture_rows(picture: Picture, frame: Frame, styles: Styles) -> list[Row]:
    """A picture in whole lines with its caption below."""
    caption, size = clean(picture.caption), styles.size.caption
    measure = Measure(size=size, cell=size * styles.cell / styles.size.body, width=frame.width)
    words = lines([(caption, Face.FANG)], measure) if caption else []
    jpeg, width, height = fitted(picture, frame.width, (frame.lines - len(words)) * styles.pitch)
    count = ceil(height / styles.pitch - 0.001)
    top = (count * styles.pitch - height) / 2
    photo = Photo((frame.width - width) / 2, top, width, height, jpeg, caption)
    told = [text_row(line, (frame.width - line.width) / 2, styles, size) for line in words]
    together = [Row(count, (photo,)), *told]
    return [*(row.kept() for row in together[:-1]), together[-1]]
