"""Asking for a place on the disk: a folder as it was typed, a file to write with the ending of its kind."""

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


def ask_file(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """The file to write, "" when none was chosen; whether one that is there may go is asked by the dialog.

    The ending is that of the name proposed, also where another name is typed without it.
    """
    dialog = FileToWrite(parent, title, proposed, kinds)
    chosen = next(iter(dialog.selectedFiles()), "") if dialog.exec() else ""
    dialog.deleteLater()
    return chosen


class FileToWrite(QFileDialog):
    """QFileDialog.getSaveFileName adds no ending, and setDefaultSuffix takes the 23 of “统计 11.23” for one."""

    def __init__(self, parent: QWidget, title: str, proposed: str, kinds: str) -> None:
        super().__init__(parent, title, str(Path(proposed).parent), kinds)
        self._ending = Path(proposed).suffix
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(self._ending)  # for the system's own dialog
        self.selectFile(Path(proposed).name)

    def accept(self) -> None:
        field = self.findChild(QLineEdit, "fileNameEdit")
        if field is not None and (typed := field.text().strip()):
            whole = typed.lower().endswith(self._ending)
            leads_on = self.directory().exists(typed)  # into that folder
            field.setText(typed if whole or leads_on else typed + self._ending)
        super().accept()
