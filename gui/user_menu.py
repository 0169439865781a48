"""What hangs below the name of the user: the deeds that have no place of their own in the frame."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from gui.commands import Command
from gui.widgets.menu import PopupMenu

GROUPS = (
    ("undo", "redo"),
    ("visit", "names"),
    ("sheet", "manual"),
    ("settings", "passphrase", "card"),
    ("about", "quit"),
)


def user_menu(parent: QWidget, commands: Sequence[Command]) -> PopupMenu:
    """Each with its key; one that cannot be done now is dim."""
    menu = PopupMenu(parent, "设置和其他")
    by_id = {command.id: command for command in commands}
    for group in GROUPS:
        menu.addSeparator()
        for command in (by_id[name] for name in group):
            action = menu.addAction(f"{command.name}\t{command.shortcut}".strip())
            action.setEnabled(command.enabled())
            action.triggered.connect(partial(_started, command))
    return menu


def _started(command: Command, _checked: bool = False) -> None:
    command.start()
