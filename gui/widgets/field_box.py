"""A field: label above, a word at the right of it, the editor, and a dashed chip for what is still owed."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.widgets.boxes import STRETCH, vbox
from gui.widgets.chips import Chip
from gui.widgets.label import PlainLabel
from gui.widgets.paint import GlyphKind


class FieldBox(QWidget):
    """The gap stands beside the label, where the eye begins to read the field."""

    def __init__(self, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        editor.setAccessibleName(label)
        self.label = PlainLabel(label, "head")
        self.hint = PlainLabel(hint, "caption")
        self.gap = Chip("", "gap")
        self.gap.hide()
        self._head = head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self.hint)
        head.addWidget(self.gap)
        vbox(head, editor, STRETCH, on=self, spacing=3)

    def add_tool(self, widget: QWidget) -> None:
        """Something that helps to fill the field, right behind its label."""
        self._head.insertWidget(1, widget)

    def show_gap(self, text: str, *, owed: bool = True) -> None:
        """What is owed here, or only better said; "" for nothing."""
        self.gap.set(text, "gap" if owed else "na", GlyphKind.OWE if owed else None)
        self.gap.setVisible(bool(text))
        self.hint.setVisible(not text)
