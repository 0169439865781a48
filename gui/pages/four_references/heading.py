"""The head of the middle pane: number and heading of the subject, its aspect, previous and next."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from gui import look
from gui.widgets import Chip, IconButton, KeyButton, PlainLabel, Strip, set_tip
from gui.widgets.paint import elided
from gui.widgets.quote import MarkedText
from gui.widgets.veil import covered
from storage.shelves.subjects import ORGANIZATION_PART, SubjectRow

HEIGHT, COMPACT_HEIGHT = 44, 34
ASPECT_LENGTH = 14  # characters of an aspect where it is short


class _Heading(PlainLabel):
    """The heading of a problem: one line of a page title, or two smaller ones before anything is cut."""

    def __init__(self) -> None:
        super().__init__("", "page", elide=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = QFontMetrics(look.font("page")).horizontalAdvance(self.text()) <= self.width()
        line = look.line_height("strong")
        if whole or self.height() < 2 * line:
            super().paintEvent(event)
            return
        first, *rest = MarkedText(self.text(), type="strong").lines(self.width())
        painter = QPainter(self)
        painter.setFont(look.font("strong"))
        painter.setPen(look.colour("text"))
        top = (self.height() - 2 * line) // 2
        for number, words in enumerate((first, elided("".join(rest), look.font("strong"), self.width()))):
            box = QRect(0, top + number * line, self.width(), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class SubjectHead(Strip):
    """In a narrow window the list of subjects is behind a button here."""

    stepped = Signal(int)
    list_wanted = Signal()
    blind_wanted = Signal()
    difference_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(HEIGHT)
        self.open_list = KeyButton("", icon="list", small=True)
        self.number = PlainLabel("", "page")
        self.title = _Heading()
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.aspect = Chip("", "plain")
        self.differences = KeyButton("", "Ctrl+D", small=True)
        self.differences.clicked.connect(self.difference_wanted)
        self.blind = KeyButton("盲评 关", small=True)
        self.blind.setAccessibleDescription("开着时看不到第一人的作答，各自答完再对")
        self.blind.clicked.connect(self.blind_wanted)
        self.previous = IconButton("left", "上一个问题", "PgUp")
        self.following = IconButton("right", "下一个问题", "PgDn")
        self.open_list.clicked.connect(self.list_wanted)
        self.previous.clicked.connect(self._back)
        self.following.clicked.connect(self._on)
        self.row.setContentsMargins(14, 0, 8, 0)
        self.add(self.open_list, self.number)
        self.row.addSpacing(6)
        self.add(self.title, self.aspect)
        self.stretch()
        self.add(self.differences, self.blind, self.previous, self.following)
        self.set_compact(False)

    def show_subject(self, subject: SubjectRow, count: str) -> None:
        """Name the subject in view."""
        self.number.setText(subject.label)
        self.number.setVisible(subject.part != ORGANIZATION_PART)
        self.title.setText(subject.heading)
        set_tip(self.aspect, subject.aspect)
        self._aspect = covered(subject.aspect)
        self.open_list.setText(count)
        self._fit_aspect()

    def _fit_aspect(self) -> None:
        """Whole, short, or not at all: room for the heading of the problem comes first."""
        short = f"{self._aspect[: ASPECT_LENGTH - 1]}…" if len(self._aspect) > ASPECT_LENGTH else self._aspect
        for text in ("" if self._compact else self._aspect, "" if self._compact else short, ""):
            self.aspect.set(text, "plain")
            self.aspect.setVisible(bool(text))
            if self.row.sizeHint().width() <= self.width():
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_aspect()

    def set_compact(self, compact: bool) -> None:
        """Second lines go first."""
        self._compact = compact
        self.setFixedHeight(COMPACT_HEIGHT if compact else HEIGHT)
        self.row.setContentsMargins(8 if compact else 14, 0, 8, 0)
        self.open_list.setVisible(compact)
        self.blind.setVisible(not compact)
        self.differences.setVisible(self._differ and not compact)
        self._fit_aspect()

    def show_blind(self, blind: bool, differences: int) -> None:
        """Whether somebody judges blind, and on how many checks two inspectors differ."""
        self.blind.setText("盲评 开" if blind else "盲评 关")
        self.blind.set_on(blind)
        self._differ = differences > 0
        self.differences.setText(f"待共同决定 {differences}")
        self.differences.setVisible(self._differ and not self._compact)
        self._fit_aspect()

    def _back(self) -> None:
        self.stepped.emit(-1)

    def _on(self) -> None:
        self.stepped.emit(1)

    _aspect = ""
    _differ = False
    _compact = False
