"""What the parts of 交换 share: the table of plain rows, the band of figures above it, the foot with the deeds."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui import look
from gui.commands import Command
from gui.desk import Desk
from gui.models.plain_rows import Column, Index, PlainRows
from gui.widgets import KeyButton, PlainLabel, Strip
from gui.widgets.boxes import hbox, vbox
from gui.widgets.row_table import RowTable
from gui.widgets.tabbed import UNBOUND

SUMMARY, BAR = 64, 3
LEAST = 200  # px for a name
Deed = tuple[KeyButton, Callable[[], object]]


class Part(QWidget):
    """One of the parts of 交换; its primary deed is Ctrl+Enter while it is in view."""

    def refresh(self) -> None:
        """Show what is now true."""

    def primary(self) -> None:
        """The one deed that the filled button names."""

    def commands(self) -> list[Command]:
        """The other deeds; their keys work while the part is in view."""
        return []

    def focus_work(self) -> None:
        """Put the keys where work goes on."""
        self.setFocus()

    def set_compact(self, compact: bool) -> None:
        """The window became narrow, or wide again."""


class _Cells(QStyledItemDelegate):
    """The row in view keeps its inks; the outer columns stand at the edges of the page."""

    def __init__(self, table: "PlainTable") -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)
        place = QStyleOptionViewItem.ViewItemPosition
        if index.column() == 0:
            option.viewItemPosition = place.Beginning
        elif index.column() == self._table.last_shown():
            option.viewItemPosition = place.End


class PlainTable(RowTable):
    """Rows of 34 px; `fit` makes it as high as its rows, up to a number."""

    def __init__(self, model: PlainRows, name: str) -> None:
        super().__init__(model, name, look.measure("table_row"))
        self._rows = model
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        if not model.ticks:  # where rows are ticked, the ticks say which are meant
            model.modelReset.connect(self._stand_on_a_row)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(24)
        for place, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(place, mode)
            if column.width:
                self.setColumnWidth(place, column.width)

    def _stand_on_a_row(self) -> None:
        """The row that the deeds below mean is always seen, also while the keys are elsewhere."""
        self.selectRow(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for index in self.selectionModel().selectedRows():
            box = self.visualRect(index)
            painter.fillRect(0, box.y(), BAR, box.height() - 1, look.colour("accent"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """What can wait goes, from the last column on, until the columns that take the rest can be read."""
        shown = list(self._rows.columns)
        for last in reversed([column for column in shown if column.wide]):
            rest = [column for column in shown if not column.width]
            if self.viewport().width() - sum(column.width for column in shown) >= LEAST * len(rest):
                break
            shown.remove(last)
        for place, column in enumerate(self._rows.columns):
            self.setColumnHidden(place, column not in shown)
        self._fill(shown)

    def _fill(self, shown: Sequence[Column]) -> None:
        """The names take the rest where no other column does, so that rows end at the edge."""
        name = self._rows.columns[0]
        if name.width:
            alone = all(column.width for column in shown)
            modes = QHeaderView.ResizeMode
            self.horizontalHeader().setSectionResizeMode(0, modes.Stretch if alone else modes.Fixed)
            if not alone:
                self.setColumnWidth(0, name.width)

    def last_shown(self) -> int:
        """The column at the right edge."""
        return max(place for place in range(self._rows.columnCount()) if not self.isColumnHidden(place))

    def fit(self, most: int) -> None:
        """As high as its rows, and no higher than so many of them."""
        rows = max(1, min(self._rows.rowCount(), most))
        self.setFixedHeight(look.measure("table_head") + rows * look.measure("table_row") + 1)

    def free(self) -> None:
        """As high as there is room."""
        self.setMinimumHeight(look.measure("table_head"))
        self.setMaximumHeight(UNBOUND)


class TablePart(Part):
    """Figures, one table, and a foot that says what was done beside the buttons; the last button is the primary."""

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column],
        name: str,
        deeds: Sequence[Deed],
        ticked: Callable[[int, bool], None] | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self.figures = Figures()
        self.rows = PlainRows(columns, ticked)
        self.table = PlainTable(self.rows, name)
        self.said = PlainLabel("", "body", "text2", wrap=True)
        self._above = QFrame()
        self._above.setProperty("edge", "top")
        self._above.setProperty("ground", "surface")
        self._above_row = hbox(on=self._above, margins=(12, 6, 12, 6), spacing=None)
        self._above.hide()
        self._foot = Strip(52, "top2")
        self._foot.row.addWidget(self.said, 1)
        self._room = QWidget()  # keeps the buttons at the right while the words stand above them
        self._room.hide()
        self._foot.row.addWidget(self._room, 1)
        for button, deed in deeds:
            button.clicked.connect(deed)
            self._foot.add(button)
        self._compact = False
        self.column = vbox(self.figures, (self.table, 1), self._above, self._foot, on=self)

    def put_between(self, widget: QWidget, stretch: int = 0) -> None:
        """Room above the foot for what only this part has."""
        self.column.insertWidget(self.column.count() - 2, widget, stretch)

    def tell(self, text: str, role: str = "text2") -> None:
        """What was done, or why not: beside the buttons, in a narrow window above them."""
        self.said.set_role(role)
        self.said.setText(text)
        self._above.setVisible(self._compact and bool(text))

    def focus_work(self) -> None:
        self.table.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Narrow: fewer columns, no remark; what is said has a line of its own, so that no button hides it."""
        self._compact = compact
        self.figures.set_compact(compact)
        if compact:
            self._foot.row.removeWidget(self.said)
            self._above_row.addWidget(self.said)
        else:
            self._above_row.removeWidget(self.said)
            self._foot.row.insertWidget(0, self.said, 1)
        self._room.setVisible(compact)
        self._above.setVisible(compact and bool(self.said.text()))


class Figures(Strip):
    """A band of figures with their words above, and a remark at the right."""

    def __init__(self) -> None:
        super().__init__(SUMMARY)
        self.row.setContentsMargins(12, 0, 12, 0)
        self.row.setSpacing(32)
        self._shown: list[QWidget] = []
        self.remark = PlainLabel("", "body", "text2", wrap=True)
        self.remark.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.row.addStretch(1)
        self.row.addWidget(self.remark)

    def tell(self, figures: Sequence[tuple[str, str, str]], remark: str = "") -> None:
        """(word, figure, ink) from the left."""
        for widget in self._shown:
            self.row.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = [_figure(*figure) for figure in figures]
        for place, widget in enumerate(self._shown):
            self.row.insertWidget(place, widget)
        self.remark.setText(remark)
        self.setAccessibleName("，".join(f"{word} {figure}" for word, figure, _ in figures))

    def set_compact(self, compact: bool) -> None:
        """Narrow: the remark goes first."""
        self.row.setSpacing(16 if compact else 32)
        self.remark.setVisible(not compact)


def _figure(word: str, figure: str, role: str) -> QWidget:
    box = QWidget()
    vbox(PlainLabel(word, "caption", "text2"), PlainLabel(figure, "figure", role), on=box, margins=(0, 8, 0, 8))
    return box
