"""措施一{内容|进展|佐证} 措施二{内容|进展|佐证}: measures beside each other, as a table with a row for each."""

from documents.reading.cards import Cell, Laid, of_cells
from documents.reading.headers import bands, names_above
from documents.reading.outline import Grid
from domain.patterns import late

_OF_MEASURE = late(
    "[^/0-9一二三四五六七八九①-⑨]*(?:措施|举措)[（(]?(?P<number>[1-9一二三四五六七八九①-⑨])[）)]?/?(?P<said>[^0-9]*)"
)
_ITSELF = {"", "措施", "内容", "具体措施", "措施内容", "具体内容"}
_MEASURE = "整改措施"


def by_groups(grid: Grid) -> Laid | None:
    """The table told measure by measure; None where no two measures have columns of the same names."""
    band = next(bands(grid), None)
    names = [names_above(grid, band, column) for column in range(grid.width)] if band else []
    groups: dict[str, dict[str, int]] = {}
    for column, name in enumerate(names):
        if match := _OF_MEASURE.fullmatch(name):
            said = _MEASURE if match["said"] in _ITSELF else match["said"]
            groups.setdefault(match["number"], {}).setdefault(said, column)
    said_of_each = {name for group in groups.values() for name in group}
    if band is None or len(groups) < 2 or len(said_of_each) < 2 or _MEASURE not in said_of_each:
        return None
    taken = {column for group in groups.values() for column in group.values()}
    shared = [column for column, name in enumerate(names) if name and column not in taken]
    rows: list[list[Cell]] = []
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(band[-1] + 1, len(grid.rows)):
        first = len(rows) + 1
        for group in groups.values():
            own = group.get(_MEASURE)
            if len(rows) + 1 > first and not (own is not None and grid.rows[row][own]):
                continue  # fewer measures than there is room for
            owner |= {(len(rows) + 1, n): (first, n) for n, _ in enumerate(shared) if len(rows) + 1 > first}
            columns = [*shared, *(group.get(name) for name in sorted(said_of_each))]
            rows.append([("", "") if c is None else (grid.rows[row][c], grid.place(row, c)) for c in columns])
    return of_cells(grid, [*(names[c] for c in shared), *sorted(said_of_each)], rows, owner)
