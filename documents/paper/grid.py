"""Breaks Chinese text into lines: no mark at a wrong end, nothing unbreakable cut, every full line of full width.

The text comes with the natural advance of each sign; the lines go back with the place of each sign.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import inf

CLOSING = "，。、；：？！）》」』】〕〉”’"  # their room is behind them, half of it can go
PAUSES = "，、。；：？！"  # of these, one may be too much for a line
OPENING = "（《「『【〔〈“‘"  # their room is before them
GIVING = frozenset(CLOSING + OPENING) - {"？"}  # that one has its ink in the middle in our 仿宋
NO_START = frozenset(CLOSING + "…％‰℃·～‐–-%,.;:?!)]}" + "〗｝］")
NO_END = frozenset(OPENING + "([{" + "〖｛［￥＄№")
PAIRED = frozenset("—…")  # —— and …… are one mark
DASH, STROKE = "—/"
WORD_SIGNS = frozenset(".,%/:@_+-'")
# Where an address that is too long for a line may end. Not after a hyphen: what is copied from a PDF would lose it.
JOINTS = frozenset("/._?&=:@")
EPSILON = 0.01  # points
GIVE = 0.48  # of a mark's width: less than half, so that the ink of ，“ does not change places
LEND = 0.003  # of a cell, of any other sign: with it two marks make room for one of them


@dataclass(frozen=True)
class Line:
    """text[start:end] with the place of each sign from the left edge of the measure; drawn as far as width."""

    start: int
    end: int
    places: tuple[float, ...]
    width: float


@lru_cache(maxsize=8192)
def is_wide(sign: str) -> bool:
    """Whether a sign fills a cell of the grid."""
    return unicodedata.east_asian_width(sign) in "WF" or sign in "“”‘’—…·×÷±°～①②③④⑤⑥⑦⑧⑨⑩"


@lru_cache(maxsize=8192)
def in_word(sign: str) -> bool:
    """Whether a sign belongs to a foreign word or a number, which is never cut."""
    return sign in WORD_SIGNS or (sign.isalnum() and not is_wide(sign))


@lru_cache(maxsize=8192)
def _clings(sign: str) -> bool:
    """Signs that stand upon the one before: accents, selectors, joiners."""
    return unicodedata.category(sign) in ("Mn", "Me", "Mc", "Cf", "Sk") or 0x1F3FB <= ord(sign) <= 0x1F3FF


def _glued(left: str, right: str) -> bool:
    """Whether no line may end between these two."""
    if right in NO_START or left in NO_END or _clings(right) or "\u00a0" in (left, right):
        return True
    if STROKE in (left, right) and " " not in (left, right):
        return True
    return (left == right and left in PAIRED) or (in_word(left) and in_word(right))


def _joins(text: str, index: int) -> bool:
    """Whether a dash that joins two words stands there, as in 2021—2023; two of them are a mark that parts."""
    return text[index] == DASH and DASH not in (text[index - 1], text[index + 1 : index + 2])


def boxes(text: str) -> Iterator[tuple[int, int]]:
    """The pieces between which a line may end."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not (_glued(text[index - 1], text[index]) or _joins(text, index)):
            yield start, index
            start = index


def _fitting_boxes(text: str, advances: Sequence[float], limit: float) -> Iterator[tuple[int, int]]:
    """The boxes, those wider than a whole line cut at their joints, or into signs where nothing else is left to do."""
    for start, end in boxes(text):
        if sum(advances[start:end]) <= limit + EPSILON:
            yield start, end
            continue
        cuts = [start, *(at for at in range(start + 1, end) if text[at - 1] in JOINTS and text[at] not in JOINTS), end]
        for left, right in pairwise(cuts):
            if sum(advances[left:right]) > limit + EPSILON:
                yield from ((index, index + 1) for index in range(left, right))
            else:
                yield left, right


