"""A sentence with slots: each {单位} stands as a chip that the cursor steps over and that goes as a whole."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QToolTip

from documents.composing.wording import SLOT
from gui import look
from gui.widgets.reason_edit import ReasonEdit

MOST = 12  # lines
KEEP = QTextCursor.MoveMode.KeepAnchor
Span = tuple[int, int]


class SlotEdit(ReasonEdit):
    """Enter parts the sentences of a list; where only one stands it does nothing. told explains a slot."""

    reached = Signal()  # the keys are here

    def __init__(self, name: str, slots: Mapping[str, str], told: Callable[[str], str], *, many: bool) -> None:
        super().__init__(most=MOST, prose=True)
        self._slots, self._told, self._many = slots, told, many
        self._was, self._wrong = 0, list[str]()
        self.setAccessibleName(name)
        self._inks = _Inks(self.document(), slots)
        self.cursorPositionChanged.connect(self._step_over)

    def insert_slot(self, name: str) -> None:
        """Put it in where the cursor stands."""
        self.insertPlainText(f"{{{name}}}")

    def replace_all(self, text: str) -> None:
        """Another text in place of all; Ctrl+Z brings the former back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def line(self) -> str:
        """The sentence in which the cursor stands."""
        return self.textCursor().block().text()

    def mark(self, wrong: Iterable[str]) -> None:
        """Underline what is wrong; the edge of the field tells it, too."""
        self._wrong = [text for text in wrong if text]
        marks = []
        for text in self._wrong:
            found = self.document().find(text)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = found, _wave()
                marks.append(mark)
                found = self.document().find(text, found)
        self.setExtraSelections(marks)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._many:
            return
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not self.textCursor().hasSelection():
            self._take_chip(before=key == Qt.Key.Key_Backspace)
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Lines that are pasted into one sentence are joined."""
        self.insertPlainText(source.text() if self._many else "".join(source.text().splitlines()))

    def _take_chip(self, *, before: bool) -> None:
        """Choose the whole chip beside the cursor, if there is one, so that the key takes it away."""
        cursor = self.textCursor()
        place = cursor.position()
        for start, end in self._chips(cursor.block()):
            if place == (end if before else start):
                cursor.setPosition(start if before else end, KEEP)
                self.setTextCursor(cursor)

    def _chips(self, block: QTextBlock) -> list[Span]:
        found = SLOT.finditer(block.text())
        return [(block.position() + m.start(), block.position() + m.end()) for m in found if m[1] in self._slots]

    def _step_over(self) -> None:
        """No end of what is chosen stays inside of a chip: it goes on the way it came, or to the nearer edge."""
        cursor = self.textCursor()
        place, anchor, was = cursor.position(), cursor.anchor(), self._was
        for start, end in self._chips(cursor.block()):
            if start < place < end:
                onward = was <= start if was <= start or was >= end else place - start > end - place
                place = end if onward else start
        for start, end in self._chips(self.document().findBlock(anchor)):
            if start < anchor < end:
                anchor = end if place <= start else start
        if not cursor.hasSelection():
            anchor = place
        self._was = place
        if (anchor, place) != (cursor.anchor(), cursor.position()):
            cursor.setPosition(anchor)
            cursor.setPosition(place, KEEP)
            self.setTextCursor(cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The grounds of the chips lie under the words."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("mid"), 1))
        painter.setBrush(look.colour("midbg"))
        block = self.firstVisibleBlock()
        while block.isValid() and block.isVisible():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if top.top() > event.rect().bottom():
                break
            for start, end in self._chips(block):
                for box in _boxes(block, start - block.position(), end - block.position()):
                    painter.drawRoundedRect(box.translated(top.topLeft()), 3, 3)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cursor = self.cursorForPosition(self.viewport().mapFrom(self, event.pos()))
            place, block = cursor.position(), cursor.block()
            names = [
                block.text()[s - block.position() + 1 : e - block.position() - 1]
                for s, e in self._chips(block)
                if s <= place <= e
            ]
            QToolTip.showText(event.globalPos(), self._told(names[0]) if names else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the inks are its own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_inks"):
            self.blockSignals(True)  # the words are the same: nothing was typed
            self._inks.rehighlight()
            self.blockSignals(False)
            self.mark(self._wrong)


def _boxes(block: QTextBlock, start: int, end: int) -> list[QRectF]:
    """Where the signs of a chip stand, a box a line; braces are its edges."""
    laid, found = block.layout(), []
    for number in range(laid.lineCount()):
        line = laid.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            found.append(QRectF(left + 0.5, line.y() + 1.5, right - left - 1, line.height() - 3))
    return found


def _x(found: object) -> float:
    """PySide gives the cursor's place with the sign it stands at, or alone."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # a number, then


def _wave() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(look.colour("gapbg"))
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(look.colour("gap"))
    return form


class _Inks(QSyntaxHighlighter):
    """The name of a chip in its ink; its braces keep their room and are not seen."""

    def __init__(self, document: QTextDocument, slots: Mapping[str, str]) -> None:
        super().__init__(document)
        self._slots = slots

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        name, edge = QTextCharFormat(), QTextCharFormat()
        name.setForeground(look.colour("mid"))
        edge.setForeground(QColor(Qt.GlobalColor.transparent))
        for match in SLOT.finditer(text):
            if match[1] in self._slots:
                start, end = match.span()
                self.setFormat(start, end - start, edge)
                self.setFormat(start + 1, end - start - 2, name)
