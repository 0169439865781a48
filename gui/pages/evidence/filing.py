"""改归类: the subjects with a tick before each one the piece belongs to; typing narrows the list."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from gui.widgets.boxes import vbox
from gui.widgets.veil import covered
from storage.shelves.evidence import UNFILED, SubjectCount

UID = Qt.ItemDataRole.UserRole
SIZE = (360, 320)


class Filing(QFrame):
    """Closes by Esc, and the keys go back where they were; every tick is a deed at once."""

    ticked = Signal(str, str, bool)  # uid and name of the subject, whether it belongs there now

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._came_from: QWidget | None = None
        self.setProperty("card", "popup")
        self.setAutoFillBackground(True)
        self.hide()
        self.setAccessibleName("改归类")
        self.field = QLineEdit()
        self.field.setAccessibleName("找问题")
        self.field.setPlaceholderText("输入序号或问题里的字")
        self.list = QListWidget()
        self.list.setAccessibleName("归入的问题")
        self.list.setProperty("lines", True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        vbox(self.field, (self.list, 1), on=self, margins=8, spacing=8)
        self.field.textEdited.connect(self._narrow)
        self.field.returnPressed.connect(self._toggle_first)
        self.list.itemChanged.connect(self._changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusObjectChanged.connect(self._close_behind)

    def open_at(self, place: QPoint, subjects: Sequence[SubjectCount], belongs: Iterable[str]) -> None:
        """Show the subjects with their ticks above this point of the parent, in the room there is."""
        chosen = set(belongs)
        self.list.blockSignals(True)
        self.list.clear()
        for subject in subjects:
            if subject.uid == UNFILED:
                continue
            item = QListWidgetItem(covered(f"{subject.label}　{subject.heading}".strip("　")))
            item.setData(UID, subject.uid)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if subject.uid in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.field.clear()
        room = self._parent.rect().adjusted(8, 8, -8, -8)
        box = QRect(QPoint(0, 0), QSize(*SIZE).boundedTo(room.size()))
        box.moveBottomLeft(place - QPoint(0, 4))
        box.moveBottom(min(max(box.bottom(), room.top() + box.height()), room.bottom()))
        box.moveLeft(max(room.left(), min(box.left(), room.right() - box.width())))
        self.setGeometry(box)
        self._came_from = QApplication.focusWidget()
        self.show()
        self.raise_()
        self.field.setFocus()

    def event(self, event: QEvent) -> bool:
        """Esc is this list's before it is the page's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            if self._came_from is not None and isValid(self._came_from):
                self._came_from.setFocus()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus()
            self.list.setCurrentRow(next(iter(self._shown()), 0))
        else:
            super().keyPressEvent(event)

    def _close_behind(self, focused: QObject | None) -> None:
        """Closes when the keys go elsewhere."""
        if self.isVisible() and isinstance(focused, QWidget) and not self.isAncestorOf(focused):
            self.hide()

    def _shown(self) -> list[int]:
        return [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]

    def _narrow(self, typed: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(typed.strip() not in item.text())

    def _toggle_first(self) -> None:
        for row in self._shown()[:1]:
            item = self.list.item(row)
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _changed(self, item: QListWidgetItem) -> None:
        name = item.text().partition("　")[0]
        self.ticked.emit(item.data(UID), f"问题 {name}", item.checkState() == Qt.CheckState.Checked)
