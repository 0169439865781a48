"""Locking while evidence comes in: nothing is seen, nothing is lost, and the keys are gone when it is done."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.changes import Progress
from domain.errors import InputError, PlaceError
from gui.operations import evidence
from gui.widgets.dialog import NoticeDialog
from gui.window import Window
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.gui.frame.conftest import unlock

MANY = 120


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """What a camera brings home in an afternoon, small."""
    folder = tmp_path / "相机"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:04}.txt").write_text(f"照片 {number}", "utf-8")
    return [folder]


@pytest.fixture
def intake(open_window: Window, photos: list[Path]) -> Window:
    """The window locked while these come in: nothing comes home before the loop turns again."""
    desk = open_window.desk
    assert desk is not None
    evidence.attach(desk, photos, None, lambda _taken: None)
    open_window.lock()
    assert open_window.tasks.lasting
    return open_window


@pytest.fixture
def gated(open_window: Window, qtbot: QtBot) -> Callable[..., Event]:
    """Work that goes on until its gate is opened, and then perhaps fails."""

    def begin(said: str = "") -> Event:
        begun, gate = Event(), Event()

        def work(_progress: Progress) -> None:
            begun.set()
            gate.wait(10)
            if said:
                raise InputError(said)

        open_window.desk.tasks.run("收入证据", work, aside=True, lasting=True)
        qtbot.waitUntil(begun.is_set)
        return gate

    return begin


def ended(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)


def test_an_intake_goes_on_behind_the_lock_and_the_workspace_is_closed_after_it(
    intake: Window, workspace: Path, qtbot: QtBot
) -> None:
    assert intake.frame is None
    assert intake.desk is None
    ended(intake, qtbot)
    store = Store.open(workspace, PASSPHRASE)
    assert store.evidence.count() == MANY
    assert store.verify() == []
    store.close()


def test_nothing_of_the_work_is_read_on_the_locked_screen_or_broken_off_there(
    open_window: Window, gated: Callable[..., Event], qtbot: QtBot
) -> None:
    gate = gated()
    task = open_window.tasks.current
    open_window.lock()
    open_window.tasks._take_report(task, 3, 9, "正在封存 举报信.jpg")
    line = open_window.unlock.task
    assert (line.text.text(), line.figure.text()) == ("锁定前的工作做完就关上", "3/9")
    assert line.button.isHidden()
    gate.set()
    ended(open_window, qtbot)
    assert line.isHidden()


def test_the_passphrase_leads_back_to_the_work_under_way(intake: Window, workspace: Path, qtbot: QtBot) -> None:
    unlock(intake, workspace, qtbot)
    ended(intake, qtbot)
    assert intake.desk.store.evidence.count() == MANY
    assert intake.desk.store.is_open


def test_a_wrong_passphrase_does_not(open_window: Window, gated: Callable[..., Event], qtbot: QtBot) -> None:
    gate, folder = gated(), open_window.desk.store.folder
    open_window.lock()
    form = open_window.unlock.open_form
    open_window.unlock.renew(folder)
    form.edit.setText("不是这一句 口令 2026")
    form.button.click()
    qtbot.waitUntil(lambda: form.error.text() != "", timeout=10_000)
    assert open_window.frame is None
    gate.set()
    ended(open_window, qtbot)


def test_the_keys_stay_as_long_as_the_work_and_no_longer(
    open_window: Window, gated: Callable[..., Event], qtbot: QtBot
) -> None:
    gate, store = gated(), open_window.desk.store
    open_window.lock()
    assert store.is_open
    gate.set()
    ended(open_window, qtbot)
    assert not store.is_open
    with pytest.raises(PlaceError, match="已经锁上"):
        store.vault.key("files")


def test_locked_again_it_still_waits_for_the_work(
    open_window: Window, workspace: Path, gated: Callable[..., Event], qtbot: QtBot
) -> None:
    gate, store = gated(), open_window.desk.store
    open_window.lock()
    unlock(open_window, workspace, qtbot)
    assert open_window.desk.store is store
    open_window.lock()
    assert store.is_open
    gate.set()
    ended(open_window, qtbot)
    assert not store.is_open


def test_what_failed_behind_the_lock_is_said_when_somebody_is_there_again(
    open_window: Window, workspace: Path, gated: Callable[..., Event], qtbot: QtBot
) -> None:
    said: list[object] = []
    open_window.notices.strip_changed.connect(said.append)
    gate = gated("“0007.jpg”读不出来，这次没有附加任何证据，请检查文件后重新附加。")
    open_window.lock()
    gate.set()
    ended(open_window, qtbot)
    assert said == []
    unlock(open_window, workspace, qtbot)
    assert [each.text for each in said if each] == ["“0007.jpg”读不出来，这次没有附加任何证据，请检查文件后重新附加。"]
    assert open_window.frame.strip.isVisible()


def test_before_the_program_ends_it_asks_whether_to_break_the_work_off(
    open_window: Window, gated: Callable[..., Event], qtbot: QtBot
) -> None:
    asked: list[str] = []

    def answer(key: Qt.Key) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NoticeDialog)
        asked.append(dialog.windowTitle())
        QTest.keyClick(dialog, key)

    gate = gated()
    QTimer.singleShot(100, lambda: answer(Qt.Key.Key_Escape))
    assert not open_window.close()
    assert open_window.frame is not None
    gate.set()
    ended(open_window, qtbot)
    assert asked == ["还有工作没有做完"]
    assert open_window.close()
