"""What editors of stored texts share: a text with covered names is shown covered and only read, and kept as it is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from gui.widgets.veil import covered, covers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Base = QWidget
else:
    _Base = object


class KeptText(_Base):
    """Mixed into an editor, which says by `keep` how it is read and written; `value` is what may be saved."""

    _typed: Callable[[], str]
    _fill: Callable[[str], object]
    _was_typed_into: Callable[[], bool]
    _beneath: str | None = None  # the stored text while a covered one is shown
    _stored = _filled = ""  # what was shown last, and what the editor made of it: it may hold some signs otherwise
    _fixed = False

    def keep(self, typed: Callable[[], str], fill: Callable[[str], object], was_typed_into: Callable[[], bool]) -> None:
        """typed is what is shown; fill shows a text without counting as typing; was_typed_into is asked after that."""
        self._typed, self._fill, self._was_typed_into = typed, fill, was_typed_into

    def show_text(self, text: str) -> None:
        """Show what is stored. What a person is typing here is not covered under his hands."""
        if self.hasFocus() and self._was_typed_into() and text == self.value():
            return
        self._beneath = text if covers(text) else None
        if self._typed() != covered(text):
            self._fill(covered(text))
        self._stored, self._filled = text, self._typed()
        self._lock()

    def value(self) -> str:
        """The text to be kept: as typed; as stored where nobody typed or where names in it are covered."""
        if self._beneath is not None:
            return self._beneath
        typed = self._typed()
        return self._stored if typed == self._filled else typed

    def set_fixed(self, fixed: bool) -> None:
        """What is final is read, not written, and looks so."""
        self._fixed = fixed
        self._lock()

    def is_covered(self) -> bool:
        """Whether names in it are covered."""
        return self._beneath is not None

    def _lock(self) -> None:
        locked = self._fixed or self._beneath is not None
        if self.property("readOnly") != locked:
            self.setProperty("readOnly", locked)
            self.style().unpolish(self)
            self.style().polish(self)


class KeptLine(KeptText, QLineEdit):
    """One line of a record."""

    def __init__(self) -> None:
        super().__init__()
        self.keep(self.text, self._show, self.isModified)

    def _show(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)  # a long text is read from its beginning
