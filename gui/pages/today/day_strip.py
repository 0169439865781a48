"""The days of the visit side by side: what was done on those that are over, what falls due on those to come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import look
from gui.widgets.paint import GlyphKind, elided, paint_glyph_bare
from storage.shelves.coverage import DayDone, Due

MOST, NARROWEST = 15, 84
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class DayCell:
    """One cell; state is past, today or ahead."""

    day: date
    state: str
    words: str

    @property
    def spoken(self) -> str:
        """The cell in words."""
        now = "，今天" if self.state == "today" else ""
        return f"{self.day.month}月{self.day.day}日周{WEEKDAYS[self.day.weekday()]}{now}：{self.words or '没有安排'}"


def cells(starts: date, ends: date, today: date, done: Mapping[date, DayDone], due: Sequence[Due]) -> list[DayCell]:
    """All days of a visit of 15 days at most, else the 15 around today."""
    total = (ends - starts).days + 1
    first = starts
    if total > MOST:
        first = min(max(starts, today - timedelta(days=MOST // 2)), ends - timedelta(days=MOST - 1))
    days = [first + timedelta(days=step) for step in range(min(total, MOST))]
    return [_cell(day, starts, ends, today, done.get(day), sum(each.day == day for each in due)) for day in days]


def _cell(day: date, starts: date, ends: date, today: date, done: DayDone | None, due: int) -> DayCell:
    words = []
    if day <= today and done is not None:
        words += [f"核查 {done.checks}"] * bool(done.checks) + [f"证据 {done.evidence}"] * bool(done.evidence)
    if due:
        words.append(f"到期 {due} 项")
    if not words and day in (starts, ends):
        words.append("进驻" if day == starts else "离开")
    state = "past" if day < today else "today" if day == today else "ahead"
    return DayCell(day, state, "、".join(words))


class DayStrip(QWidget):
    """52 px high; as many cells as fit, those before today go first."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: list[DayCell] = []
        self.setFixedHeight(52)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("进驻日程")

    def show_days(self, days: list[DayCell]) -> None:
        """Show these."""
        self._cells = days
        self.setVisible(bool(days))
        self.setAccessibleDescription("；".join(cell.spoken for cell in days))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 52)

    def _fitting(self) -> list[DayCell]:
        room = max(3, self.width() // NARROWEST)
        if len(self._cells) <= room:
            return self._cells
        at = next((place for place, cell in enumerate(self._cells) if cell.state != "past"), len(self._cells) - 1)
        start = max(0, min(at - 1, len(self._cells) - room))
        return self._cells[start : start + room]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self._fitting()
        painter.fillRect(self.rect(), look.colour("surface"))
        for place, cell in enumerate(shown):
            left = self.width() * place // len(shown)
            right = self.width() * (place + 1) // len(shown)
            _paint(painter, QRect(left, 0, right - left, self.height() - 1), cell)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look.colour("line"))


def _paint(painter: QPainter, rect: QRect, cell: DayCell) -> None:
    today = cell.state == "today"
    painter.fillRect(rect, look.colour("fill" if today else "head" if cell.state == "past" else "surface"))
    painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), look.colour("line"))
    ink = "onfill" if today else "text2" if cell.state == "past" else "text"
    top, below = QRect(rect.left() + 6, 5, rect.width() - 12, 20), QRect(rect.left() + 6, 26, rect.width() - 12, 20)
    painter.setPen(look.colour(ink))
    painter.setFont(look.font("body", 600))
    painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, f"{cell.day.day}日")
    caption = look.font("caption")
    painter.setFont(caption)
    over = cell.state == "past" and bool(cell.words)
    painter.drawText(
        top.adjusted(0, 0, -14 if over else 0, 0),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
        f"周{WEEKDAYS[cell.day.weekday()]}",
    )
    if over:
        paint_glyph_bare(painter, QRect(top.right() - 12, 8, 14, 14).toRectF(), GlyphKind.OK, "ok")
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, elided(cell.words, caption, below.width()))
