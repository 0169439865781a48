"""One problem for each table, the labels standing at the left (归零表): tables lying on their side.

A card may hold a list of its measures with a header of its own.
"""

from dataclasses import dataclass, replace
from typing import Self

from documents.reading.headers import assign, fields_in
from documents.reading.outline import Grid
from documents.reading.result import ReadItem, Sheet
from documents.reading.vocabulary import names_a_column
from domain.patterns import late

_EXAMPLE = late(r"[。；，\s]*(?:例如|例证|比如|如|例)\s*[：:，]\s*")
_ASPECT = "方面"
_PROBLEM = "问题"
_COUNT = "[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})[）)]?"
_OF_COUNTED = late(f"(?<=问题){_COUNT}$")
_TITLED = late(rf"(?:反馈)?问题{_COUNT}[：:、.．\s]\s*")
_FEWEST = 3  # labels, and columns with them, of a table that lies on its side
_LONGEST = 60  # rows of one problem's table

Cell = tuple[str, str]  # words and their place


@dataclass(kw_only=True)
class Laid(Grid):
    """Cards as the rows of one table below their labels; places are those of the cards."""

    places: list[list[str]]

    @classmethod
    def over(
        cls, grid: Grid, rows: list[list[str]], owner: dict[tuple[int, int], tuple[int, int]], places: list[list[str]]
    ) -> Self:
        """The same table with other cells: what it is called, where it stands and what it hides stays."""
        return cls(
            name=grid.name,
            rows=rows,
            numbers=grid.numbers,
            owner=owner,
            hidden_rows=grid.hidden_rows,
            hidden_columns=grid.hidden_columns,
            is_sheet=grid.is_sheet,
            under=grid.under,
            places=places,
        )

    def row_place(self, row: int) -> str:
        return next((place for place in self.places[row] if place), self.name)

    def place(self, row: int, column: int) -> str:
        return self.places[row][column] or self.row_place(row)


def of_cells(
    first: Grid, header: list[str], rows: list[list[Cell]], owner: dict[tuple[int, int], tuple[int, int]] | None = None
) -> Laid:
    """A table of these cells below a header that stands at the top of the first grid."""
    return Laid(
        name=first.name,
        rows=[header, *([words for words, _ in row] for row in rows)],
        numbers=list(range(1, len(rows) + 2)),
        owner=owner or {},
        places=[[first.row_place(0)] * len(header), *([place for _, place in row] for row in rows)],
    )


def is_card(grid: Grid) -> bool:
    """Whether most rows begin with a label that we know and have few cells; a short one has no others."""
    if not _FEWEST <= len(grid.rows) <= _LONGEST:
        return False
    listed = _listed(grid)
    rows = [row for row in range(len(grid.rows)) if row not in listed]
    labels = [_label(grid, row) for row in rows]
    if len(grid.rows) == _FEWEST and (grid.width > 2 or not all(map(names_a_column, labels))):
        return False
    if len(set(labels)) < 0.8 * len(labels):
        return False
    cells = [grid.distinct(row) for row in rows]
    third = [words for row, at in zip(rows, cells, strict=True) if len(at) > 2 and (words := grid.rows[row][at[2]])]
    in_pairs = max(map(len, cells)) <= 4 and 3 * sum(map(names_a_column, third)) >= len(third)  # else another problem
    fields, many = assign(Grid(name="", rows=[labels], numbers=[1]), labels, 1)
    return in_pairs and len(fields) + ("progress" in many) >= _FEWEST and ("heading" in fields or "measure" in fields)


def laid_out(cards: list[Grid]) -> Laid:
    """One table of these cards: their labels as its header, a row for each, or for each measure that it lists."""
    told = [_told(card) for card in cards]
    lists = [_measures(card) for card in cards]
    keys = list(dict.fromkeys(key for one in told for key in one))
    names = list(dict.fromkeys(name for rows in lists for row in rows for name in row))
    found: list[list[Cell]] = []
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for one, rows in zip(told, lists, strict=True):
        first = len(found) + 1
        for row in rows or [{}]:
            own = {(len(found) + 1, column): (first, column) for column in range(len(keys)) if len(found) >= first}
            owner |= own
            found.append([*(one.get(key, ("", "")) for key in keys), *(row.get(name, ("", "")) for name in names)])
    return of_cells(cards[0], [*(label for label, _ in keys), *names], found, owner)


