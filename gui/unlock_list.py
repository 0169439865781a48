"""The workspaces opened on this computer before, and the sample, as rows of the unlock page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from gui import look
from gui.widgets.paint import elided, paint_icon, paint_row_ground

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_HEIGHT = 87


@dataclass(frozen=True)
class KnownWorkspace:
    """One row; a sample has no folder of the user's."""

    name: str
    where: str
    opened: str
    folder: Path | None = None
    sample: bool = False


SAMPLE_NAME = "示例单位（虚构，供练习）"


def opened_words(at: datetime, now: datetime) -> str:
    """上次打开：今天 08:05, or the day."""
    at = at.astimezone(now.tzinfo)
    if at.date() == now.date():
        return f"上次打开：今天 {at:%H:%M}"
    return f"上次打开：{at.year}年{at.month}月{at.day}日"


class _Rows(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        known: KnownWorkspace = index.data(_ROW)
        rect = QRect(option.rect)
        paint_row_ground(painter, option)
        left, width = rect.x() + 16, rect.width() - 28
        paint_icon(painter, QRect(left, rect.y() + 14, 16, 16), "ledger" if known.sample else "lock", "text")
        lines = (
            (known.name, look.font("pane"), "text", 24, 11, 22),
            (known.where, look.font("body"), "text2", 0, 36, 20),
            (known.opened, look.font("caption"), "text3", 0, 56, 18),
        )
        for text, font, ink, shift, top, height in lines:
            painter.setFont(font)
            painter.setPen(look.colour(ink))
            box = QRect(left + shift, rect.y() + top, width - shift, height)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided(text, font, width - shift))

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), _HEIGHT)


class WorkspaceList(QListWidget):
    """chosen(KnownWorkspace) when another row becomes current."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName("工作夹")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def fill(self, rows: Sequence[KnownWorkspace]) -> None:
        """Show these rows."""
        self.blockSignals(True)
        self.clear()
        for known in rows:
            item = QListWidgetItem()
            item.setData(_ROW, known)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{known.name}，{known.opened}")
            self.addItem(item)
        self.blockSignals(False)

    def choose(self, folder: Path | None) -> None:
        """Make the row of a folder current, else the first one."""
        rows = [self.item(row).data(_ROW).folder for row in range(self.count())]
        self.setCurrentRow(rows.index(folder) if folder in rows else 0)

    def current(self) -> KnownWorkspace | None:
        """The current row."""
        item = self.currentItem()
        return item.data(_ROW) if item else None

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ROW))
