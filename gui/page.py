"""What every page is: a place of the rail, built when first gone to, told of every change."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from domain.changes import Changes
from gui.commands import Command
from gui.desk import Desk
from gui.widgets import KeyButton

BACK = "back"  # the place one came from: what Esc goes to after a look at a source


class BackButton(KeyButton):
    """The way back from a page that was asked for elsewhere; the stage shows it while there is one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("回到刚才的地方", "Esc", icon="left")
        self._desk = desk
        self.clicked.connect(self.go)
        self.hide()

    def go(self) -> None:
        """To the page that asked."""
        self._desk.go.emit(BACK, "")

    def leads_back(self) -> bool:
        """Whether there is a way back."""
        return not self.isHidden()


class Page(QWidget):
    """Base of the pages. A page reads desk.store, shows, and calls operations; it never knows another page."""

    place: ClassVar[str]
    back: BackButton | None = None

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("page")

    def hasHeightForWidth(self) -> bool:
        """A page takes the room there is: wrapped text in it must not make the window grow."""
        return False

    def refresh(self, changes: Changes | None) -> None:
        """Show what is now true; None means everything, else only what changed. Called for the page in view."""

    def show_argument(self, argument: str) -> None:
        """Open at a record (uid) or at a place in a document (document_uid|place)."""

    def focus_work(self) -> None:
        """Put the keys where work goes on."""
        self.setFocus()

    def counting(self) -> Callable[[], int]:
        """What counts what is open here, for the rail. It is called beside the window: it reads only the store."""
        return lambda: 0

    def count(self) -> int:
        """What is open here, counted at once; 0 shows none."""
        return self.counting()()

    def commands(self) -> list[Command]:
        """What can be done here. The one with Ctrl+E is the quick capture while this page is in view."""
        return []

    def set_compact(self, compact: bool) -> None:
        """The window became narrower than compact_below of look.toml, or wide again."""

    def flush(self) -> None:
        """Save what is typed and not yet saved; called before leaving the page, locking and closing."""

    def lay_down(self) -> object:
        """What was begun here and is not in the store, None for nothing; it comes back to `take_up` after a lock."""
        return None

    def take_up(self, begun: object) -> None:
        """What `lay_down` of the page before the lock gave; called before the page comes into view."""

    def unfinished(self) -> str:
        """What the end of the program would throw away, as a sentence; "" for nothing."""
        return ""


class ArrangedPage(Page):
    """A page whose regions stand otherwise by its own width; Esc puts the keys back into its list."""

    def fit(self) -> None:
        """Arrange the regions for the width there is now; desk.compact says that the window is narrow."""

    def list_view(self) -> QWidget | None:
        """What Esc goes to; None leaves the key to whoever else wants it."""
        return None

    def set_compact(self, compact: bool) -> None:  # noqa: ARG002 - the desk knows it too, and the width counts as well
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        there = self.list_view() if event.key() == Qt.Key.Key_Escape else None
        if there is None:
            super().keyPressEvent(event)
        else:
            there.setFocus()
