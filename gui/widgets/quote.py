"""A quoted passage, wrapped, with the differences marked: painted literally, never as rich text."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import look
from gui.widgets.menu import PopupMenu
from gui.widgets.paint import Mark, as_marks
from gui.widgets.veil import covered, covered_with


class MarkedText:
    """Text laid out in lines with its marks; used by QuoteLabel and by delegates."""

    def __init__(self, text: str, marks: Sequence[Mark | tuple[int, int]] = (), type: str = "quote") -> None:  # noqa: A002
        self._type = type
        self.text, self.marks = _kept_whole(*_with_dropped(*_covered(text, as_marks(marks))))
        self._layout = QTextLayout(self.text, look.font(type))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        formats = []
        for mark in self.marks:
            if mark.dropped:
                continue
            each = QTextLayout.FormatRange()
            each.start, each.length, each.format = mark.start, mark.end - mark.start, bold
            formats.append(each)
        self._layout.setFormats(formats)

    def lay(self, width: int) -> int:
        """Break into lines of that width; returns the height."""
        height = look.line_height(self._type)
        top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 20))
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        self._layout.endLayout()
        return round(top)

    def lines(self, width: int) -> list[str]:
        """The words of each line at a width."""
        self.lay(width)
        laid = (self._layout.lineAt(number) for number in range(self._layout.lineCount()))
        return [self.text[line.textStart() : line.textStart() + line.textLength()] for line in laid]

    def natural_width(self) -> int:
        """How wide the text is on one line."""
        self.lay(100_000)
        return round(self._layout.maximumWidth()) + 2

    def paint(self, painter: QPainter, at: QPointF, ink: str = "text") -> None:
        """Draw at a point what `lay` has broken into lines."""
        painter.save()
        for mark in self.marks:
            for box in self._boxes(mark):
                self._ground(painter, box.translated(at), bool(mark.dropped))
        painter.setPen(look.colour(ink))
        self._layout.draw(painter, at)
        painter.restore()

    def _boxes(self, mark: Mark) -> list[QRectF]:
        boxes = []
        height = look.line_height(self._type)
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            start, end = max(mark.start, line.textStart()), min(mark.end, line.textStart() + line.textLength())
            if start < end:
                left, right = _x(line, start), _x(line, end)
                boxes.append(QRectF(left, number * height + 1, right - left, height - 2))
        return boxes

    @staticmethod
    def _ground(painter: QPainter, box: QRectF, dropped: bool) -> None:
        if dropped:
            pen = QPen(look.colour("gap"), 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(look.colour("gapbg"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            return
        painter.fillRect(box, look.colour("mark"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), look.colour("markline"))


def _x(line: QTextLine, position: int) -> float:
    # PySide6 returns the x alone or with the cursor position, by version.
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


def _covered(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """What may be read, with the marks where their words stand then."""
    shown, places = covered_with(text, [(mark.start, mark.end) for mark in marks])
    return shown, [Mark(start, end, mark.dropped) for mark, (start, end) in zip(marks, places, strict=True)]


def _with_dropped(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Put the words of dropped phrases into the text, moving the marks behind them."""
    shift, result = 0, []
    for mark in marks:
        start = max(0, min(mark.start, len(text) - shift)) + shift
        if mark.dropped:
            words = f"缺‘{mark.dropped}’"
            text = text[:start] + words + text[start:]
            result.append(Mark(start, start + len(words), mark.dropped))
            shift += len(words)
        else:
            result.append(Mark(start, min(mark.end + shift, len(text))))
    return text, result


_JOINER = "\u2060"  # says that no line ends here and has no width
_WHOLE = 12  # characters: a longer mark may break over lines


def _kept_whole(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """47.2万元 stands on one line: marked figures, dates and words are joined before lines are broken."""
    shift, result = 0, []
    for mark in marks:
        start, end = mark.start + shift, mark.end + shift
        words = text[start:end]
        if not mark.dropped and 1 < len(words) <= _WHOLE:
            text = text[:start] + _JOINER.join(words) + text[end:]
            shift += len(words) - 1
            end += len(words) - 1
        result.append(Mark(start, end, mark.dropped))
    return text, result


class QuoteLabel(QWidget):
    """The whole passage, never cut, as high as it needs at its width."""

    def __init__(
        self,
        text: str = "",
        marks: Sequence[Mark | tuple[int, int]] = (),
        type: str = "quote",  # noqa: A002 - the word of look.toml
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._type = type
        self.set_quote(text, marks)

    def set_quote(self, text: str, marks: Sequence[Mark | tuple[int, int]] = ()) -> None:
        """Show another passage."""
        self.text = covered(text)
        self._laid = MarkedText(text, marks, self._type)
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid.lay(width)

    def sizeHint(self) -> QSize:
        width = min(self._laid.natural_width(), 320)
        return QSize(width, self._laid.lay(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, look.line_height(self._type))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._laid.lay(self.width())
        self._laid.paint(QPainter(self), QPointF(0, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = PopupMenu(self, "原文")
        menu.addAction(look.icon("copy", 16), "复制原文", self._copy)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)


def copied_from(card: QWidget, event: QKeyEvent) -> bool:
    """Ctrl+C on what holds passages copies them as they are shown; whether it was that key and there were any."""
    texts = [quote.text for quote in card.findChildren(QuoteLabel) if quote.text]
    if not texts or not event.matches(QKeySequence.StandardKey.Copy):
        return False
    QGuiApplication.clipboard().setText("\n".join(texts))
    return True


def marked_height(text: str, width: int, type: str = "quote") -> int:  # noqa: A002
    """How high a text is at a width: for the size hints of delegates."""
    return MarkedText(text, (), type).lay(width)


def paint_marked(
    painter: QPainter,
    rect: QRect,
    text: str,
    marks: Sequence[Mark | tuple[int, int]] = (),
    type: str = "quote",  # noqa: A002
) -> None:
    """Draw a marked text wrapped into rect: for delegates."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    laid = MarkedText(text, marks, type)
    laid.lay(rect.width())
    laid.paint(painter, QPointF(rect.topLeft()))
    painter.restore()
