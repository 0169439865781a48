"""Every page by ear and by keyboard: each control has a name, the keys go round in the order of reading."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.frame import Frame
from gui.places import PLACES
from gui.widgets.source_link import SourceLink

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
SIZES = ((1366, 768), (683, 384))
NAMES = [place.id for place in PLACES]


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def frame(request: pytest.FixtureRequest, open_sample: Callable[..., Frame]) -> Frame:
    """The frame over the sample, in a wide window and in a narrow one."""
    return open_sample(*request.param)


def controls(root: QWidget) -> list[QWidget]:
    """What can be operated; not the parts Qt puts into a combo box, a spin box or a list."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not isinstance(widget, QHeaderView)
        and widget.isVisible()
        and not isinstance(widget.parent(), (QComboBox, QAbstractSpinBox, QAbstractItemView, QLineEdit))
    ]


def unnamed(root: QWidget) -> list[str]:
    """Controls whose accessible interface gives no name."""
    wrong = []
    for widget in controls(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            wrong.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return wrong


@pytest.mark.parametrize("place", NAMES)
def test_every_control_of_every_page_has_a_name(frame: Frame, place: str, qtbot: QtBot) -> None:
    frame.go(place)
    qtbot.waitUntil(lambda: not frame.desk.tasks.busy, timeout=20_000)
    assert controls(frame.stage.page or frame)
    assert unnamed(frame) == []


def test_the_pages_are_those_of_the_rail(frame: Frame) -> None:
    assert [place.id for place in PLACES if place.id in frame.rail.items] == NAMES


def chain(frame: Frame) -> list[QWidget]:
    """What Tab goes through, from the top bar on round to it again."""
    start: QWidget = frame.top.mark
    found: list[QWidget] = []
    widget = start.nextInFocusChain()
    while widget is not None and widget is not start:
        by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if by_tab and widget.isVisible() and widget.isEnabled() and frame.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


@pytest.mark.parametrize("place", NAMES)
def test_the_keys_go_from_the_top_bar_by_the_rail_through_the_page_to_the_status_line(frame: Frame, place: str) -> None:
    frame.go(place)
    page = frame.stage.page
    assert page is not None
    areas = (frame.top, frame.rail, page, frame.status)
    visited = [area for widget in chain(frame) for area in areas if area.isAncestorOf(widget)]
    order = [area for place, area in enumerate(visited) if not place or visited[place - 1] is not area]
    assert order == [area for area in areas if area in order]
    assert page in order


@pytest.mark.parametrize("place", NAMES)
def test_tab_never_jumps_back_to_what_was_read_before(frame: Frame, place: str) -> None:
    """Within a page each control stands below or right of the one before it, or begins another pane."""
    frame.go(place)
    page = frame.stage.page
    stops = [widget for widget in chain(frame) if page.isAncestorOf(widget) and not widget.visibleRegion().isEmpty()]
    back = []
    for first, second in pairwise(stops):
        a, b = (QPoint(widget.mapTo(page, QPoint(0, 0))) for widget in (first, second))
        above = b.y() + second.height() <= a.y()
        same_column = b.x() < a.x() + first.width() and a.x() < b.x() + second.width()
        if above and same_column:
            back.append(f"{first.accessibleName() or first} → {second.accessibleName() or second}")
    assert back == []


def ringed(widget: QWidget) -> bool:
    """Whether the focus ring is seen around it, or around one of its rows, cut at neither side."""
    window = widget.window()
    own = widget.rect().translated(widget.mapTo(window, QPoint(0, 0))).adjusted(-4, -4, 4, 4)
    rings = [each for each in window.findChildren(QWidget) if each.accessibleName() == "焦点框" and each.isVisible()]
    whole = [ring for ring in rings if ring.x() >= 0 and ring.geometry().right() < ring.parentWidget().width()]
    around = [ring.rect().translated(ring.mapTo(window, QPoint(0, 0))) for ring in whole]
    return any(own.contains(box) and box.width() > 8 and box.height() > 8 for box in around)


def test_it_is_always_seen_what_has_the_keys(frame: Frame, qtbot: QtBot) -> None:
    bare = []
    for place in NAMES:
        frame.go(place)
        qtbot.waitUntil(lambda: not frame.desk.tasks.busy, timeout=20_000)
        for widget in chain(frame):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            qtbot.wait(1)
            if widget.hasFocus() and widget in chain(frame) and not ringed(widget):
                bare.append(f"{place}: {type(widget).__name__} {widget.accessibleName()}")
    assert bare == []


@pytest.mark.parametrize("place", NAMES)
def test_the_keys_are_somewhere_on_the_page_when_it_opens(frame: Frame, place: str) -> None:
    frame.go(place)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert frame.stage.isAncestorOf(focus)


def test_enter_presses_the_button_that_has_the_keys(frame: Frame, qtbot: QtBot) -> None:
    button = frame.rail.items["evidence"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert frame.stage.place != "evidence"
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert frame.stage.place == "evidence"
    frame.go("four_references")
    link = next(each for each in frame.stage.page.findChildren(SourceLink) if each.isVisible())
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert frame.stage.place == "documents"
