"""Several tables in one sheet: side by side with a blank column between, or below each other, each with a header."""

from dataclasses import replace
from itertools import pairwise

from documents.reading.headers import find_header
from documents.reading.outline import Grid


def side_by_side(grid: Grid) -> list[Grid]:
    """The tables from left to right; each of several must name problems of its own.

    A part keeps the width of the whole with blanks beside it, so that its places stay where they are.
    """
    header = find_header(grid)
    if header is None:
        return [grid]
    top = header.rows[0]
    blank = [c for c in range(grid.width) if not any(grid.rows[row][c] for row in range(top, len(grid.rows)))]
    edges = [-1, *blank, grid.width]
    spans = [range(left + 1, right) for left, right in pairwise(edges) if right - left > 3]
    parts = [_only(grid, span) for span in spans] if len(spans) > 1 else []
    return parts if parts and all(map(_names_problems, parts)) else [grid]


def rest_from(grid: Grid, row: int) -> Grid | None:
    """The table that begins at a row of names, with the lone title above it; None where nothing is listed under it."""
    titled = row > 0 and len(grid.words(row - 1)) == 1
    rest = _below(grid, row - titled)
    header = find_header(rest)
    if header is None or header.rows[0] > 1 or not {"heading", "measure"} & header.fields.keys():
        return None
    listed = any(rest.words(below) for below in range(header.first_data, len(rest.rows)))
    return rest if listed else None


def _only(grid: Grid, span: range) -> Grid:
    rows = [[words if c in span else "" for c, words in enumerate(row)] for row in grid.rows]
    owner = {cell: first for cell, first in grid.owner.items() if cell[1] in span and first[1] in span}
    return replace(grid, rows=rows, owner=owner, _merged_rows=set())


def _names_problems(part: Grid) -> bool:
    header = find_header(part)
    return header is not None and "heading" in header.fields and not header.guessed


def _below(grid: Grid, top: int) -> Grid:
    owner = {
        (row - top, column): (first - top, left) for (row, column), (first, left) in grid.owner.items() if first >= top
    }
    return replace(
        grid,
        rows=grid.rows[top:],
        numbers=grid.numbers[top:],
        owner=owner,
        hidden_rows={row - top for row in grid.hidden_rows if row >= top},
        _merged_rows=set(),
    )
