"""A row for each problem with the rows of its measures below it: as a table in which each has a column of its own."""

from dataclasses import dataclass
from itertools import pairwise

from documents.reading.cards import Laid
from documents.reading.claims import status_beside
from documents.reading.headers import bands, fields_in
from documents.reading.numbers import split_number
from documents.reading.outline import Grid
from documents.reading.section_names import ASPECT, tells_a_fault
from domain.numerals import half_width
from domain.patterns import late

_PROBLEM, _MEASURE, _STATE, _OF_MEASURE = "反馈问题", "整改措施", "整改状态", "措施状态"
_OF_MEASURES = late("措施|举措")
_COUNTED = late(r"([0-9]{1,3})(?:[.．、-]([0-9]{1,2}))?[.．、]?(?![0-9%％])")


@dataclass(frozen=True, kw_only=True)
class _Row:
    """What a row below the header tells in its one cell, or in the column of measures, and under which number."""

    at: int  # index of the row
    cell: int  # column of the words
    words: str
    count: tuple[str, str]  # ("2", "") of a problem, ("2", "1") of a measure for it, ("", "") without a number
    alone: bool


def by_outline(grid: Grid) -> Laid | None:
    """The table with a column for the problems; None where no rows of measures stand below rows of problems."""
    band = next(bands(grid), None)
    fields = fields_in(grid, band) if band else {}
    column = fields.get("measure", fields.get("heading"))
    if band is None or column is None or {"measure", "heading"} <= fields.keys():
        return None
    if not _OF_MEASURES.search(grid.rows[band[-1]][column]):
        return None
    counts = fields.get("number", fields.get("row_number"))
    told = [row for at in range(band[-1] + 1, len(grid.rows)) if (row := _told(grid, at, column, counts))]
    problems = {row.at: row for row, below in pairwise(told) if _is_problem(row, below)}
    first = next((row.at for row in told if not row.alone), None)
    if first is None or not problems or min(problems) > first:
        return None
    return _laid(grid, band, problems, column, counts, fields.get("measure_status", fields.get("status")))


def _told(grid: Grid, at: int, column: int, counts: int | None) -> _Row | None:
    filled = [c for c in grid.distinct(at) if grid.rows[at][c]]
    alone = len(filled) == 1
    cell = filled[0] if alone else column
    words = grid.rows[at][cell]
    if not words:
        return None
    listed = "" if alone or counts is None else grid.rows[at][counts]
    match = _COUNTED.match(half_width(listed or words))
    return _Row(at=at, cell=cell, words=words, count=(match[1], match[2] or "") if match else ("", ""), alone=alone)


def _is_problem(row: _Row, below: _Row) -> bool:
    """2.制度不落实（已完成） above 2.1; a 方面 stands above problems."""
    if below.alone or ASPECT.search(row.words):
        return False
    if row.count[0] and not row.count[1] and row.count[0] == below.count[0] and below.count[1]:
        return True
    return row.alone and (bool(status_beside(row.words)[1]) or tells_a_fault(row.words))


def _laid(
    grid: Grid, band: list[int], problems: dict[int, _Row], column: int, counts: int | None, state: int | None
) -> Laid:
    """Every row as it stands, the words of problems in a column at the right, the state behind them in another."""
    said = {at: status_beside(_without_number(row, counts)) for at, row in problems.items()}
    names = [_PROBLEM, *([_STATE] if any(states for _, states in said.values()) else [])]
    rows = [[*cells, *("" for _ in names)] for cells in grid.rows]
    owner = dict(grid.owner)
    places = [[grid.place(at, c) for c in (*range(grid.width), *(0 for _ in names))] for at in range(len(rows))]
    for at, row in problems.items():
        heading, states = said[at]
        rows[at][grid.width :] = [heading, *states, ""][: len(names)]
        places[at][grid.width :] = [grid.place(at, row.cell)] * len(names)
        if row.alone:
            rows[at][: grid.width] = [""] * grid.width
            owner = {cell: first for cell, first in owner.items() if cell[0] != at}
        rows[at][column] = ""
        if counts is not None:
            rows[at][counts] = row.count[0]
    rows[band[0]][grid.width :] = names
    rows[band[-1]][column] = _MEASURE
    if state is not None and len(names) > 1:
        rows[band[-1]][state] = _OF_MEASURE
    for at, cells in enumerate(rows):
        if at not in problems and len(grid.distinct(at)) == 1:  # joined over the whole width
            cells[grid.width :] = [cells[0]] * len(names)
            owner |= {(at, grid.width + n): (at, 0) for n in range(len(names))}
    return Laid.over(grid, rows, owner, places)


def _without_number(row: _Row, counts: int | None) -> str:
    """The words without the number, which goes into the column of numbers where there is one."""
    return split_number(row.words)[1] if counts is not None else row.words
