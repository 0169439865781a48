"""Conflicts: the list at the left; at the right the versions side by side and what a person may decide."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui.models.conflicts import ConflictList, Matter, Version, question_of
from gui.operations import settling
from gui.pages.exchange.conflict_list import ConflictView
from gui.pages.exchange.rewriting import Rewriting
from gui.pages.exchange.version_card import VersionCard
from gui.widgets import EmptyState, KeyButton, PaneHead, PlainLabel, tight
from gui.widgets.tabbed import Pane, TabbedPanes
from storage.store import Store

LIST_WIDTH = 300
NOTHING = "没有待定的冲突。收入交换包后，两个人写得不一样的地方会并排列在这里。"


class ConflictPane(QWidget):
    """`settled` after each decision; the next matter comes into view by itself."""

    settled = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.model = ConflictList(store)
        self._matter: Matter | None = None
        self._chosen = 0
        self._compact = False
        self.cards: list[VersionCard] = []
        column = QVBoxLayout(self)
        tight(column)
        self.stack = QStackedWidget()
        self.stack.addWidget(EmptyState("check", NOTHING))
        self.stack.addWidget(self._build())
        column.addWidget(self.stack)

    def _build(self) -> QWidget:
        left = QWidget()
        left.setProperty("ground", "surface")
        column = QVBoxLayout(left)
        tight(column)
        self.head = PaneHead("冲突")
        self.view = ConflictView()
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        self.panes = TabbedPanes(
            (
                Pane(id="list", name="冲突", widget=left, width=LIST_WIDTH),
                Pane(id="sides", name="两边", widget=self._build_sides()),
            ),
            "sides",
        )
        self.view.clicked.connect(lambda: self.panes.show_pane("sides"))
        return self.panes

    def _build_sides(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("ground", "window")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        self.question = PlainLabel("", "pane", wrap=True)
        column.addWidget(self.question)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(12)
        column.addLayout(self._sides)
        self.rewriting = Rewriting()
        self.rewriting.written.connect(self._rewrite)
        column.addWidget(self.rewriting)
        self._inner = column
        self._build_deeds()
        column.addWidget(self.deeds)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(inner)
        self._area.setFocusProxy(self.view)
        outer = QWidget()
        self._outer = QVBoxLayout(outer)
        tight(self._outer)
        self._outer.addWidget(self._area, 1)
        return outer

    def _build_deeds(self) -> None:
        self.rewrite_button = KeyButton("都不用，另写", "W")
        self.both_button = KeyButton("都留", "B")
        self.take_button = KeyButton("取左并看下一处", "T")
        self.rewrite_button.clicked.connect(self.ask_rewriting)
        self.both_button.clicked.connect(self.keep_both)
        self.take_button.clicked.connect(self.take)
        self.deeds = QWidget()
        row = QHBoxLayout(self.deeds)
        tight(row, 0, 8)
        row.addWidget(self.rewrite_button)
        row.addWidget(self.both_button)
        row.addStretch(1)
        row.addWidget(self.take_button)

    # What is shown

    @property
    def matter(self) -> Matter | None:
        """The matter in view."""
        return self._matter

    def refresh(self) -> None:
        """Read the list anew; the matter in view stays if it is still open."""
        former = self._matter
        row = max(self.view.currentIndex().row(), 0)
        self.model.load()
        count = self.model.rowCount()
        self.head.set_title(f"冲突 {count}　不定也能用，两种都保留")
        self.stack.setCurrentIndex(1 if count else 0)
        if former is not None:
            known = self.model.position_of(former.table, former.uid)
            row = known if known >= 0 else row
        self.view.setCurrentIndex(self.model.index(min(row, count - 1)) if count else QModelIndex())
        if not count:
            self._show(None)

    def _current_changed(self, current: QModelIndex) -> None:
        self._show(self.model.matter_at(current.row()))

    def _show(self, matter: Matter | None) -> None:
        same = matter is not None and self._matter is not None and matter == self._matter
        self._matter = matter
        if same:
            return
        for card in self.cards:
            self._sides.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self.rewriting.hide()
        if matter is None:
            return
        self.question.setText(question_of(self._store, matter))
        for place, version in enumerate(matter.versions):
            card = VersionCard(version, str(place + 1))
            card.chosen.connect(lambda place=place: self.choose(place))
            self._sides.addWidget(card, 1)
            self.cards.append(card)
        for button in (self.rewrite_button, self.both_button):
            button.setVisible(bool(matter.text_field))
        self.choose(0)

    def choose(self, place: int) -> None:
        """The version that the deeds take as theirs."""
        if not self._matter or place >= len(self.cards):
            return
        self._chosen = place
        for each, card in enumerate(self.cards):
            card.set_on(each == place)
        self._area.ensureWidgetVisible(self.cards[place], 0, 8)
        more = "并看下一处" if self.model.rowCount() > 1 else ""
        self.take_button.setText(f"取{self._side(place)}{more}")

    def _side(self, place: int) -> str:
        if len(self.cards) > 2:
            return f"第{place + 1}版"
        return ("上下" if self._compact else "左右")[place]

    @property
    def version(self) -> Version | None:
        """The version chosen."""
        return self._matter.versions[self._chosen] if self._matter else None

    # Deeds

    def has_matter(self) -> bool:
        """Whether there is anything to decide."""
        return self._matter is not None

    def has_text(self) -> bool:
        """Whether the matter in view holds prose."""
        return self._matter is not None and bool(self._matter.text_field)

    def take(self) -> None:
        """The chosen version stands."""
        if self._matter and self.version:
            settling.take(self._store, self._matter, self.version)
            self.settled.emit()

    def keep_both(self) -> None:
        """All texts stand, one after the other, each with its writer."""
        if self._matter and self.version and self.has_text():
            settling.both(self._store, self._matter, self.version)
            self.settled.emit()

    def ask_rewriting(self) -> None:
        """A field with the chosen text in it, to be written anew."""
        if self._matter and self.version and self.has_text():
            self.rewriting.ask(str(self.version.values.get(self._matter.text_field) or ""))

    def _rewrite(self, text: str) -> None:
        if self._matter and self.version:
            settling.rewrite(self._store, self._matter, self.version, text)
            self.settled.emit()

    def step(self, by: int) -> None:
        """The next or previous matter, undecided."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row))

    def set_compact(self, compact: bool) -> None:
        """Narrow: the sides stand one above the other, and the deeds stay in view beneath them."""
        self._compact = compact
        if compact:
            self._outer.addWidget(self.deeds)
        else:
            self._inner.removeWidget(self.deeds)
            self._inner.insertWidget(self._inner.count() - 1, self.deeds)  # before the stretch
        tight(self.deeds.layout(), 8 if compact else 0, 8)
        self.panes.set_compact(compact)
        way = QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)
        self.choose(self._chosen)
