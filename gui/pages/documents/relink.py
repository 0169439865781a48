"""The problem an entry answers, chosen by typing its number, its words or their initials."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from domain.records import Issue
from gui.chooser import Choice, FieldPopup
from gui.initials import matches

WIDTH, LOWEST = 420, 32  # px; begun further down, the list would have no room


class Relink(FieldPopup):
    """Opened beside the entry."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "问题的序号、字或拼音首字母", self._asked, "没有这个问题。")
        self._problems: Sequence[Issue] = ()
        self._may_be_none = True
        self._take: Callable[[str | None], object] = lambda _uid: None

    def ask(
        self, anchor: QWidget, problems: Sequence[Issue], take: Callable[[str | None], object], *, or_none: bool
    ) -> None:
        """Open beside a widget; take is called with the problem chosen."""
        self._problems, self._take, self._may_be_none = problems, take, or_none
        at = anchor.mapTo(self._window, QPoint(0, 0))
        self.open_at(QPoint(at.x(), min(at.y(), LOWEST)), WIDTH)

    def _asked(self, typed: str) -> list[Choice]:
        choices = [
            Choice(f"{issue.number} {issue.heading}".strip(), partial(self._take, issue.uid))
            for issue in self._problems
            if not typed.strip() or typed.strip() == issue.number or matches(typed, issue.heading)
        ]
        if self._may_be_none:
            choices.append(Choice("没有对应的问题", partial(self._take, None), "close"))
        return choices
