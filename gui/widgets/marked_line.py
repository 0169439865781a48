"""One line of mixed words: captions, quotes, the difference marked inside a quote. Literal, elided at the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import look
from gui.widgets.veil import covered, covered_with

LEAST = 80.0  # px of a quote that is cut in its middle


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words of one manner: text, caption or mark."""

    text: str
    manner: str = "text"

    def font(self) -> QFont:
        return look.font("body", 600 if self.manner == "mark" else 400)

    def colour(self) -> QColor:
        return look.colour("text3" if self.manner == "caption" else "text")


class MarkedLine(QWidget):
    """A line one row high; a screen reader gets its whole text."""

    def __init__(self, runs: Sequence[Run] = ()) -> None:
        super().__init__()
        self._runs: tuple[Run, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_runs(runs)

    def show_runs(self, runs: Sequence[Run]) -> None:
        self._runs = tuple(replace(run, text=covered(run.text)) for run in runs)
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """All the words, as they would be copied."""
        return "".join(run.text for run in self._runs)

    def sizeHint(self) -> QSize:
        width = sum(QFontMetricsF(run.font()).horizontalAdvance(run.text) for run in self._runs)
        return QSize(round(width) + 4, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_runs(painter, QRectF(self.rect()), self._runs)
        painter.end()


def fitted(runs: Sequence[Run], width: float) -> Sequence[Run]:
    """The longest quote gives way in its middle, so that what it is set against stays in view."""
    widths = [QFontMetricsF(run.font()).horizontalAdvance(run.text) for run in runs]
    over = sum(widths) - width
    plain = [place for place, run in enumerate(runs) if run.manner == "text"]
    longest = max(plain, key=lambda place: widths[place], default=-1)
    if over <= 0 or longest < 0 or widths[longest] - over < LEAST:
        return runs
    run = runs[longest]
    cut = QFontMetricsF(run.font()).elidedText(run.text, Qt.TextElideMode.ElideMiddle, widths[longest] - over)
    return [*runs[:longest], replace(run, text=cut), *runs[longest + 1 :]]


def paint_runs(painter: QPainter, area: QRectF, runs: Sequence[Run]) -> None:
    """One line of runs inside the area; what does not fit ends in one elision sign."""
    runs = fitted(runs, area.width())
    left = area.left()
    sign = QFontMetricsF(look.font("body")).horizontalAdvance("…")
    whole = sum(QFontMetricsF(run.font()).horizontalAdvance(run.text) for run in runs) <= area.width()
    for number, run in enumerate(runs):
        metrics = QFontMetricsF(run.font())
        # Room for the sign is kept while more follows, so that the end is never cut without one.
        room = area.right() - left - (0 if whole or number == len(runs) - 1 else sign)
        text = run.text
        if metrics.horizontalAdvance(text) > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.right() - left)
            text = "…" if text in ("", run.text) else text
        width = metrics.horizontalAdvance(text)
        if run.manner == "mark" and text:
            _paint_mark(painter, QRectF(left, area.center().y() - 10, width, 20))
        painter.setFont(run.font())
        painter.setPen(run.colour())
        painter.drawText(QRectF(left, area.top(), width + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, text)
        left += width
        if text != run.text:
            return


def _paint_mark(painter: QPainter, area: QRectF) -> None:
    painter.fillRect(area, look.colour("mark"))
    painter.fillRect(QRectF(area.left(), area.bottom() - 2, area.width(), 2), look.colour("markline"))


def runs_of(text: str, marks: Sequence[tuple[int, int]]) -> list[Run]:
    """A quote cut into plain and marked runs."""
    runs, done = [], 0
    text, moved = covered_with(text, marks)
    for start, end in sorted(moved):
        if start < done:
            continue
        runs += [Run(text=text[done:start]), Run(text=text[start:end], manner="mark")]
        done = end
    return [run for run in (*runs, Run(text=text[done:])) if run.text]
