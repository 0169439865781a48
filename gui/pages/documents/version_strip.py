"""Above the source of a document whose kind was taken in before: what changed, and whether it replaces the former."""

from PySide6.QtCore import Signal

from gui.models.staging import StagedFile
from gui.widgets import Chip, PlainLabel, Segments, Strip

HEIGHT = 40
REPLACE, BESIDE = "replace", "beside"


class VersionStrip(Strip):
    """chosen(replacing) when a person decides."""

    chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__(HEIGHT)
        self.chip = Chip("新版本", "wait")
        self.figures = PlainLabel("", "body", "text", elide=True)
        self.choice = Segments([(REPLACE, "替换旧版"), (BESIDE, "另收一份")], name="怎样收下")
        self.choice.chosen.connect(lambda choice: self.chosen.emit(choice == REPLACE))
        self.add(self.chip, self.figures)
        self.row.setStretch(1, 1)
        self.add(self.choice)
        self.hide()

    def show_file(self, file: StagedFile | None) -> None:
        """Hidden for a kind that comes for the first time, and for the very file that lies here already."""
        told = file.difference if file and not file.taken_before else None
        self.setVisible(told is not None)
        if file is None or told is None:
            return
        self.choice.choose(REPLACE if file.replacing else BESIDE)
        counts = (("增加", len(told.added)), ("删去", len(told.removed)), ("改写", len(told.reworded)))
        words = "、".join(f"{name} {count}" for name, count in counts if count) or "没有变化"
        keeps = "，已作的答复保留" if file.replacing else "，两份并存"
        self.figures.setText(f"收过{file.kind}：{words}，不变 {told.same}{keeps}")
