"""The right side of 证据: tools, the picture from the sealed file, what is known of it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QWidget

from documents.media_types import DRAWABLE, WORDS
from documents.pictures import MAX_BYTES, Pictures
from domain.changes import Progress
from domain.errors import FuzhenError, InputError
from domain.records import Evidence
from gui.desk import Desk
from gui.pages.evidence.details import Details
from gui.pages.evidence.picture_view import PictureView
from gui.pages.evidence.wording import caption
from gui.pictures import from_jpeg
from gui.widgets import IconButton, KeyButton, PlainLabel, Strip, set_tip
from gui.widgets.boxes import vbox
from gui.widgets.tabbed import UNBOUND
from storage.shelves.evidence import Event
from storage.store import Store

EDGE = 2600  # pixels of the longer side: sharp at 200 %, small enough to come at once
PATIENCE = 60  # ms: paging quickly opens only the last
DETAILS_HEIGHT = 222
NONE = "选一件证据，这里就显示它。"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a task brings home of one piece."""

    image: QImage | None
    sentence: str
    pages: int
    sound: bool | None
    events: Sequence[Event]
    full_width: int = 0  # of the original, the picture may be smaller
    jpeg: bytes = b""  # the picture, to be printed


class Viewer(QWidget):
    """Opens the sealed file in a task; the picture is decoded in the bounded process."""

    stepped = Signal(int)
    save_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._evidence: Evidence | None = None
        self._jpeg = b""
        self._page = 0
        self._pages = 1
        self._compact = False
        self._facts_first = False
        self._pictures = Pictures()
        self.destroyed.connect(self._pictures.close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._open)
        self.picture = PictureView()
        self.details = Details()
        self.details.setFixedHeight(DETAILS_HEIGHT)
        self.picture.save_button.clicked.connect(self.save_asked)
        self.details.save_asked.connect(self.save_asked)
        vbox(self._build_tools(), (self.picture, 1), self.details, on=self)

    def _build_tools(self) -> Strip:
        tools = Strip(40)
        self.percent = PlainLabel("", "strong")
        self.percent.setFixedWidth(44)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.position = PlainLabel("", "body", "text2")
        self.page_label = PlainLabel("", "body", "text2")
        self.zoom_out = IconButton("zoom_out", "缩小", "-")
        self.zoom_in = IconButton("zoom_in", "放大", "+")
        self.fit = IconButton("fit", "适合窗口", "F")
        self.rotate = IconButton("rotate", "右转", "R")
        self.page_before = IconButton("up", "上一页", "Ctrl+PgUp")
        self.page_after = IconButton("down", "下一页", "Ctrl+PgDn")
        self.before = IconButton("left", "上一件", "←")
        self.after = IconButton("right", "下一件", "→")
        self.facts = IconButton("info", "看资料或图片", "I")
        self.facts.hide()
        self.facts.clicked.connect(self.toggle_facts)
        self.print_button = KeyButton("打印", icon="printer", small=True)
        self.print_button.setEnabled(False)
        set_tip(self.print_button, "打印图片或这一页　Ctrl+Shift+P")
        tools.add(self.zoom_out, self.percent, self.zoom_in, self.fit, self.rotate, self.print_button)
        tools.stretch()
        tools.add(
            self.page_before, self.page_label, self.page_after, self.position, self.before, self.after, self.facts
        )
        self.zoom_out.clicked.connect(self.picture.smaller)
        self.zoom_in.clicked.connect(self.picture.larger)
        self.fit.clicked.connect(self.picture.fit)
        self.rotate.clicked.connect(self.picture.turn)
        self.page_before.clicked.connect(lambda: self.turn_page(-1))
        self.page_after.clicked.connect(lambda: self.turn_page(1))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.picture.zoomed.connect(self._zoomed)
        return tools

    @property
    def jpeg(self) -> bytes:
        """The picture or page in view, b"" while there is none."""
        return self._jpeg if self.picture.has_picture() else b""

    @property
    def evidence(self) -> Evidence | None:
        return self._evidence

    def show_evidence(self, evidence: Evidence | None, belongs: str, position: int, of: int) -> None:
        """Show this piece; the same piece again only renews what is said of it."""
        same = evidence is not None and self._evidence is not None and evidence.uid == self._evidence.uid
        self._evidence = evidence
        self.position.setText(f"{position}/{of}" if of else "")
        self.before.setEnabled(position > 1)
        self.after.setEnabled(position < of)
        self._show_details()
        if evidence is None:
            self._show_pages(0, 1)
            self.picture.say(NONE)
            return
        self.details.show_evidence(evidence, belongs)
        if not same:
            self.details.show_custody((), None)
            self._show_pages(0, 1)
            self.picture.say("正在打开")
        self._timer.start()

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the picture fills the pane and the data stand behind a button."""
        self._compact, self._facts_first = compact, False
        self.details.setMinimumHeight(0 if compact else DETAILS_HEIGHT)
        self.details.setMaximumHeight(UNBOUND if compact else DETAILS_HEIGHT)
        self.facts.setVisible(compact)
        self._show_details()

    def toggle_facts(self) -> None:
        """Data instead of the picture, and back."""
        self._facts_first = not self._facts_first
        self._show_details()

    def _show_details(self) -> None:
        facts = self._evidence is not None and (not self._compact or self._facts_first)
        self.details.setVisible(facts)
        self.picture.setVisible(not (self._compact and facts))

    def turn_page(self, step: int) -> None:
        """Another page of a PDF or of a scan of many pages."""
        page = self._page + step
        if 0 <= page < self._pages:
            self._show_pages(page, self._pages)
            self._timer.start()

    def _show_pages(self, page: int, pages: int) -> None:
        self._page, self._pages = page, pages
        for widget in (self.page_before, self.page_label, self.page_after):
            widget.setVisible(pages > 1)
        self.page_label.setText(f"第 {page + 1}/{pages} 页")
        self.page_before.setEnabled(page > 0)
        self.page_after.setEnabled(page < pages - 1)

    def _open(self) -> None:
        evidence, page = self._evidence, self._page
        if evidence is None or not self.isVisible():
            return
        store, pictures = self._desk.store, self._pictures

        def work(_progress: Progress) -> Seen:
            return seen(store, pictures, evidence, page)

        self._desk.tasks.run(
            "打开证据",
            work,
            lambda found: self._show(evidence.uid, found),
            lambda problem: self._fail(evidence.uid, problem),
        )

    def _show(self, uid: str, found: Seen) -> None:
        if self._evidence is None or self._evidence.uid != uid:
            return
        self.details.show_custody(found.events, found.sound)
        self._show_pages(self._page, found.pages)
        if found.image is None:
            self.picture.say(found.sentence, may_save=True)
            return
        if found.jpeg != self.jpeg:  # the very picture in view stays as it was turned and zoomed
            self._jpeg = found.jpeg
            self.picture.show_image(found.image, self._evidence.name, found.full_width)
        self.picture.caption.setText(caption(self._evidence))

    def _fail(self, uid: str, problem: FuzhenError) -> None:
        if self._evidence is not None and self._evidence.uid == uid:
            self.picture.say(str(problem))

    def _zoomed(self, percent: int) -> None:
        self.percent.setText(f"{percent}%" if percent else "")
        for button in (self.zoom_in, self.zoom_out, self.fit, self.rotate):
            button.setEnabled(bool(percent))
        self.print_button.setEnabled(bool(percent))

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is opened for a page that nobody looks at."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pictures.close()


def seen(store: Store, pictures: Pictures, evidence: Evidence, page: int) -> Seen:
    """Read the sealed file, compare its fingerprint, decode what can be shown."""
    events = store.evidence.history(evidence.uid)
    file = store.stored_files.get(evidence.file_uid)
    if file is None or file.size > MAX_BYTES:
        return Seen(image=None, sentence="原件太大，不在这里显示。", pages=1, sound=None, events=events)
    data = store.files.read(file)
    sound = hashlib.sha256(data).hexdigest() == evidence.sha256
    if evidence.media_type not in DRAWABLE:
        sentence = f"{WORDS.get(evidence.media_type, '这种文件')}不在这里显示，原件已封存。"
        return Seen(image=None, sentence=sentence, pages=1, sound=sound, events=events)
    try:
        picture = pictures.draw(data, EDGE, page)
    except InputError as problem:
        return Seen(image=None, sentence=str(problem), pages=1, sound=sound, events=events)
    return Seen(
        image=from_jpeg(picture.jpeg),
        sentence="",
        pages=picture.pages,
        sound=sound,
        events=events,
        full_width=picture.full_width,
        jpeg=picture.jpeg,
    )
