"""The small change of a page: the frame of the type area, what is drawn, and rows of whole grid lines."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import ceil
from typing import Self

from documents.paper import faces
from documents.paper.model import Form, Picture, clean
from documents.paper.prints import fitted
from documents.paper.styles import BASELINE, MM, Face, Styles
from documents.paper.typeset import Measure, Run, TextLine, lines


@dataclass(frozen=True)
class Text:
    """A run on its baseline, from the top left corner of the page."""

    x: float
    y: float
    run: Run
    red: bool = False
    turned: bool = False  # a quarter to the right, so that it goes down the page

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
    """A bookmark of the outline; level 0 is the title. run_in: its words begin a paragraph, they are no line alone."""

    level: int
    text: str
    run_in: bool = False
    y: float = 0.0

    def moved(self, _x: float, y: float) -> Self:
        return replace(self, y=self.y + y)


class Begins(StrEnum):
    """What begins with a cell of a table: all of it, a row of it, the cell alone; or a head that is only repeated."""

    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    AGAIN = "again"


@dataclass(frozen=True)
class Cell:
    """What is drawn from here to the next cell or rule stands in a cell."""

    begins: Begins
    head: bool

    def moved(self, _x: float, _y: float) -> Self:
        return self


Op = Text | Rule | Photo | Mark | Cell


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
    """So many lines of the grid, with as many free `below`; keep holds it on the page of the next row.

    begins is the block whose first row it is.
    """

    lines: int
    ops: tuple[Op, ...] = ()
    keep: bool = False
    blank: bool = False
    below: int = 0
    begins: int | None = None

    @property
    def signs(self) -> int:
        """How many stand in it."""
        return sum(len(op.run.text) for op in self.ops if isinstance(op, Text))

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


def whole_lines(height: float, styles: Styles) -> tuple[int, float]:
    """The lines of the grid that something so high takes, and what it leaves of them free."""
    count = ceil(height / styles.pitch - 0.001)
    return count, max(0.0, count * styles.pitch - height)


def picture_rows(picture: Picture, frame: Frame, styles: Styles) -> list[Row]:
    """A picture in whole lines with its caption below."""
    caption, size = clean(picture.caption), styles.size.caption
    measure = Measure(fonts=faces.of(styles), size=size, cell=size * styles.cell / styles.size.body, width=frame.width)
    words = lines([(caption, Face.FANG)], measure) if caption else []
    jpeg, width, height = fitted(picture, frame.width, (frame.lines - len(words)) * styles.pitch)
    count, free = whole_lines(height, styles)
    photo = Photo((frame.width - width) / 2, free / 2, width, height, jpeg, caption)
    told = [text_row(line, (frame.width - line.width) / 2, styles, size) for line in words]
    together = [Row(count, (photo,)), *told]
    return [*(row.kept() for row in together[:-1]), replace(together[-1], below=picture.below)]
