"""The staged import: files and what was understood, the source, the doubts; nothing is written before 全部收下."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QApplication, QWidget

from domain.words import DocumentKind
from gui.models.matching import Match
from gui.models.source_lines import GridModel
from gui.models.staged_tree import Node, StagedTree
from gui.models.staging import KINDS, StagedFile, in_reading_order, item_at
from gui.pages.documents.column_list import ColumnList
from gui.pages.documents.doubts_pane import DoubtsPane
from gui.pages.documents.editor import Editor
from gui.pages.documents.file_tree import FileTree
from gui.pages.documents.meaning_cards import MeaningCards
from gui.pages.documents.source_pane import SourcePane
from gui.pages.documents.steps import Steps
from gui.pages.documents.sums import Sums
from gui.pages.documents.version_strip import VersionStrip
from gui.widgets import Chip, KeyButton, PaneHead, PlainLabel, Strip
from gui.widgets.boxes import vbox
from gui.widgets.combo_box import ComboBox
from gui.widgets.tabbed import Pane, TabbedPanes

TREE_WIDTH, DOUBTS_WIDTH = 236, 300
CHOOSE_KIND = "选资料种类"


class Preview(QWidget):
    """Holds the staged files; the page reads and writes them."""

    cancelled = Signal()
    confirmed = Signal()
    more_asked = Signal()
    kind_chosen = Signal(object, object)  # Path, DocumentKind
    mapped = Signal(object, object, int, object)  # StagedFile, Sheet, column, field or None
    staged = Signal()  # other files, or another reading of one: told before anything of it is shown
    edited = Signal()  # a person changed what was understood

    def __init__(self) -> None:
        super().__init__()
        self.files: list[StagedFile] = []
        self._matches: dict[str, Match] = {}
        self._row = -1
        self._compact = False
        self.tree_model = StagedTree()
        vbox(self._build_head(), (self._build_panes(), 1), self._build_foot(), on=self)
        self.tree.selectionModel().currentChanged.connect(self._node_chosen)
        self.tree.activated.connect(lambda: self.panes.show_pane("source"))
        self.doubts.list.activated.connect(lambda: self.panes.show_pane("source"))
        self.tree.selectionModel().selectionChanged.connect(self._chosen)
        self.columns.mapped.connect(lambda *told: self.mapped.emit(self.file, *told))
        self.editor.edited.connect(self.put)
        self.version.chosen.connect(self._replace)
        self.source.line_chosen.connect(self._line_chosen)
        self.source.sheet_changed.connect(self._sheet_changed)
        self.doubts.place_asked.connect(self._place_chosen)
        self.doubts.option_chosen.connect(self.editor.choose_deadline)
        self.kind.activated.connect(self._kind_chosen)

    def _build_head(self) -> PaneHead:
        head = PaneHead("收入资料", page=True)
        head.row.setStretch(0, 0)
        head.title.setSizePolicy(self.sizePolicy())
        self.steps = Steps()
        head.add(self.steps)
        head.stretch()
        self.promise = PlainLabel("原件不改动，收下之前什么也不写入。", "body", "text2", elide=True)
        head.add(self.promise)
        return head

    def _build_panes(self) -> TabbedPanes:
        centre = QWidget()
        self.source = SourcePane()
        self.kind = ComboBox()
        self.kind.addItems([str(kind) for kind in KINDS])
        self.kind.setPlaceholderText(CHOOSE_KIND)
        self.kind.setAccessibleName("资料种类")
        self.source.head.add(self.kind)
        self.cards = MeaningCards()
        self.editor = Editor(self)
        self.version = VersionStrip()
        vbox(self.version, (self.source, 1), self.editor.bar, self.cards, on=centre)
        self.doubts = DoubtsPane()
        self.columns = ColumnList()
        self.panes = TabbedPanes(
            (
                Pane(id="files", name="文件", widget=self._build_tree(), width=TREE_WIDTH),
                Pane(id="source", name="原文", widget=centre),
                Pane(id="doubts", name="存疑", widget=self.doubts, width=DOUBTS_WIDTH),
                Pane(id="columns", name="列对应", widget=self.columns, width=DOUBTS_WIDTH, share=2),
            ),
            "doubts",
        )
        self.columns.listed.connect(self.doubts.give_way)
        self.columns.listed.connect(partial(self.panes.set_wanted, "columns"))
        self.doubts.titled.connect(partial(self.panes.tabs.set_text, "doubts"))
        return self.panes

    def _build_tree(self) -> QWidget:
        pane = QWidget()
        pane.setProperty("ground", "surface")
        self.tree_head = PaneHead("")
        self.doubt_chip = Chip("", "wait")
        self.tree_head.add(self.doubt_chip)
        self.tree = FileTree()
        self.tree.setModel(self.tree_model)
        foot = Strip(36, "top")
        self.more = KeyButton("再加文件，或把文件拖进来", icon="plus", flat=True)
        self.more.clicked.connect(self.more_asked)
        foot.add(self.more)
        foot.stretch()
        vbox(self.tree_head, (self.tree, 1), foot, on=pane)
        return pane

    def _build_foot(self) -> Strip:
        foot = Strip(48, "top2")
        self.sums = Sums()
        foot.row.addWidget(self.sums, 1)
        self.cancel = KeyButton("取消", "Esc")
        self.cancel.clicked.connect(self.cancelled)
        self.confirm = KeyButton("全部收下", "Ctrl+Enter", primary=True)
        self.confirm.clicked.connect(self.confirmed)
        foot.add(self.cancel, self.confirm)
        return foot

    # Showing

    def show_files(self, files: Sequence[StagedFile], matches: dict[str, Match], at: Path | None = None) -> None:
        """Take these files in place of the former; at names the one to show."""
        self.editor.forget()
        self._take(files, matches)
        row = next((row for row, file in enumerate(self.files) if file.path == at), self._worst())
        if self.files:
            self.tree.go_to_file(row)

    def put(self, file: StagedFile, place: str) -> None:
        """A file as a person changed it; what has the keys keeps them, at this place."""
        doubt = self.doubts.list.currentIndex().row() if self.doubts.list.hasFocus() else -1
        pressed, opened = QApplication.focusWidget(), self.tree.opened()
        self._take([file if known.path == file.path else known for known in self.files], self._matches)
        row = next(row for row, known in enumerate(self.files) if known.path == file.path)
        self.tree.open_again(opened)
        self.tree.go_to_place(row, place)
        node = self.tree_model.node_at(self.tree.currentIndex())
        if node is None or node.item is None:
            self._place_chosen(place)
        if doubt >= 0:
            self.doubts.show_doubts(file.doubts, file.changes, doubt)
        if pressed is not None and self.editor.bar.isAncestorOf(pressed) and pressed.isHidden():
            self.source.focus_source()  # work goes on above the bar, not wherever a button that is gone drops the keys
        self.edited.emit()

    def show_again(self) -> None:
        """The same as it may be read now: names were covered, or uncovered."""
        if self.file is not None:
            self._show_file(self._row)
            self._node_chosen(self.tree.currentIndex())
            self.tree.viewport().update()

    def renew(self, files: Sequence[StagedFile], matches: dict[str, Match]) -> None:
        """What the files answer and change, compared anew; a file changed again meanwhile waits for its own."""
        self._matches = matches
        now = {file.path: file for file in files}
        for row, file in enumerate(self.files):
            found = now.get(file.path)
            if found is not None and found.reading is file.reading:
                self.files[row] = replace(file, difference=found.difference)
        if (shown := self.file) is not None:
            self.cards.show_match(matches.get(str(shown.path)), shown.kind)
            self.version.show_file(shown)
            row = self.doubts.list.currentIndex().row()
            self.doubts.show_doubts(shown.doubts, shown.changes, row, still=True)

    def _take(self, files: Sequence[StagedFile], matches: dict[str, Match]) -> None:
        self.files = in_reading_order(files)
        self._matches = matches
        self._row = -1
        self.staged.emit()
        self.tree_model.show_files(self.files)
        doubts = sum(len(file.doubts) for file in self.files)
        self.tree_head.set_title(f"{len(self.files)} 份文件")
        self.doubt_chip.set(f"存疑 {doubts}", "wait")
        self.doubt_chip.setVisible(doubts > 0)
        self._tell_sums()

    def set_compact(self, compact: bool) -> None:
        """A narrow window shows the doubts first; steps, promise and cards give way."""
        self._compact = compact
        for part in (self.panes, self.doubts):
            part.set_compact(compact)
        for widget in (self.steps, self.promise, self.more):
            widget.setVisible(not compact)
        self.cards.setVisible(self._shows_cards())

    def _shows_cards(self) -> bool:
        return not self._compact and self.file is not None and self.file.reading is not None

    def _worst(self) -> int:
        """The file a person should look at first: one that was not understood, then the one of most doubts."""
        order = range(len(self.files))
        return max(order, key=lambda row: (not self.files[row].ready, len(self.files[row].doubts), -row), default=0)

    def _tell_sums(self) -> None:
        originals = self.sums.show_files(self.files)
        self.confirm.set_why("" if originals else "没有可收的文件")

    @property
    def file(self) -> StagedFile | None:
        """The file in view."""
        return self.files[self._row] if 0 <= self._row < len(self.files) else None

    def _node_chosen(self, index: QModelIndex) -> None:
        node = self.tree_model.node_at(index)
        if node is None:
            return
        if node.file_row != self._row:
            self._show_file(node.file_row)
        if node.place:
            self.source.go_to(node.place)
            self._show_item(node)
            self.editor.show(self.file, node.place, node.item)

    def _chosen(self) -> None:
        """Items chosen together can be merged."""
        nodes = [self.tree_model.node_at(index) for index in self.tree.selectionModel().selectedIndexes()]
        self.editor.chosen = [node.item for node in nodes if node and node.item and node.file_row == self._row]

    def _place_chosen(self, place: str) -> None:
        self.source.go_to(place)
        self._line_chosen(place)

    def _replace(self, replacing: bool) -> None:
        if self.file is not None:
            self.files[self._row] = file = replace(self.file, replacing=replacing)
            self.version.show_file(file)
            self.doubts.show_doubts(file.doubts, file.changes)

    def _show_file(self, row: int) -> None:
        self._row = row
        file = self.files[row]
        self.kind.setCurrentIndex(KINDS.index(file.kind) if file.kind else -1)
        self.kind.setVisible(file.reading is not None)
        had = self.doubts.list.hasFocus()
        self.doubts.show_doubts(file.doubts, file.changes)
        if had and self.doubts.list.isHidden():
            self.tree.setFocus()
        self.version.show_file(file)
        self.editor.show(file, "")
        self.cards.setVisible(self._shows_cards())
        self.cards.show_match(self._matches.get(str(file.path)), file.kind)
        self.cards.show_item("", None)
        if file.reading is None:
            self.columns.show_sheet(None)
            self.source.say(file.path.name, file.problem)
            return
        self.source.show_reading(file.reading, file.path.name)
        if not self.source.sheet():
            self.columns.show_sheet(None)
        first = next((doubt.place for doubt in file.doubts if doubt.place), "")
        self.source.go_to(first or next((item.place for item in file.reading.items), ""))

    def _show_item(self, node: Node) -> None:
        if node.item is not None:
            self.cards.show_item(node.item.place, node.item)

    def _line_chosen(self, place: str) -> None:
        file = self.file
        if file is not None and file.reading is not None:
            self.editor.show(file, place)
            item = item_at(file.reading, place)
            self.cards.show_item(place, item, self.editor.taken_as())

    def _sheet_changed(self, _name: str) -> None:
        model = self.source.grid.model()
        self.columns.show_sheet(model.head if isinstance(model, GridModel) else None)

    def _kind_chosen(self, index: int) -> None:
        file, kind = self.file, KINDS[index]
        if file is not None and kind is not file.kind:
            self.kind_chosen.emit(file.path, DocumentKind(kind))
