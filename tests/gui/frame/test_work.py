"""Work under way reports, is cancelled and comes home; what goes wrong is said where it can be mended."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from domain.changes import Progress
from domain.errors import Cancelled, InputError, PlaceError
from gui.frame import Frame
from gui.widgets import PlainLabel


def test_work_reports_and_comes_home(frame: Frame, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def work(progress: Progress) -> str:
        progress(3, 10, "读取资料")
        go_on.wait(10)
        return threading.current_thread().name

    home: list[str] = []
    frame.desk.tasks.run("读取资料", work, home.append)
    qtbot.waitUntil(lambda: frame.status.task.figure.text() == "3/10", timeout=5_000)
    assert frame.status.task.text.text() == "读取资料"
    assert frame.status.task.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: bool(home), timeout=5_000)
    assert home[0].startswith("work")
    assert not frame.status.task.isVisible()


@pytest.mark.parametrize("fails", [False, True])
def test_work_comes_home_to_nobody_when_its_dialog_is_closed(frame: Frame, qtbot: QtBot, fails: bool) -> None:
    class Waiting(QLabel):
        def take(self, text: object) -> None:
            self.setText(str(text))

    dialog, go_on = Waiting(), threading.Event()

    def work(_progress: Progress) -> str:
        go_on.wait(10)
        if fails:
            raise InputError("这份文件读不了。")
        return "读好了"

    frame.desk.tasks.run("导入", work, dialog.take, dialog.take)
    delete(dialog)
    go_on.set()
    qtbot.waitUntil(lambda: not frame.desk.tasks.busy, timeout=5_000)
    assert frame.desk.store.is_open
    assert ("读不了" in frame.strip.text.text()) is fails


def test_work_can_be_cancelled_and_says_nothing(frame: Frame, qtbot: QtBot) -> None:
    ended: list[str] = []
    started = threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                started.set()
                progress(600_000_000, 2_000_000_000, "慢")
        except Cancelled:
            ended.append("cancelled")
            raise

    frame.desk.tasks.run("慢", work)
    assert started.wait(5)
    qtbot.waitUntil(lambda: frame.status.task.figure.text() == "30%", timeout=5_000)
    frame.status.task.button.setFocus()
    frame.status.task.button.click()
    qtbot.waitUntil(lambda: not frame.desk.tasks.busy, timeout=5_000)
    assert ended == ["cancelled"]
    assert frame.stage.isAncestorOf(QApplication.focusWidget()), "not on the button beside it, which undoes"
    assert not frame.strip.isVisible()


def test_what_the_user_can_mend_stands_in_the_strip(frame: Frame, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise InputError("这个文件读不出来，什么都没有改；请换一份。")

    frame.desk.tasks.run("读取资料", work)
    qtbot.waitUntil(frame.strip.isVisible, timeout=5_000)
    assert frame.strip.text.text() == "这个文件读不出来，什么都没有改；请换一份。"
    frame.strip.close_button.click()
    assert not frame.strip.isVisible()


def test_the_worlds_faults_are_asked_about(frame: Frame, qtbot: QtBot) -> None:
    shown: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        shown.extend(label.text() for label in dialog.findChildren(PlainLabel))
        dialog.reject()  # type: ignore[attr-defined]

    QTimer.singleShot(50, answer)
    frame.desk.notices.show(PlaceError("磁盘已满，这一步没有保存；请腾出空间。"))
    assert "磁盘已满，这一步没有保存；请腾出空间。" in shown


def test_a_strip_button_does_its_deed_once(frame: Frame) -> None:
    done: list[int] = []
    frame.desk.notices.strip("有 2 个疑点没有判。", "逐条判", lambda: done.append(1))
    assert frame.strip.isVisible()
    frame.strip.button.click()
    assert done == [1]
    assert not frame.strip.isVisible()
