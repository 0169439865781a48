"""Columns re-mapped by hand, on their way into the parsing process and onto the header it found."""

from collections.abc import Mapping
from dataclasses import replace

from documents.reading.headers import Header
from documents.reading.outline import Grid
from documents.reading.result import shape_of
from documents.reading.vocabulary import MANY

Columns = Mapping[tuple[str, int], str | None]  # (shape, column index) → field, None for a column left out


def remapped(grid: Grid, header: Header | None, columns: Columns) -> Header | None:
    """The header with the fields chosen for its shape; without one, the first row with words is taken for it."""
    row = first_row(grid)
    shape = shape_of(header.paths if header else grid.rows[row]) if columns else ""
    chosen = {column: field for (of, column), field in columns.items() if of == shape and column < grid.width}
    if not chosen:
        return header
    if header is None:
        header = Header(rows=[row], paths=list(grid.rows[row]), fields={}, many={}, first_data=row + 1)
    fields = {name: column for name, column in header.fields.items() if column not in chosen}
    many = {name: [c for c in columns_ if c not in chosen] for name, columns_ in header.many.items()}
    for column, field in sorted(chosen.items()):
        if field in MANY:
            many.setdefault(field, []).append(column)
        elif field == "measure" and "measure" in fields:
            many.setdefault("measure_more", []).append(column)
        elif field:
            fields[field] = column
        else:
            many.setdefault("ignored", []).append(column)
    return replace(header, fields=fields, many={name: told for name, told in many.items() if told})


def first_row(grid: Grid) -> int:
    """The row that stands for a header where none was recognized."""
    return next((n for n, _ in enumerate(grid.rows) if sum(bool(grid.rows[n][c]) for c in grid.distinct(n)) >= 2), 0)
