"""Comma-separated tables as spreadsheets and platforms export them."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

from documents.reading.formats.text import text_of
from documents.reading.outline import Grid, Outline


def outline(path: Path) -> Outline:
    """Read a .csv or .tsv; cells stay text, whatever they begin with."""
    text = text_of(path)
    csv.field_size_limit(len(text) + 1)
    delimiter = max("\t,;，", key=lambda mark: _even(text, mark))
    rows = [[cell.strip() for cell in row] for row in _rows(text, delimiter)]
    numbered = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    width = max((len(row) for _, row in numbered), default=0)
    grid = Grid(
        name=path.stem[:31],
        rows=[row + [""] * (width - len(row)) for _, row in numbered],
        numbers=[number for number, _ in numbered],
        is_sheet=True,
    )
    return Outline(blocks=[grid] if numbered else [])


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter)


def _even(text: str, delimiter: str) -> int:
    """How many of the first rows a mark cuts into the same number of cells: a title above or a comma within do not."""
    widths = Counter(len(row) for row in islice(_rows(text, delimiter), 30) if len(row) > 1)
    return max(widths.values(), default=0)
