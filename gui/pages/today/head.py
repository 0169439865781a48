"""The head of 今日: the day, the figures of the whole visit, and the one next deed."""

from PySide6.QtWidgets import QWidget

from gui import look
from gui.widgets import KeyButton, LineProgress, PlainLabel, Strip
from storage.shelves.coverage import Board, CoverageRow


class TodayHead(Strip):
    """Narrow: the day and the deed."""

    def __init__(self) -> None:
        super().__init__(look.measure("page_head"))
        self.row.setSpacing(6)
        self.day = PlainLabel("", "body", "text2", elide=True)
        self.add(PlainLabel("今日", "page"), self.day)
        self.row.setStretchFactor(self.day, 1)
        self._shown: list[QWidget] = []
        self.checks = self._figure("核查")
        self.bar = LineProgress(96, "核查进度")
        self.share = PlainLabel("", "strong")
        self._shown += [self.bar, self.share]
        self.add(self.bar, self.share)
        self.row.addSpacing(18)
        self.alarms = self._figure("疑点")
        self.pending = self._figure("待判", "wait")
        self.row.addSpacing(12)
        self.evidence = self._figure("证据")
        self.findings = self._figure("底稿")
        self.row.addSpacing(18)
        self.resume = KeyButton("接着核", "Ctrl+Enter", primary=True)
        self.add(self.resume)

    def _figure(self, word: str, role: str = "text") -> PlainLabel:
        name, figure = PlainLabel(word, "body", "text2"), PlainLabel("", "strong", role)
        self._shown += [name, figure]
        self.add(name, figure)
        return figure

    def show_board(self, board: Board, resume: CoverageRow | None, day: str) -> None:
        """The figures, and where work goes on."""
        self.day.setText(day)
        answered, total = board.answered, board.total
        self.checks.setText(f"{answered}/{total}")
        self.bar.set_value(answered, total)
        self.share.setText(f"{answered * 100 // total}%" if total else "")
        self.alarms.setText(str(board.alarms))
        self.pending.setText(str(board.pending))
        self.pending.set_role("wait" if board.pending else "text")
        self.evidence.setText(str(board.evidence))
        self.findings.setText(str(sum(board.findings.values())))
        self.resume.setVisible(bool(board.problems))
        if resume is None:
            self.resume.setText("去出具反馈意见")
        else:
            self.resume.setText(f"接着核 {'单位层面' if resume.whole else f'问题 {resume.subject.label}'}")

    def set_compact(self, compact: bool) -> None:
        """Narrow or wide."""
        for widget in self._shown:
            widget.setVisible(not compact)
