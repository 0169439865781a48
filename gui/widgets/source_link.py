"""The way back to a source: file icon, file name, place. One click opens the document there."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from gui import look
from gui.widgets.paint import paint_icon
from gui.widgets.veil import covered

ICON, LINE = 18, 26


class SourceLink(QPushButton):
    """Shows the place on the same line when there is room, else on the lines below the name."""

    opened = Signal(str, str)  # document uid, place

    def __init__(self, document_uid: str, file_name: str, place: str, shown: str = "") -> None:
        super().__init__()
        self._document_uid = document_uid
        self._target = place
        # A short form shows the place alone: the file is told by what stands before it.
        self._place = "" if shown else covered(place)
        self._file_name = covered(shown or file_name)
        self.setAccessibleName(covered(f"打开原文 {file_name} {place}"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.opened.emit(self._document_uid, self._target)

    def _one_line(self, width: int) -> bool:
        metrics = QFontMetrics(look.font("caption"))
        both = metrics.horizontalAdvance(self._file_name) + 8 + metrics.horizontalAdvance(self._place)
        return not self._place or ICON + both + 4 <= width

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._one_line(width):
            return LINE
        return LINE + self._place_rect(width).height()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(look.font("caption"))
        return QSize(ICON + metrics.horizontalAdvance(f"{self._file_name}  {self._place}") + 4, LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, LINE)

    def _place_rect(self, width: int) -> QRect:
        metrics = QFontMetrics(look.font("caption"))
        wrap = Qt.TextFlag.TextWrapAnywhere
        return metrics.boundingRect(QRect(0, 0, max(20, width - ICON), 400), wrap, self._place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRect(0, 6, 14, 14), "file", "focus")
        font = look.font("caption")
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(look.colour("focus"))
        metrics = QFontMetrics(font)
        name = metrics.elidedText(self._file_name, Qt.TextElideMode.ElideMiddle, self.width() - ICON)
        painter.drawText(QRect(ICON, 0, self.width() - ICON, LINE), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text3"))
        if self._one_line(self.width()):
            left = ICON + metrics.horizontalAdvance(name) + 8
            painter.drawText(QRect(left, 0, self.width() - left, LINE), Qt.AlignmentFlag.AlignVCenter, self._place)
        else:
            below = QRect(ICON, LINE - 3, self.width() - ICON, self.height() - LINE + 3)
            painter.drawText(below, Qt.TextFlag.TextWrapAnywhere, self._place)
        painter.end()
