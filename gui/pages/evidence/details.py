"""What is known of one piece: number, where it belongs, kind, origin, note, fingerprint; and who did what with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QWidget

from documents.media_types import WORDS
from domain.records import Evidence
from domain.words import EvidenceKind, EvidenceOrigin
from gui.models.field_words import moment
from gui.pages.evidence.wording import fingerprints, size_text, whole_fingerprints
from gui.widgets import KeyButton, PlainLabel, Rule, clear, set_tip
from gui.widgets.boxes import STRETCH, hbox, vbox
from gui.widgets.combo_box import ComboBox
from gui.widgets.focus import APART
from gui.widgets.kept_text import KeptLine
from gui.widgets.panes import ScrollPane
from gui.widgets.saving import SaveSoon
from storage.shelves.evidence import Event

LABEL_WIDTH = 52
EVENT_TIME_WIDTH = 92


class Details(QFrame):
    """Fields save themselves: one deed each."""

    kind_chosen = Signal(EvidenceKind)
    origin_chosen = Signal(EvidenceOrigin)
    note_written = Signal(str, str)  # uid of the piece it was written for, text
    file_asked = Signal()
    save_asked = Signal()
    drop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._uid = self._saved = ""
        self._timer = SaveSoon(self)
        self._timer.timeout.connect(self.flush)
        self.setProperty("ground", "surface")
        self.setProperty("edge", "top")
        hbox((self._build_facts(), 11), Rule(vertical=True), (self._build_custody(), 10), on=self)

    def _build_facts(self) -> QWidget:
        pane = QWidget()
        self.name = PlainLabel("", "pane", elide=True)
        self.name.cut_inside()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        self.number = PlainLabel("", elide=True)
        self.belongs = PlainLabel("", elide=True)
        self.print = PlainLabel("", "caption", "text", elide=True)
        self.kind = _choice("类别", [str(kind) for kind in EvidenceKind])
        self.origin = _choice("来源", [str(origin) for origin in EvidenceOrigin])
        self.note = KeptLine()
        self.note.setAccessibleName("说明")
        self.note.setPlaceholderText("拍的是什么，说明什么。")
        both = hbox((self.kind, 1), (self.origin, 1), spacing=6)
        rows: tuple[tuple[str, QWidget | QLayout], ...] = (
            ("编号", self.number),
            ("归入", self.belongs),
            ("类别", both),
            ("说明", self.note),
            ("指纹", self.print),
        )
        for line, (label, content) in enumerate(rows):
            grid.addWidget(PlainLabel(label, "body", "text2"), line, 0)
            if isinstance(content, QWidget):
                grid.addWidget(content, line, 1)
            else:
                grid.addLayout(content, line, 1)
        inner = QWidget()
        vbox(grid, STRETCH, on=inner, margins=(0, 0, APART, APART))
        facts = ScrollPane("资料", inner, stop=False)
        vbox(self.name, (facts, 1), self._build_buttons(), on=pane, margins=(12, 8, 12, 8), spacing=4)
        self.kind.activated.connect(self._kind_chosen)
        self.origin.activated.connect(self._origin_chosen)
        self.note.textEdited.connect(self._timer.touch)
        self.note.editingFinished.connect(self.flush)
        return pane

    def _build_buttons(self) -> QHBoxLayout:
        self.file_button = KeyButton("改归类", "G", small=True)
        self.file_button.clicked.connect(self.file_asked)
        self.save_button = KeyButton("另存原件", "S", small=True)
        self.save_button.clicked.connect(self.save_asked)
        self.drop_button = KeyButton("移除", "Del", small=True)
        self.drop_button.clicked.connect(self.drop_asked)
        return hbox(self.file_button, self.save_button, self.drop_button, STRETCH, spacing=8)

    def _build_custody(self) -> QWidget:
        pane = QWidget()
        self.sound = PlainLabel("", "caption", "ok")
        head = hbox(PlainLabel("保管记录", "pane"), STRETCH, self.sound, spacing=None)
        self._events = vbox(margins=(0, 0, 6, 0))
        inner = QWidget()
        inner.setLayout(self._events)
        scroll = ScrollPane("保管记录", inner)
        bar = scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))  # what was done last is seen
        vbox(head, (scroll, 1), on=pane, margins=(12, 8, 12, 8), spacing=4)
        return pane

    def show_evidence(self, evidence: Evidence, belongs: str) -> None:
        """Fill the fields; what is being typed is left alone."""
        self.name.setText(evidence.name)
        kind = WORDS.get(evidence.media_type, "文件")
        self.number.setText(f"{evidence.number}，{kind}，{size_text(evidence.size)}")
        self.belongs.setText(belongs)
        self.print.setText(fingerprints(evidence))
        set_tip(self.print, whole_fingerprints(evidence))
        self.kind.setCurrentIndex(list(EvidenceKind).index(evidence.kind))
        self.origin.setCurrentIndex(list(EvidenceOrigin).index(evidence.origin))
        self._show_note(evidence)

    def _show_note(self, evidence: Evidence) -> None:
        other = evidence.uid != self._uid
        if other:
            self.flush()
        if other or self.note.value() == self._saved:
            self.note.show_text(evidence.note)
        if other:
            self.note.setCursorPosition(0)
        self._uid, self._saved = evidence.uid, evidence.note
        set_tip(self.note, evidence.note)  # it may be longer than its field

    def flush(self) -> None:
        """Save the note that is typed and not yet saved."""
        self._timer.stop()
        if self._uid and self.note.value() != self._saved:
            self._saved = self.note.value()
            self.note_written.emit(self._uid, self._saved)

    def show_custody(self, events: Sequence[Event], sound: bool | None) -> None:
        """The journal of the piece; sound says whether the file still has its fingerprint, None if not known yet."""
        self.sound.setText({True: "✓ 与收入时一致", False: "✕ 与收入时不一致", None: ""}[sound])
        self.sound.set_role("gap" if sound is False else "ok")
        clear(self._events)
        for event in events:
            self._events.addWidget(_event_row(event))
        self._events.addStretch(1)

    def _kind_chosen(self, index: int) -> None:
        self.kind_chosen.emit(list(EvidenceKind)[index])

    def _origin_chosen(self, index: int) -> None:
        self.origin_chosen.emit(list(EvidenceOrigin)[index])


def _choice(name: str, words: Sequence[str]) -> ComboBox:
    box = ComboBox()
    box.addItems(list(words))
    box.setAccessibleName(name)
    box.setMinimumWidth(box.field_width())
    return box


def _event_row(event: Event) -> QWidget:
    row = QFrame()
    row.setProperty("edge", "bottom")
    time = PlainLabel(moment(event.at), "caption")
    time.setMinimumWidth(EVENT_TIME_WIDTH)
    time.setAlignment(Qt.AlignmentFlag.AlignTop)
    hbox(time, (PlainLabel(f"{event.author} {event.label}", wrap=True), 1), on=row, margins=(0, 3, 0, 3), spacing=8)
    return row
