"""The frame of an unlocked workspace that holds the hand-made case, shown at the size of the smallest laptop."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui import look
from gui.desk import Desk
from gui.frame import Frame
from gui.notices import Notices
from gui.pages.findings.page import FindingsPage
from gui.pages.four_references.page import FourReferencesPage
from gui.places import PLACES, Place
from gui.tasks import Tasks
from storage.settings import Settings
from storage.store import Store
from tests.gui.walk import cases

Press = Callable[..., None]


def read_beside(desk: Desk) -> None:
    """Until what is read beside the window is there."""
    for _ in range(2_000):
        QTest.qWait(2)
        if not desk.asking.busy:
            return
    raise AssertionError("no answer")


@pytest.fixture
def visit_uid(store: Store) -> str:
    return cases.build(store)


@pytest.fixture
def desk(qapp: QApplication, store: Store, visit_uid: str) -> Iterator[Desk]:
    look.apply(qapp)
    notices = Notices()
    tasks = Tasks(notices)
    made = Desk(store, tasks, notices, Settings.load(), visit_uid)
    yield made
    tasks.close()
    made.close()


@pytest.fixture
def places() -> list[Place]:
    """Those of the walkthrough."""
    return [place for place in PLACES if place.id in ("four_references", "findings", "evidence")]


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk, places: list[Place]) -> Iterator[Frame]:
    made = Frame(desk, places, [])
    made.setMinimumSize(640, 360)  # as the window says: bars give way before it does
    with qtbot.waitExposed(made):
        made.show()
    made.resize(1366, 768)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    # Pages must be gone before their store is closed.
    made.keeping.stop()
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(frame: Frame, visit_uid: str) -> FourReferencesPage:
    """四对照 at problem 2, which has the alarms."""
    frame.go("four_references", cases.issue_uid(visit_uid, 2))
    shown = frame.stage.page
    assert isinstance(shown, FourReferencesPage)
    return shown


@pytest.fixture
def findings(frame: Frame) -> FindingsPage:
    frame.go("findings", "")
    shown = frame.stage.page
    assert isinstance(shown, FindingsPage)
    return shown


@pytest.fixture
def press(qtbot: QtBot, frame: Frame) -> Press:
    """One key, as it reaches whatever has the keys."""

    def key(name: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target: QWidget = QApplication.focusWidget() or frame
        qtbot.keyClick(target, getattr(Qt.Key, f"Key_{name}"), modifier)

    return key
