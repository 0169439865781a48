"""改措辞: the office's words at the left, the very pages in these words beside them, checks and former versions."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from documents.composing import papers, wording_lint, wording_notes
from documents.composing.wording import Template
from documents.drafts import Trial
from domain.errors import FuzhenError
from domain.words import PaperKind
from gui.desk import Desk
from gui.operations import papers as deeds
from gui.pages.papers.pages_view import PagesView
from gui.pages.papers.wording_edit import WordingEdit
from gui.pages.papers.wording_side import WordingSide
from gui.widgets import Chip, KeyButton, PaneHead, PlainLabel
from gui.widgets.tabbed import Pane, TabbedPanes

SOON = 60  # ms of rest before the pages follow
KEEP = 3000  # ms of rest before the words are saved
SIDE_WIDTH = 280
FOOT = "引号里的话可以改，花括号里的名字由程序填写；改完自动保存，随交换包带走。"


class WordingPane(QWidget):
    """Nothing has to be saved by hand; `done` when the person goes back to the papers."""

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.kind = PaperKind.FEEDBACK_LETTER
        self._kept = ""  # the text as it was saved or opened last
        self._on: Trial | None = None
        self._notes: dict[str, str] = {}
        self._making = self._again = False
        self.edit = WordingEdit()
        self.pages = PagesView()
        self.side = WordingSide()
        self._soon, self._keep = QTimer(self), QTimer(self)
        for timer, rest, deed in ((self._soon, SOON, self._try), (self._keep, KEEP, self.flush)):
            timer.setSingleShot(True)
            timer.setInterval(rest)
            timer.timeout.connect(deed)
        self.panes = TabbedPanes(
            (
                Pane(id="words", name="措辞", widget=self._build_words()),
                Pane(id="pages", name="页面", widget=self.pages),
                Pane(id="side", name="检查", widget=self.side, width=SIDE_WIDTH),
            ),
            "words",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        self.edit.textChanged.connect(self._typed)
        self.edit.cursorPositionChanged.connect(self._show_slots)
        self.side.slots_list.chosen.connect(self.insert)
        self.side.jumped.connect(self._jump)
        self.side.restored.connect(self.restore)

    def _build_words(self) -> QWidget:
        left = QWidget()
        left.setProperty("ground", "surface")
        self.head = PaneHead("改措辞", page=True)
        self.state = Chip("", "na")
        self.back_button = KeyButton("完成", "Esc")
        self.back_button.clicked.connect(self.done)
        self.head.add(self.state, self.back_button)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.edit, 1)
        foot = PlainLabel(FOOT, "caption", "text2", wrap=True)
        foot.setContentsMargins(12, 6, 12, 6)
        column.addWidget(foot)
        return left

    # Coming and going

    def begin(self, kind: PaperKind) -> None:
        """Open the words of a paper; the pages follow when its content is gathered."""
        self.kind, self._on = kind, None
        self._notes = wording_notes.notes(self._template.shipped())
        self.head.set_title(f"改措辞：{kind}")
        self.pages.title.setText("页面")
        self.pages.state.set("预览", "na")
        self.pages.say("正在排版")
        self._show(self._stored())
        self._gather()
        self.edit.setFocus()

    def refresh(self) -> None:
        """Records changed: the pages are made anew; words that came from elsewhere are shown unless some are typed."""
        if self.edit.toPlainText() == self._kept and self._stored() != self._kept:
            self._show(self._stored())
        self._show_versions()
        self._gather()

    def flush(self) -> None:
        """Save what is typed."""
        self._keep.stop()
        text = self.edit.toPlainText()
        if text != self._kept:
            self._kept = text
            deeds.keep_words(self._desk.store, self.kind, text)
            self._show_versions()

    def leave(self) -> None:
        """Save, and stop following."""
        self.flush()
        self._soon.stop()
        self._on = None

    # Deeds

    def insert(self, name: str) -> None:
        """Put a name in where the cursor stands."""
        self.edit.insertPlainText(f"{{{name}}}")
        self.edit.setFocus()

    def restore(self, text: str) -> None:
        """A former version, "" for the shipped one; Ctrl+Z brings back what stood here."""
        self.edit.replace_all(text or self._template.shipped())
        self.edit.setFocus()

    def set_compact(self, compact: bool) -> None:
        """The window became narrow, or wide again."""
        self.panes.set_compact(compact)

    # Showing

    @property
    def _template(self) -> Template:
        return papers.COMPOSERS[self.kind].template

    def _stored(self) -> str:
        return papers.office_text(self._desk.store, self.kind) or self._template.shipped()

    def _show(self, text: str) -> None:
        self._kept = text
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)
        self._check()
        self._show_versions()
        self._show_slots()

    def _typed(self) -> None:
        self._check()
        self._soon.start()
        self._keep.start()

    def _check(self) -> None:
        faults = wording_lint.lint(self.edit.toPlainText(), self._template)
        self.edit.show_wrong(fault.line for fault in faults)
        self.side.show_faults(faults)
        own = self.edit.toPlainText().strip() != self._template.shipped().strip()
        self.state.set("本单位的措辞" if own else "自带的措辞", "mid" if own else "na")

    def _show_slots(self) -> None:
        key, filled = self.edit.key_here(), self._on.material.slots if self._on else {}
        line = self.edit.textCursor().blockNumber() + 1
        self.side.show_slots(line, self._notes.get(key, ""), self._template.slots_of(key), filled)

    def _show_versions(self) -> None:
        self.side.show_versions(self._desk.store.wordings.versions(papers.wording_uid(self.kind)))

    def _jump(self, line: int) -> None:
        self.panes.show_pane("words")
        self.edit.go_to_line(line)

    # The pages that follow

    def _gather(self) -> None:
        if self._desk.visit_uid:
            deeds.begin_wording(self._desk, self.kind, self._gathered, self._failed)
        else:
            self.pages.say("还没有选定单位，没有可以预览的内容。")

    def _gathered(self, on: Trial) -> None:
        if self.isVisible():
            self._on = on
            self.pages.state.set(f"预览{on.cut}", "na")
            self._show_slots()
            self._try()

    def _try(self) -> None:
        """Only one try is under way; what was typed meanwhile is tried when it is done."""
        if self._on is None:
            return
        if self._making:
            self._again = True
            return
        self._making, self._again = True, False
        deeds.try_words(self._desk, self.edit.toPlainText(), self._on, self._made, self._failed)

    def _made(self, pdf: bytes) -> None:
        self._making = False
        self.pages.show_pdf(pdf, same_paper=self.pages.pages > 0)
        if self._again:
            self._try()

    def _failed(self, problem: FuzhenError) -> None:
        self._making = False
        self.pages.say(str(problem))
