"""A sheet over a page: at the left a list that is put in order, at the right the entry in view, edited in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from domain.errors import Cancelled, FuzhenError, InputError
from gui.widgets.boxes import hbox, vbox
from gui.widgets.buttons import KeyButton
from gui.widgets.dialog import Dialog
from gui.widgets.label import PlainLabel
from gui.widgets.panes import ScrollPane
from gui.widgets.veil import covered

WIDTH, ROOMY, LIST_WIDTH, HEIGHT = 1040, 860, 340, 700

Deed = tuple[str, str, Callable[[], object]]  # word, key, what it does


class ListSheet(Dialog):
    """What will not do is said at the foot; everything else is shown at once and is one undo."""

    def __init__(self, title: str, parent: QWidget | None, *, name: str) -> None:
        super().__init__(title, parent, width=WIDTH, height=HEIGHT)
        self.head = hbox(spacing=8)
        self.body.addLayout(self.head)
        self._words = QStringListModel()
        self.view = QListView()
        self.view.setModel(self._words)
        self.view.setUniformItemSizes(True)
        self.view.setProperty("lines", True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setFixedWidth(min(LIST_WIDTH, self.width() // 3))
        self.view.setAccessibleName(name)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.said = PlainLabel("", "caption", wrap=True)
        self.said.hide()

    def add_tools(self, *buttons: KeyButton) -> None:
        """At the right of the head; a narrow sheet shows their icons, the words are the tool tips."""
        for button in buttons:
            button.set_compact(self.width() < ROOMY)
            button.setAutoDefault(False)
            self.head.addWidget(button)

    def arrange(self, form: QWidget, deeds: Sequence[Deed]) -> None:
        """List with its deeds at the left, the form at the right, then what went wrong and the way out.

        The first deed adds an entry; the others need one.
        """
        left = vbox((self.view, 1), self._buttons(deeds), spacing=6)
        right = ScrollPane(f"{self.view.accessibleName()}内容", form, stop=False)
        self.body.addLayout(hbox(left, (right, 1), spacing=None), 1)
        self.body.addWidget(self.said)
        (self.close_button,) = self.add_buttons(("关闭",))
        self.close_button.setAutoDefault(False)

    def _buttons(self, deeds: Sequence[Deed]) -> QHBoxLayout:
        row = hbox(spacing=4)
        self._deeds = [KeyButton(text, small=True) for text, _key, _deed in deeds]
        for button, (_text, key, deed) in zip(self._deeds, deeds, strict=True):
            button.setAccessibleDescription(f"快捷键 {key}")
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            QShortcut(QKeySequence(key), self, deed)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_words(self, words: Sequence[str], row: int) -> None:
        """The list, with one of its rows in view."""
        self._words.setStringList([covered(each) for each in words])
        for button in self._deeds[1:]:
            button.setEnabled(bool(words))
        self.view.setCurrentIndex(self._words.index(max(0, row)))
        self.show_entry()

    def renew_words(self, words: str) -> None:
        """What is being typed into the entry in view was saved; nothing is shown anew under the hands."""
        self._words.setData(self.view.currentIndex(), covered(words))

    def row(self) -> int:
        """The row in view."""
        return max(0, self.view.currentIndex().row())

    def show_entry(self) -> None:
        """Show the entry of the row in view."""

    def attempt(self, deed: Callable[[], object]) -> object:
        """Do it; what will not do is said below, and None comes back."""
        self.said.hide()
        try:
            return deed()
        except InputError as error:
            self.say_wrong(error)
            return None

    def say_wrong(self, error: FuzhenError) -> None:
        """One sentence with the way out; what the user stopped needs none."""
        if not isinstance(error, Cancelled):
            self.tell(str(error), "gap")

    def tell(self, words: str, role: str = "ok") -> None:
        """What was done, where the list itself does not show it."""
        self.said.set_role(role)
        self.said.setText(words)
        self.said.show()

    def _current_changed(self, current: QModelIndex, _former: QModelIndex) -> None:
        if current.isValid():
            self.show_entry()
