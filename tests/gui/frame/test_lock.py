"""Locking: nothing typed is lost, nothing stays open, and one comes back to where one was."""

import gc
import sys
import threading
import time
import weakref
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from documents import sample
from domain.changes import Progress
from gui.clipboard import OwnClipboard
from gui.frame import Frame
from gui.page import Page
from gui.places import PLACES
from gui.sheet import ShortcutSheet
from gui.visit_details import VisitDetailsDialog
from gui.warming import Warming
from gui.widgets.dialog import NoticeDialog
from gui.widgets.quote import QuoteLabel
from gui.window import Window
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.gui.frame.conftest import unlock


def test_locking_and_unlocking_keeps_page_and_organization(open_window: Window, workspace: Path, qtbot: QtBot) -> None:
    other = open_window.desk.store.visits.all()[1].uid
    open_window.desk.set_visit(other)
    open_window.frame.go("evidence")
    qtbot.keyClick(open_window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert open_window.frame is None
    unlock(open_window, workspace, qtbot)
    assert open_window.frame.stage.place == "evidence"
    assert open_window.desk.visit_uid == other


def test_enter_pressed_once_more_than_needed_undoes_nothing(window: Window, workspace: Path, qtbot: QtBot) -> None:
    """By itself Qt gives the keys to what Tab would come to first: 撤销 in the status line."""
    window.unlock.renew(workspace)
    window.unlock.open_form.edit.setText(PASSPHRASE)
    window.unlock.open_form.edit.setFocus()
    qtbot.keyClick(window.unlock.open_form.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.frame is not None)
    assert window.desk.store.undo_label
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert window.desk.store.visits.count() == 2


@pytest.mark.parametrize("place", [each.id for each in PLACES])
def test_the_keys_are_in_a_page_that_is_empty(open_window: Window, qtbot: QtBot, place: str) -> None:
    open_window.frame.go(place)
    qtbot.waitUntil(lambda: not open_window.tasks.busy)
    keys = QApplication.focusWidget()
    assert keys.isVisible()
    assert open_window.frame.stage.page.isAncestorOf(keys)


def test_a_locked_workspace_is_closed(open_window: Window, workspace: Path) -> None:
    open_window.lock()
    store = Store.open(workspace, PASSPHRASE)
    store.close()
    assert open_window.desk is None


def test_a_dialog_that_is_just_going_outlives_the_lock(open_window: Window, qtbot: QtBot) -> None:
    frame, ended = open_window.frame, []

    def show() -> None:
        frame.show_sheet()
        ended.append(True)

    def close_and_lock() -> None:
        sheet = frame.findChild(ShortcutSheet)
        sheet.reject()
        open_window.lock()
        for _ in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    QTimer.singleShot(0, show)
    QTimer.singleShot(200, close_and_lock)
    qtbot.waitUntil(lambda: bool(ended) and open_window.frame is None)
    with qtbot.waitSignal(frame.destroyed):
        pass


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_idle_lock_takes_an_open_menu_along(open_window: Window, qtbot: QtBot) -> None:
    assert open_window.frame is not None
    quote = QuoteLabel("抽查的12个村中，3个村供水设施带病运行。", parent=open_window.frame)
    quote.resize(300, 60)
    quote.show()
    middle = quote.rect().center()
    QTimer.singleShot(200, open_window.lock)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, quote.mapToGlobal(middle))
    QApplication.sendEvent(quote, asked)
    qtbot.waitUntil(lambda: open_window.frame is None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [menu for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu) and menu.isVisible()]


def test_nobody_at_the_keyboard_locks(open_window: Window, qtbot: QtBot) -> None:
    open_window.idle._last = time.time() - 5 * 60 - 1
    open_window.idle.tick()
    assert open_window.frame is None


def test_a_clock_set_back_does_not_keep_the_workspace_open(open_window: Window) -> None:
    tomorrow = time.time() + 24 * 3600
    open_window.idle._last, open_window.idle._ticked = tomorrow - 5 * 60 - 1, tomorrow
    open_window.idle.tick()
    assert open_window.frame is None


