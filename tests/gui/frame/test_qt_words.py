"""The dialog for files that Qt draws itself, where the desktop offers none: Chinese throughout."""

import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QMessageBox, QTreeView
from pytestqt.qtbot import QtBot

from gui import folders
from gui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def words_of(dialog: QFileDialog) -> list[str]:
    """Labels, buttons, the heads of the columns, and the types of what is listed."""
    tree = dialog.findChild(QTreeView, "treeView")
    model, root = tree.model(), tree.rootIndex()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount(root))]
    types = [model.index(row, 2, root).data() for row in range(model.rowCount(root))]
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    buttons = [word for button in dialog.findChildren(QAbstractButton) for word in (button.text(), button.toolTip())]
    return [*labels, *buttons, *heads, *types]


@pytest.mark.skipif(os.name == "nt", reason="the system's own dialog is used")
def test_the_dialog_for_files_writes_nowhere_which_folders_were_opened(window: Window, tmp_path: Path) -> None:
    dialog = QFileDialog(window, "选材料", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    dialog.done(1)
    dialog.deleteLater()
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.sync()
    assert not Path(kept.fileName()).exists()


def test_the_folder_that_is_typed_is_the_folder_taken(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    dialog = QFileDialog(window, "交出到U盘或文件夹", str(Path.home()))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    with qtbot.waitExposed(dialog):
        dialog.show()
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    for end in range(1, len(str(stick)) + 1):
        field.setText(str(stick)[:end])
        field.textEdited.emit(field.text())
        qtbot.wait(1)
    assert folders.chosen_in(dialog) == str(stick)
    dialog.selectFile(str(tmp_path))
    field.clear()
    assert Path(folders.chosen_in(dialog)).is_dir()
    dialog.done(0)


def test_a_name_typed_without_its_ending_gets_it(window: Window, tmp_path: Path) -> None:
    """And a file that is there is asked about, by its whole name."""
    proposed = str(tmp_path / "统计 2026-11-23.xlsx")
    for typed, saved in [("统计 11.23", "统计 11.23.xlsx"), ("统计.XLSX", "统计.XLSX"), ("", "统计 2026-11-23.xlsx")]:
        dialog = folders.FileToWrite(window, "存统计表", proposed, "表格 (*.xlsx)")
        dialog.show()
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field.text() == Path(proposed).name
        field.setText(typed or field.text())
        dialog.accept()
        assert dialog.selectedFiles() == [str(tmp_path / saved)]
        dialog.deleteLater()


def test_a_file_that_is_there_goes_only_when_that_is_said(window: Window, tmp_path: Path) -> None:
    (tmp_path / "统计.xlsx").write_bytes(b"former")
    dialog = folders.FileToWrite(window, "存统计表", str(tmp_path / "统计 2026-11-23.xlsx"), "表格 (*.xlsx)")
    dialog.show()
    dialog.findChild(QLineEdit, "fileNameEdit").setText("统计")
    asked: list[str] = []

    def answer() -> None:
        box = dialog.findChild(QMessageBox)
        asked.append(box.text())
        box.defaultButton().click()

    QTimer.singleShot(0, answer)
    dialog.accept()
    assert "统计.xlsx" in asked[0]
    assert dialog.isVisible(), asked
    dialog.done(0)
    dialog.deleteLater()


def test_the_dialog_for_files_speaks_chinese(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "U盘").mkdir()
    dialog = QFileDialog(window, "选材料", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    qtbot.waitUntil(lambda: "文件夹" in words_of(dialog))
    english = [word for word in words_of(dialog) if re.search("[A-Za-z]{2}", re.sub(r"\(&.\)", "", word or ""))]
    assert english == []
    dialog.close()
    dialog.deleteLater()
