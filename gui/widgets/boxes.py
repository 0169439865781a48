"""Boxes filled in one call, in the order in which they are seen.

A part is a widget or another box, alone or with the stretch it takes and how it is aligned; a number is so many px of
empty room. None for margins or spacing leaves them to the style and to the box around.
"""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Box = TypeVar("Box", bound=QBoxLayout)
Part = int | QWidget | QLayout | tuple[QWidget | QLayout | None, int] | tuple[QWidget, int, Qt.AlignmentFlag]
Margins = int | tuple[int, int, int, int] | None  # px all around; or left, top, right, bottom

STRETCH = (None, 1)  # empty room that takes what is left
_ALL = Qt.AlignmentFlag(0)  # fills its place


def vbox(*parts: Part, on: QWidget | None = None, margins: Margins = 0, spacing: int | None = 0) -> QVBoxLayout:
    """Parts one below the other; on is the widget that they fill."""
    return _laid(QVBoxLayout(), parts, on, margins, spacing)


def hbox(*parts: Part, on: QWidget | None = None, margins: Margins = 0, spacing: int | None = 0) -> QHBoxLayout:
    """Parts side by side; on is the widget that they fill."""
    return _laid(QHBoxLayout(), parts, on, margins, spacing)


def _laid(box: Box, parts: tuple[Part, ...], on: QWidget | None, margins: Margins, spacing: int | None) -> Box:
    if on is not None:
        on.setLayout(box)
    if margins is not None:
        box.setContentsMargins(*(margins if isinstance(margins, tuple) else (margins,) * 4))
    if spacing is not None:
        box.setSpacing(spacing)
    fill(box, *parts)
    return box


def fill(box: QBoxLayout, *parts: Part) -> None:
    """Put parts after those already there."""
    for part in parts:
        if isinstance(part, int):
            box.addSpacing(part)
            continue
        what, stretch, where = (*part, _ALL)[:3] if isinstance(part, tuple) else (part, 0, _ALL)
        if what is None:
            box.addStretch(stretch)
        elif isinstance(what, QLayout):
            box.addLayout(what, stretch)
        else:
            box.addWidget(what, stretch, where)


def tight(box: QLayout, margin: int = 0, spacing: int = 0) -> None:
    """Other margins, all around alike, and other spacing."""
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(spacing)


def clear(box: QLayout) -> None:
    """Nothing stands in it any more; its widgets go when their events are done."""
    while (item := box.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
