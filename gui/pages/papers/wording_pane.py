"""改措辞: the office's sentences in the order of the paper, a box each, and the very pages in these words beside."""

from functools import partial
from itertools import groupby

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from documents.composing import papers, wording_form
from documents.composing.wording import Template, fill
from documents.drafts import Trial, Tried
from domain.errors import FuzhenError
from domain.words import PaperKind
from gui.desk import Desk
from gui.operations import papers as deeds
from gui.pages.papers.pages_view import PagesView
from gui.pages.papers.wording_box import WordingBox
from gui.pages.papers.wording_menus import slots_menu, told, versions_menu
from gui.widgets import Chip, GroupTitle, KeyButton, PaneHead, PlainLabel, clear, set_tip
from gui.widgets.boxes import vbox
from gui.widgets.panes import ScrollPane
from gui.widgets.saving import SaveSoon
from gui.widgets.tabbed import WIDE, Pane, TabbedPanes

SOON = 60  # ms of rest before the pages follow
WIDTH, LEAST = 560, 480
FOOT = "带边框的词由程序填写，哪个没有内容，用到它的那一句就不印；改完自动保存，随交换包带走。"
LOST = "原来存的措辞里有认不出的内容，改动后不再带上，旧版本里仍留着。"


class WordingPane(QWidget):
    """Nothing has to be saved by hand; `done` when the person goes back to the papers."""

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.kind = PaperKind.FEEDBACK_LETTER
        self._kept: dict[str, str] = {}  # the texts as they were saved or opened last
        self._source = ""  # the file they came from
        self._on: Trial | None = None
        self._making = self._again = self._follow = False
        self.boxes: dict[str, WordingBox] = {}
        self._here: WordingBox | None = None
        self.pages = PagesView()
        self._soon, self._keep = QTimer(self), SaveSoon(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._try)
        self._keep.timeout.connect(self.flush)
        self.panes = TabbedPanes(
            (
                Pane(id="words", name="措辞", widget=self._build_words(), width=WIDTH, least=LEAST),
                Pane(id="pages", name="页面", widget=self.pages),
            ),
            "words",
        )
        vbox(self.panes, on=self)

    def _build_words(self) -> QWidget:
        left = QWidget()
        left.setProperty("ground", "surface")
        self.head = PaneHead("改措辞", page=True)
        self.state = Chip("", "na")
        self.wrong_button = KeyButton("", icon="warn")
        set_tip(self.wrong_button, "到下一处；照样能出文书，这几处先印原文")
        self.versions_button = KeyButton("旧版本", icon="history")
        self.back_button = KeyButton("完成", "Esc")
        self.head.add(self.state, self.wrong_button, self.versions_button, self.back_button)
        self.wrong_button.clicked.connect(self.go_to_fault)
        self.versions_button.clicked.connect(self._offer_versions)
        self.back_button.clicked.connect(self.done)
        inner = QWidget()
        self._rows = vbox(on=inner, margins=(0, 0, 0, 12))
        self._area = ScrollPane("措辞", inner, stop=False)
        self._note = PlainLabel(FOOT, "caption", "text2", wrap=True)
        self._note.setContentsMargins(12, 6, 12, 6)
        self._note.setProperty("edge", "top")  # what is cut by it goes on below
        self._note.setIndent(0)  # an edge would move the words from those above
        vbox(self.head, (self._area, 1), self._note, on=left)
        return left

    def _build_boxes(self) -> None:
        """A box for each sentence in the order of the paper, a title over each block."""
        clear(self._rows)
        self.boxes, self._here = {}, None
        usual, template = wording_form.usual(self._template), self._template
        for block, keys in groupby(usual, key=lambda key: template.notes[key].block):
            if block:
                self._rows.addWidget(GroupTitle(block))
            for key in keys:
                box = WordingBox(template, key, usual[key], partial(self._told, key))
                box.edited.connect(self._typed)
                box.reached.connect(partial(self._reached, box))
                box.asked.connect(partial(self._asked, box))
                self.boxes[key] = box
                self._rows.addWidget(box)
        self._rows.addStretch(1)

    # Coming and going

    def begin(self, kind: PaperKind) -> None:
        """Open the words of a paper; the pages follow when its content is gathered."""
        if kind is not self.kind or not self.boxes:
            self.kind = kind
            self._build_boxes()
        self._on = None
        self.head.set_title(f"改措辞：{kind}")
        self.pages.title.setText("页面")
        self.pages.state.set("预览", "na")
        self.pages.say("正在排版")
        self._show()
        self._gather()
        if not self.go_to_fault():
            next(iter(self.boxes.values())).edit.setFocus()

    def refresh(self) -> None:
        """Records changed: the pages are made anew; words that came from elsewhere are shown unless some are typed."""
        if self._texts() == self._kept and papers.office_text(self._desk.store, self.kind) != self._source:
            self._show()
        self._gather()

    def flush(self) -> None:
        """Save what is typed."""
        self._keep.stop()
        texts = self._texts()
        if texts != self._kept:
            self._kept, self._source = texts, wording_form.written(self._template, texts)
            papers.keep_words(self._desk.store, self.kind, self._source)

    def leave(self) -> None:
        """Save, and stop following."""
        self.flush()
        self._soon.stop()
        self._on = None

    def set_compact(self, compact: bool) -> None:
        """The window became narrow, or wide again."""
        self.panes.set_compact(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow head the title keeps its words."""
        super().resizeEvent(event)
        self.versions_button.set_compact(not self.panes.compact and self.width() < WIDE)

    # Deeds

    def restore(self, text: str) -> None:
        """A former version, "" for the shipped one: kept at once, as one step that can be taken back."""
        own, _whole = wording_form.read(self._template, text)
        for key, box in self.boxes.items():
            if box.text != own.get(key, box.usual):
                box.edit.replace_all(own.get(key, box.usual))
        self.flush()

    def offer(self) -> None:
        """The names that may be put in where the cursor stands."""
        if self._here is not None:
            self._asked(self._here)

    def go_to_fault(self) -> bool:
        """Put the keys into the next box that cannot be used; whether there is one."""
        wrong = [box for box in self.boxes.values() if box.faults]
        here = wrong.index(self._here) + 1 if self._here in wrong else 0
        if wrong:
            self.panes.show_pane("words")
            wrong[here % len(wrong)].edit.setFocus()
        return bool(wrong)

    # Showing

    @property
    def _template(self) -> Template:
        return papers.COMPOSERS[self.kind].template

    def _texts(self) -> dict[str, str]:
        return {key: box.text for key, box in self.boxes.items()}

    def _show(self) -> None:
        self._source = papers.office_text(self._desk.store, self.kind)
        own, whole = wording_form.read(self._template, self._source)
        self._note.setText(FOOT if whole else LOST)
        for key, box in self.boxes.items():
            box.show_text(own.get(key, box.usual))
        self._kept = self._texts()
        self._keep.stop()
        self._check()

    def _typed(self) -> None:
        self._check()
        self._soon.start()
        self._keep.touch()

    def _check(self) -> None:
        wrong = sum(bool(box.faults) for box in self.boxes.values())
        own = sum(box.is_own() for box in self.boxes.values())
        self.wrong_button.setText(f"{wrong} 处不能用")
        self.wrong_button.setVisible(wrong > 0)
        self.state.set(f"改了 {own} 处" if own else "自带的措辞", "mid" if own else "na")

    def _told(self, key: str, name: str) -> str:
        values = self._on.slots(key) if self._on else {}
        return told(self._template.slots_of(key)[name], values.get(name))

    def _reached(self, box: WordingBox) -> None:
        if self._here is not None:
            self._here.set_current(False)
        self._here = box
        box.set_current(True)
        self._area.ensureWidgetVisible(box, 0, 24)
        self._follow = True
        self._soon.start()

    def _asked(self, box: WordingBox) -> None:
        box.edit.setFocus()
        values = self._on.slots(box.key) if self._on else {}
        menu = slots_menu(self, self._template.slots_of(box.key), values, box.edit.insert_slot)
        menu.popup(box.edit.viewport().mapToGlobal(box.edit.cursorRect().bottomLeft()))

    def _offer_versions(self) -> None:
        self.flush()
        versions = self._desk.store.wordings.versions(papers.wording_uid(self.kind))
        button = self.versions_button
        versions_menu(self, versions, self.restore).popup(button.mapToGlobal(QPoint(0, button.height())))

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
            self._try()

    def _sought(self) -> str:
        """The words in view as the pages have them."""
        if self._here is None or self._on is None:
            return ""
        return (fill(self._here.edit.line(), self._on.slots(self._here.key)) or "").split("\n")[0]

    def _try(self) -> None:
        """Only one try is under way; what was typed meanwhile is tried when it is done."""
        if self._on is None:
            return
        if self._making:
            self._again = True
            return
        self._making, self._again = True, False
        source = wording_form.written(self._template, self._texts())
        deeds.try_words(self._desk, source, self._sought(), self._on, self._made, self._failed)

    def _made(self, tried: Tried) -> None:
        self._making = False
        self.pages.show_pdf(tried.pdf, same_paper=self.pages.pages > 0, marked=tried.marked)
        if self._follow and tried.place is not None:
            self.pages.show_place(tried.place)
        self._follow = False
        if self._again:
            self._try()

    def _failed(self, problem: FuzhenError) -> None:
        self._making = False
        self.pages.say(str(problem))
