"""What is offered while a paper is worded: names to be put in, and the former versions of its words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from gui import look
from gui.models.field_words import moment
from gui.widgets.menu import PopupMenu
from gui.widgets.paint import elided
from storage.shelves.wordings import Version

ONE_SITTING = timedelta(minutes=30)  # what one person saved within it counts as one version
LONGEST = 180  # px of what a name says here


def told(meaning: str, value: str | None) -> str:
    """A name explained: what it is, what it says on this paper; None where no paper is at hand."""
    said = "" if value is None else f"，现在是“{value}”" if value else "，现在没有内容，用到它的那一句不印"
    return f"{meaning}{said}。"


def slots_menu(
    parent: QWidget, slots: Mapping[str, str], values: Mapping[str, str], put_in: Callable[[str], object]
) -> QMenu:
    """Name and meaning at the left, at the right what it says on this paper."""
    menu = PopupMenu(parent, "插入由程序填写的内容")
    longest = max(map(len, slots), default=0)
    for name, meaning in slots.items():
        # The meanings begin in one column: a Chinese character is as wide as the space that stands for it.
        value = elided(values.get(name, "").replace("\n", ""), look.font("body"), LONGEST)
        action = menu.addAction(f"{name}{'　' * (longest - len(name))}　{meaning}\t{value}".replace("&", "&&"))
        action.triggered.connect(partial(_given, put_in, name))
    return menu


def versions_menu(parent: QWidget, versions: Sequence[Version], restore: Callable[[str], object]) -> QMenu:
    """The newest first; "" is what came with the program."""
    menu = PopupMenu(parent, "旧版本")
    for place, version in enumerate(sittings(versions)):
        words = f"{moment(version.made_at)} {version.author}"
        words += "" if version.text else "，恢复自带的措辞"
        action = menu.addAction(f"{words}{'' if place else '（现在用的）'}".replace("&", "&&"))
        action.setEnabled(place > 0)
        action.triggered.connect(partial(_given, restore, version.text))
    menu.addSeparator()
    menu.addAction("随程序来的措辞").triggered.connect(partial(_given, restore, ""))
    return menu


def _given(deed: Callable[[str], object], text: str, _checked: bool = False) -> None:
    deed(text)


def sittings(versions: Sequence[Version]) -> list[Version]:
    """The last word of each sitting: saves of one person that follow each other closely count once."""
    found: list[Version] = []
    since: datetime | None = None
    for version in versions:
        if not (found and since and found[-1].author == version.author and since - version.made_at < ONE_SITTING):
            found.append(version)
        since = version.made_at
    return found
