"""The source of one document with the line in view marked: a grid for a workbook, paragraphs for a text."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from documents.reading.result import Reading
from gui.models.source_lines import GridModel, ParagraphModel, is_grid, sheet_names
from gui.pages.documents.grid_view import GridView
from gui.pages.documents.paragraph_view import ParagraphView
from gui.widgets import PaneHead, PlainLabel, Segments
from gui.widgets.boxes import vbox

ROOMY = 600  # px of the pane at which its head has room for all it says


class SourcePane(QWidget):
    """Reads nothing itself; what it shows is a reading."""

    line_chosen = Signal(str)  # place
    sheet_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.reading: Reading | None = None
        self._grids: dict[str, GridModel] = {}
        self.head = PaneHead("")
        self.head.row.setStretch(0, 0)
        self.head.title.setSizePolicy(self.sizePolicy())
        self.head.title.cut_inside()
        self.sheets = Segments(name="表")
        self.remark = PlainLabel("", "caption", "text2")
        self.head.add(self.sheets)
        self.head.stretch()
        self.head.add(self.remark)
        self.grid = GridView()
        self.paragraphs = ParagraphView()
        self.words = PlainLabel("", "body", "text2", wrap=True)
        self.words.setMargin(24)
        self.stack = QStackedWidget()
        for view in (self.grid, self.paragraphs, self.words):
            self.stack.addWidget(view)
        vbox(self.head, (self.stack, 1), on=self)
        self.sheets.chosen.connect(self.show_sheet)
        self.grid.line_chosen.connect(self.line_chosen)
        self.paragraphs.line_chosen.connect(self.line_chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name of the file comes before what is said of its head."""
        super().resizeEvent(event)
        self.remark.setVisible(self.width() >= ROOMY)

    def say(self, title: str, text: str) -> None:
        """A sentence instead of a source."""
        self.reading = None
        self._grids = {}
        self.head.set_title(title)
        self.sheets.hide()
        self.remark.setText("")
        self.words.setText(text)
        self.stack.setCurrentWidget(self.words)

    def show_reading(self, reading: Reading, title: str) -> None:
        """Show a source from its first line."""
        self.reading = reading
        self.head.set_title(title)
        self._grids = {}
        if is_grid(reading):
            names = sheet_names(reading)
            self._grids = {name: GridModel(reading, name) for name in names}
            self.sheets.set_options([(name, name) for name in names])
            self.sheets.setVisible(len(names) > 1)
            self.show_sheet(names[0])
            self.stack.setCurrentWidget(self.grid)
        else:
            self.sheets.hide()
            self.remark.setText(f"{len(reading.lines)} 段")
            self.paragraphs.show_text(ParagraphModel(reading))
            self.stack.setCurrentWidget(self.paragraphs)

    def show_sheet(self, name: str) -> None:
        """Turn to another sheet of the workbook."""
        model = self._grids[name]
        self.sheets.choose(name)
        self.grid.show_sheet(model)
        self.remark.setText(_head_words(model))
        self.sheet_changed.emit(name)

    def sheet(self) -> str:
        """The sheet in view, "" for a text."""
        return self.sheets.choice() if self._grids else ""

    def go_to(self, place: str) -> bool:
        """Bring a place into view and mark it; False when the source has no such place."""
        if not self._grids:
            return self.reading is not None and self.paragraphs.go_to(place)
        name = next((name for name, model in self._grids.items() if model.row_of(place) >= 0), "")
        if not name:
            return False
        if name != self.sheet() or self.grid.model() is not self._grids[name]:
            self.show_sheet(name)
        return self.grid.go_to(place)

    def focus_source(self) -> None:
        """Put the keys into the source."""
        current = self.stack.currentWidget()
        if current is not None:
            current.setFocus()


def _head_words(model: GridModel) -> str:
    rows = model.head.header_rows if model.head else ()
    parts = [f"表头第 {'、'.join(str(row) for row in rows)} 行"] if rows else []
    if any(line.covered for line in model.lines):
        parts.append("合并格已补齐（↑）")
    return "，".join(parts)
