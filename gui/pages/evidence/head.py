"""The head of 证据: the figures, what new pieces count as, and the one primary deed."""

from PySide6.QtWidgets import QSizePolicy

from domain.words import EvidenceOrigin
from gui.desk import Desk
from gui.page import BackButton
from gui.widgets import KeyButton, PaneHead, PlainLabel
from gui.widgets.combo_box import ComboBox

ORIGIN_WIDTH = 104


class EvidenceHead(PaneHead):
    """Empty of figures and of the primary deed while there is no evidence: the page says then what to do first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("证据", page=True)
        self.row.setStretch(0, 0)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.figures = PlainLabel("", "body", "text2")
        self.take_in_button = KeyButton("收入文件", "Ctrl+E", primary=True, icon="plus")
        self.folder_button = KeyButton("收入文件夹", "Ctrl+Shift+E", icon="folder")
        self.origin = ComboBox()
        self.origin.addItems([str(origin) for origin in EvidenceOrigin])
        self.origin.setCurrentText(EvidenceOrigin.PROVIDED)
        self.origin.setAccessibleName("新收入的来源")
        self.origin.setFixedWidth(ORIGIN_WIDTH)
        self._origin_label = PlainLabel("新收入的算作", "body", "text2")
        self.add(self.figures)
        self.stretch()
        self.back = BackButton(desk)
        self.add(self.back, self._origin_label, self.origin, self.folder_button, self.take_in_button)

    def chosen_origin(self) -> EvidenceOrigin:
        """What is taken in next comes from here."""
        return list(EvidenceOrigin)[self.origin.currentIndex()]

    def tell(self, total: int, unfiled: int, *, compact: bool) -> None:
        """How many pieces there are and how many still belong nowhere."""
        self.figures.setText(f"{total} 件，已归类 {total - unfiled}，待归类 {unfiled}" if total else "")
        self.take_in_button.setVisible(total > 0)
        self.folder_button.set_compact(compact)
        for widget in (self._origin_label, self.origin):
            widget.setVisible(total > 0 and not compact)
