"""From words in faces to runs of glyphs with their places: what a page is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from documents.paper import faces, grid
from documents.paper.faces import Fonts
from documents.paper.styles import Face

Span = tuple[str, Face]
SAME = 1e-4  # points


@dataclass(frozen=True)
class Run:
    """Signs of one font, evenly spaced, drawn from x on."""

    x: float
    text: str
    font: str
    size: float
    space: float  # between signs, beyond their own widths


@dataclass(frozen=True)
class TextLine:
    runs: tuple[Run, ...]
    width: float

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Measure:
    """A type size in a column; cell is what one full-width sign takes."""

    fonts: Fonts
    size: float
    cell: float
    width: float
    first: float = 0.0  # indent of the first line
    hang: float = 0.0  # indent of the others
    widest_gap: float = inf  # between two signs of a line that is spread


@dataclass
class _Signs:
    """A paragraph sign by sign."""

    text: list[str] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    naturals: list[float] = field(default_factory=list)
    advances: list[float] = field(default_factory=list)


def _signs(spans: Sequence[Span], measure: Measure) -> _Signs:
    signs, tracking = _Signs(), measure.cell - measure.size
    for text, face in spans:
        for sign in text:
            if faces.invisible(sign):
                continue
            font, width = measure.fonts.pick(sign, face)
            natural = width * measure.size
            signs.text.append(sign)
            signs.fonts.append(font)
            signs.naturals.append(natural)
            # Foreign signs move together as much as the cells do: Word spaces all signs of the body alike.
            signs.advances.append(measure.cell if grid.is_wide(sign) else natural + tracking)
    return signs


def lines(spans: Sequence[Span], measure: Measure) -> list[TextLine]:
    """The paragraph broken and placed; x counts from the left edge of the column."""
    signs = _signs(spans, measure)
    first, rest = measure.width - measure.first, measure.width - measure.hang
    broken = grid.break_lines("".join(signs.text), signs.advances, first, rest, widest_gap=measure.widest_gap)
    return [_runs(signs, line, measure.size, measure.hang if n else measure.first) for n, line in enumerate(broken)]


def one_line(spans: Sequence[Span], size: float, cell: float, fonts: Fonts) -> TextLine:
    """All of it in one line, however wide."""
    signs = _signs(spans, Measure(size=size, cell=cell, width=0, fonts=fonts))
    places, x = [], 0.0
    for advance in signs.advances:
        places.append(x)
        x += advance
    whole = grid.Line(0, len(signs.text), tuple(places), x)
    return _runs(signs, whole, size, 0.0)


def _runs(signs: _Signs, line: grid.Line, size: float, indent: float) -> TextLine:
    """Neighbours of one font with equal gaps are drawn in one go."""

    def gap(index: int) -> float:
        return line.places[index + 1 - line.start] - line.places[index - line.start] - signs.naturals[index]

    found: list[Run] = []
    start = line.start
    for index in range(line.start, line.end):
        ends = index + 1 == line.end or signs.fonts[index + 1] != signs.fonts[start]
        if ends or (index > start and abs(gap(index) - gap(start)) >= SAME):
            x = indent + line.places[start - line.start]
            space = gap(start) if index > start else 0.0
            found.append(Run(x, "".join(signs.text[start : index + 1]), signs.fonts[start], size, space))
            start = index + 1
    return TextLine(tuple(found), indent + line.width)
