"""What one comes back to after a lock."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from documents import sample
from documents.reading.editing import As
from domain.words import AlarmState
from gui.frame import Frame
from gui.window import Window
from storage.store import Store
from tests.gui.frame.conftest import unlock


def test_papers_being_corrected_wait_behind_the_lock_and_for_their_organization(
    open_window: Window, workspace: Path, qtbot: QtBot
) -> None:
    def rest() -> None:
        qtbot.waitUntil(lambda: not open_window.tasks.busy, timeout=30_000)

    def headings() -> list[str]:
        return [item.heading for item in open_window.frame.stage.page.preview.files[0].reading.items]

    paper = next(sample.FOLDER.glob("2-*"))
    open_window.frame.go("documents")
    open_window.frame.stage.page.stage([paper])
    rest()
    preview = open_window.frame.stage.page.preview
    preview.tree.go_to_place(0, preview.files[0].reading.items[3].place, 4)
    preview.editor.retype(As.EXAMPLE)
    rest()
    corrected = headings()
    first, second = (visit.uid for visit in open_window.desk.store.visits.all())
    open_window.desk.set_visit(second)
    assert not open_window.frame.stage.page.previewing
    open_window.desk.set_visit(first)
    rest()
    assert headings() == corrected
    asked: list[str] = []

    def leave() -> None:
        asked.append(QApplication.activeModalWidget().windowTitle())
        QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape)

    def end_by(deed: Callable[[], object]) -> None:
        QTimer.singleShot(50, leave)
        deed()

    open_window.frame.go("evidence")
    open_window.lock()
    end_by(open_window.close)
    unlock(open_window, workspace, qtbot)
    end_by(open_window.close)
    open_window.frame.go("documents")
    rest()
    assert headings() == corrected
    end_by(open_window.close)
    end_by(open_window.frame.stage.page.escape)
    assert asked == [*["还有工作没有做完"] * 3, "还没有收下"]
    assert headings() == corrected
    open_window.frame.stage.page.cancel()  # else the end of the test would be asked, too


def test_one_comes_back_to_the_problem_and_to_the_reason_being_typed(
    open_sample: Callable[..., Frame], qtbot: QtBot
) -> None:
    window = open_sample().window()
    assert isinstance(window, Window)
    store = window.desk.store
    qtbot.waitUntil(lambda: window.frame.stage.page is not None)
    waiting = [alarm.subject_uid for alarm in store.contradictions.all(state=AlarmState.PENDING)]
    subject_uid = max(waiting, key=waiting.count)
    window.frame.go("four_references", subject_uid)
    window.frame.stage.page.regions.alarms.current().dismiss.click()
    QTest.keyClicks(QApplication.focusWidget(), "half a reason")
    folder = store.folder
    window.lock()
    window.enter(Store.open(folder, sample.PASSPHRASE), "")
    qtbot.waitUntil(lambda: window.frame.stage.page is not None)
    page = window.frame.stage.page
    assert page.subject.uid == subject_uid
    row = page.regions.alarms.current()
    row.dismiss.click()
    row.dismiss.click()
    assert row.reason.edit.text() == "half a reason"
    QTest.keyClick(row.reason.edit, Qt.Key.Key_Return)
    assert page.regions.alarms.typed == {}
