"""One reference card: head with its stance, the quoted passages with their places, a note, the four stances."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.records import ReferenceStance
from domain.words import Reference, Stance
from gui.models.passages import Passage
from gui.models.references import TITLES, Card
from gui.widgets import CardFrame, GlyphKind, PlainLabel, Rule, glyph_of
from gui.widgets.boxes import hbox, vbox
from gui.widgets.choice_cells import Choice, ChoiceCells
from gui.widgets.kept_text import KeptLine
from gui.widgets.panes import ScrollPane
from gui.widgets.quote import QuoteLabel, copied_from
from gui.widgets.saving import SaveSoon
from gui.widgets.source_link import SourceLink
from gui.widgets.tab_order import chain
from gui.widgets.veil import covers

STANCES = (
    Choice(word=Stance.SUPPORTS, key="1", role="ok"),
    Choice(word=Stance.CONTRADICTS, key="2", role="bad"),
    Choice(word=Stance.MISSING, key="3", role="gap"),
    Choice(word=Stance.NOT_APPLICABLE, key="4", role="na"),
)
COVERED = "姓名按知悉范围遮盖，组长、副组长按 Ctrl+Shift+M 显示"


class ReferenceCard(CardFrame):
    """The card that has the keys shows it by a ring; keys 1 to 4 judge it."""

    stance_given = Signal(object, object)  # Reference, Stance
    note_written = Signal(object, str)  # Reference, text
    opened = Signal(str, str)  # document uid, place
    entered = Signal(object)  # Reference

    def __init__(self, reference: Reference) -> None:
        super().__init__(TITLES[reference], GlyphKind.EMPTY)
        self.reference = reference
        self._current = self._compact = False
        self._applies = True
        self._written = ""
        self._absent: list[PlainLabel] = []
        self.setAccessibleName(str(reference))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "outside")
        self._build()

    def _build(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.area = ScrollPane(f"{self.reference}的原文", stop=False)
        self.note = KeptLine()
        self.note.setPlaceholderText("批注…")
        self.note.setProperty("bare", True)
        self.note.setProperty("ring", "inside")
        self.note.setAccessibleName(f"{self.reference}的批注")
        self._timer = SaveSoon(self)
        self._timer.timeout.connect(self.flush)
        self.note.textEdited.connect(self._note_edited)
        self.note.editingFinished.connect(self.flush)
        self.cells = ChoiceCells(STANCES, name=f"{self.reference}的判定")
        self.cells.chosen.connect(self._chosen)
        self.body.addWidget(self.area, 1)
        self._rule = Rule()
        for widget in (self._rule, self.note, Rule(), self.cells):
            self.body.addWidget(widget)

    def show_card(self, card: Card, *, compact: bool) -> None:
        """The passages of another subject, or the same after an import; captions are the first to go."""
        self.head.setVisible(not compact)
        self._compact = compact
        self._show_note()
        pane = QWidget()
        column = vbox(on=pane, margins=(8, 8, 6, 8), spacing=4)
        for place, passage in enumerate(card.passages):
            if compact:
                self._add_line(column, passage)
                continue
            if place:
                column.addSpacing(4)
                column.addWidget(Rule())
                column.addSpacing(2)
            self._add_passage(column, passage)
        self._absent = [PlainLabel(sentence, "caption", "gap", wrap=True) for sentence in card.absent]
        for label in self._absent:
            column.addWidget(label)
        column.addStretch(1)
        self.area.setWidget(pane)
        chain([self, *pane.findChildren(SourceLink), self.note])

    def _add_line(self, column: QVBoxLayout, passage: Passage) -> None:
        """Label, words and place side by side, as a narrow window has room across but not down."""
        top = Qt.AlignmentFlag.AlignTop
        label = PlainLabel(passage.label, "caption")
        label.setFixedWidth(52)
        if not passage.label:
            label.hide()  # never shown by hand: it has no parent yet and would be a window of its own
        row = hbox((label, 0, top), (QuoteLabel(passage.quoted, passage.marks), 1), spacing=8)
        if passage.file_name:
            link = SourceLink(passage.document_uid, passage.file_name, passage.place, passage.place)
            link.opened.connect(self.opened)
            row.addWidget(link, 0, top)
        column.addLayout(row)

    def _add_passage(self, column: QVBoxLayout, passage: Passage) -> None:
        if passage.label:
            column.addWidget(PlainLabel(passage.label, "caption"))
        if passage.quoted:
            column.addWidget(QuoteLabel(passage.quoted, passage.marks))
        if covers(passage.quoted):
            column.addWidget(PlainLabel(COVERED, "caption", "text2", wrap=True))
        below = vbox(spacing=0)  # a link has room of its own above its words
        if passage.captions:
            below.addWidget(PlainLabel("\n".join(passage.captions), "caption", "text2", wrap=True))
        if passage.file_name:
            link = SourceLink(passage.document_uid, passage.file_name, passage.place)
            link.opened.connect(self.opened)
            below.addWidget(link)
        column.addLayout(below)

    def show_stance(self, stance: ReferenceStance, *, applies: bool) -> None:
        """What a person holds; a card of the whole organization is only read."""
        self.set_glyph(glyph_of(stance.stance))
        self.glyph.setVisible(applies)
        stances = [choice.word for choice in STANCES]
        self.cells.show_choice(stances.index(stance.stance) if stance.stance else None)
        self.cells.setVisible(applies)
        self._applies = applies
        for label in self._absent:  # nobody owes what does not apply
            label.set_role("text3" if stance.stance is Stance.NOT_APPLICABLE else "gap")
        self._show_note()
        if not self._timer.isActive():
            if self.note.value().strip() != stance.note or self.note.is_covered() or covers(stance.note):
                self.note.show_text(stance.note)
            self._written = self.note.value()

    def _show_note(self) -> None:
        for widget in (self._rule, self.note):
            widget.setVisible(self._applies and not self._compact)

    def set_current(self, current: bool) -> None:
        """Whether keys 1 to 4 go here."""
        if current != self._current:
            self._current = current
            self.title.set_role("accent" if current else "text")

    def flush(self) -> None:
        """Save the note that is being typed."""
        self._timer.stop()
        if self.note.value() != self._written:
            self._written = self.note.value()
            self.note_written.emit(self.reference, self._written)

    def _note_edited(self, _text: str) -> None:
        self._timer.touch()

    def _chosen(self, index: int) -> None:
        self.stance_given.emit(self.reference, list(Stance)[index])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not copied_from(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.reference)
