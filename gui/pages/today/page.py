"""今日: the coverage board, the days of the visit, and what is to be done; every cell and line goes to its work."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from domain.changes import Changes
from domain.rules import VISIT
from domain.words import PaperKind
from gui.commands import Command
from gui.desk import Desk
from gui.models import coverage, today
from gui.page import Page
from gui.pages.today.board import BoardPane
from gui.pages.today.day_strip import WEEKDAYS, DayStrip, cells
from gui.pages.today.head import TodayHead
from gui.pages.today.work_list import Work, WorkList
from gui.widgets import EmptyState, KeyButton, PlainLabel, Strip
from gui.widgets.boxes import vbox
from gui.widgets.tabbed import Pane, TabbedPanes
from storage.shelves.coverage import Board, CoverageRow

SIDE, LEAST_SIDE = 330, 264
AT_ONCE = 400  # subjects; more are read by the worker, so that no key waits
LISTED_GAPS = 200  # of so many problems nobody reads the rest in a list
AHEAD = timedelta(days=30)


class TodayPage(Page):
    """Shows what the records say; nothing is written here."""

    place = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.board_shown = Board()
        self._reading = False
        self._again = False
        self.head = TodayHead()
        self.days = DayStrip()
        self.board = BoardPane()
        self.side = WorkList()
        self.panes = TabbedPanes(
            (
                Pane(id="board", name="覆盖情况", widget=self.board),
                Pane(id="side", name="今天要办", widget=self._build_side(), width=SIDE, least=LEAST_SIDE),
            ),
            "side",
        )
        self._build()
        self.head.resume.clicked.connect(self.resume)
        self.side.wanted.connect(desk.go)
        self.board.jump.connect(self._jump)

    def _build_side(self) -> QWidget:
        """What is to be done, and at the end of the day the way to the stick."""
        pane = QWidget()
        self.evening = KeyButton("今晚交换", "Ctrl+0", icon="exchange")
        self.evening.clicked.connect(lambda: self.desk.go.emit("exchange", ""))
        foot = Strip(50, "top")
        foot.add(self.evening)
        foot.stretch()
        vbox((self.side, 1), foot, on=pane)
        return pane

    def _build(self) -> None:
        self.undated = Strip(40)
        self.dates_button = KeyButton("写上日期", "Ctrl+I", small=True)
        self.dates_button.clicked.connect(lambda: self.desk.go.emit(VISIT, ""))
        self.undated.add(
            PlainLabel(
                "还没有写进驻和离开的日期；写上后，这里按天列出做了什么、什么到期。", "body", "text2", elide=True
            )
        )
        self.undated.row.setStretch(0, 1)
        self.undated.add(self.dates_button)
        full = QWidget()
        vbox(self.days, self.undated, (self.panes, 1), on=full)
        self.empty = EmptyState(
            "today",
            "还没有可以核查的问题。先把分工方案、反馈意见、点题清单、整改方案、台账和报告收进来。",
            "去收入资料",
            "Ctrl+3",
            lambda: self.desk.go.emit("documents", ""),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(self.empty)
        vbox(self.head, (self.stack, 1), on=self)

    # What the frame asks

    def refresh(self, _changes: Changes | None) -> None:
        store, visit_uid = self.desk.store, self.desk.visit_uid
        if self._reading:
            self._again = True
        elif not visit_uid:
            self.show_board(Board())
        elif store.issues.subject_figures(visit_uid).subjects <= AT_ONCE:
            self.show_board(store.coverage.board(visit_uid))
        else:
            self._reading = True
            self.desk.tasks.run(
                "清点覆盖情况", lambda _progress: store.coverage.board(visit_uid), self._take, self._failed
            )

    def _take(self, board: Board) -> None:
        self._reading = False
        self.show_board(board)
        if self._again:
            self._again = False
            self.refresh(None)

    def _failed(self, _error: Exception) -> None:
        self._reading = self._again = False

    def show_board(self, board: Board) -> None:
        """Everything that is drawn from the board."""
        self.board_shown = board
        now = date.today()  # noqa: DTZ011 - the wall of the room they sit in
        row = next((row for row in board.rows if row.subject.uid == board.resume_uid), None)
        self.head.show_board(board, row, f"{now.year}年{now.month}月{now.day}日 星期{WEEKDAYS[now.weekday()]}")
        self.stack.setCurrentIndex(0 if board.problems else 1)
        if not board.problems:
            return
        self.board.show_board(board)
        self._show_days(now)
        self.side.fill(self._works(board, now))

    def _show_days(self, now: date) -> None:
        visit, store = self.desk.visit, self.desk.store
        dated = visit is not None and visit.starts_on is not None and visit.ends_on is not None
        self.undated.setVisible(not dated)
        self.days.setVisible(dated)
        if visit is not None and visit.starts_on is not None and visit.ends_on is not None:
            due = store.coverage.due(visit.uid, visit.starts_on, visit.ends_on)
            self.days.show_days(cells(visit.starts_on, visit.ends_on, now, store.coverage.days(visit.uid), due))

    def _works(self, board: Board, now: date) -> list[Work]:
        store, visit_uid = self.desk.store, self.desk.visit_uid
        deeds = today.todos(board)
        gaps = today.gap_lines(board)
        works = [Work("今天要办", f"余 {len(deeds)} 件" if deeds else "都办完了")]
        works += [
            Work(each.text, each.about, each.place, each.argument, chip=each.figure, role="wait") for each in deeds
        ]
        if gaps:
            more = f"，共 {len(gaps)} 项" if len(gaps) > LISTED_GAPS else ""
            works.append(Work("缺口", f"先补这 {min(len(gaps), LISTED_GAPS)} 项{more}"))
            works += [
                Work(words, "", "four_references", uid, label=label, gap=True)
                for label, words, uid in gaps[:LISTED_GAPS]
            ]
        due = store.coverage.due(visit_uid, date.min, now + AHEAD)[: today.LISTED_DUE]
        if due:
            works.append(Work("期限", "台账上没有销号的"))
        for each in due:
            late = each.day < now
            target = ("four_references", each.subject_uid) if each.subject_uid else ("documents", "")
            text = f"{each.number} {each.heading}".strip()
            words = today.due_words(each, now)
            works.append(Work(text, "", *target, label=words, chip="逾期" if late else "", role="wait"))
        return works

    def focus_work(self) -> None:
        if not self.board_shown.problems:
            self.empty.button.setFocus()
        elif self.panes.compact and self.panes.tabs.choice() == "side":
            self.side.setFocus()
        else:
            self.board.view.setFocus()

    def show_argument(self, argument: str) -> None:
        self.panes.show_pane("board")
        self.board.choose(argument)

    def counting(self) -> Callable[[], int]:
        return partial(today.open_deeds, self.desk.store, self.desk.visit_uid)

    def commands(self) -> list[Command]:
        return [
            Command(
                "today.resume", "接着办", "right", "Ctrl+Enter", self.resume, lambda: bool(self.board_shown.problems)
            )
        ]

    def set_compact(self, compact: bool) -> None:
        self.panes.set_compact(compact)
        self.board.set_compact(compact)
        self.head.set_compact(compact)

    # Ways to the work

    def resume(self) -> None:
        """The next unanswered check; when all are answered, the letter."""
        if self.board_shown.resume_uid:
            self.desk.go.emit("four_references", self.board_shown.resume_uid)
        else:
            self.desk.go.emit("papers", PaperKind.FEEDBACK_LETTER.identifier)

    def _jump(self, row: CoverageRow, column: int) -> None:
        uid = row.subject.uid
        if column == coverage.EVIDENCE:
            self.desk.go.emit("evidence", uid)
        elif column == coverage.FINDING and row.finding is not None:
            self.desk.go.emit("findings", row.finding.uid)
        elif column == coverage.PAPER and row.finding is not None:
            self.desk.go.emit("papers", PaperKind.FEEDBACK_LETTER.identifier)
        elif coverage.FIRST_REFERENCE <= column <= coverage.CHECKS:
            self.desk.go.emit("four_references", f"{uid}|{column - coverage.FIRST_REFERENCE}")
        else:
            self.desk.go.emit("four_references", uid)
