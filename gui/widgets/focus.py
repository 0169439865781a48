"""The focus ring: 2 px in the focus colour, 1 px apart, around the one widget that has the keys."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from gui import look

_OUTSIDE = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
_INSIDE = (QAbstractScrollArea,)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)
_APART = 3


class FocusRing(QWidget):
    """One for the application: it follows the keys and lies over the pane, clipped and scrolled with it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.hide()
        self._target: QWidget | None = None
        self._inside = False
        self._app = app
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("焦点框")
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._target is not None:
            self._target.removeEventFilter(self)
        self._target = new if new is not None and self._wanted(new) else None
        if self._target is None:
            self.hide()
            return
        self._target.installEventFilter(self)
        self._place()

    @staticmethod
    def _wanted(widget: QWidget) -> bool:
        if widget.property("ring") is False or isinstance(widget, QScrollArea):
            return False
        return isinstance(widget, _OUTSIDE + _INSIDE) and not widget.isWindow()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        self._inside = not isinstance(target, _OUTSIDE) or target.property("ring") == "inside"
        host = _host(target)
        if self.parentWidget() is not host:
            self.setParent(host)
        box = QRect(target.mapTo(host, QPoint(0, 0)), target.size())
        self.setGeometry(box if self._inside else box.adjusted(-_APART, -_APART, _APART, _APART))
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._target and event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("focus"), 2))
        small = isinstance(self._target, (QCheckBox, QRadioButton))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), *((3, 3) if small or self._inside else (6, 6)))


def _host(widget: QWidget) -> QWidget:
    """The widget the ring is drawn in: the content of the nearest scroll area, else the window."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        above = parent.parentWidget()
        if above is not None and isinstance(above.parentWidget(), QScrollArea):
            return parent
        parent = above
    return widget.window()
