"""具体事实: plain prose in which 〔1〕 and 〔证-0031〕 are shown as links and open by a click."""

import re

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QMouseEvent, QSyntaxHighlighter, QTextCharFormat

from gui import look
from gui.widgets.reason_edit import ReasonEdit

CITED = re.compile(r"〔([^〔〕]{1,20})〕")


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


class FactsEdit(ReasonEdit):
    """cited names what stands in the brackets a person clicked."""

    cited = Signal(str)
    _citations: Citations | None = None

    def __init__(self) -> None:
        super().__init__("写明了解方式、责任主体、时间地点和依据", least=5, most=14, prose=True)
        self._citations = Citations(self.document())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        cursor = self.cursorForPosition(event.position().toPoint())
        if self.textCursor().hasSelection():
            return
        for found in CITED.finditer(cursor.block().text()):
            if found.start() < cursor.positionInBlock() < found.end():
                self.cited.emit(found[1])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._citations is not None:
            self._citations.rehighlight()
