"""列对应: as what each column of a sheet was read, to be said otherwise."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from documents.reading import mappings
from documents.reading.outline import column_letters
from documents.reading.result import Sheet
from gui.pages.documents.wording import field_word
from gui.widgets import Glyph, GlyphKind, PlainLabel, Strip, clear
from gui.widgets.boxes import STRETCH, vbox
from gui.widgets.combo_box import ComboBox
from gui.widgets.panes import ScrollPane
from gui.widgets.tab_order import chain

EDGE = 12
LEFT_OUT = "不收入"


class ColumnList(QWidget):
    """The columns of the sheet in view and as what they were read; what was left out first."""

    mapped = Signal(object, int, object)  # Sheet, column, field or None
    listed = Signal(bool)  # whether there are columns to list

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._boxes: dict[int, ComboBox] = {}
        self._held = -1  # the column that had the keys before the sheet was read anew
        self._grid = QGridLayout()
        self._grid.setContentsMargins(EDGE, 4, EDGE, 8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        inner = QWidget()
        vbox(self._grid, STRETCH, on=inner, spacing=None)
        self._scroll = scroll = ScrollPane("列对应", inner)
        head = Strip(32, "top")
        self.figures = PlainLabel("", "caption", "text2")
        head.add(PlainLabel("列对应", "pane"))
        head.stretch()
        head.add(self.figures)
        vbox(head, (scroll, 1), on=self)
        self.setMinimumHeight(120)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """The columns of another sheet, or the same ones read otherwise: the keys stay at their column."""
        self._held = next((column for column, box in self._boxes.items() if box.hasFocus()), self._held)
        self._boxes = {}
        self.listed.emit(sheet is not None)
        clear(self._grid)
        if sheet is None:
            return
        order = sorted(range(len(sheet.columns)), key=lambda column: bool(sheet.fields[column]))
        for row, column in enumerate(order):
            self._boxes[column] = self._add(row, column, sheet)
        chain([self._scroll, *self._boxes.values()])
        if (box := self._boxes.get(self._held)) is not None:
            box.setFocus()
            QTimer.singleShot(0, box, lambda: self._scroll.ensureWidgetVisible(box))  # when it has its place
        self._held = -1
        read = sum(1 for field in sheet.fields if field)
        self.figures.setText(f"{len(sheet.columns)} 列，收入 {read} 列")

    def _add(self, row: int, column: int, sheet: Sheet) -> ComboBox:
        field = sheet.fields[column]
        hidden = "（隐藏）" if column in sheet.hidden else ""
        name = PlainLabel(f"{column_letters(column)}　{sheet.columns[column]}{hidden}", "caption", elide=True)
        self._grid.setRowMinimumHeight(row, 34)
        self._grid.addWidget(name, row, 0)
        box = self._choice(sheet, column, field)
        self._grid.addWidget(box, row, 1)
        self._grid.addWidget(
            Glyph(GlyphKind.OK if field else GlyphKind.NA, 16, "已收入" if field else "不收入"), row, 2
        )
        return box

    def _choice(self, sheet: Sheet, column: int, field: str) -> ComboBox:
        known = {"": LEFT_OUT, **mappings.FIELDS}
        if field and field_word(field) and field not in known:
            known[field] = field_word(field)
        box = ComboBox()
        box.setAccessibleName(f"{column_letters(column)} 列“{sheet.columns[column]}”收作")
        for identifier, word in known.items():
            box.addItem(word, identifier)
        box.setMinimumWidth(box.field_width())
        box.setCurrentIndex(max(0, box.findData(field)))
        box.activated.connect(lambda row: self.mapped.emit(sheet, column, box.itemData(row) or None))
        return box
