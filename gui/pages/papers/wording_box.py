"""One sentence of a paper: its name, its words, what is wrong with them, what stood there before they were changed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from documents.composing.wording import SLOT, Template
from documents.composing.wording_form import as_words
from documents.composing.wording_lint import TABLE_HEAD, Fault, lint
from gui.pages.papers.slot_edit import SlotEdit
from gui.widgets import Glyph, GlyphKind, LinkButton, PlainLabel, clear, set_tip, tight
from gui.widgets.field_box import FieldBox


class WordingBox(QWidget):
    """reached when the keys come here, edited when the words change, asked when a name is to be put in."""

    reached = Signal()
    edited = Signal()
    asked = Signal()

    def __init__(self, template: Template, key: str, usual: str, told: Callable[[str], str]) -> None:
        super().__init__()
        self.key, self.usual = key, usual
        self.faults: list[Fault] = []  # why it cannot be used
        self._template = template
        many = not isinstance(template.built_in[key], str)
        self.edit = SlotEdit(str(template.notes[key]), template.slots_of(key), told, many=many)
        self.edit.reached.connect(self.reached)
        self.edit.textChanged.connect(self._changed)
        name = template.notes[key].name
        field = FieldBox(name, self.edit, f"一行一{'栏' if name.endswith(TABLE_HEAD) else '句'}" if many else "")
        field.add_tool(self._build_insert())
        self.edit.setAccessibleName(str(template.notes[key]))
        self._told = QVBoxLayout()
        tight(self._told, spacing=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(3)
        column.addWidget(field)
        column.addLayout(self._told)
        column.addWidget(self._build_usual())

    def _build_insert(self) -> QWidget:
        self._insert = LinkButton("插入")
        self._insert.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key does the same from inside the field
        self._insert.setAccessibleName(f"在“{self._template.notes[self.key]}”里插入")
        set_tip(self._insert, "插入由程序填写的内容 Ctrl+J")
        self._insert.clicked.connect(self.asked)
        room = self._insert.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._insert.setSizePolicy(room)
        self._insert.hide()
        return self._insert

    def _build_usual(self) -> QWidget:
        self._usual = QWidget()
        self.restore_button = LinkButton("恢复原文")
        self.restore_button.setAccessibleName(f"恢复“{self._template.notes[self.key]}”的原文")
        self.restore_button.clicked.connect(lambda: self.edit.replace_all(self.usual))
        row = QHBoxLayout(self._usual)
        tight(row, spacing=8)
        said = _as_seen(self.usual).replace("\n", "　") or "没有这一句"
        row.addWidget(PlainLabel(f"原文：{said}", "caption", "text2", wrap=True), 1)
        row.addWidget(self.restore_button)
        self._usual.hide()
        return self._usual

    @property
    def text(self) -> str:
        """What stands in it; in a list a line is a sentence."""
        return self.edit.value()

    def show_text(self, text: str) -> None:
        """What the office says, as it is stored."""
        self.edit.show_text(text)

    def set_current(self, current: bool) -> None:
        """Whether the keys are here, or were last."""
        self._insert.setVisible(current)

    def is_own(self) -> bool:
        """Whether it says something else than usual."""
        return self.text != self.usual

    def _changed(self) -> None:
        self.faults = faults = lint(self._template, self.key, as_words(self._template, self.key, self.text))
        clear(self._told)
        for fault in faults:
            self._told.addWidget(self._fault(fault))
        self._usual.setVisible(self.is_own())
        self.edit.mark(fault.wrong for fault in faults)
        self.edit.mark_wrong(bool(faults))
        self.edited.emit()

    def _fault(self, fault: Fault) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        tight(row, spacing=6)
        row.addWidget(Glyph(GlyphKind.OWE, 16))
        row.addWidget(PlainLabel(fault.text, "caption", "gap", wrap=True), 1)
        if fault.right:
            mend = LinkButton(f"改成{_as_seen(fault.right)}")
            mend.clicked.connect(partial(self._mend, fault))
            row.addWidget(mend)
        return line

    def _mend(self, fault: Fault) -> None:
        self.edit.replace_all(self.text.replace(fault.wrong, fault.right))
        self.edit.setFocus()


def _as_seen(text: str) -> str:
    """Where no chips can be drawn."""
    return SLOT.sub(r"〔\1〕", text)
