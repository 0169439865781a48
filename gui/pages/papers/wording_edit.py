"""The text of a wording: numbered lines, notes and names in their own inks, wrong lines on their own ground."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from documents.composing.wording_notes import key_at
from gui import look

INKS = (
    (re.compile(r"^\s*\[[^\]]*\]"), "text3", 400),  # the code of a section
    (re.compile(r"^\s*[\w.]+(?=\s*=)"), "text3", 400),  # the code of a sentence
    (re.compile(r"\{[^{}]*\}"), "mid", 600),  # a name that is filled in
    (re.compile(r"#.*$"), "text2", 400),  # a note
    (re.compile(r"^\s*\[[^\]]*\]\s*(#.*)$"), "text", 700),  # what a section is about
)
MARGIN = 8


class WordingEdit(QPlainTextEdit):
    """Plain text with a margin of line numbers; Tab goes on to the next control."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("措辞")
        self.setProperty("type", "quote")
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self._wrong: set[int] = set()
        self._inks = _Inks(self.document())
        self._margin = _Margin(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        self._make_room()

    def show_wrong(self, lines: Iterable[int]) -> None:
        """The lines, from 1, that cannot be used."""
        self._wrong = {*lines}
        marks = []
        for number in self._wrong:
            block = self.document().findBlockByNumber(max(number, 1) - 1)
            mark = QTextEdit.ExtraSelection()
            ground = QTextCharFormat()
            ground.setBackground(look.colour("gapbg"))
            ground.setProperty(QTextFormat.Property.FullWidthSelection, True)
            ground.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)  # for who sees no ground
            ground.setUnderlineColor(look.colour("gap"))
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, ground
            marks.append(mark)
        self.setExtraSelections(marks)
        self._margin.update()

    def go_to_line(self, number: int) -> None:
        """Put the keys at the beginning of a line, from 1."""
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(max(number, 1) - 1)))
        self.centerCursor()
        self.setFocus()

    def replace_all(self, text: str) -> None:
        """Another text in place of all; Ctrl+Z brings the former back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def key_here(self) -> str:
        """The `section.key` of the sentence the cursor is in, "" outside of any."""
        return key_at(self.toPlainText().split("\n"), self.textCursor().blockNumber() + 1)

    def margin_width(self) -> int:
        """Room for the numbers of all lines."""
        return self.fontMetrics().horizontalAdvance("0") * max(2, len(str(self.blockCount()))) + 2 * MARGIN

    def paint_margin(self, event: QPaintEvent) -> None:
        """The numbers of the lines in view."""
        painter = QPainter(self._margin)
        painter.fillRect(event.rect(), look.colour("surface2"))
        painter.setFont(look.font("caption"))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= event.rect().bottom():
            height = self.blockBoundingRect(block).height()
            number = block.blockNumber() + 1
            painter.setPen(look.colour("gap" if number in self._wrong else "text3"))
            line = QRect(0, round(top), self._margin.width() - MARGIN, self.fontMetrics().height())
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
            top += height
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        area = self.contentsRect()
        self._margin.setGeometry(QRect(area.left(), area.top(), self.margin_width(), area.height()))

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the inks are its own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._inks.rehighlight()
            self.show_wrong(self._wrong)

    def _make_room(self) -> None:
        self.setViewportMargins(self.margin_width(), 0, 0, 0)

    def _follow(self, area: QRect, by: int) -> None:
        if by:
            self._margin.scroll(0, by)
        else:
            self._margin.update(0, area.y(), self._margin.width(), area.height())


class _Margin(QWidget):
    def __init__(self, edit: WordingEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def sizeHint(self) -> QSize:
        return QSize(self._edit.margin_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._edit.paint_margin(event)


class _Inks(QSyntaxHighlighter):
    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        for shape, ink, weight in INKS:
            for match in shape.finditer(text):
                form = QTextCharFormat()
                form.setForeground(look.colour(ink))
                form.setFontWeight(weight)
                start, end = match.span(match.lastindex or 0)
                self.setFormat(start, end - start, form)
