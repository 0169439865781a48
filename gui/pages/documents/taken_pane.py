"""What was taken in: the documents at the left, the original in view, at the right which problems it answers."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from documents.reading.result import Reading
from domain.records import SourceDocument
from gui import look
from gui.desk import Desk
from gui.models.taken_documents import DocumentRow, TakenDocuments
from gui.operations import documents as deeds
from gui.pages.documents.alignment_pane import AlignmentPane
from gui.pages.documents.source_pane import SourcePane
from gui.widgets import PaneHead
from gui.widgets.boxes import vbox
from gui.widgets.paint import GlyphKind, elided, paint_glyph, paint_icon, paint_row_ground
from gui.widgets.row_list import ROW_ROLE
from gui.widgets.tabbed import Pane, TabbedPanes

LIST_WIDTH, ALIGNMENT_WIDTH, ROW_HEIGHT, MISSING_HEIGHT = 296, 312, 50, 34
Index = QModelIndex | QPersistentModelIndex


class TakenPane(QWidget):
    """Opens originals in tasks; the newest wish wins."""

    opened = Signal(str)  # uid of the document whose source now stands there

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wished: tuple[str, str] = ("", "")
        self._shown = ""
        self._asked: SourceDocument | None = None
        self.model = TakenDocuments(desk.store)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(DocumentDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("收入的资料")
        left = QWidget()
        left.setProperty("ground", "surface")
        self.head = PaneHead("")
        vbox(self.head, (self.list, 1), on=left)
        self.source = SourcePane()
        self.alignment = AlignmentPane(desk, self)
        self.alignment.place_asked.connect(self.source.go_to)
        self.panes = TabbedPanes(
            (
                Pane(id="list", name="资料", widget=left, width=LIST_WIDTH),
                Pane(id="source", name="原文", widget=self.source),
                Pane(id="alignment", name="对应", widget=self.alignment, width=ALIGNMENT_WIDTH),
            ),
            "list",
        )
        vbox(self.panes, on=self)
        self.list.clicked.connect(lambda: self.panes.show_pane("source"))
        self.list.selectionModel().currentChanged.connect(self._chosen)

    def load(self, visit_uid: str) -> None:
        """Renew the list; the document in view stays."""
        self.model.load(visit_uid)
        documents = self.model.documents()
        self.head.set_title(f"{len(documents)} 份资料")
        if not documents:
            self._shown, self._wished, self._asked = "", ("", ""), None
        elif not self.list.currentIndex().isValid():
            kept = self.model.position_of(self._wished[0])
            first = self.model.position_of(documents[0].uid)
            self.list.setCurrentIndex(self.model.index(kept if kept >= 0 else first))
        self.alignment.show_document(self._asked)

    def show_place(self, document_uid: str, place: str) -> None:
        """Open a document at a place."""
        row = self.model.position_of(document_uid)
        if row < 0:
            return
        self.list.blockSignals(True)
        self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(self.model.index(row))
        self.list.selectionModel().blockSignals(False)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self.panes.show_pane("source")
        self._open(self.model.rows[row].document, place)
        self.alignment.go_to(place)

    def _chosen(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, DocumentRow):
            self._open(row.document, "")

    def _open(self, document: SourceDocument | None, place: str) -> None:
        if document is None:
            return
        self._wished = (document.uid, place)
        self._asked = document
        self.alignment.show_document(document)
        if not self.isVisible():
            return
        if self._shown == document.uid:
            self._go_to(place)
            return
        self._shown = ""
        self.source.say(document.name, "正在打开原文")

        def show(reading: object) -> None:
            if self._wished[0] == document.uid and isinstance(reading, Reading):
                self._shown = document.uid
                self.source.show_reading(reading, document.name)
                self._go_to(self._wished[1])
                self.opened.emit(document.uid)

        def fail(problem: object) -> None:
            if self._wished[0] == document.uid:
                self.source.say(document.name, str(problem))

        deeds.open_original(self._desk, document, show, fail)

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is opened for a page that nobody looks at."""
        super().showEvent(event)
        if self._asked is not None and self._shown != self._asked.uid:
            self._open(self._asked, self._wished[1])

    def _go_to(self, place: str) -> None:
        if place and not self.source.go_to(place):
            self._desk.notices.strip(f"原文里找不到“{place}”这一处，原件没有问题，请在原文中查看。")


class DocumentDelegate(QStyledItemDelegate):
    """Two lines for a document, one for what is lacking."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(0, ROW_HEIGHT if isinstance(row, DocumentRow) and row.document else MISSING_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, DocumentRow):
            return
        rect = option.rect
        painter.save()
        current = paint_row_ground(painter, option, still=row.document is None)
        if row.document is None:
            paint_glyph(painter, QRect(rect.left() + 10, rect.center().y() - 9, 20, 20), GlyphKind.OWE)
            painter.setFont(look.font("body"))
            painter.setPen(look.colour("text2"))
            painter.drawText(rect.adjusted(38, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, row.title)
        else:
            _document(painter, rect, row, current)
        painter.restore()


def _document(painter: QPainter, rect: QRect, row: DocumentRow, current: bool) -> None:
    paint_icon(painter, QRect(rect.left() + 12, rect.top() + 8, 16, 16), "file", "text")
    font, caption = look.font("body", 600 if current else 400), look.font("caption")
    room = QRect(rect.left() + 38, rect.top() + 6, rect.width() - 50, 20)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(row.title, font, room.width(), inside=True))
    painter.setFont(caption)
    painter.setPen(look.colour("text2"))
    below = room.translated(0, 20)
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, elided(row.caption, caption, below.width()))
