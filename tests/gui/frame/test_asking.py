"""Questions asked beside the window: answers come home, the newest alone, and none after locking."""

from collections.abc import Iterator
from threading import Event, current_thread

import pytest
from pytestqt.qtbot import QtBot

from domain.errors import InputError
from gui.asking import Asking
from tests.gui.papers.conftest import HeardNotices


@pytest.fixture
def notices(qtbot: QtBot) -> HeardNotices:
    return HeardNotices()


@pytest.fixture
def asking(notices: HeardNotices) -> Iterator[Asking]:
    made = Asking(notices)
    yield made
    made.close()


def test_an_answer_comes_home_from_a_thread_of_its_own(asking: Asking, qtbot: QtBot) -> None:
    heard: list[tuple[str, str]] = []
    asking.ask("谁", lambda: current_thread().name, lambda name: heard.append((name, current_thread().name)))
    assert asking.busy
    qtbot.waitUntil(lambda: not asking.busy)
    assert heard == [("asking", "MainThread")]


def test_of_several_questions_about_the_same_only_the_newest_is_answered(asking: Asking, qtbot: QtBot) -> None:
    may_go, worked, heard = Event(), [], []

    def number(which: int) -> int:
        may_go.wait(10)
        worked.append(which)
        return which

    for which in range(5):
        asking.ask("数", lambda which=which: number(which), heard.append)
    asking.ask("别的", lambda: "也答", heard.append)
    may_go.set()
    qtbot.waitUntil(lambda: not asking.busy)
    assert heard == [4, "也答"]
    assert set(worked) <= {0, 4}, "what was overtaken while it waited is not worked on"


def test_nothing_comes_home_after_closing(asking: Asking, qtbot: QtBot) -> None:
    heard: list[int] = []
    asking.ask("数", lambda: 1, heard.append)
    asking.close()
    asking.ask("数", lambda: 2, heard.append)
    qtbot.wait(20)
    assert heard == []
    assert not asking.busy


def test_what_went_wrong_is_said_and_the_next_question_is_answered(
    asking: Asking, notices: HeardNotices, qtbot: QtBot
) -> None:
    heard: list[int] = []

    def fail() -> int:
        raise InputError("数不出来。")

    asking.ask("数", fail, heard.append)
    asking.ask("再数", lambda: 7, heard.append)
    qtbot.waitUntil(lambda: heard == [7])
    assert notices.said == ["数不出来。"]
