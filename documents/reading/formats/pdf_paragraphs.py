"""Printed lines joined into paragraphs by where they begin and end, in one column or in two."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from documents.reading.formats.pdf_tables import first_width, tidy
from documents.reading.numbers import split_number
from documents.reading.result import Line

_REACH = 0.72  # full lines reach at least so far across a page; on a page of few short lines none does
_COLUMN, _CROSSED = 0.25, 0.08  # of the lines: in each of two columns, and over the space between them
_SAMPLE = 1_000  # lines of a long document tell whether all stand in columns
_BARE_HEADING = re.compile("[^，、。；：]{2,16}")  # 总体要求 below a title that fills its line
_NO_SPACE = re.compile(r"[A-Za-z0-9,.;]$")


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One line as printed; left and right in points, height of its first character."""

    text: str
    page: int
    left: float
    right: float
    height: float
    middle: float = 0  # above the lower edge of the page
    across: float = 0  # width of the page


@dataclass(frozen=True, kw_only=True)
class _Shape:
    """Where full lines begin and end, and how large the type is."""

    margin: float
    edge: float
    size: float

    @classmethod
    def of(cls, printed: list[Printed], *, whole: bool) -> "_Shape":
        heights = Counter(round(line.height) for line in printed)
        size = max((height for height, count in heights.items() if 5 * count >= len(printed)), default=12)
        return cls(margin=_margin(printed), edge=_edge(printed, whole=whole), size=size)


class Shapes:
    """The shape of the one column of a document, or of its left and its right one."""

    def __init__(self, printed: list[Printed]) -> None:
        self._gutter = _gutter(printed)
        sides = [[line for line in printed if self._is_right(line) is side] for side in (False, True)]
        whole = not all(sides)
        self._shapes = [_Shape.of(side if side else printed, whole=whole) for side in sides]

    def of(self, line: Printed) -> _Shape:
        return self._shapes[self._is_right(line)]

    def _is_right(self, line: Printed) -> bool:
        return self._gutter is not None and line.left > self._gutter - 1


def _gutter(printed: list[Printed]) -> float | None:
    """Where hardly a line crosses while many end before and many begin behind: between two columns."""
    across = max(line.across for line in printed)
    printed = printed[:: max(1, len(printed) // _SAMPLE)]
    for share in range(60, 140):  # a page may claim to be a thousand miles across
        place = across * share / 200
        before = sum(line.right <= place for line in printed)
        behind = sum(line.left >= place for line in printed)
        if min(before, behind) >= _COLUMN * len(printed) and before + behind >= (1 - _CROSSED) * len(printed):
            return place
    return None


def paragraphs(printed: list[Printed], shape: Shapes) -> Iterator[Line]:
    """Printed lines joined into paragraphs, each at the place where it begins."""
    words = ""
    place = ""
    before: Printed | None = None
    counted = _Counted()
    for line in printed:
        if before is None or _begins(line, before, shape) or counted.follows(line.text):
            if words:
                yield Line(place=place, text=tidy(words))
            counted.note(line.text)
            words, place = line.text, f"第{line.page}页"
        else:
            latin = _NO_SPACE.search(words) and line.text[:1].isascii() and line.text[:1].isalpha()
            words += (" " if latin else "") + line.text
        before = line
    yield Line(place=place, text=tidy(words))


class _Counted:
    """The last number of each style: 5.某问题 behind 4.某问题 opens a paragraph, however full the line above it is."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def note(self, text: str) -> None:
        number, _ = split_number(text)
        if number and number.value:
            self._last[number.style] = number.value

    def follows(self, text: str) -> bool:
        number, rest = split_number(text)
        if number is None or not number.value or not rest:
            return False
        first = number.style == "一、" and number.value == 1 and _BARE_HEADING.fullmatch(rest)
        return bool(first) or number.value == self._last.get(number.style, 0) + 1 > 1


def _margin(printed: list[Printed]) -> float:
    """Where full lines begin: the leftmost place at which several lines do."""
    lefts = Counter(round(line.left / 4) * 4 for line in printed)
    often = [left for left, count in lefts.items() if count >= max(2, len(printed) // 20)]
    return float(min(often, default=min(lefts)))


def _edge(printed: list[Printed], *, whole: bool) -> float:
    """Where full lines end."""
    rights = Counter(round(line.right / 8) * 8 for line in printed)
    often = [right for right, count in rights.items() if count >= max(2, len(printed) // 12)]
    edge = float(max(often, default=max(rights)))
    return max(edge, _REACH * max(line.across for line in printed)) if whole else edge


def _begins(line: Printed, before: Printed, shapes: Shapes) -> bool:
    """Whether a line opens a paragraph: it is indented, or the one before stopped short."""
    shape, former = shapes.of(line), shapes.of(before)
    indented = line.left > shape.margin + 1.2 * shape.size
    wanted = max(2.4, 1 + first_width(line.text))  # what is not parted goes to the next line as a whole
    short = before.right < former.edge - wanted * shape.size or before.left > line.left + 4 * shape.size
    numbered = split_number(line.text)[0] is not None
    after_all = before.text[-1:] in "。；：:！" or (
        not before.text[-1:].isalnum() and line.left > shape.margin + 0.5 * shape.size
    )
    beside = split_number(before.text)[0] is not None and abs(line.left - before.left) < 1.2 * shape.size
    return indented or short or (numbered and (after_all or beside))
