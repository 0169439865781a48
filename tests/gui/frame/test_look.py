"""The look: tokens, contrast, nothing cut off, a name on everything."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui import look
from gui.widgets import (
    CardFrame,
    GlyphKind,
    KeyButton,
    PlainLabel,
)
from gui.widgets.choice_cells import Cell
from gui.widgets.combo_box import ComboBox
from gui.widgets.panes import ScrollPane
from gui.window import Window
from tests.gui.frame.conftest import unlock

LEAST_TARGET = 26
ARROW = 36  # px of a combo box that are no words
SIZES = [(1366, 768), (1366, 690), (1024, 700), (683, 384)]


def luminance(colour: QColor) -> float:
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(look.colour(first)), luminance(look.colour(second))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=list(look.THEMES))
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    look.apply(qapp, request.param)
    yield request.param
    look.apply(qapp, "light")


def test_every_theme_has_the_same_tokens() -> None:
    names = [set(look.tokens()[theme]) for theme in look.THEMES]
    assert names[0] == names[1] == names[2]


def test_text_can_be_read_in_every_theme(theme: str) -> None:
    for ground in ("surface", "surface2", "window", "head"):
        for ink in ("text", "text2", "text3"):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    for role in ("ok", "mid", "bad", "gap", "na", "wait"):
        assert contrast(role, role + "bg") >= 4.5, role
    assert contrast("line2", "surface") >= 3
    assert contrast("onfill", "fill") >= 4.5
    assert contrast("focus", "surface") >= 3


def test_the_style_sheet_has_no_name_left(theme: str) -> None:
    sheet = look.style_sheet()
    assert "@" not in sheet
    assert "$" not in sheet
    for part in sheet.split("url(")[1:]:
        assert Path(part.split(")")[0]).is_file()


@pytest.mark.parametrize("weight", [400, 500, 700])
def test_two_full_width_marks_in_a_row_stand_half_an_em_closer(qapp: QApplication, weight: int) -> None:
    measure = QFontMetricsF(look.font("quote", weight))
    em = measure.horizontalAdvance("改")
    for pair in ("”，", "。”", "）（", "》、", "（“", "：“"):
        assert measure.horizontalAdvance(pair) == pytest.approx(1.5 * em, abs=0.1), pair
    assert measure.horizontalAdvance("，改“") == pytest.approx(3 * em, abs=0.1)


def test_every_icon_is_drawn_at_every_size(qapp: QApplication) -> None:
    for path in (look.RESOURCES / "icons").glob("*.svg"):
        for size, ratio in ((16, 1.0), (20, 2.0)):
            drawn = look.pixmap(path.stem, size, "text", ratio).toImage()
            assert any(drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height()))


def inside_a_scroll_area(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def cut_off(root: QWidget) -> list[str]:
    """What does not fit: widgets that leave the window or the pane they scroll in, texts wider or higher than their
    widget, what is too low to be hit."""
    wrong = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = f"{widget.metaObject().className()} {widget.accessibleName()}"
        if isinstance(widget, ScrollPane) and widget.widget() and widget.widget().width() > widget.viewport().width():
            wrong.append(f"{name} is wider than its place")
        if _words_cut(widget):
            wrong.append(f"{name} is cut")
        if _hard_to_hit(widget):
            wrong.append(f"{name} is too low to be hit")
        if inside_a_scroll_area(widget):
            continue
        corner = widget.mapTo(root, QPoint(widget.width(), widget.height()))
        if corner.x() > root.width() or corner.y() > root.height():
            wrong.append(f"{name} leaves the window")
    return wrong


def _hard_to_hit(widget: QWidget) -> bool:
    inside = isinstance(widget.parentWidget(), (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView))
    control = isinstance(widget, (QAbstractButton, QLineEdit, QComboBox)) and not inside
    return control and not widget.property("status") and widget.height() < LEAST_TARGET


def _words_cut(widget: QWidget) -> bool:
    if isinstance(widget, PlainLabel) and widget.text() and widget.height() < QFontMetrics(widget.font()).height() - 1:
        return True
    if isinstance(widget, PlainLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    if isinstance(widget, ComboBox):
        return QFontMetrics(widget.font()).horizontalAdvance(widget.currentText()) > widget.width() - ARROW
    if isinstance(widget, Cell):
        return QFontMetrics(look.font("caption")).horizontalAdvance(widget.choice.word) > widget.width()
    plain = isinstance(widget, PlainLabel) and not widget._elide
    button = isinstance(widget, KeyButton) or any(widget.property(each) for each in ("segment", "tab", "status"))
    return (plain or button) and widget.sizeHint().width() > widget.width() + 1


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_of_the_unlock_page_is_cut_off(
    new_window: Callable[..., Window], workspace: Path, qtbot: QtBot, width: int, height: int
) -> None:
    window = new_window(width, height)
    window.unlock.renew(workspace)
    assert cut_off(window) == []
    window.unlock.begin_new()
    qtbot.waitUntil(lambda: cut_off(window) == [])


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_of_the_frame_is_cut_off(
    new_window: Callable[..., Window], workspace: Path, qtbot: QtBot, width: int, height: int
) -> None:
    window = new_window(width, height)
    unlock(window, workspace, qtbot)
    frame = window.frame
    for bar in (frame.top, frame.rail, frame.status):
        assert cut_off(bar) == []
        assert bar.mapTo(window, QPoint(bar.width(), bar.height())).x() <= window.width()
    compact = width < 901
    assert frame.top.height() == (36 if compact else 44)
    assert frame.rail.width() == (44 if compact else 76)
    assert frame.status.height() == (22 if compact else 26)


def nameless(root: QWidget) -> list[str]:
    """Controls a screen reader could not name."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    inner = ("qt_", "ScrollLeftButton", "ScrollRightButton")
    return [
        f"{widget.metaObject().className()} in {widget.parent()}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not widget.accessibleName()
        and not widget.objectName().startswith(inner)
        and not isinstance(widget.parent(), (QLineEdit, QComboBox))
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def test_every_control_has_a_name(open_window: Window) -> None:
    open_window.unlock.begin_new()
    assert nameless(open_window.unlock) == []
    for part in (open_window.frame.top, open_window.frame.rail, open_window.frame.status, open_window.frame.strip):
        assert nameless(part) == []


def test_no_part_is_shown_before_it_has_a_place(open_window: Window, qtbot: QtBot, qapp: QApplication) -> None:
    class Watch(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[str] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.seen.append(watched.metaObject().className())
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    for place in open_window.frame.rail.items:
        open_window.frame.go(place)
    CardFrame("反馈和建议", GlyphKind.BAD)
    qapp.removeEventFilter(watch)
    assert watch.seen == []


def test_the_focus_ring_outlives_the_page_it_was_on(open_window: Window, workspace: Path, qtbot: QtBot) -> None:
    open_window.frame.top.search.setFocus()
    qtbot.waitUntil(lambda: open_window.ring._edge is not None and open_window.ring._edge.isVisible())
    open_window.lock()
    qtbot.wait(50)
    unlock(open_window, workspace, qtbot)
    open_window.frame.top.lock.setFocus()
    assert open_window.ring._edge.isVisible()
