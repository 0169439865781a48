"""The check in view: question, five answers, reason, materials, note, evidence."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from domain.rules import needs_reason
from domain.words import Answer
from gui import look
from gui.models.checks import CheckRow
from gui.pages.four_references.compared import ComparedAnswers
from gui.widgets import Chip, PlainLabel
from gui.widgets.boxes import STRETCH, hbox, vbox
from gui.widgets.choice_cells import Choice, ChoiceCells
from gui.widgets.drop_area import DropArea
from gui.widgets.reason_edit import ReasonEdit
from gui.widgets.saving import SaveSoon
from gui.widgets.tab_order import chain
from gui.widgets.tick_list import TickList

ANSWERS = (
    Choice(word=Answer.CONFORMS, key="F1", role="ok", glyph="✓"),
    Choice(word=Answer.BASICALLY_CONFORMS, key="F2", role="mid", glyph="≈"),
    Choice(word=Answer.FAILS, key="F3", role="bad", glyph="×"),
    Choice(word=Answer.NOT_APPLICABLE, key="F4", role="na", glyph="—"),
    Choice(word=Answer.NOT_CHECKED, key="F5", role="wait", glyph="?"),
)


class CheckCard(QFrame):
    """Says what a person wants; who keeps the records decides and shows the outcome."""

    given = Signal(object, str)  # Answer, reason
    decided = Signal(object, str)  # the same, of two inspectors together
    kept = Signal(object, str)  # the same, saved without going on
    grew = Signal()  # it needs more or less height than before
    ticked = Signal(str, bool)
    noted = Signal(str)
    dropped = Signal(list)  # of Path
    choose_files = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row: CheckRow | None = None
        self._pending: Answer | None = None
        self._together = False  # the next answer is that of both inspectors
        self.setProperty("edge", "bottom")
        self.setProperty("ground", "surface")
        self._timer = SaveSoon(self)
        self._timer.timeout.connect(self.flush)
        self._build()

    def _build(self) -> None:
        self.code = Chip("", "plain")
        self.about = PlainLabel("", "caption", elide=True)
        self.changed = Chip("题目已改", "wait", "wait")
        self.question = PlainLabel("", "question", wrap=True)
        self.cells = ChoiceCells(ANSWERS, name="核查作答", stacked=True)
        self.reason = ReasonEdit("写一句理由，回车下一条")
        self.reason.setAccessibleName("理由")
        self.owed = PlainLabel("写明理由，这一项才算作答。", "caption", "gap")
        self.materials = TickList()
        self.materials.setAccessibleName("查验材料")
        self.note = ReasonEdit("备注…")
        self.note.setAccessibleName("核查备注")
        self.drop = DropArea("拖到这里或", "Ctrl+E")
        self.compared = ComparedAnswers()
        self.compared.joint_wanted.connect(self.begin_together)
        self.cells.chosen.connect(self._cell_chosen)
        self.reason.entered.connect(self._reason_entered)
        self.reason.edited.connect(self._timer.touch)
        self.reason.edited.connect(self._show_owed)
        self.reason.left.connect(self.flush)
        self.note.entered.connect(self.flush)
        self.note.edited.connect(self._timer.touch)
        self.note.edited.connect(self.grew)
        self.note.left.connect(self.flush)
        self.materials.ticked.connect(self.ticked)
        self.drop.dropped.connect(self.dropped)
        self.drop.clicked.connect(self.choose_files)
        self._column = vbox(
            hbox(self.code, (self.about, 1), self.changed, spacing=8), self.question, self.cells, self.compared,
            self.reason, self.owed, self.materials, self.note, self.drop, STRETCH,
            on=self, margins=(12, 6, 10, 8), spacing=6,
        )  # fmt: skip

    def show_row(self, row: CheckRow, evidence: int, *, blind: bool = False) -> None:
        """Another check, or the same after its record changed; a reason being typed stays."""
        other = self._row is None or self._row.result.uid != row.result.uid
        if other or row.result.answer is not (self._row.result.answer if self._row else None):
            self._pending = None
        if other or not row.differs:
            self._together = False
        self._row = row
        self.code.set(row.item.code, "plain")
        self.about.setText(f"应为“{row.item.expected}” · {row.item.focus}")
        self.changed.setVisible(row.changed_since)
        self.question.setText(row.item.question)
        self.setAccessibleName(f"核查项 {row.item.code}")
        if other or not self.reason.hasFocus():
            self.reason.show_text(row.result.reason)
        if other or not self.note.hasFocus():
            self.note.show_text(row.result.note)
        self.materials.show_items(row.item.materials, row.result.materials_seen, self.width() - 22)
        chain([self.reason, *self.materials.boxes(), self.note])
        self.drop.show_count(f"证据 {evidence} 件" + (f"，本项 {row.proof}" if row.proof else ""))
        self.note.setVisible(not blind)  # a remark is seen by both
        self.compared.show_answers(row.compared, row.differs)
        self._show_answer()

    def _show_answer(self) -> None:
        row = self._row
        if row is None:
            return
        shown = self._pending or (None if self._together else row.result.answer)
        self.cells.show_choice(list(Answer).index(shown) if shown else None)
        self.reason.setVisible(shown is not None and self._owes_reason(shown))
        self._show_owed()

    def _show_owed(self) -> None:
        """An answer waits for its first word; the height may have changed."""
        self.owed.setVisible(self._pending is not None and not self.reason.value().strip())
        self.grew.emit()

    def answer(self, given: Answer) -> None:
        """A key or a cell: what needs a reason and has none asks for it in place."""
        if self._row is None:
            return
        reason = self.reason.value().strip() if self.reason.isVisibleTo(self) else ""
        if self._owes_reason(given) and not reason:
            self._pending = given
            self._show_answer()
            self.reason.setFocus()
            return
        self._pending = None
        self._timer.stop()
        if self._together:
            self.decided.emit(given, reason)
        else:
            self.given.emit(given, reason if needs_reason(given) else "")

    def _owes_reason(self, given: Answer) -> bool:
        return self._together or needs_reason(given)

    def may_decide(self) -> bool:
        """Whether two inspectors differ here and have not begun to decide."""
        return self._row is not None and self._row.differs and not self._together

    def begin_together(self) -> None:
        """共同决定: the next answer is that of all who judged, and says why."""
        self._together = True
        self._pending = None
        self.reason.show_text("")
        self.compared.ask()
        self._show_answer()

    def _cell_chosen(self, index: int) -> None:
        self.answer(list(Answer)[index])

    def _reason_entered(self) -> None:
        shown = self._pending or (self._row.result.answer if self._row else None)
        if shown is None:
            return
        if not self.reason.value().strip():
            self.reason.mark_wrong(True)
            return
        self.answer(shown)

    def flush(self) -> None:
        """Save what is typed: a reason completes its answer, but the cursor stays."""
        self._timer.stop()
        if self._row is None or self._together:
            return
        reason = self.reason.value().strip()
        shown = self._pending or self._row.result.answer
        if self.reason.isVisibleTo(self) and shown and reason and (self._pending or reason != self._row.result.reason):
            self._pending = None
            self.kept.emit(shown, reason)
        if self.note.value().strip() != self._row.result.note:
            self.noted.emit(self.note.value())

    def let_go(self) -> None:
        """What was typed is recorded elsewhere; the field tells again what belongs to the answer itself."""
        self.reason.show_text(self._row.result.reason if self._row else "")

    def height_at(self, width: int) -> int:
        """What it needs at a width."""
        return self._column.totalHeightForWidth(width)

    def has_pending(self) -> bool:
        """Whether an answer waits for its reason."""
        return self._pending is not None or self._together

    def is_typed(self) -> bool:
        """Whether the keys are in one of its fields."""
        return self.reason.hasFocus() or self.note.hasFocus()

    def give_up(self) -> None:
        """Esc: the answer that waits for a reason is dropped."""
        self._pending = None
        self._together = False
        if self._row is not None:
            self.compared.show_answers(self._row.compared, self._row.differs)
            self.reason.show_text(self._row.result.reason)
        self._show_answer()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, 3, self.childrenRect().bottom() + 8, look.colour("accent"))
        painter.end()
