"""The middle of 证据: the pieces of one subject as tiles or as a table, and the field that takes more."""

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedWidget, QWidget

from domain.records import Evidence
from gui.desk import Desk
from gui.models.evidence_table import EvidenceTable
from gui.models.gallery import Gallery, Positions
from gui.pages.evidence.table_view import EvidenceTableView
from gui.pages.evidence.thumbnails import Thumbnails
from gui.pages.evidence.tiles import STEP, TileDelegate, tick_box
from gui.widgets import PaneHead, PlainLabel, Segments
from gui.widgets.boxes import vbox
from gui.widgets.drop_area import DropArea, files_in
from gui.widgets.tips import say_if_empty

MARGIN = 8
NOTHING = "这里还没有证据。把照片或文件拖到这里，或按 Ctrl+E。"


class Tiles(QListView):
    """Many pictures, laid out at once because every tile is of one size."""

    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(STEP)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(TileDelegate(self))
        self.setAcceptDrops(True)
        self.setAccessibleName("证据")
        self.setViewportMargins(MARGIN, MARGIN, 0, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the tick adds the tile to the chosen ones or takes it out; elsewhere it chooses it alone."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and tick_box(self.visualRect(index)).contains(at):
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Toggle)
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        say_if_empty(self, NOTHING)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := files_in(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)


class DropHere(DropArea):
    """The same field as everywhere, higher."""

    def sizeHint(self) -> QSize:
        return QSize(200, 56)


class GalleryPane(QWidget):
    """current(evidence or None) when another piece has the keys; both views show the same pieces."""

    current_changed = Signal(object)
    ordered = Signal(str, bool)
    dropped = Signal(list)
    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._thumbnails = Thumbnails(desk, self)
        self.model = Gallery(desk.store, self._thumbnails.want)
        self._thumbnails.brought.connect(self.model.bring)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = PaneHead("")
        self._figures = ""
        self.figures = PlainLabel("", "body", "text2")
        self.view = Segments([("tiles", "图"), ("table", "表")], name="图库或表")
        self.view.choose("tiles")
        self.head.add(self.figures, self.view)
        self.tiles = Tiles()
        self.tiles.setModel(self.model)
        self.table = EvidenceTableView(EvidenceTable(self.model))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tiles)
        self.stack.addWidget(self.table)
        self.drop = DropHere("也可点这里选文件", "Ctrl+E")
        self.drop.show_count("拖到这里收下")
        self.foot = QWidget()
        vbox(self.drop, on=self.foot, margins=(12, 8, 12, 12))
        vbox(self.head, (self.stack, 1), self.foot, on=self)
        self.tiles.dropped.connect(self.dropped)
        self.drop.dropped.connect(self.dropped)
        self.drop.clicked.connect(self.asked)
        self.tiles.selectionModel().currentChanged.connect(lambda: self._moved(self.tiles))
        self.table.selectionModel().currentRowChanged.connect(lambda: self._moved(self.table))
        self.table.ordered.connect(self.ordered)
        self.view.chosen.connect(self.show_view)

    @property
    def shown(self) -> QAbstractItemView:
        """The view in view."""
        return self.table if self.stack.currentWidget() is self.table else self.tiles

    def show_view(self, choice: str) -> None:
        """Tiles or the table; what is chosen and what has the keys goes along."""
        rows, row = self._chosen_rows(), self.shown.currentIndex().row()
        self.view.choose(choice)
        self.stack.setCurrentWidget(self.table if choice == "table" else self.tiles)
        view = self.shown
        here = QItemSelectionModel.SelectionFlag.Rows
        view.selectionModel().clear()
        view.selectionModel().setCurrentIndex(view.model().index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        for chosen in rows:
            view.selectionModel().select(view.model().index(chosen, 0), here | QItemSelectionModel.SelectionFlag.Select)
        view.scrollTo(view.currentIndex())
        view.setFocus()

    def show_words(self, title: str, figures: str, drop_words: str) -> None:
        """Which subject this is."""
        self.head.set_title(title)
        self.drop.show_count(drop_words)
        self._figures = figures
        self._fit_figures()

    def _fit_figures(self) -> None:
        """The name of the problem comes before all but the first of the figures."""
        title = QFontMetrics(self.head.title.font()).horizontalAdvance(self.head.title.text())
        for words in (self._figures, self._figures.partition("，")[0]):
            self.figures.setText(words)
            if title + self.head.row.sizeHint().width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_figures()

    def show_uids(self, uids: list[str], positions: Positions) -> None:
        """Show these pieces; the piece in view keeps its place if it is among them."""
        former = self.current()
        if uids == self.model.uids and former is not None:
            self.model.forget_records()  # what is chosen stays chosen
            self.current_changed.emit(self.current())
            return
        self.model.show(uids, positions)
        row = self.model.position_of(former.uid) if former else -1
        self.go_to(max(row, 0))

    def set_compact(self, compact: bool) -> None:
        """A narrow window gives the room to the tiles; they take drops as well."""
        self.foot.setVisible(not compact)

    def current(self) -> Evidence | None:
        return self.model.evidence_at(self.shown.currentIndex().row())

    def chosen(self) -> list[str]:
        """The uids of all that is chosen, else of the one in view."""
        return [self.model.uids[row] for row in self._chosen_rows()]

    def _chosen_rows(self) -> list[int]:
        return sorted({index.row() for index in self.shown.selectionModel().selectedIndexes()})

    def go_to(self, row: int) -> None:
        """Put the keys on a piece."""
        index = self.shown.model().index(row, 0)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        former = self.shown.currentIndex()
        if index.isValid():
            self.shown.selectionModel().setCurrentIndex(index, select)
            self.shown.scrollTo(index)
        if self.shown.currentIndex() == former:  # else the view has told it
            self.current_changed.emit(self.current())

    def step(self, by: int) -> None:
        """To the next or the former piece."""
        row = self.shown.currentIndex().row() + by
        if 0 <= row < len(self.model.uids):
            self.go_to(row)

    def _moved(self, view: QAbstractItemView) -> None:
        if view is self.shown:
            self.current_changed.emit(self.current())
