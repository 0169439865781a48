"""比对规则: which contradictions the office wants to be looked for."""

from PySide6.QtWidgets import QListView, QWidget

from domain.words import ContradictionKind
from gui.models.check_rules import CheckRules
from gui.pages.documents.line_delegate import TickDelegate
from gui.widgets.dialog import Dialog

WIDTH, HEIGHT, LEAST = 720, 420, 120
AROUND = 230  # title, sentence and buttons


class RulesDialog(Dialog):
    """Space or a click ticks a rule; `off` are those left unticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("比对规则", parent, width=WIDTH)
        self.model = CheckRules()
        self.say("勾选的才比对，轻重按先后排列；不再比对的，待判的疑点撤下，已经采纳或排除的都保留。", "text2")
        for remark in self.model.remarks:
            self.say(remark, "gap")
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName("比对规则")
        self.list.setProperty("lines", True)
        room = parent.window().height() - AROUND if parent else HEIGHT
        self.list.setFixedHeight(max(LEAST, min(HEIGHT, room)))
        self.list.setItemDelegate(TickDelegate(self.list))
        self.body.addWidget(self.list, 1)
        self.add_buttons(("取消", "保存并重新比对"))
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    @property
    def off(self) -> frozenset[ContradictionKind]:
        return frozenset(self.model.off)
