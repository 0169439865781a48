"""The right pane of a page: beside the middle where there is room, else folded to an edge, opened over the middle."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui import look
from gui.widgets.label import restyle
from gui.widgets.paint import paint_icon

EDGE = 32
ANY_WIDTH = 16777215


class FoldEdge(QPushButton):
    """An edge of 32 px with the title of the pane behind it, one sign under the other."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setCheckable(True)
        self.setFixedWidth(EDGE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"展开或收起{title}")
        self.setProperty("ring", "inside")
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(EDGE, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("head" if self.underMouse() else "surface"))
        painter.fillRect(0, 0, 1, self.height(), look.colour("line"))
        box = self.rect().adjusted(8, 14, -8, 0)
        box.setSize(QSize(16, 16))
        paint_icon(painter, box, "right" if self.isChecked() else "left", "text2")
        painter.setFont(look.font("pane"))
        painter.setPen(look.colour("text"))
        words = self.rect().adjusted(0, 40, 0, 0)
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, top, "\n".join(self.text()))
        painter.end()


class SideFold(QObject):
    """Stands in a row of panes after the pane it folds; who arranges the page says which way it goes."""

    def __init__(self, host: QWidget, row: QHBoxLayout, pane: QWidget, title: str, *, least: int, most: int) -> None:
        super().__init__(host)
        self._host, self._row, self._pane = host, row, pane
        self._least, self._most = least, most
        self.folded = False
        self.edge = FoldEdge(title)
        self.edge.clicked.connect(self._turned)
        row.addWidget(pane)
        row.addWidget(self.edge)

    def beside(self, room: int, *, most: int = 0) -> None:
        """In the row, as wide as there is room, between least and most."""
        if self.folded or self._row.indexOf(self._pane) < 0:
            self._row.insertWidget(self._row.indexOf(self.edge), self._pane)
            self._pane.setMinimumHeight(0)
            self._pane.setMaximumHeight(ANY_WIDTH)
            restyle(self._pane, "edge", "left")
        self.folded = False
        self.edge.hide()
        self._pane.setFixedWidth(max(self._least, min(most or self._most, room)))
        self._pane.show()

    def fold(self) -> None:
        """Behind the edge; what was open stays open over the middle."""
        if not self.folded:
            self.folded = True
            self._row.removeWidget(self._pane)
            restyle(self._pane, "edge", "left2")  # what lies over the middle is not taken for its right part
            self._pane.setVisible(self.edge.isChecked())
        self.edge.show()
        self.place()

    def leave(self) -> None:
        """The page has other room for the pane."""
        self.folded = False
        self.edge.hide()
        self._pane.setMinimumWidth(0)
        self._pane.setMaximumWidth(ANY_WIDTH)

    def open(self) -> None:
        """Bring the pane into view where it is folded."""
        if self.folded:
            self.edge.setChecked(True)
            self._turned()

    def close(self) -> bool:
        """Fold it again; False when it was not open over the middle."""
        if not self.folded or not self.edge.isChecked():
            return False
        self.edge.setChecked(False)
        self._turned()
        return True

    def place(self) -> None:
        """Over the middle, next to the edge, as high as the row."""
        if self.folded:
            area = self._row.geometry()
            self._pane.setFixedWidth(self._most)
            self._pane.setGeometry(area.right() - EDGE - self._most + 1, area.top(), self._most, area.height())
            self._pane.raise_()

    def _turned(self) -> None:
        self._pane.setVisible(self.edge.isChecked())
        self.place()
