"""One alarm: its kind, both quotes with what differs, 采纳 and 排除, or how it was judged."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from domain.records import Contradiction
from domain.words import AlarmState
from gui.models import alarms
from gui.widgets import Chip, GlyphKind, KeyButton, PlainLabel, ReasonLine, set_tip
from gui.widgets.against import Against
from gui.widgets.boxes import STRETCH, hbox, vbox
from storage.store import Store

HEIGHT, EDGE = 34, 4
LINE, BUTTON = 20, 26
REASON_HEIGHT = 46


class AlarmRow(QFrame):
    """The row keeps its place when it is judged; 排除 opens the line for the reason beneath it."""

    adopted = Signal(str)
    dismissed = Signal(str, str)
    judged_anew = Signal(str)
    resized = Signal()

    def __init__(self, parent: QWidget, typed: dict[str, str]) -> None:
        super().__init__(parent)
        self.uid = ""
        self.pending = True
        self._typed = typed
        self.setProperty("edge", "bottom")
        self._build()

    def _build(self) -> None:
        self.chip = Chip("", "bad", GlyphKind.BAD)
        self.said = Against()
        self.adopt = KeyButton("采纳", "A", small=True)
        self.dismiss = KeyButton("排除", "X", small=True)
        self.judged = PlainLabel("", "strong", "ok")
        self.by = PlainLabel("", "caption")
        self.anew = KeyButton("改判", small=True, flat=True)
        self.why = PlainLabel("", "caption", wrap=True)
        self.why.setContentsMargins(28, 0, 8, EDGE)
        self.reason = ReasonLine("排除理由", "排除")
        self.reason.typed = self._typed
        self.reason.setFixedHeight(REASON_HEIGHT)
        self.reason.hide()
        self.adopt.clicked.connect(self._adopt)
        self.dismiss.clicked.connect(self.ask_reason)
        self.anew.clicked.connect(self._judge_anew)
        self.reason.given.connect(self._give_reason)
        self.reason.dropped.connect(self.resized)
        top = Qt.AlignmentFlag.AlignTop  # beside the first line, however many the quotes take
        self._row = hbox(
            _beside_button(self.chip),
            (_beside_button(self.said), 1),
            *map(_beside_button, (self.judged, self.by)),
            *((button, 0, top) for button in (self.anew, self.adopt, self.dismiss)),
            margins=(28, EDGE, 8, EDGE - 1),
            spacing=8,
        )
        self._column = vbox((self._row, 1), self.why, self.reason, on=self)
        self.reason.setContentsMargins(28, 4, 8, 6)

    def show_alarm(self, store: Store, alarm: Contradiction) -> None:
        """Show this alarm as it stands."""
        # A reason being typed stays when something else changes.
        if self.uid != alarm.uid or alarm.state is not AlarmState.PENDING:
            self.reason.hide()
        self.uid = alarm.uid
        self.pending = alarm.state is AlarmState.PENDING
        self.chip.set(str(alarm.kind), "bad", GlyphKind.BAD)
        self.said.show_sides(alarms.sides(store, alarm))
        set_tip(self.said, alarm.description)
        self.setAccessibleName(alarms.spoken(alarm, self.said.words))
        self.setProperty("ground", "surface" if self.pending else "surface2")
        self._repolish()
        self.judged.setText(f"✓ {alarms.JUDGED_WORDS.get(alarm.state, '')}")
        self.judged.set_role("ok" if alarm.state is AlarmState.ADOPTED else "na")
        self.by.setText(alarms.when(alarm))
        self.why.setText(f"理由：{alarm.reason}")
        self.why.setVisible(bool(alarm.reason) and not self.pending)
        for widget in (self.adopt, self.dismiss):
            widget.setVisible(self.pending)
        for other in (self.judged, self.by, self.anew):
            other.setVisible(not self.pending)

    def _repolish(self) -> None:
        self.style().unpolish(self)
        self.style().polish(self)

    def set_counter(self, text: str) -> None:
        """In a narrow window the chip counts instead of naming the kind."""
        if text:
            self.chip.set(text, "wait", GlyphKind.WAIT)
        self._row.setContentsMargins(8 if text else 28, EDGE, 8, EDGE - 1)
        self.adopt.set_key("A")

    def controls(self) -> list[QWidget]:
        """What can have the keys, as it is read."""
        return [self.adopt, self.dismiss, self.anew, self.reason.edit, self.reason.button]

    def add_last(self, widget: QWidget) -> None:
        """Put a widget behind the buttons."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def wanted_height(self, width: int) -> int:
        """What both quotes need at a width, and the reason line when it is open."""
        asked = REASON_HEIGHT if self.reason.isVisibleTo(self) else 0
        return max(HEIGHT + asked, self._column.totalHeightForWidth(width))

    def ask_reason(self) -> None:
        """Open the line for the reason and put the keys there."""
        self.reason.show()
        self.resized.emit()
        self.reason.ask(about=self.uid)

    def _adopt(self) -> None:
        self.adopted.emit(self.uid)

    def _judge_anew(self) -> None:
        self.judged_anew.emit(self.uid)

    def _give_reason(self, reason: str) -> None:
        self.dismissed.emit(self.uid, reason)


def _beside_button(widget: QWidget) -> QVBoxLayout:
    """Its first line in the height of a button."""
    edge = (BUTTON - LINE) // 2
    return vbox(widget, STRETCH, margins=(0, edge, 0, edge), spacing=None)
