"""A tick list in two columns; a text too long for its column takes the whole row, and more lines where it must."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QStyle, QWidget

from gui.widgets.quote import MarkedText

GAP = 8


class TickList(QWidget):
    """Emits what was ticked and whether the tick is on."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._boxes: list[QCheckBox] = []
        self._width = 0  # they are placed for

    def boxes(self) -> list[QCheckBox]:
        return self._boxes

    def show_items(self, items: Sequence[str], ticked: Sequence[str], width: int) -> None:
        """Lays the items out anew only when they are others; else the ticks alone change."""
        if [box.accessibleName() for box in self._boxes] != list(items):
            self._make(items)
            self._place(width)
        for box in self._boxes:
            box.blockSignals(True)
            box.setChecked(box.accessibleName() in ticked)
            box.blockSignals(False)

    def _make(self, items: Sequence[str]) -> None:
        for box in self._boxes:
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = [QCheckBox(self) for _ in items]
        for box, item in zip(self._boxes, items, strict=True):
            # The list gives the width; a long word never makes the list wider than what it stands in.
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setAccessibleName(item)
            box.toggled.connect(lambda on, text=item: self.ticked.emit(text, on))

    def _place(self, width: int) -> None:
        self._width = width
        row, column = 0, 0
        for box in self._boxes:
            box.setText(_in_lines(box.accessibleName(), width - _beside_words(box)))
            long = box.sizeHint().width() > width // 2 - GAP
            if long and column == 1:
                row, column = row + 1, 0
            self._grid.addWidget(box, row, column, 1, 2 if long else 1)
            row, column = (row + 1, 0) if long or column == 1 else (row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._width:
            self._place(self.width())


def _beside_words(box: QCheckBox) -> int:
    """What the indicator and the gap behind it take."""
    metrics = (QStyle.PixelMetric.PM_IndicatorWidth, QStyle.PixelMetric.PM_CheckBoxLabelSpacing)
    return sum(box.style().pixelMetric(metric, None, box) for metric in metrics) + GAP


def _in_lines(text: str, width: int) -> str:
    """A check box does not break lines by itself. An ampersand in the data is a character, not a key."""
    return "\n".join(MarkedText(text, type="body").lines(width)).replace("&", "&&")
