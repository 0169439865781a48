"""The coverage board: a press of Enter or a double click on a cell goes to that very work."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from gui import look
from gui.models import coverage
from gui.models.coverage import CoverageTable
from gui.pages.today.board_painter import BoardPainter
from gui.widgets import Glyph, GlyphKind, KeyCap, PaneHead, PlainLabel, Segments, Strip
from gui.widgets.boxes import vbox
from storage.shelves.coverage import Board, CoverageRow

WIDTHS = {
    coverage.NUMBER: 44,
    coverage.CHECKS: 106,
    coverage.ALARMS: 82,
    coverage.EVIDENCE: 50,
    coverage.FINDING: 130,
    coverage.PAPER: 92,
    coverage.GAPS: 50,
} | dict.fromkeys(range(coverage.FIRST_REFERENCE, coverage.CHECKS), 42)
LEAST = 150  # px for the words of a problem
WAITING = (coverage.PAPER, coverage.ALARMS)  # they come after the words of the problem, in this order
COMPACT = {coverage.NUMBER, coverage.HEADING, coverage.CHECKS, coverage.GAPS}
LEGEND = (
    (GlyphKind.OK, "支持"),
    (GlyphKind.BAD, "矛盾"),
    (GlyphKind.LACK, "缺失"),
    (GlyphKind.NA, "不适用"),
    (GlyphKind.EMPTY, "未读"),
    (GlyphKind.OWE, "待补"),
)


class BoardView(QTableView):
    """Rows are read across, cells are gone to."""

    def __init__(self, table: CoverageTable) -> None:
        super().__init__()
        self.setModel(table)
        self.setItemDelegate(BoardPainter(self))
        self.setAccessibleName("覆盖情况")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(coverage.HEADING, QHeaderView.ResizeMode.Stretch)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(24)
        columns.setAccessibleName("覆盖情况的列名")
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Narrow: number, problem, checks and whether something is owed."""
        self._compact = compact
        self._choose_columns()

    def _choose_columns(self) -> None:
        """The words of the problem come before whether its letter has gone out."""
        left_out = {coverage.GAPS}
        for column in WAITING:
            rest = sum(width for each, width in WIDTHS.items() if each not in left_out)
            if self.width() - rest < LEAST:
                left_out.add(column)
        for column in range(len(coverage.TITLES)):
            self.setColumnHidden(column, column not in COMPACT if self._compact else column in left_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_columns()
        low = self.window().height() < look.measure("low_below")
        self.verticalHeader().setDefaultSectionSize(30 if low else look.measure("table_row"))


class BoardPane(QWidget):
    """Head with the filter, the board, the legend; jump(row, column) when a cell is chosen."""

    jump = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = CoverageTable()
        self.view = BoardView(self.table)
        self.head = PaneHead("覆盖情况")
        self.sum = PlainLabel("", "body", "text2", elide=True)
        self.filter = Segments([("all", "全部"), ("gaps", "有缺口")], name="显示哪些问题")
        self.filter.choose("all")
        self.head.row.setStretchFactor(self.head.title, 0)
        self.head.title.setSizePolicy(self.sum.sizePolicy())
        self.head.row.addWidget(self.sum, 1)
        self.head.add(self.filter)
        vbox(self.head, (self.view, 1), self._build_legend(), on=self)
        self.filter.chosen.connect(self._filter)
        self.view.activated.connect(self._go)

    def _build_legend(self) -> Strip:
        self.legend = Strip(34, "top")
        self.legend.add(PlainLabel("图例", "caption", "text2"))
        for kind, word in LEGEND:
            self.legend.row.addSpacing(10)  # a sign stands nearer to its word than to the next sign
            self.legend.add(Glyph(kind, 18, word), PlainLabel(word, "caption", "text2"))
        self.legend.stretch()
        self.legend.add(
            PlainLabel("双击一格，或选中后按", "caption", "text2", elide=True),
            KeyCap("回车"),
            PlainLabel("去那里办", "caption", "text2"),
        )
        return self.legend

    def show_board(self, board: Board) -> None:
        """The rows and the figures over them."""
        former = self.current()
        self.table.load(board.rows)
        parts = [sum(row.subject.part == part for row in board.rows) for part in range(3)]
        named = [f"{word} {count}" for word, count in zip(("反馈", "点题", "分工"), parts, strict=True) if count]
        self.sum.setText(f"{board.problems} 项＝{'＋'.join(named)}" if len(named) > 1 else f"{board.problems} 项")
        self.filter.set_text("all", f"全部 {board.problems}")
        self.filter.set_text("gaps", f"有缺口 {len(board.owing)}")
        self.choose(former.subject.uid if former else board.resume_uid)

    def _filter(self, choice: str) -> None:
        """The row in view stays in view where it is still listed; one is always current."""
        former = self.current()
        self.table.set_only_gaps(choice == "gaps")
        self.choose(former.subject.uid if former else "")

    def current(self) -> CoverageRow | None:
        """The row that has the keys."""
        return self.table.row_at(self.view.currentIndex().row())

    def choose(self, uid: str) -> None:
        """Make the row of a subject current, in the column in use."""
        row = max(0, self.table.position_of(uid))
        if row != self.view.currentIndex().row():
            column = max(self.view.currentIndex().column(), coverage.HEADING)
            self.view.setCurrentIndex(self.table.index(row, column))

    def set_compact(self, compact: bool) -> None:
        """Narrow: fewer columns, no legend."""
        self.view.set_compact(compact)
        self.legend.setVisible(not compact)
        self.sum.setVisible(not compact)

    def _go(self, index: QModelIndex) -> None:
        row = self.table.row_at(index.row())
        if row is not None:
            self.jump.emit(row, index.column())
