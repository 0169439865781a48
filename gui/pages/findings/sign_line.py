"""登记签字: who signed the printed paper by hand, asked in place with the people of the team at hand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from gui.initials import matches
from gui.widgets import KeyButton, ReasonLine
from gui.widgets.boxes import hbox

NAMED_AT_MOST = 3  # beside the line; others are found by typing


class SignLine(ReasonLine):
    """Initials of pinyin are enough for a name of the team; any other name is taken as it is written."""

    signed = Signal(str)

    def __init__(self) -> None:
        super().__init__("签字人", "登记", "请写上签字人的姓名。")
        self._names: list[str] = []
        self.buttons: list[KeyButton] = []
        self._people = hbox(spacing=4)
        self.row.insertLayout(2, self._people)
        self.edit.textEdited.connect(self._suggest)
        self.given.connect(lambda typed: self.signed.emit(self.meant(typed)))

    def ask_who(self, role: str, names: Sequence[str]) -> None:
        """Ask for a signer; a single candidate stands there already and is typed over."""
        self._names = list(names)
        for button in self.buttons:
            self._people.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(name) for name in self._names[:NAMED_AT_MOST]] if len(names) > 1 else []
        self.ask(f"{role}签字", names[0] if len(names) == 1 else "")
        self.edit.setPlaceholderText("姓名或拼音首字母")
        self.edit.selectAll()
        self._suggest()

    def _button(self, name: str) -> KeyButton:
        button = KeyButton(name, small=True)
        button.setAccessibleName(f"登记{name}签字")
        button.clicked.connect(lambda: self.signed.emit(name))
        self._people.addWidget(button)
        return button

    def meant(self, typed: str) -> str:
        """The one person of the team whom that text or those initials name, else the text itself."""
        found = [name for name in self._names if matches(typed, name)]
        return found[0] if len(found) == 1 else typed

    def _suggest(self) -> None:
        typed = self.edit.text().strip()
        meant = self.meant(typed) if typed else ""
        self.button.setText(f"登记{meant}" if meant != typed else "登记")
