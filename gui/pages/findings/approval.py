"""The three steps of the approval: who wrote, who reviews, who signs, and where the paper stands."""

from collections.abc import Sequence

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
        self.head.add(PlainLabel("自己写的不能自己审；纸面签字可登记", "caption"))
        self.steps = [Step(name) for name in STEPS]
        column = QVBoxLayout(self)
        tight(column)
        column.addWidget(self.head)
        for step in self.steps:
            column.addWidget(step)

    def show_finding(self, finding: Finding, returned: str, registered: Sequence[str]) -> None:
        """Where the paper stands; a reason it came back with stands with its writers, a name with who registered it."""
        stage = ORDER.index(finding.state)
        names = ("、".join(finding.undertakers), finding.deputy_signed, finding.leader_signed)
        drafted = returned if stage == 0 and returned else "至少两人"
        lines = ("" if stage else drafted, *map(_registered, names[1:], registered))
        done, waiting = ("已送审", "已审核", "已审签"), ("正在写", "待审核", "待审签")
        for place, step in enumerate(self.steps):
            if place < stage:
                step.show_step(GlyphKind.OK, names[place], lines[place], done[place])
            elif place == stage:
                step.show_step(GlyphKind.WAIT, names[place], lines[place], waiting[place])
            else:
                step.show_step(GlyphKind.EMPTY, "", "审签后定稿" if place == len(self.steps) - 1 else "", "未到")


def _registered(name: str, by: str) -> str:
    """Who wrote the name there, where it was another than its bearer."""
    return f"纸面签字，{by}登记" if name and by and by != name else ""
