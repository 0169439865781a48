"""1366×768 at every scale the settings offer: no word of any page is clipped, nothing leaves the window."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from documents import sample, visits
from gui.frame import Frame
from gui.places import PLACES
from gui.preferences import SCALES
from gui.window import Window
from storage.store import Store
from tests.conftest import CHEAP
from tests.gui.frame.test_look import cut_off

LAPTOP = (1366, 768)
TASKBAR = 78  # what a maximized window gives away on the lowest laptop


@pytest.fixture(scope="module")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample organization, laid out once."""
    folder = tmp_path_factory.mktemp("scales") / "示例单位"
    store = Store.create(folder, sample.PASSPHRASE, author=sample.AUTHOR, cost=CHEAP)
    sample.build(store, lambda *_: None)
    store.close()
    return folder


@pytest.fixture
def frame(new_window: Callable[..., Window], sample_folder: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Frame]:
    """The frame over the sample."""
    folder = tmp_path / "示例单位"
    shutil.copytree(sample_folder, folder)
    window = new_window(*LAPTOP)
    window.enter(Store.open(folder, sample.PASSPHRASE), "")
    assert window.frame is not None
    yield window.frame
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("taken", [0, TASKBAR], ids=["whole", "with a task bar"])
def test_no_word_of_any_page_is_clipped(frame: Frame, qtbot: QtBot, scale: float, taken: int) -> None:
    subject = visits.subject(frame.desk.store, frame.desk.visit_uid, "3")
    frame.window().resize(round(LAPTOP[0] / scale), round((LAPTOP[1] - taken) / scale))
    for place in PLACES:
        frame.go(place.id, subject if place.id in ("four_references", "evidence") else "")
        qtbot.waitUntil(lambda: not frame.desk.tasks.busy, timeout=20_000)
        qtbot.wait(20)
        page = frame.stage.page
        assert page is not None
        assert (place.id, cut_off(page)) == (place.id, [])
        for bar in (frame.top, frame.rail, frame.status):
            assert cut_off(bar) == []
