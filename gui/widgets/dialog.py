"""Dialogs: only for what cannot be done in place; 480 px, buttons right, the primary one last, Esc closes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from gui import look
from gui.widgets.boxes import STRETCH, hbox, vbox
from gui.widgets.buttons import KeyButton
from gui.widgets.enter import is_enter
from gui.widgets.focus import APART
from gui.widgets.label import PlainLabel
from gui.widgets.panes import ScrollPane
from gui.widgets.tabbed import UNBOUND

EDGE = 16  # px of the window below that stay in view


class Dialog(QDialog):
    """Title, `body` to fill, and a row of buttons; `pressed` is the index of the button, -1 for Esc.

    With a height it is that high, or as high as the window below allows: a list in it gives way, nothing else scrolls.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 480, height: int = 0) -> None:
        super().__init__(parent)
        self.pressed, self._height, self._only_closes = -1, height, False
        self.setProperty("ground", "surface")
        if parent is None:
            look.dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        room = parent.window().width() - 32 if parent else width
        self.setFixedWidth(max(320, min(width, room)))
        self.title = PlainLabel(title, "page", wrap=True)
        self.setWindowTitle(self.title.text())  # as it may be read: the desktop lists it
        self.body, self._row = vbox(spacing=8), hbox(STRETCH, spacing=8)
        self._column = vbox(self.title, self.body, 4, self._row, on=self, margins=(24, 20, 24, 20), spacing=12)
        self._area: ScrollPane | None = None  # what the body goes into where it is too high

    def room(self) -> int:
        """The height that the body may have in the window over which this opens."""
        below = self.parentWidget()
        return max((below.window().height() if below else 768) - 170, 140)

    def say(self, text: str, role: str = "text") -> PlainLabel:
        """Add a sentence."""
        label = PlainLabel(text, "body", role, wrap=True)
        self.body.addWidget(label)
        return label

    def add_buttons(self, texts: Sequence[str]) -> list[KeyButton]:
        """Buttons in order, the last one primary; each closes the dialog with its index."""
        made = []
        for index, text in enumerate(texts):
            # Red is scarce: a dialog that only closes has no primary button.
            button = KeyButton(text, primary=len(texts) > 1 and index == len(texts) - 1)
            button.clicked.connect(lambda _checked=False, index=index: self._press(index))
            self._row.addWidget(button)
            made.append(button)
        made[-1].setDefault(True)
        self._only_closes = len(made) == 1
        return made

    def fit(self) -> None:
        """As high as the sentences need at this width; what is higher than the window below is scrolled."""
        below = self.parentWidget()
        most = below.window().height() - EDGE if below else UNBOUND
        self._column.activate()
        wanted = min(self._height, most) or self._column.totalHeightForWidth(self.width())
        if wanted > most and self._area is None:
            self._scroll_body()
            self._column.activate()
        self.resize(self.width(), most if self._area else wanted)

    def _scroll_body(self) -> None:
        had, inner = self.focusWidget(), QWidget()
        self._column.removeItem(self.body)
        self.body.setParent(None)
        self.body.setContentsMargins(APART, APART, 12, APART)
        inner.setLayout(self.body)
        fields = [each for each in inner.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        self._area = ScrollPane(self.windowTitle(), inner, stop=not fields)
        self._column.insertWidget(1, self._area, 1)
        if (first := had or next(iter(fields), None)) is not None:
            first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)
        if self._area is not None and (focused := self.focusWidget()) is not None:
            self._column.activate()
            self._area.ensureWidgetVisible(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field gives what was typed; where no deed waits for it, nobody asked to close."""
        if not (self._only_closes and is_enter(event) and isinstance(self.focusWidget(), QLineEdit)):
            super().keyPressEvent(event)

    def _press(self, index: int) -> None:
        self.pressed = index
        self.accept()


class NoticeDialog(Dialog):
    """What happens in one sentence, what stays safe in another, and the ways out; Enter alone takes the first."""

    def __init__(self, title: str, what: str, safe: str, buttons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.say(what)
        if safe:
            self.say(safe, "text2")
        # Asked only before what a tired hand should not do by Enter: the way back has the keys.
        way_back = self.add_buttons(buttons)[0]
        way_back.setDefault(True)
        way_back.setFocus()
