"""Chips and glyphs as widgets; lists paint the same with gui.widgets.paint."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import look
from gui.widgets.label import set_tip
from gui.widgets.paint import GLYPH_WORDS, GlyphKind, chip_width, paint_chip, paint_glyph
from gui.widgets.veil import covered


class Glyph(QWidget):
    """One judgement as a sign of 20 px; its word is the accessible name and the tool tip."""

    def __init__(self, kind: GlyphKind | str = GlyphKind.EMPTY, size: int = 0, word: str = "") -> None:
        super().__init__()
        side = size or look.measure("glyph")
        self.setFixedSize(side, side)
        self.set_kind(kind, word)

    def set_kind(self, kind: GlyphKind | str, word: str = "") -> None:
        """Show another judgement."""
        self.kind = GlyphKind(kind)
        self.setAccessibleName(word or GLYPH_WORDS[self.kind])
        set_tip(self, word or GLYPH_WORDS[self.kind])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_glyph(QPainter(self), self.rect(), self.kind)


class Chip(QWidget):
    """Glyph and word, 20 px, never clickable. Roles: ok mid bad gap na wait, and plain (an edge, no judgement)."""

    def __init__(self, text: str = "", role: str = "na", glyph: GlyphKind | str | None = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(text, role, glyph)

    def set(self, text: str, role: str = "na", glyph: GlyphKind | str | None = None) -> None:
        """Show another word."""
        self.text, self.role, self.glyph = covered(text), role, GlyphKind(glyph) if glyph else None
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.text, self.glyph), look.measure("chip"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self.rect(), self.text, self.role, self.glyph)
