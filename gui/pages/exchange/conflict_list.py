"""A row of the list at the left: what it is about, what differs, in which state, whose."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from gui import look
from gui.models.matters import Matter
from gui.widgets import GlyphKind
from gui.widgets.paint import chip_width, elided, paint_chip
from gui.widgets.row_list import RowLook

GLYPHS = {"bad": GlyphKind.BAD, "gap": GlyphKind.OWE}


def _draw(painter: QPainter, rect: QRect, row: Matter, current: bool) -> None:
    inner = rect.adjusted(12, 8, -10, 0)
    _line(painter, inner, 0, row.title, 700 if current else 400)
    _line(painter, inner, 21, row.what, 400)
    glyph = GLYPHS.get(row.role)
    chip = chip_width(row.state, glyph)
    paint_chip(painter, QRect(inner.left(), inner.top() + 42, chip, 20), row.state, row.role, glyph)
    font = look.font("caption")
    painter.setFont(font)
    painter.setPen(look.colour("text3"))
    rest = QRect(inner.left() + chip + 8, inner.top() + 42, inner.width() - chip - 8, 20)
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, elided(row.people, font, rest.width()))


def _tip(row: Matter, width: int) -> tuple[str, int]:
    return f"{row.title}\n{row.what}", width - 22


def _line(painter: QPainter, inner: QRect, top: int, text: str, weight: int) -> None:
    font = look.font("body", weight)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    line = QRect(inner.left(), inner.top() + top, inner.width(), 20)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided(text, font, line.width()))


MATTER_ROW = RowLook(78, _draw, _tip)
