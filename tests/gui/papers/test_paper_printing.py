"""Printing: the very pages, on both sides, as often and of as many papers as asked for; it remembers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox

from documents.paper.opened import opened
from domain.errors import InputError
from domain.words import PaperKind
from gui import printer, printing
from gui.pages.evidence.page import EvidencePage
from gui.pages.papers.page import PapersPage
from gui.recovery_card import RecoveryCard, print_card
from storage.settings import Settings
from tests.documents.pictures_kit import photo, put
from tests.gui.papers.conftest import Room, pages_of


class Tray(QPrinter):
    """A printer whose paper is files, and that knows how it was asked to turn the sheets."""

    asked: tuple[QPrinter.DuplexMode, ...] = ()

    def __init__(self, folder: Path) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(folder / f"{len(list(folder.iterdir()))}.pdf"))

    def setDuplex(self, mode: QPrinter.DuplexMode) -> None:  # noqa: N802 - Qt's name
        Tray.asked = (*Tray.asked, mode)


@pytest.fixture
def paper_tray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only thing that is not real: a printer whose paper is files."""
    tray = tmp_path / "出纸"
    tray.mkdir()

    monkeypatch.setattr(printer, "new_printer", lambda _name: Tray(tray))
    monkeypatch.setattr(Tray, "asked", ())
    monkeypatch.setattr(printer, "printers", lambda: ["二楼打印机", "复印室"])
    return tray


def answer(monkeypatch: pytest.MonkeyPatch, hand: Callable[[printing.PrintDialog], None]) -> None:
    """A person at the dialog."""

    def run(dialog: printing.PrintDialog) -> bool:
        dialog.show()
        hand(dialog)
        return dialog.result() == 1

    monkeypatch.setattr(printing.PrintDialog, "exec", run)


def test_the_pages_in_view_are_printed_and_the_choice_is_kept(
    sample_room: Room, paper_tray: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sample_room.open(PapersPage)

    def hand(dialog: printing.PrintDialog) -> None:
        assert (dialog.copies.value(), dialog.both_sides.isChecked()) == (1, True)
        dialog.printer.setCurrentText("复印室")
        dialog.copies.setValue(2)
        dialog.both_sides.setChecked(False)
        dialog.pages.edit.setText("2，9")
        dialog.print_button.click()
        assert dialog.pages.error.text() == f"没有第 9 页，这份文书共 {page.pages.pages} 页。"
        dialog.pages.edit.setText("2-3")
        dialog.print_button.click()

    answer(monkeypatch, hand)
    page.out.ask_printing()
    sample_room.settle()
    (printed,) = paper_tray.iterdir()
    assert pages_of(printed.read_bytes()) == 4, "two pages, twice"
    kept = Settings.load()
    assert (kept.printer, kept.print_copies, kept.print_both_sides) == ("复印室", 2, False)
    assert sample_room.notices.said[-1] == "已送到打印机“复印室”：4 页"


def test_the_whole_set_goes_in_one_go(sample_room: Room, paper_tray: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = sample_room.open(PapersPage)
    page.issue()
    sample_room.settle()

    def hand(dialog: printing.PrintDialog) -> None:
        boxes = {box.accessibleName(): box for box in dialog.ticks.boxes()}
        assert [name for name, box in boxes.items() if box.isChecked()] == ["反馈意见 第 1 版"]
        boxes["反馈意见 第 1 版"].click()
        assert not dialog.print_button.isEnabled()
        boxes["问题清单（草稿）"].click()
        boxes["反馈意见 第 1 版"].click()
        dialog.print_button.click()

    answer(monkeypatch, hand)
    page.out.ask_printing_set()
    sample_room.settle()
    letter, listed = sorted(paper_tray.iterdir())
    assert pages_of(letter.read_bytes()) == page.pages.pages
    with opened(listed.read_bytes()) as document:
        assert document[0].get_width() > document[0].get_height(), "a list lies across"


def test_before_anything_is_issued_the_whole_set_is_ticked(
    sample_room: Room, paper_tray: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sample_room.open(PapersPage)

    def look(dialog: printing.PrintDialog) -> None:
        assert all(box.isChecked() for box in dialog.ticks.boxes())
        assert dialog.print_button.isEnabled()

    answer(monkeypatch, look)
    page.out.ask_printing_set()
    sample_room.settle()
    assert list(paper_tray.iterdir()) == []


def test_a_picture_goes_through_the_same_dialog_as_one_page(
    room: Room, paper_tray: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "甲.jpg", photo(size=(60, 40)))])
    room.settle()
    asked: list[str] = []

    def hand(dialog: printing.PrintDialog) -> None:
        asked.append(dialog.windowTitle())
        assert not dialog.both_sides.isVisible(), "one page has no other side"
        dialog.print_button.click()

    answer(monkeypatch, hand)
    page.ask_printing()
    room.settle()
    (printed,) = paper_tray.iterdir()
    assert asked == ["打印证-0001"]
    assert pages_of(printed.read_bytes()) == 1
    assert Tray.asked == (QPrinter.DuplexMode.DuplexNone,)
    assert Settings.load().print_both_sides, "what was chosen for papers stays"


def test_the_recovery_card_goes_through_the_same_dialog(
    room: Room, paper_tray: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, lambda dialog: dialog.print_button.click())
    page = room.open(EvidencePage)
    print_card(RecoveryCard("县水利局党组", "7KQ2-AB12-CD34-EF56-GH78-JK90-MN12", date(2025, 3, 10)), room.desk, page)
    room.settle()
    (printed,) = paper_tray.iterdir()
    assert pages_of(printed.read_bytes()) == 1


def test_a_sheet_is_turned_over_its_long_edge(sample_room: Room, paper_tray: Path) -> None:
    pdf = sample_room.open(PapersPage).pages.pdf
    for both_sides in (True, False):
        printer.printer_for(pdf, "件", printer.Order(printer="复印室", both_sides=both_sides))
    assert Tray.asked == (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexNone)
    assert paper_tray.is_dir()


def test_without_a_printer_the_dialog_says_what_to_do(sample_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    page = sample_room.open(PapersPage)
    monkeypatch.setattr(printer, "printers", list)

    def hand(dialog: printing.PrintDialog) -> None:
        assert dialog.findChildren(QCheckBox) == []
        dialog.accept()

    answer(monkeypatch, hand)
    page.out.ask_printing()
    assert not sample_room.tasks.busy


@pytest.mark.parametrize(
    ("text", "pages"),
    [("", [0, 1, 2, 3]), ("2", [1]), ("1-2，4", [0, 1, 3]), ("3至4、1", [0, 2, 3]), ("2~3 2", [1, 2])],
)
def test_pages_are_read_as_people_write_them(text: str, pages: list[int]) -> None:
    assert printer.pages_of(text, 4) == pages


@pytest.mark.parametrize("text", ["5", "0", "3-2", "一", "1-", "-1"])
def test_pages_that_are_not_there_are_refused(text: str) -> None:
    with pytest.raises(InputError):
        printer.pages_of(text, 4)


def test_every_kind_can_be_printed_from_the_set(sample_room: Room) -> None:
    from gui.operations.papers import pages

    for kind in PaperKind:
        assert pages(sample_room.store, sample_room.visit_uid, kind, None).startswith(b"%PDF")