def turned(grid: Grid) -> Laid | None:
    """A table whose names stand one below the other at the left, a column for each problem; None for any other."""
    kept = [row for row in range(len(grid.rows)) if len(grid.words(row)) > 1]  # a title stands alone
    if len(kept) < _FEWEST or grid.width < _FEWEST:
        return None
    at = {row: column for column, row in enumerate(kept)}
    columns = range(grid.width)
    return Laid(
        name=grid.name,
        rows=[[grid.rows[row][column] for row in kept] for column in columns],
        numbers=list(range(1, grid.width + 1)),
        owner={(c, at[r]): (left, at[top]) for (r, c), (top, left) in grid.owner.items() if r in at and top in at},
        hidden_rows=set(grid.hidden_columns),
        hidden_columns={at[row] for row in grid.hidden_rows & at.keys()},
        places=[[grid.place(row, column) for row in kept] for column in columns],
    )


def of_card(item: ReadItem) -> ReadItem:
    """A card tells 反馈的问题（包括例证） in one cell: the example apart."""
    match = _EXAMPLE.search(item.heading)
    if match is None or match.start() <= 2:
        return item
    example = item.heading[match.end() :].strip()
    example += "。" * (not example.endswith("。"))
    extras = (*item.extras, ("example", example))
    return replace(item, heading=item.heading[: match.start()].rstrip("。；;，"), extras=extras)


def sheets_of(cards: list[Grid], laid: Sheet) -> list[Sheet]:
    """What was understood of each card."""
    bare = Sheet(name="", columns=laid.columns, fields=laid.fields, card=True)
    return [replace(bare, name=card.name, data_rows=len(card.rows)) for card in cards]


def _listed(card: Grid) -> range:
    """The rows of a list of measures inside a card, its header first: up to the next label."""
    for top in range(1, len(card.rows) - 1):
        words = card.words(top)
        if len(words) >= _FEWEST and all(map(names_a_column, words)) and "measure" in fields_in(card, [top]):
            below = range(top + 1, len(card.rows))
            return range(top, next((row for row in below if names_a_column(card.rows[row][0])), len(card.rows)))
    return range(0)


def _measures(card: Grid) -> list[dict[str, Cell]]:
    """Of each row of such a list the words below its names."""
    rows = _listed(card)
    names = {column: card.rows[rows[0]][column] for column in card.distinct(rows[0])} if rows else {}
    return [{name: (card.rows[row][c], card.place(row, c)) for c, name in names.items()} for row in rows[1:]]


def _told(card: Grid) -> dict[tuple[str, int], Cell]:
    """(words, place) beside every label; a label that stands there twice is counted."""
    told: dict[tuple[str, int], Cell] = {}
    listed = _listed(card)
    for row in (row for row in range(len(card.rows)) if row not in listed):
        for name, words, column in _pairs(card, row):
            nth = 0
            while (name, nth) in told:
                nth += 1
            told[name, nth] = words, card.place(row, column)
    if card.under and not any(_ASPECT in name for name, _ in told):
        told[_ASPECT, 0] = card.under, card.row_place(0)
    return told


def _pairs(card: Grid, row: int) -> list[tuple[str, str, int]]:
    """Each label of a row with the words beside it and their column; 问题1：甲不到位 across a card is both in one."""
    columns, cells = card.distinct(row), card.rows[row]
    if len(columns) == 1 and (titled := _TITLED.match(cells[0])):
        return [(_PROBLEM, cells[0][titled.end() :], 0)]
    pairs = zip(columns[::2], columns[1::2], strict=False)
    return [(_OF_COUNTED.sub("", cells[label]), cells[value], value) for label, value in pairs]


def _label(card: Grid, row: int) -> str:
    """What a row begins with: 问题 of 问题1, 问题2, … in cards that count their problems."""
    return next((label for label, *_ in _pairs(card, row)), card.rows[row][0])
