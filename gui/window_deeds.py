"""What is done to the program or to the workspace as a whole: settings, manual, passphrase, recovery card, the end."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from gui.commands import Command

if TYPE_CHECKING:
    from gui.recovery_card import RecoveryCard
    from gui.window import Window


class WindowDeeds:
    """Of one window; each dialog is loaded when it is asked for."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def at_the_door(self) -> list[Command]:
        """Before anything is unlocked."""
        return [
            *self._window.unlock.commands(),
            Command("sheet", "快捷键一览", "keyboard", "Ctrl+/", self.show_sheet),
            Command("manual", "使用手册", "info", "F1", self.show_manual),
            *self._always(),
        ]

    def in_workspace(self) -> list[Command]:
        """Beside those of the frame."""
        return [
            Command("passphrase", "修改口令", "key", "", self.change_passphrase),
            Command("card", "重新做恢复卡", "shield", "", self.renew_card),
            *self._always(),
        ]

    def _always(self) -> list[Command]:
        return [
            Command("settings", "设置", "settings", "Ctrl+,", self.show_settings),
            Command("about", "关于复诊", "info", "", self.show_about),
            Command("quit", "退出", "close", "Ctrl+Q", self._quit),
        ]

    def show_settings(self) -> None:
        """Theme, scale, minutes."""
        from gui.preferences import PreferencesDialog  # noqa: PLC0415 - seldom needed

        window = self._window
        _show(PreferencesDialog(window.settings, window))
        window.idle.minutes = window.settings.idle_minutes

    def show_about(self) -> None:
        """Version and licences."""
        from gui.about import AboutDialog  # noqa: PLC0415 - seldom needed

        _show(AboutDialog(self._window))

    def show_manual(self) -> None:
        """The first chapter, before anything is open."""
        from gui.manual import Manual  # noqa: PLC0415 - seldom needed

        Manual(self._window).open_at("")

    def show_sheet(self) -> None:
        """What has a key before anything is open."""
        from gui.sheet import ShortcutSheet  # noqa: PLC0415 - seldom needed

        keyed = [command for command in self.at_the_door() if command.shortcut]
        _show(ShortcutSheet([("解锁页", keyed)], self._window))

    def change_passphrase(self) -> None:
        """Another passphrase for the workspace that is open."""
        from gui.change_passphrase import ChangePassphrase  # noqa: PLC0415 - seldom needed

        if self._window.desk is not None:
            _show(ChangePassphrase(self._window.desk, self._window))

    def print_card(self, card: "RecoveryCard") -> None:
        """Of a workspace that was just made."""
        from gui import recovery_card  # noqa: PLC0415 - seldom needed

        recovery_card.print_card(card, self._window, self._window)

    def renew_card(self) -> None:
        """A new recovery card; the former one opens no more."""
        from gui.new_card import NewCardDialog  # noqa: PLC0415 - seldom needed

        if self._window.desk is not None:
            _show(NewCardDialog(self._window.desk, self._window))

    def _quit(self) -> None:
        self._window.close()


def _show(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
