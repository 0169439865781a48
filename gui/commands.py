"""Commands: one list that feeds buttons, menus, the palette, the shortcut sheet and the keys themselves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


def always() -> bool:
    """The condition of a command that can always be given."""
    return True


@dataclass(frozen=True)
class Command:
    """A deed by its word. shortcut is written as on the key (Ctrl+Enter, F1, A, PgDn); enabled is asked when needed."""

    id: str
    name: str
    icon: str
    shortcut: str
    run: Callable[[], object]
    enabled: Callable[[], bool] = always

    def start(self) -> bool:
        """Do it if it can be done now; returns whether it could."""
        if not self.enabled():
            return False
        self.run()
        return True


class Keys(QObject):
    """The keys of a set of commands, live in the window of a widget; text fields keep the letters typed into them.

    The key of a command that cannot be given just now goes on to what has the keys: Esc closes what is open there.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._actions: list[QAction] = []
        self._commands: list[Command] = []
        widget.installEventFilter(self)

    def bind(self, commands: Iterable[Command]) -> None:
        """Take these commands in place of the former."""
        for action in self._actions:
            self._widget.removeAction(action)
            action.deleteLater()
        self._commands = [command for command in commands if command.shortcut]
        self._actions = [self._action(command) for command in self._commands]

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        typed = QKeySequence(event.keyCombination())
        meant = [command for command in self._commands if typed in sequences(command.shortcut)]
        event.setAccepted(bool(meant) and not any(command.enabled() for command in meant))
        return event.isAccepted()

    def _action(self, command: Command) -> QAction:
        action = QAction(command.name, self)
        action.setShortcuts(sequences(command.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(command.shortcut in ("PgDn", "PgUp"))
        action.triggered.connect(lambda _checked=False: command.start())
        self._widget.addAction(action)
        return action


def sequences(shortcut: str) -> list[QKeySequence]:
    """The key sequences of a shortcut as printed; Enter is both the large key and the one of the number pad."""
    if shortcut.endswith("Enter"):
        return [QKeySequence(shortcut), QKeySequence(shortcut.replace("Enter", "Return"))]
    return [QKeySequence(shortcut.replace("PgDn", "PgDown"))]
