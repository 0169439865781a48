"""使用手册 (F1): one chapter for each place, kept as plain text in resources/manual, opened at the right one.

A chapter's lines are: `# ` its name, `## ` a heading, `- ` a point, `1. ` a step; everything else is a paragraph.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui import look
from gui.places import PLACES
from gui.widgets import PlainLabel
from gui.widgets.boxes import hbox, vbox
from gui.widgets.dialog import Dialog
from gui.widgets.panes import ScrollPane

FOLDER = Path(__file__).parents[1] / "resources" / "manual"
FIRST, LAST = "start", "trouble"
CHAPTERS = (FIRST, *(place.id for place in PLACES), LAST)
_LINE = re.compile(r"(?P<mark>#{1,2}|-|\d+\.) (?P<text>.+)")
WIDTH, CONTENTS, HEIGHT = 760, 148, 560


@dataclass(frozen=True)
class Line:
    """mark is "#", "##", "-", "3." or "" for a paragraph."""

    mark: str
    text: str


def chapter(name: str) -> list[Line]:
    """The lines of a chapter, its name first."""
    found = []
    for line in filter(None, (FOLDER / f"{name}.md").read_text(encoding="utf-8").splitlines()):
        match = _LINE.fullmatch(line)
        found.append(Line(match["mark"], match["text"]) if match else Line("", line))
    return found


class Manual(Dialog):
    """Stands beside the work: one goes on in the window while it is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("使用手册", parent, width=WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.contents = QListWidget()
        self.contents.setAccessibleName("手册目录")
        self.contents.setFixedWidth(CONTENTS)
        self.contents.setProperty("lines", True)
        for name in CHAPTERS:
            item = QListWidgetItem(chapter(name)[0].text, self.contents)
            item.setSizeHint(QSize(0, look.measure("table_row")))
        self.contents.currentRowChanged.connect(self._turn)
        self.area = ScrollPane("手册正文")
        row = hbox(self.contents, (self.area, 1), spacing=16)
        room = (parent.window().height() if parent else HEIGHT + 170) - 170
        self.area.setFixedHeight(max(140, min(HEIGHT, room)))
        self.contents.setFixedHeight(self.area.height())
        self.body.addLayout(row)
        self.add_buttons(("关闭",))

    def open_at(self, name: str) -> None:
        """Turn to a chapter; the first for a place that has none."""
        self.contents.setCurrentRow(CHAPTERS.index(name) if name in CHAPTERS else 0)
        self.contents.setFocus()
        self.show()

    def _turn(self, place: int) -> None:
        page = QWidget()
        column = vbox(on=page, margins=(0, 0, 16, 0))
        for line in chapter(CHAPTERS[place])[1:]:
            column.addWidget(_shown(line))
        column.addStretch(1)
        self.area.setWidget(page)


def _shown(line: Line) -> QWidget:
    if line.mark == "##":
        head = PlainLabel(line.text, "head")
        head.setContentsMargins(0, 12, 0, 4)
        return head
    text = PlainLabel(line.text, "body", wrap=True)
    text.setContentsMargins(0, 2, 0, 4)
    if not line.mark:
        return text
    box = QWidget()
    mark = PlainLabel("•" if line.mark == "-" else line.mark, "body", "text2")
    mark.setFixedWidth(24)
    mark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    mark.setContentsMargins(0, 2, 0, 0)
    hbox(mark, (text, 1), on=box)
    return box
