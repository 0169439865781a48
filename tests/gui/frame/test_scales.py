"""1366×768 at every scale the settings offer: no word of any page is clipped, nothing leaves the window."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from pytestqt.exceptions import TimeoutError  # noqa: A004
from pytestqt.qtbot import QtBot

from documents import visits
from gui.frame import Frame
from gui.places import PLACES
from gui.preferences import SCALES
from tests.gui.frame.test_look import cut_off

LAPTOP = (1366, 768)
TASKBAR = 78  # what a maximized window gives away on the lowest laptop


@pytest.fixture
def frame(open_sample: Callable[..., Frame]) -> Frame:
    """The frame over the sample."""
    return open_sample(*LAPTOP)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("taken", [0, TASKBAR], ids=["whole", "with a task bar"])
def test_no_word_of_any_page_is_clipped(frame: Frame, qtbot: QtBot, scale: float, taken: int) -> None:
    subject = visits.subject(frame.desk.store, frame.desk.visit_uid, "3")
    frame.window().resize(round(LAPTOP[0] / scale), round((LAPTOP[1] - taken) / scale))
    for place in PLACES:
        frame.go(place.id, subject if place.id in ("four_references", "evidence") else "")
        qtbot.waitUntil(lambda: not (frame.desk.tasks.busy or frame.desk.asking.busy), timeout=20_000)
        page = frame.stage.page
        assert page is not None
        with suppress(TimeoutError):  # on a slow machine a pane takes a few turns of the loop to find its width
            qtbot.waitUntil(lambda page=page: not cut_off(page), timeout=2_000)
        assert (place.id, cut_off(page)) == (place.id, [])
        for bar in (frame.top, frame.rail, frame.status):
            assert cut_off(bar) == []
