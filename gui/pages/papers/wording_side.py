"""Beside a wording: what cannot be used, the names that may be put in, the former versions."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from documents.composing.wording_lint import Fault
from gui.models.field_words import moment
from gui.pages.papers.checks_pane import judged_line
from gui.widgets import Chip, GlyphKind, GroupTitle, LinkButton, PaneHead, PlainLabel, clear
from gui.widgets.forms import ScrollPane
from storage.shelves.wordings import Version

ONE_SITTING = timedelta(minutes=30)  # what one person saved within it counts as one version
ROW, ROWS = 28, 12


class SlotList(QListWidget):
    """A click or Enter puts the name in where the cursor stands."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("可以插入的名字")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(10, 0, 0, 0)
        self._slots: dict[str, str] = {}
        self.setMouseTracking(True)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.itemEntered.connect(self.setCurrentItem)

    @property
    def name(self) -> str:
        """Which one the keys or the mouse are on, "" for none."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def show_slots(self, slots: Mapping[str, str]) -> None:
        """Those that may stand in the sentence in which the cursor is."""
        if slots == self._slots:
            return
        self._slots = dict(slots)
        self.clear()
        longest = max(map(len, slots), default=0)
        for name, meaning in slots.items():
            # The meanings begin in one column: a Chinese character is as wide as the space that stands for it.
            item = QListWidgetItem(f"{{{name}}}{'　' * (longest - len(name))}　{meaning if meaning != name else ''}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, ROW))
            self.addItem(item)
        self.setFixedHeight(min(ROWS, max(1, len(slots))) * ROW + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        else:
            super().keyPressEvent(event)


class WordingSide(QWidget):
    """jumped(line), restored(text): "" is the shipped wording."""

    jumped = Signal(int)
    restored = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.slots_list = SlotList()
        self._faults, self._versions = _rows(), _rows()
        self.head = PaneHead("检查", beside=True)
        self.chip = Chip("", "ok")
        self.head.add(self.chip)
        self._where = GroupTitle("插入")
        self._filled: Mapping[str, str] = {}
        self.what, self.value = (
            PlainLabel("", "caption", "text2", wrap=True),
            PlainLabel("", "caption", "text2", wrap=True),
        )
        for label in (self.what, self.value):
            label.setContentsMargins(12, 4, 12, 4)
        self.slots_list.currentItemChanged.connect(self._show_value)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._faults)
        column.addWidget(self._where)
        column.addWidget(self.what)
        column.addWidget(self.slots_list)
        column.addWidget(self.value)
        column.addWidget(GroupTitle("旧版本"))
        column.addLayout(self._versions)
        column.addStretch(1)
        area = ScrollPane("检查、插入和旧版本", inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(area, 1)

    def show_slots(self, line: int, note: str, slots: Mapping[str, str], filled: Mapping[str, str]) -> None:
        """The names that may be put into the sentence on that line, what it is, and what they are filled with here."""
        self._where.title.setText(f"插入到第 {line} 行")
        self.what.setText(f"这一行是：{note}" if note else "光标放到一句话里，点一个名字就插入到那里。")
        self._filled = filled
        self.slots_list.show_slots(slots)
        self._show_value()

    def _show_value(self) -> None:
        """What the name in view says on this paper."""
        name = self.slots_list.name
        value = self._filled.get(name, "")
        told = f"“{value}”" if value else "没有内容，用到它的那一句不印" if name in self._filled else "逐个问题填写"
        self.value.setText(f"{{{name}}}现在是：{told}。" if name and self._filled else "")

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Each with its line; a click puts the cursor there."""
        clear(self._faults)
        self.chip.set(f"{len(faults)} 处不能用" if faults else "都能用", "gap" if faults else "ok")
        for fault in faults:
            link = LinkButton(f"第 {fault.line} 行") if fault.line else None
            if link:
                link.clicked.connect(lambda _checked=False, line=fault.line: self.jumped.emit(line))
                link.setAccessibleName(f"第 {fault.line} 行：{fault.text}")
            self._faults.addWidget(judged_line(GlyphKind.OWE, fault.text, link, edged=True))
        if faults:
            whole = any(fault.whole for fault in faults)
            text = "这份措辞读不出来，出文书时先用自带的措辞。" if whole else "照样能出文书：这几处先用自带的措辞。"
            self._faults.addWidget(judged_line(GlyphKind.WAIT, text, edged=True))

    def show_versions(self, versions: Sequence[Version]) -> None:
        """The newest first; what one person saved in one sitting is one."""
        clear(self._versions)
        for place, version in enumerate(sittings(versions)):
            words = f"{moment(version.made_at)} {version.author}"
            words += "" if version.text else "，恢复自带的措辞"
            link = LinkButton("恢复这一版") if place else None
            if link:
                link.setAccessibleName(f"恢复 {words}")
                link.clicked.connect(lambda _checked=False, text=version.text: self.restored.emit(text))
            glyph = GlyphKind.EMPTY if place else GlyphKind.OK
            words += "" if place else "（现在用的）"
            self._versions.addWidget(judged_line(glyph, words, link, edged=True))
        link = LinkButton("恢复自带的措辞")
        link.clicked.connect(lambda: self.restored.emit(""))
        self._versions.addWidget(judged_line(GlyphKind.EMPTY, "随程序来的措辞", link, edged=True))


def sittings(versions: Sequence[Version]) -> list[Version]:
    """The last word of each sitting: saves of one person that follow each other closely count once."""
    found: list[Version] = []
    since: datetime | None = None
    for version in versions:
        same = found and found[-1].author == version.author and since is not None
        if same and since is not None and since - version.made_at < ONE_SITTING:
            since = version.made_at
            continue
        found.append(version)
        since = version.made_at
    return found


def _rows() -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    return rows
