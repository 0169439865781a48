"""A staged file read in another way: as another kind of paper, or with a column taken as something else."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from documents.reading.result import Sheet
from domain.words import DocumentKind
from gui.desk import Desk
from gui.models.staging import StagedFile
from gui.operations import documents as deeds
from gui.pages.documents.preview import Preview
from gui.widgets.dialog import NoticeDialog


class Rereading(QObject):
    """Does what the preview asks for; still() says whether its files are those of the visit in view."""

    def __init__(self, desk: Desk, preview: Preview, still: Callable[[], bool]) -> None:
        super().__init__(preview)
        self._desk = desk
        self._preview = preview
        self._still = still
        preview.kind_chosen.connect(self._read_as)
        preview.mapped.connect(self._remap)

    def _read_as(self, path: Path, kind: DocumentKind) -> None:
        before = self._preview.files
        former = next((file for file in before if file.path == path), None)
        deeds.read_as(self._desk, path, kind, before, lambda staged: self._read_again(staged, former, None))

    def _remap(self, file: StagedFile, sheet: Sheet, column: int, field: str | None) -> None:
        before = self._preview.files
        deeds.remap(
            self._desk, file, sheet, column, field, before, lambda staged: self._read_again(staged, file, sheet)
        )

    def _read_again(self, staged: deeds.Staged, former: StagedFile | None, sheet: Sheet | None) -> None:
        """One file was read in another way: changes by hand that it cannot keep are given up only when asked."""
        preview = self._preview
        if not self._still() or former not in preview.files or not self._may_lose(staged):
            if former is not None and former in preview.files:
                preview.put(former, "")
            return
        again = next(file for file in staged.files if file.path == staged.newest)
        if sheet is not None:
            deeds.remember(again, sheet)
        if former is not None:
            preview.editor.keep(former)
        preview.put(again, "")

    def _may_lose(self, staged: deeds.Staged) -> bool:
        if not staged.lost:
            return True
        dialog = NoticeDialog(
            "有改动保留不了",
            f"按新的读法，手工改过的 {staged.lost} 处在这份文件里对不上，会丢掉；其余改动都保留。",
            "原件没有改动，也还没有收下任何内容；改读以后按 Ctrl+Z 可以回到现在。",
            ("不改读", "改读"),
            self._preview,
        )
        dialog.exec()
        pressed = dialog.pressed
        dialog.deleteLater()
        return pressed == 1
