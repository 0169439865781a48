"""Under the source: as what the line in view is taken, and the deeds that change it, each with its key."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from documents.reading.editing import As
from documents.reading.result import Reading, ReadItem
from gui.models.item_types import ORDER, What, taken_as
from gui.widgets import KeyButton, PlainLabel, Strip
from gui.widgets.combo_box import ComboBox

HEIGHT, ROOMY = 40, 560


class EditBar(Strip):
    """Says nothing while nothing can be changed."""

    typed = Signal(object)  # As
    split_asked = Signal()
    merge_asked = Signal()

    def __init__(self) -> None:
        super().__init__(HEIGHT, "top")
        self.place = PlainLabel("", "body", "text2", elide=True)
        self.kind = ComboBox()
        self.kind.setAccessibleName("收作")
        self.kind.setFixedWidth(120)
        for number, as_ in enumerate(ORDER, 1):
            self.kind.addItem(f"{number}　{as_}", as_)
        self.kind.activated.connect(lambda row: self.typed.emit(ORDER[row]))
        self.split_button = KeyButton("拆成两条", "S", small=True)
        self.merge_button = KeyButton("并入上一条", "M", small=True)
        self.leave_button = KeyButton("不收", "Del", small=True)
        self.undo_button = KeyButton("撤回", "Ctrl+Z", icon="undo", small=True)
        self.split_button.clicked.connect(self.split_asked)
        self.merge_button.clicked.connect(self.merge_asked)
        self.leave_button.clicked.connect(lambda: self.typed.emit(As.NOTHING))
        self.label = PlainLabel("收作", "body", "text2")
        self.add(self.place)
        self.row.setStretch(0, 1)
        self.add(self.label, self.kind, self.split_button, self.merge_button, self.leave_button, self.undo_button)
        self.row.addStretch(0)
        self.show_what(None, None, may_undo=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is less room the place, which is marked above, and the keys give way."""
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY
        self.place.setVisible(roomy)
        for button, key in ((self.split_button, "S"), (self.merge_button, "M"), (self.leave_button, "Del")):
            button.set_key(key if roomy else "")

    def show_what(self, reading: Reading | None, what: What | None, *, may_undo: bool) -> None:
        """Another line or item is in view; None when there is nothing to change."""
        item = what if isinstance(what, ReadItem) else None
        there = reading is not None and what is not None
        self.place.setText(_words(what) if there and what else "")
        for widget in (self.label, self.kind):
            widget.setVisible(there)
        if reading is not None and what is not None:
            now = taken_as(reading, what)
            self.kind.setCurrentIndex(ORDER.index(now))
            self.leave_button.setVisible(now is not As.NOTHING)
        else:
            self.leave_button.hide()
        first = item is not None and reading is not None and reading.items.index(item) == 0
        self.split_button.setVisible(item is not None)
        self.merge_button.setVisible(item is not None and not first)
        self.undo_button.setVisible(may_undo)
        self.setVisible(there or may_undo)


def _words(what: What) -> str:
    return f"{what.place}　{what.heading if isinstance(what, ReadItem) else what.text}"
