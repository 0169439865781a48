"""Comma-separated tables as spreadsheets and platforms export them."""

import csv
from io import StringIO
from pathlib import Path

from documents.reading.formats.text import text_of
from documents.reading.outline import Grid, Outline


def outline(path: Path) -> Outline:
    """Read a .csv or .tsv; cells stay text, whatever they begin with."""
    text = text_of(path)
    first = text.partition("\n")[0]
    delimiter = max(",\t;，", key=first.count)
    rows = [[cell.strip() for cell in row] for row in csv.reader(StringIO(text), delimiter=delimiter)]
    numbered = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    width = max((len(row) for _, row in numbered), default=0)
    grid = Grid(
        name=path.stem[:31],
        rows=[row + [""] * (width - len(row)) for _, row in numbered],
        numbers=[number for number, _ in numbered],
        is_sheet=True,
    )
    return Outline(blocks=[grid] if numbered else [])
