"""The problem an entry answers, chosen by typing its number, its words or their initials."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from domain.records import Issue
from gui.chooser import Choice, Chooser
from gui.initials import matches

WIDTH = 420


class Relink(QFrame):
    """A field with the list under it; Esc closes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._problems: Sequence[Issue] = ()
        self._may_be_none = True
        self._take: Callable[[str | None], object] = lambda _uid: None
        self.setProperty("card", True)
        self.setAutoFillBackground(True)
        self.setAccessibleName("对应的问题")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        self.field = QLineEdit()
        self.field.setPlaceholderText("问题的序号、字或拼音首字母")
        self.field.setAccessibleName("问题的序号、字或拼音首字母")
        column.addWidget(self.field)
        self.chooser = Chooser(window, self.field, self._asked, "没有这个问题。")
        self._before: QWidget | None = None
        self.chooser.closed.connect(self._closed)
        self.hide()

    def ask(
        self, anchor: QWidget, problems: Sequence[Issue], take: Callable[[str | None], object], *, or_none: bool
    ) -> None:
        """Open beside a widget; take is called with the problem chosen."""
        self._problems, self._take, self._may_be_none = problems, take, or_none
        self._before = QApplication.focusWidget()
        window = self._window
        at = anchor.mapTo(window, QPoint(0, 0))
        self.setGeometry(max(8, min(at.x(), window.width() - WIDTH - 8)), max(8, min(at.y(), 120)), WIDTH, 44)
        self.raise_()
        self.show()
        self.field.clear()
        self.field.setFocus()
        self.chooser.open_under(self, WIDTH)

    def _closed(self) -> None:
        """The keys go back where they were, unless they have gone elsewhere by hand."""
        had = self.field.hasFocus()
        self.hide()
        if had and self._before is not None:
            self._before.setFocus()

    def _asked(self, typed: str) -> list[Choice]:
        choices = [
            Choice(f"{issue.number} {issue.heading}".strip(), partial(self._take, issue.uid))
            for issue in self._problems
            if not typed.strip() or typed.strip() == issue.number or matches(typed, issue.heading)
        ]
        if self._may_be_none:
            choices.append(Choice("没有对应的问题", partial(self._take, None), "close"))
        return choices
