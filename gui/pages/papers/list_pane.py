"""The left of 文书: the papers, and the whole set in one go."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QWidget

from gui.pages.papers.paper_list import PaperView
from gui.widgets import KeyButton, PaneHead, PlainLabel, Strip
from gui.widgets.boxes import vbox


class ListPane(QWidget):
    """The list and its head."""

    def __init__(self, rows: QAbstractItemModel) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.list = PaperView()
        self.list.setModel(rows)
        head = PaneHead("文书", page=True)
        self.set_button = KeyButton("成套打印", icon="printer")
        head.add(self.set_button)
        foot = Strip(34, "top")
        foot.add(PlainLabel("措辞由单位自己改，不动程序。", "caption", "text2"))
        vbox(head, (self.list, 1), foot, on=self)
