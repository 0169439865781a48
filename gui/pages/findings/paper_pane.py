"""The middle of 问题: head of the paper, its form, the strip with the next step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from domain.records import Finding
from domain.rules import WRITTEN_ON
from domain.words import FindingState, PaperKind
from gui.operations.findings import SIGNERS, STEP_LABELS
from gui.pages.findings.paper_form import PaperForm
from gui.pages.findings.row_painter import state_look
from gui.pages.findings.sign_line import SignLine
from gui.widgets import Chip, KeyButton, LinkButton, PlainLabel, ReasonLine, Strip, set_tip
from gui.widgets.boxes import vbox

HEIGHT, COMPACT_HEIGHT = 52, 40


class PaperPane(QFrame):
    """Says what a person wants done with the paper."""

    advanced = Signal()
    handed_back = Signal(str)
    dropped = Signal()
    subject_wanted = Signal()
    conflict_wanted = Signal()
    paper_wanted = Signal(str)  # identifier of the kind

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self._uid = ""  # the finding in view
        self.form = PaperForm()
        self._build_head()
        self._build_strip()
        for line in (self.reason, self.sign):  # the form goes on behind them
            line.setProperty("edge", "top")
        vbox(self.head, (self.form, 1), self.reason, self.sign, self.strip, on=self)

    def _build_head(self) -> None:
        self.head = Strip(48)
        self.number = Chip("", "plain")
        self.state = Chip("")
        self.conflict = LinkButton("两版待定")
        self.conflict.setAccessibleDescription("两个人写得不一样，到交换统计里选定")
        set_tip(self.conflict, "两个人写得不一样，点开选定")
        self.conflict.clicked.connect(self.conflict_wanted)
        self.subject = KeyButton("四对照", icon="four_references")
        self.drop = KeyButton("删除", icon="trash", flat=True)
        self.subject.clicked.connect(self.subject_wanted)
        self.drop.clicked.connect(self.dropped)
        self.head.add(PlainLabel("问题底稿", "page"), self.number, self.state, self.conflict)
        self.confirmation = KeyButton("事实确认单", icon="papers")
        self.print = KeyButton("打印样", icon="eye")
        for button, kind in (
            (self.confirmation, PaperKind.FACT_CONFIRMATION),
            (self.print, PaperKind.WORKING_PAPER),
        ):
            button.setAccessibleDescription("到文书里看排好的样子")
            button.clicked.connect(partial(self.paper_wanted.emit, kind.identifier))
        self.head.stretch()
        self.head.add(self.drop, self.subject, self.confirmation, self.print)

    def _build_strip(self) -> None:
        self.strip = Strip(HEIGHT, "top2")
        self.words = PlainLabel("", "caption")
        self.back = KeyButton("退回修改")
        self.next = KeyButton("", "Ctrl+Enter", primary=True)
        self.back.setFixedHeight(34)
        self.next.setFixedHeight(34)
        self.reason = ReasonLine("退回理由", "退回")
        self.reason.setContentsMargins(16, 6, 16, 6)
        self.reason.hide()
        self.sign = SignLine()
        self.sign.setContentsMargins(16, 6, 16, 6)
        self.sign.hide()
        self.back.clicked.connect(self.ask_back)
        self.next.clicked.connect(self.advanced)
        self.reason.given.connect(self.handed_back)
        self.strip.row.setContentsMargins(16, 0, 16, 0)
        self.strip.row.addWidget(self.words)
        self.strip.stretch()
        self.strip.add(self.back, self.next)

    def show_state(self, finding: Finding, refusal: str, *, signing: bool, back: bool) -> None:
        """Head and strip; a button that cannot be pressed says why; signing: others sign it on paper; back: a draft
        that was sent and came back."""
        self._uid = finding.uid
        self.number.set(finding.number, "plain")
        self.state.set(*state_look(finding.state, returned=back))
        self.subject.setVisible(finding.subject_uid is not None)
        final = finding.state is FindingState.FINAL
        # A final paper goes back too: it was signed once, not carved in stone.
        self.back.setVisible(finding.state is not FindingState.DRAFT)
        self.next.setVisible(not final)
        if not final:
            self.next.setText(f"登记{SIGNERS[finding.state]}签字" if signing else STEP_LABELS[finding.state])
            self.next.set_why("" if signing else refusal)
        self.words.setText("照退回的理由改好再送审，停下两秒自动保存。" if back else _words(finding))
        if not signing:
            self.sign.hide()

    def ask_back(self) -> None:
        """Open the line for the reason."""
        self.sign.hide()
        self.reason.ask(about=self._uid)

    def ask_who(self, finding: Finding, names: Sequence[str]) -> None:
        """Open the line for the name of who signed."""
        self.reason.hide()
        self.sign.ask_who(SIGNERS[finding.state], names)

    def refuse(self, why: str, name: str) -> None:
        """Nothing was registered: the name stays there to be mended, what is wrong stands below it."""
        self.sign.ask(text=name)
        self.words.setText(why)

    def set_compact(self, compact: bool) -> None:
        """Second lines go first."""
        self.strip.setFixedHeight(COMPACT_HEIGHT if compact else HEIGHT)
        self.words.setVisible(not compact)
        for paper in (self.confirmation, self.print):
            paper.setVisible(not compact)
        for button in (self.back, self.next):
            button.setFixedHeight(30 if compact else 34)
        self.head.setFixedHeight(36 if compact else 48)


def _words(finding: Finding) -> str:
    """What typing would do now, said before it does it."""
    if finding.written_on:
        return f"{WRITTEN_ON}。"
    if finding.state is FindingState.FINAL:
        return "已定稿，要改先退回，签字随之作废。"
    if finding.state is FindingState.DRAFT:
        return "停下两秒自动保存。"
    voided = "，已签的名作废" if finding.deputy_signed else ""
    return f"改动会退回承办人重新送审{voided}。"
