"""三张清单: problems, tasks and who answers for them in tables of their own, joined into one item for each problem."""

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import groupby
from typing import Any

from documents.reading.headers import bands, fields_in
from documents.reading.outline import Grid
from documents.reading.result import ReadItem
from domain.crosscheck.texts import essence
from domain.patterns import late

_OF_THE_FIRST = {"position", "number", "place", "heading", "heading_line", "status", "status_basis"}
_SAID = [field.name for field in fields(ReadItem) if field.name not in _OF_THE_FIRST]
_MAY_DIFFER = {"aspect", "detail", "group", "goal"}
_ROW = late("第[0-9]+行.*")
_TASKS = late("任务$|(?:序号|编号)$")  # what a list tells of beside the number of a problem is no problem
_MOSTLY = 0.6  # of a list that names problems of those before it


def joined_lists(items: Sequence[ReadItem]) -> list[ReadItem]:
    """The items of several tables, those of one problem made one where each table tells something else of it."""
    joined: list[ReadItem] = []
    for _, listed in groupby(items, key=_table):
        own = list(listed)
        if not joined:
            joined = own
            continue
        known = {essence(item.heading): index for index, item in enumerate(joined)}
        again = [(joined[known[name]], item) for item in own if (name := essence(item.heading)) in known]
        apart = any(_at_odds(*pair) for pair in again) or not any(_adds(*pair) for pair in again)
        if apart or len(again) < max(1, _MOSTLY * len(own)):
            joined += own
            continue
        for item in own:
            index = known.get(essence(item.heading))
            if index is None:
                joined.append(item)
            else:
                joined[index] = _both(joined[index], item)
    return [item if item.position == index else replace(item, position=index) for index, item in enumerate(joined, 1)]


def with_problems(grid: Grid, items: Sequence[ReadItem]) -> Grid:
    """A list that names its problems by their numbers only, with a column for what those before it call them."""
    rows = next(bands(grid), None)
    fields = fields_in(grid, rows) if rows else {}
    column = fields.get("number")
    if rows is None or column is None or not _TASKS.search(grid.rows[rows[-1]][fields.get("heading", column)]):
        return grid
    names = {item.number: item.heading for item in reversed(items)}
    told = [grid.own(row, column) if row > rows[-1] else "" for row in range(len(grid.rows))]
    if sum(map(bool, told)) < 2 or not all(number in names for number in told if number):
        return grid
    named = [[*row, names.get(number, "")] for row, number in zip(grid.rows, told, strict=True)]
    named[rows[-1]][-1] = "反馈问题"
    return replace(grid, rows=named)


def _table(item: ReadItem) -> str:
    """The sheet of 任务清单!C3, the table of 表1第3行 and of 第2页表格第3行."""
    sheet, mark, _ = item.place.rpartition("!")
    return sheet if mark else _ROW.sub("", item.place)


def _at_odds(item: ReadItem, other: ReadItem) -> bool:
    """Whether both say something of the same matter, each in its own words: then they are two ledgers."""
    names = (name for name in _SAID if name not in _MAY_DIFFER and not name.endswith("_place"))
    return any((one := _said(item, name)) and (two := _said(other, name)) and one != two for name in names)


def _adds(item: ReadItem, other: ReadItem) -> bool:
    """Whether the other says what the item does not: two ledgers that say the same are no two lists of one plan."""
    names = (name for name in _SAID if name not in _MAY_DIFFER and not name.endswith("_place"))
    return any(_said(other, name) and not _said(item, name) for name in names)


def _said(item: ReadItem, name: str) -> object:
    return tuple(measure.text for measure in item.measures) if name == "measures" else getattr(item, name)


def _both(item: ReadItem, other: ReadItem) -> ReadItem:
    """The item with what only the other says of it."""
    new: dict[str, Any] = {name: value for name in _SAID if not getattr(item, name) and (value := getattr(other, name))}
    if other.detail and other.detail not in item.detail:
        new["detail"] = "\n".join(part for part in (item.detail, other.detail) if part)
    status: dict[str, Any] = {} if item.status_text else {"status": other.status, "status_basis": other.status_basis}
    return replace(item, **new, **status)
