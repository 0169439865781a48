"""A list of records at the left, the versions of the current one side by side at the right."""

from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from gui.models.conflicts import question_of
from gui.models.matters import Matter, MatterList, Version
from gui.pages.exchange.conflict_list import MATTER_ROW
from gui.pages.exchange.version_card import VersionCard
from gui.widgets import EmptyState, PaneHead, PlainLabel, set_tip
from gui.widgets.boxes import STRETCH, hbox, vbox
from gui.widgets.panes import ScrollPane
from gui.widgets.row_list import RowView
from gui.widgets.tabbed import Pane, TabbedPanes
from gui.widgets.veil import covered
from storage.store import Store

LIST_WIDTH = 300
BEFORE = 32  # signs beside the question
Model = TypeVar("Model", bound=MatterList[Any])


class SidesPane(QWidget, Generic[Model]):
    """What may be done with the versions, a subclass puts beneath them: `under` is the column for it."""

    choosable = True  # whether one of the versions is taken

    def __init__(self, store: Store, model: Model, name: str, note: str, nothing: str) -> None:
        super().__init__()
        self._store = store
        self.model = model
        self.matter: Matter | None = None  # in view
        self._chosen = 0
        self._compact = False
        self.cards: list[VersionCard] = []
        self.empty = EmptyState("check", nothing)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self._name = name
        self.stack.addWidget(self._build(name, note))
        vbox(self.stack, on=self)

    def _build(self, name: str, note: str) -> QWidget:
        left = QWidget()
        left.setProperty("ground", "surface")
        self.head = PaneHead(name)
        self.head.add(PlainLabel(note, "caption", "text2"))
        self.view = RowView(MATTER_ROW, name)
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        vbox(self.head, (self.view, 1), on=left)
        self.panes = TabbedPanes(
            (
                Pane(id="list", name=name, widget=left, width=LIST_WIDTH),
                Pane(id="sides", name="两边", widget=self._build_sides()),
            ),
            "sides",
        )
        self.view.clicked.connect(lambda: self.panes.show_pane("sides"))
        return self.panes

    def _build_sides(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("ground", "window")
        self.question = PlainLabel("", "pane", wrap=True)
        self.before = PlainLabel("", "body", "text2")
        row = hbox((self.question, 1), (self.before, 0, Qt.AlignmentFlag.AlignTop), spacing=12)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(12)
        self.under = vbox(row, self._sides, STRETCH, on=inner, margins=12, spacing=10)
        self._area = ScrollPane("各个版本", inner)
        self._area.setFocusProxy(self.view)
        outer = QWidget()
        self.outer = vbox((self._area, 1), on=outer)
        return outer

    def show_list(self, row: int) -> None:
        """The model was read anew: put the keys on a row."""
        count = self.model.rowCount()
        self.head.set_title(f"{self._name} {count}")
        self.stack.setCurrentIndex(1 if count else 0)
        self.view.setCurrentIndex(self.model.index(min(row, count - 1)) if count else QModelIndex())
        if not count:
            self.show_matter(None)

    def _current_changed(self, current: QModelIndex) -> None:
        self.show_matter(self.model.row_at(current.row()))

    def show_matter(self, matter: Matter | None) -> None:
        """Its versions side by side; the same one stays as it is."""
        same = matter is not None and self.matter is not None and matter == self.matter
        self.matter = matter
        if same:
            return
        for card in self.cards:
            self._sides.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        if matter is None:
            return
        self.question.setText(question_of(self._store, matter) if matter.versions else matter.what)
        self._tell_before(matter.before)
        for place, version in enumerate(matter.versions):
            card = VersionCard(version, str(place + 1) if self.choosable else "")
            card.chosen.connect(lambda place=place: self.choose(place))
            self._sides.addWidget(card, 1)
            self.cards.append(card)
        self.choose(0)

    def _tell_before(self, text: str) -> None:
        """In full as its tip where it is longer than there is room beside the question."""
        self.before.setText(text if len(text) <= BEFORE else text[: BEFORE - 1] + "…")
        set_tip(self.before, covered(text) if len(text) > BEFORE else "")

    def choose(self, place: int) -> None:
        """The version that the deeds take as theirs."""
        if not self.matter or place >= len(self.cards) or not self.choosable:
            return
        self._chosen = place
        for each, card in enumerate(self.cards):
            card.set_on(each == place)
        self._area.ensureWidgetVisible(self.cards[place], 0, 8)

    @property
    def version(self) -> Version | None:
        """The version chosen."""
        return self.matter.versions[self._chosen] if self.matter and self.matter.versions else None

    def step(self, by: int) -> None:
        """The next or previous matter, undecided."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row))

    def set_compact(self, compact: bool) -> None:
        """Narrow: the sides stand one above the other."""
        self._compact = compact
        self.panes.set_compact(compact)
        way = QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)
        self.choose(self._chosen)
