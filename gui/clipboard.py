"""What was copied from a workspace does not stay in the clipboard after it is locked."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication


class OwnClipboard(QObject):
    """Knows whether what is in the clipboard came from here; not every platform tells."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._own = False
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._changed)

    def forget(self) -> None:
        """Empty the clipboard if what is in it came from here."""
        if self._own or self._clipboard.ownsClipboard():
            self._clipboard.clear()
            self._own = False

    def _changed(self) -> None:
        # Copied while one of our windows has the keys: by us.
        self._own = QGuiApplication.focusWindow() is not None