def test_a_computer_that_slept_locks(open_window: Window) -> None:
    open_window.idle._ticked = time.time() - 3600
    open_window.idle.tick()
    assert open_window.frame is None


def test_typing_keeps_the_workspace_open(open_window: Window) -> None:
    open_window.idle._last = time.time() - 5 * 60 - 1
    QTest.keyClick(open_window.windowHandle(), Qt.Key.Key_Shift)
    open_window.idle.tick()
    assert open_window.frame is not None


def test_typing_through_an_input_method_keeps_the_workspace_open(open_window: Window, qtbot: QtBot) -> None:
    open_window.frame.search()
    open_window.idle._last = time.time() - 5 * 60 - 1
    event = QInputMethodEvent()
    event.setCommitString("水利局")
    QApplication.sendEvent(open_window.frame.top.search, event)
    open_window.idle.tick()
    assert open_window.frame is not None


def test_typing_in_a_dialog_keeps_the_workspace_open(open_window: Window, qtbot: QtBot) -> None:
    dialog = NoticeDialog("问一句", "要做什么。", "", ("知道了",), open_window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    open_window.idle._last = time.time() - 5 * 60 - 1
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)
    open_window.idle.tick()
    assert open_window.frame is not None


def test_work_of_a_workspace_brings_nothing_home_after_the_lock(open_window: Window, qtbot: QtBot) -> None:
    tasks, heard = open_window.desk.tasks, []
    begun, ended = Event(), Event()

    def work(_progress: Progress) -> None:
        begun.set()
        ended.wait(5)

    tasks.run("慢活", work, heard.append, heard.append)
    qtbot.waitUntil(begun.is_set)
    open_window.lock()
    tasks.run("锁定以后", lambda _progress: heard.append("做了"), heard.append, heard.append)
    ended.set()
    qtbot.waitUntil(lambda: not open_window.tasks.busy)
    assert heard == []


def test_pages_save_what_is_typed_before_locking(open_window: Window) -> None:
    stage, flushed = open_window.frame.stage, []

    class Typing(Page):
        place = "typing"

        def flush(self) -> None:
            flushed.append(self.desk.store.visits.count())

    assert open_window.desk is not None
    stage._pages["typing"] = Typing(open_window.desk)
    open_window.lock()
    assert flushed == [2]


def test_work_under_way_is_stopped_before_the_store_closes(open_window: Window, workspace: Path, qtbot: QtBot) -> None:
    store, seen = open_window.desk.store, []

    def work(progress: Progress) -> None:
        for done in range(200):
            store.visits.all()
            seen.append(done)
            progress(done, 200, "慢工作")
            time.sleep(0.02)

    came_home: list[None] = []
    open_window.desk.tasks.run("慢工作", work, came_home.append)
    qtbot.waitUntil(lambda: len(seen) > 2, timeout=10_000)
    open_window.lock()
    assert open_window.frame is None
    unlock(open_window, workspace, qtbot)
    assert len(seen) < 200
    assert came_home == []


@pytest.mark.parametrize(("typed", "kept"), [("11", 11), ("some", None)])
def test_locking_over_a_form_keeps_what_was_typed_into_it(
    open_window: Window, workspace: Path, qtbot: QtBot, typed: str, kept: int | None
) -> None:
    def type_and_lock() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VisitDetailsDialog)
        QTest.keyClicks(dialog.interviews.edit, typed)
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    QTimer.singleShot(200, type_and_lock)
    assert open_window.frame is not None
    open_window.frame.describe_visit()
    qtbot.waitUntil(lambda: open_window.frame is None)
    unlock(open_window, workspace, qtbot)
    assert open_window.desk is not None
    assert open_window.desk.visit.interviews == kept
    assert (open_window.desk.store.undo_label == "填写基本情况") == (kept is not None)


