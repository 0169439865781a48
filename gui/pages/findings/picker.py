"""A field with a list under it, opened over an editor: what is chosen goes in where the cursor stands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from gui.chooser import Choice, FieldPopup
from gui.widgets.reason_edit import ReasonEdit

LEAST_WIDTH = 480
LABEL = 26  # px above an editor, which its label takes
Asked = Callable[[str], Sequence[Choice]]


class Picker(FieldPopup):
    """Esc closes; the keys go back into the editor."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "", self._offered, "没有找到。换一个词，或按 Esc。")
        self.editor: ReasonEdit | None = None
        self._offer: Asked = lambda _typed: []

    def ask(self, editor: ReasonEdit, words: str, offer: Asked) -> None:
        """Open over an editor; words say what is asked for, offer gives the choices for what was typed."""
        self.editor, self._offer = editor, offer
        self.name(words)
        editor.setFocus()
        self.open_at(editor.mapTo(self._window, QPoint(0, -LABEL)), max(LEAST_WIDTH, editor.width()))

    def _offered(self, typed: str) -> Sequence[Choice]:
        return self._offer(typed)

    def put(self, text: str) -> None:
        """Into the editor, whose keys go on behind it."""
        if self.editor is not None:
            self.editor.insertPlainText(text)
            self.editor.setFocus()
