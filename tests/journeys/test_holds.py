"""A watched walk over the sample; strict figures are those of `make bench PART=holds`."""

from PySide6.QtCore import Qt

from documents import visits
from gui.places import PLACES
from tests.journeys.conftest import Hands
from tests.watchdog import Watchdog, watchdog

__all__ = ["watchdog"]  # the fixture

ABSURD = 2_000  # ms of processor time: the machine may be slow, but not that slow


def test_no_deed_of_a_walk_through_the_sample_holds_the_window(
    watchdog: Watchdog,
    at_sample: Hands,
) -> None:
    hands = at_sample
    for place in PLACES * 2:
        hands.go(getattr(Qt.Key, f"Key_{place.key}"))
        assert hands.page().place == place.id
        hands.qtbot.wait(100)  # counting, thumbnails, the next page
    frame = hands.window.frame
    frame.go("four_references", visits.subject(hands.store, hands.visit_uid, "3"))
    hands.key(Qt.Key.Key_PageDown)
    before = hands.store.check_results.count()
    hands.key(Qt.Key.Key_F1)
    assert hands.store.check_results.count() == before + 1
    hands.control(Qt.Key.Key_Z)
    assert hands.store.check_results.count() == before
    hands.window.lock()
    watchdog.stop()
    assert watchdog.beats > 100, "the watchdog was not answered"
    assert watchdog.longest() < ABSURD, watchdog.report()
