"""A person's hand on what was understood: re-typed, split, merged, left out; every step can be taken back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from documents.reading.editing import As, merge, split
from documents.reading.result import Reading, ReadItem
from domain.errors import InputError
from gui.models.deadline_choices import DeadlineDoubt, edit_of_deadline
from gui.models.hand_edits import Deed, Edit, edit_of, retyped, with_deadline
from gui.models.item_types import What, taken_as, to_merge, what_at
from gui.models.staging import StagedFile
from gui.pages.documents.edit_bar import EditBar
from gui.pages.documents.split_dialog import SplitDialog


class Editor(QObject):
    """Knows the line in view; edited(file, place) brings the file as it is now. Nothing is written anywhere."""

    edited = Signal(object, str)
    undone = Signal(object)  # the file as it is again
    refused = Signal(object)  # InputError

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.bar = EditBar()
        self.file: StagedFile | None = None
        self.what: What | None = None
        self.chosen: list[ReadItem] = []
        self._former: list[tuple[StagedFile, str]] = []
        self.bar.typed.connect(self.retype)
        self.bar.split_asked.connect(self.split)
        self.bar.merge_asked.connect(self.merge)
        self.bar.undo_button.clicked.connect(self.undo)

    @property
    def can_undo(self) -> bool:
        return bool(self._former)

    def show(self, file: StagedFile | None, place: str, item: ReadItem | None = None) -> None:
        """Another line has the keys; item says which of several at one place."""
        self.file = file
        reading = file.reading if file else None
        self.what = item or (what_at(reading, place) if reading else None)
        self.bar.show_what(reading, self.what, may_undo=self.can_undo)

    def forget(self) -> None:
        """Other files are staged, or none: there is no way back to the former ones."""
        self._former.clear()
        self.show(None, "")

    def taken_as(self) -> As:
        """As what the line in view is taken."""
        reading = self.file.reading if self.file else None
        return taken_as(reading, self.what) if reading and self.what else As.NOTHING

    def can_change(self) -> bool:
        """Whether there is something to re-type."""
        return self.what is not None

    def can_part(self) -> bool:
        """Whether there is an item to split or to merge."""
        return isinstance(self.what, ReadItem)

    def retype(self, as_: As) -> None:
        """Take the item or line in view as something else."""
        if self.file is None or self.file.reading is None or self.what is None:
            return
        reading, what = self.file.reading, self.what
        if as_ is As.ISSUE and isinstance(what, ReadItem):
            return
        self._try(lambda: retyped(reading, what, as_), edit_of(Deed.RETYPE, [what], as_=as_), what.place)

    def split(self) -> None:
        """Two items out of the one in view."""
        if self.file is None or self.file.reading is None or not isinstance(self.what, ReadItem):
            return
        reading, item = self.file.reading, self.what
        dialog = SplitDialog(item, self._window)
        if dialog.exec() and dialog.pressed == 1:
            at = dialog.at
            self._try(lambda: split(reading, item, at), edit_of(Deed.SPLIT, [item], at=at), item.place)
        dialog.deleteLater()

    def merge(self) -> None:
        """The items chosen as one; with one chosen, it goes into the one before it."""
        if self.file is None or self.file.reading is None:
            return
        reading = self.file.reading
        items = to_merge(reading, [item for item in self.chosen if item in reading.items], self.what)
        self._try(lambda: merge(reading, items), edit_of(Deed.MERGE, items), items[0].place if items else "")

    def choose_deadline(self, doubt: DeadlineDoubt, option: int) -> None:
        """Take the deadline of an item as first set or as put off."""
        if self.file is None or self.file.reading is None or option == doubt.chosen:
            return
        reading = self.file.reading
        self._try(
            lambda: with_deadline(reading, doubt.item, doubt.was, option), edit_of_deadline(doubt, option), doubt.place
        )

    def undo(self) -> None:
        """The file as it was before the last change."""
        if self._former:
            file, place = self._former.pop()
            self.undone.emit(file)
            self.edited.emit(file, place)

    def keep(self, former: StagedFile) -> None:
        """The file was read in another way: the way back leads through what it was before."""
        self._former.append((former, ""))

    def _try(self, change: Callable[[], Reading], edit: Edit, place: str) -> None:
        file = self.file
        if file is None:
            return
        try:
            reading = change()
        except InputError as problem:
            self.refused.emit(problem)
            return
        self._former.append((file, self.what.place if self.what else place))  # back to where one stood
        self.edited.emit(replace(file, reading=reading, edits=(*file.edits, edit)), place)
