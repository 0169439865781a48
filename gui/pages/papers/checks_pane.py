"""The right of 文书: what is missing before issuing, with a jump to each; what changed; what passed; the deeds."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from documents.comparing import excerpt
from documents.drafts import Change
from documents.issuing import PARTICULARS, WORDING
from documents.linting import FIND
from domain.records import Paper
from domain.rules import VISIT, Gap, Severity
from gui.places import PLACES
from gui.widgets import Chip, Glyph, GlyphKind, GroupTitle, KeyButton, LinkButton, PaneHead, PlainLabel, clear
from gui.widgets.boxes import hbox, vbox
from gui.widgets.panes import ScrollPane
from gui.widgets.quote import QuoteLabel, copied_from

JUMPS = {
    "findings": "去底稿",
    "documents": "去收入",
    "four_references": "去四对照",
    "today": "去今日",
    VISIT: "去填写",
    "evidence": "去证据",
}
HERE = {WORDING: "改措辞", PARTICULARS: "填要素", FIND: "看这一处"}
MOST_CHANGES = 30  # listed; the pages mark all


class ChecksPane(QWidget):
    """go(place, argument) when a jump is taken, here(argument) for one on this page, placed to a place on the pages."""

    go = Signal(str, str)
    here = Signal(str)
    placed = Signal(object)
    marked = Signal(bool)  # whether the changes are to be marked on the pages

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.marks = True
        self._places = {VISIT, *(place.id for place in PLACES)}
        self.head = PaneHead("出具前检查", beside=True)
        self.chip = Chip("", "gap")
        self.head.add(self.chip)
        self._rows = vbox()
        inner = QWidget()
        inner.setLayout(self._rows)
        self.area = ScrollPane("出具前检查", inner)
        vbox(self.head, (self.area, 1), self._build_foot(), on=self)

    def _build_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("edge", "top2")
        row = hbox(spacing=8)
        self.print_button = KeyButton("打印草稿", icon="printer")
        self.word_button = KeyButton("Word")
        self.pdf_button = KeyButton("PDF")
        self.issue_button = KeyButton("出具", "Ctrl+Enter", primary=True)
        for button, stretch in ((self.print_button, 4), (self.word_button, 3), (self.pdf_button, 3)):
            button.setSizePolicy(self.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy())
            row.addWidget(button, stretch)
        self.issue_button.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        self.issue_button.setFixedHeight(36)
        vbox(row, self.issue_button, on=foot, margins=12, spacing=8)
        return foot

    def show_draft(
        self,
        gaps: Sequence[Gap],
        passed: Sequence[str],
        former: Paper | None = None,
        changes: Sequence[Change] = (),
        fonts: str = "",
    ) -> None:
        """What stands between this draft and its issue, and what it says otherwise than the version issued last."""
        clear(self._rows)
        must = [gap for gap in gaps if gap.severity is Severity.MUST]
        self.head.set_title("出具前检查")
        self.chip.set(f"还差 {len(must)} 项" if must else "可以出具", "gap" if must else "ok")
        for gap in _by_record(gaps):
            self._rows.addWidget(self._gap(gap))
        if former is not None:
            self._add_changes(former, changes)
        if passed:
            self._rows.addWidget(GroupTitle(f"已通过 {len(passed)} 项"))
        for words in passed:
            self._rows.addWidget(judged_line(GlyphKind.OK, words))
        if fonts:
            self._rows.addWidget(_caption(fonts))
        self._rows.addStretch(1)
        self.print_button.setText("打印草稿")
        self.issue_button.show()
        self.issue_button.set_why(f"补齐 {len(must)} 项后可用" if must else "")

    def _add_changes(self, former: Paper, changes: Sequence[Change]) -> None:
        if not changes:
            self._rows.addWidget(GroupTitle(f"与第 {former.version} 版一字不差"))
            return
        title = GroupTitle(f"与第 {former.version} 版的不同 {len(changes)} 处")
        box = QCheckBox("在页上标出")
        box.setChecked(self.marks)
        box.toggled.connect(self._mark)
        title.add(box)
        self._rows.addWidget(title)
        for change in changes[:MOST_CHANGES]:
            self._rows.addWidget(self._change(change))
        if len(changes) > MOST_CHANGES:
            self._rows.addWidget(judged_line(GlyphKind.WAIT, f"还有 {len(changes) - MOST_CHANGES} 处，见页上的标记。"))

    def _mark(self, on: bool) -> None:
        self.marks = on
        self.marked.emit(on)

    def _change(self, change: Change) -> QWidget:
        row = QFrame()
        row.setProperty("edge", "bottom")
        column = vbox(on=row, margins=(12, 8, 12, 8), spacing=2)
        if change.after:
            text, marks = excerpt(change.after, change.spans)
            column.addWidget(QuoteLabel(text, marks, "body"))
        if gone := change.gone:
            word = "原" if change.after else "删去"
            column.addWidget(PlainLabel(f"{word}：{gone}", "caption", "text2", wrap=True))
        if change.place is not None:
            link = LinkButton(f"看第 {change.place.page + 1} 页")
            link.clicked.connect(lambda: self.placed.emit(change.place))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def show_issued(self, paper: Paper) -> None:
        """What proves an issued version."""
        clear(self._rows)
        at = paper.issued_at.astimezone() if paper.issued_at else None
        self.head.set_title(f"{paper.kind} 第 {paper.version} 版")
        self.chip.set("已出具", "ok")
        when = f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}" if at else ""
        self._rows.addWidget(judged_line(GlyphKind.OK, f"{when} 由{paper.issued_by}出具，两份文件已封存，不能改动。"))
        for name, digest in (("Word", paper.word_sha256), ("PDF", paper.pdf_sha256)):
            self._rows.addWidget(GroupTitle(f"{name} 的 SHA-256"))
            groups = " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
            self._rows.addWidget(_caption(groups))
        if paper.head:
            self._rows.addWidget(GroupTitle("出具时的改动记录号"))
            self._rows.addWidget(_caption(f"{paper.head}\n与交接单上的日志头对照，可以核对工作夹有没有被换回旧的。"))
        self._rows.addStretch(1)
        self.print_button.setText("打印")
        self.issue_button.hide()

    def show_nothing(self, words: str) -> None:
        """While the pages are being made, or when they cannot be."""
        clear(self._rows)
        self.chip.set(words, "na")
        self._rows.addStretch(1)
        self.issue_button.show()
        self.issue_button.set_why(words)

    def set_ready(self, ready: bool) -> None:
        """Printing and exporting need pages."""
        for button in (self.print_button, self.word_button, self.pdf_button):
            button.setEnabled(ready)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not copied_from(self, event):
            super().keyPressEvent(event)

    def _gap(self, gap: Gap) -> QWidget:
        here = next((word for kind, word in HERE.items() if gap.argument.startswith(kind)), "")
        jump = here if gap.place == "papers" else JUMPS.get(gap.place, "")
        link: LinkButton | None = None
        if jump and gap.place in self._places:
            link = LinkButton(jump)
            link.setAccessibleName(f"{jump}：{gap.text}")
            if here and gap.place == "papers":
                link.clicked.connect(lambda: self.here.emit(gap.argument))
            else:
                link.clicked.connect(lambda: self.go.emit(gap.place, gap.argument))
        glyph = GlyphKind.OWE if gap.severity is Severity.MUST else GlyphKind.WAIT
        return judged_line(glyph, gap.text, link, edged=True)


def _caption(words: str) -> PlainLabel:
    label = PlainLabel(words, "caption", "text2", wrap=True)
    label.setContentsMargins(12, 8, 12, 8)
    return label


def _by_record(gaps: Sequence[Gap]) -> list[Gap]:
    """What must be mended first; the gaps of one record, which begin with its number, as one."""
    found: dict[tuple[Severity, str, str], Gap] = {}
    for gap in sorted(gaps, key=lambda gap: gap.severity is not Severity.MUST):
        number = gap.text.partition("：")[0] + "："
        key = (gap.severity, gap.argument, number if gap.argument and number != f"{gap.text}：" else gap.text)
        known = found.get(key)
        if known is not None:
            found[key] = replace(known, text=known.text.rstrip("。") + "；" + gap.text.removeprefix(number))
        else:
            found[key] = gap
    return list(found.values())


def judged_line(glyph: GlyphKind, words: str, link: LinkButton | None = None, *, edged: bool = False) -> QFrame:
    """A judgement in words, with the way to mend it beneath."""
    row = QFrame()
    if edged:
        row.setProperty("edge", "bottom")
    column = vbox(PlainLabel(words, wrap=True))
    if link is not None:
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    hbox(
        (Glyph(glyph), 0, Qt.AlignmentFlag.AlignTop),
        (column, 1),
        on=row,
        margins=(12, 8 if edged else 5, 12, 6 if edged else 5),
        spacing=8,
    )
    return row
