"""How the program speaks: a word in the status bar, a strip that waits for an answer, a dialog."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from domain.errors import Cancelled, FuzhenError, InputError

_PLAIN = ("知道了",)


@dataclass(frozen=True)
class Strip:
    """A sentence under the page head that stays until answered, with one button if there is something to do."""

    text: str
    action: str = ""
    run: Callable[[], object] | None = None


class Notices(QObject):
    """The one way to speak to the user; tests hand in their own."""

    told = Signal(str)
    strip_changed = Signal(object)  # Strip | None

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self.window = window

    def tell(self, text: str) -> None:
        """A word in the status bar; success needs no more."""
        self.told.emit(text)

    def strip(self, text: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """A strip for what needs a person; it stays until answered."""
        self.strip_changed.emit(Strip(text, action, run))

    def clear_strip(self) -> None:
        """Take the strip away."""
        self.strip_changed.emit(None)

    def ask(self, title: str, what: str, safe: str = "", buttons: Sequence[str] = _PLAIN) -> int:
        """A dialog; returns the index of the button pressed, the last being the primary one, or -1 for Esc."""
        from gui.widgets.dialog import NoticeDialog  # noqa: PLC0415 - the first question pays for it

        dialog = NoticeDialog(title, what, safe, buttons, self.window)
        dialog.exec()
        dialog.deleteLater()
        return dialog.pressed

    def show(self, error: FuzhenError) -> None:
        """What the user can mend as a strip, the world's faults as a dialog, what the user stopped not at all."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, InputError):
            self.strip(str(error))
        else:
            self.ask("没有做成", str(error))
