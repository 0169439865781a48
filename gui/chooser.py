"""A list that hangs under a field or a button and is steered from a text field: search, palette, organizations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from gui import look
from gui.widgets import PlainLabel, restyle
from gui.widgets.boxes import vbox
from gui.widgets.paint import elided, key_width, paint_icon, paint_key, paint_row_ground
from gui.widgets.veil import covered

_SHOWN = 200  # rows: who does not find it among these types one more letter
# Kept from the shortcuts of the page behind while the list is open.
_KEYS = (
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
)
FIELD = 44  # px of the field and its edges
_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Choice:
    """One row: what it is, a word about it at the right, a key, and what choosing it does."""

    text: str
    run: Callable[[], object]
    icon: str = ""
    note: str = ""
    key: str = ""


class _Rows(QStyledItemDelegate):
    """Icon, text, note, key cap; every text literally."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice: Choice = index.data(_ROW)
        rect = QRect(option.rect)
        current = paint_row_ground(painter, option)
        right = rect.right() - 12
        if choice.key:
            width = key_width(choice.key)
            paint_key(painter, QRect(right - width, rect.y(), width, rect.height()), choice.key)
            right -= width + 8
        if choice.icon:
            paint_icon(painter, QRect(rect.x() + 12, rect.center().y() - 7, 16, 16), choice.icon, "text2")
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(look.font("caption"))
        note = min(painter.fontMetrics().horizontalAdvance(choice.note) + 2, rect.width() // 3)
        painter.setPen(look.colour("text3"))
        box = QRect(right - note, rect.y(), note, rect.height())
        painter.drawText(box, middle, elided(choice.note, painter.font(), note))
        font = look.font("body", 600 if current else 400)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        width = right - note - 8 - rect.x() - 36
        box = QRect(rect.x() + 36, rect.y(), width, rect.height())
        painter.drawText(box, middle, elided(choice.text, font, width))

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), 34)


class Chooser(QFrame):
    """Up and Down move, Enter takes, Esc closes; `asked(typed)` gives the choices for what was typed."""

    closed = Signal()

    def __init__(self, window: QWidget, field: QLineEdit, asked: Callable[[str], Sequence[Choice]], empty: str) -> None:
        super().__init__(window)
        self._window = window
        self._field = field
        self._asked = asked
        self._empty = empty
        self.setProperty("card", "popup")
        self.setAccessibleName("可选的行")
        self.list = QListWidget()
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("可选的行")
        self.list.itemClicked.connect(self._take)
        self.nothing = PlainLabel(empty, "body", "text3", wrap=True)
        self.nothing.setContentsMargins(12, 8, 12, 8)
        vbox(self.list, self.nothing, on=self, margins=1)
        field.installEventFilter(self)
        field.textChanged.connect(self._renew)
        self.hide()

    def open_under(self, anchor: QWidget, width: int) -> None:
        """Show the list under a widget, at least that wide, inside the window."""
        window = self._window
        self._renew()
        joined = isinstance(anchor, FieldPopup)
        restyle(self, "card", "rows" if joined else "popup")
        # At 150 % the last line of px of a field may fall between two of the screen: the rows cover it.
        at = anchor.mapTo(window, QPoint(0, anchor.height() + (-1 if joined else 4)))
        width = min(max(width, anchor.width()), window.width() - 16)
        left = min(at.x(), window.width() - width - 8)
        self.setGeometry(left, at.y(), width, min(self._height(), window.height() - at.y() - 8))
        self.raise_()
        self.show()

    def dismiss(self) -> None:
        """Hide the list."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def choices(self) -> list[Choice]:
        """What is listed now."""
        return [self.list.item(row).data(_ROW) for row in range(self.list.count())]

    def _height(self) -> int:
        return max(38, min(self.list.count(), 11) * 34 + 4)

    def _renew(self) -> None:
        self.list.clear()
        for choice in list(self._asked(self._field.text()))[:_SHOWN]:
            item = QListWidgetItem()
            item.setData(_ROW, choice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, covered(choice.text))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)
        if self.isVisible():
            self.resize(self.width(), min(self._height(), self._window.height() - self.y() - 8))

    def _take(self, item: QListWidgetItem | None = None) -> None:
        if item is None and self.list.currentRow() < 0:
            return
        choice: Choice = (item or self.list.currentItem()).data(_ROW)
        self.dismiss()
        choice.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and self.isVisible() and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in _KEYS:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._steer(event.key()):
                return True
        if watched is self._field and event.type() == QEvent.Type.FocusOut:
            self.dismiss()
        return super().eventFilter(watched, event)

    def _steer(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        elif (step := steps.get(Qt.Key(key), 0)) and self.list.count():
            row = max(0, min(self.list.count() - 1, self.list.currentRow() + step))
            self.list.setCurrentRow(row)
        else:
            return False
        return True


class FieldPopup(QFrame):
    """A field with the list under it, over the page; Esc closes it, and the keys go back where they were."""

    def __init__(self, window: QWidget, words: str, asked: Callable[[str], Sequence[Choice]], empty: str) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.setProperty("card", "field")
        self.field = QLineEdit()
        vbox(self.field, on=self, margins=(7, 7, 7, 6))
        self.chooser = Chooser(window, self.field, asked, empty)
        self.chooser.closed.connect(self._closed)
        self.name(words)
        self.hide()

    def name(self, words: str) -> None:
        """What is asked for."""
        self.setAccessibleName(words)
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)

    def open_at(self, at: QPoint, width: int) -> None:
        """Show field and list with their upper left corner there, inside the window."""
        self._before = QApplication.focusWidget()
        window = self._window
        width = min(width, window.width() - 16)
        left = max(8, min(at.x(), window.width() - width - 8))
        self.setGeometry(left, max(8, at.y()), width, FIELD)
        self.raise_()
        self.show()
        self.field.clear()
        self.field.setFocus()
        self.chooser.open_under(self, width)

    def _closed(self) -> None:
        """Unless the keys have gone elsewhere by hand."""
        had = self.field.hasFocus()
        self.hide()
        if had and self._before is not None and isValid(self._before):
            self._before.setFocus()
