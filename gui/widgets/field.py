"""A field as the look asks: label above, state at its right, error below with the way out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from domain.errors import InputError
from gui.widgets.boxes import vbox
from gui.widgets.chips import Glyph
from gui.widgets.label import PlainLabel, restyle
from gui.widgets.paint import GlyphKind


class FieldError(InputError):
    """What was typed into one field will not do; it is said there."""

    def __init__(self, field: "Field", text: str) -> None:
        super().__init__(text)
        self.field = field


class Field(QWidget):
    """Label, line, and a sentence that appears only when something is wrong."""

    def __init__(self, label: str, edit: QLineEdit, hint: str = "") -> None:
        super().__init__()
        self.edit = edit
        self.label = PlainLabel(label, "head")
        self.state = PlainLabel("", "caption")
        self.error = PlainLabel("", "caption", "gap", wrap=True)
        self._sign = Glyph(GlyphKind.OWE, 16)
        edit.setAccessibleName(label)
        edit.setPlaceholderText(hint)
        edit.textEdited.connect(self._calm)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self.state)
        foot.setSpacing(6)
        foot.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.error, 1)
        vbox(head, edit, foot, on=self, spacing=4)
        self._calm()

    def complain(self, text: str) -> None:
        """Say what is wrong and put the keys there."""
        self.error.setText(text)
        self.error.show()
        self._sign.show()
        restyle(self.edit, "wrong", True)
        self.edit.setFocus()

    def _calm(self) -> None:
        self.error.hide()
        self._sign.hide()
        restyle(self.edit, "wrong", False)
