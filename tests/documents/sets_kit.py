"""Whole sets of papers kept as plain text, made into Word and Excel files on the spot.

A line that begins with | is a row of a table; a cell of ^ goes on with the one above, a cell of < with the one at its
left. In a workbook === begins a sheet, and a line without | is a row joined over all columns.
"""

from pathlib import Path

import docx
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SETS = Path(__file__).parent / "sets"
_ABOVE, _LEFT = "^", "<"


def papers(folder: Path, into: Path) -> list[Path]:
    """The papers of a set as files, in their order."""
    return [_made(source, into) for source in sorted(folder.glob("*.txt")) if source.name != "planted.txt"]


def planted(folder: Path) -> list[tuple[str, str, str]]:
    """(kind, words of the problem, words of a quote or of the description) of all that must be found."""
    lines = (folder / "planted.txt").read_text(encoding="utf-8").splitlines()
    return [(kind, problem, words) for kind, problem, words in (line.split("|") for line in lines)]


def _made(source: Path, into: Path) -> Path:
    path = into / source.name.removesuffix(".txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    (_paper if path.suffix == ".docx" else _book)(path, lines)
    return path


def _paper(path: Path, lines: list[str]) -> None:
    document = docx.Document()
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(line[1:].split("|"))
            continue
        if rows:
            table = document.add_table(len(rows), len(rows[0]))
            cells = [[*row.cells] for row in table.rows]  # asked of the table, each costs a walk over all of it
            for r, row in enumerate(rows):
                for c, words in enumerate(row):
                    if words in {_ABOVE, _LEFT}:
                        cells[r][c] = cells[r - (words == _ABOVE)][c - (words == _LEFT)].merge(cells[r][c])
                    else:
                        cells[r][c].text = words
            rows = []
        document.add_paragraph(line)
    document.save(str(path))


def _book(path: Path, lines: list[str]) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    rows: list[list[str]] = []
    for line in [*lines, "==="]:
        if line.startswith("===") and rows:
            _fill(book.worksheets[-1], rows)
            rows = []
        elif not line.startswith("==="):
            rows.append(line[1:].split("|") if line.startswith("|") else [line, *[_LEFT] * 7])
        if line.startswith("=== "):
            book.create_sheet(line[4:])
    book.save(path)


def _fill(sheet: Worksheet, rows: list[list[str]]) -> None:
    """Values first, then every cell with those that go on with it joined."""
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows, 1):
        for c, words in enumerate(row, 1):
            from_ = {_ABOVE: (r - 1, c), _LEFT: (r, c - 1)}.get(words)
            owner[r, c] = owner[from_] if from_ else (r, c)
            reach[owner[r, c]] = (r, c)
            if not from_ and words:
                sheet.cell(r, c, int(words) if words.isdigit() else words)
    for (top, left), (bottom, right) in reach.items():
        if (top, left) != (bottom, right):
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
