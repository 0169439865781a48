"""Widgets of the look: everything a page is built from. Labels here are the only ones that may show data.

The unlock page loads all of them; what only pages show (quote, reason_edit …) is imported from its own module.
"""

from gui.widgets.boxes import clear, tight
from gui.widgets.buttons import IconButton, KeyButton, KeyCap, LinkButton, Segments
from gui.widgets.chips import Chip, Glyph
from gui.widgets.label import PlainLabel, restyle, set_tip
from gui.widgets.paint import GlyphKind, Mark, glyph_of
from gui.widgets.panes import (
    CardFrame,
    EmptyState,
    GroupTitle,
    IconPicture,
    LineProgress,
    PaneHead,
    ReasonLine,
    Rule,
    Strip,
)

__all__ = [
    "CardFrame",
    "Chip",
    "EmptyState",
    "Glyph",
    "GlyphKind",
    "GroupTitle",
    "IconButton",
    "IconPicture",
    "KeyButton",
    "KeyCap",
    "LineProgress",
    "LinkButton",
    "Mark",
    "PaneHead",
    "PlainLabel",
    "ReasonLine",
    "Rule",
    "Segments",
    "Strip",
    "clear",
    "glyph_of",
    "restyle",
    "set_tip",
    "tight",
]
