"""One problem for each table, the labels standing at the left (归零表): tables lying on their side."""

from dataclasses import dataclass, replace

from documents.reading.headers import assign, names_a_column
from documents.reading.outline import Grid
from documents.reading.result import ReadItem, Sheet
from domain.patterns import late

_EXAMPLE = late(r"[。；，\s]*(?:例如|例证|比如|如|例)\s*[：:，]\s*")
_FEWEST = 3  # labels, and columns with them, of a table that lies on its side
_LONGEST = 60  # rows of one problem's table


@dataclass(kw_only=True)
class Laid(Grid):
    """Cards as the rows of one table below their labels; places are those of the cards."""

    places: list[list[str]]

    def row_place(self, row: int) -> str:
        return next((place for place in self.places[row] if place), self.name)

    def place(self, row: int, column: int) -> str:
        return self.places[row][column] or self.row_place(row)


def is_card(grid: Grid) -> bool:
    """Whether most rows begin with a label that we know and have few cells."""
    if not 4 <= len(grid.rows) <= _LONGEST:
        return False
    labels = [row[0] for row in grid.rows]
    if len(set(labels)) < 0.8 * len(labels):
        return False
    cells = [grid.distinct(row) for row in range(len(grid.rows))]
    third = [words for row, columns in enumerate(cells) if len(columns) > 2 and (words := grid.rows[row][columns[2]])]
    in_pairs = max(map(len, cells)) <= 4 and 3 * sum(map(names_a_column, third)) >= len(third)  # else another problem
    fields, _ = assign(Grid(name="", rows=[labels], numbers=[1]), labels, 1)
    return in_pairs and len(fields) >= 3 and ("heading" in fields or "measure" in fields)


def laid_out(cards: list[Grid]) -> Laid:
    """One table of these cards: their labels as its header, a row for each."""
    told = [_told(card) for card in cards]
    keys = list(dict.fromkeys(key for one in told for key in one))
    labels, found = [label for label, _ in keys], [[one.get(key, ("", "")) for key in keys] for one in told]
    return Laid(
        name=cards[0].name,
        rows=[labels, *([words for words, _ in row] for row in found)],
        numbers=list(range(1, len(cards) + 2)),
        places=[[cards[0].row_place(0)] * len(keys), *([place for _, place in row] for row in found)],
    )


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


def _told(card: Grid) -> dict[tuple[str, int], tuple[str, str]]:
    """(words, place) beside every label; a label that stands there twice is counted."""
    told: dict[tuple[str, int], tuple[str, str]] = {}
    for row in range(len(card.rows)):
        columns = card.distinct(row)
        for label, value in zip(columns[::2], columns[1::2], strict=False):
            name, nth = card.rows[row][label], 0
            while (name, nth) in told:
                nth += 1
            told[name, nth] = card.rows[row][value], card.place(row, value)
    return told
