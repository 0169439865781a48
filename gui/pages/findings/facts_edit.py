"""具体事实: plain prose in which 〔1〕 and 〔证-0031〕 are shown as links and open by a click."""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor

from gui import look
from gui.widgets.reason_edit import ReasonEdit

CITED = re.compile(r"〔(\d{1,3}|证-\d+)〕")  # 〔2024〕 belongs to the number of a document


class Citations(QSyntaxHighlighter):
    """Gives citations the ink of links; the text itself stays plain."""

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        shown = QTextCharFormat()
        shown.setForeground(look.colour("focus"))
        shown.setFontWeight(600)
        for found in CITED.finditer(text):
            self.setFormat(*_utf16(text, found.start(), found.end()), shown)


def _utf16(text: str, start: int, end: int) -> tuple[int, int]:
    """Qt counts rare characters twice."""
    before = len(text[:start].encode("utf-16-le")) // 2
    return before, len(text[start:end].encode("utf-16-le")) // 2


def _cited(cursor: QTextCursor, *, behind: bool) -> str:
    """What stands in the brackets the cursor is in, or just behind."""
    text, at = cursor.block().text(), cursor.positionInBlock()
    spans = [(_utf16(text, found.start(), found.end()), found[1]) for found in CITED.finditer(text)]
    return next((label for (start, length), label in spans if start < at < start + length + behind), "")


class FactsEdit(ReasonEdit):
    """cited names what stands in the brackets a person clicked."""

    cited = Signal(str)
    _citations: Citations | None = None

    def __init__(self) -> None:
        super().__init__("写明了解方式、责任主体、时间地点和依据", least=5, most=14, prose=True)
        self.viewport().setMouseTracking(True)
        self._citations = Citations(self.document())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            return
        if label := self._cited_at(event):
            self.cited.emit(label)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        link = Qt.CursorShape.PointingHandCursor if self._cited_at(event) else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(link)

    def _cited_at(self, event: QMouseEvent) -> str:
        return _cited(self.cursorForPosition(event.position().toPoint()), behind=False)

    def cited_at_cursor(self) -> str:
        """What stands in the brackets the cursor is in or behind, "" when there are none."""
        return _cited(self.textCursor(), behind=True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._citations is not None:
            self._citations.rehighlight()
