"""Papers on the staging page, and hands that change what was understood."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from domain.words import DocumentKind
from gui.pages.documents.page import DocumentsPage
from gui.pages.documents.split_dialog import SplitDialog
from tests.gui.papers.conftest import Room


@pytest.fixture(autouse=True)
def own_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test remembers of columns, no other knows."""
    monkeypatch.setenv("FUZHEN_CONFIG", str(tmp_path / "config"))


def staged(room: Room, sources: list[Path], *kinds: str) -> DocumentsPage:
    page = room.open(DocumentsPage)
    page.stage([path for path in sources if any(kind in path.name for kind in kinds)])
    room.settle()
    return page


def headings(page: DocumentsPage) -> list[str]:
    return [item.heading for item in page.preview.file.reading.items]


def choose(page: DocumentsPage, number: int) -> None:
    """Put the keys on an item of the file in view."""
    file = page.preview.file
    page.preview.tree.go_to_place(page.preview.files.index(file), file.reading.items[number].place, number + 1)


def press(page: DocumentsPage, key: str) -> None:
    assert next(command for command in page.commands() if command.shortcut == key).start()


def in_dialog(deed: Callable[[SplitDialog], object]) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SplitDialog)
        deed(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(50, act)


def ledger(path: Path, *, status: str = "办到哪一步") -> Path:
    book = Workbook()
    for row in (
        ("编号", "毛病", "对策", status),
        (1, "学习不深入", "研讨两次", "已完成"),
        (2, "作风不实", "下沉一线", "正在整改"),
    ):
        book.active.append(row)
    book.save(path)
    return path


def stage_ledger(room: Room, page: DocumentsPage, path: Path) -> None:
    """A sheet that tells nothing of its kind, taken for a ledger."""
    page.stage([path])
    room.settle()
    page.preview._kind_chosen(list(DocumentKind).index(DocumentKind.LEDGER))
    room.settle()
