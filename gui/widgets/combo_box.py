"""A field that opens a list of choices below it; its rows look as the rows of every other list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
)

from gui import look
from gui.widgets.paint import elided
from gui.widgets.veil import covered

ROW, SEPARATOR, EDGES = 30, 9, 34
FIELD_EDGES = 48  # the arrow, and room at both sides
TEXT_EDGES = 2  # between the field of the style and its words
_Index = QModelIndex | QPersistentModelIndex


class ComboBox(QComboBox):
    """The list is as wide as its longest row, so that no choice is cut."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Rows(self))
        self.setMaxVisibleItems(12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The choice ends in one … where the field is too narrow: Qt cuts through a character."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - TEXT_EDGES
        option.currentText = elided(option.currentText, self.font(), room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def list_width(self) -> int:
        """What the longest choice needs, and no less than the field."""
        return max(self.width(), self._longest(600) + EDGES)

    def field_width(self) -> int:
        """What the field needs to cut no choice."""
        return self._longest(400) + FIELD_EDGES

    def _longest(self, weight: int) -> int:
        metrics = QFontMetrics(look.font("body", weight))
        texts = (covered(self.itemText(row)) for row in range(self.count()))
        return max((metrics.horizontalAdvance(text) for text in texts), default=0)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        self.view().setMinimumWidth(self.list_width())
        self.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # the style would take it off
        super().showPopup()


class _Rows(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRect(option.rect)
        if _separates(index):
            painter.fillRect(QRect(rect.left() + 8, rect.center().y(), rect.width() - 16, 1), look.colour("line"))
            return
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, look.colour("weak" if current else "surface"))
        if current:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.colour("accent"))
        font = look.font("body", 600 if current else 400)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        room = rect.adjusted(12, 0, -8, 0)
        text = elided(str(index.data(Qt.ItemDataRole.DisplayRole) or ""), font, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(40, SEPARATOR if _separates(index) else ROW)


def _separates(index: _Index) -> bool:
    """As Qt marks the row that insertSeparator makes."""
    return bool(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "separator")
