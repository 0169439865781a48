"""Buttons: a deed with its key printed on it, a key cap alone, segments and tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from gui import look
from gui.widgets.boxes import hbox
from gui.widgets.label import restyle, set_tip
from gui.widgets.paint import key_width, paint_icon, paint_key
from gui.widgets.veil import covered

_GAP = 6


class KeyButton(QPushButton):
    """A button that carries its key: 采纳 [A]. It draws icon, text and cap; the key itself is a command's shortcut.

    small is the height of a row (26), primary the one filled button of a page; flat has no edge, quiet is as light as
    the words beside it and stands on their line.
    """

    def __init__(
        self,
        text: str,
        key: str = "",
        *,
        primary: bool = False,
        icon: str = "",
        small: bool = False,
        flat: bool = False,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._key = key
        self._compact = False
        self._why = ""
        for name, value in (("primary", primary), ("small", small), ("flat", flat or quiet), ("quiet", quiet)):
            if value:
                self.setProperty(name, value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(covered(text))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(f"快捷键 {self._key}" if self._key else "")
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Print another key."""
        self._key = key
        self.setText(self.text())

    def set_compact(self, compact: bool) -> None:
        """Only the icon is shown; word and key move into the tool tip."""
        self._compact = compact and bool(self._icon)
        set_tip(self, f"{self.text()} {self._key}".strip() if self._compact else "")
        self.updateGeometry()
        self.update()

    def set_on(self, on: bool) -> None:
        """What the button turns on is on: it looks like a chosen segment."""
        restyle(self, "on", on)

    def set_why(self, why: str) -> None:
        """Say on the button why it cannot be pressed: 补齐 4 项后可用; an empty text enables it again."""
        self._why = why
        self.setEnabled(not why)
        self.setAccessibleDescription(why or (f"快捷键 {self._key}" if self._key else ""))
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return look.font("button", 600 if self.property("primary") else 400 if self.property("quiet") else 500)

    def _parts(self) -> list[tuple[str, int]]:
        """What stands on the button, from left to right, with widths."""
        if self._compact:
            return [("icon", 18)]
        caption = QFontMetrics(look.font("caption"))
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        parts = [
            ("icon", 16 if self._icon else 0),
            ("text", words),
            ("why", caption.horizontalAdvance(f"（{self._why}）") if self._why else 0),
            ("key", key_width(self._key) if self._key and not self._why else 0),
        ]
        return [(name, width) for name, width in parts if width]

    def sizeHint(self) -> QSize:
        parts = self._parts()
        slim = self.property("small") or self.property("flat")
        edges = 4 if self.property("quiet") else 18 if slim else 20 if self._key else 24
        width = sum(part for _, part in parts) + _GAP * (len(parts) - 1) + edges
        height = 26 if self.property("small") else look.measure("button")
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """One deed is asked for, once: the second click would do it to what has come into view since the first."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        primary = bool(self.property("primary")) and self.isEnabled()
        chosen = "surface" if self.property("on") else "text2" if self.property("quiet") else "text"
        ink = "onfill" if primary else chosen if self.isEnabled() else "off"
        parts = self._parts()
        left = (self.width() - sum(width for _, width in parts) - _GAP * (len(parts) - 1)) // 2
        for name, width in parts:
            box = QRect(left, 0, width, self.height())
            self._paint_part(painter, name, box, ink, "" if primary else "surface2")
            left += width + _GAP

    def _paint_part(self, painter: QPainter, name: str, box: QRect, ink: str, key_ground: str) -> None:
        if name == "icon":
            square = QRect(box.x(), (self.height() - box.width()) // 2, box.width(), box.width())
            paint_icon(painter, square, self._icon, ink)
        elif name == "key":
            paint_key(painter, box, self._key, ink if not key_ground else "text2", key_ground)
        else:
            painter.setFont(self._font() if name == "text" else look.font("caption"))
            painter.setPen(look.colour(ink))
            text = self.text() if name == "text" else f"（{self._why}）"
            painter.drawText(box.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, text)


class IconButton(KeyButton):
    """An icon alone, with a tool tip that names deed and key: for zoom, rotate, previous, next."""

    def __init__(self, icon: str, text: str, key: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, key, icon=icon, flat=True, parent=parent)
        self.set_compact(True)

    def sizeHint(self) -> QSize:
        return QSize(28, look.measure("button"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom and paging are clicked fast."""
        self.mousePressEvent(event)


class LinkButton(QPushButton):
    """A deed that looks like a link to its place."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)


class KeyCap(QWidget):
    """The picture of a key."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"按键 {text}")

    def sizeHint(self) -> QSize:
        return QSize(key_width(self._text), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_key(QPainter(self), self.rect(), self._text)


class Segments(QWidget):
    """One of a few: joined buttons; chosen(id) when the user chooses. Left and right move, as in a row of tabs."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]] = (),
        *,
        name: str = "",
        tabs: bool = False,
    ) -> None:
        super().__init__()
        self._tabs = tabs
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = hbox(on=self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the choices (id, text); the choice stays if its id stays."""
        former = self.choice()
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.deleteLater()
        self._buttons = {}
        for place, (identifier, text) in enumerate(options):
            self._buttons[identifier] = self._made(text, place, len(options))
        self.choose(former)

    def _made(self, text: str, place: int, of: int) -> QPushButton:
        button = QPushButton(text, self)
        button.setCheckable(True)
        button.setAccessibleName(text)
        if self._tabs:
            button.setProperty("tab", True)
        else:
            ends = {0: "first", of - 1: "last"}
            button.setProperty("segment", "only" if of == 1 else ends.get(place, "mid"))
        button.clicked.connect(self._tell)
        self._group.addButton(button)
        self._row.addWidget(button)
        return button

    def choice(self) -> str:
        """The id chosen, "" for none."""
        return next((identifier for identifier, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, identifier: str) -> None:
        """Choose without telling; an unknown id clears the choice."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == identifier)
        self._group.setExclusive(True)

    def set_text(self, identifier: str, text: str) -> None:
        """Change the word of one choice."""
        self._buttons[identifier].setText(text)
        self._buttons[identifier].setAccessibleName(text)

    def button(self, identifier: str) -> QPushButton:
        """The button of one choice."""
        return self._buttons[identifier]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        ids = list(self._buttons)
        if step is None or not ids:
            super().keyPressEvent(event)
            return
        here = ids.index(self.choice()) if self.choice() else 0
        there = ids[(here + step) % len(ids)]
        self.choose(there)
        self._buttons[there].setFocus()
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.choice())
