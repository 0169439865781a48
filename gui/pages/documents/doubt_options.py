"""The options of a doubt, one line each with its ring, up from the foot of the row."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui import look
from gui.models.deadline_choices import DeadlineDoubt
from gui.widgets.paint import elided, key_width, paint_key

LINE, RING, BELOW = 24, 14, 7  # height of a line, its ring, what stands below the last one
KEY = "空格"


def options_height(doubt: DeadlineDoubt) -> int:
    """How much higher the row is for them."""
    return len(doubt.options) * LINE


def option_at(row: QRect, doubt: DeadlineDoubt, y: int) -> int:
    """Which option stands at this height, −1 for none."""
    option = (y - _top(row, doubt)) // LINE
    return option if 0 <= option < len(doubt.options) else -1


def paint_options(painter: QPainter, row: QRect, doubt: DeadlineDoubt, *, current: bool) -> None:
    """The key stands at the one it would take."""
    for place, words in enumerate(doubt.options):
        line = QRect(row.left(), _top(row, doubt) + place * LINE, row.width(), LINE)
        chosen = place == doubt.chosen
        _ring(painter, QRectF(line.left() + 1, line.center().y() - RING / 2 + 1, RING, RING), chosen=chosen)
        taken = key_width(KEY) + 6 if current and not chosen else 0
        if taken:
            paint_key(painter, QRect(line.right() - taken + 6, line.top(), taken - 6, LINE), KEY)
        font = look.font("body", 600 if chosen else 400)
        painter.setFont(font)
        painter.setPen(look.colour("text" if chosen else "text2"))
        room = line.adjusted(RING + 8, 0, -taken, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(words, font, room.width()))


def _top(row: QRect, doubt: DeadlineDoubt) -> int:
    return row.bottom() - BELOW - options_height(doubt)


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
