"""Painting shared by widgets and by the delegates of lists: glyphs, chips, key caps, texts with marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui import look
from gui.widgets.veil import covered

if TYPE_CHECKING:
    from domain.words import Answer, Stance


class GlyphKind(StrEnum):
    """Round is fine or waiting, square is judged against, dashed is missing, an empty ring is not yet read."""

    OK = "ok"
    MID = "mid"
    BAD = "bad"
    FAIL = "fail"
    NA = "na"
    LACK = "lack"
    OWE = "owe"
    WAIT = "wait"
    EMPTY = "empty"


GLYPH_WORDS = {
    GlyphKind.OK: "符合",
    GlyphKind.MID: "基本符合",
    GlyphKind.BAD: "矛盾",
    GlyphKind.FAIL: "不符合",
    GlyphKind.NA: "不适用",
    GlyphKind.LACK: "缺失",
    GlyphKind.OWE: "待补",
    GlyphKind.WAIT: "待判",
    GlyphKind.EMPTY: "未读",
}
GLYPH_ROLES = {
    GlyphKind.OK: "ok",
    GlyphKind.MID: "mid",
    GlyphKind.BAD: "bad",
    GlyphKind.FAIL: "bad",
    GlyphKind.NA: "na",
    GlyphKind.LACK: "gap",
    GlyphKind.OWE: "gap",
    GlyphKind.WAIT: "wait",
    GlyphKind.EMPTY: "na",
}
_LETTERS = {GlyphKind.LACK: "缺", GlyphKind.OWE: "补", GlyphKind.WAIT: "?"}
_ROUND = {GlyphKind.OK, GlyphKind.WAIT, GlyphKind.EMPTY}
# Strokes in a box of 20 × 20, so that no font decides how a judgement looks.
_STROKES: dict[GlyphKind, tuple[tuple[tuple[float, float], ...], ...]] = {
    GlyphKind.OK: (((6.2, 10.4), (8.8, 13.2), (13.8, 6.8)),),
    GlyphKind.BAD: (((5.8, 8.2), (14.2, 8.2)), ((5.8, 11.8), (14.2, 11.8)), ((12.2, 5.4), (7.8, 14.6))),
    GlyphKind.FAIL: (((6.8, 6.8), (13.2, 13.2)), ((13.2, 6.8), (6.8, 13.2))),
    GlyphKind.NA: (((6, 10), (14, 10)),),
}


# By identifier of Stance and Answer: the words themselves are not needed before a page is.
_JUDGED = {
    "supports": GlyphKind.OK,
    "contradicts": GlyphKind.BAD,
    "missing": GlyphKind.LACK,
    "not_applicable": GlyphKind.NA,
    "conforms": GlyphKind.OK,
    "basically_conforms": GlyphKind.MID,
    "fails": GlyphKind.FAIL,
    "not_checked": GlyphKind.EMPTY,
}


def glyph_of(term: "Stance | Answer | None") -> GlyphKind:
    """The glyph of a stance or an answer; None is not yet read or answered."""
    return _JUDGED[term.identifier] if term is not None else GlyphKind.EMPTY


def paint_glyph(painter: QPainter, rect: QRect | QRectF, kind: GlyphKind | str) -> None:
    """Draw a glyph into a square rect (20 px, 16 px in the problem list)."""
    kind, box = GlyphKind(kind), QRectF(rect)
    role = GLYPH_ROLES[kind]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _glyph_ground(painter, box, kind, role)
    _draw_sign(painter, box, kind, role, 1.7, 11 if box.width() >= 20 else 10)
    painter.restore()


def _draw_sign(painter: QPainter, box: QRectF, kind: GlyphKind, role: str, width: float, size: int) -> None:
    """A letter of that many px, which no scale makes smaller; or strokes in the 20 px of a glyph."""
    painter.setPen(_round_pen(role, width))
    if kind in _LETTERS:
        letter = look.font("caption", 700)
        letter.setPixelSize(size)
        painter.setFont(letter)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _LETTERS[kind])
        return
    painter.translate(box.topLeft())
    painter.scale(box.width() / 20, box.height() / 20)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in _STROKES.get(kind, ()):
        painter.drawPolyline([QPointF(x, y) for x, y in stroke])
    if kind is GlyphKind.MID:
        painter.drawPath(_waves())


def _round_pen(role: str, width: float) -> QPen:
    return QPen(look.colour(role), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _glyph_ground(painter: QPainter, box: QRectF, kind: GlyphKind, role: str) -> None:
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    if kind is GlyphKind.EMPTY:
        painter.setPen(QPen(look.colour("line2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    elif kind in (GlyphKind.LACK, GlyphKind.OWE):
        pen = QPen(look.colour("gap"), 1.2)
        pen.setDashPattern([2.4, 1.8])
        painter.setPen(pen)
        painter.setBrush(look.colour("gapbg"))
    else:
        # High contrast has black grounds: the edge carries the shape there.
        painter.setPen(QPen(look.colour(role), 1) if look.theme() == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(role + "bg"))
    if kind in _ROUND:
        painter.drawEllipse(inner)
    else:
        painter.drawRoundedRect(inner, 3, 3)


def _waves() -> QPainterPath:
    path = QPainterPath()
    for y in (8.2, 11.8):
        path.moveTo(6, y + 0.6)
        path.cubicTo(8, y - 2.2, 11.4, y + 2.6, 14, y - 0.6)
    return path


_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def printed(key: str) -> str:
    """A shortcut as it stands on the keys: Alt+←."""
    *held, last = key.split("+") if not key.endswith("+") else [key]
    return "+".join([*held, _ARROWS.get(last, last)])


def key_width(text: str) -> int:
    """How wide a key cap is."""
    return max(18, QFontMetrics(look.font("key")).horizontalAdvance(printed(text)) + 10)


def paint_key(painter: QPainter, rect: QRect, text: str, ink: str = "text2", ground: str = "surface2") -> None:
    """A key cap, 18 px high, in the middle of rect or a pixel below, as the words beside it are; no ground is drawn for
    an empty ground name."""
    box = QRectF(rect.x() + 0.5, rect.y() + rect.height() // 2 - 8.5, rect.width() - 1, 18)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("line" if ground else ink), 1))
    painter.setBrush(look.colour(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(look.colour(ink))
    painter.setFont(look.font("key"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, printed(text))
    painter.restore()


def chip_width(text: str, glyph: str | None = None) -> int:
    """How wide a chip with that text is."""
    return QFontMetrics(look.font("caption", 500)).horizontalAdvance(text) + 14 + (16 if glyph else 0)


def paint_chip(painter: QPainter, rect: QRect, text: str, role: str = "na", glyph: str | None = None) -> None:
    """A chip of 20 px: ground and ink of the role; role plain has an edge; gap has the dashed edge."""
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plain = role == "plain"
    ink, ground = ("text2", "surface2") if plain else (role, role + "bg")
    pen = QPen(look.colour("line" if plain else role), 1)
    if role == "gap":
        pen.setDashPattern([3, 2])
    edged = plain or role == "gap" or look.theme() == "contrast"
    painter.setPen(pen if edged else Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(ground))
    painter.drawRoundedRect(box, 3, 3)
    left = 7
    if glyph:
        paint_glyph_bare(painter, QRectF(rect.x() + 4, rect.center().y() - 7, 16, 16), GlyphKind(glyph), ink)
        left = 21
    painter.setPen(look.colour(ink))
    painter.setFont(look.font("caption", 500))
    painter.drawText(rect.adjusted(left, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


def paint_glyph_bare(painter: QPainter, box: QRectF, kind: GlyphKind, role: str) -> None:
    """Only the strokes of a glyph, for use inside a chip or beside a key."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_sign(painter, box, kind, role, 1.9, 12)
    if kind is GlyphKind.EMPTY:
        painter.drawEllipse(QRectF(5, 5, 10, 10))
    painter.restore()


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: str = "text") -> None:
    """An icon at the size of rect, sharp on every screen."""
    ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
    painter.drawPixmap(rect.topLeft(), look.pixmap(name, rect.width(), colour, ratio))


