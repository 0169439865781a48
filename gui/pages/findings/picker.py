"""A field with a list under it, opened over an editor: what is chosen goes in where the cursor stands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from gui.chooser import Choice, Chooser
from gui.widgets.reason_edit import ReasonEdit

LEAST_WIDTH, HEIGHT = 480, 44
Asked = Callable[[str], Sequence[Choice]]


class Picker(QFrame):
    """Esc closes; the keys go back into the editor."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.editor: ReasonEdit | None = None
        self._offer: Asked = lambda _typed: []
        self.setProperty("card", True)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        self.field = QLineEdit()
        column.addWidget(self.field)
        self.chooser = Chooser(window, self.field, self._offered, "没有找到。换一个词，或按 Esc。")
        self.chooser.closed.connect(self._closed)
        self.hide()

    def ask(self, editor: ReasonEdit, words: str, offer: Asked) -> None:
        """Open over an editor; words say what is asked for, offer gives the choices for what was typed."""
        self.editor, self._offer = editor, offer
        self.setAccessibleName(words)
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        window = self._window
        at = editor.mapTo(window, QPoint(0, 0))
        width = min(max(LEAST_WIDTH, editor.width()), window.width() - 16)
        self.setGeometry(max(8, min(at.x(), window.width() - width - 8)), max(8, at.y() - HEIGHT), width, HEIGHT)
        self.raise_()
        self.show()
        self.field.clear()
        self.field.setFocus()
        self.chooser.open_under(self, width)

    def _offered(self, typed: str) -> Sequence[Choice]:
        return self._offer(typed)

    def put(self, text: str) -> None:
        """Into the editor, whose keys go on behind it."""
        if self.editor is not None:
            self.editor.insertPlainText(text)
            self.editor.setFocus()

    def _closed(self) -> None:
        had = self.field.hasFocus()
        self.hide()
        if had and self.editor is not None:
            self.editor.setFocus()
