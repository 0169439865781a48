"""When what is typed is saved: soon after the first letter, not after the last; who never pauses loses no more."""

from PySide6.QtCore import QObject, QTimer

SAVE_AFTER = 1500  # ms; with the saving itself less than two seconds are ever at stake


class SaveSoon(QTimer):
    """`touch` at every letter; it times out 1.5 s after the first one that is not saved yet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(SAVE_AFTER)

    def touch(self) -> None:
        """Something was typed."""
        if not self.isActive():
            self.start()
