"""点人 | 点事 | 点问题: named matters that stand in a column or a row for each sort, as a table with a row for each."""

from collections.abc import Iterator

from documents.reading.cards import Cell, Laid, of_cells
from documents.reading.headers import SEARCHED
from documents.reading.inline import numbered_parts
from documents.reading.outline import Grid
from documents.reading.vocabulary import names_a_column
from domain.patterns import late
from domain.words import NamedKind

_SORT = late("点?(?:到|名)?的?(人|事|问题)(?:员|项)?(?:方面|情况|类)?")
_NOTHING = late("[-—－–/／\\s]*|无")
_NAMES = ["类别", "点题内容"]
_ASKED = "办理要求"
_ASKS = late("[。；，,]\\s*(?:办理|处理|整改)?要求[：:]")


def by_columns(grid: Grid) -> Laid | None:
    """A table with a column for each sort; the other columns of a row are said of all its matters."""
    for top in range(min(SEARCHED, len(grid.rows))):
        sorts = {column: told for column in grid.distinct(top) if (told := _sort(grid.rows[top][column]))}
        if len(set(sorts.values())) > 1:
            others = [column for column in grid.distinct(top) if column not in sorts]
            rows = [
                [(kind, grid.place(row, column)), matter, *((grid.rows[row][c], grid.place(row, c)) for c in others)]
                for row in range(top + 1, len(grid.rows))
                for column, kind in sorts.items()
                for matter in _matters(grid, row, column)
            ]
            return of_cells(grid, [*_NAMES, *(grid.rows[top][column] for column in others)], rows)
    return None


def by_rows(grid: Grid) -> Laid | None:
    """A form with a row for each sort; what its other labels say is said of all matters."""
    sorts = {row: told for row in range(len(grid.rows)) if (told := _sort(grid.rows[row][0]))}
    if len(set(sorts.values())) < 2:
        return None
    said: dict[str, Cell] = {}
    for row in set(range(len(grid.rows))) - sorts.keys():
        columns = list(grid.distinct(row))
        for label, value in zip(columns[::2], columns[1::2], strict=False):
            if names_a_column(grid.rows[row][label]):
                said[grid.rows[row][label]] = grid.rows[row][value], grid.place(row, value)
    rows = [
        [(kind, grid.place(row, 0)), *((matter, *said.values()) if said else _asked(*matter))]
        for row, kind in sorts.items()
        for column in list(grid.distinct(row))[1:]
        for matter in _matters(grid, row, column)
    ]
    return of_cells(grid, [*_NAMES, *(said or [_ASKED])], rows)


def _asked(words: str, place: str) -> tuple[Cell, Cell]:
    """某人某事。要求：严肃查处 as the matter and what is asked."""
    mark = _ASKS.search(words)
    matter, asked = (words[: mark.start()], words[mark.end() :]) if mark else (words, "")
    return (matter, place), (asked, place)


def _sort(words: str) -> str:
    match = _SORT.fullmatch("".join(words.split()))
    return f"点{NamedKind(match[1])}" if match else ""


def _matters(grid: Grid, row: int, column: int) -> Iterator[Cell]:
    """1.某人某事；2.某人某事 of one cell, each at the place of the cell."""
    words = grid.own(row, column)
    if not _NOTHING.fullmatch(words):
        yield from ((part, grid.place(row, column)) for part in numbered_parts(words, single=True))
