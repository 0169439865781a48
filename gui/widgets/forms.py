"""Forms: fields in rows that scroll where the window is low, and the dialog that does what they say."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from domain.errors import FuzhenError, InputError
from gui.widgets.dialog import Dialog
from gui.widgets.field import FieldError
from gui.widgets.focus import APART
from gui.widgets.panes import ScrollPane

COLUMNS = 6  # halves and thirds both fit


class FormDialog(Dialog):
    """Its second button does the deed and closes; what is wrong with one field is said there.

    keeps: it describes what is there anyway, so what was typed is not lost when the workspace locks over it.
    wrong says what is wrong with the whole; told shows what is no fault of the form. Without wrong, told shows both.
    """

    keeps = False

    def __init__(
        self,
        title: str,
        deed: Callable[[], object],
        told: Callable[[FuzhenError], object],
        parent: QWidget | None = None,
        *,
        wrong: Callable[[str], object] | None = None,
        width: int = 480,
    ) -> None:
        super().__init__(title, parent, width=width)
        self._deed, self._told, self._wrong = deed, told, wrong

    def leave_off(self) -> None:
        """The workspace locks over it: what was typed into a form that keeps it is saved, if it can be true."""
        lines = (edit.isModified() for edit in self.findChildren(QLineEdit))
        prose = (edit.document().isModified() for edit in self.findChildren(QPlainTextEdit))
        if self.keeps and any((*lines, *prose)):
            with suppress(FuzhenError):
                self._deed()

    def accept(self) -> None:
        """Only a form whose deed was done closes."""
        if self.pressed == 1 and not self._done():
            self.pressed = -1
            return
        super().accept()

    def _done(self) -> bool:
        try:
            self._deed()
        except FieldError as error:
            error.field.complain(str(error))
            return False
        except FuzhenError as error:
            if self._wrong is not None and isinstance(error, InputError):
                self._wrong(str(error))
            else:
                self._told(error)
            return False
        return True


def form_area(rows: Sequence[Sequence[QWidget]], name: str, height: int) -> QScrollArea:
    """The widgets of each row side by side and equally wide; no higher than this."""
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setContentsMargins(APART, APART, APART, APART)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    for number, row in enumerate(rows):
        span = COLUMNS // len(row)
        for place, widget in enumerate(row):
            grid.addWidget(widget, number, place * span, 1, span, Qt.AlignmentFlag.AlignTop)
    for column in range(COLUMNS):
        grid.setColumnStretch(column, 1)
    area = ScrollPane(name, inner, stop=False)
    area.setFixedHeight(min(inner.sizeHint().height() + 36, height))
    return area
