"""What workers leave behind is freed on the GUI thread only: cycles by the collector, closures by their task."""

import gc
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.changes import Progress
from domain.errors import InputError
from gui.asking import Asking
from gui.collecting import Collecting, collect
from gui.notices import Notices
from gui.tasks import Tasks


def test_no_worker_frees_what_a_window_left_behind(qtbot: QtBot) -> None:
    window = QObject()
    Collecting(window)
    freed: list[int] = []

    class Left(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self

        def __del__(self) -> None:
            freed.append(threading.get_ident())

    Left()
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert not freed
    gc.collect()
    assert freed == [threading.get_ident()]


@pytest.mark.parametrize("aside", [False, True])
@pytest.mark.parametrize("fails", [False, True])
def test_a_task_lets_go_of_what_it_knew_on_the_gui_thread(qtbot: QtBot, aside: bool, fails: bool) -> None:
    tasks = Tasks(Notices())
    freed: list[int] = []

    class Known:
        def __del__(self) -> None:
            freed.append(threading.get_ident())

    def work_of(known: Known) -> Callable[[Progress], Known]:
        def work(_progress: Progress) -> Known:
            if fails:
                raise InputError("读不了。")
            return known

        return work

    tasks.run("读", work_of(Known()), failed=lambda _error: None, aside=aside)
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [threading.get_ident()]
    tasks.close()


def test_what_is_due_is_collected(qapp: QApplication) -> None:
    kept = [[] for _ in range(5_000)]  # type: ignore[var-annotated]  # anything that counts as an allocation
    assert kept
    collect()
    assert gc.get_count()[0] < 5_000


def test_a_question_that_was_overtaken_is_let_go_on_the_gui_thread_too(qtbot: QtBot) -> None:
    asking = Asking(Notices())
    freed: list[int] = []
    may_answer = threading.Event()

    class Known:
        def __del__(self) -> None:
            freed.append(threading.get_ident())

    def answer_of(known: Known) -> Callable[[], Known]:
        def answer() -> Known:
            may_answer.wait(5)
            return known

        return answer

    for _turn in range(3):
        asking.ask("数", answer_of(Known()), lambda _answer: None)
    may_answer.set()
    qtbot.waitUntil(lambda: len(freed) == 3)
    assert set(freed) == {threading.get_ident()}
    asking.close()
