"""A text that grows with its words. A short one is given by Enter, prose takes Enter as a new line."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from gui.widgets.kept_text import KeptText

LINE, QUOTE_LINE = 20, 22


class ReasonEdit(KeptText, QPlainTextEdit):
    """left says that the keys went elsewhere: whoever keeps the text saves it then."""

    entered = Signal()
    left = Signal()
    edited = Signal()

    def __init__(self, placeholder: str = "", *, least: int = 1, most: int = 4, prose: bool = False) -> None:
        super().__init__()
        self._least, self._most, self._prose = least, most, prose
        if prose:
            self.setProperty("type", "quote")
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.setViewportMargins(3, 0, 3, 0)  # words begin where those of a line field begin
        self._quiet = False
        self.keep(self._raw, self._show, self.document().isModified)
        self.textChanged.connect(self._changed)
        self.fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, but no files: Qt would write down where they lie. What is dropped goes on to the page."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def _raw(self) -> str:
        # The raw text: the plain one has a blank for every blank that must not break.
        return self.document().toRawText().replace("\u2029", "\n")

    def _show(self, text: str) -> None:
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False

    def mark_wrong(self, wrong: bool) -> None:
        """The edge of a field that must be filled."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def fit(self) -> None:
        """As high as its lines, between the least and the most."""
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        self.setFixedHeight(lines * (QUOTE_LINE if self._prose else LINE) + 14)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _changed(self) -> None:
        self.fit()
        if not self._quiet:
            self.mark_wrong(False)
            self.edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._prose
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