def paint_row_ground(
    painter: QPainter, option: QStyleOptionViewItem, *, whole: QRect | None = None, still: bool = False
) -> bool:
    """The ground of a list row: weak with the 3 px accent bar, or head under the pointer; a line below.

    Whether it is the current row. whole is the row of a cell; a still one is neither current nor under the pointer.
    """
    rect = option.rect if whole is None else whole
    current = bool(option.state & QStyle.StateFlag.State_Selected) and not still
    hover = bool(option.state & QStyle.StateFlag.State_MouseOver) and not still
    ground = "weak" if current else "head" if hover else "surface"
    painter.fillRect(rect, look.colour(ground))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
    if current:
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.colour("accent"))
    return current


def elided(text: str, font: QFont, width: int, *, inside: bool = False) -> str:
    """The text as it may be read, cut by width with one …; inside keeps its end, which tells one file from another."""
    mode = Qt.TextElideMode.ElideMiddle if inside else Qt.TextElideMode.ElideRight
    return QFontMetrics(font).elidedText(" ".join(covered(text).split("\n")), mode, width)


def in_two_lines(text: str, font: QFont, width: int) -> list[str]:
    """The text as it may be read on one line or two, the second cut by width with one …"""
    words = " ".join(covered(text).split("\n"))
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    lines = [words[: first.textLength()], words[first.textLength() :]]
    return [elided(line, font, width) for line in lines if line]


@dataclass(frozen=True)
class Mark:
    """A difference in a quote, from start to end (exclusive); dropped words are shown at start."""

    start: int
    end: int
    dropped: str = ""


def as_marks(marks: Sequence["Mark | tuple[int, int]"]) -> list[Mark]:
    """Marks in order; plain pairs are taken for marks."""
    made = [mark if isinstance(mark, Mark) else Mark(*mark) for mark in marks]
    return sorted(made, key=lambda mark: (mark.start, mark.end))
