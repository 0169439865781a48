"""The source as it stands: one sheet as a grid, or a text as a column of paragraphs; rows are asked when in view."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from documents.reading.outline import column_letters
from documents.reading.places import row_of
from documents.reading.result import Line, Reading, Sheet
from gui.widgets.veil import covered

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
COVERED_ROLE = Qt.ItemDataRole.UserRole + 2  # the cell only repeats what was merged into it
HEAD_ROLE = Qt.ItemDataRole.UserRole + 3  # the row belongs to the head or the title of the sheet
COVERED_SIGN = "↑"


def is_grid(reading: Reading) -> bool:
    """Whether the source is a workbook: its lines have sheets, and rows of their own."""
    return any(line.sheet and line.cells for line in reading.lines)


def sheet_names(reading: Reading) -> list[str]:
    """The sheets in their order, those without a recognized head too."""
    return list(dict.fromkeys(line.sheet for line in reading.lines if line.sheet))


class SourceModel(QAbstractTableModel):
    """What both views share: the lines, and where a place stands."""

    def __init__(self, lines: list[Line]) -> None:
        super().__init__()
        self.lines = lines
        self._rows: dict[object, int] = {}
        for row, line in enumerate(lines):
            for key in row_keys(line.place):
                self._rows.setdefault(key, row)

    def row_of(self, place: str) -> int:
        """The row of a place, of the row a cell stands in, or −1."""
        return next((self._rows[key] for key in row_keys(place) if key in self._rows), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)


class GridModel(SourceModel):
    """One sheet of a workbook."""

    def __init__(self, reading: Reading, sheet: str) -> None:
        super().__init__([line for line in reading.lines if line.sheet == sheet])
        head = next((known for known in reading.sheets if known.name == sheet), None)
        self.head: Sheet | None = head
        self._head_rows = {*head.header_rows, head.title_row, head.as_of_row} if head else set()
        self._width = max((len(line.cells) for line in self.lines), default=0)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._width

    def in_table(self, row: int) -> bool:
        """Whether a row belongs to the table, head or body: titles and footers run over all columns."""
        if self.head is None:
            return True
        return self.lines[row].row not in {self.head.title_row, self.head.as_of_row, *self.head.footer_rows}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        merged = column in line.covered
        if role == Qt.ItemDataRole.DisplayRole:
            text = line.cells[column] if column < len(line.cells) else ""
            return COVERED_SIGN if merged and text else covered(text)
        if role == LINE_ROLE:
            return line
        if role == COVERED_ROLE:
            return merged
        if role == HEAD_ROLE:
            return line.row in self._head_rows
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return column_letters(section)
        return str(self.lines[section].row or "")


class ParagraphModel(SourceModel):
    """A text: one paragraph or table row a line."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(list(reading.lines))

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            text = " │ ".join(line.cells) if line.cells else line.text
            return covered(f"{line.number}{text}")
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return covered(f"{line.place}，{line.number}{line.text}")
        return None


def row_keys(place: str) -> tuple[object, ...]:
    """The place itself, then the row it lies in: 三四方面!J13 → 三四方面, 13."""
    row = row_of(place)
    return (place, row) if row else (place,)
