"""Conflicts: beneath the versions side by side stands what a person may decide."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.models.conflicts import ConflictList
from gui.models.matters import Matter
from gui.models.related import related
from gui.operations import settling
from gui.pages.exchange.related_list import RelatedList
from gui.pages.exchange.rewriting import Rewriting
from gui.pages.exchange.sides import SidesPane
from gui.widgets import KeyButton
from gui.widgets.boxes import STRETCH, hbox
from storage.store import Store

REASON = 60  # signs
NOTHING = "没有待定的冲突。收入交换包后，两个人写得不一样的地方会并排列在这里。"


class ConflictPane(SidesPane[ConflictList]):
    """`settled` after each decision; the next matter comes into view by itself."""

    settled = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__(store, ConflictList(store), "冲突", "不定也能用，两种都保留", NOTHING)
        self._begun: tuple[str, str, str, str] | None = None  # before a lock
        self.rewriting = Rewriting()
        self.rewriting.written.connect(self._rewrite)
        self._build_deeds()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("选定理由，写进修改记录，可以不写")
        self.reason.setAccessibleName("选定理由")
        self.reason.setMaxLength(REASON)
        self.related = RelatedList()
        for widget in (self.reason, self.rewriting, self.deeds, self.related):
            self.under.insertWidget(self.under.count() - 1, widget)  # before the stretch

    def _build_deeds(self) -> None:
        self.rewrite_button = KeyButton("都不用，另写", "W")
        self.both_button = KeyButton("都留", "B")
        self.later_button = KeyButton("留到组务会", "H")
        self.take_button = KeyButton("取左并看下一处", "T")
        self.rewrite_button.clicked.connect(self.ask_rewriting)
        self.both_button.clicked.connect(self.keep_both)
        self.later_button.clicked.connect(self.put_off)
        self.take_button.clicked.connect(self.take)
        self.deeds = QWidget()
        self._deeds_row = hbox(
            self.rewrite_button,
            self.both_button,
            self.later_button,
            STRETCH,
            self.take_button,
            on=self.deeds,
            spacing=8,
        )

    def refresh(self) -> None:
        """Read the list anew; the matter in view stays if it is still open."""
        former = (self.matter.table, self.matter.uid) if self.matter else (self._begun or ())[:2]
        row = max(self.view.currentIndex().row(), 0)
        self.model.load()
        if former:
            known = self.model.position_of(*former)
            row = known if known >= 0 else row
        self.show_list(row)
        self._name_taking()

    def show_matter(self, matter: Matter | None) -> None:
        other = matter != self.matter
        super().show_matter(matter)
        if other:
            self.rewriting.hide()
            self.reason.clear()
            self.related.show_pieces(related(self._store, matter) if matter else [])
            self._go_on(matter)
        if matter is not None:
            self.later_button.setText("留到组务会" if matter.role == "bad" else "不留到组务会")
        for button in (self.rewrite_button, self.both_button):
            button.setVisible(matter is not None and bool(matter.text_field))

    def lay_down(self) -> tuple[str, str, str, str] | None:
        """The matter in view with the third wording and the reason that are being written; None without them."""
        text = "" if self.rewriting.isHidden() else self.rewriting.edit.toPlainText()
        if self.matter is None or not (text or self.reason.text()):
            return self._begun
        return self.matter.table, self.matter.uid, text, self.reason.text()

    def take_up(self, begun: tuple[str, str, str, str]) -> None:
        """Goes on with them when their matter comes into view."""
        self._begun = begun

    def _go_on(self, matter: Matter | None) -> None:
        if self._begun is None or matter is None or self._begun[:2] != (matter.table, matter.uid):
            return
        *_, text, reason = self._begun
        self._begun = None
        self.reason.setText(reason)
        if text:
            self.rewriting.go_on(text)

    def choose(self, place: int) -> None:
        super().choose(place)
        self._name_taking()

    def _name_taking(self) -> None:
        if self.matter and self._chosen < len(self.cards):
            more = "并看下一处" if self.model.rowCount() > 1 else ""
            self.take_button.setText(f"取{self._side(self._chosen)}{more}")

    def _side(self, place: int) -> str:
        if len(self.cards) > 2:
            return f"第{place + 1}版"
        return ("上下" if self._compact else "左右")[place]

    # Deeds

    def has_matter(self) -> bool:
        """Whether there is anything to decide."""
        return self.matter is not None

    def has_text(self) -> bool:
        """Whether the matter in view holds prose."""
        return self.matter is not None and bool(self.matter.text_field)

    def take(self) -> None:
        """The chosen version stands."""
        if self.matter and self.version:
            settling.take(self._store, self.matter, self.version, self.reason.text())
            self.settled.emit()

    def put_off(self) -> None:
        """Both stand until the meeting; the next matter comes into view."""
        if self.matter:
            row, waits = self.view.currentIndex().row(), self.matter.role == "bad"
            settling.put_off(self._store, self.matter)
            self.matter = None
            self.model.load()
            self.show_list(row if waits else 0)

    def keep_both(self) -> None:
        """All texts stand, one after the other, each with its writer."""
        if self.matter and self.version and self.has_text():
            settling.both(self._store, self.matter, self.version, self.reason.text())
            self.settled.emit()

    def ask_rewriting(self) -> None:
        """A field with the chosen text in it, to be written anew."""
        if self.matter and self.version and self.has_text():
            self.rewriting.ask(str(self.version.values.get(self.matter.text_field) or ""))
            # In a low window it opens below what is in view; it has its place when the layout has run.
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.rewriting))

    def _rewrite(self, text: str) -> None:
        if self.matter and self.version:
            settling.rewrite(self._store, self.matter, self.version, text, self.reason.text())
            self.settled.emit()

    def set_compact(self, compact: bool) -> None:
        """Narrow: the deeds stay in view beneath the sides."""
        for column in (self.outer, self.under):
            column.removeWidget(self.deeds)
        if compact:
            self.outer.addWidget(self.deeds)
        else:
            self.under.insertWidget(self.under.indexOf(self.related), self.deeds)
        self._deeds_row.setContentsMargins(*((12, 8, 12, 8) if compact else (0, 0, 0, 0)))
        super().set_compact(compact)
