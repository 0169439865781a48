"""The focus ring: 2 px in the focus colour, 1 px apart, around the one widget that has the keys."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
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
from shiboken6 import isValid

from gui import look

_OUTSIDE = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
_INSIDE = (QAbstractScrollArea,)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)
APART = 3  # px around a field; what holds fields and scrolls leaves them, or it would cut the ring


class _Edge(QWidget):
    """What is painted. It lies in the pane of the widget it surrounds and goes when that pane goes."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.radius = 6
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("焦点框")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("focus"), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), self.radius, self.radius)


class FocusRing(QObject):
    """One for the application: it follows the keys and lies over the pane, clipped and scrolled with it."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._target: QWidget | None = None
        self._edge: _Edge | None = None
        self._watched: list[QWidget] = []
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._moved.timeout.connect(self._place)
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for former in self._watched:
            if isValid(former):
                former.removeEventFilter(self)
        self._target = new if new is not None and _wanted(new) else None
        self._watched = _moving(self._target) if self._target is not None else []
        for each in self._watched:
            each.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            if self._edge is not None and isValid(self._edge):
                self._edge.hide()
            return
        ring = target.property("ring")
        inside = ring == "inside" or (ring != "outside" and not isinstance(target, _OUTSIDE))
        host, box = _where(target, inside)
        edge = self._edge_in(host)
        edge.radius = 3 if inside or isinstance(target, (QCheckBox, QRadioButton)) else 6
        if edge.geometry() != box:
            edge.setGeometry(box)
        if edge.isHidden():
            edge.raise_()
            edge.show()

    def _edge_in(self, host: QWidget) -> _Edge:
        if self._edge is None or not isValid(self._edge):
            self._edge = _Edge(host)
            self._edge.hide()
        elif self._edge.parentWidget() is not host:
            self._edge.setParent(host)
        return self._edge

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        elif event.type() == QEvent.Type.Paint and watched is _viewport(self._target):
            # A list paints when its current row or its scroll position changes: that moves the ring, too.
            self._moved.start()
        return False


def _viewport(target: QWidget | None) -> QWidget | None:
    return target.viewport() if isinstance(target, QAbstractItemView) and isValid(target) else None


def _moving(target: QWidget) -> list[QWidget]:
    """What moves the ring when it moves: the widget, all it lies in up to the ring's own pane, the inside of a list."""
    found, host = [target], _host(target)
    while (above := found[-1].parentWidget()) is not None and above is not host:
        found.append(above)
    return found + [each for each in (_viewport(target),) if each is not None]


def _wanted(widget: QWidget) -> bool:
    if isinstance(widget, QScrollArea):
        return widget.focusPolicy() == Qt.FocusPolicy.TabFocus  # the keys are there to scroll it
    if widget.property("ring") is False:
        return False
    known = widget.property("ring") == "outside" or isinstance(widget, _OUTSIDE + _INSIDE)
    return known and not widget.isWindow()


def _where(target: QWidget, inside: bool) -> tuple[QWidget, QRect]:
    if isinstance(target, QAbstractItemView) and (row := _row(target)).isValid():
        # The row that has the keys, not the whole list: the list shows where it is by itself.
        box = target.visualRect(row)
        if target.property("ring") == "row":
            box.setLeft(0)
            box.setRight(target.viewport().width() - 1)
        box.setRight(min(box.right(), target.viewport().width() - 1))  # a row may be longer than what is seen of it
        return target.viewport(), box
    host = _host(target)
    box = QRect(target.mapTo(host, QPoint(0, 0)), target.size())
    return host, box if inside else box.adjusted(-APART, -APART, APART, APART)


def _row(view: QAbstractItemView) -> QModelIndex:
    """Where the keys stand, or the first row, to which they would go."""
    current, model = view.currentIndex(), view.model()
    return current if current.isValid() or model is None else model.index(0, 0, view.rootIndex())


def _host(widget: QWidget) -> QWidget:
    """The widget the ring is drawn in: the content of the nearest scroll area, else the window."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        above = parent.parentWidget()
        if above is not None and isinstance(above.parentWidget(), QScrollArea):
            return parent
        parent = above
    return widget.window()
