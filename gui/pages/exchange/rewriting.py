"""A third wording: a field that opens in place; Ctrl+Return gives it, Esc drops it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.widgets import KeyButton, PlainLabel
from gui.widgets.boxes import STRETCH, hbox, vbox
from gui.widgets.veil import covers


class Rewriting(QWidget):
    """Hidden until asked for."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName("另写的内容")
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(88)
        self.edit.installEventFilter(self)
        self.button = KeyButton("写定", "Ctrl+Enter")
        self.button.clicked.connect(self._give)
        row = hbox(PlainLabel("另写的内容（两边的原话都留在记录里）", "head"), STRETCH, self.button, spacing=None)
        vbox(row, self.edit, on=self, spacing=6)
        self.hide()

    def ask(self, text: str) -> None:
        """Open with this text; one in which names are covered is no start for another."""
        self.edit.setPlainText("" if covers(text) else text)
        self.show()
        self.edit.setFocus()
        self.edit.selectAll()

    def go_on(self, text: str) -> None:
        """Open with what was being written; the keys stay where they are."""
        self.edit.setPlainText(text)
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        given = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if given or event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # or the page behind would take the key
            elif event.type() == QEvent.Type.KeyPress:
                self._give() if given else self.hide()
            return True
        return False

    def _give(self) -> None:
        text = self.edit.toPlainText().strip()
        if text:
            self.hide()
            self.written.emit(text)
