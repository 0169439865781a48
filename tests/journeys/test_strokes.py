"""The fewest strokes a deed may take, counted at the real window."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from domain.words import AlarmState, PaperState
from gui import printer
from gui.printing import PrintDialog
from tests.journeys.conftest import Hands


class Windows(QObject):
    """Every window that was shown; more than one is a flash that takes the keys away."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(repr(watched))
        return False


@pytest.fixture
def walking(at_sample: Hands) -> Hands:
    """四对照 of the sample on the problem that has the most alarms waiting, counting from nought."""
    at_sample.go(Qt.Key.Key_2)
    waiting = [alarm.subject_uid for alarm in at_sample.store.contradictions.all(state=AlarmState.PENDING)]
    page = at_sample.page()
    page.open_subject(max(waiting, key=waiting.count))
    page.focus_work()
    at_sample.actions = 0
    return at_sample


def test_a_check_is_answered_and_the_next_comes_up_by_one_key(walking: Hands) -> None:
    checks = walking.page().regions.checks
    before, answered = checks.row().item.uid, checks.model.answered()
    walking.key(Qt.Key.Key_F1)
    assert walking.actions <= 1
    assert checks.model.answered() == answered + 1
    assert checks.row().item.uid != before


def test_a_photo_hangs_on_the_problem_in_view_after_one_drop(walking: Hands, tmp_path: Path) -> None:
    photo = tmp_path / "泵房.jpg"
    Image.new("RGB", (60, 40), "navy").save(photo)
    page = walking.page()
    before = walking.store.evidence.uids_of_subject(walking.visit_uid, page.subject.uid)
    walking.drop(page.regions.checks.card.drop, photo)
    after = walking.store.evidence.uids_of_subject(walking.visit_uid, page.subject.uid)
    assert walking.actions <= 2
    assert len(after) == len(before) + 1
    assert page.regions.checks.row().proof == 1, "and on the check in view"
    assert walking.store.undo() == "附加证据"
    assert page.regions.checks.row().proof == 0


def test_an_alarm_becomes_a_finding_with_both_quotes_by_two_keys(walking: Hands) -> None:
    alarm = walking.page().regions.alarms.current().uid
    walking.key(Qt.Key.Key_A)
    walking.control(Qt.Key.Key_Return)
    assert walking.actions <= 2
    finding = walking.page().finding()
    adopted = walking.store.contradictions.one(alarm)
    quoted = {quote.text for quote in walking.store.finding_quotes.all(finding_uid=finding.uid)}
    assert adopted.state is AlarmState.ADOPTED
    assert {quote for quote in adopted.quotes if quote} <= quoted


def test_from_the_last_check_to_the_letter_on_paper_by_three_keys(
    walking: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = tmp_path / "纸.pdf"

    def to_file(_name: str) -> QPrinter:
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(printed))
        return made

    monkeypatch.setattr(printer, "new_printer", to_file)
    monkeypatch.setattr(printer, "printers", lambda: ["二楼打印机"])
    look = QTimer()

    def press() -> None:
        if isinstance(QApplication.activeWindow(), PrintDialog):
            look.stop()
            walking.key(Qt.Key.Key_Return)

    look.timeout.connect(press)
    look.start(50)
    walking.go(Qt.Key.Key_8)
    button = walking.page().checks.issue_button
    walking.qtbot.waitUntil(button.isEnabled, timeout=30_000)
    before = walking.store.papers.count(state=PaperState.ISSUED)
    walking.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    walking.qtbot.waitUntil(printed.exists, timeout=30_000)
    walking.rest()
    assert walking.actions <= 3
    assert walking.store.papers.count(state=PaperState.ISSUED) == before + 1
    assert printed.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("width", [700, 1366])
def test_walking_through_the_places_shows_no_other_window(at_sample: Hands, width: int, qapp: QApplication) -> None:
    at_sample.window.resize(width, 700)
    windows = Windows()
    qapp.installEventFilter(windows)
    for key in (Qt.Key.Key_2, Qt.Key.Key_7, Qt.Key.Key_2):
        at_sample.go(key)
        at_sample.key(Qt.Key.Key_PageDown)
    qapp.removeEventFilter(windows)
    assert windows.shown == []
