"""The frame at work: undo, keys, search, organizations, tasks, notices."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from domain.changes import Progress
from domain.errors import Cancelled, InputError, PlaceError
from domain.records import Issue, SourceDocument
from domain.words import DocumentKind, IssueLevel
from gui.commands import Command
from gui.frame import Frame
from gui.initials import initials, matches
from gui.places import PLACES, Place
from gui.sheet import ShortcutSheet
from gui.widgets import PlainLabel
from gui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def frame(open_window: Window) -> Frame:
    """The frame of the open workspace."""
    assert open_window.frame is not None
    return open_window.frame


def rename(frame: Frame, name: str) -> None:
    store, organization = frame.desk.store, frame.desk.organization
    assert organization is not None
    with store.change("改单位名称"):
        store.organizations.put(replace(organization, name=name, short_name=name))


def test_ctrl_z_says_what_it_will_undo_and_undoes_it(frame: Frame, qtbot: QtBot) -> None:
    rename(frame, "县水务局党组")
    assert frame.status.undo_button.text() == "撤销：改单位名称"
    assert "县水务局党组" in frame.top.organization.accessibleName()
    frame.setFocus()
    qtbot.keyClick(frame, Qt.Key.Key_Z, CTRL)
    assert "县水利局党组" in frame.top.organization.accessibleName()
    assert frame.status.told.text() == "已撤销：改单位名称"
    qtbot.keyClick(frame, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "县水务局党组" in frame.top.organization.accessibleName()


def test_a_save_shows_its_time(frame: Frame) -> None:
    assert frame.status.saved.text() == "已保存"
    rename(frame, "县水务局党组")
    assert frame.desk.saved_at is not None
    assert frame.status.saved.text() == f"已保存 {frame.desk.saved_at:%H:%M:%S}"


def test_a_field_takes_back_its_own_typing_first(frame: Frame, qtbot: QtBot) -> None:
    rename(frame, "县水务局党组")
    field = QLineEdit(frame)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert "县水务局党组" in frame.top.organization.accessibleName()
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert "县水利局党组" in frame.top.organization.accessibleName()


def test_the_sheet_lists_every_command(frame: Frame) -> None:
    seen: list[str] = []

    def look() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, ShortcutSheet)
        seen.extend(label.text() for label in sheet.findChildren(PlainLabel))
        sheet.reject()

    QTimer.singleShot(50, look)
    frame.show_sheet()
    assert {command.name for command in frame.frame_commands()} <= set(seen)
    assert {command.name for command in frame.commands()} <= set(seen)


def test_no_two_commands_in_force_share_a_key(frame: Frame) -> None:
    for place in PLACES:
        frame.go(place.id)
        keys = [QKeySequence(command.shortcut).toString() for command in frame.commands() if command.shortcut]
        assert len(keys) == len(set(keys)), place.name


def test_every_command_names_an_icon_that_exists(frame: Frame) -> None:
    icons = {path.stem for path in Path("resources/icons").glob("*.svg")}
    for place in PLACES:
        frame.go(place.id)
        assert {command.icon for command in frame.commands() if command.icon} <= icons


def test_the_rail_shows_only_pages_that_are_there(frame: Frame) -> None:
    assert list(frame.rail.items) == [place.id for place in PLACES]
    assert Place("nowhere", "没有", "0") not in PLACES


def test_a_page_that_cannot_be_imported_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "broken_page.py").write_text("import module_that_is_not_there\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(Place, "module", "broken_page")
    place = Place("broken", "坏页", "9")
    with pytest.raises(ModuleNotFoundError):
        place.page_class()


def test_ctrl_and_a_figure_go_to_a_place(frame: Frame, qtbot: QtBot) -> None:
    for place in PLACES:
        qtbot.keyClick(frame, getattr(Qt.Key, f"Key_{place.key}"), CTRL)
        assert frame.stage.place == place.id


def test_the_search_box_finds_a_command_by_initials_and_enter_does_it(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClick(frame, Qt.Key.Key_K, CTRL)
    assert frame.found.isVisible()
    qtbot.keyClicks(frame.top.search, "zdzj")
    assert [choice.text for choice in frame.found.choices()] == ["转到证据"]
    qtbot.keyClick(frame.top.search, Qt.Key.Key_Return)
    assert not frame.found.isVisible()
    assert frame.stage.place == "evidence"


def test_the_search_box_is_left_by_esc(frame: Frame, qtbot: QtBot) -> None:
    frame.search()
    frame.top.search.setText("没有这样的东西")
    assert frame.found.choices() == []
    assert frame.found.nothing.isVisible()
    qtbot.keyClick(frame.top.search, Qt.Key.Key_Escape)
    assert not frame.found.isVisible()
    assert frame.top.search.text() == ""


def test_ctrl_p_switches_the_organization(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClick(frame, Qt.Key.Key_P, CTRL)
    qtbot.keyClicks(frame.switcher.field, "gxs")
    qtbot.keyClick(frame.switcher.field, Qt.Key.Key_Return)
    assert "供销社" in frame.top.organization.accessibleName()


def test_an_organization_is_added_in_one_undoable_step(frame: Frame, qtbot: QtBot) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.name.edit.setText("云栖县林业局党组")  # type: ignore[attr-defined]
        dialog.starts.edit.setText("2025年4月1日")  # type: ignore[attr-defined]
        dialog.make.click()  # type: ignore[attr-defined]

    QTimer.singleShot(50, fill)
    frame.switcher._add()
    assert "林业局" in frame.top.organization.accessibleName()
    frame.undo()
    assert frame.desk.store.organizations.count() == 2


def test_work_reports_and_comes_home(frame: Frame, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def work(progress: Progress) -> str:
        progress(3, 10, "读取资料")
        go_on.wait(10)
        return threading.current_thread().name

    home: list[str] = []
    frame.desk.tasks.run("读取资料", work, home.append)
    qtbot.waitUntil(lambda: frame.status.task.text.text() == "读取资料 3/10", timeout=5_000)
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
                progress(1, 2, "慢")
        except Cancelled:
            ended.append("cancelled")
            raise

    frame.desk.tasks.run("慢", work)
    assert started.wait(5)
    frame.status.task.button.click()
    qtbot.waitUntil(lambda: not frame.desk.tasks.busy, timeout=5_000)
    assert ended == ["cancelled"]
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
        assert dialog is not None
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


def test_initials_are_those_of_the_common_readings() -> None:
    assert initials("县水利局党组 2025") == "xsljdz2025"
    assert matches("slj", "县水利局党组")
    assert matches("水利", "县水利局党组")
    assert not matches("水务", "县水利局党组")


def test_places_have_keys_of_their_own() -> None:
    assert len({place.key for place in PLACES}) == len(PLACES)


def test_the_search_box_finds_problems_and_opens_them(frame: Frame, qtbot: QtBot) -> None:
    store, visit_uid = frame.desk.store, frame.desk.visit_uid
    opened: list[tuple[str, str]] = []
    frame.desk.go.connect(lambda place, argument: opened.append((place, argument)))
    document = SourceDocument(visit_uid=visit_uid, kind=DocumentKind.FEEDBACK_OPINION, name="反馈.docx", file_uid="")
    issue = Issue(
        visit_uid=visit_uid,
        document_uid=document.uid,
        level=IssueLevel.ISSUE,
        position=1,
        number="3",
        heading="农村饮水安全保障不到位",
    )
    with store.change("导入资料"):
        store.documents.put(document)
        store.issues.put(issue)
    frame.search()
    qtbot.keyClicks(frame.top.search, "ncys")
    assert [choice.text for choice in frame.found.choices()] == ["3 农村饮水安全保障不到位"]
    qtbot.keyClick(frame.top.search, Qt.Key.Key_Return)
    assert opened == [("four_references", issue.uid)]


def test_quick_capture_is_what_the_page_in_view_does(frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    frame.go("evidence")
    page = frame.stage.page
    assert page is not None
    taken: list[str] = []
    command = Command("take_in", "收入文件", "plus", "Ctrl+E", lambda: taken.append("here"))
    monkeypatch.setattr(page, "commands", lambda: [command])
    frame.top.capture.click()
    assert taken == ["here"]


def test_what_goes_takes_nothing_else_with_it(open_window: Window, frame: Frame) -> None:
    for place in PLACES:
        frame.go(place.id)
    label = frame.stage.page.findChildren(PlainLabel)[0]
    others = [each for each in open_window.findChildren(QWidget) if not label.isAncestorOf(each) and each is not label]
    delete(label)
    assert [each for each in others if not isValid(each)] == []
