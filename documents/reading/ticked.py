"""A tick below 完成, 基本完成 or 推进中: as a table in which one column says the status in words."""

from documents.reading.cards import Laid
from documents.reading.headers import bands
from documents.reading.outline import Grid
from domain.patterns import late
from domain.statuses import parse_status
from domain.words import RectificationStatus

_STATUS = "整改状态"
_LONGEST = 8  # signs of a status that heads a column
_TICK = late(r"\s*[√✓✔☑■●★○✅]\s*")


def by_ticks(grid: Grid) -> Laid | None:
    """The table with the name of the ticked column in the first of them; None where no columns are ticked."""
    band = next(bands(grid), None)
    columns = _columns(grid, band[-1]) if band else []
    if band is None or not columns:
        return None
    first, head = columns[0], band[-1]
    rows = [list(cells) for cells in grid.rows]
    places = [[grid.place(at, column) for column in range(grid.width)] for at in range(len(grid.rows))]
    for at in range(head + 1, len(rows)):
        if any(grid.anchor(at, column)[1] != column for column in columns):
            continue  # a footer over the whole width
        ticked = [column for column in columns if grid.rows[at][column]]
        for column in columns:
            rows[at][column] = ""
        rows[at][first] = "；".join(grid.rows[head][column] for column in ticked)
        if ticked:
            places[at][first] = grid.place(at, ticked[0])
    for column in columns:
        rows[head][column] = ""
    rows[head][first] = _STATUS
    return Laid.over(grid, rows, grid.owner, places)


def _columns(grid: Grid, head: int) -> list[int]:
    """Neighbours that are each called by a status and hold nothing but ticks, one of them at least."""
    runs: list[list[int]] = [[]]
    for column in range(grid.width):
        if _is_ticked(grid, head, column):
            runs[-1].append(column)
        elif runs[-1]:
            runs.append([])
    together = max(runs, key=len)
    used = any(grid.own(at, column) for column in together for at in range(head + 1, len(grid.rows)))
    names = {grid.rows[head][column] for column in together}
    return together if used and len(names) == len(together) > 1 else []


def _is_ticked(grid: Grid, head: int, column: int) -> bool:
    name = grid.rows[head][column]
    if not 2 <= len(name) <= _LONGEST or "销号" in name or parse_status(name).status is RectificationStatus.UNSTATED:
        return False
    told = (grid.own(at, column) for at in range(head + 1, len(grid.rows)))
    return all(map(_TICK.fullmatch, filter(None, told)))
