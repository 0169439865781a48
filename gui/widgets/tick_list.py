"""A tick list in two columns; a text too long for its column takes the whole row."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget


class TickList(QWidget):
    """Emits what was ticked and whether the tick is on."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._boxes: list[QCheckBox] = []

    def boxes(self) -> list[QCheckBox]:
        return self._boxes

    def show_items(self, items: Sequence[str], ticked: Sequence[str], width: int) -> None:
        """Lays the items out anew only when they are others; else the ticks alone change."""
        if [box.accessibleName() for box in self._boxes] != list(items):
            self._lay_out(items, width)
        for box in self._boxes:
            box.blockSignals(True)
            box.setChecked(box.accessibleName() in ticked)
            box.blockSignals(False)

    def _lay_out(self, items: Sequence[str], width: int) -> None:
        for box in self._boxes:
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []
        row, column = 0, 0
        for item in items:
            # An ampersand in the data is a character, not a key of the keyboard.
            box = QCheckBox(item.replace("&", "&&"), self)
            box.setAccessibleName(item)
            box.toggled.connect(lambda on, text=item: self.ticked.emit(text, on))
            long = box.sizeHint().width() > width // 2 - 8
            if long and column == 1:
                row, column = row + 1, 0
            self._grid.addWidget(box, row, column, 1, 2 if long else 1)
            self._boxes.append(box)
            row, column = (row + 1, 0) if long or column == 1 else (row, 1)
