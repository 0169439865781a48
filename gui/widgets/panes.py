"""The parts a page is made of: heads, cards, strips, rules, what scrolls, empty states, a line of progress."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from gui import look
from gui.widgets.boxes import Part, fill, hbox, vbox
from gui.widgets.buttons import KeyButton
from gui.widgets.chips import Glyph
from gui.widgets.label import PlainLabel, restyle
from gui.widgets.paint import GlyphKind, paint_icon


class Strip(QFrame):
    """A horizontal band of fixed height with an edge (bottom, top, top2) and a ground; add widgets from the left."""

    def __init__(self, height: int, edge: str = "bottom", ground: str = "surface") -> None:
        super().__init__()
        self.setFixedHeight(height)
        self.setProperty("edge", edge)
        self.setProperty("ground", ground)
        self.row = hbox(on=self, margins=(12, 0, 12, 0), spacing=8)

    def add(self, *parts: Part) -> None:
        """Put parts after those already there."""
        fill(self.row, *parts)

    def stretch(self) -> None:
        """What follows stands at the right."""
        self.row.addStretch(1)


class PaneHead(Strip):
    """The head of a pane: title, room for a few widgets at the right. page=True is the head of a page, 48 px;
    beside=True of a pane beside it, as high, so that their lower edges meet."""

    def __init__(self, title: str, *, page: bool = False, beside: bool = False) -> None:
        super().__init__(look.measure("page_head" if page or beside else "pane_head"))
        self.title = PlainLabel(title, "page" if page else "pane", elide=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.row.addWidget(self.title, 1)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)


class GroupTitle(Strip):
    """The title of a group inside a list: 26 px on the head ground."""

    def __init__(self, title: str) -> None:
        super().__init__(26, ground="head")
        self.title = PlainLabel(title, "caption", "text2")
        self.row.addWidget(self.title)
        self.row.addStretch(1)


class Rule(QFrame):
    """A separator of 1 px."""

    def __init__(self, vertical: bool = False) -> None:
        super().__init__()
        self.setProperty("rule", "v" if vertical else "h")


class CardFrame(QFrame):
    """A card: head of 32 px with glyph and name, then `body`, a vertical layout."""

    def __init__(self, title: str = "", glyph: GlyphKind | None = None) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.head = Strip(32, ground="head")
        self.head.setProperty("rounded", True)
        self.head.row.setContentsMargins(7, 0, 8, 0)
        self.glyph = Glyph(glyph or GlyphKind.EMPTY)
        self.title = PlainLabel(title, "strong", elide=True)
        self.head.row.addWidget(self.glyph)
        self.head.row.addWidget(self.title, 1)
        # Only ever hidden here: to show a part before it has a parent would open a window of its own.
        if glyph is None:
            self.glyph.hide()
        if not title:
            self.head.hide()
        self.body = vbox(margins=8, spacing=4)
        vbox(self.head, (self.body, 1), on=self, margins=1)

    def set_glyph(self, kind: GlyphKind) -> None:
        """Show another judgement in the head."""
        self.glyph.set_kind(kind)
        self.glyph.setVisible(True)


class IconPicture(QWidget):
    """An icon that is no control, a pixel below the middle as the words beside it are."""

    def __init__(self, name: str, size: int = 16, colour: str = "text2") -> None:
        super().__init__()
        self._name, self._size, self._colour = name, size, colour
        self.setFixedSize(size, size + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QRect(0, 2, self._size, self._size), self._name, self._colour)


class ScrollPane(QScrollArea):
    """Goes up and down over a widget as wide as itself. Tab leads to it while there is something to scroll by keys;
    stop=False where what stands in it has the keys."""

    def __init__(self, name: str, inner: QWidget | None = None, *, stop: bool = True) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        if stop:
            self.verticalScrollBar().rangeChanged.connect(self._stop_if_it_scrolls)
        if inner is not None:
            self.setWidget(inner)

    def _stop_if_it_scrolls(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)


class EmptyState(QWidget):
    """What stands where nothing is yet: one sentence that says what to do first, and the deed with its key."""

    def __init__(
        self,
        icon: str,
        text: str,
        action: str = "",
        key: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.text = PlainLabel(text, "body", "text2", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = vbox(
            (None, 2),
            (IconPicture(icon, 20, "text3"), 0, Qt.AlignmentFlag.AlignHCenter),
            self.text,
            on=self,
            margins=24,
            spacing=12,
        )
        if action and run:
            self.button = KeyButton(action, key, primary=True)
            self.button.clicked.connect(lambda _checked=False: run())
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


class LineProgress(QWidget):
    """A bar of 6 px, a pixel below the middle as its number is, which stands before it in a label of the page."""

    def __init__(self, width: int = 72, name: str = "进度") -> None:
        super().__init__()
        self._done, self._total = 0, 0
        self.setFixedSize(width, 10)
        self._name = name
        self.setAccessibleName(name)

    def set_value(self, done: int, total: int) -> None:
        """done of total; a total of 0 shows an empty bar."""
        self._done, self._total = done, total
        self.setAccessibleName(f"{self._name} {done}/{total}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.colour("line2") if look.theme() == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("nabg"))
        box = QRectF(0.5, 3, self.width() - 1, 6)
        painter.drawRoundedRect(box, 3, 3)
        if self._total and self._done:
            box.setWidth(max(6, box.width() * min(self._done, self._total) / self._total))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("mid"))
            painter.drawRoundedRect(box, 3, 3)


class ReasonLine(QFrame):
    """One line that asks for a reason in place: Enter gives it, Esc drops the question."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, label: str, action: str = "确定", empty: str = "请先写一句理由。") -> None:
        super().__init__()
        self._empty = empty
        self._about = ""
        self.typed: dict[str, str] = {}  # what was typed and not given, by what it is about
        self._before: QWidget | None = None  # what had the keys when this asked
        self.label = PlainLabel(label, "head")
        self.edit = QLineEdit()
        self.edit.setAccessibleName(label)
        self.button = KeyButton(action, "回车")
        self.row = hbox(self.label, (self.edit, 1), self.button, on=self, spacing=8)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._typing)
        self.button.clicked.connect(self._give)

    def ask(self, label: str = "", text: str = "", about: str = "") -> None:
        """Show the line and put the keys into it; what was typed about this and not given stands there again."""
        if label:
            self.label.setText(label)
            self.edit.setAccessibleName(label)
        self._about = about
        self.edit.setText(self.typed.get(about, text))
        before = self.window().focusWidget()  # also while a dialog that is just closing has the keys
        if before is not self.edit:
            self._before = before
        self.show()
        self.edit.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # or the page behind would take the key
                return True
            if event.type() == QEvent.Type.KeyPress:  # kept from a dialog around, whose first button Enter presses
                if event.key() == Qt.Key.Key_Escape:
                    self._leave()
                    self.dropped.emit()
                else:
                    self._give()
                return True
        return False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 34)

    def _leave(self) -> None:
        """The keys go back to what had them; by itself Qt would give them to what comes next."""
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.hide()

    def _give(self) -> None:
        reason = self.edit.text().strip()
        if reason:
            self._leave()
            self.typed.pop(self._about, None)
            self.given.emit(reason)
        else:
            self._mark(True)
            self.edit.setPlaceholderText(self._empty)

    def _typing(self, text: str) -> None:
        self._mark(False)
        if self._about:
            self.typed[self._about] = text

    def _mark(self, wrong: bool) -> None:
        restyle(self.edit, "wrong", wrong)