def test_dialogs_do_not_outlive_the_lock(open_window: Window) -> None:
    sheet = ShortcutSheet([("全部", open_window.frame.commands() if open_window.frame else [])], open_window)
    sheet.show()
    open_window.lock()
    assert not sheet.isVisible()


def test_the_clipboard_is_emptied(open_window: Window) -> None:
    QApplication.clipboard().setText("底稿里的一段")
    open_window.lock()
    assert QApplication.clipboard().text() == ""


class TwoClipboards(QObject):
    """As under X11: what is selected can be pasted, though nobody copied it."""

    changed = Signal(QClipboard.Mode)

    def __init__(self) -> None:
        super().__init__()
        self.owned = dict.fromkeys((QClipboard.Mode.Clipboard, QClipboard.Mode.Selection), False)

    def ownsClipboard(self) -> bool:  # noqa: N802 - Qt's name
        return self.owned[QClipboard.Mode.Clipboard]

    def ownsSelection(self) -> bool:  # noqa: N802 - Qt's name
        return self.owned[QClipboard.Mode.Selection]

    def clear(self, mode: QClipboard.Mode) -> None:
        self.owned[mode] = False


def test_what_was_only_selected_cannot_be_pasted_either(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    board = TwoClipboards()
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: board)
    own = OwnClipboard(window)
    board.owned = dict.fromkeys(board.owned, True)
    own.forget()
    assert not any(board.owned.values())


def test_many_locks_lose_nothing_and_leave_nothing_open(open_window: Window, workspace: Path, qtbot: QtBot) -> None:
    for turn in range(10):
        desk = open_window.desk
        with desk.store.change("改单位名称"):
            organization = desk.store.organizations.all()[0]
            desk.store.organizations.put(replace(organization, short_name=f"第{turn}次"))
        began = time.monotonic()
        open_window.lock()
        assert time.monotonic() - began < 1
        unlock(open_window, workspace, qtbot)
    assert open_window.frame.top.organization.accessibleName() == "被巡察单位：第9次"
    assert threading.active_count() < 5


def test_what_unlocking_needs_is_loaded_beforehand(window: Window, qtbot: QtBot) -> None:
    warming = Warming(window)
    qtbot.waitUntil(lambda: warming._waiting == [] and not warming._timer.isActive(), timeout=10_000)
    assert "gui.frame" in sys.modules


def test_nothing_of_a_workspace_outlives_the_lock(open_window: Window, qtbot: QtBot) -> None:
    """What a lambda on a timer holds is never let go: the desk, the store and all that they know."""
    held = [weakref.ref(each) for each in (open_window.frame, open_window.desk, open_window.desk.store)]
    open_window.lock()
    qtbot.waitUntil(lambda: not open_window.tasks.busy)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def gone() -> bool:
        gc.collect()
        return not any(each() for each in held)

    qtbot.waitUntil(gone, timeout=10_000)


def locked(window: Window, qtbot: QtBot) -> Counter[str]:
    """What hangs in the window once it is locked and what was to go is gone."""
    window.lock()
    qtbot.waitUntil(lambda: not window.tasks.busy)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Counter(type(each).__name__ for each in window.findChildren(QWidget))


def test_what_was_opened_over_a_page_goes_with_the_lock(open_sample: Callable[..., Frame], qtbot: QtBot) -> None:
    """A list of problems that stays in the window can be read there."""
    frame = open_sample()
    window, folder = frame.window(), frame.desk.store.folder
    assert isinstance(window, Window)
    before = locked(window, qtbot)
    unlock(window, folder, qtbot, sample.PASSPHRASE)
    assert window.frame is not None
    for place in PLACES:
        window.frame.go(place.id)
        qtbot.waitUntil(lambda: not window.tasks.busy)
    window.frame.go("documents")
    alignment = window.frame.stage.page.taken.alignment
    alignment.list.setCurrentIndex(alignment.model.index(0))
    alignment.ask_relink()
    assert alignment._relink.isVisible()
    assert alignment._relink.chooser.choices()
    assert locked(window, qtbot) == before
