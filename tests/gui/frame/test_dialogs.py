"""The dialogs: settings, about, passphrase, recovery card."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from domain.errors import PlaceError
from gui import look
from gui.about import AboutDialog
from gui.change_passphrase import ChangePassphrase
from gui.new_card import NewCardDialog
from gui.preferences import PreferencesDialog
from gui.recovery_card import RecoveryCard, save_pdf
from gui.widgets import KeyButton, PlainLabel
from gui.window import Window
from storage.settings import Settings
from tests.conftest import PASSPHRASE
from tests.gui.frame.conftest import unlock
from tests.gui.frame.test_look import cut_off

GOOD = "青石 口令 水闸 云栖 2025"


def within(dialog_type: type[QDialog], deed: Callable[..., object], start: Callable[[], object]) -> None:
    """Start what opens a modal dialog, do a deed in it, and make sure that it is closed."""
    met: list[str] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, dialog_type)
        met.extend(cut_off(dialog))
        deed(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(80, act)
    start()
    assert met == []


def test_settings_change_the_theme_at_once_and_are_kept(window: Window, settings: Settings) -> None:
    def deed(dialog: PreferencesDialog) -> None:
        dialog.theme.button("dark").click()
        assert look.theme() == "dark"
        dialog.scale.setCurrentIndex(4)
        dialog.minutes.setValue(3)
        dialog.findChildren(KeyButton)[-1].click()

    within(PreferencesDialog, deed, window.deeds.show_settings)
    kept = Settings.load(settings.path)
    assert (kept.theme, kept.scale, kept.idle_minutes) == ("dark", 2.0, 3)
    assert window.idle.minutes == 3


def test_esc_puts_the_theme_back(window: Window, qtbot: QtBot) -> None:
    look.apply(QApplication.instance(), "light")  # type: ignore[arg-type]

    def deed(dialog: PreferencesDialog) -> None:
        dialog.theme.button("contrast").click()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    within(PreferencesDialog, deed, window.deeds.show_settings)
    assert look.theme() == "light"


def test_about_names_version_and_licences(window: Window) -> None:
    texts: list[str] = []

    def deed(dialog: AboutDialog) -> None:
        texts.extend(label.text() for label in dialog.findChildren(PlainLabel))

    within(AboutDialog, deed, window.deeds.show_about)
    assert any("Apache-2.0" in text for text in texts)
    assert any("LGPL" in text for text in texts)


def changing(window: Window, qtbot: QtBot, old: str, new: str, again: str) -> ChangePassphrase:
    """The dialog filled in and its button pressed."""
    assert window.desk is not None
    dialog = ChangePassphrase(window.desk, window)
    qtbot.addWidget(dialog)
    dialog.show()
    for field, text in ((dialog.old, old), (dialog.new, new), (dialog.again, again)):
        field.edit.setText(text)
    dialog.button.click()
    return dialog


@pytest.mark.parametrize(
    ("old", "new", "again", "field", "sentence"),
    [
        ("不是这个口令", GOOD, GOOD, "old", "现在的口令不对"),
        (PASSPHRASE, "短", "短", "new", "口令太短"),
        (PASSPHRASE, GOOD, GOOD + "x", "again", "两次输入"),
    ],
)
def test_a_passphrase_is_not_changed_by_halves(
    open_window: Window, qtbot: QtBot, old: str, new: str, again: str, field: str, sentence: str
) -> None:
    dialog = changing(open_window, qtbot, old, new, again)
    error = getattr(dialog, field).error
    qtbot.waitUntil(lambda: error.text().startswith(sentence), timeout=20_000)
    assert dialog.isVisible()


def test_a_changed_passphrase_opens_the_workspace(open_window: Window, workspace: Path, qtbot: QtBot) -> None:
    dialog = changing(open_window, qtbot, PASSPHRASE, GOOD, GOOD)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    open_window.lock()
    unlock(open_window, workspace, qtbot, GOOD)


def test_a_new_card_is_made_after_asking_and_shown_once(open_window: Window) -> None:
    codes: list[str] = []

    def deed(dialog: NewCardDialog) -> None:
        assert not dialog.code.isVisible()
        dialog.make.click()
        codes.append(dialog.code.text())
        assert dialog.make.text() == "已经收好"
        dialog.make.click()

    within(NewCardDialog, deed, open_window.deeds.renew_card)
    assert len(codes[0].split()) == 7
    assert open_window.desk.store.vault.has_recovery


def test_the_card_is_one_page_of_pdf(tmp_path: Path, qapp: QApplication) -> None:
    save_pdf(
        RecoveryCard("县水利局党组", "7KQ2-AB12-CD34-EF56-GH78-JK90-MN12", date(2025, 3, 10)), tmp_path / "card.pdf"
    )
    document = pypdfium2.PdfDocument(tmp_path / "card.pdf")
    text = document[0].get_textpage().get_text_bounded()
    assert len(document) == 1
    assert "7KQ2" in text
    assert "2025年3月10日" in text
    document.close()


def test_a_card_that_the_disk_does_not_take_is_not_passed_over(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(PlaceError, match="没有保存"):
        save_pdf(RecoveryCard("县水利局党组", "7KQ2-AB12", date(2025, 3, 10)), tmp_path / "拔掉的盘" / "card.pdf")
