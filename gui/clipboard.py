"""What was copied or selected in a workspace cannot be pasted any more after it is locked."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

Mode = QClipboard.Mode


class OwnClipboard(QObject):
    """Knows whether what is in the clipboard came from here; not every platform tells.

    Under X11 and Wayland what is selected is in a second one, which the middle button pastes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._own: set[Mode] = set()
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._changed)

    def forget(self) -> None:
        """Empty both of what came from here."""
        board = self._clipboard
        for mode, owned in ((Mode.Clipboard, board.ownsClipboard()), (Mode.Selection, board.ownsSelection())):
            if owned or mode in self._own:
                board.clear(mode)
        self._own.clear()

    def _changed(self, mode: Mode) -> None:
        # Copied while one of our windows has the keys: by us.
        (self._own.discard if QGuiApplication.focusWindow() is None else self._own.add)(mode)
