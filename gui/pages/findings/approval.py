"""The three steps of the approval: who wrote, who reviews, who signs, and where the paper stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from domain.records import Finding
from domain.words import FindingState
from gui.widgets import Glyph, GlyphKind, PaneHead, PlainLabel, tight

STEPS = ("承办人", "副组长审核", "组长审签")
ORDER = tuple(FindingState)  # 草稿, 待副组长审核, 待组长审签, 已定稿


class Step(QFrame):
    """One row: glyph, what is to be done, a second line, where it stands."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("edge", "bottom")
        self.setFixedHeight(48)
        self.glyph = Glyph(GlyphKind.EMPTY)
        self.who = PlainLabel(name, "strong", elide=True)
        self.second = PlainLabel("", "caption", elide=True)
        self.stands = PlainLabel("", "caption")
        self._name = name
        words = QVBoxLayout()
        tight(words)
        words.addStretch(1)
        words.addWidget(self.who)
        words.addWidget(self.second)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self.glyph)
        row.addLayout(words, 1)
        row.addWidget(self.stands, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_step(self, kind: GlyphKind, names: str, second: str, stands: str) -> None:
        self.glyph.set_kind(kind, stands)
        self.who.setText(f"{self._name}　{names}" if names else self._name)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.stands.setText(stands)
        self.setProperty("ground", "wait" if kind is GlyphKind.WAIT else "surface")
        self.setAccessibleName(f"{self._name}，{stands}")
        self.style().unpolish(self)
        self.style().polish(self)


class Approval(QFrame):
    """Whoever wrote a paper does not review it."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PaneHead("审批")
        self.head.add(PlainLabel("自己写的不能自己审", "caption"))
        self.steps = [Step(name) for name in STEPS]
        column = QVBoxLayout(self)
        tight(column)
        column.addWidget(self.head)
        for step in self.steps:
            column.addWidget(step)

    def show_finding(self, finding: Finding, returned: str) -> None:
        """Where the paper stands; a reason it came back with stands with its writers."""
        stage = ORDER.index(finding.state)
        names = "、".join(finding.undertakers)
        drafted = returned if stage == 0 and returned else "至少两人"
        lines = ("" if stage else drafted, "", "审签后定稿")
        waiting = ("正在写", "待审核", "待审签")
        for place, step in enumerate(self.steps):
            if place < stage:
                step.show_step(GlyphKind.OK, names if place == 0 else "", lines[place] if place != 2 else "", "已完成")
            elif place == stage:
                step.show_step(GlyphKind.WAIT, names if place == 0 else "", lines[place], waiting[place])
            else:
                step.show_step(GlyphKind.EMPTY, "", lines[place], "未到")
