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
from gui.widgets.boxes import hbox, vbox
from gui.widgets.tab_order import chain


class WordingBox(QWidget):
    """reached when the keys come here, edited when the words change, asked when a name is to be put in.

    A paper has dozens of them: what few of them need is made when they need it.
    """

    reached = Signal()
    edited = Signal()
    asked = Signal()

    def __init__(self, template: Template, key: str, usual: str, told: Callable[[str], str]) -> None:
        super().__init__()
        self.key, self.usual = key, usual
        self.faults: list[Fault] = []  # why it cannot be used
        self._template, self._called = template, str(template.notes[key])
        self._insert: LinkButton | None = None
        many, name = not isinstance(template.built_in[key], str), template.notes[key].name
        self.edit = SlotEdit(self._called, template.slots_of(key), told, many=many)
        if template.may_be_empty(key):
            self.edit.setPlaceholderText("空着，不印这一处")
        self.edit.reached.connect(self.reached)
        self.edit.textChanged.connect(self._changed)
        self._head, self._under = QHBoxLayout(), QVBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(PlainLabel(name, "head"))
        self._head.addStretch(1)
        if many:
            self._head.addWidget(PlainLabel(f"一行一{'栏' if name.endswith(TABLE_HEAD) else '句'}", "caption"))
        tight(self._under, spacing=2)
        vbox(self._head, self.edit, self._under, on=self, margins=(12, 8, 12, 8), spacing=3)

    @property
    def text(self) -> str:
        """What stands in it; in a list a line is a sentence."""
        return self.edit.value()

    def show_text(self, text: str) -> None:
        """What the office says, as it is stored."""
        self.edit.show_text(text)

    def is_own(self) -> bool:
        """Whether it says something else than usual."""
        return self.text != self.usual

    def set_current(self, current: bool) -> None:
        """Whether the keys are here, or were last."""
        if self._insert is None:
            self._insert = _link("插入", f"在“{self._called}”里插入", self.asked.emit)
            self._insert.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key does the same from inside the field
            set_tip(self._insert, "插入由程序填写的内容 Ctrl+J")
            self._head.insertWidget(1, self._insert)
        self._insert.setVisible(current)

    def _changed(self) -> None:
        former = self.faults, self._under.count()
        self.faults = lint(self._template, self.key, as_words(self._template, self.key, self.text))
        if former != (self.faults, len(self.faults) + self.is_own()):
            self._show_under()
        self.edit.mark(fault.wrong for fault in self.faults)
        self.edit.mark_wrong(bool(self.faults))
        self.edited.emit()

    def _show_under(self) -> None:
        """A line for each fault, and what is usual where the words are the office's own."""
        clear(self._under)
        links = []
        for fault in self.faults:
            mend = f"改成{_as_seen(fault.right)}"
            link = _link(mend, mend, partial(self._replace, fault.wrong, fault.right)) if fault.right else None
            words = PlainLabel(fault.text, "caption", "gap", wrap=True)
            self._under.addWidget(_line(Glyph(GlyphKind.OWE, 16), words, link))
            links += [link] if link else []
        if self.is_own():
            link = _link("恢复原文", f"恢复“{self._called}”的原文", self.restore)
            said = _as_seen(self.usual).replace("\n", "　") or "没有这一句"
            self._under.addWidget(_line(None, PlainLabel(f"原文：{said}", "caption", "text2", wrap=True), link))
            links.append(link)
        chain([self.edit, *links])

    def restore(self) -> None:
        """Say what is usual again; Ctrl+Z brings back what stood here."""
        self._put(self.usual)

    def _replace(self, wrong: str, right: str) -> None:
        self._put(self.text.replace(wrong, right))

    def _put(self, text: str) -> None:
        self.edit.setFocus()
        self.edit.replace_all(text)


def _as_seen(text: str) -> str:
    """Where no chips can be drawn."""
    return SLOT.sub(r"〔\1〕", text)


def _link(text: str, name: str, deed: Callable[[], object]) -> LinkButton:
    link = LinkButton(text)
    link.setAccessibleName(name)
    link.clicked.connect(lambda _checked=False: deed())
    return link


def _line(sign: Glyph | None, words: PlainLabel, link: LinkButton | None) -> QWidget:
    line = QWidget()
    row = hbox(on=line, spacing=6)
    for place, widget in enumerate((sign, words, link)):
        if widget is not None:
            row.addWidget(widget, place % 2)  # the words take the room
    return line
