"""The sheet of keys (Ctrl+/): every command that can be given here, with its key."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from gui.commands import Command
from gui.widgets import KeyCap, PlainLabel
from gui.widgets.dialog import Dialog
from gui.widgets.panes import ScrollPane


class ShortcutSheet(Dialog):
    """Groups of commands in two columns, each with its key before it; those without a key are reached by Ctrl+K."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[Command]]], parent: QWidget | None = None) -> None:
        super().__init__("快捷键", parent, width=760)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(8, 4, 16, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        columns = 2 if self.width() > 560 else 1
        row = 0
        for title, commands in groups:
            if commands:
                row = self._add_group(title, commands, row, columns)
        for column in range(columns):
            self._grid.setColumnStretch(column * 3 + 1, 1)
            self._grid.setColumnMinimumWidth(column * 3 + 2, 12)
        self._grid.setRowStretch(row, 1)
        area = ScrollPane("全部快捷键", inner)
        area.setFixedHeight(min(inner.sizeHint().height() + 4, self.room()))
        self.body.addWidget(area)
        self.add_buttons(("关闭",))

    def _add_group(self, title: str, commands: Sequence[Command], row: int, columns: int) -> int:
        head = PlainLabel(title, "head")
        head.setContentsMargins(0, 8 if row else 0, 0, 2)
        self._grid.addWidget(head, row, 0, 1, columns * 3)
        row += 1
        for place, command in enumerate(commands):
            at, column = row + place // columns, place % columns * 3
            key = KeyCap(command.shortcut) if command.shortcut else PlainLabel("在 Ctrl+K 里找", "caption")
            self._grid.addWidget(key, at, column)
            self._grid.addWidget(PlainLabel(command.name, wrap=True), at, column + 1)
        return row + (len(commands) + columns - 1) // columns