def break_lines(
    text: str, advances: Sequence[float], first: float, rest: float, *, widest_gap: float = inf
) -> list[Line]:
    """Lines no wider than first and then rest; all but the last reach the right edge where they can.

    A line that would need more than widest_gap between two signs stays short: a narrow column looks torn otherwise.
    """
    lines: list[Line] = []
    start, used, limit = 0, 0.0, first
    for left, right in _fitting_boxes(text, advances, min(first, rest)):
        width = sum(advances[left:right])
        if text[left:right] == " " and left != start and used + width > limit + EPSILON:
            # A space for which there is no room is the end of the line, and takes none.
            lines.append(_spread(text, advances, start, left, limit, widest_gap))
            start, used, limit = right, 0.0, rest
            continue
        if used + width <= limit + EPSILON or left == start:
            used += width
            continue
        over = used + width - limit
        if _hangs(text, advances, right, over) and over <= _room(text, advances, start, right) + EPSILON:
            lines.append(_squeezed(text, advances, start, right, over))
            start, used = right, 0.0
        else:
            lines.append(_spread(text, advances, start, left, limit, widest_gap))
            start, used = _after_spaces(text, left, right), 0.0
            used = sum(advances[start:right])
        limit = rest
    if start < len(text) or not lines:
        lines.append(_line(advances, start, len(text)))
    return lines


def _after_spaces(text: str, left: int, right: int) -> int:
    """Where the next line starts: a space that was the reason to break is not printed again."""
    return right if text[left:right] == " " else left


def _hangs(text: str, advances: Sequence[float], end: int, over: float) -> bool:
    """Whether a single pause is all that finds no room.

    Word processors let such a mark hang over the edge; whatever else is too much they put on the next line.
    """
    return text[end - 1] in PAUSES and over <= advances[end - 1] + EPSILON


def _room(text: str, advances: Sequence[float], start: int, end: int) -> float:
    """How much a line can give."""
    return sum(_gifts(text, advances, start, end))


def _gifts(text: str, advances: Sequence[float], start: int, end: int) -> list[float]:
    """How much each sign can give: marks half of their width, the others all the same hair."""
    hair = LEND * max(advances[start:end])
    return [advances[k] * GIVE if text[k] in GIVING else hair for k in range(start, end)]


def _line(advances: Sequence[float], start: int, end: int) -> Line:
    places, x = [], 0.0
    for index in range(start, end):
        places.append(x)
        x += advances[index]
    return Line(start, end, tuple(places), x)


def _squeezed(text: str, advances: Sequence[float], start: int, end: int, over: float) -> Line:
    """The line with its marks compressed evenly by what is too much."""
    gifts = _gifts(text, advances, start, end)
    share = over / sum(gifts)
    places, x = [], 0.0
    for index, gift in enumerate(gifts, start):
        give = gift * share
        places.append(x - give if text[index] in OPENING else x)
        x += advances[index] - give
    return Line(start, end, tuple(places), x)


def _spread(text: str, advances: Sequence[float], start: int, end: int, limit: float, widest_gap: float) -> Line:
    """The line with what is missing put between its signs, not into words and paired marks."""
    while end > start + 1 and text[end - 1] == " ":
        end -= 1
    gaps = [index for index in range(start + 1, end) if not _one_piece(text[index - 1], text[index])]
    plain = _line(advances, start, end)
    missing = limit - plain.width
    if not gaps or missing <= EPSILON or missing / len(gaps) > widest_gap:
        return plain
    share, moved, places = missing / len(gaps), 0.0, []
    opened = frozenset(gaps)
    for offset, place in enumerate(plain.places):
        moved += share if start + offset in opened else 0.0
        places.append(place + moved)
    return Line(start, end, tuple(places), limit)


def _one_piece(left: str, right: str) -> bool:
    narrow = not is_wide(left) and not is_wide(right) and " " not in (left, right)
    return narrow or (left == right and left in PAIRED) or _clings(right)
