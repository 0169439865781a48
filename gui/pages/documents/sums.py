"""What 全部收下 would take in: originals, and what was understood of them."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.models.staging import StagedFile, totals
from gui.widgets import PlainLabel, clear
from gui.widgets.boxes import STRETCH, hbox


class Sums(QWidget):
    """One line of words with figures in bold; what was understood is told where the line has the room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._parts = [QWidget(), QWidget(), QWidget()]
        self._rows = [hbox(on=part) for part in self._parts]
        hbox(*self._parts, STRETCH, on=self)

    def show_files(self, files: Sequence[StagedFile]) -> int:
        """Of these files; returns how many originals would be taken in."""
        first, understood, last = self._rows
        for row in self._rows:
            clear(row)
        (_, originals), *counts = totals(files)
        _add(first, "将收入 ", originals)
        _add(first, " 份原件")
        for word, count in counts:
            _add(understood, f"、{word} ", count)
        if left_out := len(files) - originals:
            last.addWidget(PlainLabel(f"；{left_out} 份不收", "body", "gap"))
        self._fit()
        return originals

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = sum(part.sizeHint().width() for part in self._parts)
        self._parts[1].setVisible(wanted <= self.width())


def _add(row: QHBoxLayout, words: str, count: int | None = None) -> None:
    row.addWidget(PlainLabel(words, "body", "text2"))
    if count is not None:
        row.addWidget(PlainLabel(str(count), "strong"))
