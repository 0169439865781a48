"""The options of a doubt, each with its ring, up from the foot of the row; long ones take more lines."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui import look
from gui.models.deadline_choices import DeadlineDoubt
from gui.widgets.paint import key_width, paint_key
from gui.widgets.quote import MarkedText

LINE, RING, BELOW = 24, 14, 7  # height of an option of one line, its ring, what stands below the last one
INSET = RING + 8  # where the words begin
KEY = "空格"


def options_height(doubt: DeadlineDoubt, width: int) -> int:
    """How much higher the row is for them."""
    return sum(_height(words, width) for words in doubt.options)


def option_at(row: QRect, doubt: DeadlineDoubt, y: int) -> int:
    """Which option stands at this height, −1 for none."""
    return next((place for place, box in enumerate(_boxes(row, doubt)) if box.top() <= y <= box.bottom()), -1)


def paint_options(painter: QPainter, row: QRect, doubt: DeadlineDoubt, *, current: bool) -> None:
    """The key stands at the one it would take, where there is room for it."""
    for place, (words, box) in enumerate(zip(doubt.options, _boxes(row, doubt), strict=True)):
        chosen = place == doubt.chosen
        _ring(painter, QRectF(box.left() + 1, box.top() + (LINE - RING) / 2, RING, RING), chosen=chosen)
        laid = MarkedText(words, type="strong" if chosen else "body")
        key, spare = key_width(KEY), box.width() - INSET - laid.natural_width()
        if current and not chosen and spare > key:
            paint_key(painter, QRect(box.right() - key, box.top(), key, LINE), KEY)
        laid.lay(box.width() - INSET)
        laid.paint(painter, QPointF(box.left() + INSET, box.top() + 2), "text" if chosen else "text2")


def _height(words: str, width: int) -> int:
    """Of the bold words, so that nothing moves when another option is taken."""
    return LINE - look.line_height("strong") + MarkedText(words, type="strong").lay(width - INSET)


def _boxes(row: QRect, doubt: DeadlineDoubt) -> Iterator[QRect]:
    top = row.bottom() - BELOW - options_height(doubt, row.width())
    for words in doubt.options:
        high = _height(words, row.width())
        yield QRect(row.left(), top, row.width(), high)
        top += high


def _ring(painter: QPainter, box: QRectF, *, chosen: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("accent" if chosen else "line2"), 1.5))
    painter.setBrush(look.colour("surface"))
    painter.drawEllipse(box)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(box.adjusted(4, 4, -4, -4))
    painter.restore()
