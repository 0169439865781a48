"""At the right of the paper: the passages it cites with what differs, and its evidence."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from domain.changes import Progress
from domain.crosscheck.marks import marks
from domain.records import Evidence, FindingQuote
from gui import look
from gui.pictures import from_jpeg
from gui.widgets import KeyButton, PaneHead, PlainLabel
from gui.widgets.boxes import hbox, vbox
from gui.widgets.paint import elided, paint_icon
from gui.widgets.panes import ScrollPane
from gui.widgets.quote import QuoteLabel, copied_from
from gui.widgets.source_link import SourceLink
from gui.widgets.veil import covered
from storage.store import Store

TILE = QSize(152, 84)
ACROSS = 2


class QuoteRow(QFrame):
    """Number, source, passage; the number is put into the facts by a press."""

    opened = Signal(str, str)
    number_wanted = Signal(int)

    def __init__(self, quote: FindingQuote, file_name: str, others: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("edge", "bottom")
        self.number = KeyButton(str(quote.number), small=True)
        self.number.setFixedWidth(26)
        self.number.setAccessibleName(f"在具体事实里引用第{quote.number}段")
        self.number.clicked.connect(lambda: self.number_wanted.emit(quote.number))
        link = SourceLink(quote.document_uid, file_name, quote.place)
        link.opened.connect(self.opened)
        head = hbox(self.number, (link, 1, Qt.AlignmentFlag.AlignVCenter), spacing=8)
        differing = [(mark.start, mark.end) for mark in marks(quote.text, others)]
        shifted = [(start + 1, end + 1) for start, end in differing]
        vbox(head, QuoteLabel(f"“{quote.text}”", shifted, "body"), on=self, margins=(12, 5, 12, 7), spacing=3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not copied_from(self, event):
            super().keyPressEvent(event)


class EvidenceTile(QPushButton):
    """Thumbnail, number and name; opens the piece on its page."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__()
        self.evidence = evidence
        self._picture = QPixmap()
        self.setFixedSize(TILE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(covered(f"证据 {evidence.number} {evidence.name}"))

    def show_image(self, image: QImage) -> None:
        self._picture = QPixmap.fromImage(image)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(area, look.colour("surface"))
        upper = QRect(1, 1, area.width() - 1, area.height() - 24)
        painter.fillRect(upper, look.colour("desk"))
        if self._picture.isNull():
            paint_icon(painter, QRect(upper.center().x() - 10, upper.center().y() - 10, 20, 20), "evidence", "text2")
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = self._picture.size().scaled(upper.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left = upper.left() + (upper.width() - size.width()) // 2
            painter.drawPixmap(QRect(left, upper.top(), size.width(), size.height()), self._picture)
        painter.setPen(look.colour("line"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setPen(look.colour("text"))
        font = look.font("caption")
        painter.setFont(font)
        text = elided(f"{self.evidence.number} {self.evidence.name}", font, area.width() - 12)
        painter.drawText(area.adjusted(6, area.height() - 23, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class Citations(QFrame):
    """Rebuilt when another finding comes into view or its quotes change: a handful of rows."""

    opened = Signal(str, str)
    number_wanted = Signal(int)
    evidence_opened = Signal(str)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[QuoteRow] = []
        self.tiles: list[EvidenceTile] = []
        self.area = ScrollPane("引用和证据")
        vbox(self.area, on=self)

    def show_citations(
        self, quotes: Sequence[FindingQuote], names: Mapping[str, str], evidence: Sequence[Evidence]
    ) -> None:
        """The passages by number, then the pieces of evidence."""
        pane = QWidget()
        head = PaneHead(f"引用原文 {len(quotes)}")
        more = KeyButton("引用", icon="plus", small=True)
        more.setAccessibleDescription("把后来采纳的疑点原文补进引用")
        more.clicked.connect(self.more_wanted)
        head.add(more)
        column = vbox(head, on=pane)
        self.rows = []
        for quote in quotes:
            others = [other.text for other in quotes if other is not quote]
            row = QuoteRow(quote, names.get(quote.document_uid, "原文已撤下"), others)
            row.opened.connect(self.opened)
            row.number_wanted.connect(self.number_wanted)
            self.rows.append(row)
            column.addWidget(row)
        if not quotes:
            column.addWidget(_sentence("还没有引用。在四对照里采纳疑点，再形成问题，引文就会带进来。"))
        proof = PaneHead(f"证据 {len(evidence)}")
        proof.add(PlainLabel("点开核对", "caption"))
        column.addWidget(proof)
        if evidence:
            column.addLayout(self._tile_grid(evidence))
        else:
            self.tiles = []
            column.addWidget(_sentence("还没有证据。在四对照里把照片拖到核查项下面即可。"))
        column.addStretch(1)
        self.area.setWidget(pane)

    def _tile_grid(self, evidence: Sequence[Evidence]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setSpacing(8)
        self.tiles = [EvidenceTile(piece) for piece in evidence]
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda _checked, uid=tile.evidence.uid: self.evidence_opened.emit(uid))
            grid.addWidget(tile, place // ACROSS, place % ACROSS)
        grid.setColumnStretch(ACROSS, 1)
        return grid

    def show_images(self, images: Mapping[str, QImage]) -> None:
        """Thumbnails by uid, brought by a task."""
        for tile in self.tiles:
            image = images.get(tile.evidence.thumbnail_uid or "")
            if image is not None:
                tile.show_image(image)


def _sentence(text: str) -> QFrame:
    frame = QFrame()
    vbox(PlainLabel(text, "caption", wrap=True), on=frame, margins=(12, 8, 12, 8))
    return frame


def read_images(store: Store, uids: list[str], progress: Progress) -> dict[str, QImage]:
    """Thumbnails by uid, off the GUI thread."""
    images = {}
    for done, stored in enumerate(store.stored_files.many(uids)):
        progress(done, len(uids), "读取缩略图")
        images[stored.uid] = from_jpeg(store.files.read(stored))
    return images
