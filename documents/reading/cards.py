"""One problem for each table, the labels standing at the left (归零表)."""

import re
from dataclasses import dataclass

from documents.reading.headers import assign
from documents.reading.inline import numbered_parts
from documents.reading.outline import Grid
from documents.reading.result import ReadItem, ReadMeasure, Sheet
from domain.calendar import parse_deadline
from domain.patterns import late
from domain.statuses import parse_closed, parse_status

_EXAMPLE = late(r"[。；，\s]*(?:例如|例证|比如|如|例)\s*[：:，]\s*")
_LONGEST = 60  # rows of one problem's table
_NAMES = ("heading", "measure", "lead_dept", "lead_officer", "support_dept", "deadline", "status", "closed", "evidence")


@dataclass(frozen=True, kw_only=True)
class Cell:
    words: str
    place: str
    label: str


def is_card(grid: Grid) -> bool:
    """Whether most rows begin with a label that we know and have few cells."""
    if not 4 <= len(grid.rows) <= _LONGEST:
        return False
    labels = [row[0] for row in grid.rows]
    if len(set(labels)) < 0.8 * len(labels):
        return False
    narrow = sum(len(grid.distinct(row)) <= 4 for row in range(len(grid.rows)))
    fields, _ = assign(_upright(labels), labels, 1)
    return narrow == len(grid.rows) and len(fields) >= 3 and ("heading" in fields or "measure" in fields)


def read_card(grid: Grid, position: int, year: int | None) -> tuple[ReadItem, Sheet]:
    """The problem of one table."""
    cells = _cells(grid)
    labels = [cell.label for cell in cells]
    fields, _ = assign(_upright(labels), labels, 1)
    found = {name: cells[column] for name, column in fields.items() if cells[column].words}
    words = {name: found[name].words if name in found else None for name in _NAMES}
    places = {name: found[name].place if name in found else "" for name in _NAMES}
    heading, example = _split_example(words["heading"] or "")
    status = parse_status(words["status"])
    number = next((found[name].words for name in ("number", "row_number") if name in found), str(position))
    extras: dict[str, str] = {name: found[name].words for name in ("root_cause", "learn_from_one") if name in found}
    if example:
        extras["example"] = example
    item = ReadItem(
        position=position,
        number=re.sub(r"\D", "", number) or str(position),
        heading=heading,
        lead_officer=words["lead_officer"],
        lead_dept=words["lead_dept"],
        support_dept=words["support_dept"],
        responsible_place=places["lead_officer"] or places["lead_dept"],
        deadline=parse_deadline(words["deadline"], year=year) if words["deadline"] else None,
        deadline_place=places["deadline"],
        status_text=words["status"],
        status=status.status,
        long_term=status.long_term,
        status_basis="stated" if words["status"] else "none",
        status_place=places["status"],
        status_column=found["status"].label if "status" in found else "",
        closed_text=words["closed"],
        closed=parse_closed(words["closed"]),
        closed_place=places["closed"],
        evidence=words["evidence"],
        evidence_place=places["evidence"],
        measures=tuple(
            ReadMeasure(text=part, place=places["measure"])
            for part in numbered_parts(words["measure"] or "", single=True)
        ),
        extras=tuple(extras.items()),
        place=places["heading"] or grid.row_place(0),
    )
    names = {column: name for name, column in fields.items()}
    read_as = tuple(names.get(column, "") for column in range(len(labels)))
    return item, Sheet(name=grid.name, columns=tuple(labels), fields=read_as, card=True, data_rows=len(grid.rows))


def _cells(grid: Grid) -> list[Cell]:
    """Every label with the words beside it."""
    cells = []
    for row in range(len(grid.rows)):
        columns = grid.distinct(row)
        for label, value in zip(columns[::2], columns[1::2], strict=False):
            cells.append(Cell(words=grid.rows[row][value], place=grid.row_place(row), label=grid.rows[row][label]))
    return cells


def _upright(labels: list[str]) -> Grid:
    """The labels as a header row, for the same rules as every table."""
    return Grid(name="", rows=[list(labels)], numbers=[1])


def _split_example(text: str) -> tuple[str, str]:
    match = _EXAMPLE.search(text)
    if match and match.start() > 2:
        return text[: match.start()].rstrip("。；;，"), text[match.end() :].strip()
    return text.rstrip("。；;"), ""
