"""Every control of the three pages tells a screen reader what it is."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit

from gui.page import Page
from gui.pages.documents.page import DocumentsPage
from gui.pages.evidence.page import EvidencePage
from gui.pages.papers.page import PapersPage
from tests.gui.papers.conftest import Room

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView)


@pytest.mark.parametrize("page_type", [DocumentsPage, EvidencePage, PapersPage])
def test_every_control_has_a_name(sample_room: Room, page_type: type[Page]) -> None:
    page = sample_room.open(page_type)
    unnamed = []
    for kind in CONTROLS:
        for widget in page.findChildren(kind):
            inner = widget.parent() is not None and isinstance(widget.parent(), (QComboBox, QAbstractItemView))
            told = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            if widget.isVisible() and not inner and not told:
                unnamed.append(type(widget).__name__)
    assert unnamed == []


@pytest.mark.parametrize("page_type", [DocumentsPage, EvidencePage, PapersPage])
def test_commands_have_names_and_keys_of_their_own(sample_room: Room, page_type: type[Page]) -> None:
    commands = sample_room.open(page_type).commands()
    keys = [command.shortcut for command in commands if command.shortcut]
    assert len(keys) == len(set(keys))
    assert all(command.name for command in commands)
