"""The way in: passphrase, wrong passphrase, new workspace, recovery card, second instance."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui import folders
from gui.app import dressed
from gui.dates import visit_days
from gui.recovery_card import RecoveryCard
from gui.window import Window
from storage.settings import Settings
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.gui.frame.conftest import new_form, unlock
from tests.gui.frame.test_look import cut_off

GOOD = "青石 口令 水闸 云栖 2025"


def test_the_right_passphrase_opens_the_workspace_and_is_remembered(
    window: Window, workspace: Path, qtbot: QtBot, settings: Settings
) -> None:
    unlock(window, workspace, qtbot)
    assert window.frame.top.organization.accessibleName() == "被巡察单位：县水利局党组"
    assert [known.folder for known in settings.recent] == [str(workspace)]
    assert window.unlock.open_form.edit.text() == ""


def test_the_next_morning_the_passphrase_is_typed_at_once(
    qapp: QApplication, settings: Settings, workspace: Path, qtbot: QtBot
) -> None:
    settings.remember(workspace, "县水利局")
    window = dressed(qapp, settings)
    qtbot.addWidget(window)
    window.begin()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert QApplication.focusWidget() is window.unlock.open_form.edit


def test_a_wrong_passphrase_is_said_in_place(window: Window, workspace: Path, qtbot: QtBot) -> None:
    form = window.unlock.open_form
    window.unlock.renew(workspace)
    form.edit.setText("不是这个口令")
    form.edit.setFocus()
    qtbot.keyClick(form.edit, Qt.Key.Key_Return)
    assert form.edit.hasFocus(), "Enter pressed twice falls on nothing else"
    qtbot.waitUntil(form.error.isVisible, timeout=10_000)
    assert form.error.text().startswith("口令不对")
    assert form.button.isEnabled()
    assert window.frame is None


def test_wrong_tries_make_the_next_one_wait(window: Window, workspace: Path, qtbot: QtBot) -> None:
    form = window.unlock.open_form
    window.unlock.renew(workspace)
    for _ in range(3):
        form.complain("")
        form.edit.setText("不是这个口令")
        form.button.click()
        qtbot.waitUntil(form.error.isVisible, timeout=10_000)
    assert "秒后可以再试" in form.wait.text()
    assert not form.button.isEnabled()
    qtbot.waitUntil(form.button.isEnabled, timeout=5_000)


def test_an_empty_passphrase_is_not_tried(window: Window, workspace: Path) -> None:
    window.unlock.renew(workspace)
    window.unlock.open_form.button.click()
    assert window.unlock.open_form.error.text() == "请先输入口令。"
    assert not window.tasks.busy


def test_locked_capitals_are_noticed_while_typing(window: Window, workspace: Path, qtbot: QtBot) -> None:
    form = window.unlock.open_form
    window.unlock.renew(workspace)
    qtbot.keyClicks(form.edit, "Ab")
    assert not form._caps.isVisible()
    qtbot.keyClick(form.edit, "A")  # a capital without Shift
    assert form._caps.isVisible()


def test_the_passphrase_is_hidden_until_shown(window: Window, workspace: Path) -> None:
    window.unlock.renew(workspace)
    edit = window.unlock.open_form.edit
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    edit.actions()[0].trigger()
    assert edit.echoMode() is QLineEdit.EchoMode.Normal


def test_a_new_workspace_shows_its_recovery_card_once(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    form, card = new_form(window), window.unlock._card
    form._home = tmp_path
    form.organization.edit.setText("县水利局党组")
    form.starts.edit.setText("2025.3.10")
    form.ends.edit.setText("2025.3.24")
    form.team.edit.setText("中共云栖县委第二巡察组")
    form.author.edit.setText("林溪")
    form.new.edit.setText(GOOD)
    form.again.edit.setText(GOOD)
    qtbot.keyClick(form.again.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    code = card.code.text()
    assert len(code.split()) == 7
    assert not card.button.isEnabled()
    assert [known.folder for known in window.settings.recent] == [str(form.folder())], "also who ends here finds it"
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert card.isVisible()
    qtbot.keyClick(card.safe, Qt.Key.Key_Return)
    assert window.frame is None
    qtbot.keyClick(card.safe, Qt.Key.Key_Space)
    qtbot.keyClick(card.safe, Qt.Key.Key_Return)
    assert window.frame is not None
    assert card.code.text() == ""
    assert str(window.desk.visit.starts_on) == "2025-03-10"
    window.lock()
    assert window.unlock.list.isEnabled()
    with_code = window.unlock.recover_form
    window.unlock._begin_recovery()
    with_code.code.edit.setText(code.lower())
    with_code.new.edit.setText(GOOD + " 新")
    with_code.again.edit.setText(GOOD + " 新")
    with_code.button.click()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=20_000)


def test_weak_and_unlike_passphrases_are_said_at_their_field(window: Window) -> None:
    form = new_form(window)
    form.organization.edit.setText("县水利局党组")
    form.author.edit.setText("林溪")
    form.new.edit.setText("123456")
    form.button.click()
    assert form.new.error.text().startswith("口令太短")
    form.new.edit.setText(GOOD)
    form.again.edit.setText(GOOD + "。")
    form.button.click()
    assert form.again.error.text() == "两次输入的口令不一样，请再输一次。"


def test_dates_that_are_none_or_turned_round_are_said_at_their_field(window: Window) -> None:
    form = new_form(window)
    form.organization.edit.setText("县水利局党组")
    form.author.edit.setText("林溪")
    form.starts.edit.setText("看情况")
    form.button.click()
    assert form.starts.error.isVisible()
    form.starts.edit.setText("2025.3.24")
    form.ends.edit.setText("2025.3.10")
    form.button.click()
    assert form.ends.error.text() == "离开日期早于进驻日期，请改正。"
    form.starts.edit.setText("2025.12.28")
    form.ends.edit.setText("1月5日")
    assert visit_days(form.starts, form.ends) == (date(2025, 12, 28), date(2026, 1, 5))
    form.starts.edit.setText("2024.3.10")
    form.ends.edit.setText("3.24")
    assert visit_days(form.starts, form.ends) == (date(2024, 3, 10), date(2024, 3, 24)), "not of this year"


def test_a_second_instance_is_told_who_works_there(window: Window, workspace: Path, qtbot: QtBot) -> None:
    store = Store.open(workspace, PASSPHRASE)
    form = window.unlock.open_form
    window.unlock.renew(workspace)
    form.edit.setText(PASSPHRASE)
    form.button.click()
    qtbot.waitUntil(form.error.isVisible, timeout=10_000)
    store.close()
    assert form.error.text().startswith("林溪自")
    assert window.frame is None


def test_a_folder_that_is_no_workspace_is_said_in_place(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    form = window.unlock.open_form
    window.unlock.renew(tmp_path)
    form.edit.setText(PASSPHRASE)
    form.button.click()
    qtbot.waitUntil(form.error.isVisible, timeout=10_000)
    assert "不是复诊的" in form.error.text()


def test_a_narrow_window_keeps_the_list_behind_a_button(new_window: Callable[..., Window], workspace: Path) -> None:
    window = new_window(683, 384)
    window.unlock.renew(workspace)
    assert not window.unlock.left.isVisible()
    window.unlock.choose_button.click()
    assert window.unlock.left.isVisible()
    window.unlock.choose_button.click()
    assert window.unlock.forms.isVisible()


@pytest.mark.parametrize(("width", "height"), [(910, 512), (683, 384)])
def test_the_buttons_of_the_longer_forms_stay_in_view(
    new_window: Callable[..., Window], workspace: Path, width: int, height: int
) -> None:
    window = new_window(width, height)
    form = new_form(window)
    form.button.click()
    assert form.author.error.isVisible()
    window.unlock._card.show_card(RecoveryCard("单位", "-".join(["ABCD"] * 7), date(2026, 1, 5)))
    for each, buttons in (
        (form, [form.back, form.button]),
        (window.unlock.recover_form, [window.unlock.recover_form.back, window.unlock.recover_form.button]),
        (window.unlock._card, [window.unlock._card.button]),
    ):
        window.unlock.forms.setCurrentIndex(window.unlock._forms.index(each))
        QApplication.processEvents()
        for button in buttons:
            assert button.visibleRegion().boundingRect().size() == button.size(), button.text()


def test_a_workspace_that_is_gone_can_be_taken_off_the_list(window: Window, settings: Settings, tmp_path: Path) -> None:
    settings.remember(tmp_path / "gone", "县水利局党组")
    window.unlock.renew()
    form = window.unlock.open_form
    assert form.about.text().startswith("现在找不到")
    assert form.remove.isVisible()
    form.remove.click()
    assert settings.recent == []


def test_the_sample_is_laid_out_with_progress_and_opens_again(window: Window, qtbot: QtBot) -> None:
    seen: list[str] = []
    window.tasks.changed.connect(lambda: seen.append(window.unlock.task.figure.text()))
    window.begin(sample=True)
    qtbot.waitUntil(lambda: window.frame is not None, timeout=60_000)
    assert any("/" in text for text in seen)
    window.lock()
    window.unlock.sample_form.button.click()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=20_000)
    assert window.desk.store.issues.count() > 0


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_laying_out_the_sample_can_be_cancelled(
    new_window: Callable[..., Window], size: tuple[int, int], qtbot: QtBot
) -> None:
    window = new_window(*size)
    window.begin(sample=True)
    qtbot.waitUntil(window.unlock.task.isVisible, timeout=60_000)
    QApplication.processEvents()
    assert cut_off(window.unlock) == []
    window.unlock.task.button.click()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=60_000)
    assert window.frame is None
    assert window.unlock.sample_form.button.isEnabled()
    assert not window.unlock._opening().sample_folder.exists()


def test_a_second_disk_alone_brings_the_workspace_back_on_another_laptop(
    window: Window, workspace: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, home = tmp_path / "第二块盘", tmp_path / "新电脑"
    disk.mkdir()
    store = Store.open(workspace, PASSPHRASE)
    assert store.backups.use(disk)
    said = store.backups.make("手动").said
    store.close()
    shutil.rmtree(workspace)
    window._openings().home = home
    monkeypatch.setattr(folders, "ask", lambda *_args: str(disk))
    window.unlock.open_other()
    assert "恢复成新的工作夹" in window.unlock.open_form.about.text()
    window.unlock.open_form.edit.setText("不是这个口令")
    window.unlock.open_form.button.click()
    qtbot.waitUntil(window.unlock.open_form.error.isVisible, timeout=10_000)
    assert list(home.iterdir()) == []
    unlock(window, disk, qtbot)
    (restored,) = home.iterdir()
    assert window.desk.store.folder == restored
    assert window.desk.store.organizations.count() == 2
    assert said in window.settings.recent[0].name


def test_the_card_brings_a_backup_back_where_the_passphrase_is_forgotten(
    window: Window, workspace: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "新电脑"
    store = Store.open(workspace, PASSPHRASE)
    code = store.vault.make_recovery()
    store.backups.make("手动")
    store.close()
    (workspace / "workspace.db").unlink()
    window._openings().home = home
    monkeypatch.setattr(folders, "ask", lambda *_args: str(workspace))
    window.unlock.open_other()
    window.unlock.open_form.forgot.click()
    form = window.unlock.recover_form
    form.code.edit.setText(code)
    for field in (form.new, form.again):
        field.edit.setText("后来的口令 山高 水长 林溪")
    form.button.click()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=30_000)
    assert window.desk.store.folder.parent == home
    assert window.desk.store.organizations.count() == 2
    assert window.desk.store.vault.admits("后来的口令 山高 水长 林溪")
