"""What stands against what: on one line where it fits, else each side on lines of its own. Never cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import look
from gui.widgets.quote import MarkedText
from gui.widgets.veil import covered

TYPE = "body"
WORD, GAP = "与", 8


@dataclass(frozen=True, kw_only=True)
class Side:
    """Who says it, what is said, and from where to where it differs."""

    source: str = ""
    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Against(QWidget):
    """The sides of one alarm; a screen reader gets all their words."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_sides(())

    def show_sides(self, sides: Sequence[Side]) -> None:
        """Show these instead of what stands there."""
        self._sources = [covered(side.source) for side in sides]
        self._laid = [MarkedText(side.text, side.marks, TYPE) for side in sides]
        said = zip(self._sources, (covered(side.text) for side in sides), strict=True)
        self.words = f" {WORD} ".join(f"{source} {text}".strip() for source, text in said)
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._across() <= width:
            return look.line_height(TYPE)
        return sum(laid.lay(width - left) for left, laid in zip(self._insets(), self._laid, strict=True))

    def sizeHint(self) -> QSize:
        return QSize(self._across(), look.line_height(TYPE))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, look.line_height(TYPE))

    def _wide(self, words: str) -> int:
        return QFontMetrics(look.font(TYPE)).horizontalAdvance(words) + GAP if words else 0

    def _insets(self) -> list[int]:
        """Where the words of each side begin when it has lines of its own: in one column, unless many say them."""
        wide = [self._wide(source) for source in self._sources]
        column = max(
            (width for width, source in zip(wide, self._sources, strict=True) if "、" not in source), default=0
        )
        return [max(column, width) for width in wide]

    def _across(self) -> int:
        """How wide all of it is on one line."""
        between = (self._wide(WORD) + GAP) * (len(self._laid) - 1)
        return sum(map(self._wide, self._sources)) + sum(laid.natural_width() for laid in self._laid) + between

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(look.font(TYPE))
        if self._across() <= self.width():
            self._paint_across(painter)
        else:
            self._paint_down(painter)
        painter.end()

    def _paint_across(self, painter: QPainter) -> None:
        left = 0
        top = (self.height() - look.line_height(TYPE)) / 2
        for number, (source, laid) in enumerate(zip(self._sources, self._laid, strict=True)):
            if number:
                left += GAP + self._caption(painter, WORD, left + GAP, top)
            left += self._caption(painter, source, left, top)
            wide = laid.natural_width()
            laid.paint(painter, QPointF(left, top))
            left += wide

    def _paint_down(self, painter: QPainter) -> None:
        top = (self.height() - self.heightForWidth(self.width())) / 2
        for source, left, laid in zip(self._sources, self._insets(), self._laid, strict=True):
            self._caption(painter, source, 0, top)
            high = laid.lay(self.width() - left)
            laid.paint(painter, QPointF(left, top))
            top += high

    def _caption(self, painter: QPainter, words: str, left: float, top: float) -> int:
        """Who says it, in the ink of captions; returns the room it takes."""
        painter.setPen(look.colour("text3"))
        box = QRectF(left, top, self._wide(words), look.line_height(TYPE))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        return self._wide(words)
