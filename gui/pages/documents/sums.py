"""What 全部收下 would take in: originals, and what was understood of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gui.models.staging import StagedFile, totals
from gui.widgets import PlainLabel, clear
from gui.widgets.boxes import hbox


class Sums(QWidget):
    """One line of words with figures in bold."""

    def __init__(self) -> None:
        super().__init__()
        self.row = hbox(on=self)

    def show_files(self, files: Sequence[StagedFile], *, compact: bool) -> int:
        """Of these files, compact without what was understood; returns how many originals would be taken in."""
        clear(self.row)
        (_, originals), *counts = totals(files)
        self._add("将收入 ", originals)
        self._add(" 份原件")
        for word, count in [] if compact else counts:
            self._add(f"、{word} ", count)
        if left_out := len(files) - originals:
            self.row.addWidget(PlainLabel(f"；{left_out} 份不收", "body", "gap"))
        return originals

    def _add(self, words: str, count: int | None = None) -> None:
        self.row.addWidget(PlainLabel(words, "body", "text2"))
        if count is not None:
            self.row.addWidget(PlainLabel(str(count), "strong"))
