"""A table pasted as plain text, each cell on a line of its own: put together again where its numbers leave no doubt."""

from collections.abc import Sequence
from itertools import takewhile

from documents.reading.outline import Grid
from documents.reading.vocabulary import names_a_column

_FEWEST = 4  # names of columns, one below the other
_REBUILT = "第{}行起的表格每个单元格各占一行，按{}栏排成了表，请核对。"
_UNSURE = "第{}行起像是表格，每个单元格各占一行，分不清行列，没有读出问题，请改用原来的 Word 或 Excel 文件导入。"


def stacked(name: str, lines: Sequence[str], start: int) -> tuple[Grid, int, str] | None:
    """(the table that begins in this line, the line after it, what to tell of it), None where none begins."""
    names = list(takewhile(names_a_column, (line.strip() for line in lines[start : start + 60])))
    if len(names) < _FEWEST:
        return None
    width = len(names)
    rows = _rows([line.strip() for line in lines[start + width :]], width)
    if rows:
        end = start + width * (len(rows) + 1)
        grid = Grid(name=name, rows=[names, *rows], numbers=list(range(1, len(rows) + 2)))
        return grid, end, _REBUILT.format(start + 1, width)
    column = [[line.strip()] for line in lines[start:]]
    grid = Grid(name=name, rows=column, numbers=list(range(1, len(column) + 1)))
    return grid, len(lines), _UNSURE.format(start + 1)


def _rows(cells: list[str], width: int) -> list[list[str]]:
    """Rows that begin with 1, 2, 3 …; none where the number after the last stands anywhere else."""
    rows: list[list[str]] = []
    while cells[:1] == [str(len(rows) + 1)] and len(cells) >= width:
        rows.append(cells[:width])
        cells = cells[width:]
    return [] if str(len(rows) + 1) in [*(rows[-1] if rows else ()), *cells] else rows
