"""有关材料 under the versions: each is opened where it stands by a click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from gui.models.related import Related
from gui.widgets import Glyph, GlyphKind, LinkButton, PaneHead, PlainLabel
from gui.widgets.boxes import vbox
from gui.widgets.veil import covered

GLYPH = 20


class RelatedList(QFrame):
    """opened(place, argument) of the piece that was clicked."""

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._rows = QFrame()
        self.column = vbox(PaneHead("有关材料"), self._rows, on=self)
        self.hide()

    def show_pieces(self, pieces: Sequence[Related]) -> None:
        """Other pieces; none hides it."""
        self.column.removeWidget(self._rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = QFrame()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(12, 6, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for row, piece in enumerate(pieces):
            grid.addWidget(Glyph(GlyphKind.OK if piece.place else GlyphKind.OWE, GLYPH), row, 0)
            grid.addWidget(self._name(piece), row, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(piece.note, "body", "text2", elide=True), row, 2)
        self.column.addWidget(self._rows)
        self.setVisible(bool(pieces))

    def _name(self, piece: Related) -> LinkButton | PlainLabel:
        if not piece.place:
            return PlainLabel(piece.name)
        link = LinkButton(covered(piece.name))
        link.clicked.connect(lambda: self.opened.emit(piece.place, piece.argument))
        return link
