"""The three steps of the approval: who wrote, who reviews, who signs, where the paper stands, and all that happened."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from domain.records import Finding
from domain.words import FindingState
from gui.models.field_words import moment
from gui.widgets import Glyph, GlyphKind, KeyButton, PaneHead, PlainLabel
from gui.widgets.boxes import STRETCH, hbox, vbox
from gui.widgets.panes import ScrollPane
from storage.shelves.findings import Moved

STEPS = ("承办人", "副组长审核", "组长审签")
ORDER = tuple(FindingState)  # 草稿, 待副组长审核, 待组长审签, 已定稿
MOST = 128  # px of the passage in view at once


class Step(QFrame):
    """One row: glyph, what is to be done, a second line, when it was done or that it waits."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("edge", "bottom")
        self.setFixedHeight(48)
        self.glyph = Glyph(GlyphKind.EMPTY)
        self.who = PlainLabel(name, "strong", elide=True)
        self.second = PlainLabel("", "caption", elide=True)
        self.stands = PlainLabel("", "caption")
        self._name = name
        words = vbox(STRETCH, self.who, self.second, STRETCH)
        hbox(
            self.glyph,
            (words, 1),
            (self.stands, 0, Qt.AlignmentFlag.AlignVCenter),
            on=self,
            margins=(14, 0, 12, 0),
            spacing=12,
        )

    def show_step(self, kind: GlyphKind, names: str, second: str, stands: str, when: str = "") -> None:
        """Where the step stands; the time takes the place of the word once it is done."""
        self.glyph.set_kind(kind, stands)
        self.who.setText(f"{self._name}　{names}" if names else self._name)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.stands.setText(when or stands)
        self.setProperty("ground", "wait" if kind is GlyphKind.WAIT else "surface")
        self.setAccessibleName("，".join(part for part in (self._name, names, stands, when) if part))
        self.style().unpolish(self)
        self.style().polish(self)


class Passage(ScrollPane):
    """All that happened to the paper, line by line: when, who, what, why."""

    def __init__(self) -> None:
        super().__init__("审批经过")
        self.lines: list[str] = []
        self.setProperty("edge", "bottom")
        self.hide()

    def show_passage(self, passage: Sequence[Moved]) -> None:
        """The newest last, in view."""
        told = [f"{moment(moved.at)}　{moved.author}　{moved.deed}" for moved in passage]
        if told == self.lines:
            return
        self.lines = told
        pane = QWidget()
        column = vbox(on=pane, margins=(14, 6, 12, 6), spacing=2)
        for line in told:
            column.addWidget(PlainLabel(line, "caption", "text2", wrap=True))
        column.addStretch(1)
        self.setWidget(pane)
        self._fit()

    def _fit(self) -> None:
        """As high as the lines need, up to the most."""
        pane = self.widget()
        if pane is not None:
            self.setFixedHeight(min(pane.heightForWidth(self.viewport().width()) + 4, MOST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Approval(QFrame):
    """Whoever wrote a paper does not review it."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PaneHead("审批", beside=True)
        self.hint = PlainLabel("自己写的不能自己审", "caption")
        self.open = KeyButton("", "Ctrl+H", small=True, flat=True)
        self.open.setCheckable(True)
        self.open.setChecked(True)
        self.open.clicked.connect(self._turn)
        self.head.add(self.hint, self.open)
        self.steps = [Step(name) for name in STEPS]
        self.passage = Passage()
        vbox(self.head, *self.steps, self.passage, on=self)

    def show_finding(self, finding: Finding, passage: Sequence[Moved], registered: Sequence[str]) -> None:
        """Where the paper stands, when each step was taken, why it came back, who registered a name for another."""
        stage = ORDER.index(finding.state)
        names = ("、".join(finding.undertakers), finding.deputy_signed, finding.leader_signed)
        back = returned(finding, passage)
        drafted = f"{back.author} {back.deed}" if back else "至少两人"
        lines = ("" if stage else drafted, *map(_registered, names[1:], registered))
        done, waiting = ("已送审", "已审核", "已审签"), ("正在写", "待审核", "待审签")
        for place, step in enumerate(self.steps):
            if place < stage:
                step.show_step(GlyphKind.OK, names[place], lines[place], done[place], _when(passage, place + 1))
            elif place == stage:
                step.show_step(GlyphKind.WAIT, names[place], lines[place], waiting[place])
            else:
                last = place == len(self.steps) - 1
                step.show_step(GlyphKind.EMPTY, "", "审签后生成底稿编号" if last else "", "未到")
        self.passage.show_passage(passage)
        self.open.setText(f"经过 {len(passage)}")
        self._turn()

    def toggle_passage(self) -> None:
        """Ctrl+H: all that happened, or room for quotes and evidence."""
        self.open.setChecked(not self.open.isChecked())
        self._turn()

    def _turn(self) -> None:
        self.passage.setVisible(self.open.isChecked())
        bar = self.passage.verticalScrollBar()
        bar.setValue(bar.maximum())


def returned(finding: Finding, passage: Sequence[Moved]) -> Moved | None:
    """The step that gave a draft back to its writers, with the reason."""
    if finding.state is not FindingState.DRAFT:
        return None
    return next((each for each in reversed(passage) if each.deed.startswith("退回修改：")), None)


def _when(passage: Sequence[Moved], stage: int) -> str:
    """When the paper came to a stage last."""
    return next((moment(moved.at) for moved in reversed(passage) if moved.state is ORDER[stage]), "")


def _registered(name: str, by: str) -> str:
    """Who wrote the name there, where it was another than its bearer."""
    return f"纸面签字，{by}登记" if name and by and by != name else ""
