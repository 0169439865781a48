"""How a table speaks: which columns tell of each measure and which of the problem, what its numbers count."""

from dataclasses import dataclass

from documents.reading.entries import Group
from documents.reading.headers import Header
from documents.reading.inline import numbered_parts
from documents.reading.numbers import split_number
from documents.reading.outline import Grid
from domain.patterns import late

_OF_PROBLEM = late("是否|整改结果|问题")
_COUNTING = {"1.", "1.1", "（1）", "1）", "①"}  # 7.2: the second measure of the seventh problem
_BY_MEASURE = ("status", "evidence", "completed_on")
OWED = ("deadline", "lead_dept")  # said anew in every row of a problem, and the same each time


@dataclass(frozen=True, kw_only=True)
class Manner:
    """by_measure: whether a field is said of each measure; counts_rows: 序号 counts rows, not problems."""

    by_measure: dict[str, bool]
    counts_rows: bool
    typed_numbers: bool  # problems are numbered in their own cells: 1.学习不深入, 2.作风不实


def manner_of(grid: Grid, header: Header, groups: list[Group]) -> Manner:
    """Judged by all problems of the table together."""
    by_measure = {name: _is_by_measure(grid, header, name, groups) for name in _BY_MEASURE}
    by_measure["completed_on"] |= by_measure["status"]
    by_measure |= {name: "measure" in header.fields and _differs(grid, header, name, groups) for name in OWED}
    return Manner(
        by_measure=by_measure,
        counts_rows=_differs(grid, header, "row_number", groups),
        typed_numbers=_are_headings_numbered(grid, header, groups),
    )


def parts_of(grid: Grid, header: Header, rows: list[int], following: int) -> list[tuple[str, str]]:
    """(words, place) of the measures in these rows: those numbered in one cell, and 措施二, 措施三 beside it."""
    found: list[tuple[str, str]] = []
    for column in (header.fields["measure"], *header.many.get("measure_more", [])):
        words = grid.rows[rows[0]][column]
        parts = numbered_parts(words)
        if len(parts) == 1:
            number, rest = split_number(words)
            counts = number is not None and number.style in _COUNTING and number.value == following + len(found)
            parts = [rest] if counts and rest else parts
        found += [(part, grid.place(rows[0], column)) for part in parts]
    return found


def _is_by_measure(grid: Grid, header: Header, name: str, groups: list[Group]) -> bool:
    """Whether a column speaks of each measure: some problem has two cells of its own in it."""
    column = header.fields.get(name)
    if column is None or "measure" not in header.fields or "measure_more" in header.many:
        return False
    of_problem = bool(_OF_PROBLEM.search(header.paths[column]))
    many = [group for group in groups if len(group.rows) > 1]
    if not many:  # one cell for several measures speaks of all of them
        return not of_problem and all(len(parts_of(grid, header, group.rows, 1)) < 2 for group in groups)
    if any(sum(bool(grid.own(row, column)) for row in group.rows) > 1 for group in many):
        return True
    heading = header.fields.get("heading", column)
    joined = [any(grid.is_covered(row, heading) for row in group.rows) for group in many]
    if any(joined) and not any(grid.is_covered(row, column) for group in many for row in group.rows):
        return not of_problem  # the problem is merged, this column is not
    return not of_problem and not any(grid.rows[group.rows[0]][column] for group in many)


def _differs(grid: Grid, header: Header, name: str, groups: list[Group]) -> bool:
    """Whether the rows of some problem differ in this column."""
    column = header.fields.get(name)
    if column is None:
        return False
    return any(len({grid.rows[row][column] for row in group.rows} - {""}) > 1 for group in groups)


def _are_headings_numbered(grid: Grid, header: Header, groups: list[Group]) -> bool:
    column = header.fields.get("heading")
    if column is None:
        return False
    numbers = [split_number(grid.rows[group.rows[0]][column])[0] for group in groups]
    values = [number.value for number in numbers if number]
    counted = {"number", "row_number"} & header.fields.keys()
    return 2 * len(values) > len(groups) and (len(values) > 1 or values == [1] or (bool(values) and not counted))
