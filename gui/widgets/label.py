"""The only labels of the program: user text is plain text, also in tool tips."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.widgets.veil import covered


def set_tip(widget: QWidget, text: str) -> None:
    """A tool tip that shows text literally: Qt would take anything that looks like markup for markup."""
    text = covered(text)
    for sign, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\n", "<br>")):
        text = text.replace(sign, safe)
    widget.setToolTip(f"<qt>{text}</qt>" if text else "")


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet chooses by."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()


class PlainLabel(QLabel):
    """Text exactly as it is; `type` and `role` name a type and an ink of look.toml.

    An eliding label is cut by width with … and then carries the whole text as tool tip.
    """

    clicked = Signal()

    def __init__(
        self,
        text: str = "",
        type: str = "body",  # noqa: A002 - the word of look.toml
        role: str = "",
        *,
        wrap: bool = False,
        elide: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._elide = elide
        self._mode = Qt.TextElideMode.ElideRight
        self.setProperty("type", type)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Change the ink."""
        restyle(self, "role", role)

    def set_type(self, type: str) -> None:  # noqa: A002 - the word of look.toml
        """Change the type."""
        restyle(self, "type", type)

    def cut_inside(self) -> None:
        """An eliding label that keeps the end of its text: of the name of a file."""
        self._mode = Qt.TextElideMode.ElideMiddle

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(covered(text))
        self.setAccessibleName(self.text())
        self._renew_tip()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(24, hint.width()), hint.height()) if self._elide else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew_tip()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        shown = QFontMetrics(self.font()).elidedText(self.text(), self._mode, self.width())
        painter.drawText(self.rect(), int(self.alignment()), shown)

    def _renew_tip(self) -> None:
        if self._elide:
            cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
            set_tip(self, self.text() if cut else "")
