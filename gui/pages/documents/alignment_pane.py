"""The right of 资料: which problem of the feedback each entry answers, to be confirmed or changed by a person."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from domain.records import Entry, SourceDocument
from gui import look
from gui.desk import Desk
from gui.models.alignments import CERTAIN, AlignmentRow, Alignments
from gui.operations import alignments as deeds
from gui.pages.documents.relink import Relink
from gui.pages.documents.target_list import TargetList
from gui.widgets import KeyButton, PaneHead, PlainLabel, Strip
from gui.widgets.boxes import vbox
from gui.widgets.paint import GlyphKind, elided, paint_glyph, paint_row_ground
from gui.widgets.row_list import ROW_ROLE

ROW_HEIGHT = 52
ROOM = 440  # below this height the problems to drag onto are left out
Index = QModelIndex | QPersistentModelIndex


class AlignmentPane(QWidget):
    """place_asked(place) when another entry has the keys."""

    place_asked = Signal(str)

    def __init__(self, desk: Desk, over: QWidget) -> None:
        """over is what the list of problems opens over: it goes with the page when the window is locked."""
        super().__init__()
        self._desk = desk
        self._relink = Relink(over)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = Alignments(desk.store)
        self.head = PaneHead("对应")
        self.figures = PlainLabel("", "body", "text2")
        self.head.add(self.figures)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(AlignmentDelegate(self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.list.setAccessibleName("每一条对应的问题")
        self.reason = PlainLabel("", "caption", "text2", wrap=True)
        self.reason.setContentsMargins(12, 6, 12, 6)
        self.targets = TargetList(self.list)
        self.target_head = Strip(32, "top")
        self.target_head.add(PlainLabel("反馈的问题", "pane"))
        self.target_head.stretch()
        self.target_head.add(PlainLabel("拖来即改对应，按住 Ctrl 则也对应", "caption", "text2", elide=True))
        vbox(self.head, (self.list, 3), self.reason, self._build_foot(), self.target_head, (self.targets, 2), on=self)
        self.targets.dropped.connect(self._dropped)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.activated.connect(self.confirm)

    def _build_foot(self) -> Strip:
        foot = Strip(44, "top")
        self.confirm_button = KeyButton("确认", "C", small=True)
        self.relink_button = KeyButton("改对应", "G", small=True)
        self.also_button = KeyButton("也对应", "A", small=True)
        self.confirm_button.clicked.connect(self.confirm)
        self.relink_button.clicked.connect(self.ask_relink)
        self.also_button.clicked.connect(self.ask_also)
        foot.add(self.confirm_button, self.relink_button, self.also_button)
        foot.stretch()
        return foot

    def show_document(self, document: SourceDocument | None) -> None:
        """The entries of another document, or the same ones after a change."""
        self.model.load(document)
        rows = self.model.rows
        self.targets.targets.load(self.model.problems if rows else [], rows)
        self._make_room()
        waiting = sum(not row.entry.alignment_confirmed for row in rows)
        self.figures.setText(f"{len(rows)} 条，待确认 {waiting}" if rows else "")
        for widget in (self.confirm_button, self.relink_button, self.also_button):
            widget.setEnabled(bool(rows))
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A low window shows the entries only; there another problem is chosen by its key."""
        for widget in (self.targets, self.target_head):
            widget.setVisible(bool(self.model.rows) and self.height() >= ROOM)

    def go_to(self, place: str) -> None:
        """Put the keys on the entry that stands at this place, when there is one."""
        row = next((row for row, each in enumerate(self.model.rows) if place and each.entry.place == place), -1)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def has_row(self) -> bool:
        """Whether an entry has the keys."""
        return self.isVisible() and self.current() is not None

    def current(self) -> AlignmentRow | None:
        return self.model.row_at(self.list.currentIndex().row())

    def confirm(self) -> None:
        """What is proposed for the chosen entries holds; the keys go on to the next one."""
        indexes = self.list.selectionModel().selectedIndexes()
        rows = [index.row() for index in indexes]
        deeds.confirm(self._desk, self._entries(rows))
        if len(rows) == 1 and rows[0] + 1 < len(self.model.rows):
            self.list.setCurrentIndex(self.model.index(rows[0] + 1))

    def ask_relink(self) -> None:
        """Another problem, or none."""
        row = self.current()
        if row is not None:
            self._relink.ask(
                self.relink_button,
                self.model.problems,
                lambda uid: deeds.relink(self._desk, row.entry, uid),
                or_none=True,
            )

    def ask_also(self) -> None:
        """One more problem that the entry answers."""
        row = self.current()
        if row is not None:
            self._relink.ask(
                self.also_button, self.model.problems, lambda uid: self._also(row.entry, uid), or_none=False
            )

    def _dropped(self, issue_uid: str, also: bool) -> None:
        """The chosen entries were dragged onto a problem."""
        entries = self._entries([index.row() for index in self.list.selectionModel().selectedIndexes()])
        if also:
            deeds.also(self._desk, entries[0], issue_uid)
        elif entries:
            deeds.relink_all(self._desk, entries, issue_uid)

    def _also(self, entry: Entry, uid: str | None) -> None:
        if uid is not None:
            deeds.also(self._desk, entry, uid)

    def _entries(self, rows: list[int]) -> list[Entry]:
        found = (self.model.row_at(row) for row in sorted(rows))
        return [row.entry for row in found if row is not None]

    def _moved(self) -> None:
        self._tell()
        if (row := self.current()) is not None and row.entry.place:
            self.place_asked.emit(row.entry.place)

    def _tell(self) -> None:
        row = self.current()
        self.reason.setText(row.entry.alignment_reason if row else "")
        self.reason.setVisible(bool(self.reason.text()))
        if row is not None and row.issues:
            index = self.targets.targets.index(self.targets.targets.position_of(row.issues[0].uid))
            self.targets.setCurrentIndex(index)
            self.targets.scrollTo(index)
        else:
            self.targets.clearSelection()


class AlignmentDelegate(QStyledItemDelegate):
    """The words of the entry, below them the problem it answers."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, AlignmentRow):
            return
        rect = option.rect
        painter.save()
        current = paint_row_ground(painter, option)
        paint_glyph(painter, QRect(rect.left() + 12, rect.top() + 8, 20, 20), _glyph(row))
        caption = look.font("caption")
        painter.setFont(caption)
        painter.setPen(look.colour("text2"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        top = QRect(rect.left() + 40, rect.top() + 7, rect.width() - 52, 20)
        painter.drawText(top, right, row.state)
        taken = painter.fontMetrics().horizontalAdvance(row.state) + 8
        below = top.translated(0, 19)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, elided(f"→ {row.answers}", caption, below.width()))
        font = look.font("body", 600 if current else 400)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        room = top.adjusted(0, 0, -taken, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(row.title, font, room.width()))
        painter.restore()


def _glyph(row: AlignmentRow) -> GlyphKind:
    if row.entry.alignment_confirmed:
        return GlyphKind.OK
    if not row.issues:
        return GlyphKind.LACK
    return GlyphKind.EMPTY if (row.entry.alignment_score or 0) >= CERTAIN else GlyphKind.WAIT
