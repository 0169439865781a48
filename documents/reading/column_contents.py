"""What columns hold tells what they are where their names do not: states, days, 点人 and 点事, problems."""

import re

from documents.reading.outline import Grid
from documents.reading.vocabulary import LONGEST_NAME

BARE = re.compile(r"[0-9０-９、，,.．\s—－/-]+|无")
_NAMES_HEADING = re.compile("问题|[人事]|任务|内容|要点|线索|表现")
_WORDY = 6  # signs that a cell of problems has at least, on the average
_SORT = re.compile("点?(?:人|事|问题)")
_TOLD_BY_CONTENT = (
    (
        "status",
        re.compile(
            "(?:已|基本|正在|未|尚未|持续|长期)?(?:经|全部)?(?:完成|办结|整改|推进|坚持|销号)"
            "|[0-9]{1,3}(?:[.][0-9]+)?[%％]$|[√✓✔○×]$"
        ),
    ),
    ("named_kind", re.compile(f"{_SORT.pattern}$")),
    (
        "deadline",
        re.compile("(?:[0-9]{4}\\s*[年./-]\\s*)?(?:年?底|[0-9]{1,2}\\s*(?:月|[./-][0-9]{1,2})).{0,6}(?:前|完成|办结)$"),
    ),
)


def heading_by_content(
    grid: Grid, paths: list[str], fields: dict[str, int], many: dict[str, list[int]], above: int
) -> int | None:
    """The column no rule knows whose name and words are most like problems."""
    taken = {*fields.values(), *(column for columns in many.values() for column in columns), *grid.hidden_columns}
    length: dict[int, float] = {}
    for column in set(range(grid.width)) - taken:
        told = [words for row in range(above + 1, len(grid.rows)) if (words := grid.own(row, column))]
        if told and _NAMES_HEADING.search(paths[column]) and not all(map(BARE.fullmatch, told)):
            length[column] = sum(map(len, told)) / len(told)
    best = max(length, key=lambda column: length[column], default=None)
    return best if best is not None and length[best] >= _WORDY else None


def fill_by_content(
    grid: Grid, paths: list[str], fields: dict[str, int], many: dict[str, list[int]], above: int
) -> None:
    """Fields that no name gave away; 整改进度 that tells leaves the status to 整改结果 that says how it stands."""
    for field, words in _TOLD_BY_CONTENT:
        column = _by_content(grid, paths, fields, many, above, words)
        if column is None:
            continue
        if field == "status" and field in fields and _tells(grid, above, fields[field]):
            many.setdefault("progress", []).append(fields.pop(field))
        fields.setdefault(field, column)


def _by_content(
    grid: Grid,
    paths: list[str],
    fields: dict[str, int],
    many: dict[str, list[int]],
    above: int,
    words: re.Pattern[str],
) -> int | None:
    """The column no rule knows in which every cell reads like this: 已完成, 正在推进."""
    taken = {*fields.values(), *(column for columns in many.values() for column in columns), *grid.hidden_columns}
    for column in (c for c in range(grid.width) if c not in taken and paths[c]):
        told = {cell for row in range(above + 1, len(grid.rows)) if (cell := grid.own(row, column))}
        if told and all(words.match(cell) and len(cell) <= LONGEST_NAME // 2 for cell in told):
            return column
    return None


def tells_sorts(grid: Grid, column: int, above: int) -> bool:
    """Whether a column says nothing but 点人, 点事, 点问题."""
    told = {cell for row in range(above + 1, len(grid.rows)) if (cell := "".join(grid.own(row, column).split()))}
    return bool(told) and all(map(_SORT.fullmatch, told))


def _tells(grid: Grid, above: int, column: int) -> bool:
    """Whether the cells of a column tell what was done rather than how it stands."""
    told = [cell for row in range(above + 1, len(grid.rows)) if (cell := grid.own(row, column))]
    words = _TOLD_BY_CONTENT[0][1]
    return 2 * sum(words.match(cell) is None for cell in told) > len(told)
