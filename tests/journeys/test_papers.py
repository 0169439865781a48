"""The papers from the keyboard alone: word anew, issue, change, see what changed, issue again, print the set."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu

from documents.paper.opened import opened
from domain.words import PaperKind
from gui import printer
from gui.printing import PrintDialog
from tests.gui.papers.conftest import words_of
from tests.journeys.conftest import Hands

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def word_anew(hands: Hands) -> None:
    """Ctrl+T, Tab to a sentence, typed anew with a name from the menu, Esc: the pages say it."""
    page = hands.page()
    hands.control(Qt.Key.Key_T)
    pane = page.wording
    assert pane.boxes["title"].edit.hasFocus()
    edit = pane.boxes["suggestions.heading"].edit
    for _ in pane.boxes:
        if edit.hasFocus():
            break
        hands.key(Qt.Key.Key_Tab)
    hands.control(Qt.Key.Key_A)
    edit.insertPlainText("有关建议：")  # as an input method commits it
    hands.control(Qt.Key.Key_J)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    hands.qtbot.keyClick(menu, Qt.Key.Key_Down)
    hands.qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert edit.toPlainText() == "有关建议：{单位}"
    said = f"有关建议：{hands.store.organizations.all()[0].name}"
    hands.qtbot.waitUntil(lambda: said in words_of(pane.pages.pdf), timeout=30_000)
    hands.key(Qt.Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: not page.is_wording() and said in words_of(page.pages.pdf), timeout=30_000)


def issue(hands: Hands, versions: int) -> None:
    button = hands.page().checks.issue_button
    hands.qtbot.waitUntil(button.isEnabled, timeout=30_000)
    hands.control(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.store.papers.count() == versions, timeout=30_000)
    hands.rest()


def change_a_suggestion(hands: Hands) -> None:
    finding = hands.store.findings.all(visit_uid=hands.visit_uid)[0]
    with hands.store.change("改建议"):
        hands.store.findings.put(replace(finding, suggestion="立即停用，限期拆除。"))


def print_the_set(hands: Hands, tray: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+Shift+A, a tick by the space bar, Enter."""

    def new_printer(_name: str) -> QPrinter:
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tray / f"{len(list(tray.iterdir()))}.pdf"))
        return made

    monkeypatch.setattr(printer, "new_printer", new_printer)
    monkeypatch.setattr(printer, "printers", lambda: ["二楼打印机"])
    look = QTimer()

    def press() -> None:
        dialog = QApplication.activeWindow()
        if isinstance(dialog, PrintDialog):
            look.stop()
            box = next(box for box in dialog.findChildren(QCheckBox) if box.accessibleName().startswith("问题清单"))
            box.setFocus()
            hands.key(Qt.Key.Key_Space)
            dialog.print_button.setFocus()
            hands.key(Qt.Key.Key_Return)

    look.timeout.connect(press)
    look.start(50)
    hands.key(Qt.Key.Key_A, CONTROL | SHIFT)
    hands.qtbot.waitUntil(lambda: len(list(tray.iterdir())) == 2, timeout=30_000)
    hands.rest()


@pytest.mark.qt_log_ignore("This plugin does not support")  # of the menu, where there is no desktop
def test_papers_are_worded_issued_changed_and_printed_from_the_keyboard(
    at_sample: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, tray = at_sample, tmp_path / "出纸"
    tray.mkdir()
    hands.go(Qt.Key.Key_8)
    page = hands.page()
    hands.qtbot.waitUntil(page.checks.issue_button.isEnabled, timeout=30_000)
    word_anew(hands)
    issue(hands, 1)
    assert page.paper is not None
    change_a_suggestion(hands)
    page.show_argument(PaperKind.FEEDBACK_LETTER.identifier)
    hands.qtbot.waitUntil(lambda: "与第 1 版的不同" in told(page), timeout=30_000)
    assert "立即停用" in words_of(page.pages.pdf)
    issue(hands, 2)
    former, latest = sorted(hands.store.papers.all(), key=lambda paper: paper.version)
    assert (former.version, latest.version) == (1, 2)
    assert former.pdf_sha256 != latest.pdf_sha256
    print_the_set(hands, tray, monkeypatch)
    letter, listed = sorted(tray.iterdir())
    with opened(letter.read_bytes()) as printed:
        assert len(printed) == page.pages.pages
    with opened(listed.read_bytes()) as printed:
        assert printed[0].get_width() > printed[0].get_height()
    assert hands.store.verify() == []


def told(page: object) -> str:
    from gui.widgets import PlainLabel

    return "\n".join(label.text() for label in page.checks.findChildren(PlainLabel))
