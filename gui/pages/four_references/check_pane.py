"""The right pane of 四对照: how far the checks are, the one in view, and all of them."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from domain.words import Answer
from gui.desk import Desk
from gui.models.checks import CheckList, CheckRow
from gui.operations import checks, second_opinions
from gui.pages.four_references.check_card import CheckCard
from gui.pages.four_references.check_painter import CHECK_ROW, LOW_CHECK_ROW
from gui.widgets import IconButton, KeyCap, LineProgress, PlainLabel, Strip, tight
from gui.widgets.panes import ScrollPane
from gui.widgets.row_list import RowView
from storage.store import Store

SHARES = (3, 2)  # of the check and the list of checks
ROWS_IN_VIEW = 3  # of the list, however long the question
EDGES = 4  # of the card and the field of the scroll area


class CheckView(RowView):
    """Enter goes on."""

    passed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passed.emit()
        else:
            super().keyPressEvent(event)


class CheckPane(QFrame):
    """Answers are written here; the cursor goes on to the next check without an answer."""

    files_dropped = Signal(list)  # of Path
    choose_files = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._store: Store = desk.store
        self.model = CheckList(desk.store)
        self._evidence = 0
        self._place = -1  # of the check on the card: the cursor has left it when what was typed there is saved
        self._compact = self._wide = False
        self._moving = False  # the program moves the cursor, not a person
        self.setProperty("edge", "left")
        self.setProperty("ground", "surface")
        self._build()

    def _build(self) -> None:
        self.head = Strip(44)
        self.figure = PlainLabel("", "pane")
        self.bar = LineProgress(72, "核查进度")
        self.head.add(PlainLabel("核查", "pane"), self.figure, self.bar)
        self.head.stretch()
        self.lists = IconButton("list", "核查清单", "Ctrl+Shift+L")
        self.lists.clicked.connect(self.open_checklists)
        self.head.add(self.lists)
        self.head.add(KeyCap("回车"), PlainLabel("下一条", "caption"))
        self.card = CheckCard()
        self.card.given.connect(self._given)
        self.card.decided.connect(self._decided)
        self.card.grew.connect(self._settle)
        self.card.kept.connect(self._kept)
        self.card.ticked.connect(self._ticked)
        self.card.noted.connect(self._noted)
        self.card.dropped.connect(self._dropped)
        self.card.choose_files.connect(self.choose_files)
        self.view = CheckView(CHECK_ROW, "核查项")
        self.view.setModel(self.model)
        self.view.passed.connect(self.go_on)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.area = ScrollPane("核查项内容", self.card)
        self.body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        tight(self.body)
        for region, share in zip((self.area, self.view), SHARES, strict=True):
            self.body.addWidget(region, share)
        self._column = QVBoxLayout(self)
        tight(self._column)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.addWidget(self.head)
        self._column.addLayout(self.body, 1)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the list stands beside the check, not under it."""
        self._compact, self._wide = compact, False
        self.head.setVisible(not compact)
        self.view.set_look(LOW_CHECK_ROW if compact else CHECK_ROW)
        directions = QBoxLayout.Direction
        self.body.setDirection(directions.LeftToRight if compact else directions.TopToBottom)
        self._fit()

    def set_wide(self, wide: bool) -> None:
        """In a very wide window too, with the head above both."""
        if wide != self._wide:
            self._wide = wide
            directions = QBoxLayout.Direction
            self.body.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
            for place, share in enumerate((1, 1) if wide else SHARES):
                self.body.setStretch(place, share)
            self._fit()

    def _fit(self) -> None:
        """The check takes the height it needs, so long as three rows of the list stay in view."""
        if self._compact or self._wide:
            self.area.setMinimumHeight(0)
            self.area.setMaximumHeight(16777215)
            return
        wanted = self.card.height_at(self.area.viewport().width()) + EDGES
        room = self.height() - self.head.height() - ROWS_IN_VIEW * CHECK_ROW.height
        self.area.setFixedHeight(max(120, min(wanted, room)))

    def open(self, visit_uid: str, subject_uid: str | None, evidence: int) -> None:
        """The checks of another subject; the cursor stands on the first without an answer."""
        self._evidence = evidence
        self._moving = True
        self.model.open(visit_uid, subject_uid)
        self._moving = False
        self._show_figures()
        self._go(max(0, self.model.next_open(-1)))

    def renew(self, evidence: int) -> None:
        """Answers or evidence changed; the cursor stays, unless one answer elsewhere was taken back or came again."""
        self._evidence = evidence
        turned = self.model.renew()
        self._show_figures()
        if len(turned) == 1 and turned[0] != self._place and not self.card.is_typed():
            self._go(turned[0])
        else:
            self._show_current()

    def row(self) -> CheckRow | None:
        """The check on the card."""
        return self.model.rows[self._place] if 0 <= self._place < len(self.model.rows) else None

    def first_uid(self) -> str | None:
        """What proof of the check in view hangs on, whoever judges."""
        row = self.row()
        return row.first.uid if row else None

    def answer(self, given: Answer) -> None:
        """A key answers the check in view."""
        self.card.answer(given)

    def go_on(self) -> None:
        """To the next check without an answer; the last one stays in view."""
        there = self.model.next_open(self._place)
        if there >= 0:
            self._go(there)

    def focus_work(self) -> None:
        self.view.setFocus()

    def open_checklists(self) -> None:
        """The office's own lists; what changes there is shown here at once."""
        from gui.pages.four_references.checklist_sheet import ChecklistSheet  # noqa: PLC0415 - seldom needed

        self.flush()
        sheet = ChecklistSheet(self._desk, self.window())
        sheet.exec()
        sheet.deleteLater()

    def flush(self) -> None:
        self.card.flush()

    def _go(self, place: int) -> None:
        self._moving = True
        self.view.setCurrentIndex(self.model.index(place))
        self._moving = False
        self._show_another()

    def _current_changed(self, _current: QModelIndex) -> None:
        if self._moving:
            return
        self.card.flush()
        self._show_another()

    def _show_another(self) -> None:
        """Read from its question on, wherever the former one was left."""
        self._place = self.view.currentIndex().row()
        self._show_current()
        self.area.verticalScrollBar().setValue(0)

    def _show_current(self) -> None:
        row = self.row()
        self.card.setVisible(row is not None)
        if row is not None:
            self.card.show_row(row, self._evidence, blind=self.model.blind)

    def _settle(self) -> None:
        QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        # The card above the list takes the room its question needs; only then is it known what the list shows.
        self._fit()
        self._column.activate()
        self.view.scrollTo(self.view.currentIndex())

    def _show_figures(self) -> None:
        done, total = self.model.answered(), len(self.model.rows)
        self.figure.setText(f"{done}/{total}")
        self.bar.set_value(done, total)

    def _given(self, given: Answer, reason: str) -> None:
        if self._write(given, reason):
            self.view.setFocus()
            self.go_on()

    def _kept(self, given: Answer, reason: str) -> None:
        self._write(given, reason)

    def _write(self, given: Answer, reason: str) -> bool:
        row = self.row()
        if row is None:
            return False
        deed = second_opinions.answer if self.model.blind else checks.answer
        deed(self._store, row.result, row.item, given, reason)
        self._show_anew()
        return True

    def _show_anew(self) -> None:
        self.model.renew()
        self._show_figures()
        self._show_current()

    def _decided(self, given: Answer, reason: str) -> None:
        row = self.row()
        if row is not None:
            second_opinions.decide(self._store, row.result, row.item, row.second, given, reason)
            self._show_anew()
            self.card.let_go()  # in a blind judging the reason is not that of the answer in view
            self.view.setFocus()

    def set_blind(self, blind: bool) -> None:
        """Whether the answers are a second inspector's own; seen anew from the next subject on."""
        self.model.blind = blind

    def show_item(self, item_uid: str) -> None:
        """Bring one check into view."""
        if (place := self.model.place_of(item_uid)) >= 0:
            self._go(place)
            self.view.setFocus()

    def _ticked(self, material: str, seen: bool) -> None:
        if (row := self.row()) is not None:
            checks.tick(self._store, row.result, material, seen)

    def _noted(self, text: str) -> None:
        if (row := self.row()) is not None:
            checks.note(self._store, row.result, text)

    def _dropped(self, paths: list[Path]) -> None:
        self.files_dropped.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.card.has_pending():
            self.card.give_up()
            self.view.setFocus()
        else:
            super().keyPressEvent(event)
