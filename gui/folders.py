"""Asking for a folder, in the one way that gives back the folder that was typed."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget


def ask(parent: QWidget, title: str, start: str = "") -> str:
    """The folder chosen in the list or typed, "" when none was.

    QFileDialog.getExistingDirectory gives the folder above where a path was typed and Qt draws the dialog itself:
    completing selects every folder on the way, and it returns the first that is selected.
    """
    dialog = QFileDialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    chosen = chosen_in(dialog) if dialog.exec() else ""
    dialog.deleteLater()
    return chosen


def chosen_in(dialog: QFileDialog) -> str:
    """What stands in the field for the name, which also follows the list; the system's own dialog has no such field."""
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    if field is not None and field.text():
        return str(Path(dialog.directory().absolutePath()) / field.text())
    return next(iter(dialog.selectedFiles()), "")
